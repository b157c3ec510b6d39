#include "wangge/kernel/move/gates.hpp"

#include <algorithm>
#include <span>

#include "wangge/core/row_bits.hpp"
#include "wangge/kernel/move/crossings.hpp"
#include "wangge/kernel/move/servers.hpp"

namespace wangge::kernel::move {
namespace {

// How somebody passes. Written in place everywhere: what is put together and copied has to be waited for.
struct Passage {
    std::uint16_t gate;     // of the community
    std::uint16_t service;  // seconds; all checks together take less than two hours
    care::Part part;        // in infections
};

struct Errand {
    std::uint64_t rank;      // order within a minute
    std::uint32_t resident;  // kNone: a visitor
    Passage passage;
};

// Seconds that residents take at a manned gate: thermometer, pass or register, code alone or helped.
class ServiceSeconds {
  public:
    explicit ServiceSeconds(const PermitInputs& in) : in_(in) {
        for (const HouseRules& rules : in.standing.rules) {
            for (const bool pass : {false, true}) {
                for (const bool shows : {false, true}) by_case_.push_back(of(rules.checks, pass, shows));
            }
        }
    }
    std::int32_t of(std::uint32_t resident, std::uint32_t h) const {
        const std::size_t row = in_.standing.row_for(h);
        const bool shows = in_.context.world.resident.shows_code[resident] != 0;
        return by_case_[row * 4 + (in_.dawn.has_pass(h) ? 2 : 0) + (shows ? 1 : 0)];
    }

  private:
    static std::int32_t of(const policy::Checks& checks, bool pass, bool shows) {
        double seconds = checks.temperature ? checks.temperature_seconds : 0.0;
        if (checks.pass) seconds += pass ? checks.pass_seconds : checks.register_seconds;
        if (checks.code) seconds += shows ? checks.code_seconds : checks.code_help_seconds;
        return static_cast<std::int32_t>(seconds + 0.5);
    }

