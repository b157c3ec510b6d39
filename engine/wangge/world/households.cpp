#include <algorithm>
#include <vector>

#include "wangge/core/samplers.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/households.hpp"
#include "wangge/world/tilt.hpp"

namespace wangge::world {
namespace {

std::uint64_t members_of(const SizeCounts& counts) {
    std::uint64_t sum = 0;
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        sum += static_cast<std::uint64_t>(k) * counts[k];
    }
    return sum;
}

}  // namespace

bool count_sizes(const Population& population, std::uint32_t households, std::uint32_t residents,
                 SizeCounts& counts, double rounding) {
    std::vector<double> weights(kMostMembers, 0.0);
    std::vector<std::uint32_t> values(kMostMembers);
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        values[k - 1] = k;
        if (k <= kHouseholdSizes) {
            weights[k - 1] = population.household_sizes[k - 1];
        }
    }
    const std::vector<double> tilted = tilt(weights, values, static_cast<double>(residents) / households);
    const std::vector<std::uint32_t> shares = deal_counts(rounding, households, tilted);
    counts.fill(0);
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        counts[k] = shares[k - 1];
    }
    // Rounding leaves a few people too many or too few: move households of the most frequent size by one
    // member. Sizes that the shares don't know are used only when there is no other way.
    std::uint64_t sum = members_of(counts);
    for (const bool known : {true, false}) {
        while (sum != residents) {
            const bool grow = sum < residents;
            std::uint32_t best = 0;
            for (std::uint32_t k = grow ? 1 : 2; k <= kMostMembers - (grow ? 1u : 0u); ++k) {
                const std::uint32_t next = grow ? k + 1 : k - 1;
                if (counts[k] > 0 && (!known || weights[next - 1] > 0) &&
                    (best == 0 || counts[k] > counts[best])) {
                    best = k;
                }
            }
            if (best == 0) {
                break;
            }
            --counts[best];
            ++counts[grow ? best + 1 : best - 1];
            sum = grow ? sum + 1 : sum - 1;
        }
    }
    return sum == residents;
}

bool count_rented(const SizeCounts& all, std::uint32_t households, std::uint32_t residents,
                  SizeCounts& rented) {
    rented.fill(0);
    if (households == 0) {
        return residents == 0;
    }
    std::vector<double> weights(kMostMembers);
    std::vector<std::uint32_t> values(kMostMembers);
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        weights[k - 1] = all[k];
        values[k - 1] = k;
    }
    const std::vector<std::uint32_t> wished =
        core::apportion(households, tilt(weights, values, static_cast<double>(residents) / households));
    std::uint32_t missing = households;
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        rented[k] = std::min(wished[k - 1], all[k]);
        missing -= rented[k];
    }
    for (std::uint32_t k = 1; k <= kMostMembers && missing > 0; ++k) {
        const std::uint32_t more = std::min(missing, all[k] - rented[k]);
        rented[k] += more;
        missing -= more;
    }
    // Swap rented homes with owned ones of another size, by the smallest difference that doesn't overshoot.
    for (std::uint64_t sum = members_of(rented); sum != residents;) {
        const bool grow = sum < residents;
        const std::uint64_t gap = grow ? residents - sum : sum - residents;
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::uint64_t most = 0;
        for (std::uint32_t step = 1; step < kMostMembers && step <= gap && most == 0; ++step) {
            for (std::uint32_t low = 1; low + step <= kMostMembers; ++low) {
                const std::uint32_t a = grow ? low : low + step;
                const std::uint32_t b = grow ? low + step : low;
                const std::uint64_t swaps =
                    std::min<std::uint64_t>({rented[a], all[b] - rented[b], gap / step});
                if (swaps > most) {
                    from = a;
                    to = b;
                    most = swaps;
                }
            }
        }
        if (most == 0) {
            return false;
        }
        rented[from] -= static_cast<std::uint32_t>(most);
        rented[to] += static_cast<std::uint32_t>(most);
        sum = members_of(rented);
    }
    return missing == 0;
}

Problem deal_sizes(Draft& draft) {
    World& world = draft.world;
    const std::uint32_t n = world.families;
    if (n > draft.at_home) {
        return impossible("residents", "residents_below_households", draft.at_home, n);
    }
    if (draft.at_home > static_cast<std::uint64_t>(n) * kMostMembers) {
        return impossible("residents", "residents_above_limit", draft.at_home,
                          static_cast<std::int64_t>(n) * kMostMembers);
    }
    SizeCounts counts{};
    if (!count_sizes(draft.population, n, draft.at_home, counts, draft.rounding)) {
        return impossible("household_sizes", "people_by_size", static_cast<std::int64_t>(members_of(counts)),
                          draft.at_home);
    }
    const core::Draws draws(draft.people, core::Purpose::kHouseholdSize);
    const std::vector<std::uint32_t> order =
        by_rank(draws, draft.community, all_rows(n), world.household.key);
    draft.size.assign(world.households, 0);
    std::uint32_t at = 0;
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        for (std::uint32_t i = 0; i < counts[k]; ++i) {
            draft.size[order[at++]] = static_cast<std::uint8_t>(k);
        }
    }
    fill_rooms(draft);
    world.household.first.assign(world.households + 1, 0);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        world.household.first[h + 1] = world.household.first[h] + draft.size[h];
    }
    return std::nullopt;
}

Problem deal_tenure(Draft& draft) {
    World& world = draft.world;
    const std::uint32_t homes = count(draft.population.rented_households);
    const std::uint32_t people = count(draft.population.rented_residents);
    if (homes > world.families) {
        return impossible("rented_households", "rented_households", homes, world.families);
    }
    SizeCounts all{};
    for (std::uint32_t h = 0; h < world.families; ++h) {
        ++all[draft.size[h]];
    }
    SizeCounts rented{};
    if (!count_rented(all, homes, people, rented)) {
        return impossible("rented_residents", "rented_residents",
                          static_cast<std::int64_t>(members_of(rented)), people);
    }
    const core::Draws draws(draft.people, core::Purpose::kTenure);
    world.household.tenure.assign(world.households, Tenure::kOwner);
    for (const std::uint32_t h :
         by_rank(draws, draft.community, all_rows(world.families), world.household.key)) {
        std::uint32_t& left = rented[draft.size[h]];
        if (left > 0) {
            --left;
            world.household.tenure[h] = Tenure::kTenant;
        }
    }
    return std::nullopt;
}

}  // namespace wangge::world
