#include "tests/run/random_scenario.hpp"

#include <utility>
#include <vector>

#include "tests/run/worlds.hpp"
#include "wangge/core/draw.hpp"

namespace wangge::tests {

policy::Scenario random_scenario(std::uint64_t seed) {
    std::uint32_t next = 0;
    const core::Draws draws(core::Seed{seed}, core::Purpose::kTest);
    const auto unit = [&] { return draws.unit(seed, 0, next++); };
    const auto between = [&](int least, int most) {
        return least + static_cast<int>(unit() * (most - least + 1));
    };
    policy::Scenario scenario = village();
    scenario.calendar.days = 45;
    scenario.population.gates = between(0, 3);
    scenario.population.communities = between(1, 3);
    scenario.population.side_gaps = between(0, 4);
    scenario.population.tightness = unit();
    scenario.population.property_management = between(0, 2);
    scenario.population.gate_crew = between(0, 14);
    scenario.population.other_volunteers = between(0, 12);
    scenario.population.code_alone_60 = unit();
    scenario.population.collective_share = 0.06 * unit();
    scenario.population.care_home_share = 0.05 * unit();
    scenario.imports.setting = between(0, 2) == 0 ? 2 : 1;
    scenario.imports.stress_first = between(1, 9);
    scenario.needs.stock_median = between(3, 14);
    scenario.needs.supply_per_day = between(0, 2) == 0 ? 0.6 : 1.5;
    scenario.mind.evasion = unit();
    scenario.mind.compliance = unit();
    scenario.mind.conflict = 0.3 * unit();
    scenario.work.volunteer_share = unit();
    scenario.hierarchy.delay = between(0, 3);
    scenario.hierarchy.escalation = between(0, 2) == 0 ? 1.0 : 0.7 + 0.8 * unit();
    scenario.hierarchy.discretion = between(0, 2) == 0 ? unit() : 1.0;
    scenario.organisation.arrivals_match = between(0, 2) == 0 ? unit() : 0.0;
    scenario.organisation.clinic_match = between(0, 2) == 0 ? unit() : 1.0;
    scenario.organisation.register_match = between(0, 2) == 0 ? unit() : 1.0;
    scenario.organisation.arrivals_lag = between(0, 3);
    scenario.organisation.clinic_lag = between(0, 3);
    scenario.organisation.register_lag = between(0, 3);
    scenario.mind.rumour_days = between(0, 9);
    scenario.mind.evasion_day = 0.1 * unit();
    scenario.mind.fear_care = unit();
    scenario.work.error = 0.2 * unit();
    scenario.work.ill_days = between(0, 9);
    scenario.work.ramp_days = between(0, 9);
    for (const core::Field& loop : policy::Loops::fields())
        *core::field_value(&scenario.loops, loop) = between(0, 3) == 0 ? 0.0 : 1.0;
    scenario.organisation.whistle_units = between(0, 6);
    scenario.organisation.form_duplicate = 1 + 4 * unit();
    scenario.transmission.outside *= 1 + unit();
    scenario.disease.form = between(0, 1);
    scenario.disease.severe_factor = between(0, 1) == 0 ? 1 : 8;
    scenario.care.beds = 5 * unit();
    scenario.care.critical_beds = between(0, 2) == 0 ? 0 : 3 * unit();
    scenario.care.transfers = 4 * unit();
    scenario.care.untreated_severe = unit();
    scenario.care.seek_mild = unit();
    scenario.care.fear = between(0, 1) * unit();
    scenario.care.calls = 5 * unit();
    scenario.care.clinic_capacity = 6 * unit();
    scenario.immunity.prior_share = between(0, 1) * unit();
    if (between(0, 1) == 1) scenario.immunity.coverage.fill(unit());
    std::vector<policy::PolicyUse> policies;
    for (const policy::PolicyKind& kind : policies::catalogue()) {
        if (unit() < 0.35) continue;
        policies.push_back(use(kind.name, {{"start", scenario.calendar.start + between(0, 15)},
                                           {"delay", static_cast<double>(between(0, 3))},
                                           {"least_days", static_cast<double>(between(3, 12))},
                                           {"most_days", static_cast<double>(between(12, 40))},
                                           {"report_free_days", static_cast<double>(between(1, 14))},
                                           {"reach", between(0, 1) == 0 ? 1.0 : unit()},
                                           {"target_grid", static_cast<double>(between(0, 2))},
                                           {"target_tenure", static_cast<double>(between(0, 2))},
                                           {"staff_crew", static_cast<double>(between(0, 1))},
                                           {"staff_volunteer", static_cast<double>(between(0, 1))}}));
        if (kind.name == "blanket_closure") {
            set(policies.back(), "scope", between(0, 2));
            set(policies.back(), "outing_every", between(1, 4));
            set(policies.back(), "medical_exit", between(0, 1));
            set(policies.back(), "visitors_admitted", unit());
        }
        if (kind.name == "contact_tracing") {
            set(policies.back(), "interviewers", between(0, 3));
            set(policies.back(), "window_days", between(0, 20));
            set(policies.back(), "central", between(0, 1));
        }
        if (kind.name == "quarantine") {
            set(policies.back(), "beds", between(0, 2) * 4);
            set(policies.back(), "swabs", between(0, 1));
            set(policies.back(), "adherence", 0.9 * unit());
            set(policies.back(), "team", between(0, 5));
        }
    }
    add_arm(scenario, "random", std::move(policies),
            static_cast<std::uint32_t>(between(0, 2) == 0 ? 0x3F : 0x2 | between(0, 31) << 1));
    return scenario;
}

}  // namespace wangge::tests
