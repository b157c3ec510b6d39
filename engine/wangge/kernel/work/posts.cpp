#include <algorithm>

#include "wangge/core/mix.hpp"
#include "wangge/kernel/work/hands.hpp"
#include "wangge/kernel/work/highest_rank.hpp"

namespace wangge::kernel::work {
namespace {

// Full shifts go to people whose day is long enough, in this order; reinforcements to volunteers first.
constexpr world::Pool kShiftOrder[] = {world::Pool::kCrew, world::Pool::kSeconded, world::Pool::kCommunity};
constexpr world::Pool kPeakOrder[] = {world::Pool::kVolunteer, world::Pool::kParty};

std::uint64_t post_key(const Context& context, const policy::Post& post, std::uint32_t part,
                       std::uint32_t server) {
    const std::uint64_t place = post.site == policy::Site::kGate ? context.world.gates.key[post.row]
                                                                 : context.world.stairwell.key[post.row];
    return core::combine(core::combine(place, context.today()), part * 256u + server);
}

// The highest keyed rank in the community among those of the first pool that has anyone for it.
template <class Order, class Fits>
std::uint32_t choose(const Context& context, const Order& order, const policy::Post& post, std::uint64_t task,
                     Fits fits) {
    for (const world::Pool pool : order) {
        if ((post.pools & policy::pool_bit(pool)) == 0) continue;
        const std::uint32_t best =
            highest_rank(context, context.world.staff_in(community_of(context, post), pool), task, fits);
        if (best != world::kNone) return best;
    }
    return world::kNone;
}

void put(Roster& roster, std::uint32_t worker, std::size_t post, std::uint32_t first, std::uint32_t last,
         std::int32_t minutes) {
    for (std::uint32_t tick = first; tick <= last; ++tick) {
        roster.send(worker, tick, kAtPost, roster.serving);
        roster.cover.servers[post * world::kTicks + tick].push_back(worker);
    }
    roster.left[worker] = std::max(0, roster.left[worker] - minutes);
    roster.worked[worker] += minutes;
}

}  // namespace

std::uint32_t community_of(const Context& context, const policy::Post& post) {
    return post.site == policy::Site::kGate ? context.world.gates.community[post.row]
                                            : context.world.community_of_stairwell(post.row);
}

void man_posts(const Context& context, const Standing& standing, Roster& roster, Ledger& ledger) {
    roster.cover.servers.assign(standing.posts.size() * world::kTicks, {});
    for (std::uint32_t shift = 1; shift < kShifts + 1; ++shift) {
        const std::uint32_t part = shift % kShifts;  // day, evening, then night
        for (std::size_t post = 0; post < standing.posts.size(); ++post) {
            for (std::uint32_t server = 0; server < standing.posts[post].servers; ++server) {
                const std::int32_t minutes = kShiftMinutes[part];
                const std::uint32_t worker =
                    choose(context, kShiftOrder, standing.posts[post],
                           post_key(context, standing.posts[post], part, server), [&](std::uint32_t w) {
                               // One shift a day, and at least half of it within the hours left.
                               return roster.left[w] * 2 >= minutes && roster.duty[w][0] == kNowhere &&
                                      roster.duty[w][1] == kNowhere && roster.duty[w][4] == kNowhere;
                           });
                if (worker == world::kNone) {
                    ledger.add_area(Count::kUnmetPosts, context.date.day, ledger.elsewhere(), minutes);
                    continue;
                }
                put(roster, worker, post, kShiftFirst[part], kShiftFirst[part + 1] - 1, minutes);
                ledger.add(Count::kMinutesPosts, context.date.day, context.world.staff.resident[worker],
                           minutes);
            }
        }
    }
    for (const std::uint32_t peak : kPeaks) {
        for (std::size_t post = 0; post < standing.posts.size(); ++post) {
            for (std::uint32_t server = 0; server < standing.posts[post].reinforcements; ++server) {
                const std::uint32_t worker = choose(
                    context, kPeakOrder, standing.posts[post],
                    post_key(context, standing.posts[post], kShifts + peak, server), [&](std::uint32_t w) {
                        return roster.left[w] >= kPeakMinutes && roster.duty[w][peak] == kNowhere;
                    });
                if (worker == world::kNone) {
                    ledger.add_area(Count::kUnmetPosts, context.date.day, ledger.elsewhere(), kPeakMinutes);
                    continue;
                }
                put(roster, worker, post, peak, peak, kPeakMinutes);
                ledger.add(Count::kMinutesPosts, context.date.day, context.world.staff.resident[worker],
                           kPeakMinutes);
            }
        }
    }
}

}  // namespace wangge::kernel::work
