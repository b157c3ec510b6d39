#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

#include "wangge/core/prefetch.hpp"
#include "wangge/kernel/belonging.hpp"
#include "wangge/kernel/count.hpp"
#include "wangge/kernel/ledger_page.hpp"
#include "wangge/kernel/packed_day.hpp"
#include "wangge/world/world.hpp"

/// The ledger: past counts by day, area and group. Integers only, so that sums do not depend on order.
namespace wangge::kernel {

/// One number by area and by group, such as all residents or all who are due at work.
struct Totals {
    std::vector<std::int64_t> area;
    std::array<std::int64_t, kGroups> group{};
    friend bool operator==(const Totals&, const Totals&) = default;
};

/// Counts by (count, day, area) and (count, day, group).
///
/// One day at a time is open, a page of plain numbers; all others are packed. Booking into another day turns
/// to it, forwards or back: any day can be booked at any time, and day after day is what costs least. Amounts
/// of everybody that are the same on many days are kept once, and a bit of a day says that they are of it.
class Ledger {
  public:
    Ledger() = default;
    Ledger(const world::World& world, std::int32_t days, policy::Areas areas = policy::Areas::kBySize);

    /// Books `amount` where resident `i` belongs.
    void add(Count count, std::int32_t day, std::uint32_t resident, std::int64_t amount = 1) {
        if (day != open_day_) turn_to(day);
        open_.add_on_whole(count, resident, amount);
    }
    /// Something will be booked for resident `i` soon.
    void prefetch(std::uint32_t i) const {
        belonging_->area.prefetch(i);
        core::prefetch(&belonging_->group[i]);
    }
    /// The page of a day, to be booked on until another day is.
    LedgerPage& page_of(std::int32_t day) {
        if (day != open_day_) turn_to(day);
        return open_;
    }
    /// Books `amount` in the area of a grid (or of elsewhere()), to no group.
    void add_area(Count count, std::int32_t day, std::uint32_t grid, std::int64_t amount) {
        if (day != open_day_) turn_to(day);
        open_.add_area(count, grid, amount);
    }
    /// Books amounts by grid, to no group.
    void add_grids(Count count, std::int32_t day, std::span<const std::int64_t> amounts);
    /// An empty page for a part of the place, the grids [first, end), that books its day alone.
    LedgerPage page(std::uint32_t first_grid, std::uint32_t end_grid) const;
    /// Adds such a page to a day. The order in which pages are taken cannot be seen.
    void take(std::int32_t day, const LedgerPage& page);

    /// Books amounts by area and by group.
    void add_all(Count count, std::int32_t day, const Totals& totals);
    /// The same of amounts that are kept: `usual` is what keep() said of them, which it may up to eight
    /// times.
    void add_usual(std::uint8_t usual, std::int32_t day);
    std::uint8_t keep(Count count, const Totals& totals);
    /// Adds `amount` of resident `i` to totals.
    void add_to(Totals& totals, std::uint32_t resident, std::int64_t amount) const;

    std::int32_t days() const { return days_; }
    std::uint32_t areas() const { return belonging_->areas; }
    /// What an area is; never kBySize.
    policy::Areas areas_by() const { return belonging_->by; }
    /// The grid of those who live in none.
    std::uint32_t elsewhere() const { return belonging_->elsewhere(); }
    /// Amounts by area; the last area is elsewhere.
    std::vector<std::int64_t> by_area(Count count, std::int32_t day) const;
    std::array<std::int64_t, kGroups> by_group(Count count, std::int32_t day) const;
    /// Sum over areas of one day.
    std::int64_t of_day(Count count, std::int32_t day) const;
    /// Sum over areas of days [0, until).
    std::int64_t total(Count count, std::int32_t until) const;
    /// The same of one group.
    std::int64_t total_of_group(Count count, std::int32_t until, std::uint32_t group) const;
    std::uint32_t group_of(std::uint32_t resident) const { return belonging_->group[resident]; }
    /// Groups of all agents.
    std::span<const std::uint8_t> groups() const { return belonging_->group; }
    const Heads& heads(std::uint32_t group) const { return belonging_->heads[group]; }
    std::uint32_t area_of(std::uint32_t resident) const { return belonging_->area[resident]; }
    std::uint32_t area_of_grid(std::uint32_t grid) const { return belonging_->area_of_grid[grid]; }
    /// Memory that all days take.
    std::uint64_t bytes() const;

