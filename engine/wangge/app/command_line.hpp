#pragma once

namespace wangge::app {

/// The whole program: reads the words of the command line, does what they ask, answers the exit code.
int command_line(int count, const char* const* words);

}  // namespace wangge::app
