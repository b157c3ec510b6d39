#include <algorithm>
#include <tuple>

#include "tests/reference/reference.hpp"
#include "wangge/core/exact_math.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/policy/ranks.hpp"

namespace wangge::tests {
namespace {

using core::Purpose;
using kernel::Count;
using policy::Errand;
using world::kNone;
using world::PlaceKind;
using world::Pool;

constexpr std::int32_t kDay = 1440;
constexpr std::uint32_t kPost = kNone - 1, kRound = kNone - 2;
constexpr int kWatch = 4, kGuard = 5, kInterview = 6, kNotify = 7, kDelivery = 9, kCare = 11;

std::uint32_t tick_at(std::int32_t minute) {
    std::uint32_t tick = 0;
    while (tick + 1 < world::kTicks && static_cast<std::int32_t>(world::kTickStart[tick + 1]) <= minute)
        ++tick;
    return tick;
}
std::int32_t rations(double days, std::uint32_t members) {
    return static_cast<std::int32_t>(days * members + 0.5);
}

}  // namespace

// --- staff ---

void Reference::place_orders() {
    for (std::uint32_t h = 0; h < world_.households; ++h) {
        const int row = service(h);
        if (row < 0 || state.stocks.order[h].placed >= 0) continue;
        const policy::Service& offered = orders_.services[static_cast<std::size_t>(row)];
        if (state.stocks.food[h] > rations(offered.order_at_days, world_.members(h))) continue;
        bool carrier = false, quarantined = false;
        for (std::uint32_t i = world_.household.first[h]; i < world_.household.first[h + 1]; ++i) {
            carrier |= able(i) && world_.resident.can_carry[i] != 0;
            quarantined |= std::any_of(
                orders_.marks.begin(), orders_.marks.end(),
                [&](const policy::Mark& mark) { return mark.resident == i && mark.until > day_; });
        }
        const bool kept_in = restricts() && (allowed(h) & policy::errands(Errand::kFood)) == 0;
        if (carrier && !kept_in && world_.household.supplied[h] == 0) continue;
        if (offered.priority_only && !elder_alone(h) && !quarantined) continue;
        if (offered.quarantined_only && !quarantined) continue;
        state.stocks.order[h] = {
            day_, std::max(1, rations(offered.order_days, world_.members(h)) - state.stocks.food[h])};
        count_home(Count::kOrders, h);
    }
}

void Reference::staff() {
    const auto staff = world_.staff.resident.size();
    comes_.assign(staff, 0), stand_in_.assign(staff, 0), left_.assign(staff, 0), worked_.assign(staff, 0);
    called_.assign(staff, 0);
    duty_.assign(staff, std::vector<std::uint32_t>(world::kTicks, kNone));
    const std::vector<Round> rounds = list_rounds();
    const auto has_work = [&](std::uint32_t community, std::uint32_t pool) {
        const auto here = [&](const policy::Post& post) {
            return community == (post.site == policy::Site::kGate
                                     ? world_.gates.community[post.row]
                                     : world_.grid.community[world_.stairwell.grid[post.row]]);
        };
        return std::any_of(orders_.desks.begin(), orders_.desks.end(),
                           [&](const policy::Desk& desk) { return (desk.pools & pool) != 0; }) ||
               std::any_of(posts_.begin(), posts_.end(), here) ||
               std::any_of(rounds.begin(), rounds.end(), [&](const Round& round) {
                   const policy::Pools own = own_pools(round.task.pools);
                   return round.community == community && ((own != 0 ? own : round.task.pools) & pool) != 0;
               });
    };
    for (std::uint32_t w = 0; w < staff; ++w) {
        if (has_work(world_.staff.community[w], policy::pool_bit(world_.staff.pool[w]))) call_worker(w);
    }
    man_posts();
    share_rounds(rounds);
}

// Those who are asked first for a round, if anybody is.
policy::Pools Reference::own_pools(policy::Pools pools) const {
    policy::Pools own = 0;
    for (const Pool paid : {Pool::kCommunity, Pool::kCrew, Pool::kSeconded}) own |= policy::pool_bit(paid);
    return scenario_.work.own_rounds > 0 ? static_cast<policy::Pools>(own & pools & pools_)
                                         : policy::Pools{0};
}

std::int32_t Reference::whole_day(std::uint32_t w) const {
    const auto pool = static_cast<std::size_t>(world_.staff.pool[w]);
    return static_cast<std::int32_t>(
        std::max(0.0, scenario_.work.hours[pool] * 60.0 - scenario_.work.breaks[pool]) + 0.5);
}

void Reference::call_worker(std::uint32_t w) {
    if (called_[w] != 0) return;
    called_[w] = 1;
    const policy::Work& work = scenario_.work;
    const core::Draws presence = draws(Purpose::kPresence);
    const std::uint32_t i = world_.staff.resident[w];
    const Pool pool = world_.staff.pool[w];
    const std::uint64_t key = world_.resident.key[i];
    const bool paid = pool == Pool::kCommunity || pool == Pool::kCrew || pool == Pool::kSeconded;
    const auto cycle = static_cast<std::uint32_t>(work.rest_every);
    if ((pools_ >> static_cast<unsigned>(pool) & 1u) == 0 || state.hands.quit[w] != 0) return;
    if (!paid && !presence.happens(work.volunteer_share * called(pool), key, 0xFFFFFFFF)) return;
    if (pool == Pool::kSeconded && day_ < scenario_.organisation.seconded_from - scenario_.calendar.start)
        return;
    if (paid && (today() + presence.below(cycle, key, 0xFFFFFFFE)) % cycle == 0) return;
    double show_up = work.show_up[static_cast<std::size_t>(pool)];
    if (!paid)
        show_up *= 1.0 - scenario_.loops.grievance_volunteering * scenario_.mind.volunteer_grievance *
                             state.minds.grievance[world_.resident.household[i]];
    const bool missing = !able(i) || struck(w);
    if ((missing && scenario_.loops.staff_absence != 0) ||
        !core::happens(presence.rank_word(today(), key), show_up)) {
        count(Count::kNoShows, i);
        return;
    }
    comes_[w] = 1, stand_in_[w] = missing ? 1 : 0;
    left_[w] = whole_day(w);
    double forms = 0;
    for (const policy::Desk& desk : orders_.desks)
        forms += (desk.pools & policy::pool_bit(pool)) != 0 ? desk.minutes : 0.0;
    forms *= work.desk_time[static_cast<std::size_t>(pool)];
    const std::int32_t spent = std::min(static_cast<std::int32_t>(forms + 0.5), left_[w]);
    left_[w] -= spent, worked_[w] += spent;
    if (spent > 0) count(Count::kMinutesForms, i, spent);
}

void Reference::man_posts() {
    cover_.assign(posts_.size(), std::vector<std::vector<std::uint32_t>>(world::kTicks));
    // One place at a post for some ticks: to the first pool that has anybody fit, there to the highest keyed
    // rank.
    const auto fill = [&](std::size_t row, std::uint32_t part, std::uint32_t server,
                          const std::vector<std::uint32_t>& ticks, std::int32_t minutes,
                          const std::vector<Pool>& order, auto fit) {
        const policy::Post& post = posts_[row];
        const std::uint64_t site =
            post.site == policy::Site::kGate ? world_.gates.key[post.row] : world_.stairwell.key[post.row];
        const std::uint64_t key = core::combine(core::combine(site, today()), part * 256u + server);
        const std::uint32_t community = post.site == policy::Site::kGate
                                            ? world_.gates.community[post.row]
                                            : world_.grid.community[world_.stairwell.grid[post.row]];
        std::vector<std::tuple<std::size_t, std::uint64_t, std::uint32_t>>
            fits;  // (pool's turn, distance from the highest rank, worker)
        for (std::size_t turn = 0; turn < order.size(); ++turn) {
            for (std::uint32_t w = 0; w < comes_.size(); ++w) {
                if (world_.staff.pool[w] != order[turn] || world_.staff.community[w] != community ||
                    (post.pools & policy::pool_bit(order[turn])) == 0 || !fit(w))
                    continue;
                fits.emplace_back(
                    turn, ~draws(Purpose::kServe).rank(key, world_.resident.key[world_.staff.resident[w]]),
                    w);
            }
        }
        if (fits.empty()) {
            ledger.add_area(Count::kUnmetPosts, day_, ledger.elsewhere(), minutes);
            return;
        }
        const std::uint32_t w = std::get<2>(*std::min_element(fits.begin(), fits.end()));
        for (const std::uint32_t tick : ticks) duty_[w][tick] = kPost, cover_[row][tick].push_back(w);
        left_[w] = std::max(0, left_[w] - minutes), worked_[w] += minutes;
        count(Count::kMinutesPosts, world_.staff.resident[w], minutes);
    };
    const std::vector<std::vector<std::uint32_t>> shifts = {{0}, {1, 2, 3}, {4, 5}};
    for (const std::uint32_t shift : {1u, 2u, 0u}) {
        const std::int32_t minutes = shift == 0 ? 360 : 540;
        for (std::size_t row = 0; row < posts_.size(); ++row) {
            for (std::uint32_t server = 0; server < posts_[row].servers; ++server) {
                fill(row, shift, server, shifts[shift], minutes,
                     {Pool::kCrew, Pool::kSeconded, Pool::kCommunity}, [&](std::uint32_t w) {
                         return comes_[w] != 0 && left_[w] * 2 >= minutes && duty_[w][0] == kNone &&
                                duty_[w][1] == kNone && duty_[w][4] == kNone;
                     });
            }
        }
    }
    for (const std::uint32_t peak : {2u, 5u}) {
        for (std::size_t row = 0; row < posts_.size(); ++row) {
            for (std::uint32_t server = 0; server < posts_[row].reinforcements; ++server) {
                fill(row, 3 + peak, server, {peak}, 180, {Pool::kVolunteer, Pool::kParty},
                     [&](std::uint32_t w) { return left_[w] >= 180 && duty_[w][peak] == kNone; });
            }
        }
    }
}

std::vector<Reference::Round> Reference::list_rounds() const {
    const auto stairs = [&](std::uint32_t h, double minutes) {
        return world_.stairwell.lift[world_.household.stairwell[h]] != 0
                   ? 0.0
                   : (world_.household.floor[h] - 1) * minutes;
    };
    std::vector<Round> all;
    for (const policy::Task& task : orders_.tasks) {
        const bool person = task.kind != policy::TaskKind::kKnock && task.kind != policy::TaskKind::kTicket;
        const bool by_phone = task.kind >= policy::TaskKind::kInterview;
        if (person && !by_phone && in_centre(task.subject)) continue;
        const std::uint32_t h = person ? world_.resident.household[task.subject] : task.subject;
        const std::uint64_t kind =
            static_cast<std::uint64_t>(task.kind) << 40 | static_cast<std::uint64_t>(task.topic) << 32;
        Round round;
        round.task = task;
        round.job = static_cast<int>(task.kind);
        round.key = core::combine(kind + static_cast<std::uint32_t>(task.cause),
                                  person ? world_.resident.key[task.subject] : world_.household.key[h]);
        round.planned = task.minutes + (by_phone ? 0.0 : stairs(h, scenario_.organisation.stairs_minutes));
        round.community = person ? world_.community_of_agent(task.subject) : world_.community_of(h);
        const bool tenant = world_.household.tenure[h] == world::Tenure::kTenant;
        const double answers =
            tenant ? scenario_.organisation.answer_tenant : scenario_.organisation.answer_owner;
        if (round.job == 0) round.planned -= (1.0 - answers) * (task.minutes - task.minutes_unanswered);
        all.push_back(round);
    }
    for (const std::uint32_t i : state.in_centre) {
        Round round;
        round.job = kCare, round.task.subject = i, round.task.rank = policy::kRankQuarantine;
        round.task.pools = 0, round.planned = 0;
        for (const policy::Beds& one : orders_.beds) {
            round.planned = std::max(round.planned, one.minutes);
            round.task.pools |= one.pools;
        }
        round.task.minutes = round.planned;
        round.key = core::combine((std::uint64_t{1} << 48) + today(), world_.resident.key[i]);
        round.community = world_.community_of(world_.resident.household[i]);
        all.push_back(round);
    }
    std::vector<std::tuple<int, std::uint32_t, int, std::int32_t, std::uint32_t, std::uint32_t>> waiting;
    for (std::uint32_t h = 0; h < world_.households; ++h) {
        if (state.stocks.order[h].placed < 0 || service(h) < 0) continue;
        bool urgent = elder_alone(h);
        for (const policy::Mark& mark : orders_.marks) {
            urgent |= mark.until > day_ && mark.resident < world_.residents &&
                      world_.resident.household[mark.resident] == h;
        }
        waiting.emplace_back(service(h), world_.community_of(h), urgent ? 0 : 1, state.stocks.order[h].placed,
                             world_.household.stairwell[h], h);
    }
    std::sort(waiting.begin(), waiting.end());
    for (const auto& [row, community, urgency, placed, stairwell, h] : waiting) {
        const policy::Service& offered = orders_.services[static_cast<std::size_t>(row)];
        const bool joins = !all.empty() && all.back().job == kDelivery &&
                           service(all.back().households.front()) == row &&
                           all.back().community == community && all.back().households.size() < offered.batch;
        if (!joins) {
            Round round;
            round.job = kDelivery, round.planned = 0, round.task.rank = policy::kRankDelivery,
            round.task.pools = offered.pools, round.community = community;
            round.key = core::combine(today(), world_.household.key[h]);
            all.push_back(round);
        }
        all.back().households.push_back(h);
        all.back().planned += offered.buy_minutes + offered.drop_minutes + stairs(h, offered.stairs_minutes);
    }
    return all;
}

void Reference::share_rounds(std::vector<Round> rounds) {
    std::sort(rounds.begin(), rounds.end(), [&](const Round& a, const Round& b) {
        const core::Draws order = draws(Purpose::kTaskOrder);
        return std::tuple{a.task.rank, a.task.not_before, order.rank(today(), a.key), a.key} <
               std::tuple{b.task.rank, b.task.not_before, order.rank(today(), b.key), b.key};
    });
    std::vector<std::int32_t> clock(comes_.size());
    for (std::size_t w = 0; w < comes_.size(); ++w) clock[w] = duty_[w][2] == kNone ? 540 : 720;
    for (Round& round : rounds) {
        const auto find = [&](policy::Pools pools, double keeps) {  // of their day
            std::uint64_t best = 0;
            for (std::uint32_t w = 0; w < comes_.size(); ++w) {
                if ((pools & policy::pool_bit(world_.staff.pool[w])) == 0 ||
                    world_.staff.community[w] != round.community ||
                    left_[w] - keeps * whole_day(w) < round.planned * pace(w, round.job))
                    continue;
                const std::uint64_t rank =
                    draws(Purpose::kServe).rank(round.key, world_.resident.key[world_.staff.resident[w]]);
                if (round.worker == kNone || rank > best) best = rank, round.worker = w;
            }
        };
        find(own_pools(round.task.pools), 1.0 - scenario_.work.own_rounds);
        if (round.worker == kNone) {
            for (std::uint32_t w = 0; w < comes_.size(); ++w) {
                const bool asked = (round.task.pools & policy::pool_bit(world_.staff.pool[w])) != 0;
                if (asked && world_.staff.community[w] == round.community) call_worker(w);
            }
            find(round.task.pools, 0.0);
        }
        const std::map<int, Count> unmet = {
            {0, Count::kUnmetSweeps},           {1, Count::kUnmetVisits},
            {2, Count::kUnmetTickets},          {3, Count::kUnmetVisits},
            {kWatch, Count::kUnmetQuarantine},  {kGuard, Count::kUnmetQuarantine},
            {kInterview, Count::kUnmetTracing}, {kNotify, Count::kUnmetTracing},
            {kDelivery, Count::kUnmetDelivery}, {kCare, Count::kUnmetQuarantine}};
        if (round.worker == kNone) {
            ledger.add_area(unmet.at(round.job), day_, ledger.elsewhere(),
                            static_cast<std::int64_t>(round.planned + 0.5));
            continue;
        }
        const std::uint32_t w = round.worker, i = world_.staff.resident[w];
        const auto minutes = static_cast<std::int32_t>(round.planned * pace(w, round.job) + 0.5);
        clock[w] = std::max(clock[w], round.task.not_before);
        round.start = clock[w];
        std::uint32_t& duty = duty_[w][tick_at(round.start)];
        const std::uint32_t shop = place(PlaceKind::kShop, i);
        if (duty == kNone) duty = round.job == kDelivery && shop != kNone ? world_.households + shop : kRound;
        clock[w] += minutes, left_[w] -= minutes, worked_[w] += minutes;
        const std::map<int, Count> kinds = {
            {kWatch, Count::kMinutesQuarantine},  {kGuard, Count::kMinutesQuarantine},
            {kInterview, Count::kMinutesTracing}, {kNotify, Count::kMinutesTracing},
            {kDelivery, Count::kMinutesDelivery}, {kCare, Count::kMinutesQuarantine}};
        const auto kind = kinds.find(round.job);
        count(kind == kinds.end() ? Count::kMinutesRounds : kind->second, i, minutes);
    }
    rounds_ = std::move(rounds);
}

void Reference::tire() {
    for (std::size_t w = 0; w < worked_.size(); ++w) {
        const std::uint32_t i = world_.staff.resident[w];
        double& fatigue = state.hands.fatigue[w];
        if (worked_[w] == 0) {
            fatigue = std::max(0.0, fatigue - scenario_.work.rest);
            continue;
        }
        ++state.hands.days[w];
        constexpr Count pools[] = {Count::kCounts,       Count::kMinutesCommunity,
                                   Count::kMinutesParty, Count::kMinutesVolunteer,
                                   Count::kMinutesCrew,  Count::kMinutesSeconded};
        count(pools[static_cast<std::size_t>(world_.staff.pool[w])], i, worked_[w]);
        fatigue = std::min(1.0, fatigue + scenario_.loops.fatigue * scenario_.work.tire *
                                              std::max(0.0, worked_[w] / 60.0 - scenario_.work.tired_after));
        if (!draws(Purpose::kQuit)
                 .happens(scenario_.loops.quitting * scenario_.work.quit * fatigue, world_.resident.key[i],
                          today()))
            continue;
        state.hands.quit[w] = 1;
        count(Count::kQuits, i);
    }
}

// --- intentions ---

void Reference::intend() {
    const policy::Needs& needs = scenario_.needs;
    const policy::Contacts& mixing = scenario_.contacts;
    trips_.clear();
    seeks_clinic_.assign(world_.agents, 0);
    std::vector<std::uint32_t> shopper(world_.households, kNone);
    morning_trust_ = state.minds.trust;
    hoarding_.assign(world_.households, 0);  // as they trust in the morning: deliveries may change that
    for (std::uint32_t h = 0; h < world_.households; ++h) {
        const bool low = world_.household.supplied[h] == 0 &&
                         state.stocks.food[h] <= rations(needs.shop_at, world_.members(h));
        hoarding_[h] = hoards(h) ? 1 : 0;
        const bool hoard =
            hoarding_[h] != 0 &&
            (low || state.stocks.food[h] < rations(scenario_.mind.rumour_stock, world_.members(h)) ||
             state.stocks.food[h] <= rations(needs.shop_at, world_.members(h)));
        if (!low && !hoard) continue;
        std::vector<std::tuple<std::uint8_t, std::uint64_t, std::uint32_t>> able_ones;
        for (std::uint32_t i = world_.household.first[h]; i < world_.household.first[h + 1]; ++i) {
            const std::uint64_t rank =
                draws(Purpose::kShopper).rank(world_.household.key[h] + today(), world_.resident.key[i]);
            if (able(i) && world_.resident.age[i] >= 16)
                able_ones.emplace_back(world_.resident.can_carry[i], rank, i);
        }
        if (!able_ones.empty())
            shopper[h] = std::get<2>(*std::max_element(able_ones.begin(), able_ones.end()));
    }
    for (std::uint32_t i = 0; i < world_.residents; ++i) {
        if (present_[i] == 0) continue;
        const std::uint32_t h = world_.resident.household[i];
        const std::uint64_t key = world_.resident.key[i];
        const std::uint8_t age = world_.resident.age[i];
        const std::size_t begin = trips_.size();
        const auto add = [&](Errand errand, std::uint32_t spot, bool crosses, std::uint32_t first,
                             std::uint32_t last, std::uint32_t out, std::uint32_t back) {
            for (std::size_t k = begin; k < trips_.size(); ++k) {
                if (trips_[k].first <= last && first <= trips_[k].last) return;
            }
            trips_.push_back({i, spot, errand, first, last, out, back, crosses});
        };
        const auto errand = [&](Errand kind, std::uint32_t spot, bool crosses, std::uint32_t tick,
                                std::uint32_t word) {
            const std::uint32_t out = world::kTickStart[tick] + core::below(word, 60);
            add(kind, spot, crosses, tick, tick, out, out + 60 + core::below(word * 0x9E3779B9u, 60));
        };
        const auto at = [&](PlaceKind kind) { return world_.households + place(kind, i); };
        const bool refill = state.stocks.medicine[i] >= 0 &&
                            state.stocks.medicine[i] <= static_cast<std::int32_t>(needs.refill_at);
        const bool afraid =
            core::happens(draws(Purpose::kFear).rank_word(today(), key), scenario_.mind.fear_care * fear(h));
        if ((refill || state.patients.clinic_from[i] <= day_) && !afraid) {
            seeks_clinic_[i] = 1;
            const core::Block words = draws(Purpose::kMedicalTrip).words(today(), key);
            errand(Errand::kMedical, at(PlaceKind::kClinic), true, words[0] % 2 == 0 ? 2 : 4, words[1]);
        }
        const bool works = date_.workday && world_.resident.role[i] == world::Role::kWorker &&
                           world_.resident.remote[i] == 0 && place(PlaceKind::kTeam, i) != kNone;
        const bool learns = date_.schoolday && world_.resident.role[i] == world::Role::kPupil &&
                            place(PlaceKind::kClass, i) != kNone;
        if (works || learns) {
            const std::uint64_t words = draws(Purpose::kCommute).rank(0, key);
            const Errand kind = learns                              ? Errand::kSchool
                                : world_.resident.essential[i] != 0 ? Errand::kEssentialWork
                                                                    : Errand::kWork;
            add(kind, at(learns ? PlaceKind::kClass : PlaceKind::kTeam), true, 2, 4,
                495 + core::below(static_cast<std::uint32_t>(words >> 32), 60),
                1050 + core::below(static_cast<std::uint32_t>(words), 60));
        }
        constexpr std::uint32_t free[] = {1, 2, 4, 5};
        const auto visit = static_cast<std::uint32_t>(draws(Purpose::kOuting).rank(today(), key));
        const auto tick = [&](std::uint32_t word) { return works || learns ? 5u : free[word >> 30]; };
        if (shopper[h] == i) {
            const core::Block shop = draws(Purpose::kShopping).words(today(), world_.household.key[h]);
            const bool only_market = restricts() && (allowed(h) & policy::errands(Errand::kFood)) == 0;
            const bool strong = world_.resident.can_carry[i] != 0;
            bool market = only_market || (strong && core::happens(shop[0], needs.market_share));
            const bool market_shut = let_in(place(PlaceKind::kMarket, i)) <= 0,
                       shop_shut = let_in(place(PlaceKind::kShop, i)) <= 0;
            if (market_shut != shop_shut) market = shop_shut;
            const bool at_clinic = trips_.size() > begin && trips_[begin].errand == Errand::kMedical &&
                                   trips_[begin].first == tick(shop[1]);
            errand(Errand::kFood, at(market ? PlaceKind::kMarket : PlaceKind::kShop), market,
                   at_clinic ? 5u : tick(shop[1]), shop[2]);
        }
        const double often = mixing.outing_ages[age < 15   ? 0
                                                : age < 25 ? 1
                                                : age < 60 ? 2
                                                : age < 75 ? 3
                                                           : 4];
        const double calm = 1.0 - scenario_.mind.fear_outings * fear(h);
        const std::uint32_t group = place(PlaceKind::kGathering, i);
        if (group != kNone) {
            constexpr std::uint32_t off[] = {2, 4, 5, 5};
            const std::uint64_t event = draws(Purpose::kEvent).rank(today(), world_.places.key[group]);
            if (core::happens(static_cast<std::uint32_t>(event >> 32), mixing.gathering_rate) &&
                core::happens(draws(Purpose::kAttend).rank_word(today(), key),
                              mixing.gathering_comes * often * calm))
                errand(Errand::kOuting, at(PlaceKind::kGathering), true,
                       date_.workday ? 5 : off[event >> 30 & 3u],
                       draws(Purpose::kOutingWay).words(today(), key)[1]);
        }
        if (core::happens(visit, calm * (date_.festival ? mixing.visit_rate_festival : mixing.visit_rate))) {
            const std::uint32_t one = core::below(visit * 0x9E3779B9u, world_.friends_per_household);
            const std::uint32_t host = world_.friend_of(h, one);
            if (host != kNone && host != h) errand(Errand::kVisit, host, false, tick(visit << 30), 0);
        }
        const std::uint32_t way = draws(Purpose::kOutingWay).words(today(), key)[0];
        const double most = *std::max_element(mixing.outing_ages.begin(), mixing.outing_ages.end());
        // The word of somebody who may go to a place of some kind says in which quarter, and what is left of
        // it is a word again.
        const auto leads = [&](PlaceKind kind, double share, std::uint32_t spot, bool inside) {
            const Stand at_dawn = stand(kind == PlaceKind::kCompound ? Purpose::kYard : Purpose::kLeisure, i);
            const Quarters all = quarters(kind);
            if (at_dawn.word < all.first[0] || at_dawn.word >= all.first[4]) return;
            const std::uint64_t within = (at_dawn.word - all.first[0]) * all.per_word >> 16;
            if (!core::happens(static_cast<std::uint32_t>(within), share)) return;
            const std::uint32_t when = works || learns ? 5u : free[within >> 32];
            errand(inside ? Errand::kLeisure : Errand::kOuting, spot, !inside, when,
                   kind == PlaceKind::kCompound ? 0 : way);
        };
        const auto chosen = [&](const world::Nearby& near) {
            return world_.households + near.first + stand(Purpose::kLeisure, i).position % near.count;
        };
        const std::uint32_t grid = world_.grid_of(h);
        leads(PlaceKind::kSquare, often / most * calm, at(PlaceKind::kSquare), true);
        leads(PlaceKind::kPark, often / most * calm, at(PlaceKind::kPark), false);
        leads(PlaceKind::kRestaurant, often / most * calm, chosen(world_.grid.restaurants[grid]), false);
        leads(PlaceKind::kStore, often / most * calm, chosen(world_.grid.stores[grid]), false);
        leads(PlaceKind::kCompound, calm, at(PlaceKind::kCompound), true);
    }
}

// --- permits ---

// Share of today's visits and guards of somebody that somebody took.
double Reference::attended(std::uint32_t i) const {
    double asked = 0, came = 0;
    for (const Round& round : rounds_) {
        if ((round.job != kWatch && round.job != kGuard && round.job != kNotify) || round.task.subject != i)
            continue;
        asked += 1, came += round.worker != kNone ? 1 : 0;
    }
    return asked > 0 ? came / asked : 0.0;
}

void Reference::permit() {
    refusals_.clear(), fevers_.clear(), tempted_.assign(world_.agents, 0);
    for (Trip& trip : trips_) settle(trip);
}

void Reference::settle(Trip& trip) {
    const std::uint32_t i = trip.who, h = world_.resident.household[i];
    const std::uint64_t key = world_.resident.key[i];
    const auto which = static_cast<std::uint32_t>(trip.errand);
    for (std::size_t w = 0; w < duty_.size(); ++w) {
        for (std::uint32_t tick = trip.first; tick <= trip.last; ++tick) {
            if (world_.staff.resident[w] == i && duty_[w][tick] != kNone && stand_in_[w] == 0)
                trip.goes = false, trip.replaced = true;
        }
    }
    const bool medical = trip.errand == Errand::kMedical;
    bool stays = !medical && state.patients.stays_home[i] != 0;
    if (!trip.replaced && !stays && !medical && order(i) >= policy::Order::kHome &&
        (!untold(i) || attended(i) > 0)) {
        double watched = 0;
        for (const policy::Mark& mark : orders_.marks) {
            if (mark.resident == i && mark.until > day_) watched = std::max(watched, mark.watched);
        }
        const double least = adherence(i), chance = least + std::max(0.0, watched - least) * attended(i);
        stays = draws(Purpose::kAdhere).lot(today()).happens(chance, key);
        if (!stays) count(Count::kOrdersBroken, i);
    }
    if (trip.replaced || stays) {
        trip.goes = false;
        return;
    }
    if (trip.spot >= world_.households && trip.errand != Errand::kEssentialWork) {
        const std::uint32_t venue = trip.spot - world_.households;
        const auto kind = static_cast<std::uint32_t>(world_.places.kind[venue]);
        trip.shut = !draws(Purpose::kLetIn).happens(let_in(venue), key, today(), kind);
        if (trip.shut) {
            count(Count::kShutOut, i);
            trip.goes = false;
            return;
        }
    }
    std::size_t post = posts_.size();  // the stairwell's, if it has one
    for (std::size_t row = 0; row < posts_.size(); ++row) {
        if (posts_[row].site == policy::Site::kStairwell && posts_[row].row == world_.household.stairwell[h])
            post = row;
    }
    if (restricts() && (allowed(h) & policy::errands(trip.errand)) == 0) {
        trip.quota = trip.errand == Errand::kFood && outing_every(h) > 0 &&
                     day_ - state.stocks.last_outing[h] >= outing_every(h);
        trip.forbidden = !trip.quota;
    }
    if (trip.forbidden) {
        const bool hungry = trip.errand == Errand::kFood &&
                            state.stocks.food[h] < static_cast<std::int32_t>(world_.members(h));
        const policy::Mind& mind = scenario_.mind;
        const double least = std::min(mind.compliance_least, mind.compliance);
        const double falling =
            least + (mind.compliance - least) * core::exp(-mind.decline * state.minds.confined_days[i]);
        const double comply = state.minds.declines[i] != 0 && scenario_.loops.compliance_decline != 0
                                  ? falling
                                  : mind.compliance;
        const std::uint32_t word = draws(Purpose::kComply).rank_word(today(), key);
        if (!hungry && !medical && core::happens(word, trusting(h, comply))) {
            const bool need = state.stocks.food[h] < static_cast<std::int32_t>(world_.members(h)) ||
                              state.stocks.medicine[i] == 0;
            const core::Block slip = draws(Purpose::kSlip).words(today(), key);
            trip.goes = trip.crosses && gated() && tempted_[i] == 0 &&
                        core::happens(word, trusting(h, comply) * (mind.evasion_day *
                                                                   (need ? 1.0 + mind.evasion_need : 1.0))) &&
                        finds_way(trip, slip);
            if (trip.crosses && gated()) tempted_[i] = 1;
            if (trip.goes) count(Count::kSlips, i);
            return;
        }
        if (!trip.crosses && post == posts_.size()) return;
        if (trip.crosses && gated() &&
            draws(Purpose::kLeak).lot(std::uint64_t{today()} << 32 | which).happens(leak(), key)) {
            count(Count::kLeaks, i);
            return;
        }
    }
    if (trip.crosses && gated()) {
        trip.gate = choose_gate(h);
        if (trip.gate == kNone) return;
        trip.gated = true;
        for (std::size_t row = 0; row < posts_.size(); ++row) {
            if (posts_[row].site == policy::Site::kGate && posts_[row].row == trip.gate)
                return pass_post(trip, posts_[row], row);
        }
        count(Count::kUncheckedPassages, i);
        return pass_door(trip);
    }
    if (post < posts_.size()) return pass_post(trip, posts_[post], post);
    pass_door(trip);
}

void Reference::pass_post(Trip& trip, const policy::Post& post, std::size_t row) {
    const std::uint32_t i = trip.who, h = world_.resident.household[i];
    if (!manned(row, trip.first)) {
        count(Count::kUncheckedPassages, i);
        return pass_door(trip);
    }
    const policy::Checks asked = checks(h);
    count(Count::kAttempts, i);
    const bool out_of_order =
        post.guards && (trip.forbidden || (asked.pass && trip.quota && state.papers.pass[h] == 0));
    bool stopped = false;
    if (!out_of_order && asked.temperature) {
        const core::Draws fever = draws(Purpose::kFever);
        if (feverish(i)) {
            count(Count::kFevers, i);
            stopped = fever.happens(asked.temperature_sensitivity, world_.resident.key[i], today(), 1);
            if (stopped) count(Count::kFeversFound, i), fevers_.push_back(i);
        } else {
            stopped = core::happens(fever.rank_word(today(), world_.resident.key[i]),
                                    asked.temperature_false_alarm);
            if (stopped) count(Count::kFalseAlarms, i);
        }
    }
    if (out_of_order)
        refuse(trip, true);
    else if (stopped)
        refuse(trip, false);
    else if (asked.code && !shows_code(i, asked))
        refuse(trip, true);
    const bool through =
        post.site == policy::Site::kStairwell || trip.gated;  // whoever evaded a gate meets no door either
    if (trip.goes && through) pass_door(trip);
}

void Reference::pass_door(Trip& trip) {
    const policy::Checks asked = checks(world_.resident.household[trip.who]);
    if (!asked.code || trip.spot < world_.households) return;
    const auto kind = static_cast<unsigned>(world_.places.kind[trip.spot - world_.households]);
    if ((asked.venues >> kind & 1u) == 0) return;
    count(Count::kAttempts, trip.who);
    if (!shows_code(trip.who, asked)) refuse(trip, false);
}

bool Reference::shows_code(std::uint32_t i, const policy::Checks& asked) {
    if (red(i)) return false;
    if (world_.resident.shows_code[i] != 0) return true;
    const bool helped =
        world_.household.helper[world_.resident.household[i]] != 0 ||
        core::happens(draws(Purpose::kPaper).rank_word(0, world_.resident.key[i]), asked.code_paper);
    if (helped) count(Count::kCodeHelped, i);
    return helped;
}

void Reference::refuse(Trip& trip, bool may_evade) {
    const std::uint32_t i = trip.who, which = static_cast<std::uint32_t>(trip.errand);
    const policy::Mind& mind = scenario_.mind;
    const double grievance = state.minds.grievance[world_.resident.household[i]];
    const std::uint64_t when = std::uint64_t{today()} << 32 | which;
    const core::Block quarrel = draws(Purpose::kConflict).words(when, world_.resident.key[i]);
    const core::Block trick = draws(Purpose::kEvade).words(when, world_.resident.key[i]);
    Refusal refusal{i, false, false};
    count(Count::kRefusals, i);
    if (core::happens(quarrel[0], mind.conflict * (1.0 + scenario_.loops.grievance_conflict *
                                                             mind.conflict_grievance * grievance))) {
        count(Count::kConflicts, i);
        refusal.dispute = core::happens(quarrel[1], scenario_.organisation.dispute_rate);
    }
    const bool evades =
        may_evade &&
        core::happens(trick[0], mind.evasion * (1.0 + scenario_.loops.grievance_evasion *
                                                          mind.evasion_grievance * grievance)) &&
        finds_way(trip, trick);
    if (evades) {
        trip.gated = false;
    } else {
        trip.goes = false;
        const bool need = trip.errand == Errand::kFood || trip.errand == Errand::kMedical;
        refusal.ticket = need && core::happens(quarrel[2], scenario_.organisation.refusal_ticket);
    }
    refusals_.push_back(refusal);
}

bool Reference::finds_way(const Trip& trip, const core::Block& words) {
    const double success[] = {scenario_.mind.borrowed_pass_success, leak(), scenario_.mind.car_boot_success};
    constexpr Count ways[] = {Count::kEvasionsPass, Count::kEvasionsGap, Count::kEvasionsBoot};
    const std::uint32_t way = core::below(words[1], 3);
    if (!core::happens(words[2], success[way])) return false;
    count(Count::kEvasions, trip.who), count(ways[way], trip.who);
    return true;
}

// --- movement ---

void Reference::receive_visitors() {
    visitors_.clear();
    const core::Draws relatives = draws(Purpose::kRelatives);
    const auto every = static_cast<std::uint32_t>(scenario_.needs.supplied_every);
    for (std::uint32_t h = 0; h < world_.households; ++h) {
        const std::uint64_t key = world_.household.key[h];
        if (world_.household.supplied[h] == 0 ||
            (today() + relatives.below(every, key, 0xFFFFFFFF)) % every != 0)
            continue;
        const core::Block words = relatives.block(key, today());
        Visitor visitor{h, 540 + core::below(words[0], 540), gated() ? choose_gate(h) : kNone, true};
        double admitted = 1;
        for (const policy::Visitors& rule : orders_.visitors)
            admitted = reaches(rule.dwellings, h) ? std::min(admitted, rule.admitted) : admitted;
        for (std::size_t row = 0; row < posts_.size(); ++row) {
            const bool here = visitor.gate != kNone && posts_[row].site == policy::Site::kGate &&
                              posts_[row].row == visitor.gate;
            if (here && manned(row, tick_at(static_cast<std::int32_t>(visitor.minute))))
                visitor.admitted = orders_.visitors.empty() || core::happens(words[1], admitted);
        }
        if (visitor.gate != kNone) count_home(Count::kVisitorPassages, h);
        if (!visitor.admitted) count_home(Count::kVisitorsRefused, h);
        visitors_.push_back(visitor);
    }
}

void Reference::go() {
    where_.assign(world::kTicks, std::vector<std::uint32_t>(world_.agents, kNone));
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        for (std::uint32_t i = 0; i < world_.residents; ++i)
            where_[tick][i] = present_[i] != 0 ? world_.resident.household[i] : kNone;
        for (const Trip& trip : trips_) {
            if (trip.goes && tick >= trip.first && tick <= trip.last) where_[tick][trip.who] = trip.spot;
        }
        for (std::size_t w = 0; w < duty_.size(); ++w) {
            if (duty_[w][tick] != kNone && stand_in_[w] == 0)
                where_[tick][world_.staff.resident[w]] = duty_[w][tick];
        }
    }
}

