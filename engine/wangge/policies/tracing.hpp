#pragma once

#include <array>
#include <cstdint>

#include "wangge/policy/policy.hpp"

/// The work of contact tracing: who is interviewed, whom they name, who is called, and the orders that
/// follow.
namespace wangge::policies {

/// Hands, days and recall; see contact_tracing.cpp for their meaning.
struct TracingRules {
    policy::Dwellings dwellings;
    policy::Pools pools = policy::kAllPools;
    double interviewers = 2, interview_minutes = 80, call_minutes = 40;
    std::int32_t interview_after = 1, give_up_days = 7, window_days = 7, days = 14;
    std::array<double, policy::kAcquaintances> recall{};  // by policy::Acquaintance
    bool scans = true;
    policy::Order order = policy::Order::kHome;
    double adherence = 1;
};

inline constexpr double kWorkday = 480;  // minutes an interviewer gives a day

/// Columns of the policy's memory: one row per resident in all but the last.
enum class ContactColumn : std::uint8_t {
    kNamed,  // first day as a contact, -1: never
    kUntil,  // first day after it
    kHow,    // policy::Acquaintance, the closest so far
    kBook,   // [0] interviews dealt with
};

void prepare_tracing(const world::World& world, policy::Memory& memory);

/// Interviews since the last call: whom they name becomes a contact and goes into the register.
void name_contacts(const TracingRules& rules, const policy::Observation& seen, policy::Memory& memory,
                   policy::Directives& orders);

/// Calls to contacts who have not been reached, interviews that are due, and the orders on all contacts. What
/// exceeds the interviewers' day is asked of nobody and waits.
void order_contacts(const TracingRules& rules, const policy::Observation& seen, const policy::Memory& memory,
                    policy::Directives& orders);

}  // namespace wangge::policies
