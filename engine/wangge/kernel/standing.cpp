#include "wangge/kernel/standing.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "wangge/core/flaw.hpp"
#include "wangge/core/give_back.hpp"
#include "wangge/policy/reach.hpp"

namespace wangge::kernel {
namespace {

using policy::Dwellings;
using policy::Errand;

template <class Act>
void for_each_reached(const Context& context, const Dwellings& dwellings, Act act) {
    for (std::uint32_t h = 0; h < context.world.households; ++h) {
        if (policy::reached(dwellings, context.world, h)) act(h);
    }
}

void resolve_permits(const Context& context, const OnDwellings::Orders& orders, OnDwellings& standing) {
    standing.restricts = !orders.permits.empty();
    if (!standing.restricts) return;
    standing.allowed.assign(context.world.households, policy::kAllErrands);
    standing.outing_every.assign(context.world.households, 0);
    for (const policy::Permit& permit : orders.permits) {
        for_each_reached(context, permit.dwellings, [&](std::uint32_t h) {
            if (!core::flawed(core::Flaw::kPermitsMergedByOr) || standing.allowed[h] == policy::kAllErrands)
                standing.allowed[h] &= permit.allowed;
        });
    }
    for (const policy::Quota& quota : orders.quotas) {
        const auto every = static_cast<std::int16_t>(std::min(quota.every_days, 0x7FFF));
        for_each_reached(context, quota.dwellings, [&](std::uint32_t h) {
            standing.outing_every[h] = std::max(standing.outing_every[h], every);
        });
    }
}

// Whom these permits keep in.
void find_kept_in(const Context& context, OnDwellings& standing) {
    if (!standing.restricts) return;
    const world::World& world = context.world;
    for (core::RowBits* const residents :
         {&standing.closed_in, &standing.indoors, &standing.indoors_workdays})
        *residents = core::RowBits(world.residents);
    standing.homes_indoors = core::RowBits(world.households);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const bool closed = standing.closes(h),
                   strolls = (standing.allowed[h] & policy::errands(Errand::kLeisure)) != 0,
                   works = (standing.allowed[h] & policy::errands(Errand::kEssentialWork)) != 0;
        if (!strolls) standing.homes_indoors.insert(h);
        for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
            if (closed) standing.closed_in.insert(i);
            if (strolls) continue;
            standing.indoors.insert(i);
            if (!works || world.resident.essential[i] == 0) standing.indoors_workdays.insert(i);
        }
    }
}

void resolve_posts(const Context& context, const policy::Directives& orders, Standing& standing) {
    standing.open_gates = static_cast<std::uint32_t>(context.world.gates.key.size());
    for (const policy::Barrier& barrier : orders.barriers) {
        standing.gated = true;
        standing.open_gates = std::min(standing.open_gates, barrier.open_gates);
    }
    std::vector<policy::Post> posts = orders.posts;
    std::stable_sort(posts.begin(), posts.end(), [](const policy::Post& a, const policy::Post& b) {
        return std::tie(a.site, a.row) < std::tie(b.site, b.row);
    });
    for (const policy::Post& post : posts) {
        if (post.site == policy::Site::kGate) {
            standing.gated = true;
            const std::uint32_t community = context.world.gates.community[post.row];
            if (post.row >= context.world.community.end_of_open_gates(community, standing.open_gates))
                continue;  // closed by another order
        }
        standing.guarded = standing.guarded || post.guards;
        policy::Post* last = standing.posts.empty() ? nullptr : &standing.posts.back();
        if (last == nullptr || last->site != post.site || last->row != post.row) {
            standing.posts.push_back(post);
            continue;
        }
        last->servers = std::max(last->servers, post.servers);
        last->reinforcements = std::max(last->reinforcements, post.reinforcements);
        last->pools |= post.pools;
        last->guards = last->guards || post.guards;
    }
}

void join(const policy::Checks& checks, policy::Checks& all) {
    all.pass = all.pass || checks.pass;
    all.pass_seconds = std::max(all.pass_seconds, checks.pass_seconds);
    all.register_seconds = std::max(all.register_seconds, checks.register_seconds);
    all.temperature = all.temperature || checks.temperature;
    all.temperature_seconds = std::max(all.temperature_seconds, checks.temperature_seconds);
    all.temperature_sensitivity = std::max(all.temperature_sensitivity, checks.temperature_sensitivity);
    all.temperature_false_alarm = std::max(all.temperature_false_alarm, checks.temperature_false_alarm);
    all.code = all.code || checks.code;
    all.code_seconds = std::max(all.code_seconds, checks.code_seconds);
    all.code_help_seconds = std::max(all.code_help_seconds, checks.code_help_seconds);
    all.code_paper = std::max(all.code_paper, checks.code_paper);
    all.venues |= checks.venues;
}

