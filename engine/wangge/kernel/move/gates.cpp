#include "wangge/kernel/move/gates.hpp"

#include <algorithm>
#include <span>

#include "wangge/core/give_back.hpp"
#include "wangge/kernel/move/servers.hpp"

namespace wangge::kernel::move {
namespace {

struct Passage {
    std::uint64_t rank;      // order within a minute
    std::uint32_t resident;  // kNone: a visitor
    std::uint16_t service;   // seconds; all checks together take less than two hours
    care::Part part;         // in infections
};

// Seconds that residents take at a manned gate: thermometer, pass or register, code alone or helped.
class ServiceSeconds {
  public:
    explicit ServiceSeconds(const PermitInputs& in) : in_(in) {
        for (const policy::Checks& checks : in.standing.checks) {
            for (const bool pass : {false, true}) {
                for (const bool shows : {false, true}) by_case_.push_back(of(checks, pass, shows));
            }
        }
    }
    std::int32_t of(std::uint32_t resident) const {
        const std::uint32_t h = in_.context.world.resident.household[resident];
        const std::size_t set = in_.standing.checks_of.empty() ? 0 : in_.standing.checks_of[h];
        const bool shows = in_.context.world.resident.shows_code[resident] != 0;
        return by_case_[set * 4 + (in_.dawn.has_pass(h) ? 2 : 0) + (shows ? 1 : 0)];
    }

  private:
    static std::int32_t of(const policy::Checks& checks, bool pass, bool shows) {
        double seconds = checks.temperature ? checks.temperature_seconds : 0.0;
        if (checks.pass) seconds += pass ? checks.pass_seconds : checks.register_seconds;
        if (checks.code) seconds += shows ? checks.code_seconds : checks.code_help_seconds;
        return static_cast<std::int32_t>(seconds + 0.5);
    }

