#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/context.hpp"
#include "wangge/kernel/disease/course.hpp"
#include "wangge/policy/observation.hpp"

/// From symptoms to confirmation and isolation.
namespace wangge::kernel::care {

inline constexpr std::int32_t kIsolationDays = 14;  // isolated after confirmation (assumed)

struct Patients {
    std::vector<std::int32_t> clinic_from;  // first day the clinic is sought; kNever
    std::vector<std::int32_t> found_on;     // day a thermometer found fever and confirmation follows; kNever
    std::vector<std::int32_t> isolated_until;  // first day back at home; 0: never isolated
    std::vector<std::uint8_t> stays_home;      // has symptoms and stays at home
    std::vector<policy::Report> reports;       // confirmed cases, in order of day and agent

    explicit Patients(std::uint32_t agents)
        : clinic_from(agents, kNever),
          found_on(agents, kNever),
          isolated_until(agents, 0),
          stays_home(agents, 0) {}
    bool isolated(std::uint32_t i, std::int32_t day) const { return day < isolated_until[i]; }
};

/// Symptoms that began before dawn: some stay at home, all seek the clinic `confirm_after` days after onset.
void fall_ill(const Context& context, const disease::Courses& courses, Patients& patients, Ledger& ledger);

/// Has fever at some time today (keyed; the same at home and at a gate).
bool feverish(const Context& context, const disease::Courses& courses, std::uint32_t i);

/// Confirms those who reached the clinic today (`at_clinic`, sorted), those found before today, and those
/// whose swab became known as positive (`tested`); they are isolated from tomorrow on.
void confirm(const Context& context, const disease::Courses& courses,
             const std::vector<std::uint32_t>& at_clinic, const std::vector<std::uint32_t>& tested,
             Patients& patients, Ledger& ledger);

}  // namespace wangge::kernel::care