// Row of the same checks in a list, at the end if there were none. Households that would need more rows than
// two bytes name, which takes seventeen orders of different terms at the least, get those of all orders.
std::uint16_t row_of(const policy::Checks& checks, const policy::Checks& all,
                     std::vector<policy::Checks>& rows) {
    constexpr std::size_t kMost = 0xFFFE;
    auto at = std::ranges::find(rows, checks);
    const bool room = rows.size() < kMost;
    if (at == rows.end() && !room) at = std::ranges::find(rows, all);
    const auto row = static_cast<std::uint16_t>(at - rows.begin());
    if (at == rows.end()) rows.push_back(room ? checks : all);
    return row;
}

// Households differ in which orders reach them: one merged value for each set of orders that reaches any.
void resolve_checks(const Context& context, const OnDwellings::Orders& orders, OnDwellings& standing) {
    standing.checks = {policy::Checks{}};
    standing.checks_for_visitors = {};
    if (orders.checks.empty()) return;
    for (const policy::Checks& checks : orders.checks) join(checks, standing.checks_for_visitors);
    standing.checks_of.assign(context.world.households, 0);
    for (const policy::Checks& checks : orders.checks) {
        constexpr std::uint16_t kUnknown = 0xFFFF;
        std::vector<std::uint16_t> joined(standing.checks.size(), kUnknown);  // by row
        for_each_reached(context, checks.dwellings, [&](std::uint32_t h) {
            std::uint16_t& row = standing.checks_of[h];
            if (joined[row] == kUnknown) {
                policy::Checks both = standing.checks[row];
                join(checks, both);
                joined[row] = row_of(both, standing.checks_for_visitors, standing.checks);
            }
            row = joined[row];
        });
    }
}

void resolve_visitors_and_scans(const Context& context, const OnDwellings::Orders& orders,
                                OnDwellings& standing) {
    if (!orders.visitors.empty()) {
        // The least share comes last and stays.
        std::vector<const policy::Visitors*> falling;
        for (const policy::Visitors& visitors : orders.visitors) falling.push_back(&visitors);
        std::ranges::stable_sort(falling, std::greater(), &policy::Visitors::admitted);
        standing.visitors_admitted = {1.0};
        standing.visitors_of.assign(context.world.households, 0);
        for (const policy::Visitors* const visitors : falling) {
            if (visitors->admitted < standing.visitors_admitted.back())
                standing.visitors_admitted.push_back(visitors->admitted);
            const auto row = static_cast<std::uint16_t>(standing.visitors_admitted.size() - 1);
            for_each_reached(context, visitors->dwellings,
                             [&](std::uint32_t h) { standing.visitors_of[h] = row; });
        }
    }
    if (!orders.scans.empty()) {
        standing.scanned.assign(context.world.households, 0);
        standing.scan = policy::Scan{};
        standing.scan.compliance = 0;
        standing.scan.keep_days = 0;
    }
    for (const policy::Scan& scan : orders.scans) {
        standing.scan.venues |= scan.venues;
        standing.scan.compliance = std::max(standing.scan.compliance, scan.compliance);
        standing.scan.keep_days = std::max(standing.scan.keep_days, scan.keep_days);
        for_each_reached(context, scan.dwellings, [&](std::uint32_t h) { standing.scanned[h] = 1; });
    }
}

