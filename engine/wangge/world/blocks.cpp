#include "wangge/world/blocks.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "wangge/core/mix.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/each.hpp"
#include "wangge/world/keys.hpp"
#include "wangge/world/place_rows.hpp"

namespace wangge::world {
namespace {

constexpr double kNearWork = 0.6;   // who work in the block where they live (assumed)
constexpr double kNearGroup = 0.8;  // who gather there (assumed)
constexpr double kHomeLine = 0.5;   // who ride a line of where they live, not of where they work (assumed)
constexpr std::uint64_t kBlockNames = std::uint64_t{1} << 32;  // after those of communities

/// A keyed one of n buckets; one more bucket draws its share from all others and moves nobody else (Lamping
/// and Veach 2014).
std::uint32_t jump(std::uint64_t key, std::uint32_t n) {
    std::int64_t bucket = 0;
    for (std::int64_t next = 0; next < n;) {
        bucket = next;
        key = key * 2862933555777941757u + 1;
        next = static_cast<std::int64_t>(static_cast<double>(bucket + 1) *
                                         (0x1p31 / static_cast<double>((key >> 33) + 1)));
    }
    return static_cast<std::uint32_t>(bucket);
}

/// Who goes where, by block of the destination; rows rise, as they are looked up by row.
struct Travels {
    std::vector<std::vector<std::uint32_t>> near;                           // by block, people of it
    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> far;  // by block of origin: (to, row)
    std::vector<std::vector<std::uint32_t>> from_afar;                      // by block

    explicit Travels(std::uint32_t blocks) : near(blocks), far(blocks), from_afar(blocks) {}
    void add(std::uint32_t from, std::uint32_t to, std::uint32_t row) {
        if (from == to) {
            near[from].push_back(row);
        } else {
            far[from].emplace_back(to, row);
        }
    }
    void arrive() {
        for (auto& origin : far) {
            for (const auto& [to, row] : origin) from_afar[to].push_back(row);
            origin = {};
        }
    }
    std::vector<std::uint32_t> take(std::uint32_t block) {
        std::vector<std::uint32_t> far_rows = std::move(from_afar[block]), rows = std::move(near[block]);
        const auto before =
            rows.empty() ? far_rows.end() : std::lower_bound(far_rows.begin(), far_rows.end(), rows.front());
        rows.insert(rows.end(), before, far_rows.end());
        rows.insert(rows.begin(), far_rows.begin(), before);
        return rows;
    }
};

class Dealer {
  public:
    Dealer(const World& world, const Population& population, std::uint64_t code,
           const std::vector<std::uint32_t>& lines)
        : world_(world),
          population_(population),
          code_(code),
          lines_(lines),
          communities_(world.community.size()),
          workers_(blocks()),
          riders_(blocks()),
          guests_(blocks()) {}

    std::uint32_t blocks() const { return (communities_ + kBlock - 1) / kBlock; }

    /// Chooses for everybody who lives in the block.
    void send(std::uint32_t block) {
        const Residents& residents = world_.resident;
        const core::Draws work(world_.people, core::Purpose::kWorkplace);
        const core::Draws group(world_.people, core::Purpose::kGroup);
        const core::Draws line(world_.people, core::Purpose::kLine);
        const std::uint32_t end = first_resident(block + 1);
        for (std::uint32_t r = first_resident(block); r < end; ++r) {
            const std::uint64_t key = residents.key[r];
            const bool worker = residents.role[r] == Role::kWorker;
            const std::uint32_t at_work = worker ? choose(work, key, kNearWork, block) : block;
            if (worker) workers_.add(block, at_work, r);
            guests_.add(block, choose(group, key, kNearGroup, block), r);
            if (rides_somewhere(r)) {
                const core::Block words = line.words(kOfResident, key);
                const std::uint32_t of = core::happens(words[2], kHomeLine) ? block : at_work;
                if (core::happens(words[0], population_.transit_share) && lines_[of] > 0) {
                    riders_.add(block, of, r);
                }
            }
        }
    }
    void arrive() {
        workers_.arrive();
        riders_.arrive();
        guests_.arrive();
    }

    void deal(std::uint32_t block, Block& made) {
        made.teams = teams(block);
        made.classes = classes(block);
        made.gatherings = gatherings(block);
        made.lines = lines(block);
    }

  private:
    static constexpr std::uint8_t kRidesAlone = 12;

