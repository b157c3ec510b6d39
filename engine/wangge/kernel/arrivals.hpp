#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "wangge/core/sparse_column.hpp"
#include "wangge/kernel/columns.hpp"
#include "wangge/kernel/short_day.hpp"
#include "wangge/world/world.hpp"

namespace wangge::kernel {

/// Days of return by agent, of which most were always here; as a column, and as a calendar: what is asked of
/// some days is answered in the time of those who return on them.
class Arrivals {
  public:
    static constexpr std::int32_t kFirst = world::kAlwaysHere + 1;  // day of the first that there can be
    static constexpr std::int32_t kEnd = kNever + 1;                // after the last

    explicit Arrivals(const world::World& world) : days_(kArrival, world::kAlwaysHere, world.agents) {
        world.resident.arrival.for_each([&](std::uint32_t i, std::int16_t day) { days_.set(i, day); });
        make_calendar();
    }

    /// world::kAlwaysHere for most; kNever: never comes, or never again.
    std::int32_t operator[](std::size_t agent) const { return days_[agent]; }
    const core::StateHash& hash() const { return days_.hash(); }

    void set(std::uint32_t agent, std::int32_t day) {
        const std::int32_t before = days_[agent];
        if (before == day) return;
        if (before != world::kAlwaysHere) calendar_.erase(place({before, agent}));
        if (day != world::kAlwaysHere) calendar_.insert(place({day, agent}), {day, agent});
        days_.set(agent, day);
    }
    /// Calls act(agent, day) for those who return on the days [first, end): day by day, each day's rising.
    template <class Act>
    void for_each(std::int32_t first, std::int32_t end, Act act) const {
        for (auto at = place({first, 0}); at != calendar_.end() && at->day < end; ++at)
            act(at->agent, at->day);
    }

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [days, calendar] = self;
        bytes(days);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) self.make_calendar();
    }

  private:
    struct Return {
        std::int32_t day;
        std::uint32_t agent;
        friend auto operator<=>(const Return&, const Return&) = default;
    };
    std::vector<Return>::const_iterator place(Return one) const {
        return std::ranges::lower_bound(calendar_, one);
    }
    void make_calendar() {
        calendar_.clear();
        days_.for_each([&](std::uint32_t agent, std::int32_t day) { calendar_.push_back({day, agent}); });
        std::ranges::sort(calendar_);
    }

    core::SparseColumn<std::int32_t> days_;
    std::vector<Return> calendar_;  // rising
};

}  // namespace wangge::kernel
