#pragma once

#include <chrono>
#include <string>

#include "wangge/app/screen.hpp"
#include "wangge/study/compare.hpp"

namespace wangge::app {

/// Shows how far work is: one line that changes on a terminal, a few lines elsewhere (the first at once, then
/// every tenth part, at most one a second).
class ProgressLine {
  public:
    explicit ProgressLine(Screen& screen) : screen_(screen), started_(Clock::now()), shown_(started_) {}

    void compare(const study::Progress& progress);
    void days(std::int32_t day, std::int32_t days);
    /// What goes on now, without a measure.
    void stage(const std::string& words);
    void end() { screen_.clear(); }

  private:
    using Clock = std::chrono::steady_clock;

    void show(const std::string& line, std::uint32_t done, std::uint32_t all);
    std::string bar(double share) const;

    Screen& screen_;
    Clock::time_point started_, shown_;
    std::string stage_;
    std::uint32_t tenth_ = 0;
};

}  // namespace wangge::app