    std::uint32_t first_resident(std::uint32_t block) const {
        return first_resident_of(std::min(block * kBlock, communities_));
    }
    std::uint32_t first_resident_of(std::uint32_t community) const {
        const std::uint32_t stairwell = world_.grid.first_stairwell[world_.community.first_grid[community]];
        return world_.household.first[world_.stairwell.first_household[stairwell]];
    }
    std::uint32_t choose(const core::Draws& draws, std::uint64_t key, double near, std::uint32_t here) const {
        if (communities_ <= kBlock) return here;
        const core::Block words = draws.words(kOfResident, key);
        if (core::happens(words[0], near)) return here;
        return jump(static_cast<std::uint64_t>(words[2]) << 32 | words[3], communities_) / kBlock;
    }
    bool rides_somewhere(std::uint32_t r) const {
        const Residents& residents = world_.resident;
        return residents.age[r] >= kRidesAlone &&
               (residents.role[r] == Role::kPupil ||
                (residents.role[r] == Role::kWorker && residents.pool[r] != Pool::kCommunity));
    }

    /// As in a place of one community: see places.cpp.
    Groups teams(std::uint32_t block) {
        const std::uint64_t name = block_name(code_, block);
        std::array<std::vector<std::uint32_t>, kSectors> by_sector;
        for (const std::uint32_t r : workers_.take(block)) {
            by_sector[static_cast<std::size_t>(world_.resident.sector[r])].push_back(r);
        }
        const core::Draws draws(world_.people, core::Purpose::kWorkplace);
        Groups made;
        for (std::uint8_t sector = 0; sector < kSectors; ++sector) {
            const std::vector<std::uint32_t>& people = by_sector[sector];
            const auto n = static_cast<std::uint32_t>(people.size());
            std::vector<std::uint32_t> ends;  // of the teams, in the order of ranks
            const std::uint32_t workplaces = groups(n, population_.workplace_sizes[sector]);
            for (std::uint32_t w = 0; w < workplaces; ++w) {
                const std::uint32_t first = part_start(w, n, workplaces);
                const std::uint32_t here = part_start(w + 1, n, workplaces) - first;
                const std::uint32_t parts = groups(here, population_.team_size);
                for (std::uint32_t t = 0; t < parts; ++t) {
                    ends.push_back(first + part_start(t + 1, here, parts));
                    name_group(made,
                               key_of(name, thing_of(PlaceKind::kTeam),
                                      static_cast<std::uint64_t>(w) << 20 | t, sector),
                               sector);
                }
                end_parent(made, key_of(name, thing_of(PlaceKind::kWorkplace), w, sector), sector);
            }
            seat(made, people, places_by_rank(draws, name, people, world_.resident.key), ends,
                 [&](auto r) { return world_.resident.pool[r] != Pool::kCommunity; });
        }
        return made;
    }

    /// Groups of people by their places in an order, those below ends[g] and not below the end before;
    /// whoever has no seat counts all the same. Rows rise within each, as they do in `people`: they are
    /// looked up.
    template <class HasSeat>
    static void seat(Groups& made, std::span<const std::uint32_t> people,
                     std::span<const std::uint32_t> places, std::span<const std::uint32_t> ends,
                     HasSeat has_seat) {
        std::vector<std::uint32_t> group(people.size()), next(ends.size() + 1, 0);
        for (std::uint32_t g = 0, place = 0; g < ends.size(); ++g) {
            for (; place < ends[g]; ++place) group[place] = g;
        }
        for (std::size_t i = 0; i < people.size(); ++i) {
            next[group[places[i]] + 1] += has_seat(people[i]) ? 1 : 0;
        }
        next[0] = static_cast<std::uint32_t>(made.rows.size());
        for (std::size_t g = 0; g < ends.size(); ++g) {
            next[g + 1] += next[g];
            made.ends.push_back(next[g + 1]);
        }
        made.rows.resize(next.back());
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (has_seat(people[i])) made.rows[next[group[places[i]]]++] = people[i];
        }
    }
    static void name_group(Groups& made, std::uint64_t key, std::uint8_t branch) {
        made.keys.push_back(key);
        made.branches.push_back(branch);
        made.parent.push_back(static_cast<std::uint32_t>(made.parent_keys.size()));
    }
    static void end_parent(Groups& made, std::uint64_t key, std::uint8_t branch) {
        made.parent_keys.push_back(key);
        made.parent_branches.push_back(branch);
    }

