#pragma once

#include <atomic>

namespace wangge::app {

/// From now on writing to a closed pipe is an ordinary error.
void outlive_closed_pipes();

/// For commands that have something to put in order first: from now on Ctrl-C (and SIGTERM) asks for an end
/// instead of making one: true in what is returned. A second one ends the program at once.
const std::atomic<bool>& listen_for_interrupts();

/// Whether the end has been asked for.
bool interrupted();

}  // namespace wangge::app
