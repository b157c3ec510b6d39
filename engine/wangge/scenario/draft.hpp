#pragma once

#include <map>
#include <set>
#include <string>

#include "wangge/policy/scenario.hpp"
#include "wangge/scenario/fault_list.hpp"

namespace wangge::scenario {

/// A scenario while it is read: the values so far and where each of them was written.
struct Draft {
    policy::Scenario scenario;
    std::map<std::string, Place, std::less<>> places;  // by key path
    std::set<std::string, std::less<>> faulty;         // key paths whose value could not be read
    Place root;

    /// Place of a key, or of the nearest thing around it that was written.
    Place place_of(std::string_view key) const;
    bool good(std::string_view key) const { return faulty.find(key) == faulty.end(); }
};

}  // namespace wangge::scenario
