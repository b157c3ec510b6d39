#pragma once
// Internal to this room.

#include <signal.h>  // NOLINT: POSIX signals, not <csignal>
#include <time.h>    // NOLINT: timespec for sigtimedwait

#include <cerrno>

namespace wangge::record::detail {

/// A file size limit (ulimit -f) comes as a signal that ends the process. Held back here, it is the plain
/// error EFBIG.
class HoldSizeSignal {
  public:
    HoldSizeSignal() {
        sigemptyset(&size_);
        sigaddset(&size_, SIGXFSZ);
        held_ = pthread_sigmask(SIG_BLOCK, &size_, &before_) == 0;
    }
    HoldSizeSignal(const HoldSizeSignal&) = delete;
    HoldSizeSignal& operator=(const HoldSizeSignal&) = delete;
    ~HoldSizeSignal() {
        if (!held_ || sigismember(&before_, SIGXFSZ) == 1) return;
        const int error = errno;
        const timespec no_wait{0, 0};
        while (sigtimedwait(&size_, nullptr, &no_wait) == SIGXFSZ) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
        errno = error;
    }

  private:
    sigset_t size_{};
    sigset_t before_{};
    bool held_ = false;
};

}  // namespace wangge::record::detail
