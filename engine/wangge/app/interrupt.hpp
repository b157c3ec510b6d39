#pragma once

#include <atomic>

namespace wangge::app {

/// From now on Ctrl-C (and SIGTERM) asks for an end instead of making one: true in what is returned. A second
/// one ends the program at once. Writing to a closed pipe becomes an ordinary error.
const std::atomic<bool>& listen_for_interrupts();

/// Whether the end has been asked for.
bool interrupted();

}  // namespace wangge::app
