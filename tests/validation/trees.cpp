#include "tests/validation/trees.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "wangge/kernel/encounter.hpp"

namespace wangge::validation {

Parting first_difference(const Tree& first, const Tree& second) {
    Parting parting;
    while (parting.at < first.size() && parting.at < second.size() && first[parting.at] == second[parting.at])
        ++parting.at;
    parting.in_first = parting.at < first.size();
    parting.in_second = parting.at < second.size();
    if (parting.in_first) parting.first = first[parting.at];
    if (parting.in_second) parting.second = second[parting.at];
    return parting;
}

std::vector<Branch> extra_branches(const Tree& first, const Tree& second) {
    std::set<std::uint32_t> known;
    for (const kernel::Transmission& one : first) known.insert(one.infected);
    std::map<std::uint32_t, std::size_t> branch_of;  // by person infected in the second world only
    std::vector<Branch> branches;
    for (const kernel::Transmission& one : second) {
        if (known.contains(one.infected)) continue;
        const auto parent = branch_of.find(one.infector);
        std::size_t branch = branches.size();
        if (parent == branch_of.end()) {
            branches.push_back({one, 0});
        } else {
            branch = parent->second;
        }
        branch_of[one.infected] = branch;
        branches[branch].infections += 1;
    }
    std::stable_sort(branches.begin(), branches.end(),
                     [](const Branch& a, const Branch& b) { return a.infections > b.infections; });
    return branches;
}

std::string describe(const kernel::Transmission& one) {
    const std::string who =
        one.infector == world::kNone ? "somebody elsewhere" : "person " + std::to_string(one.infector);
    return "day " + std::to_string(one.day) + ": " + who + " infects person " + std::to_string(one.infected) +
           " (setting " + std::to_string(one.setting) + ")";
}

}  // namespace wangge::validation
