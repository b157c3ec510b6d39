#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "wangge/kernel/arrivals.hpp"
#include "wangge/kernel/care/patients.hpp"
#include "wangge/kernel/disease/immunity.hpp"

/// Severe disease, beds, and the way to them.
namespace wangge::kernel::care {

enum class Bed : std::uint8_t { kNone, kWard, kCritical };

/// The course of one severe case. Times are minutes since the start of day 0.
struct SevereCase {
    std::uint32_t resident = 0;
    std::int32_t severe_at = 0;
    std::int32_t critical_at = kNever;  // kNever: does not become critical
    std::int32_t outcome_at = 0;        // death, or from then on out of danger
    std::int32_t recovers_at = 0;       // goes home; not before `outcome_at`
    double dies_below = 0;              // share of critical cases like this one who die with a bed
    double luck = 1;                    // dies if it is below the share
    Bed bed = Bed::kNone;
    std::uint8_t stage = 0;                // 0 not severe yet, 1 severe, 2 critical
    bool decided = false;                  // out of danger
    std::int32_t days = 0, untreated = 0;  // in severe or critical stage so far; of them without its bed
};

struct Hospital {
    std::vector<SevereCase> cases;  // symptomatic cases that are or will be severe, in order of onset
};

/// Draws what becomes of a case with symptoms, if it will be severe.
std::optional<SevereCase> foresee(const Context& context, const disease::Courses& courses,
                                  const disease::Immunity& immunity, std::uint32_t i);

/// Night: severe cases find a bed and a way there (critical ones first, then by keyed rank), recover or die.
/// `gone` is the table of arrivals: the dead are put where nobody ever arrives.
void nurse(const Context& context, Hospital& hospital, Patients& patients, Arrivals& gone, Ledger& ledger);

}  // namespace wangge::kernel::care
