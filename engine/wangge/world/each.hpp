#pragma once

#include <cstdint>

#include "wangge/core/parallel.hpp"

namespace wangge::world {

/// `job(0)` to `job(count - 1)` as the host runs them.
template <class Job>
void each(core::ParallelFor parallel, std::uint32_t count, Job job) {
    parallel(count, &job, [](void* data, std::uint32_t index) { (*static_cast<Job*>(data))(index); });
}

}  // namespace wangge::world
