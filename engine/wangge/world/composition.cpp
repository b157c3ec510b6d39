#include "wangge/world/composition.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "wangge/core/samplers.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/tilt.hpp"

namespace wangge::world {
namespace {

/// Communities alike have their types from a place of so many of them, where rounding is no matter.
constexpr double kMany = 100;

/// Types are sorted by size: the first of each, and an end.
std::vector<std::uint32_t> starts(std::span<const HouseholdType> types) {
    std::vector<std::uint32_t> first(kMostMembers + 2, 0);
    for (const HouseholdType& type : types) {
        ++first[type.members.size() + 1];
    }
    for (std::uint32_t k = 1; k < first.size(); ++k) {
        first[k] += first[k - 1];
    }
    return first;
}

/// Most elders that households of two and more members can hold.
std::uint64_t room_for_elders(std::span<const HouseholdType> types, const SizeCounts& sizes) {
    SizeCounts most{};
    for (const HouseholdType& type : types) {
        std::uint32_t& here = most[type.members.size()];
        here = std::max<std::uint32_t>(here, type.elders);
    }
    std::uint64_t room = 0;
    for (std::uint32_t k = 2; k <= kMostMembers; ++k) {
        room += static_cast<std::uint64_t>(sizes[k]) * most[k];
    }
    return room;
}

/// One of many communities: moves between frequent types by one elder or minor, so that what is moved in each
/// does not add up among the rare ones. False where there is no such move.
bool adjust_gently(std::span<const HouseholdType> types, std::span<const std::uint32_t> first,
                   std::int64_t& minors, std::int64_t& elders, std::vector<std::uint32_t>& counts) {
    const std::int64_t now = std::llabs(minors) + std::llabs(elders);
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint64_t most = 0;
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        for (std::uint32_t a = first[k]; a < first[k + 1]; ++a) {
            for (std::uint32_t b = first[k]; counts[a] > 0 && b < first[k + 1]; ++b) {
                const std::int64_t more_minors = types[b].minors - types[a].minors;
                const std::int64_t more_elders = types[b].elders - types[a].elders;
                const std::uint64_t here = static_cast<std::uint64_t>(counts[a]) * counts[b];
                if (here > most && std::llabs(more_minors) <= 1 && std::llabs(more_elders) <= 1 &&
                    std::llabs(minors - more_minors) + std::llabs(elders - more_elders) < now) {
                    from = a;
                    to = b;
                    most = here;
                }
            }
        }
    }
    if (most == 0) return false;
    --counts[from];
    ++counts[to];
    minors -= types[to].minors - types[from].minors;
    elders -= types[to].elders - types[from].elders;
    return true;
}

/// Moves households between types of their size until both totals are exact; each move brings them nearer.
bool adjust(std::span<const HouseholdType> types, std::span<const std::uint32_t> first, std::int64_t minors,
            std::int64_t elders, std::vector<std::uint32_t>& counts) {
    while (minors != 0 || elders != 0) {  // still missing (or too many, if negative)
        std::int64_t nearest = std::llabs(minors) + std::llabs(elders);
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
            for (std::uint32_t a = first[k]; a < first[k + 1]; ++a) {
                for (std::uint32_t b = first[k]; counts[a] > 0 && b < first[k + 1]; ++b) {
                    const std::int64_t distance = std::llabs(minors - types[b].minors + types[a].minors) +
                                                  std::llabs(elders - types[b].elders + types[a].elders);
                    // of equally good moves the one from the most frequent type
                    if (distance < nearest ||
                        (distance == nearest && from != to && counts[a] > counts[from])) {
                        nearest = distance;
                        from = a;
                        to = b;
                    }
                }
            }
        }
        if (from == to) {
            return false;
        }
        // as many at once as keep bringing them nearer
        const std::int64_t more_minors = types[to].minors - types[from].minors;
        const std::int64_t more_elders = types[to].elders - types[from].elders;
        std::int64_t moves = std::max<std::int64_t>(1, counts[from] / 2);
        for (const auto& [missing, more] : {std::pair{minors, more_minors}, std::pair{elders, more_elders}}) {
            if (more != 0) {
                moves = std::min(moves, std::max<std::int64_t>(1, missing / more));
            }
        }
        counts[from] -= static_cast<std::uint32_t>(moves);
        counts[to] += static_cast<std::uint32_t>(moves);
        minors -= moves * more_minors;
        elders -= moves * more_elders;
    }
    return true;
}