    /// The same numbers, whichever day of either is open.
    friend bool operator==(const Ledger& one, const Ledger& other);

    /// Writes or reads all days (core/bytes.hpp), into a ledger of the same world and days. No day is open
    /// afterwards.
    static void carry(auto& bytes, auto& self) {
        auto& [days, open_day, belonging, open, packed, usual, usual_on] = self;
        bytes.columns(usual_on);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            bytes.columns(packed);
            for (const std::uint8_t on : usual_on) bytes.expect(on >> usual.size() == 0);
            for (const PackedDay& day : packed) bytes.expect(day.fits(self.areas()));
            open.clear();
            open_day = -1;
        } else {
            std::vector<PackedDay> all = packed;
            if (open_day >= 0) all[static_cast<std::size_t>(open_day)] = PackedDay(open);
            bytes.columns(all);
        }
    }

  private:
    // Amounts that are the same on many days.
    struct Usual {
        Count count;
        Totals totals;
        std::int64_t sum;  // over areas
        friend bool operator==(const Usual&, const Usual&) = default;
    };

    void turn_to(std::int32_t day);
    // Calls act(usual) for those amounts that are of a count and a day.
    template <class Act>
    void for_each_usual(Count count, std::int32_t day, Act act) const {
        std::uint8_t on = usual_on_[static_cast<std::size_t>(day)];
        for (std::size_t k = 0; on != 0; on >>= 1, ++k) {
            if ((on & 1u) != 0 && usual_[k].count == count) act(usual_[k]);
        }
    }

    std::int32_t days_ = 0;
    std::int32_t open_day_ = -1;
    std::shared_ptr<const Belonging> belonging_;
    LedgerPage open_;
    std::vector<PackedDay> packed_;  // by day, without what is usual; empty for the open one
    std::vector<Usual> usual_;
    std::vector<std::uint8_t> usual_on_;  // by day: rows of `usual_`, a bit each
};

/// One infection: who infected whom, when and where. In an epidemic there is one for nearly everybody.
/// So it takes ten bytes.
struct [[gnu::packed]] Transmission {
    std::uint32_t infector = world::kNone;  // kNone: imported
    std::uint32_t infected : 28 = 0;        // of fewer than 2^28 people
    std::uint32_t day : 12 = 0;             // of a thousand at most
    std::uint32_t tick : 3 = 0;
    std::uint32_t setting : 5 = 0;  // Setting

    Transmission() = default;
    Transmission(std::uint32_t infector, std::uint32_t infected, std::int32_t day, std::uint32_t tick,
                 std::uint32_t setting)
        : infector(infector),
          infected(infected & 0xFFFFFFFu),
          day(static_cast<std::uint32_t>(day) & 0xFFFu),
          tick(tick & 7u),
          setting(setting & 31u) {}
    /// Writes or reads it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        std::uint32_t infector = self.infector, infected = self.infected;
        auto day = static_cast<std::int16_t>(self.day);
        auto tick = static_cast<std::uint8_t>(self.tick), setting = static_cast<std::uint8_t>(self.setting);
        bytes(infector, infected, day, tick, setting);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads)
            self = Transmission(infector, infected, day, tick, setting);
    }
    friend bool operator==(const Transmission&, const Transmission&) = default;
};
static_assert(sizeof(Transmission) == 10);

}  // namespace wangge::kernel
