#include <numeric>
#include <vector>

#include "wangge/world/draft.hpp"

namespace wangge::world {
namespace {

constexpr double kSameGrid = 0.75;             // friends who live in the same grid (assumed)
constexpr std::uint32_t kMostApart = 1 << 15;  // households within which a large community's friends live
constexpr std::uint64_t kRounds = 4;  // after them neighbours hardly ever have neighbours for friends
constexpr std::uint64_t kPivot = ~std::uint64_t{0}, kShare = kPivot - 1;  // beside rounds and places

// n neighbours in a keyed order: everybody's partner is the one who stands opposite, and with an odd number
// one stands alone. The shuffle is swap or not (Hoang, Morris and Rogaway, CRYPTO 2012): in a round everybody
// is paired, and half of the pairs change places.
void shuffle(const core::Lot& luck, std::uint32_t n, std::vector<std::uint16_t>& order) {
    order.resize(n);
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    for (std::uint64_t round = 0; n > 1 && round < kRounds; ++round) {
        const core::Lot lot = luck.lot(round);
        // of a pair, either may be named: the places add up to the pivot, or to n more
        const auto swap_or_not = [&](std::uint32_t low, std::uint32_t high) {
            for (; low < high; ++low, --high) {
                const auto change = static_cast<std::uint32_t>(lot.rank(high) & 1u);
                const auto both = static_cast<std::uint16_t>((order[low] ^ order[high]) & (0 - change));
                order[low] ^= both;  // without a choice that nobody can foresee
                order[high] ^= both;
            }
        };
        const std::uint32_t pivot = lot.below(n, kPivot);
        swap_or_not(0, pivot);
        swap_or_not(pivot + 1, n - 1);
    }
}

// Whether friend k lives in the same grid: of as many as have that share of kSameGrid, on average exactly.
bool live_in_same_grid(double offset, std::uint32_t k) {
    const auto up_to = [&](std::uint32_t friends) {
        return static_cast<std::uint32_t>(kSameGrid * friends + offset);
    };
    return up_to(k + 1) > up_to(k);
}

}  // namespace

void befriend(Draft& draft) {
    World& world = draft.world;
    const core::Draws draws(draft.people, core::Purpose::kFriends);
    const std::uint32_t friends = world.friends_per_household = count(draft.population.friends);
    world.household.friends.assign(std::size_t{world.households} * friends, 0);
    const auto first_home = [&](std::uint32_t grid) {
        return world.stairwell.first_household[world.grid.first_stairwell[grid]];
    };
    std::vector<std::uint16_t> order;
    // Friends k of households [first, end).
    const auto match = [&](const core::Lot& luck, std::uint32_t k, std::uint32_t first, std::uint32_t end) {
        shuffle(luck.lot(std::uint64_t{k} << 32), end - first, order);
        std::int16_t* const mine = world.household.friends.data() + std::size_t{first} * friends + k;
        for (std::size_t place = 0, opposite = order.size(); place < opposite--; ++place) {
            const std::uint32_t one = order[place], other = order[opposite];
            const auto away = static_cast<std::int32_t>(other - one);
            mine[std::size_t{one} * friends] = static_cast<std::int16_t>(away);
            mine[std::size_t{other} * friends] = static_cast<std::int16_t>(-away);
        }
    };
    for (std::uint32_t community = 0; community < world.community.size(); ++community) {
        const std::uint32_t first_grid = world.community.first_grid[community],
                            end_grid = world.community.first_grid[community + 1],
                            first = first_home(first_grid), homes = first_home(end_grid) - first;
        const core::Lot luck = draws.lot(world.grid.key[first_grid]);
        const double offset = luck.unit(kShare);
        const auto match_all = [&](const core::Lot& of, std::uint32_t k, std::uint32_t from,
                                   std::uint32_t n) {
            const std::uint64_t blocks = (n + kMostApart - 1) / kMostApart;
            for (std::uint64_t block = 0; block < blocks; ++block)
                match(of.lot(block), k, from + static_cast<std::uint32_t>(n * block / blocks),
                      from + static_cast<std::uint32_t>(n * (block + 1) / blocks));
        };
        for (std::uint32_t k = 0; k < friends; ++k) {
            if (!live_in_same_grid(offset, k)) {
                match_all(luck, k, first, homes);
                continue;
            }
            for (std::uint32_t grid = first_grid; grid < end_grid; ++grid)
                match_all(draws.lot(world.grid.key[grid]), k, first_home(grid),
                          first_home(grid + 1) - first_home(grid));
        }
    }
}

}  // namespace wangge::world
