#pragma once

#include <cstdint>
#include <memory>

#include "wangge/core/parallel.hpp"

namespace wangge::study {

/// While one of these lives, at most `threads` threads work (0: as many as the machine has).
class ThreadLimit {
  public:
    explicit ThreadLimit(std::uint32_t threads);
    ThreadLimit(const ThreadLimit&) = delete;
    ThreadLimit& operator=(const ThreadLimit&) = delete;
    ~ThreadLimit();

  private:
    struct Control;
    std::unique_ptr<Control> control_;
};

/// How many threads may work at once now.
std::uint32_t threads_at_work();

/// Runs independent jobs on all threads there are: a core::ParallelFor.
void parallel_for(std::uint32_t count, void* data, void (*job)(void* data, std::uint32_t index));

}  // namespace wangge::study
