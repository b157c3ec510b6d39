#include "wangge/kernel/move/gates.hpp"

#include <algorithm>
#include <tuple>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/move/plan.hpp"
#include "wangge/kernel/move/servers.hpp"

namespace wangge::kernel::move {
namespace {

struct Passage {
    std::uint64_t rank;      // order within a minute
    std::uint32_t resident;  // kNone: a visitor
    std::uint32_t gate;
    std::int32_t minute;   // of the day
    std::int32_t service;  // seconds
};

// By gate, minute and rank: counted out to minutes, where few stand together.
std::vector<Passage> in_order(const std::vector<Passage>& passages, std::uint32_t gates) {
    constexpr std::size_t kMinutes = kDayMinutes + 1;  // who comes back at midnight
    std::vector<std::uint32_t> first(gates * kMinutes + 1, 0);
    const auto cell = [](const Passage& one) {
        return one.gate * kMinutes + static_cast<std::size_t>(std::min(one.minute, kDayMinutes));
    };
    for (const Passage& one : passages) ++first[cell(one) + 1];
    for (std::size_t k = 1; k < first.size(); ++k) first[k] += first[k - 1];
    std::vector<Passage> sorted(passages.size());
    std::vector<std::uint32_t> at(first.begin(), first.end() - 1);
    for (const Passage& one : passages) sorted[at[cell(one)]++] = one;
    for (std::size_t k = 0; k + 1 < first.size(); ++k) {
        if (first[k + 1] - first[k] < 2) continue;
        std::sort(sorted.begin() + first[k], sorted.begin() + first[k + 1],
                  [](const Passage& a, const Passage& b) {
                      return std::tie(a.minute, a.rank) < std::tie(b.minute, b.rank);
                  });
    }
    return sorted;
}

// Seconds a resident takes at a manned gate: thermometer, pass or register, code alone or helped.
std::int32_t service_seconds(const PermitInputs& in, std::uint32_t resident) {
    const std::uint32_t h = in.context.world.resident.household[resident];
    const policy::Checks& checks = in.standing.checks_for(h);
    double seconds = checks.temperature ? checks.temperature_seconds : 0.0;
    if (checks.pass) seconds += in.dawn.has_pass(h) ? checks.pass_seconds : checks.register_seconds;
    if (checks.code)
        seconds += in.context.world.resident.shows_code[resident] != 0 ? checks.code_seconds
                                                                       : checks.code_help_seconds;
    return static_cast<std::int32_t>(seconds + 0.5);
}

std::int32_t visitor_seconds(const Standing& standing) {
    const policy::Checks& checks = standing.checks_for_visitors();
    return static_cast<std::int32_t>((checks.temperature ? checks.temperature_seconds : 0.0) +
                                     checks.register_seconds + 0.5);
}

std::vector<Passage> list_passages(const PermitInputs& in, const std::vector<Trip>& trips,
                                   const std::vector<Visitor>& visitors, Ledger& ledger) {
    const core::Draws order(in.context.luck, core::Purpose::kPassage);
    std::vector<Passage> passages;
    passages.reserve(2 * trips.size() + visitors.size());
    const auto pass = [&](std::uint32_t gate, std::int32_t minute, std::uint64_t key, std::uint32_t resident,
                          std::int32_t service) {
        const auto second = static_cast<std::uint64_t>(minute) * 60;
        passages.push_back({order.rank(second, key), resident, gate, minute, service});
    };
    for (const Trip& trip : trips) {
        const std::uint64_t key = in.context.world.resident.key[trip.resident];
        const std::int32_t service = service_seconds(in, trip.resident);
        const Crossing minutes = crossing(in.context, trip);
        const bool returns = trip.fate == Fate::kGoes && !core::flawed(core::Flaw::kReturnsUncounted);
        pass(trip.gate, minutes.out, key, trip.resident, service);
        if (returns) pass(trip.gate, minutes.back, key, trip.resident, service);
        ledger.add(Count::kPassages, in.context.date.day, trip.resident, returns ? 2 : 1);
    }
    const std::int32_t service = visitor_seconds(in.standing);
    for (const Visitor& visitor : visitors) {
        if (visitor.gate == world::kNone) continue;
        pass(visitor.gate, visitor.minute, in.context.world.household.key[visitor.household], world::kNone,
             service);
    }
    return in_order(passages, static_cast<std::uint32_t>(in.context.world.gates.key.size()));
}

// Row of the post at each gate, kNone where none stands.
std::vector<std::uint32_t> posts_at_gates(const PermitInputs& in) {
    std::vector<std::uint32_t> post_of(in.context.world.gates.key.size(), world::kNone);
    for (std::size_t post = 0; post < in.standing.posts.size(); ++post) {
        if (in.standing.posts[post].site == policy::Site::kGate)
            post_of[in.standing.posts[post].row] = static_cast<std::uint32_t>(post);
    }
    return post_of;
}

}  // namespace

SuppliedHouseholds::SuppliedHouseholds(const Context& context)
    : by_phase_(static_cast<std::size_t>(context.scenario.needs.supplied_every)) {
    const core::Draws relatives(context.luck, core::Purpose::kRelatives);
    const auto every = static_cast<std::uint32_t>(by_phase_.size());
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        if (context.world.household.supplied[h] != 0)
            by_phase_[relatives.below(every, context.world.household.key[h], 0xFFFFFFFF)].push_back(h);
    }
}

