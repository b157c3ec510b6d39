#pragma once

#include "wangge/app/exit_code.hpp"
#include "wangge/app/options.hpp"
#include "wangge/app/screen.hpp"

namespace wangge::app {

// One function a command, one file each. They print, and answer what the shell is told.
ExitCode run_command(const Options& options, Screen& screen);
ExitCode compare_command(const Options& options, Screen& screen);
ExitCode check_command(const Options& options, Screen& screen);
ExitCode policies_command(const Options& options, Screen& screen);
ExitCode model_command(const Options& options, Screen& screen);
ExitCode verify_command(const Options& options, Screen& screen);
ExitCode template_command(const Options& options, Screen& screen);
ExitCode diary_command(const Options& options, Screen& screen);
ExitCode version_command(const Options& options, Screen& screen);

}  // namespace wangge::app