    const PermitInputs& in_;
    std::vector<std::int32_t> by_case_;  // by rules, pass and code
};

std::int32_t visitor_seconds(const Standing& standing) {
    const policy::Checks& checks = standing.checks_for_visitors;
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

// By community: whether anybody is there today who could infect others.
std::vector<std::uint8_t> communities_with_ill(const PermitInputs& in) {
    const world::World& world = in.context.world;
    std::vector<std::uint8_t> any(world.community.size(), 0);
    in.courses.active.for_each([&](std::uint32_t i) {
        any[world.community_of_agent(i)] = 1;
        const std::uint32_t w = world.staff_of(i);
        if (w != world::kNone) any[world.staff.community[w]] = 1;
    });
    return any;
}

// What all queues of a day share.
struct Today {
    Today(const PermitInputs& in, const Commuters& commuters)
        : commuters(commuters),
          post_of(posts_at_gates(in)),
          service_seconds(in),
          visitor_seconds(move::visitor_seconds(in.standing)),
          full_seconds(in.context.scenario.contacts.queue_full_minutes * 60.0),
          any_ill(communities_with_ill(in)) {
        const PassageOrder order(in.context.luck);
        for (std::uint32_t minute = 0; minute < kDayMinutes; ++minute) first_come.push_back(order.in(minute));
    }

    const Commuters& commuters;
    std::vector<std::uint32_t> post_of;  // by gate
    ServiceSeconds service_seconds;
    std::int32_t visitor_seconds;
    double full_seconds;
    std::vector<std::uint8_t> any_ill;  // by community
    std::vector<core::Lot> first_come;  // by minute
};

// The passages of a day at the gates of one community after the other.
class Queues {
  public:
    Queues(const PermitInputs& in, const Today& today, GateMemory& memory, LedgerPage& page)
        : in_(in),
          today_(today),
          context_(in.context),
          memory_(memory),
          waited_(page.row_of(Count::kWaitSeconds)),
          stood_(page.row_of(Count::kQueueSeconds)) {}

    /// All who pass the gates of a community. Returns the encounters there, until the next is served.
    std::span<const Encounter> serve(std::uint32_t community, const GatePart& part,
                                     std::span<const Passing> trips, std::span<const Visitor> visitors) {
        encounters_.clear();
        const auto& of = context_.world.community;
        first_gate_ = of.first_gate[community];
        gates_.assign(of.gates_of(community), {});
        any_ill_ = today_.any_ill[community] != 0;
        const auto [first, end] = context_.world.residents_of_community(community);
        first_resident_ = first;
        first_row_ = first - part.outings->first;
        commuting_ = &part.outings->commuting;
        anybody_commutes_ = !commuting_->out.empty();
        if (commuter_.size() < end - first) commuter_.resize(end - first);
        list_commuters(end - first);
        list(trips, visitors);
        for (tick_ = 0; tick_ < world::kTicks; ++tick_) {
            staff_gates();
            for (std::uint32_t minute = world::kTickStart[tick_]; minute < world::kTickStart[tick_ + 1];
                 ++minute) {
                const bool commutes = CommuteHabit::goes_out(minute) || CommuteHabit::comes_back(minute);
                if (commutes || begin_[minute] != begin_[minute + 1])
                    serve(minute, find_commuters(community, minute));
            }
        }
        for (std::uint32_t k = 0; k < gates_.size(); ++k) memory_.wait[first_gate_ + k] = gates_[k].wait;
        return encounters_;
    }

  private:
    struct Gate {
        Servers queue;
        std::span<const std::uint32_t> servers;  // staff rows; empty where none are at work
        std::vector<care::Part> server_part;     // only where somebody is ill
        std::uint32_t before = world::kNone;     // who stood in front
        std::int32_t before_start = 0;           // when their service began
        care::Part before_part;
        std::int64_t wait = 0;  // seconds so far
    };

    // Everybody uses the gate of their stairwell.
    void put(std::uint32_t resident, std::uint32_t passages, Passage& passage) {
        const std::uint32_t household = context_.world.resident.household[resident],
                            gate = in_.dawn.gate(context_.world, household);
        memory_.arrivals[gate] += passages;
        passage.gate = static_cast<std::uint16_t>(gate - first_gate_);
        passage.service = static_cast<std::uint16_t>(today_.service_seconds.of(resident, household));
        passage.part = any_ill_ ? care::part_of(context_, in_.courses, resident) : care::Part{};
    }
    // By resident.
    void list_commuters(std::uint32_t residents) {
        const std::uint32_t end = first_row_ + residents;
        commuting_->out.for_each(first_row_, end, [&](std::uint32_t row) {
            const std::uint32_t i = row - first_row_;
            put(first_resident_ + i, commuting_->back[row] ? 2 : 1, commuter_[i]);
        });
    }
    // Others, by minute.
    void list(std::span<const Passing> trips, std::span<const Visitor> visitors) {
        begin_.assign(kDayMinutes + 1, 0);
        for (const Passing& trip : trips) {
            ++begin_[trip.out];
            if (trip.returns()) ++begin_[trip.back];
        }
        for (const Visitor& visitor : visitors) {
            if (visitor.gate == world::kNone) continue;
            ++memory_.arrivals[visitor.gate];
            ++begin_[visitor.minute];
        }
        std::uint32_t before = 0;
        for (std::uint32_t& at : begin_) {
            before += at;
            at = before;
        }
        if (errands_.size() < before) errands_.resize(before);
        const auto errand = [&](std::uint32_t minute, std::uint64_t key, std::uint32_t resident) -> Passage& {
            Errand& one = errands_[--begin_[minute]];
            one.rank = today_.first_come[minute].rank(key);
            one.resident = resident;
            return one.passage;
        };
        for (const Passing& trip : trips) {
            const std::uint64_t key = context_.world.resident.key[trip.resident];
            Passage& out = errand(trip.out, key, trip.resident);
            put(trip.resident, trip.returns() ? 2 : 1, out);
            if (trip.returns()) errand(trip.back, key, trip.resident) = out;
        }
        for (const Visitor& visitor : visitors) {
            if (visitor.gate == world::kNone) continue;
            Passage& passage =
                errand(visitor.minute, context_.world.household.key[visitor.household], world::kNone);
            passage.gate = static_cast<std::uint16_t>(visitor.gate - first_gate_);
            passage.service = static_cast<std::uint16_t>(today_.visitor_seconds);
            passage.part = {};
        }
    }

    // Those on their way to work or school, or from there, in a minute. All are written down, and kept if
    // they pass today: nobody could foresee who does.
    std::span<const std::uint32_t> find_commuters(std::uint32_t community, std::uint32_t minute) {
        const bool out = CommuteHabit::goes_out(minute);
        const core::RowBits& passes = out ? commuting_->out : commuting_->back;
        if (!anybody_commutes_ || (!out && !CommuteHabit::comes_back(minute))) return {};
        const std::uint32_t all = today_.commuters.count(community, minute);
        if (commuters_.size() < all) commuters_.resize(all);
        std::uint32_t* const found = commuters_.data();
        const std::uint32_t first = first_row_;
        std::size_t size = 0;
        today_.commuters.for_each(community, minute, [&](std::uint32_t row) {
            found[size] = row;
            size += passes[first + row] ? 1 : 0;
        });
        return {found, size};
    }
    // Those of a minute: commuters, whose order is known, and between them others.
    void serve(std::uint32_t minute, std::span<const std::uint32_t> commuters) {
        const core::Lot first_come = today_.first_come[minute];
        const auto rank = [&](std::uint32_t row) {
            return first_come.rank(context_.world.resident.key[first_resident_ + row]);
        };
        Errand *errand = errands_.data() + begin_[minute], *const end = errands_.data() + begin_[minute + 1];
        if (end - errand > 1)
            std::sort(errand, end, [](const Errand& a, const Errand& b) { return a.rank < b.rank; });
        auto commuter = commuters.begin();
        std::uint64_t next = commuters.empty() || errand == end ? 0 : rank(*commuter);  // of the commuter
        while (commuter != commuters.end() || errand != end) {
            const bool commutes = commuter != commuters.end() && (errand == end || next < errand->rank);
            pass(commutes ? first_resident_ + *commuter : errand->resident,
                 commutes ? commuter_[*commuter] : errand->passage, static_cast<std::int32_t>(minute) * 60);
            if (!commutes) {
                ++errand;
            } else if (++commuter != commuters.end() && errand != end) {
                next = rank(*commuter);
            }
        }
    }

    void staff_gates() {
        for (std::uint32_t k = 0; k < gates_.size(); ++k) {
            Gate& gate = gates_[k];
            const std::uint32_t post = today_.post_of[first_gate_ + k];
            if (post == world::kNone) continue;
            gate.servers = in_.roster.cover.servers[post * world::kTicks + tick_];
            gate.server_part.clear();
            if (!any_ill_) continue;
            for (const std::uint32_t server : gate.servers)
                gate.server_part.push_back(
                    care::part_of(context_, in_.courses, context_.world.staff.resident[server]));
        }
    }
    // Somebody comes to a gate and is served there.
    [[gnu::always_inline]] void pass(std::uint32_t resident, const Passage& passage, std::int32_t second) {
        Gate& gate = gates_[passage.gate];
        if (gate.servers.empty()) return;
        const auto [start, server] = gate.queue.serve(second, passage.service, gate.servers.size());
        const std::int32_t wait = start - second;
        gate.wait += wait;
        if (wait > 0 && resident != world::kNone) {
            waited_.add(resident, wait);
            const std::int32_t beside = std::min(gate.before_start, start) - second;
            if (beside >= 60 && gate.before != world::kNone) {
                stood_.add(resident, beside);
                if (any_ill_ && care::may_infect(passage.part, gate.before_part))
                    encounter(gate.before, resident, second, Setting::kQueue, beside);
            }
        }
        if (any_ill_ && resident != world::kNone && care::may_infect(passage.part, gate.server_part[server]))
            meet(resident, passage, gate.servers[server], second);
        gate.before = resident;
        gate.before_start = start;
        gate.before_part = passage.part;
    }
    void meet(std::uint32_t resident, const Passage& passage, std::uint32_t server, std::int32_t second) {
        const std::uint32_t worker = context_.world.staff.resident[server];
        if (worker == resident || in_.roster.stand_in[server] != 0) return;
        encounter(worker, resident, second, Setting::kDoor, passage.service);
    }
    void encounter(std::uint32_t a, std::uint32_t b, std::int32_t second, Setting setting,
                   std::int32_t seconds) {
        const double weight =
            context_.scenario.contacts.outdoor_factor * std::min(1.0, seconds / today_.full_seconds);
        encounters_.push_back(
            {a, b, static_cast<std::uint8_t>(tick_), setting, static_cast<std::uint32_t>(second), weight});
    }

    const PermitInputs& in_;
    const Today& today_;
    const Context& context_;
    GateMemory& memory_;
    LedgerPage::Row waited_, stood_;

    // of one community
    std::uint32_t first_gate_ = 0, first_resident_ = 0, tick_ = 0;
    bool any_ill_ = false;
    std::vector<Gate> gates_;
    const Commuting* commuting_ = nullptr;  // of the part
    bool anybody_commutes_ = false;         // there
    std::uint32_t first_row_ = 0;           // of the community, there
    std::vector<Passage> commuter_;         // by resident; only of those
    std::vector<Errand> errands_;           // by minute, and room for more
    std::vector<std::uint32_t> begin_;      // there, by minute
    std::vector<std::uint32_t> commuters_;  // rows of a minute, and room for more
    std::vector<Encounter> encounters_;
};

// Takes those from the front of a list of which something is true that is not of the others.
template <class One, class Belongs>
std::span<const One> take_front(std::span<const One>& list, Belongs belongs) {
    const auto end = std::partition_point(list.begin(), list.end(), belongs);
    const std::span<const One> front(list.begin(), end);
    list = {end, list.end()};
    return front;
}

void serve(const PermitInputs& in, const Today& today, const std::vector<Visitor>& visitors,
           GateMemory& memory, std::uint32_t number, const GatePart& part, EncounterTaker taker) {
    const world::World& world = in.context.world;
    part.outings->page.clear();
    Queues queues(in, today, memory, part.outings->page);
    std::span<const Passing> trips = part.outings->passing;
    std::span<const Visitor> due(
        std::ranges::lower_bound(visitors, part.first, {},
                                 [&](const Visitor& one) { return world.community_of(one.household); }),
        visitors.end());
    for (std::uint32_t community = part.first; community < part.end; ++community) {
        const std::uint32_t last = world.residents_of_community(community).second;
        const std::span<const Encounter> met = queues.serve(
            community, part, take_front(trips, [&](const Passing& one) { return one.resident < last; }),
            take_front(due, [&](const Visitor& one) { return world.household.first[one.household] < last; }));
        taker.take(taker.data, number, met, part.outings->page);
    }
}

}  // namespace

SuppliedHouseholds::SuppliedHouseholds(const Context& context)
    : by_phase_(static_cast<std::size_t>(context.scenario.needs.supplied_every)) {
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        if (context.world.household.supplied[h] != 0)
            by_phase_[needs::phase_of_visits(context, h)].push_back(h);
    }
}

const std::vector<std::uint32_t>& SuppliedHouseholds::visited_on(std::int32_t day) const {
    const auto every = static_cast<std::int32_t>(by_phase_.size());
    return by_phase_[static_cast<std::size_t>(needs::phase_visited_on(day, every))];
}

std::vector<Visitor> receive_visitors(const PermitInputs& in, const SuppliedHouseholds& supplied,
                                      Ledger& ledger) {
    const Context& context = in.context;
    const world::World& world = context.world;
    const core::Draws relatives(context.luck, core::Purpose::kRelatives);
    std::vector<std::uint32_t> post_of;
    if (in.standing.gated) post_of = posts_at_gates(in);
    std::vector<Visitor> visitors;
    for (const std::uint32_t h : supplied.visited_on(context.date.day)) {
        if (in.stocks.larder.on_round(h)) continue;  // which knows
        if (!in.standing.gated) {                    // nobody asks when
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
                visitor.admitted = core::happens(words[1], in.standing.rules_for(h).visitors_admitted);
            if (!visitor.admitted)
                ledger.add_area(Count::kVisitorsRefused, context.date.day, world.grid_of(h), 1);
        }
        visitors.push_back(visitor);
    }
    return visitors;
}

void queue_at_gates(const PermitInputs& in, const Commuters& commuters, std::span<const GatePart> parts,
                    const std::vector<Visitor>& visitors, GateMemory& memory, EncounterTaker taker) {
    memory.open(in.standing.gated);
    if (!in.standing.gated) return;
    const Today today(in, commuters);
    core::for_each_index(in.context.parallel, static_cast<std::uint32_t>(parts.size()),
                         [&](std::uint32_t k) { serve(in, today, visitors, memory, k, parts[k], taker); });
    for (std::size_t k = 0; k < memory.expected.size(); ++k) {
        const double mean = memory.arrivals[k] > 0 ? static_cast<double>(memory.wait[k]) /
                                                         static_cast<double>(memory.arrivals[k]) / 60.0
                                                   : 0.0;
        memory.expected[k] += kNewest * (mean - memory.expected[k]);
    }
}

}  // namespace wangge::kernel::move
