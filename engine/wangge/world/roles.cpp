#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "wangge/core/samplers.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/clocks.hpp"
#include "wangge/world/draft.hpp"

namespace wangge::world {
namespace {

/// How readily someone of this age is in work, against 1 at 25 to 54 (assumed; the total is the census
/// share).
double work_weight(std::uint8_t age) {
    if (age < 25) {
        return 0.6;
    }
    if (age < 55) {
        return 1;
    }
    if (age < 60) {
        return 0.7;
    }
    if (age < 65) {
        return 0.35;
    }
    return age < 75 ? 0.1 : 0.01;
}

/// How readily a worker of this age farms, against 1 at 50 to 59 (assumed; the total is the census share).
double farm_weight(std::uint8_t age) {
    if (age < 35) {
        return 0.2;
    }
    if (age < 50) {
        return 0.6;
    }
    return age < 60 ? 1 : 3;
}

constexpr auto one_seat = [](std::uint32_t) { return 1u; };
constexpr std::uint64_t kFarming = 1;  // beside the order of the others, which the community names

/// The weights of every age, looked up.
std::array<double, kOldest + 2> by_age(double (*weight)(std::uint8_t age)) {
    std::array<double, kOldest + 2> weights{};
    for (std::uint32_t age = 0; age < weights.size(); ++age) {
        weights[age] = weight(static_cast<std::uint8_t>(age));
    }
    return weights;
}

/// Sectors of the workers by exact shares: farming first, the others by keyed rank.
void deal_sectors(Draft& draft, std::vector<std::uint32_t> workers) {
    Residents& residents = draft.world.resident;
    const std::vector<std::uint32_t> heads =
        deal_counts(draft.rounding, static_cast<std::uint32_t>(workers.size()), draft.population.sectors);
    const core::Draws draws(draft.people, core::Purpose::kSector);
    const core::Lot farming = draws.lot(kFarming);
    std::vector<Clock> clocks;
    clocks.reserve(workers.size());
    const auto weights = by_age(farm_weight);
    for (const std::uint32_t r : workers) {
        clocks.push_back(
            {core::exponential_of(farming.rank(residents.key[r])) / weights[residents.age[r]], r});
    }
    first_to_ring(clocks, heads[0], one_seat);
    workers.clear();
    for (std::uint32_t i = 0; i < clocks.size(); ++i) {
        if (i < heads[0]) {
            residents.sector[clocks[i].row] = Sector::kFarming;
        } else {
            workers.push_back(clocks[i].row);
        }
    }
    std::size_t at = 0;
    workers = by_rank(draws, draft.community, std::move(workers), residents.key);
    for (std::uint32_t sector = 1; sector < kSectors; ++sector) {
        for (std::uint32_t i = 0; i < heads[sector] && at < workers.size(); ++i) {
            residents.sector[workers[at++]] = static_cast<Sector>(sector);
        }
    }
    for (; at < workers.size(); ++at) {  // no sector has a share
        residents.sector[workers[at]] = Sector::kOther;
    }
}

/// Who can work from home, and who goes on under closure.
void deal_leeway(Draft& draft, const std::vector<std::uint32_t>& workers) {
    Residents& residents = draft.world.resident;
    const core::Draws telework(draft.people, core::Purpose::kTelework);
    const core::Draws essential(draft.people, core::Purpose::kEssential);
    std::vector<std::uint32_t> heads_of[kSectors];
    for (const std::uint32_t r : workers) {
        const Sector sector = residents.sector[r];
        heads_of[static_cast<std::uint32_t>(sector)].push_back(r);
    }
    for (std::uint32_t sector = 0; sector < kSectors; ++sector) {
        const std::vector<std::uint32_t>& heads = heads_of[sector];
        deal_share(draft, Ranks(telework, sector, heads, residents.key),
                   draft.population.remote_shares[sector], residents.remote);
        deal_share(draft, Ranks(essential, sector, heads, residents.key),
                   draft.population.essential_shares[sector], residents.essential);
    }
}

/// Roles as the tables say; sectors and leeway too, as far as they do.
void take_roles(Draft& draft) {
    Residents& residents = draft.world.resident;
    take_own(draft.own->roles, draft.own_resident, residents.role);
    std::vector<std::uint32_t> workers;
    for (std::uint32_t r = 0; r < draft.world.residents; ++r) {
        if (residents.role[r] == Role::kWorker) {
            workers.push_back(r);
        }
    }
    if (draft.own->sectors.empty()) {
        deal_sectors(draft, workers);
    } else {
        take_own(draft.own->sectors, draft.own_resident, residents.sector);
    }
    deal_leeway(draft, workers);
    take_own(draft.own->remote, draft.own_resident, residents.remote);
    take_own(draft.own->essential, draft.own_resident, residents.essential);
}

/// Exactly the asked share of the children of each level go to school.
void enrol(Draft& draft) {
    Residents& residents = draft.world.resident;
    const core::Draws draws(draft.people, core::Purpose::kEnrolment);
    std::vector<std::uint32_t> children[kLevels];
    for (std::uint32_t r = 0; r < draft.world.residents; ++r) {
        if (residents.age[r] >= level_start(0) && residents.age[r] < kAdult) {
            children[static_cast<std::uint32_t>(level_of(residents.age[r]))].push_back(r);
        }
    }
    for (std::uint32_t level = 0; level < kLevels; ++level) {
        const std::uint32_t pupils =
            draft.whole(draft.population.enrolment[level] * static_cast<double>(children[level].size()));
        Ranks(draws, level, children[level], residents.key)
            .each_lowest(pupils, [&](std::uint32_t r, bool lowest) {
                if (lowest) residents.role[r] = Role::kPupil;
            });
    }
}

}  // namespace

/// Pupils; then as many workers as the share of people of 15 and older asks. Weighted choice without
/// replacement: the lowest exponential clocks. Who has just come back has no job here, who lives in a care
/// home neither (assumed).
Problem deal_roles(Draft& draft) {
    World& world = draft.world;
    Residents& residents = world.resident;
    residents.role.assign(world.residents, Role::kNone);
    residents.sector.assign(world.residents, Sector::kNone);
    residents.remote.assign(world.residents, 0);
    residents.essential.assign(world.residents, 0);
    if (draft.own != nullptr && !draft.own->roles.empty()) {
        take_roles(draft);
        return std::nullopt;
    }
    enrol(draft);
    const core::Lot employed = core::Draws(draft.people, core::Purpose::kEmployed).lot(0);
    std::vector<Clock> clocks;
    clocks.reserve(world.residents);
    const auto weights = by_age(work_weight);
    std::uint32_t working_age = 0;
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        const std::uint8_t age = residents.age[r];
        working_age += age >= 15 ? 1u : 0u;
        if (age >= kAdult && residents.arrival[r] == kAlwaysHere &&
            world.household.dwelling[residents.household[r]] != Dwelling::kCareHome) {
            clocks.push_back({core::exponential_of(employed.rank(residents.key[r])) / weights[age], r});
        }
    }
    const std::uint32_t heads = draft.whole(draft.population.employed_share * working_age);
    if (heads > clocks.size()) {
        return impossible("employed_share", "workers", static_cast<std::int64_t>(clocks.size()), heads);
    }
    first_to_ring(clocks, heads, one_seat);
    std::vector<std::uint32_t> workers;
    workers.reserve(heads);
    for (std::uint32_t i = 0; i < heads; ++i) {
        workers.push_back(clocks[i].row);
        residents.role[clocks[i].row] = Role::kWorker;
    }
    deal_sectors(draft, workers);
    deal_leeway(draft, workers);
    return std::nullopt;
}

}  // namespace wangge::world