    /// Classes are of one community and year; the schools of a level share them in their order.
    Groups classes(std::uint32_t block) {
        const core::Draws draws(world_.people, core::Purpose::kClass);
        struct Class {
            std::vector<std::uint32_t> pupils;
            std::uint64_t key;
        };
        std::array<std::vector<Class>, kAdult> years;
        std::array<std::uint32_t, kLevels> pupils{};
        for (std::uint32_t c = block * kBlock; c < std::min((block + 1) * kBlock, communities_); ++c) {
            std::array<std::vector<std::uint32_t>, kAdult> here;
            const std::uint32_t end = first_resident_of(c + 1);
            for (std::uint32_t r = first_resident_of(c); r < end; ++r) {
                if (world_.resident.role[r] == Role::kPupil) here[world_.resident.age[r]].push_back(r);
            }
            for (std::uint8_t age = 3; age < kAdult; ++age) {
                const auto level = static_cast<std::uint32_t>(level_of(age));
                const std::vector<std::uint32_t> order =
                    by_rank(draws, age, std::move(here[age]), world_.resident.key);
                const auto n = static_cast<std::uint32_t>(order.size());
                const std::uint32_t parts = groups(n, population_.class_sizes[level]);
                pupils[level] += n;
                for (std::uint32_t i = 0; i < parts; ++i) {
                    years[age].push_back(
                        {{order.begin() + part_start(i, n, parts),
                          order.begin() + part_start(i + 1, n, parts)},
                         key_of(community_name(code_, c), thing_of(PlaceKind::kClass), i, age)});
                }
            }
        }
        Groups made;
        for (std::uint8_t level = 0; level < kLevels; ++level) {
            const std::uint32_t schools = groups(pupils[level], population_.school_size);
            for (std::uint32_t s = 0; s < schools; ++s) {
                for (std::uint32_t age = level_start(level); age < level_start(level + 1u); ++age) {
                    const auto n = static_cast<std::uint32_t>(years[age].size());
                    for (std::uint32_t i = part_start(s, n, schools); i < part_start(s + 1, n, schools);
                         ++i) {
                        const Class& one = years[age][i];
                        made.rows.insert(made.rows.end(), one.pupils.begin(), one.pupils.end());
                        std::sort(made.rows.end() - std::ssize(one.pupils), made.rows.end());
                        made.ends.push_back(static_cast<std::uint32_t>(made.rows.size()));
                        name_group(made, one.key, level);
                    }
                }
                end_parent(made, key_of(block_name(code_, block), thing_of(PlaceKind::kSchool), s, level),
                           level);
            }
        }
        return made;
    }

    /// As in a place of one community: see venues.cpp.
    Groups gatherings(std::uint32_t block) {
        const std::uint64_t name = block_name(code_, block);
        const core::Draws draws(world_.people, core::Purpose::kGroup);
        const core::Draws size(world_.people, core::Purpose::kGroupSize);
        Groups made;
        const std::vector<std::uint32_t> people = guests_.take(block);
        const auto n = static_cast<std::uint32_t>(people.size());
        const Names names(name, thing_of(PlaceKind::kGathering));
        std::vector<std::uint32_t> ends;
        for (std::uint32_t group = 0, end = 0; end < n; ++group) {
            const std::uint64_t key = names(group);
            end += std::min(members_of_group(population_, size, key), n - end);
            ends.push_back(end);
            made.keys.push_back(key);
            made.branches.push_back(0);
        }
        seat(made, people, places_by_rank(draws, name, people, world_.resident.key), ends,
             [](std::uint32_t) { return true; });
        return made;
    }

    Groups lines(std::uint32_t block) {
        const core::Draws draws(world_.people, core::Purpose::kLine);
        const std::uint32_t n = lines_[block];
        std::vector<std::vector<std::uint32_t>> riders(n);
        for (const std::uint32_t r : riders_.take(block)) {
            riders[core::below(draws.words(kOfResident, world_.resident.key[r])[1], n)].push_back(r);
        }
        Groups made;
        for (std::uint32_t line = 0; line < n; ++line) {
            made.rows.insert(made.rows.end(), riders[line].begin(), riders[line].end());
            made.ends.push_back(static_cast<std::uint32_t>(made.rows.size()));
            made.keys.push_back(key_of(block_name(code_, block), thing_of(PlaceKind::kTransit), line));
            made.branches.push_back(0);
        }
        return made;
    }

    const World& world_;
    const Population& population_;
    std::uint64_t code_;
    const std::vector<std::uint32_t>& lines_;
    std::uint32_t communities_;
    Travels workers_, riders_, guests_;
};

}  // namespace

std::uint64_t community_name(std::uint64_t code, std::uint32_t community) {
    return core::combine(code, community);
}

std::uint64_t block_name(std::uint64_t code, std::uint32_t block) {
    return core::combine(code, kBlockNames + block);
}

std::vector<Block> deal_blocks(const World& world, const Population& population, std::uint64_t code,
                               const std::vector<std::uint32_t>& lines, core::ParallelFor parallel) {
    Dealer dealer(world, population, code, lines);
    std::vector<Block> made(dealer.blocks());
    each(parallel, dealer.blocks(), [&](std::uint32_t block) { dealer.send(block); });
    dealer.arrive();
    each(parallel, dealer.blocks(), [&](std::uint32_t block) { dealer.deal(block, made[block]); });
    return made;
}

}  // namespace wangge::world
