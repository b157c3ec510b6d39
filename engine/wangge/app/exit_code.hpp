#pragma once

namespace wangge::app {

/// What the shell is told.
enum class ExitCode : int {
    kDone = 0,
    kBadInput = 2,      // refused before anything was computed
    kPartlyFailed = 3,  // something could not be finished or delivered; what was finished is kept
    kInterrupted = 130,
};

}  // namespace wangge::app
