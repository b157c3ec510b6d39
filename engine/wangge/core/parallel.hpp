#pragma once

#include <algorithm>
#include <cstdint>

namespace wangge::core {

/// How the host runs independent jobs 0 to count - 1; the inner house has no threads of its own. Jobs write
/// to places of their own, so that no order can be seen.
using ParallelFor = void (*)(std::uint32_t count, void* data, void (*job)(void* data, std::uint32_t index));

/// One after the other.
inline void serial_for(std::uint32_t count, void* data, void (*job)(void* data, std::uint32_t index)) {
    for (std::uint32_t index = 0; index < count; ++index) job(data, index);
}

/// The same for a callable: job(index).
template <class Job>
void for_each_index(ParallelFor parallel, std::uint32_t count, Job job) {
    parallel(count, &job, [](void* data, std::uint32_t index) { (*static_cast<Job*>(data))(index); });
}

/// The same for ranges that together are [0, count), each of `size` but the last: job(part, first, end).
template <class Job>
void for_each_part(ParallelFor parallel, std::uint32_t count, std::uint32_t size, Job job) {
    for_each_index(parallel, (count + size - 1) / size,
                   [&](std::uint32_t part) { job(part, part * size, std::min(count, (part + 1) * size)); });
}

/// Runs a few jobs that have nothing to do with each other; each may have parts of its own that run in
/// parallel.
template <class... Jobs>
void side_by_side(ParallelFor parallel, Jobs... jobs) {
    for_each_index(parallel, static_cast<std::uint32_t>(sizeof...(jobs)), [&](std::uint32_t index) {
        std::uint32_t number = 0;
        ((index == number++ ? jobs() : void()), ...);
    });
}

}  // namespace wangge::core
