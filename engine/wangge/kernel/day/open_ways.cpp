#include "wangge/kernel/day/open_ways.hpp"

namespace wangge::kernel::day {

OpenWays::OpenWays(const Morning& morning, const Scanning& scanning, CountsOfWays& counts,
                   move::Outings& outings, std::vector<Visit>& visits)
    : context_(morning.context),
      planner_(morning.planner),
      permitter_(morning.permitter),
      crossings_(morning.crossings),
      scanning_(scanning),
      counts_(counts),
      outings_(outings),
      visits_(visits) {}

OpenWays::Day OpenWays::spend(std::uint32_t i, const move::Turnout::Aim& leisure) {
    const std::uint32_t household = context_.world.resident.household[i];
    const move::Way& way = way_of(household);
    if (!way.open) return Day::kUnsettled;
    const policy::Checks& checks = *way.checks;
    const Code code = checks.code ? permitter_.code(i, household, checks) : Code::kAlone;
    if (code == Code::kNone) return Day::kUnsettled;
    const move::Ways ways = planner_.ways(i, leisure);
    if (ways.count == 0) return Day::kFree;
    std::int64_t gates = 0, doors = 0;
    for (const move::Ways::One& one : ways) {
        if (one.crosses && !way.entrance.manned_in(one.first)) return Day::kUnsettled;
        gates += one.crosses ? 1 : 0;
        doors += checks.code ? checks.venues >> static_cast<unsigned>(one.kind) & 1u : 0u;
    }
    if (gates > 0 && checks.temperature && permitter_.may_alarm(i, checks)) return Day::kUnsettled;

    if (gates + doors > 0) counts_.add_checks(i, gates + doors, code == Code::kHelped);
    if (gates > 0) counts_.add_passages(i, pass_gates(i, ways));
    if (scanning_.any() && scanning_.shows(i)) record(i, ways);
    return move::is_commute(ways.begin()->errand) ? Day::kBusy : Day::kFree;
}

std::int64_t OpenWays::pass_gates(std::uint32_t i, const move::Ways& ways) {
    std::int64_t passages = 0;
    for (const move::Ways::One& one : ways) {
        if (!one.crosses) continue;
        passages += move::is_commute(one.errand)
                        ? crossings_.add_commute(i, Fate::kGoes, outings_)
                        : crossings_.add_outing(i, one.kind, one.first, outings_.passing);
    }
    return passages;
}

void OpenWays::record(std::uint32_t i, const move::Ways& ways) {
    std::int64_t records = 0;
    for (const move::Ways::One& one : ways) {
        if (!scanning_.at(one.kind)) continue;
        const std::uint32_t place = planner_.turnout().place(one.kind, i);
        if (!scanning_.records(i, place)) continue;
        visits_.push_back({Visit::at(place, one.first, one.last), i});
        ++records;
    }
    if (records > 0) counts_.add_records(i, records);
}

}  // namespace wangge::kernel::day
