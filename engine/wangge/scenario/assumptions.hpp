#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::scenario {

/// A number that a result leans on without being measured at the place itself.
struct Assumption {
    std::string key;    // key path
    std::string value;  // as it is written in a scenario file
    std::string_view unit;
    core::Mark mark;  // kBorrowed or kAssumed
    bool changed;     // not the declared value: the source does not speak for it
    std::string_view meaning, meaning_zh;
    std::string_view source;  // may be empty; of a changed number: that the scenario set it
};

/// What one arm leans on: the borrowed and assumed numbers of every section and of the policies it uses
/// (reach above 0), in the order of the file. A borrowed or measured number that the scenario changed counts
/// as assumed. Import settings not chosen are left out. `arm` is an index into scenario.arms.
std::vector<Assumption> assumptions(const policy::Scenario& scenario,
                                    std::span<const policy::PolicyKind> library, std::uint32_t arm);
/// The same for all arms together.
std::vector<Assumption> assumptions(const policy::Scenario& scenario,
                                    std::span<const policy::PolicyKind> library);

}  // namespace wangge::scenario
