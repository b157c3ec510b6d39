#include "wangge/world/composition.hpp"

#include <algorithm>
#include <cstdlib>

#include "wangge/core/samplers.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/tilt.hpp"

namespace wangge::world {
namespace {

// One in eight or nine people of 65 and older lives alone (assumed; surveys give 10 to 14 %).
constexpr double kEldersAlone = 0.12;

struct Totals {
    double minors = 0;
    double elders = 0;
};

/// The weight of a type under the two factors, given powers of them.
class Factors {
  public:
    Factors(double per_minor, double per_elder) {
        for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
            minors_[k] = minors_[k - 1] * per_minor;
            elders_[k] = elders_[k - 1] * per_elder;
        }
    }
    double weight(const HouseholdType& type) const {
        return type.weight * minors_[type.minors] * elders_[type.elders];
    }

  private:
    double minors_[kMostMembers + 1] = {1};
    double elders_[kMostMembers + 1] = {1};
};

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

/// Expected totals in households of two and more members.
Totals expected(std::span<const HouseholdType> types, std::span<const std::uint32_t> first,
                const SizeCounts& sizes, const Factors& factors) {
    Totals totals;
    for (std::uint32_t k = 2; k <= kMostMembers; ++k) {
        Totals group;
        double sum = 0;
        for (std::uint32_t t = first[k]; sizes[k] > 0 && t < first[k + 1]; ++t) {
            const double weight = factors.weight(types[t]);
            sum += weight;
            group.minors += weight * types[t].minors;
            group.elders += weight * types[t].elders;
        }
        if (sum > 0) {
            totals.minors += sizes[k] * group.minors / sum;
            totals.elders += sizes[k] * group.elders / sum;
        }
    }
    return totals;
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
        --counts[from];
        ++counts[to];
        minors -= types[to].minors - types[from].minors;
        elders -= types[to].elders - types[from].elders;
    }
    return true;
}

}  // namespace

std::vector<std::uint32_t> count_types(std::span<const HouseholdType> types, const SizeCounts& sizes,
                                       std::uint32_t minors, std::uint32_t elders, std::uint32_t alone) {
    const std::vector<std::uint32_t> first = starts(types);
    const std::uint64_t room = room_for_elders(types, sizes);
    if (elders > room + sizes[1]) {
        return {};
    }
    const auto forced = static_cast<std::uint32_t>(elders > room ? elders - room : 0);
    const std::uint32_t single = std::clamp(alone, forced, std::min(elders, sizes[1]));

    // One factor after the other until both totals are met (a total at its limit is met by an extreme
    // factor).
    double per_minor = 1;
    double per_elder = 1;
    for (int round = 0; round < 40; ++round) {
        per_minor = solve_ratio(
            [&](double factor) { return expected(types, first, sizes, Factors(factor, per_elder)).minors; },
            minors);
        per_elder = solve_ratio(
            [&](double factor) { return expected(types, first, sizes, Factors(per_minor, factor)).elders; },
            elders - single);
        const double miss = expected(types, first, sizes, Factors(per_minor, per_elder)).minors - minors;
        if (miss > -0.01 && miss < 0.01) {
            break;
        }
    }
    const Factors factors(per_minor, per_elder);
    std::vector<std::uint32_t> counts(types.size(), 0);
    std::int64_t minors_left = minors;
    std::int64_t elders_left = elders;
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        const auto group = types.subspan(first[k], first[k + 1] - first[k]);
        std::vector<double> weights;
        for (const HouseholdType& type : group) {
            weights.push_back(k > 1 ? factors.weight(type) : type.elders > 0 ? single : sizes[1] - single);
        }
        const std::vector<std::uint32_t> shares = core::apportion(sizes[k], weights);
        for (std::size_t i = 0; i < group.size(); ++i) {
            counts[first[k] + i] = shares[i];
            minors_left -= static_cast<std::int64_t>(shares[i]) * group[i].minors;
            elders_left -= static_cast<std::int64_t>(shares[i]) * group[i].elders;
        }
    }
    if (!adjust(types, first, minors_left, elders_left, counts)) {
        counts.clear();
    }
    return counts;
}

Problem deal_types(Draft& draft) {
    World& world = draft.world;
    draft.types = household_types();
    const AgeStock stock(world.residents, draft.population,
                         core::Draws(draft.people, core::Purpose::kAgeRemainder));
    const std::uint32_t minors = stock.left(0, kAdult - 1);
    const std::uint32_t elders = stock.left(kElder, kOldest);
    if (stock.left(0, kOldest) != world.residents) {
        return impossible("ages", "people_by_age", stock.left(0, kOldest), world.residents);
    }
    SizeCounts sizes{};
    for (const std::uint8_t size : draft.size) {
        ++sizes[size];
    }
    std::vector<std::uint32_t> counts =
        count_types(draft.types, sizes, minors, elders, nearest_count(kEldersAlone * elders));
    if (counts.empty()) {
        return impossible("ages", "children_and_elders", minors + elders, world.residents);
    }
    // Tickets of each size in order; tenants draw twice and keep the later one, which leads them away from
    // the types with elders, who come first (assumed).
    const core::Draws draws(draft.people, core::Purpose::kHouseholdType);
    struct Ticket {
        std::uint64_t rank;
        std::uint32_t household;
    };
    std::vector<Ticket> tickets[kMostMembers + 1];
    for (std::uint32_t h = 0; h < world.households; ++h) {
        std::uint64_t rank = draws.rank(0, world.household.key[h]);
        if (world.household.tenure[h] == Tenure::kTenant) {
            rank = std::max(rank, draws.rank(1, world.household.key[h]));
        }
        tickets[draft.size[h]].push_back(Ticket{rank, h});
    }
    const std::vector<std::uint32_t> first = starts(draft.types);
    draft.type.assign(world.households, 0);
    for (std::uint32_t k = 1; k <= kMostMembers; ++k) {
        std::sort(tickets[k].begin(), tickets[k].end(), [](const Ticket& a, const Ticket& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.household < b.household;
        });
        std::uint32_t type = first[k];
        for (const Ticket& ticket : tickets[k]) {
            while (counts[type] == 0) {
                ++type;
            }
            --counts[type];
            draft.type[ticket.household] = static_cast<std::uint8_t>(type);
        }
    }
    return std::nullopt;
}

}  // namespace wangge::world