    const PermitInputs& in_;
    std::vector<std::int32_t> by_case_;  // by set of checks, pass and code
};

std::int32_t visitor_seconds(const Standing& standing) {
    const policy::Checks& checks = standing.checks_for_visitors();
    return static_cast<std::int32_t>((checks.temperature ? checks.temperature_seconds : 0.0) +
                                     checks.register_seconds + 0.5);
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

// What all queues of a day share.
struct Today {
    explicit Today(const PermitInputs& in)
        : post_of(posts_at_gates(in)),
          service_seconds(in),
          visitor_seconds(move::visitor_seconds(in.standing)),
          full_seconds(in.context.scenario.contacts.queue_full_minutes * 60.0) {
        const core::Draws order(in.context.luck, core::Purpose::kPassage);
        for (std::uint32_t minute = 0; minute < kDayMinutes; ++minute) {
            first_come.push_back(order.lot(std::uint64_t{minute} * 60));
            tick.push_back(static_cast<std::uint8_t>(tick_of(static_cast<std::int32_t>(minute))));
        }
    }

    std::vector<std::uint32_t> post_of;  // by gate
    ServiceSeconds service_seconds;
    std::int32_t visitor_seconds;
    double full_seconds;
    std::vector<core::Lot> first_come;  // by minute
    std::vector<std::uint8_t> tick;     // by minute
};

// The passages of a day at the gates of one community after the other.
class Queues {
  public:
    Queues(const PermitInputs& in, const Today& today, GateMemory& memory, std::vector<Encounter>& encounters,
           LedgerPage& page)
        : in_(in),
          today_(today),
          context_(in.context),
          memory_(memory),
          encounters_(encounters),
          waited_(page.row_of(Count::kWaitSeconds)),
          stood_(page.row_of(Count::kQueueSeconds)) {}

    /// All who pass the gates of a community.
    void serve(std::uint32_t community, std::span<const Passing> trips, std::span<const Visitor> visitors) {
        const auto& of = context_.world.community;
        first_gate_ = of.first_gate[community], gates_ = of.gates_of(community);
        count(trips, visitors);
        put_in_order(trips, visitors);
        std::uint32_t cell = 0;
        for (std::uint32_t gate = first_gate_; gate < first_gate_ + gates_; ++gate) {
            at_gate_.all_free();
            before_ = world::kNone;
            staffed_in_ = world::kTicks;
            const std::uint32_t first = begin_[cell];
            if (today_.post_of[gate] == world::kNone) {
                cell += kDayMinutes;
            } else {
                for (std::int32_t minute = 0; minute < kDayMinutes; ++minute, ++cell) {
                    if (begin_[cell] < begin_[cell + 1])
                        serve(gate, minute,
                              {in_order_.data() + begin_[cell], in_order_.data() + begin_[cell + 1]});
                }
            }
            memory_.arrivals[gate] += begin_[cell] - first;
        }
    }

  private:
    std::uint32_t cell(std::uint32_t gate, std::uint32_t minute) const {
        return (gate - first_gate_) * kDayMinutes + minute;
    }
    // How many by gate and minute: behind whom the next begin.
    void count(std::span<const Passing> trips, std::span<const Visitor> visitors) {
        begin_.assign(std::size_t{gates_} * kDayMinutes + 1, 0);
        for (const Passing& trip : trips) {
            ++begin_[cell(trip.gate, trip.out)];
            if (trip.returns()) ++begin_[cell(trip.gate, trip.back)];
        }
        for (const Visitor& visitor : visitors) {
            if (visitor.gate != world::kNone) ++begin_[cell(visitor.gate, visitor.minute)];
        }
        std::uint32_t before = 0;
        for (std::uint32_t& at : begin_) {
            before += at;
            at = before;
        }
    }
    void put_in_order(std::span<const Passing> trips, std::span<const Visitor> visitors) {
        in_order_.resize(begin_.back());
        const auto put = [&](std::uint32_t gate, std::uint32_t minute, std::uint64_t key,
                             std::uint32_t resident, std::int32_t service, care::Part part) {
            in_order_[--begin_[cell(gate, minute)]] = {today_.first_come[minute].rank(key), resident,
                                                       static_cast<std::uint16_t>(service), part};
        };
        for (const Passing& trip : trips) {
            const std::uint64_t key = context_.world.resident.key[trip.resident];
            const std::int32_t service = today_.service_seconds.of(trip.resident);
            const care::Part part = care::part_of(context_, in_.courses, trip.resident);
            put(trip.gate, trip.out, key, trip.resident, service, part);
            if (trip.returns()) put(trip.gate, trip.back, key, trip.resident, service, part);
        }
        for (const Visitor& visitor : visitors) {
            if (visitor.gate != world::kNone)
                put(visitor.gate, visitor.minute, context_.world.household.key[visitor.household],
                    world::kNone, today_.visitor_seconds, {});
        }
    }

    // Those of one minute, by rank.
    void serve(std::uint32_t gate, std::int32_t minute, std::span<Passage> passages) {
        const std::uint32_t tick = today_.tick[static_cast<std::size_t>(minute)];
        const std::vector<std::uint32_t>& servers =
            in_.roster.cover.servers[today_.post_of[gate] * world::kTicks + tick];
        if (servers.empty()) return;
        if (tick != staffed_in_) look_at_servers(servers, tick);
        std::sort(passages.begin(), passages.end(),
                  [](const Passage& a, const Passage& b) { return a.rank < b.rank; });
        const std::int32_t second = minute * 60;
        for (const Passage& passage : passages) {
            const auto [start, server] = at_gate_.serve(second, passage.service, servers.size());
            const std::int32_t wait = start - second;
            memory_.wait[gate] += wait;
            if (passage.resident != world::kNone) {
                if (wait > 0) waited_.add(passage.resident, wait);
                const std::int32_t beside =
                    before_ == world::kNone ? 0 : std::min(before_start_, start) - second;
                if (beside >= 60) {
                    stood_.add(passage.resident, beside);
                    if (care::may_infect(passage.part, before_part_))
                        encounter(before_, passage.resident, tick, Setting::kQueue, beside, second);
                }
                if (care::may_infect(passage.part, server_part_[server]))
                    meet(passage, servers[server], second, tick);
            }
            before_ = passage.resident;
            before_part_ = passage.part;
            before_start_ = start;
        }
    }
    void look_at_servers(const std::vector<std::uint32_t>& servers, std::uint32_t tick) {
        staffed_in_ = tick;
        server_part_.clear();
        for (const std::uint32_t server : servers)
            server_part_.push_back(
                care::part_of(context_, in_.courses, context_.world.staff.resident[server]));
    }
    void meet(const Passage& passage, std::uint32_t server, std::int32_t second, std::uint32_t tick) {
        const std::uint32_t worker = context_.world.staff.resident[server];
        if (worker == passage.resident || in_.roster.stand_in[server] != 0) return;
        encounter(worker, passage.resident, tick, Setting::kDoor, passage.service, second);
    }
    void encounter(std::uint32_t a, std::uint32_t b, std::uint32_t tick, Setting setting,
                   std::int32_t seconds, std::int32_t second) {
        const double weight =
            context_.scenario.contacts.outdoor_factor * std::min(1.0, seconds / today_.full_seconds);
        encounters_.push_back(
            {a, b, static_cast<std::uint8_t>(tick), setting, static_cast<std::uint32_t>(second), weight});
    }

    const PermitInputs& in_;
    const Today& today_;
    const Context& context_;
    GateMemory& memory_;
    std::vector<Encounter>& encounters_;
    LedgerPage::Row waited_, stood_;

    // of one community
    std::uint32_t first_gate_ = 0, gates_ = 0;
    std::vector<Passage> in_order_;     // by gate and minute
    std::vector<std::uint32_t> begin_;  // there, by gate and minute

    // of one gate
    Servers at_gate_;
    std::uint32_t before_ = world::kNone;  // who stood in front
    care::Part before_part_;
    std::int32_t before_start_ = 0;  // when their service began
    std::uint32_t staffed_in_ = 0;   // tick whose servers were looked at
    std::vector<care::Part> server_part_;
};

// Takes those from the front of a list that belong to a community.
template <class One, class CommunityOf>
std::span<const One> take_front(std::span<const One>& list, std::uint32_t community,
                                CommunityOf community_of) {
    std::size_t count = 0;
    while (count < list.size() && community_of(list[count]) == community) ++count;
    const std::span<const One> front = list.first(count);
    list = list.subspan(count);
    return front;
}

void serve(const PermitInputs& in, const Today& today, const std::vector<Visitor>& visitors,
           GateMemory& memory, GatePart& part) {
    const world::World& world = in.context.world;
    part.page->clear();
    Queues queues(in, today, memory, part.encounters, *part.page);
    std::span<const Passing> trips = part.trips;
    std::span<const Visitor> due(
        std::ranges::lower_bound(visitors, part.first, {},
                                 [&](const Visitor& one) { return world.community_of(one.household); }),
        visitors.end());
    for (std::uint32_t community = part.first; community < part.end; ++community) {
        const std::span<const Passing> pass =
            take_front(trips, community, [&](const Passing& one) { return world.gates.community[one.gate]; });
        const std::span<const Visitor> come =
            take_front(due, community, [&](const Visitor& one) { return world.community_of(one.household); });
        queues.serve(community, pass, come);
    }
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
        if (!in.standing.gated) {  // nobody asks when
            visitors.push_back({h, 0, world::kNone, true});
            continue;
        }
        const std::uint64_t key = world.household.key[h];
        const core::Block words = relatives.block(key, context.today());
        Visitor visitor{h, static_cast<std::uint16_t>(world::kTickStart[2] + core::below(words[0], 540)),
                        in.dawn.gate(world, h), true};
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

void queue_at_gates(const PermitInputs& in, std::vector<GatePart> parts, const std::vector<Visitor>& visitors,
                    GateMemory& memory, std::vector<Encounter>& encounters, Ledger& ledger) {
    std::fill(memory.arrivals.begin(), memory.arrivals.end(), 0);
    std::fill(memory.wait.begin(), memory.wait.end(), 0);
    if (!in.standing.gated) {
        std::fill(memory.expected.begin(), memory.expected.end(), 0.0);
        return;
    }
    const Today today(in);
    core::for_each_index(in.context.parallel, static_cast<std::uint32_t>(parts.size()),
                         [&](std::uint32_t k) { serve(in, today, visitors, memory, parts[k]); });
    std::size_t met = encounters.size();
    for (const GatePart& part : parts) met += part.encounters.size();
    encounters.reserve(met);
    for (GatePart& part : parts) {
        ledger.take(in.context.date.day, *part.page);
        encounters.insert(encounters.end(), part.encounters.begin(), part.encounters.end());
        core::give_back(part.encounters);  // in an epidemic they are many
    }
    for (std::size_t k = 0; k < memory.expected.size(); ++k) {
        const double mean = memory.arrivals[k] > 0 ? static_cast<double>(memory.wait[k]) /
                                                         static_cast<double>(memory.arrivals[k]) / 60.0
                                                   : 0.0;
        memory.expected[k] += kNewest * (mean - memory.expected[k]);
    }
}

}  // namespace wangge::kernel::move