void merge_marks(const Context& context, const policy::Marks& marks, Standing& standing) {
    const std::int32_t today = context.date.day;
    standing.mark_of.clear(context.world.agents);
    marks.for_each_on(today,
                      [&](const policy::Marks::Short& mark) { standing.mark_of.insert(mark.resident); });
    standing.mark_of.number();
    standing.marks.resize(standing.mark_of.size());
    standing.terms = marks.terms();
    marks.for_each_on(today, [&](const policy::Marks::Short& mark) {
        StandingMark& held = standing.marks[standing.mark_of[mark.resident]];
        if (held.resident == world::kNone) {
            held.resident = mark.resident;
            held.order = mark.order, held.code_red = mark.code_red, held.when_told = mark.when_told;
            held.terms = mark.terms;
            return;
        }
        // A call is needed only while no order that binds anyway is there.
        if (mark.order >= policy::Order::kHome)
            held.when_told = mark.when_told && (held.order < policy::Order::kHome || held.when_told);
        held.order = std::max<policy::Order>(held.order, mark.order);
        held.code_red = held.code_red || mark.code_red;
        if (mark.terms == held.terms) return;
        const policy::MarkTerms &one = standing.terms[held.terms], &other = standing.terms[mark.terms];
        held.terms =
            policy::row_of({std::max(one.adherence, other.adherence), std::max(one.watched, other.watched)},
                           standing.terms) &
            policy::kMostTerms;
    });
}

// Whether in a bed or at home does not matter here.
void find_confined(Standing& standing) {
    for (const StandingMark& mark : standing.marks) {
        if (mark.order >= policy::Order::kHome && !mark.when_told) standing.mark_of.confine(mark.resident);
    }
}

void merge_beds(const policy::Directives& orders, Standing& standing) {
    if (orders.beds.empty()) return;
    standing.beds.pools = 0;
    for (const policy::Beds& beds : orders.beds) {
        standing.beds.beds = std::max(standing.beds.beds, beds.beds);
        standing.beds.minutes = std::max(standing.beds.minutes, beds.minutes);
        standing.beds.pools |= beds.pools;
    }
}

void resolve_services(const Context& context, const OnDwellings::Orders& orders, OnDwellings& standing) {
    if (orders.services.empty()) return;
    standing.services = orders.services;
    standing.service_of.assign(context.world.households, OnDwellings::kNoService);
    for (const bool quarantined_only : {false, true}) {
        for (std::uint32_t row = 0; row < orders.services.size(); ++row) {
            if (orders.services[row].quarantined_only != quarantined_only) continue;
            for_each_reached(context, orders.services[row].dwellings, [&](std::uint32_t h) {
                std::uint16_t& service = standing.service_of[h];
                if (service == OnDwellings::kNoService) service = static_cast<std::uint16_t>(row);
            });
        }
    }
}

void resolve_closures(const Context& context, const policy::Directives& orders, Standing& standing) {
    const auto places = static_cast<std::uint32_t>(context.world.places.key.size());
    for (const policy::Closure& closure : orders.closures) {
        for (std::uint32_t place = 0; place < places; ++place) {
            if (!policy::closes(closure, context.world, place)) continue;
            if (standing.openings.empty()) standing.openings.resize(places);
            Opening& opening = standing.openings[place];
            opening.share = std::min(opening.share, closure.open);
            opening.remote = std::max(opening.remote, closure.remote);
        }
    }
}

OnDwellings resolve_dwellings(const Context& context, OnDwellings::Orders orders) {
    OnDwellings standing;
    resolve_permits(context, orders, standing);
    find_kept_in(context, standing);
    resolve_checks(context, orders, standing);
    resolve_visitors_and_scans(context, orders, standing);
    resolve_services(context, orders, standing);
    standing.orders = std::move(orders);
    return standing;
}

}  // namespace

Standing resolve(const Context& context, policy::Directives orders, OnDwellings yesterday, MarkRows past) {
    OnDwellings::Orders on_dwellings{std::move(orders.permits),  std::move(orders.quotas),
                                     std::move(orders.checks),   std::move(orders.visitors),
                                     std::move(orders.services), std::move(orders.scans)};
    const bool same = !yesterday.checks.empty() && yesterday.orders == on_dwellings;
    Standing standing;
    static_cast<OnDwellings&>(standing) =
        same ? std::move(yesterday) : resolve_dwellings(context, std::move(on_dwellings));
    standing.mark_of = std::move(past);
    resolve_posts(context, orders, standing);
    resolve_closures(context, orders, standing);
    merge_marks(context, orders.marks, standing);
    core::give_back(orders.marks);
    find_confined(standing);
    merge_beds(orders, standing);
    standing.tasks = std::move(orders.tasks);
    standing.desks = std::move(orders.desks);
    standing.whistles = std::move(orders.whistles);
    standing.named = std::move(orders.named);
    standing.tests = std::move(orders.tests);
    return standing;
}

}  // namespace wangge::kernel
