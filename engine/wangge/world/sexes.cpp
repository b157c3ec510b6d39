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
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        const std::uint32_t band = band_of(residents.age[r]);
        people[band] += 1;
        const std::uint32_t h = residents.household[r];
        const bool half =
            h < world.families && coupled(draft.types[draft.type[h]].members,
                                          draft.types[draft.type[h]].members[r - world.household.first[h]]);
        if (!half) {
            single[band].push_back(r);
        } else {
            wives[band] += residents.female[r];
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
