#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

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

/// Keeps those rows for which `keep(row)` holds, in their order.
template <class Keep>
void retain(ParallelFor parallel, std::vector<std::uint32_t>& rows, Keep keep) {
    constexpr std::uint32_t kPart = 4096;
    const auto count = static_cast<std::uint32_t>(rows.size());
    std::vector<std::uint32_t> kept((count + kPart - 1) / kPart);  // of each part, at its front
    for_each_part(parallel, count, kPart, [&](std::uint32_t part, std::uint32_t first, std::uint32_t end) {
        std::uint32_t to = first;
        for (std::uint32_t k = first; k < end; ++k) {
            const std::uint32_t row = rows[k];
            rows[to] = row;
            to += keep(row) ? 1 : 0;
        }
        kept[part] = to - first;
    });
    auto to = rows.begin();
    for (std::uint32_t part = 0; part < kept.size(); ++part)
        to = std::copy_n(rows.begin() + std::int64_t{part} * kPart, kept[part], to);
    rows.erase(to, rows.end());
}

}  // namespace wangge::core
