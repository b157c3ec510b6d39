#include "wangge/kernel/move/whereabouts.hpp"

#include <algorithm>

#include "wangge/core/prefetch.hpp"

namespace wangge::kernel::move {

Visits::Visits(const world::World& world) : people_(world.households), of_grids_(world) {
    for (std::uint32_t h = 0; h < world.households; ++h) {
        std::uint32_t people = 0;
        for (std::uint32_t k = 0; k < world.friends_per_household; ++k) {
            const std::uint32_t visitors = world.friend_of(h, k);
            if (visitors != world::kNone) people += world.members(visitors);
        }
        people_[h] = static_cast<std::uint16_t>(people);
        most_.members = std::max(most_.members, world.members(h));
        most_.visitors = std::max(most_.visitors, people);
    }
    for (std::uint32_t p = 0; p < world.places.kind.size(); ++p) {
        if (world.places.kind[p] != world::PlaceKind::kGathering) continue;
        most_.group = std::max(most_.group, static_cast<std::uint32_t>(world.slots_of(p).size()));
    }
}

void Whereabouts::ask(const Context& context, const Planner& planner, const Permitter& permitter,
                      const Homebound& homebound, const Presence& present, const work::Roster& roster) {
    asked_ = {&context, &planner, &permitter, &homebound, &present, &roster};
    expected_.clear();
}

void Whereabouts::expect_visitors(core::ParallelFor parallel) {
    constexpr std::uint32_t kPart = 1u << 14;  // residents
    if (visits_ == nullptr || written()) return;
    const world::World& world = asked_.context->world;
    std::vector<std::vector<std::uint32_t>> hosts((world.residents + kPart - 1) / kPart);
    core::for_each_index(parallel, static_cast<std::uint32_t>(hosts.size()), [&](std::uint32_t part) {
        const std::uint32_t first = part * kPart, end = std::min(world.residents, first + kPart);
        asked_.planner->list_hosts(first, end, hosts[part]);
    });
    expected_.assign(world.households, 0);
    for (const std::vector<std::uint32_t>& part : hosts) {
        for (const std::uint32_t host : part) ++expected_[host];
    }
}

void Whereabouts::write_down(std::uint32_t agents) {
    asked_ = {};
    expected_.clear();
    Day nowhere;
    nowhere.fill(kNowhere);
    days_.assign(agents, nowhere);
    guests_.clear();
}

void Whereabouts::list_guests(const Context& context) {
    guests_.clear();
    for (std::uint32_t i = 0; i < context.world.residents; ++i) {
        const std::uint32_t home = context.world.resident.household[i];
        Spot before = home;
        for (const Spot spot : days_[i]) {
            if (context.is_dwelling(spot) && spot != home && spot != before) guests_.push_back({spot, i});
            before = spot;
        }
    }
    std::sort(guests_.begin(), guests_.end());
    guests_.erase(std::unique(guests_.begin(), guests_.end()), guests_.end());
}

void Whereabouts::find_guests(std::uint32_t household, Guests& guests) const {
    guests.household = household;
    guests.people.clear();
    if (written()) {
        for (auto at = std::lower_bound(guests_.begin(), guests_.end(), Visiting{household, 0});
             at != guests_.end() && at->household == household; ++at)
            guests.people.emplace_back(at->agent, days_[at->agent]);
        return;
    }
    const world::World& world = asked_.context->world;
    guests.friends.clear();
    guests.friends.reserve(world.friends_per_household);
    for (std::uint32_t k = 0; k < world.friends_per_household; ++k) {
        const std::uint32_t from = world.friend_of(household, k);
        if (from == world::kNone) continue;
        guests.friends.push_back(from);
        core::prefetch(&world.household.first[from]);
    }
    std::sort(guests.friends.begin(), guests.friends.end());
    guests.friends.erase(std::unique(guests.friends.begin(), guests.friends.end()),
                         guests.friends.end());  // a friend twice visits as one
    for (const std::uint32_t from : guests.friends)
        core::prefetch(&world.resident.key[world.household.first[from]]);
    for (const std::uint32_t from : guests.friends) {
        for (std::uint32_t j = world.household.first[from]; j < world.household.first[from + 1]; ++j) {
            if (asked_.planner->host_of(j) != household) continue;
            const Day day = work_out(j);
            if (std::find(day.begin(), day.end(), household) != day.end()) guests.people.emplace_back(j, day);
        }
    }
}

Day Whereabouts::work_out(std::uint32_t agent) const {
    if (unhindered(agent)) return asked_.planner->spots(agent);
    Trips trips;
    if (agent < asked_.context->world.residents && !asked_.homebound->stays(agent)) {
        trips = asked_.planner->plan(agent);
        asked_.permitter->settle(trips, nullptr);
    }
    return day_with(*asked_.context, agent, (*asked_.present)[agent], trips, *asked_.roster);
}

// What follows the trip that takes the tick changes nothing in it, nor the fate of what comes before.
Spot Whereabouts::work_out(std::uint32_t agent, std::uint32_t tick) const {
    if (unhindered(agent)) return asked_.planner->spot(agent, tick);
    Trips trips;
    if (agent < asked_.context->world.residents && !asked_.homebound->stays(agent)) {
        trips = asked_.planner->plan_for(agent, tick);
        asked_.permitter->settle(trips, nullptr);
    }
    return spot_with(*asked_.context, agent, (*asked_.present)[agent], trips, *asked_.roster, tick);
}

Day day_with(const Context& context, std::uint32_t agent, bool present, const Trips& trips,
             const work::Roster& roster) {
    const world::World& world = context.world;
    Day day;
    day.fill(present && agent < world.residents ? world.resident.household[agent] : kNowhere);
    for (const Trip& trip : trips) {
        if (trip.fate != Fate::kGoes) continue;
        for (std::uint32_t tick = trip.first; tick <= trip.last; ++tick) day[tick] = trip.spot;
    }
    const std::uint32_t w = world.staff_of(agent);
    if (w == world::kNone || w >= roster.duty.size() || roster.stand_in[w] != 0) return day;
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        if (roster.duty[w][tick] != kNowhere) day[tick] = roster.duty[w][tick];
    }
    return day;
}

Spot spot_with(const Context& context, std::uint32_t agent, bool present, const Trips& trips,
               const work::Roster& roster, std::uint32_t tick) {
    const world::World& world = context.world;
    const std::uint32_t w = world.staff_of(agent);
    if (w != world::kNone && w < roster.duty.size() && roster.stand_in[w] == 0 &&
        roster.duty[w][tick] != kNowhere)
        return roster.duty[w][tick];
    for (const Trip& trip : trips) {
        if (trip.fate == Fate::kGoes && trip.first <= tick && tick <= trip.last) return trip.spot;
    }
    return present && agent < world.residents ? world.resident.household[agent] : kNowhere;
}

}  // namespace wangge::kernel::move
