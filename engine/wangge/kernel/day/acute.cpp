#include "wangge/kernel/day/acute.hpp"

#include <algorithm>
#include <tuple>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/prefetch.hpp"
#include "wangge/core/sort_rows.hpp"
#include "wangge/kernel/work/highest_rank.hpp"

namespace wangge::kernel::day {
namespace {

constexpr double kDayInMinutes = 1440.0;
constexpr std::int32_t kBefore = -1;    // the day before the first
constexpr std::uint32_t kGap = 1;       // which draw of the day of an event: until the next one
constexpr double kLongestGap = 100000;  // days
constexpr double kEveryDay = -1e300;    // logarithm of no chance of a day without

// Row of a post, those being sorted; their number where none stands.
std::size_t post_at(const Standing& standing, policy::Site site, std::uint32_t row) {
    const auto at = std::partition_point(
        standing.posts.begin(), standing.posts.end(),
        [&](const policy::Post& post) { return std::tie(post.site, post.row) < std::tie(site, row); });
    const bool stands = at != standing.posts.end() && at->site == site && at->row == row;
    return stands ? static_cast<std::size_t>(at - standing.posts.begin()) : standing.posts.size();
}

// Takes the clearance time from the community worker of highest keyed rank who has it; false if nobody has.
bool clear_exit(const Context& context, std::uint32_t household, std::uint64_t patient, work::Roster& roster,
                Ledger& ledger) {
    const auto minutes = static_cast<std::int32_t>(context.scenario.care.acute_clearance + 0.5);
    const std::uint32_t best = work::highest_rank(
        context, context.world.staff_in(context.world.community_of(household), world::Pool::kCommunity),
        patient, [&](std::uint32_t w) { return roster.present[w] != 0 && roster.left[w] >= minutes; });
    if (best == world::kNone) {
        ledger.add_area(Count::kUnmetTickets, context.date.day, ledger.elsewhere(), minutes);
        return false;
    }
    roster.left[best] -= minutes;
    roster.worked[best] += minutes;
    ledger.add(Count::kMinutesRounds, context.date.day, context.world.staff.resident[best], minutes);
    return true;
}

}  // namespace

AcuteNeeds::AcuteNeeds(const Context& context, std::int32_t days)
    : draws_(context.luck, core::Purpose::kAcute), due_(days) {
    std::uint32_t most = 0;
    for (std::uint32_t h = 0; h < context.world.households; ++h)
        most = std::max(most, context.world.members(h));
    for (std::uint32_t members = 0; members <= most; ++members) {
        const double chance = context.scenario.care.acute_rate / 1000.0 * members;
        log_none_.push_back(chance < 1 ? core::log1p(-chance) : kEveryDay);
    }
    for (std::uint32_t h = 0; h < context.world.households; ++h) due_.put(h, next_after(context, h, kBefore));
}

std::int32_t AcuteNeeds::next_after(const Context& context, std::uint32_t h, std::int32_t day) const {
    const double log_none = log_none_[context.world.members(h)];
    if (!(log_none < 0)) return kNever;
    const double u = draws_.unit53(context.world.household.key[h], static_cast<std::uint32_t>(day), kGap);
    return day + 1 + static_cast<std::int32_t>(std::min(kLongestGap, core::log(u) / log_none));
}

// Few among many: all are asked for before the first is read.
std::vector<AcuteNeed> AcuteNeeds::today(const Context& context) {
    const world::Households& homes = context.world.household;
    std::vector<std::uint32_t> households = due_.take(context.date.day);
    core::sort_end(households);
    for (const std::uint32_t h : households) {
        core::prefetch(&homes.key[h]);
        core::prefetch(&homes.first[h]);
    }
    std::vector<AcuteNeed> needs;
    needs.reserve(households.size());
    for (const std::uint32_t h : households) {
        const core::Block words = draws_.block(homes.key[h], context.today());
        needs.push_back({h, homes.first[h] + core::below(words[1], context.world.members(h)),
                         tick_of(static_cast<std::int32_t>(core::below(words[2], 1440)))});
        due_.put(h, next_after(context, h, context.date.day));
    }
    return needs;
}

void answer_acute_needs(const Context& context, const Standing& standing, const Presence& present,
                        const std::vector<AcuteNeed>& needs, work::Roster& roster, State& state,
                        Ledger& ledger) {
    const world::World& world = context.world;
    const policy::Care& care = context.scenario.care;
    for (const AcuteNeed& need : needs) ledger.prefetch(need.patient);
    for (const auto& [h, patient, tick] : needs) {
        if (!present[patient]) continue;
        ledger.add(Count::kAcuteEvents, context.date.day, patient);
        double delay = care.acute_travel;
        const bool watched = standing.gated || !standing.posts.empty();
        const std::uint32_t stairwell = watched ? world.household.stairwell[h] : world::kNone;
        const std::uint32_t gate =
            standing.gated ? move::choose_gate(context, standing, state.gates, stairwell) : world::kNone;
        if (standing.gated && gate == world::kNone)
            delay = care.acute_censor * 60.0;  // every mouth is blocked
        for (const std::size_t post : {post_at(standing, policy::Site::kGate, gate),
                                       post_at(standing, policy::Site::kStairwell, stairwell)}) {
            if (post == standing.posts.size() || roster.cover.servers[post * world::kTicks + tick].empty())
                continue;
            const policy::Post& at = standing.posts[post];
            if (at.site == policy::Site::kGate) delay += state.gates.expected[gate];
            if (!at.guards || !standing.restricts) continue;
            const bool may_go = standing.rules_for(h).allows(policy::Errand::kMedical);
            const bool cleared = clear_exit(context, h, world.household.key[h], roster, ledger);
            if (!may_go) {
                work::open_ticket(context, h, policy::TicketKind::kExit, state.papers, ledger);
                delay += cleared ? kDayInMinutes : care.acute_censor * 60.0;
            } else {
                delay += cleared ? care.acute_clearance : care.acute_night_wait;
            }
        }
        const double counted = std::min(delay, care.acute_censor * 60.0) -
                               (core::flawed(core::Flaw::kGraceForgotten) ? 0.0 : care.acute_grace * 60.0);
        if (counted > 0)
            ledger.add(Count::kAcuteDelayMinutes, context.date.day, patient,
                       static_cast<std::int64_t>(counted + 0.5));
    }
}

}  // namespace wangge::kernel::day