/// Iterative proportional fitting of the types of two and more members.
class Fitting {
  public:
    Fitting(std::span<const HouseholdType> types, std::span<const std::uint32_t> first,
            const SizeCounts& sizes)
        : types_(types), first_(first), sizes_(sizes), expected_(types.size(), 0.0) {
        for (std::uint32_t k = 0; k <= kMostMembers; ++k) {
            minors_[k] = 1;
        }
        generations_.fill(1);
        elders_.fill(1);
    }

    /// Expected households by type (of two and more members) under the present factors.
    const std::vector<double>& expect() {
        for (std::uint32_t k = 2; k <= kMostMembers; ++k) {
            double sum = 0;
            for (std::uint32_t t = first_[k]; t < first_[k + 1]; ++t) {
                expected_[t] = weight(types_[t]);
                sum += expected_[t];
            }
            for (std::uint32_t t = first_[k]; t < first_[k + 1]; ++t) {
                expected_[t] *= sum > 0 ? sizes_[k] / sum : 0;
            }
        }
        return expected_;
    }

    /// Weights of the types within their size under the present factors.
    std::vector<double> shares() const {
        std::vector<double> shares;
        for (const HouseholdType& type : types_) shares.push_back(weight(type));
        return shares;
    }

    double minors() {
        double sum = 0;
        expect();
        for (std::uint32_t t = first_[2]; t < types_.size(); ++t) {
            sum += expected_[t] * types_[t].minors;
        }
        return sum;
    }
    /// One factor per minor, in place of the present one, with which there are so many of them.
    void fit_minors(double wanted) {
        std::ranges::fill(minors_, 1.0);
        const double factor = fitting_factor(&HouseholdType::minors, wanted);
        for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
            minors_[k] = minors_[k - 1] * factor;
        }
    }
    /// The same per elder, on top of the factors by the number of elders.
    void fit_elders(double wanted) {
        per_elder_ = 1;
        per_elder_ = fitting_factor(&HouseholdType::elders, wanted);
    }

    void fit_generations(const std::array<double, kGenerations>& wanted) {
        std::array<double, kGenerations> found{};
        expect();
        for (std::uint32_t t = first_[2]; t < types_.size(); ++t) {
            found[types_[t].generations - 1u] += expected_[t];
        }
        for (std::uint32_t k = 0; k < kGenerations; ++k) {
            scale(generations_[k], wanted[k], found[k]);
        }
    }
    void fit_elder_homes(const std::array<double, kElderHomes + 1>& wanted) {
        std::array<double, kElderHomes + 1> found{};
        expect();
        for (std::uint32_t t = first_[2]; t < types_.size(); ++t) {
            found[types_[t].elders] += expected_[t];
        }
        for (std::uint32_t k = 0; k <= kElderHomes; ++k) {
            scale(elders_[k], wanted[k], found[k]);
        }
    }

  private:
    static void scale(double& factor, double wanted, double found) {
        if (found > 0) {
            factor = std::clamp(factor * (wanted / found), 0x1p-200, 0x1p200);
        }
    }
    double weight(const HouseholdType& type) const {
        return type.weight * minors_[type.minors] * generations_[type.generations - 1u] *
               elders_[type.elders] * power(per_elder_, type.elders);
    }
    /// The factor per minor (or elder) with which all homes hold `wanted` of them. Types of one size that
    /// hold as many count as one.
    double fitting_factor(std::uint8_t HouseholdType::*held, double wanted) const {
        double weights[kMostMembers + 1][kMostMembers + 1] = {};  // by size and number held
        std::uint32_t most = 0;
        for (const HouseholdType& type : types_.subspan(first_[2])) {
            weights[type.members.size()][type.*held] += weight(type);
            most = std::max<std::uint32_t>(most, type.*held);
        }
        const auto all_held = [&](double factor) {
            double all = 0;
            for (std::uint32_t k = 2; k <= kMostMembers; ++k) {
                double homes = 0, here = 0, tilted = 1;
                for (std::uint32_t n = 0; n <= most; ++n, tilted *= factor) {
                    homes += weights[k][n] * tilted;
                    here += weights[k][n] * tilted * n;
                }
                if (homes > 0) all += sizes_[k] * (here / homes);
            }
            return all;
        };
        return solve_ratio(all_held, wanted);
    }

    std::span<const HouseholdType> types_;
    std::span<const std::uint32_t> first_;
    const SizeCounts& sizes_;
    std::vector<double> expected_;
    double minors_[kMostMembers + 1];
    double per_elder_ = 1;
    std::array<double, kGenerations> generations_;
    std::array<double, kElderHomes + 1> elders_;
};