void Reference::queue() {
    for (std::size_t gate = 0; gate < world_.gates.key.size(); ++gate)
        state.gates.arrivals[gate] = state.gates.wait[gate] = 0;
    if (!gated()) {
        std::fill(state.gates.expected.begin(), state.gates.expected.end(), 0.0);
        return;
    }
    const double full = scenario_.contacts.queue_full_minutes * 60.0,
                 outdoors = scenario_.contacts.outdoor_factor;
    for (std::uint32_t gate = 0; gate < world_.gates.key.size(); ++gate) {
        std::vector<std::tuple<std::int32_t, std::uint64_t, std::uint32_t, std::int32_t>>
            line;  // (second, rank, who, service)
        for (const Trip& trip : trips_) {
            if (!trip.gated || trip.gate != gate) continue;
            const std::uint32_t h = world_.resident.household[trip.who];
            const policy::Checks asked = checks(h);
            double service = asked.temperature ? asked.temperature_seconds : 0.0;
            if (asked.pass)
                service += state.papers.pass[h] != 0 ? asked.pass_seconds : asked.register_seconds;
            if (asked.code)
                service +=
                    world_.resident.shows_code[trip.who] != 0 ? asked.code_seconds : asked.code_help_seconds;
            for (const std::uint32_t minute : {trip.out, trip.back}) {
                if (minute == trip.back && !trip.goes) continue;
                line.emplace_back(minute * 60,
                                  draws(Purpose::kPassage).rank(minute * 60, world_.resident.key[trip.who]),
                                  trip.who, static_cast<std::int32_t>(service + 0.5));
                count(Count::kPassages, trip.who);
            }
        }
        const policy::Checks asked = checks(kNone);
        for (const Visitor& visitor : visitors_) {
            if (visitor.gate != gate) continue;
            const double service =
                (asked.temperature ? asked.temperature_seconds : 0.0) + asked.register_seconds;
            line.emplace_back(
                visitor.minute * 60,
                draws(Purpose::kPassage).rank(visitor.minute * 60, world_.household.key[visitor.household]),
                kNone, static_cast<std::int32_t>(service + 0.5));
        }
        std::sort(line.begin(), line.end());
        state.gates.arrivals[gate] = static_cast<std::int64_t>(line.size());
        std::vector<std::int32_t> busy(64, 0);
        std::uint32_t before = kNone;
        std::int32_t before_start = 0;
        for (const auto& [second, rank, who, service] : line) {
            const std::uint32_t tick = tick_at(second / 60);
            std::vector<std::uint32_t> servers;
            for (std::size_t row = 0; row < posts_.size(); ++row) {
                if (posts_[row].site == policy::Site::kGate && posts_[row].row == gate)
                    servers = cover_[row][tick];
            }
            if (servers.empty()) continue;
            const auto server = static_cast<std::size_t>(
                std::min_element(busy.begin(), busy.begin() + static_cast<std::ptrdiff_t>(servers.size())) -
                busy.begin());
            const std::int32_t start = std::max(second, busy[server]), wait = start - second;
            busy[server] = start + service;
            state.gates.wait[gate] += wait;
            if (who != kNone) {
                const std::uint32_t worker = world_.staff.resident[servers[server]];
                count(Count::kWaitSeconds, who, wait);
                const std::int32_t beside = before == kNone ? 0 : std::min(before_start, start) - second;
                if (beside >= 60) {
                    count(Count::kQueueSeconds, who, beside);
                    encounters_.push_back({before, who, 5, outdoors * std::min(1.0, beside / full),
                                           static_cast<std::uint32_t>(second), tick});
                }
                if (worker != who && stand_in_[servers[server]] == 0)
                    encounters_.push_back({worker, who, 6, outdoors * std::min(1.0, service / full),
                                           static_cast<std::uint32_t>(second), tick});
            }
            before = who, before_start = start;
        }
        const double mean = line.empty() ? 0.0
                                         : static_cast<double>(state.gates.wait[gate]) /
                                               static_cast<double>(line.size()) / 60.0;
        state.gates.expected[gate] += 0.25 * (mean - state.gates.expected[gate]);
    }
}

