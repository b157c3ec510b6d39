#pragma once

#include <string>
#include <string_view>

#include "wangge/app/exit_code.hpp"
#include "wangge/app/options.hpp"
#include "wangge/app/screen.hpp"

namespace wangge::app {

/// Sends a result to `--out` if that was given, else to standard output.
ExitCode deliver(const Options& options, Screen& screen, std::string_view result);

/// Saves a text whole or not at all; false, with a message, if that fails.
bool save(const std::string& path, std::string_view text, Screen& screen);

/// "written: FILE"
std::string written_line(const std::string& path, Language language);

}  // namespace wangge::app
