#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
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

/// The visits on record of one day, place by place, since whoever asks for them asks who was in one place
/// with others. They are many and kept for days: of each only its ticks are written, and how far its resident
/// is from the one before, in as few bytes as that takes.
class Scans {
  public:
    Scans() = default;
    /// Of visits in order of resident to so many places.
    Scans(std::span<const Visit> visits, std::size_t places);

    /// The residents who shared a tick in some place with one of those for whom `is_one_of(resident)` holds,
    /// and those themselves: act(resident).
    template <class IsOneOf, class Act>
    void for_each_with(IsOneOf is_one_of, Act act) const;

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [written] = self;
        bytes(written);
    }

  private:
    static constexpr std::uint8_t kMore = 0x80;  // a distance goes on in the next byte
    static constexpr std::uint8_t kEnd = 0;      // instead of ticks: no more were in that place

    /// act(resident, ticks, a bit each) for the visits to the place whose bytes begin at `at`. Returns where
    /// the next place begins.
    template <class Act>
    std::size_t for_each(std::size_t at, Act act) const;

    std::vector<std::uint8_t> bytes_;
};

// --- templates ---

template <class Act>
std::size_t Scans::for_each(std::size_t at, Act act) const {
    for (std::uint32_t resident = 0; at < bytes_.size();) {
        const std::uint8_t ticks = bytes_[at++];
        if (ticks == kEnd) break;
        std::uint32_t distance = 0;
        for (unsigned shift = 0; at < bytes_.size() && shift < 32; shift += 7) {
            const std::uint8_t byte = bytes_[at++];
            distance |= std::uint32_t{byte & 0x7Fu} << shift;
            if ((byte & kMore) == 0) break;
        }
        resident += distance;
        act(resident, ticks);
    }
    return at;
}

template <class IsOneOf, class Act>
void Scans::for_each_with(IsOneOf is_one_of, Act act) const {
    for (std::size_t place = 0; place < bytes_.size();) {
        unsigned shared = 0;
        const std::size_t next = for_each(place, [&](std::uint32_t resident, unsigned ticks) {
            if (is_one_of(resident)) shared |= ticks;
        });
        if (shared != 0) {
            for_each(place, [&](std::uint32_t resident, unsigned ticks) {
                if ((ticks & shared) != 0) act(resident);
            });
        }
        place = next;
    }
}

}  // namespace wangge::kernel::day
