#include "wangge/world/household_types.hpp"

#include <algorithm>
#include <string_view>

#include "wangge/world/households.hpp"

namespace wangge::world {
namespace {

struct Entry {
    std::string_view members;
    double weight;
};

constexpr Entry kEntries[] = {
    // one: the number of elders alone is set apart (types.cpp)
    {"E", 0.25},
    {"H", 0.75},
    // two
    {"EF", 0.24},
    {"EX", 0.09},
    {"EH", 0.08},
    {"EC", 0.005},
    {"HC", 0.03},
    {"HG", 0.135},
    {"HS", 0.42},
    {"HR", 0.04},
    // three
    {"EFH", 0.07},
    {"EFY", 0.003},
    {"EXH", 0.04},
    {"HSE", 0.05},
    {"HEC", 0.05},
    {"HPC", 0.05},
    {"HCC", 0.02},
    {"HSC", 0.34},
    {"HGG", 0.02},
    {"HSG", 0.36},
    {"HRR", 0.02},
    // four
    {"HSEF", 0.09},
    {"HEFY", 0.004},
    {"HPEC", 0.01},
    {"HEFC", 0.04},
    {"HSGE", 0.08},
    {"HSEC", 0.19},
    {"HSPC", 0.19},
    {"HSCC", 0.20},
    {"HSGC", 0.07},
    {"HSGG", 0.14},
    {"HRRR", 0.02},
    // five
    {"HSGEF", 0.08},
    {"HSEFY", 0.01},
    {"HSPEC", 0.03},
    {"HPEFC", 0.01},
    {"HSEFC", 0.25},
    {"HSECC", 0.21},
    {"HSPQC", 0.24},
    {"HSPCC", 0.12},
    {"HSCCC", 0.04},
    {"HSGGG", 0.06},
    {"HRRRR", 0.01},
    // six; larger households are these with further grown children and children in turn
    {"HSGGEF", 0.10},
    {"HSEFYC", 0.02},
    {"HSPQEC", 0.06},
    {"HSPEFC", 0.02},
    {"HSEFCC", 0.34},
    {"HSGECC", 0.10},
    {"HSPQCC", 0.30},
    {"HSPCCC", 0.08},
    {"HSGCCC", 0.04},
    {"HSGGGG", 0.04},
};

bool holds(std::string_view members, char letter) {
    return members.find(letter) != std::string_view::npos;
}

std::uint8_t how_many(std::string_view members, std::string_view letters) {
    return static_cast<std::uint8_t>(std::count_if(members.begin(), members.end(), [&](char letter) {
        return letters.find(letter) != std::string_view::npos;
    }));
}

std::uint8_t generations(std::string_view members) {
    const bool young = holds(members, 'C') || holds(members, 'G');
    const bool middle = holds(members, 'H');
    return static_cast<std::uint8_t>((young ? 1 : 0) + (middle ? 1 : 0) + (holds(members, 'P') ? 1 : 0) +
                                     (holds(members, 'E') ? 1 : 0));
}

HouseholdType make(std::string_view members, double weight) {
    return HouseholdType{std::string(members), weight, how_many(members, "C"), how_many(members, "EFY"),
                         generations(members)};
}

}  // namespace

std::vector<HouseholdType> household_types() {
    std::vector<HouseholdType> types;
    for (const Entry& entry : kEntries) {
        types.push_back(make(entry.members, entry.weight));
    }
    for (std::uint32_t size = 7; size <= kMostMembers; ++size) {
        for (const Entry& entry : kEntries) {
            if (entry.members.size() != 6) {
                continue;
            }
            std::string members(entry.members);
            const bool children = holds(members, 'C');
            while (members.size() < size) {
                members += children && members.size() % 2 == 1 ? 'C' : 'G';
            }
            types.push_back(make(members, entry.weight));
        }
    }
    return types;
}

}  // namespace wangge::world
