#pragma once

#include <cstdint>
#include <vector>

#include "wangge/policy/policy.hpp"

/// Who is, or was until lately, to be kept apart.
namespace wangge::policies {

/// Which people a quarantine is for.
struct Whom {
    policy::Dwellings dwellings;
    bool returnees = true, case_households = true, contacts = true;
    std::int32_t days = 14;
};

/// One person with the first day and the first day after it; `until` may have passed.
struct Quarantined {
    std::uint32_t resident = 0;
    std::int32_t since = 0, until = 0;
    bool visited = false;  // by the organisation, for home observation
};

/// Everybody who was or is in quarantine by these rules, sorted by resident, each once with the earliest
/// beginning and the latest end. Reported cases are cared for elsewhere.
std::vector<Quarantined> quarantined(const Whom& whom, const policy::Observation& seen);

}  // namespace wangge::policies
