#include "wangge/policies/quarantined.hpp"

#include <algorithm>

#include "wangge/policy/reach.hpp"

namespace wangge::policies {
namespace {

void join(std::vector<Quarantined>& all) {
    std::sort(all.begin(), all.end(), [](const Quarantined& a, const Quarantined& b) {
        return a.resident != b.resident ? a.resident < b.resident : a.since < b.since;
    });
    std::size_t kept = 0;
    for (const Quarantined& one : all) {
        if (kept > 0 && all[kept - 1].resident == one.resident) {
            all[kept - 1].until = std::max(all[kept - 1].until, one.until);
            all[kept - 1].visited = all[kept - 1].visited || one.visited;
        } else {
            all[kept++] = one;
        }
    }
    all.resize(kept);
}

}  // namespace

std::vector<Quarantined> quarantined(const Whom& whom, const policy::Observation& seen) {
    const world::World& world = seen.world;
    std::vector<Quarantined> all;
    const auto add = [&](std::uint32_t resident, std::int32_t since, std::int32_t until, bool visited) {
        if (seen.day >= since) all.push_back({resident, since, until, visited});
    };
    if (whom.returnees) {
        const auto observed = static_cast<std::int32_t>(seen.scenario.organisation.observe_days);
        for (const policy::KnownReturnee& one : seen.returnees) {
            if (!policy::reached(whom.dwellings, world, world.resident.household[one.resident])) continue;
            add(one.resident, std::max(one.arrival, one.known), one.arrival + whom.days,
                seen.day < one.arrival + observed);
        }
    }
    std::vector<std::uint32_t> cases;
    for (const policy::Report& report : seen.reports) {
        if (report.resident >= world.residents) continue;
        cases.push_back(report.resident);
        const std::uint32_t home = world.resident.household[report.resident];
        if (!whom.case_households || !policy::reached(whom.dwellings, world, home)) continue;
        for (std::uint32_t i = world.household.first[home]; i < world.household.first[home + 1]; ++i)
            add(i, report.day + 1, report.day + 1 + whom.days, false);
    }
    // Contacts who know of it: the people who live with the case, and whoever was called.
    for (const policy::Contact& one : seen.contacts) {
        if (!whom.contacts || one.resident >= world.residents) continue;
        const bool knows = seen.told(one.resident) >= one.day ||
                           world.resident.household[one.resident] == world.resident.household[one.of];
        if (knows && policy::reached(whom.dwellings, world, world.resident.household[one.resident]))
            add(one.resident, one.day, one.day + whom.days, false);
    }
    std::sort(cases.begin(), cases.end());
    join(all);
    std::erase_if(all, [&](const Quarantined& one) {
        return std::binary_search(cases.begin(), cases.end(), one.resident);
    });
    return all;
}

}  // namespace wangge::policies
