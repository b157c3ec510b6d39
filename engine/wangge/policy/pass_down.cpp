#include "wangge/policy/pass_down.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "wangge/core/flaw.hpp"

namespace wangge::policy {
namespace {

constexpr double kRounding = 1e-9;  // 100 * 1.1 is 110, not 111

/// Days or heads times the factor, rounded up.
std::int32_t more(std::int32_t count, double factor) {
    return static_cast<std::int32_t>(std::ceil(count * factor - kRounding));
}

void widen(Dwellings& dwellings, double factor) {
    dwellings.reach = std::min(1.0, dwellings.reach * factor);
}

void lengthen(Mark& mark, double factor, std::int32_t today) {
    if (core::flawed(core::Flaw::kMarksNotLengthened)) return;
    const std::int32_t since = mark.since == kSinceToday ? today : mark.since;
    mark.until = since + more(std::max(0, mark.until - since), factor);
}

std::uint32_t fewer_gates(std::uint32_t open, double factor) {
    if (open == Barrier{}.open_gates || open == 0) return open;
    return std::max(1u, static_cast<std::uint32_t>(open / factor + kRounding));
}

}  // namespace

void escalate(Directives& orders, double factor, std::int32_t today) {
    if (factor == 1) return;
    for (Permit& permit : orders.permits) widen(permit.dwellings, factor);
    for (Quota& quota : orders.quotas) {
        widen(quota.dwellings, factor);
        if (core::flawed(core::Flaw::kQuotaNotEscalated)) continue;
        quota.every_days = std::max(1, more(quota.every_days, factor));
    }
    for (Post& post : orders.posts) {
        post.reinforcements = static_cast<std::uint8_t>(std::min(255, more(post.reinforcements, factor)));
    }
    for (Barrier& barrier : orders.barriers) barrier.open_gates = fewer_gates(barrier.open_gates, factor);
    for (Checks& checks : orders.checks) {
        widen(checks.dwellings, factor);
        checks.code_paper = std::min(1.0, checks.code_paper / factor);
    }
    for (Visitors& visitors : orders.visitors) {
        widen(visitors.dwellings, factor);
        visitors.admitted = std::min(1.0, visitors.admitted / factor);
    }
    orders.marks.change([&](Mark& mark) { lengthen(mark, factor, today); });
    orders.marks.retain([today](const Mark& mark) { return mark.until > today; });
    for (Scan& scan : orders.scans) {
        widen(scan.dwellings, factor);
        scan.keep_days = std::max(1, more(scan.keep_days, factor));
    }
    for (Closure& closure : orders.closures) {
        widen(closure.area, factor);
        closure.open = std::min(1.0, closure.open / factor);
    }
    for (Desk& desk : orders.desks) desk.minutes *= factor;
}

void use_discretion(Directives& orders, double discretion, const world::World& world, core::Seed luck) {
    if (discretion >= 1) return;
    const auto lessen = [discretion](auto& list) {
        for (auto& order : list) widen(order.dwellings, discretion);
    };
    lessen(orders.permits), lessen(orders.quotas), lessen(orders.checks);
    lessen(orders.visitors), lessen(orders.services), lessen(orders.scans);
    const core::Draws draws(luck, core::Purpose::kDiscretion);
    orders.marks.retain(
        [&](const Mark& mark) { return draws.happens(discretion, world.resident.key[mark.resident]); });
}

void hold_on(Directives& orders, const Marks& yesterday, double factor, std::int32_t today) {
    if (!(factor > 1)) return;
    std::vector<std::uint32_t> marked;
    marked.reserve(orders.marks.size());
    for (const Mark& mark : orders.marks) marked.push_back(mark.resident);
    std::sort(marked.begin(), marked.end());
    for (const Mark& mark : yesterday) {
        if (mark.until > today && !std::binary_search(marked.begin(), marked.end(), mark.resident)) {
            orders.marks.push_back(mark);
        }
    }
}

}  // namespace wangge::policy
