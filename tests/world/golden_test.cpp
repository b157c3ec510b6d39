#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/world/populations.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/world_hash.hpp"

namespace wangge::world::tests {
namespace {

char role_letter(const World& world, std::uint32_t r) {
    switch (world.resident.role[r]) {
        case Role::kPupil:
            return 'p';
        case Role::kWorker:
            return 'w';
        default:
            return '-';
    }
}

/// A world in words: what a reader checks when the synthesis is meant to change.
std::string portrait(const World& world, std::uint32_t homes) {
    std::ostringstream out;
    out << "hash " << world_hash(world).hex() << "\n";
    std::array<std::uint32_t, 13> sizes{};
    for (std::uint32_t h = 0; h < world.households; ++h) {
        ++sizes[world.members(h)];
    }
    for (std::uint32_t k = 1; k < sizes.size(); ++k) {
        out << "households of " << k << ": " << sizes[k] << "\n";
    }
    for (std::uint32_t s = 0; s < world.stairwell.key.size(); ++s) {
        out << "stairwell " << s << ": grid " << world.stairwell.grid[s] << ", "
            << world.stairwell.first_household[s + 1] - world.stairwell.first_household[s] << " homes, "
            << (world.stairwell.lift[s] != 0 ? "lift" : "no lift") << ", minutes to gates";
        for (std::size_t g = 0; g < world.gates.key.size(); ++g) {
            out << " " << world.stairwell.gate_minutes[s * world.gates.key.size() + g];
        }
        out << "\n";
    }
    for (std::uint32_t h = 0; h < homes; ++h) {
        out << "home " << h << (world.household.tenure[h] == Tenure::kTenant ? " rented:" : " owned:");
        for (std::uint32_t r = world.household.first[h]; r < world.household.first[h + 1]; ++r) {
            out << " " << int{world.resident.age[r]} << (world.resident.female[r] != 0 ? 'f' : 'm')
                << role_letter(world, r);
        }
        out << ", friends";
        for (std::uint32_t k = 0; k < world.friends_per_household; ++k) {
            out << " " << world.friend_of(h, k);
        }
        out << "\n";
    }
    return out.str();
}

/// WANGGE_UPDATE=1 writes the file anew; look at the difference before keeping it.
void expect_portrait(const std::string& name, const std::string& found) {
    const std::string path = std::string(WANGGE_SOURCE_DIR) + "/tests/world/golden/" + name;
    if (std::getenv("WANGGE_UPDATE") != nullptr) {
        std::ofstream(path) << found;
    }
    std::ifstream file(path);
    std::stringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(found, expected.str()) << path;
}

TEST(Golden, Village) {
    expect_portrait("village.txt", portrait(make(village(), 1), 10));
}

TEST(Golden, Tienan) {
    expect_portrait("tienan.txt", portrait(make(tienan(), 1), 60));
}

}  // namespace
}  // namespace wangge::world::tests