/// Shares of all households less what those of one member have, in households of two and more.
struct Aims {
    std::array<double, kGenerations> generations = {};
    std::array<double, kElderHomes + 1> elder_homes = {};
    bool by_generation = false, by_elders = false;
};

Aims aims(const SizeCounts& sizes, const Contents& wanted, std::uint32_t single) {
    Aims aims;
    double homes = 0;
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        homes += sizes[k];
    }
    const double several = homes - sizes[1];
    for (std::uint32_t k = 0; k < kGenerations; ++k) {
        aims.generations[k] = std::max(0.0, wanted.generations[k] * homes - (k == 0 ? sizes[1] : 0));
        aims.by_generation = aims.by_generation || wanted.generations[k] > 0;
    }
    double with = 0;
    for (std::uint32_t k = 0; k < kElderHomes; ++k) {
        aims.elder_homes[k + 1] = std::max(0.0, wanted.elder_homes[k] * homes - (k == 0 ? single : 0));
        with += aims.elder_homes[k + 1];
    }
    aims.by_elders = with > 0 && several > 0;
    if (aims.by_elders) {
        aims.elder_homes[0] = std::max(0.0, several - with);
        const std::uint32_t values[] = {0, 1, 2, 3};
        const std::vector<double> tilted = tilt(aims.elder_homes, values, (wanted.elders - single) / several);
        double sum = 0;
        for (const double weight : tilted) {
            sum += weight;
        }
        for (std::uint32_t k = 0; k <= kElderHomes; ++k) {
            aims.elder_homes[k] = several * tilted[k] / sum;
        }
    }
    return aims;
}

/// Rounds until minors and elders are met within a hundredth of a person, at least 60 where shares are asked:
/// the last steps are those of the totals. A total at its limit is met by an extreme factor.
void fit(Fitting& fitting, const Aims& aims, double minors, double elders) {
    for (int round = 0; round < 60; ++round) {
        if (aims.by_generation) {
            fitting.fit_generations(aims.generations);
        }
        if (aims.by_elders) {
            fitting.fit_elder_homes(aims.elder_homes);
        }
        fitting.fit_minors(minors);
        fitting.fit_elders(elders);
        const double miss = fitting.minors() - minors;
        if (!aims.by_generation && !aims.by_elders && miss > -0.01 && miss < 0.01) {
            break;
        }
    }
}

}  // namespace

namespace {

/// Elders who live alone: as asked, as far as the others find room in larger households.
std::uint32_t elders_alone(std::span<const HouseholdType> types, const SizeCounts& sizes,
                           const Contents& wanted) {
    const std::uint64_t room = room_for_elders(types, sizes);
    const auto forced = static_cast<std::uint32_t>(wanted.elders > room ? wanted.elders - room : 0);
    return std::clamp(wanted.alone, forced, std::min(wanted.elders, sizes[1]));
}

}  // namespace

std::vector<double> type_shares(std::span<const HouseholdType> types, const SizeCounts& sizes,
                                const Contents& wanted) {
    const std::vector<std::uint32_t> first = starts(types);
    if (wanted.elders > room_for_elders(types, sizes) + sizes[1]) {
        return {};
    }
    const std::uint32_t single = elders_alone(types, sizes, wanted);
    Fitting fitting(types, first, sizes);
    fit(fitting, aims(sizes, wanted, single), wanted.minors, wanted.elders - single);
    return fitting.shares();
}

std::vector<std::uint32_t> count_types(std::span<const HouseholdType> types, const SizeCounts& sizes,
                                       const Contents& wanted, std::span<const double> shares,
                                       double rounding) {
    const std::vector<std::uint32_t> first = starts(types);
    if (shares.empty() || wanted.elders > room_for_elders(types, sizes) + sizes[1]) {
        return {};
    }
    const std::uint32_t single = elders_alone(types, sizes, wanted);
    std::vector<std::uint32_t> counts(types.size(), 0);
    std::int64_t minors_left = wanted.minors;
    std::int64_t elders_left = wanted.elders;
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        const auto group = types.subspan(first[k], first[k + 1] - first[k]);
        double sum = 0;
        for (std::size_t i = 0; i < group.size(); ++i) sum += shares[first[k] + i];
        std::vector<double> weights;
        for (std::size_t i = 0; i < group.size(); ++i) {
            weights.push_back(k > 1                 ? shares[first[k] + i] * (sum > 0 ? sizes[k] / sum : 0)
                              : group[i].elders > 0 ? single
                                                    : sizes[1] - single);
        }
        const std::vector<std::uint32_t> dealt = deal_counts(rounding, sizes[k], weights);
        for (std::size_t i = 0; i < group.size(); ++i) {
            counts[first[k] + i] = dealt[i];
            minors_left -= static_cast<std::int64_t>(dealt[i]) * group[i].minors;
            elders_left -= static_cast<std::int64_t>(dealt[i]) * group[i].elders;
        }
    }
    while (rounding != 0.5 && adjust_gently(types, first, minors_left, elders_left, counts)) {
    }
    if (!adjust(types, first, minors_left, elders_left, counts)) {
        counts.clear();
    }
    return counts;
}

