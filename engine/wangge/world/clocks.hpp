#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace wangge::world {

/// When the exponential clock of a row rings, one divided by its weight on average: the first to ring are a
/// weighted choice without replacement.
struct Clock {
    double rings;
    std::uint32_t row;

    friend auto operator<=>(const Clock&, const Clock&) = default;
};

/// Puts first those who ring first until they have `seats`, of which row r takes seats_of(r); who rings about
/// as late as the last of them stands in order, all others in any.
template <class SeatsOf>
void first_to_ring(std::vector<Clock>& clocks, std::uint64_t seats, SeatsOf seats_of) {
    constexpr std::uint32_t kBuckets = 1024;
    constexpr double kBucketsPerUnit = 128;
    const auto bucket_of = [](const Clock& clock) {
        const double bucket = clock.rings * kBucketsPerUnit;
        return bucket < kBuckets - 1 ? static_cast<std::uint32_t>(bucket) : kBuckets - 1;
    };
    std::array<std::uint64_t, kBuckets> taken{};
    for (const Clock& clock : clocks) taken[bucket_of(clock)] += seats_of(clock.row);
    std::uint32_t last = 0;  // the bucket in which the last seat is taken
    for (std::uint64_t before = 0; last < kBuckets - 1 && before + taken[last] < seats;)
        before += taken[last++];
    // Those before it from the front on, those after it from the end on, itself between them: without a
    // choice that nobody can foresee.
    std::vector<Clock> sorted(clocks.size()), between;
    std::array<std::size_t, 2> at{0, clocks.size()};  // the next from the front, and the last from the end
    for (const Clock& clock : clocks) {
        const std::uint32_t bucket = bucket_of(clock);
        if (bucket == last) {
            between.push_back(clock);
            continue;
        }
        const std::size_t late = bucket > last ? 1 : 0;
        at[1] -= late;
        sorted[at[late]] = clock;
        at[0] += 1 - late;
    }
    std::sort(between.begin(), between.end());
    std::copy(between.begin(), between.end(), sorted.begin() + static_cast<std::ptrdiff_t>(at[0]));
    clocks.swap(sorted);
}

}  // namespace wangge::world
