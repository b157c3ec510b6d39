#include "wangge/kernel/day/events.hpp"

#include <algorithm>

#include "wangge/core/flaw.hpp"
#include "wangge/core/sort_rows.hpp"
#include "wangge/kernel/encounter.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::uint8_t kTravelFrom = 18, kTravelTo = 60;  // years of later travellers (assumed)
constexpr std::int32_t kStress = 1, kDocumented = 2;

// Returnees or other adults, best keyed rank first; no more of them than are asked for.
std::vector<std::uint32_t> ranked(const Context& context, bool returnees, std::size_t most) {
    if (most == 0) return {};
    const world::World& world = context.world;
    const core::Draws who(
        core::flawed(core::Flaw::kImportsByArm) ? core::derive(context.luck, context.pools) : context.luck,
        core::Purpose::kImportWho);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        const bool returnee = world.resident.arrival[i] != world::kAlwaysHere;
        const bool adult = world.resident.age[i] >= kTravelFrom && world.resident.age[i] <= kTravelTo;
        if (returnee == returnees && (returnee || adult))
            order.emplace_back(who.rank(0, world.resident.key[i]), i);
    }
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.size()));
    std::partial_sort(order.begin(), end, order.end());
    std::vector<std::uint32_t> rows;
    for (auto one = order.begin(); one != end; ++one) rows.push_back(one->second);
    return rows;
}

}  // namespace

std::vector<Import> plan_imports(const Context& context, std::int32_t days) {
    const policy::Imports& imports = context.scenario.imports;
    const world::World& world = context.world;
    const core::Draws when(context.luck, core::Purpose::kImportWhen);
    const auto setting = static_cast<std::int32_t>(imports.setting);
    std::vector<Import> plan;
    if (setting == kDocumented) {
        const std::vector<std::uint32_t> returnees = ranked(context, true, world.residents);
        for (const std::uint32_t i : returnees) {
            const double chance = imports.documented_expected / static_cast<double>(returnees.size());
            if (when.happens(chance, world.resident.key[i], 1))
                plan.push_back({i, std::max<std::int32_t>(0, world.resident.arrival[i]), false});
        }
    }
    if (setting == kStress) {
        const auto first_days = static_cast<std::uint32_t>(imports.stress_first_days);
        std::vector<std::uint32_t> returnees = ranked(context, true, world.residents);
        std::erase_if(returnees, [&](std::uint32_t i) {
            return world.resident.arrival[i] > static_cast<std::int32_t>(first_days);
        });
        const auto count =
            std::min<std::size_t>(returnees.size(), static_cast<std::size_t>(imports.stress_first));
        for (std::size_t k = 0; k < count; ++k) {
            const std::uint32_t i = returnees[k];
            const auto day = static_cast<std::int32_t>(when.below(first_days + 1, world.resident.key[i]));
            plan.push_back({i, std::max<std::int32_t>(day, world.resident.arrival[i]), false});
        }
        const auto every = static_cast<std::int32_t>(imports.stress_every);
        const std::int32_t later = days - 1 - static_cast<std::int32_t>(first_days);  // days for travellers
        const std::size_t trips = later > 0 ? static_cast<std::size_t>(later / every) : 0;
        std::int32_t day = static_cast<std::int32_t>(first_days);
        for (const std::uint32_t traveller : ranked(context, false, trips))
            plan.push_back({traveller, day += every, true});
    }
    std::sort(plan.begin(), plan.end(), [](const Import& a, const Import& b) {
        return std::pair{a.day, a.resident} < std::pair{b.day, b.resident};
    });
    return plan;
}

namespace {

// Returns of so long back nobody hears of any more; of those before the run on its first days.
std::int32_t first_heard_of(const Context& context) {
    const policy::Organisation& organisation = context.scenario.organisation;
    const double asked = std::max(organisation.observe_days, organisation.arrivals_lag + 1);
    const std::int32_t yesterday = context.date.day - 1;
    return yesterday > 0 ? yesterday - static_cast<std::int32_t>(asked) + 1 : Arrivals::kFirst;
}

// Enters those returnees of the days [first, end) of whom the register gets to know, as know(agent, arrival)
// says, in order of agent.
template <class Know>
void enter_returnees(const Context& context, std::int32_t first, std::int32_t end, Know know, State& state,
                     Ledger& ledger) {
    std::vector<std::uint32_t> known;
    state.arrival.for_each(first, end, [&](std::uint32_t i, std::int32_t arrival) {
        if (know(i, arrival)) known.push_back(i);
    });
    core::sort_end(known);
    for (const std::uint32_t i : known)
        work::enter_returnee(context, i, state.arrival[i], state.papers, ledger);
}

// The road checkpoint's records reach the grid, late and not all of them.
void hear_of_arrivals(const Context& context, State& state, Ledger& ledger) {
    if (!(context.scenario.organisation.arrivals_match > 0)) return;
    const auto linked = [&](std::uint32_t i, std::int32_t arrival) {
        return work::linked(context, work::Link::kArrivals, context.world.resident.key[i], arrival);
    };
    enter_returnees(context, first_heard_of(context), context.date.day + 1, linked, state, ledger);
}

// Owners report themselves on arrival.
void hear_of_themselves(const Context& context, State& state, Ledger& ledger) {
    const world::World& world = context.world;
    const core::Draws tell(context.luck, core::Purpose::kTell);
    const auto tells = [&](std::uint32_t i, std::int32_t) {
        return world.household.tenure[world.resident.household[i]] == world::Tenure::kOwner &&
               tell.happens(context.scenario.organisation.returnee_reports, world.resident.key[i], 0, 1);
    };
    const std::int32_t day = context.date.day;
    enter_returnees(context, day > 0 ? day : Arrivals::kFirst, day + 1, tells, state, ledger);
}

}  // namespace

void arrive(const Context& context, const std::vector<Import>& imports, State& state,
            std::vector<Transmission>& tree, Ledger& ledger) {
    const world::World& world = context.world;
    const std::int32_t day = context.date.day;
    for (const Import& import : imports) {
        if (import.day != day) continue;
        if (import.returns && state.arrival[import.resident] != kNever)
            state.arrival.set(import.resident, day);
        if (!state.courses.susceptible(import.resident) || state.arrival[import.resident] == kNever) continue;
        disease::infect(world, context.scenario.disease, context.luck, import.resident, day * kDayMinutes,
                        state.courses, state.immunity.of(import.resident).infectivity);
        ledger.add(Count::kImportedInfections, day, import.resident);
        tree.emplace_back(world::kNone, import.resident, day, 0,
                          static_cast<std::uint32_t>(Setting::kImport));
    }
    hear_of_arrivals(context, state, ledger);
    hear_of_themselves(context, state, ledger);
}

}  // namespace wangge::kernel::day
