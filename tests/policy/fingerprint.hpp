#pragma once

#include <sstream>
#include <string>

#include "wangge/policy/directives.hpp"

/// Directives as text, to the last bit, so that tests can say "the same" and "not the same".
namespace wangge::test {

inline std::string fingerprint(const policy::Directives& orders) {
    std::ostringstream out;
    out << std::hexfloat;
    const auto dwellings = [&out](const policy::Dwellings& d) {
        out << " [" << d.grid << ' ' << d.tenure << ' ' << d.reach << ' ' << d.key << ']';
    };
    for (const auto& x : orders.permits) {
        out << "permit " << int{x.allowed};
        dwellings(x.dwellings);
        out << '\n';
    }
    for (const auto& x : orders.quotas) {
        out << "quota " << x.every_days;
        dwellings(x.dwellings);
        out << '\n';
    }
    for (const auto& x : orders.posts) {
        out << "post " << static_cast<int>(x.site) << ' ' << x.row << ' ' << int{x.servers} << ' '
            << int{x.reinforcements} << ' ' << int{x.pools} << ' ' << x.guards << '\n';
    }
    for (const auto& x : orders.barriers) out << "barrier " << x.open_gates << '\n';
    for (const auto& x : orders.checks) {
        out << "checks " << x.pass << ' ' << x.pass_seconds << ' ' << x.register_seconds << ' '
            << x.temperature << ' ' << x.temperature_seconds << ' ' << x.temperature_sensitivity << ' '
            << x.temperature_false_alarm << ' ' << x.code << ' ' << x.code_seconds << ' '
            << x.code_help_seconds << ' ' << x.code_paper << ' ' << x.venues;
        dwellings(x.dwellings);
        out << '\n';
    }
    for (const auto& x : orders.visitors) {
        out << "visitors " << x.admitted;
        dwellings(x.dwellings);
        out << '\n';
    }
    for (const auto& x : orders.services) {
        out << "service " << int{x.pools} << ' ' << x.order_at_days << ' ' << x.order_days << ' '
            << x.buy_minutes << ' ' << x.drop_minutes << ' ' << x.stairs_minutes << ' ' << x.batch << ' '
            << x.priority_only << ' ' << x.quarantined_only;
        dwellings(x.dwellings);
        out << '\n';
    }
    for (const auto& x : orders.marks) {
        out << "mark " << x.resident << ' ' << static_cast<int>(x.order) << ' ' << x.until << ' '
            << x.adherence << ' ' << x.code_red << ' ' << x.since << ' ' << x.watched << ' ' << x.when_told
            << '\n';
    }
    for (const auto& x : orders.beds)
        out << "beds " << x.beds << ' ' << x.minutes << ' ' << int{x.pools} << '\n';
    for (const auto& x : orders.closures) {
        out << "closure " << static_cast<int>(x.kind) << ' ' << x.level << ' ' << x.open << ' ' << x.remote;
        dwellings(x.area);
        out << '\n';
    }
    for (const auto& x : orders.scans) {
        out << "scan " << x.venues << ' ' << x.compliance << ' ' << x.keep_days;
        dwellings(x.dwellings);
        out << '\n';
    }
    for (const auto& x : orders.tasks) {
        out << "task " << static_cast<int>(x.kind) << ' ' << x.subject << ' ' << x.cause << ' ' << int{x.rank}
            << ' ' << x.minutes << ' ' << x.minutes_unanswered << ' ' << int{x.pools} << ' ' << x.gives_pass
            << ' ' << int{x.topic} << ' ' << x.census << ' ' << x.asks_fever << ' ' << x.not_before << '\n';
    }
    for (const auto& x : orders.desks) out << "desk " << int{x.pools} << ' ' << x.minutes << '\n';
    for (const auto& x : orders.whistles) out << "whistle " << x.household << ' ' << int{x.topic} << '\n';
    for (const auto& x : orders.named) out << "named " << x.contact << ' ' << x.of << '\n';
    return out.str();
}

}  // namespace wangge::test
