#pragma once

#include "tests/run/worlds.hpp"

/// What documented organisations could do with the hands they had.
namespace wangge::tests {

/// Tienan until the end of its second sweep, without imports.
inline policy::Scenario swept() {
    policy::Scenario scenario = tienan();
    scenario.calendar.days = 22;
    scenario.imports.setting = 0;
    return scenario;
}

/// Community of 1,237 households and eight staff, as one Shanghai compound of 2022: nobody else helps.
inline policy::Scenario eight_staff() {
    policy::Scenario scenario = tienan();
    world::Population& place = scenario.population;
    place.residents = 2845;
    place.households = 1237;
    place.rented_households = 95;
    place.rented_residents = 218;
    place.community_workers = 8;
    place.party_volunteers = place.other_volunteers = place.seconded = 0;
    place.gate_crew = 40;  // the gates are the city's affair
    scenario.calendar.days = 50;
    scenario.imports.setting = 0;
    scenario.needs.stock_median = 7;
    scenario.work.ill_first = scenario.calendar.start + 25;
    scenario.work.ill_staff = 4;
    add_arm(scenario, "delivery", {use("blanket_closure"), use("volunteer_delivery", {{"reach", 0.6}})});
    return scenario;
}

/// Hours of work that nobody could do while they are ill.
inline double unmet_while_ill(const Played& played) {
    using kernel::Count;
    double minutes = 0;
    for (const Count count :
         {Count::kUnmetDelivery, Count::kUnmetTickets, Count::kUnmetVisits, Count::kUnmetSweeps})
        minutes += total(played, count, 39) - total(played, count, 25);
    return minutes / 60.0;
}

/// A sweep for which hands are short: what a worker-day finds is what times, answers and stairs allow.
inline double households_per_worker_day(std::uint32_t worlds) {
    using kernel::Count;
    policy::Scenario scenario = swept();
    scenario.organisation.sweep1_knocks = 4;
    scenario.population.party_volunteers = scenario.population.other_volunteers = 0;
    const auto from = static_cast<std::int32_t>(scenario.organisation.sweep1_first - scenario.calendar.start);
    const auto of_sweep = [from](const Played& played, Count count) {
        return total(played, count, from + 4) - total(played, count, from);
    };
    double answers = 0, minutes = 0;
    for (std::uint32_t k = 0; k < worlds; ++k) {
        const Played played = play(scenario, 0, k);
        answers += of_sweep(played, Count::kAnswers);
        minutes += of_sweep(played, Count::kMinutesRounds) + of_sweep(played, Count::kMinutesForms);
    }
    return answers / minutes * (scenario.work.hours[1] * 60.0 - scenario.work.breaks[1]);
}

}  // namespace wangge::tests