std::vector<std::uint32_t> count_types(std::span<const HouseholdType> types, const SizeCounts& sizes,
                                       const Contents& wanted) {
    return count_types(types, sizes, wanted, type_shares(types, sizes, wanted));
}

std::vector<double> common_types(const Population& population, core::Seed people) {
    const auto many = [](double total) { return static_cast<std::uint32_t>(total * kMany); };
    const std::vector<HouseholdType> types = household_types();
    const std::uint32_t residents = many(population.residents), families = many(population.households);
    const AgeStock stock(residents, population, core::Draws(people, core::Purpose::kAgeRemainder));
    const std::uint32_t elders = stock.left(kElder, kOldest);
    const std::uint32_t outside = nearest_count(population.collective_share * residents);
    const std::uint32_t in_care = std::min(outside, nearest_count(population.care_home_share * elders));
    SizeCounts sizes{};
    if (outside > residents || !count_sizes(population, families, residents - outside, sizes)) return {};
    return type_shares(
        types, sizes,
        {stock.left(0, kAdult - 1), elders - in_care, nearest_count(population.elders_alone_share * elders),
         population.generations, population.elder_homes});
}

Problem deal_types(Draft& draft) {
    World& world = draft.world;
    draft.types = household_types();
    const AgeStock stock(world.residents, draft.population,
                         core::Draws(draft.people, core::Purpose::kAgeRemainder), draft.rounding);
    const std::uint32_t minors = stock.left(0, kAdult - 1);
    const std::uint32_t all_elders = stock.left(kElder, kOldest);
    const std::uint32_t elders = all_elders - draft.in_care;
    if (stock.left(0, kOldest) != world.residents) {
        return impossible("ages", "people_by_age", stock.left(0, kOldest), world.residents);
    }
    SizeCounts sizes{};
    for (std::uint32_t h = 0; h < world.families; ++h) {
        ++sizes[draft.size[h]];
    }
    const Population& population = draft.population;
    const Contents wanted{minors, elders, draft.whole(population.elders_alone_share * all_elders),
                          population.generations, population.elder_homes};
    std::vector<std::uint32_t> counts =
        draft.type_shares == nullptr
            ? count_types(draft.types, sizes, wanted)
            : count_types(draft.types, sizes, wanted, *draft.type_shares, fraction(31 * draft.rounding));
    if (counts.empty()) {
        return impossible("ages", "children_and_elders", minors + elders, world.residents);
    }
    // Tickets of each size in order; tenants draw twice and keep the later one, which leads them away from
    // the types with elders, who come first (assumed).
    const core::Draws draws(draft.people, core::Purpose::kHouseholdType);
    std::vector<Ranked> tickets[kMostMembers + 1];
    for (std::uint32_t h = 0; h < world.families; ++h) {
        std::uint64_t rank = draws.rank(0, world.household.key[h]);
        if (world.household.tenure[h] == Tenure::kTenant) {
            rank = std::max(rank, draws.rank(1, world.household.key[h]));
        }
        tickets[draft.size[h]].push_back({rank, h});
    }
    const std::vector<std::uint32_t> first = starts(draft.types);
    draft.type.assign(world.families, 0);
    world.household.generations.assign(world.households, 0);
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        sort_ranked(tickets[k]);
        std::uint32_t type = first[k];
        for (const Ranked& ticket : tickets[k]) {
            while (counts[type] == 0) {
                ++type;
            }
            --counts[type];
            draft.type[ticket.row] = static_cast<std::uint8_t>(type);
            world.household.generations[ticket.row] = draft.types[type].generations;
        }
    }
    return std::nullopt;
}

}  // namespace wangge::world