void Reference::make_rounds() {
    for (Round& round : rounds_) {
        if (round.worker != kNone) make(round);
        if (round.worker == kNone && (round.job == kInterview || round.job == kNotify))
            ledger.add_area(round.job == kInterview ? Count::kInterviewsWaiting : Count::kCallsWaiting, day_,
                            ledger.elsewhere(), 1);
    }
    for (std::uint32_t h = 0; h < world_.households; ++h) {
        if (state.stocks.order[h].placed >= 0)
            ledger.add_area(Count::kOrdersWaiting, day_, ledger.elsewhere(), 1);
    }
}

void Reference::make(Round& round) {
    const std::uint32_t worker = world_.staff.resident[round.worker];
    const std::int32_t minute = std::min(round.start, kDay - 1);
    const std::uint32_t tick = tick_at(minute), subject = round.task.subject;
    const policy::Organisation& rules = scenario_.organisation;
    const auto met = [&](std::uint32_t i, double minutes) {
        const double weight = scenario_.contacts.outdoor_factor *
                              std::min(1.0, minutes / scenario_.contacts.queue_full_minutes);
        if (i != worker && i != kNone && stand_in_[round.worker] == 0)
            encounters_.push_back({worker, i, 6, weight, 100000u + static_cast<std::uint32_t>(minute), tick});
    };
    if (round.job == 0) {
        const bool census = round.task.census;
        std::uint8_t& knocks = census ? state.papers.census_knocks[subject] : state.papers.knocks[subject];
        const std::uint32_t knock = knocks;
        if (knock < 255) knocks = static_cast<std::uint8_t>(knock + 1);
        count_home(Count::kKnocks, subject);
        const bool tenant = world_.household.tenure[subject] == world::Tenure::kTenant;
        const bool opens =
            draws(Purpose::kAnswer)
                .happens(tenant ? rules.answer_tenant : rules.answer_owner, world_.household.key[subject],
                         static_cast<std::uint32_t>(round.task.cause), knock);
        const std::uint32_t resident = at_door(subject, tick);
        if (resident == kNone || !opens) return;
        (census ? state.papers.census_done : state.papers.done)[subject] = 1;
        count_home(Count::kAnswers, subject);
        bool news = state.papers.registered[subject] == 0 ||
                    (round.task.gives_pass && state.papers.pass[subject] == 0);
        const core::Block form =
            draws(Purpose::kFormError)
                .block(world_.household.key[subject], static_cast<std::uint32_t>(round.task.cause), knock);
        const bool wrong = core::happens(
            form[0], scenario_.work.error + scenario_.work.error_tired * state.hands.fatigue[round.worker]);
        const bool lost = wrong && core::happens(form[1], 0.5);
        if (wrong) count_home(Count::kFormsWrong, subject);
        if (!lost) write_down(subject, round.task.gives_pass);
        for (std::uint32_t i = world_.household.first[subject]; i < world_.household.first[subject + 1];
             ++i) {
            const bool back = state.arrival[i] != world::kAlwaysHere && state.arrival[i] <= day_;
            if (!wrong && back && state.papers.known[i] == 0 &&
                draws(Purpose::kTell)
                    .happens(trusting_with(morning_trust_[subject], rules.returnee_tells),
                             world_.resident.key[i]))
                know(i), news = true;
        }
        if (!news) count_home(Count::kRedundantVisits, subject);
        for (std::uint32_t i = world_.household.first[subject]; i < world_.household.first[subject + 1];
             ++i) {
            const bool told =
                draws(Purpose::kDoorFever).happens(round.task.asks_fever, world_.resident.key[i], today());
            if (where_[tick][i] != subject || !feverish(i) || !told) continue;
            count(Count::kDoorFevers, i);
            state.patients.found_on[i] = std::min(state.patients.found_on[i], day_);
        }
        met(resident, round.task.minutes);
    } else if (round.job == 1) {
        const bool home = where_[tick][subject] == world_.resident.household[subject];
        count(home ? Count::kTemperatures : Count::kTemperaturesMissed, subject);
        if (!home) return;
        met(subject, round.task.minutes);
        const bool seen = draws(Purpose::kFever)
                              .happens(rules.temperature_sensitivity, world_.resident.key[subject], today(),
                                       3u + round.task.topic);
        if (feverish(subject) && seen)
            state.patients.found_on[subject] = std::min(state.patients.found_on[subject], day_);
    } else if (round.job == 2) {
        const auto topic = static_cast<policy::TicketKind>(round.task.topic);
        const bool still = std::any_of(
            state.papers.tickets.begin(), state.papers.tickets.end(),
            [&](const auto& open) { return open.ticket.household == subject && open.ticket.topic == topic; });
        if (!still) return;
        help(subject, topic);
        met(at_door(subject, tick), round.task.minutes);
    } else if (round.job == 3) {
        if (where_[tick][subject] != world_.resident.household[subject]) {
            count(Count::kSwabsMissed, subject);
            return;
        }
        met(subject, round.task.minutes);
        swab(subject, static_cast<policy::TestKind>(round.task.topic), round.task.pool,
             day_ * kDay + std::min(round.start, kDay - 1));
    } else if (round.job == kWatch) {
        if (where_[tick][subject] != world_.resident.household[subject]) return;
        count(Count::kWatches, subject);
        met(subject, round.task.minutes);
        const bool seen = draws(Purpose::kFever)
                              .happens(rules.temperature_sensitivity, world_.resident.key[subject], today(),
                                       500u + round.task.topic);
        if (feverish(subject) && seen)
            state.patients.found_on[subject] = std::min(state.patients.found_on[subject], day_);
    } else if (round.job == kInterview) {
        state.papers.interviews.push_back({subject, day_});
        count(Count::kInterviews, subject);
    } else if (round.job == kNotify) {
        state.papers.told_on[subject] = day_;
        count(Count::kContactsTold, subject);
    } else if (round.job == kCare) {
        met(subject, round.task.minutes);
    } else if (round.job == kDelivery) {
        for (const std::uint32_t h : round.households) {
            const std::int32_t got = buy(h, state.stocks.order[h].rations);
            if (got == 0) continue;
            state.stocks.food[h] += got;
            state.stocks.order[h] = {};
            count_home(Count::kRationsDelivered, h, got), count_home(Count::kOrdersDelivered, h);
            soothe(h, -scenario_.mind.relief_delivery), heed(h, scenario_.mind.trust_delivery);
            met(at_door(h, tick), orders_.services[static_cast<std::size_t>(service(h))].drop_minutes);
        }
    }
}

