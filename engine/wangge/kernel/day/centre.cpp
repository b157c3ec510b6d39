#include "wangge/kernel/day/centre.hpp"

#include <algorithm>
#include <tuple>

#include "wangge/core/flaw.hpp"
#include "wangge/core/mix.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::uint32_t kReading = 1000;   // names the temperature taken in the centre
constexpr std::uint32_t kNumber = 200000;  // names the meeting of a pair within a tick

void take_temperatures(const Context& context, State& state) {
    const core::Draws fever(context.luck, core::Purpose::kFever);
    for (const std::uint32_t i : state.in_centre) {
        if (!care::feverish(context, state.courses, i)) continue;
        if (fever.happens(context.scenario.organisation.temperature_sensitivity,
                          context.world.resident.key[i], context.today(), kReading))
            state.patients.find(i, context.date.day);
    }
}

}  // namespace

void give_beds(const Context& context, Standing& standing, State& state, Ledger& ledger) {
    const core::Draws bed(context.luck, core::Purpose::kBed);
    std::vector<std::tuple<bool, std::uint64_t, std::uint32_t>> asking;  // (is new, rank, resident)
    standing.mark_of.for_each_row([&](std::uint32_t i, std::uint32_t row) {
        StandingMark& mark = standing.marks[row];
        if (mark.order != policy::Order::kCentral) return;
        mark.order = policy::Order::kHome;
        if (i >= context.world.residents || mark.when_told || !state.here(i, context.date.day)) return;
        const bool has = std::binary_search(state.in_centre.begin(), state.in_centre.end(), i);
        asking.emplace_back(!has, bed.rank(0, context.world.resident.key[i]), i);
    });
    std::sort(asking.begin(), asking.end());
    state.in_centre.clear();
    for (const auto& [is_new, rank, i] : asking) {
        if (state.in_centre.size() >= standing.beds.beds && !core::flawed(core::Flaw::kBedsUnlimited)) {
            ledger.add(Count::kBedsShort, context.date.day, i);
            continue;
        }
        state.in_centre.push_back(i);
        standing.marks[standing.mark_of[i]].order = policy::Order::kCentral;
    }
    std::sort(state.in_centre.begin(), state.in_centre.end());
}

void look_after_centre(const Context& context, const Standing& standing, State& state,
                       std::vector<Encounter>& encounters) {
    take_temperatures(context, state);
    const policy::Contacts& contacts = context.scenario.contacts;
    const double chance = contacts.centre_contacts / std::max(1u, standing.beds.beds);
    const core::Draws meeting(context.luck, core::Purpose::kCentre);
    std::vector<std::uint32_t> ill, free;
    for (const std::uint32_t i : state.in_centre) {
        if (state.courses.susceptible(i)) free.push_back(i);
        if (care::ill(context, state.courses, i)) ill.push_back(i);
    }
    for (const std::uint32_t i : ill) {
        for (const std::uint32_t j : free) {
            const std::uint64_t one = context.world.resident.key[i], other = context.world.resident.key[j];
            const std::uint64_t pair = core::combine(std::min(one, other), std::max(one, other));
            for (std::uint32_t tick = 1; tick < world::kTicks; ++tick) {
                if (meeting.happens(chance, pair, context.today() * 8u + tick))
                    encounters.push_back({i, j, static_cast<std::uint8_t>(tick), Setting::kCentre, kNumber,
                                          contacts.weight_community});
            }
        }
    }
}

}  // namespace wangge::kernel::day