const std::vector<std::uint32_t>& SuppliedHouseholds::visited_on(std::uint32_t day) const {
    const std::size_t every = by_phase_.size();
    return by_phase_[(every - day % every) % every];
}

std::vector<Visitor> receive_visitors(const PermitInputs& in, const SuppliedHouseholds& supplied,
                                      Ledger& ledger) {
    const Context& context = in.context;
    const world::World& world = context.world;
    const core::Draws relatives(context.luck, core::Purpose::kRelatives);
    const std::vector<std::uint32_t> post_of = posts_at_gates(in);
    std::vector<Visitor> visitors;
    for (const std::uint32_t h : supplied.visited_on(context.today())) {
        const std::uint64_t key = world.household.key[h];
        const core::Block words = relatives.block(key, context.today());
        Visitor visitor{h, static_cast<std::uint16_t>(world::kTickStart[2] + core::below(words[0], 540)),
                        world::kNone, true};
        if (in.standing.gated) visitor.gate = in.dawn.gate(world, h);
        if (visitor.gate != world::kNone) {
            ledger.add_area(Count::kVisitorPassages, context.date.day, world.grid_of(h), 1);
            const std::uint32_t tick = tick_of(visitor.minute), post = post_of[visitor.gate];
            if (post != world::kNone && !in.roster.cover.servers[post * world::kTicks + tick].empty())
                visitor.admitted = in.standing.visitors_admitted.empty() ||
                                   core::happens(words[1], in.standing.visitors_admitted[h]);
            if (!visitor.admitted)
                ledger.add_area(Count::kVisitorsRefused, context.date.day, world.grid_of(h), 1);
        }
        visitors.push_back(visitor);
    }
    return visitors;
}

void queue_at_gates(const PermitInputs& in, const std::vector<Trip>& trips,
                    const std::vector<Visitor>& visitors, GateMemory& memory,
                    std::vector<Encounter>& encounters, Ledger& ledger) {
    std::fill(memory.arrivals.begin(), memory.arrivals.end(), 0);
    std::fill(memory.wait.begin(), memory.wait.end(), 0);
    if (!in.standing.gated) {
        std::fill(memory.expected.begin(), memory.expected.end(), 0.0);
        return;
    }
    const Context& context = in.context;
    const policy::Contacts& contacts = context.scenario.contacts;
    const double full_seconds = contacts.queue_full_minutes * 60.0;
    const std::vector<Passage> passages = list_passages(in, trips, visitors, ledger);
    const std::vector<std::uint32_t> post_of = posts_at_gates(in);
    Servers at_gate;
    std::uint32_t gate = world::kNone;
    std::uint32_t before = world::kNone;  // who stood in front
    std::int32_t before_start = 0;        // and when their service began
    for (const Passage& passage : passages) {
        if (passage.gate != gate) {
            gate = passage.gate;
            at_gate.all_free();
            before = world::kNone;
        }
        memory.arrivals[gate] += 1;
        if (post_of[gate] == world::kNone) continue;
        const std::uint32_t tick = tick_of(passage.minute);
        const std::int32_t second = passage.minute * 60;
        const std::vector<std::uint32_t>& servers =
            in.roster.cover.servers[post_of[gate] * world::kTicks + tick];
        if (servers.empty()) continue;
        const auto [start, server] = at_gate.serve(second, passage.service, servers.size());
        const std::int32_t wait = start - second;
        memory.wait[gate] += wait;
        const std::uint32_t worker = context.world.staff.resident[servers[server]];
        if (passage.resident != world::kNone) {
            if (wait > 0) ledger.add(Count::kWaitSeconds, context.date.day, passage.resident, wait);
            const std::int32_t beside = before == world::kNone ? 0 : std::min(before_start, start) - second;
            const bool ill = care::ill(context, in.courses, passage.resident);
            if (beside >= 60) {
                ledger.add(Count::kQueueSeconds, context.date.day, passage.resident, beside);
                if (ill || care::ill(context, in.courses, before)) {
                    encounters.push_back({before, passage.resident, static_cast<std::uint8_t>(tick),
                                          Setting::kQueue,
                                          contacts.outdoor_factor * std::min(1.0, beside / full_seconds),
                                          static_cast<std::uint32_t>(second)});
                }
            }
            const bool meets = worker != passage.resident && in.roster.stand_in[servers[server]] == 0;
            if (meets && (ill || care::ill(context, in.courses, worker))) {
                encounters.push_back({worker, passage.resident, static_cast<std::uint8_t>(tick),
                                      Setting::kDoor,
                                      contacts.outdoor_factor * std::min(1.0, passage.service / full_seconds),
                                      static_cast<std::uint32_t>(second)});
            }
        }
        before = passage.resident;
        before_start = start;
    }
    for (std::size_t k = 0; k < memory.expected.size(); ++k) {
        const double mean = memory.arrivals[k] > 0 ? static_cast<double>(memory.wait[k]) /
                                                         static_cast<double>(memory.arrivals[k]) / 60.0
                                                   : 0.0;
        memory.expected[k] += kNewest * (mean - memory.expected[k]);
    }
}

}  // namespace wangge::kernel::move
