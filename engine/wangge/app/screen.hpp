#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "wangge/app/words.hpp"

namespace wangge::app {

/// Standard output and standard error. Results go to the first, whole and at once; everything else to the
/// second.
class Screen {
  public:
    explicit Screen(Language language) : language_(language) {}

    Language language() const { return language_; }
    void speak(Language language) { language_ = language; }

    /// Sends a result to standard output. False, with a message, if it could not be written in full: a closed
    /// pipe or a full disk is no success.
    bool put(std::string_view result);

    /// A message of one or more lines on standard error.
    void say(std::string_view message);
    void say(const core::Fault& fault) { say(describe(fault, language_)); }

    /// Replaces the line that was last noted, if a terminal can do so; nothing otherwise. Ended by clear().
    void note(std::string_view line);
    void clear();

    /// Whether standard error is a terminal that can rewrite a line.
    bool rewrites() const;

  private:
    Language language_;
    bool noted_ = false;
};

/// Columns of the terminal of standard error; 80 if it is none.
int terminal_columns();

}  // namespace wangge::app
