#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/care/patients.hpp"

/// Swabs, tubes and their way through the laboratory.
namespace wangge::kernel::care {

/// A swab of one person. Its own result is settled when it is taken.
struct Sample {
    std::uint32_t resident = 0;
    policy::TestKind kind = policy::TestKind::kPcr;
    std::uint8_t pool = 1;      // swabs that share a tube
    std::int32_t taken_at = 0;  // minute since the start of day 0
    bool positive = false;
};

/// Swabs in one tube on their way.
struct Tube {
    std::vector<Sample> samples;
    std::int32_t came_on = 0;     // day
    std::int32_t known = kNever;  // day at whose dawn the result is known; kNever: waits for the laboratory
    bool retest = false;          // one member of a positive mixed tube
};

struct Lab {
    std::vector<Sample> today;                  // swabs of the running day
    std::vector<Tube> tubes;                    // waiting or at work
    std::vector<policy::TestResult> results;    // known and not older than kResultDays
    std::vector<std::uint32_t> positive_today;  // known positive by PCR since this dawn, sorted
};
inline constexpr std::int32_t kResultDays = 21;

/// Takes a swab at a minute since the start of day 0.
void take_sample(const Context& context, const disease::Courses& courses, std::uint32_t resident,
                 policy::TestKind kind, std::uint8_t pool, std::int32_t taken_at, Lab& lab, Ledger& ledger);

/// Dawn: results become known. Members of a positive mixed tube go back to the laboratory one by one, before
/// others.
void open_results(const Context& context, const disease::Courses& courses, Lab& lab, Patients& patients,
                  Ledger& ledger);

/// Night: today's swabs become tubes (neighbours together), and the laboratory takes as many waiting tubes as
/// it can: retests first, then those that came first, then by keyed rank.
void run_lab(const Context& context, Lab& lab, Ledger& ledger);

}  // namespace wangge::kernel::care
