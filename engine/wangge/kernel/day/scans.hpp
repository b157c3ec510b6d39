#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/core/row_set.hpp"
#include "wangge/world/world.hpp"

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
/// with others. They are many and kept for days: each is one number, made of its ticks and how far its
/// resident is from the one before, in as few bytes as that takes.
class Scans {
  public:
    Scans() = default;
    /// Of visits in order of resident to so many places.
    Scans(std::span<const Visit> visits, std::size_t places);

    /// The residents who shared a tick in some place with one of `some`, who are sorted, and those
    /// themselves: act(resident). Places where none of them can have been are passed over.
    template <class Act>
    void for_each_with(const core::RowSet& some, Act act) const;

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [written] = self;
        bytes(written);
    }

  private:
    static constexpr std::uint8_t kMore = 0x80;  // a number goes on in the next byte
    static void write(std::uint64_t number, std::vector<std::uint8_t>& bytes);

    // The ticks of a visit, from one to another, by number: visits in one tick first.
    static constexpr unsigned kStay = 5;  // bits for it
    static constexpr std::array<std::uint8_t, 1u << kStay> kTicksOf = [] {
        std::array<std::uint8_t, 1u << kStay> all{};
        std::size_t stay = 0;
        for (std::uint32_t more = 0; more < world::kTicks; ++more) {
            for (std::uint32_t first = 0; first + more < world::kTicks; ++first)
                all[stay++] = static_cast<std::uint8_t>((2u << (first + more)) - (1u << first));
        }
        return all;
    }();

    // Of one place: how many bytes its visits take, and the first and the last resident. The first visit is
    // written as the distance from resident 0.
    struct Place {
        std::size_t begin, end;
        std::uint32_t first, last;
    };
    std::uint64_t read(std::size_t& at) const {
        std::uint64_t number = 0;
        for (unsigned shift = 0; at < bytes_.size() && shift < 64; shift += 7) {
            const std::uint8_t byte = bytes_[at++];
            number |= std::uint64_t{byte & 0x7Fu} << shift;
            if ((byte & kMore) == 0) break;
        }
        return number;
    }
    /// The place whose bytes begin at `at`.
    Place place(std::size_t at) const;
    /// act(resident, ticks, a bit each) for the visits to a place.
    template <class Act>
    void for_each(const Place& place, Act act) const {
        std::uint32_t resident = 0;
        for (std::size_t at = place.begin; at < place.end;) {
            const std::uint64_t visit = read(at);
            resident += static_cast<std::uint32_t>(visit >> kStay);
            act(resident, kTicksOf[visit & (kTicksOf.size() - 1)]);
        }
    }

    std::vector<std::uint8_t> bytes_;
};

// --- templates ---

template <class Act>
void Scans::for_each_with(const core::RowSet& some, Act act) const {
    for (std::size_t at = 0; at < bytes_.size() && !some.empty();) {
        const Place place = this->place(at);
        at = place.end;
        const auto next = std::ranges::lower_bound(some.rows(), place.first);
        if (next == some.rows().end() || *next > place.last) continue;
        unsigned shared = 0;
        for_each(place, [&](std::uint32_t resident, unsigned ticks) {
            if (some[resident]) shared |= ticks;
        });
        if (shared == 0) continue;
        for_each(place, [&](std::uint32_t resident, unsigned ticks) {
            if ((ticks & shared) != 0) act(resident);
        });
    }
}

}  // namespace wangge::kernel::day
