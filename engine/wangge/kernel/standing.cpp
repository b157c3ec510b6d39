#include "wangge/kernel/standing.hpp"

#include <algorithm>
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

// One more order reaches some dwellings: `change(rules)`. Households differ in which orders reach them, and
// there is one value for each set of orders that reaches any.
template <class Change>
void order(const Context& context, const Dwellings& dwellings, OnDwellings& standing, Change change) {
    standing.rules_of.resize(context.world.households, 0);
    std::vector<std::uint32_t> changed(standing.rules.size(), world::kNone);  // by row before
    for_each_reached(context, dwellings, [&](std::uint32_t h) {
        std::uint32_t& row = standing.rules_of[h];
        if (changed[row] == world::kNone) {
            HouseRules rules = standing.rules[row];
            change(rules);
            changed[row] = policy::row_of(rules, standing.rules);
        }
        row = changed[row];
    });
}

void resolve_permits(const Context& context, const OnDwellings::Orders& orders, OnDwellings& standing) {
    standing.restricts = !orders.permits.empty();
    if (!standing.restricts) return;
    for (const policy::Permit& permit : orders.permits) {
        order(context, permit.dwellings, standing, [&](HouseRules& rules) {
            if (!core::flawed(core::Flaw::kPermitsMergedByOr) || rules.allowed == policy::kAllErrands)
                rules.allowed &= permit.allowed;
        });
    }
    for (const policy::Quota& quota : orders.quotas) {
        const auto every = static_cast<std::int16_t>(std::min(quota.every_days, 0x7FFF));
        order(context, quota.dwellings, standing,
              [&](HouseRules& rules) { rules.outing_every = std::max(rules.outing_every, every); });
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
        const HouseRules& rules = standing.rules_for(h);
        const bool closed = rules.closes(), strolls = rules.allows(Errand::kLeisure),
                   works = rules.allows(Errand::kEssentialWork);
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

void resolve_checks(const Context& context, const OnDwellings::Orders& orders, OnDwellings& standing) {
    standing.checks = !orders.checks.empty();
    for (const policy::Checks& checks : orders.checks) {
        join(checks, standing.checks_for_visitors);
        order(context, checks.dwellings, standing, [&](HouseRules& rules) { join(checks, rules.checks); });
    }
}

void resolve_visitors(const Context& context, const OnDwellings::Orders& orders, OnDwellings& standing) {
    for (const policy::Visitors& visitors : orders.visitors) {
        order(context, visitors.dwellings, standing, [&](HouseRules& rules) {
            rules.visitors_admitted = std::min(rules.visitors_admitted, visitors.admitted);
        });
    }
}

void resolve_scans(const Context& context, const OnDwellings::Orders& orders, OnDwellings& standing) {
    standing.scans = !orders.scans.empty();
    if (!standing.scans) return;
    standing.scan.compliance = 0;
    standing.scan.keep_days = 0;
    for (const policy::Scan& scan : orders.scans) {
        standing.scan.venues |= scan.venues;
        standing.scan.compliance = std::max(standing.scan.compliance, scan.compliance);
        standing.scan.keep_days = std::max(standing.scan.keep_days, scan.keep_days);
        order(context, scan.dwellings, standing, [](HouseRules& rules) { rules.scanned = true; });
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
        if (held.terms == StandingMark::kNoTerms) {
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
        held.terms = policy::row_of(policy::MarkTerms{std::max(one.adherence, other.adherence),
                                                      std::max(one.watched, other.watched)},
                                    standing.terms) &
                     policy::kMostTerms;
    });
}

// Whether in a bed or at home does not matter here.
void find_confined(Standing& standing) {
    standing.mark_of.for_each_row([&](std::uint32_t i, std::uint32_t row) {
        const StandingMark& mark = standing.marks[row];
        if (mark.order >= policy::Order::kHome && !mark.when_told) standing.mark_of.confine(i);
    });
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
    standing.services = orders.services;
    for (const bool quarantined_only : {false, true}) {
        for (std::size_t row = 0; row < orders.services.size(); ++row) {
            if (orders.services[row].quarantined_only != quarantined_only) continue;
            order(context, orders.services[row].dwellings, standing, [&](HouseRules& rules) {
                if (rules.service == HouseRules::kNoService) rules.service = static_cast<std::uint16_t>(row);
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
    standing.rules = {HouseRules{}};
    resolve_permits(context, orders, standing);
    find_kept_in(context, standing);
    resolve_checks(context, orders, standing);
    resolve_visitors(context, orders, standing);
    resolve_scans(context, orders, standing);
    resolve_services(context, orders, standing);
    standing.orders = std::move(orders);
    return standing;
}

}  // namespace

Standing resolve(const Context& context, policy::Directives orders, OnDwellings yesterday, MarkRows past) {
    OnDwellings::Orders on_dwellings{std::move(orders.permits),  std::move(orders.quotas),
                                     std::move(orders.checks),   std::move(orders.visitors),
                                     std::move(orders.services), std::move(orders.scans)};
    const bool same = !yesterday.rules.empty() && yesterday.orders == on_dwellings;
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
