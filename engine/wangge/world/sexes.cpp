#include "wangge/world/sexes.hpp"

#include <array>
#include <string_view>
#include <vector>

#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/tilt.hpp"

namespace wangge::world {
namespace {

/// Half of a couple: their sexes are settled.
bool coupled(std::string_view letters, char letter) {
    const auto has = [&](char other) { return letters.find(other) != std::string_view::npos; };
    switch (letter) {
        case 'S':
        case 'Q':
        case 'F':
        case 'X':
            return true;
        case 'H':
            return has('S');
        case 'P':
            return has('Q');
        case 'E':
            return has('F') || has('X');
        default:
            return false;
    }
}

/// Those members of a type, as bits.
std::uint32_t halves(std::string_view letters) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        bits |= coupled(letters, letters[i]) ? 1u << i : 0u;
    }
    return bits;
}

}  // namespace

std::array<double, kAgeBands> women_by_band(const Population& population,
                                            const std::array<double, kAgeBands>& people) {
    const auto men = [&](double factor, std::uint32_t band) {
        const double ratio = factor * population.sex_ratios[band];
        return ratio / (100 + ratio);
    };
    double all = 0;
    for (const double heads : people) {
        all += heads;
    }
    const auto total = [&](double factor) {
        double sum = 0;
        for (std::uint32_t band = 0; band < kAgeBands; ++band) {
            sum += people[band] * men(factor, band);
        }
        return sum;
    };
    const double factor = solve_ratio(total, population.male_share * all);
    std::array<double, kAgeBands> shares{};
    for (std::uint32_t band = 0; band < kAgeBands; ++band) {
        shares[band] = 1 - men(factor, band);
    }
    return shares;
}

/// As many women of each band as the ratios ask, as far as couples leave a choice; who, by keyed rank.
void deal_sexes(Draft& draft) {
    World& world = draft.world;
    Residents& residents = world.resident;
    std::array<double, kAgeBands> people{};
    std::array<std::vector<std::uint32_t>, kAgeBands> single;
    std::array<std::uint32_t, kAgeBands> wives{};
    std::vector<std::uint32_t> halves_of;
    for (const HouseholdType& type : draft.types) halves_of.push_back(halves(type.members));
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const std::uint32_t first = world.household.first[h];
        std::uint32_t half = h < world.families ? halves_of[draft.type[h]] : 0;
        for (std::uint32_t r = first; r < world.household.first[h + 1]; ++r, half >>= 1) {
            const std::uint32_t band = band_of(residents.age[r]);
            people[band] += 1;
            if ((half & 1u) == 0) {
                single[band].push_back(r);
            } else {
                wives[band] += residents.female[r];
            }
        }
    }
    const std::array<double, kAgeBands> shares = women_by_band(draft.population, people);
    const core::Draws draws(draft.people, core::Purpose::kSex);
    for (std::uint32_t band = 0; band < kAgeBands; ++band) {
        const std::uint32_t wanted = draft.whole(shares[band] * people[band]);
        const std::uint32_t missing = wanted > wives[band] ? wanted - wives[band] : 0;
        Ranks(draws, band, single[band], residents.key)
            .each_lowest(missing,
                         [&](std::uint32_t r, bool lowest) { residents.female[r] = lowest ? 1 : 0; });
    }
}

}  // namespace wangge::world
