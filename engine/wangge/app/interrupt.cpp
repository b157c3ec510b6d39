#include "wangge/app/interrupt.hpp"

#include <unistd.h>

#include <csignal>

namespace wangge::app {
namespace {

std::atomic<bool> asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set nothing else");

extern "C" void ask_for_end(int) {
    if (asked.exchange(true)) ::_exit(130);
}

}  // namespace

void outlive_closed_pipes() {
    struct sigaction action {};
    action.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &action, nullptr);
}

const std::atomic<bool>& listen_for_interrupts() {
    struct sigaction action {};
    action.sa_handler = ask_for_end;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;  // a file being written is not cut short
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    return asked;
}

bool interrupted() {
    return asked.load();
}

}  // namespace wangge::app