void Reference::look_after_centre() {
    for (const std::uint32_t i : state.in_centre) {
        const bool seen = draws(Purpose::kFever)
                              .happens(scenario_.organisation.temperature_sensitivity, world_.resident.key[i],
                                       today(), 1000);
        if (feverish(i) && seen) state.patients.found_on[i] = std::min(state.patients.found_on[i], day_);
        for (const std::uint32_t j : state.in_centre) {
            const std::uint64_t one = std::min(world_.resident.key[i], world_.resident.key[j]),
                                other = std::max(world_.resident.key[i], world_.resident.key[j]);
            for (std::uint32_t tick = 1; tick < world::kTicks && i < j; ++tick) {
                if (draws(Purpose::kCentre)
                        .happens(scenario_.contacts.centre_contacts / std::max(1u, beds()),
                                 core::combine(one, other), today() * 8 + tick))
                    encounters_.push_back({i, j, 8, scenario_.contacts.weight_community, 200000, tick});
            }
        }
    }
}

std::int32_t Reference::asked_back() const {
    std::int32_t days = 0;
    for (std::size_t row = 0; row < in_force_.size(); ++row) {
        const bool acts =
            !in_force_[row].always && in_force_[row].common.reach > 0 && schedule_[row].ended < 0;
        if (acts) days = std::max(days, in_force_[row].policy->looks_back());
    }
    return days;
}

void Reference::record() {
    const std::int32_t scans = orders_.scans.empty() ? 0 : 15;
    const auto days = static_cast<std::size_t>(std::max(scans, asked_back()));
    past_.push_back({day_, where_, orders_, {}});
    while (past_.size() > days) past_.erase(past_.begin());
    if (scans == 0) return;
    std::int32_t keep = 0;
    for (const policy::Scan& scan : orders_.scans) keep = std::max(keep, scan.keep_days);
    for (const Trip& trip : trips_) {
        if (!trip.goes || trip.spot < world_.households ||
            !recorded(past_.back(), trip.who, trip.spot - world_.households))
            continue;
        count(Count::kRecords, trip.who), count(Count::kRecordDays, trip.who, keep);
    }
}

}  // namespace wangge::tests
