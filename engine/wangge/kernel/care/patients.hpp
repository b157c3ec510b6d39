#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/context.hpp"
#include "wangge/kernel/disease/course.hpp"
#include "wangge/kernel/disease/immunity.hpp"
#include "wangge/policy/observation.hpp"

/// From symptoms to confirmation and isolation.
namespace wangge::kernel::care {

inline constexpr std::int32_t kIsolationDays = 14;  // isolated after confirmation (assumed)

struct Patients {
    std::vector<std::int32_t> clinic_from;  // first day the clinic is sought; kNever
    std::vector<std::int32_t> calls_from;   // first day the telephone line is called instead; kNever
    std::vector<std::int32_t> found_on;     // day a thermometer found fever and confirmation follows; kNever
    std::vector<std::int32_t> isolated_until;  // first day back at home; 0: never isolated
    std::vector<std::uint8_t> stays_home;      // has symptoms and stays at home
    std::vector<policy::Report> reports;       // confirmed cases, in order of day and agent

    explicit Patients(std::uint32_t agents)
        : clinic_from(agents, kNever),
          calls_from(agents, kNever),
          found_on(agents, kNever),
          isolated_until(agents, 0),
          stays_home(agents, 0) {}
    bool isolated(std::uint32_t i, std::int32_t day) const { return day < isolated_until[i]; }
};

struct Hospital;

/// Symptoms that began since yesterday's dawn: some stay at home, those who seek care go to the clinic, or
/// telephone for fear of it, from `confirm_after` days after onset on; severe disease is foreseen. Those ill
/// for `ill_days` are well again.
void fall_ill(const Context& context, const disease::Courses& courses, const disease::Immunity& immunity,
              Patients& patients, Hospital& hospital, Ledger& ledger);

/// Of those who reached the fever clinic today (sorted agents), the ones it sees, sorted; the others come
/// back tomorrow.
std::vector<std::uint32_t> see_patients(const Context& context, std::vector<std::uint32_t> reached,
                                        Ledger& ledger);

/// The telephone line: who is answered is collected and confirmed tomorrow.
void answer_calls(const Context& context, const disease::Courses& courses, Patients& patients,
                  Ledger& ledger);

/// A case becomes known and is isolated from tomorrow on, unless it was before.
void report_case(const Context& context, std::uint32_t i, Patients& patients, Ledger& ledger);

/// Has fever at some time today (keyed; the same at home and at a gate).
bool feverish(const Context& context, const disease::Courses& courses, std::uint32_t i);

/// Confirms those who reached the clinic today (`at_clinic`, sorted), those found before today, and those
/// whose swab became known as positive (`tested`); they are isolated from tomorrow on.
void confirm(const Context& context, const disease::Courses& courses,
             const std::vector<std::uint32_t>& at_clinic, const std::vector<std::uint32_t>& tested,
             Patients& patients, Ledger& ledger);

}  // namespace wangge::kernel::care
