#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

namespace wangge::kernel::day {

/// A visit on record, from tick `first` to `last`: both are kept with the place in one number. There are far
/// fewer than 2^26 places.
struct Visit {
    std::uint32_t where = 0, resident = 0;
    static std::uint32_t at(std::uint32_t place, std::uint32_t first, std::uint32_t last) {
        return place << 6 | first << 3 | last;
    }
    std::uint32_t place() const { return where >> 6; }
    std::uint32_t first() const { return where >> 3 & 7u; }
    std::uint32_t last() const { return where & 7u; }
};

/// The visits on record of one day, place by place, since whoever asks for them asks who was in one place with
/// others. They are many and kept for days: of each only its ticks are written, and how far its resident is
/// from the one before, in as few bytes as that takes.
class Scans {
  public:
    Scans() = default;
    /// Of visits in order of resident to so many places.
    Scans(std::span<const Visit> visits, std::size_t places);

    /// The residents who shared a tick in some place with one of those for whom `is_one_of(resident)` holds, and
    /// those themselves: act(resident).
    template <class IsOneOf, class Act>
    void for_each_with(IsOneOf is_one_of, Act act) const;

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [begin, written] = self;
        bytes(begin, written);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            bytes.expect(begin.empty() ? written.empty()
                                       : begin.back() == written.size() && std::ranges::is_sorted(begin));
        }
    }

  private:
    static constexpr std::uint8_t kMore = 0x80;  // a distance goes on in the next byte

    /// act(resident, ticks, a bit each) for the visits between two bytes.
    template <class Act>
    void for_each(std::size_t at, std::size_t end, Act act) const;

    std::vector<std::uint32_t> begin_;  // of each place, among the bytes; and the end of the last
    std::vector<std::uint8_t> bytes_;
};

// --- templates ---

template <class Act>
void Scans::for_each(std::size_t at, std::size_t end, Act act) const {
    for (std::uint32_t resident = 0; at < end;) {
        const std::uint8_t ticks = bytes_[at++];
        std::uint32_t distance = 0;
        for (unsigned shift = 0; at < end; shift += 7) {
            const std::uint8_t byte = bytes_[at++];
            distance |= std::uint32_t{byte & 0x7Fu} << shift;
            if ((byte & kMore) == 0) break;
        }
        resident += distance;
        act(resident, ticks);
    }
}

template <class IsOneOf, class Act>
void Scans::for_each_with(IsOneOf is_one_of, Act act) const {
    for (std::size_t place = 0; place + 1 < begin_.size(); ++place) {
        const std::size_t first = begin_[place], end = begin_[place + 1];
        unsigned shared = 0;
        for_each(first, end, [&](std::uint32_t resident, unsigned ticks) {
            if (is_one_of(resident)) shared |= ticks;
        });
        if (shared == 0) continue;
        for_each(first, end, [&](std::uint32_t resident, unsigned ticks) {
            if ((ticks & shared) != 0) act(resident);
        });
    }
}

}  // namespace wangge::kernel::day
