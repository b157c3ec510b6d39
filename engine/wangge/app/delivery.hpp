#pragma once

#include <string>
#include <string_view>

#include "wangge/app/exit_code.hpp"
#include "wangge/app/options.hpp"
#include "wangge/app/screen.hpp"
#include "wangge/scenario/read_scenario.hpp"

namespace wangge::app {

/// Sends a result to `--out` if that was given, else to standard output.
ExitCode deliver(const Options& options, Screen& screen, std::string_view result);

/// Saves a text whole or not at all; false, with a message, if that fails.
bool save(const std::string& path, std::string_view text, Screen& screen);

/// Whether `target` is a file that the scenario was read from (it, what it extends, its tables); says so.
/// Nobody's input is written over. `option` is the one that named the target.
bool overwrites_input(std::string_view option, const std::string& target, const scenario::ReadScenario& read,
                      Screen& screen);

/// "written: FILE"
std::string written_line(const std::string& path, Language language);

}  // namespace wangge::app
