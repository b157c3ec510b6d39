#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <vector>

#include "wangge/world/draft.hpp"
#include "wangge/world/keys.hpp"

namespace wangge::world {
namespace {

/// A pool that residents serve in (ages assumed).
struct Call {
    Pool pool;
    std::string_view field;
    double heads;
    std::uint8_t youngest, oldest;
};

constexpr std::uint8_t kYoungestCalled = 20, kOldestCalled = 70;

/// A community worker: it is their job, at the place, whatever happens.
void employ(Residents& residents, std::uint32_t r) {
    residents.role[r] = Role::kWorker;
    if (residents.sector[r] == Sector::kNone) {
        residents.sector[r] = Sector::kAdministration;
    }
    residents.remote[r] = 0;
    residents.essential[r] = 1;
}

/// Who serves, as the tables say.
void take_pools(Draft& draft) {
    Residents& residents = draft.world.resident;
    take_own(draft.own->pools, draft.own_resident, residents.pool);
    for (std::uint32_t r = 0; r < draft.world.residents; ++r) {
        if (residents.pool[r] == Pool::kCommunity) {
            employ(residents, r);
        }
    }
}

/// Community workers are chosen among those in work first: it is their job. Everyone else serves beside job
/// or home.
Problem recruit_residents(Draft& draft, const std::vector<std::uint32_t>& grown, const Call& call) {
    World& world = draft.world;
    Residents& residents = world.resident;
    const core::Draws draws(draft.people, core::Purpose::kStaffPool);
    std::vector<std::uint32_t> able, others;
    for (const std::uint32_t r : grown) {
        if (residents.age[r] >= call.youngest && residents.age[r] <= call.oldest &&
            residents.pool[r] == Pool::kResident) {
            const bool later = call.pool == Pool::kCommunity && residents.role[r] != Role::kWorker;
            (later ? others : able).push_back(r);
        }
    }
    std::uint32_t heads = count(call.heads);
    if (heads > able.size() + others.size()) {
        return impossible(call.field, "adults_to_serve",
                          static_cast<std::int64_t>(able.size() + others.size()), heads);
    }
    for (const std::vector<std::uint32_t>& asked : {std::cref(able), std::cref(others)}) {
        const std::uint32_t here = std::min(heads, static_cast<std::uint32_t>(asked.size()));
        Ranks(draws, static_cast<std::uint64_t>(call.pool), asked, residents.key)
            .each_lowest(here, [&](std::uint32_t r, bool lowest) {
                if (!lowest) return;
                residents.pool[r] = call.pool;
                if (call.pool == Pool::kCommunity) employ(residents, r);
            });
        heads -= here;
    }
    return std::nullopt;
}

/// Who may be called at all.
std::vector<std::uint32_t> grown(const Draft& draft) {
    const World& world = draft.world;
    std::vector<std::uint32_t> rows;
    rows.reserve(world.residents);
    for (std::uint32_t r = 0; r < world.residents; ++r) {
        if (world.resident.age[r] >= kYoungestCalled && world.resident.age[r] <= kOldestCalled &&
            world.resident.arrival[r] == kAlwaysHere && draft.in_family(r)) {
            rows.push_back(r);
        }
    }
    return rows;
}

/// People of 25 to 55 who live elsewhere and work here.
void append_outsiders(Draft& draft, Pool pool, Thing thing, std::uint32_t heads) {
    Residents& residents = draft.world.resident;
    const core::Draws draws(draft.people, core::Purpose::kOutsider);
    const core::Lot ages = draws.lot(0), sexes = draws.lot(1);
    for (std::uint32_t i = 0; i < heads; ++i) {
        const std::uint64_t key = key_of(draft.community, thing, i);
        residents.key.push_back(key);
        residents.household.push_back(kNone);
        residents.age.push_back(static_cast<std::uint8_t>(25 + ages.below(31, key)));
        residents.female.push_back(sexes.happens(0.5, key));
        residents.role.push_back(Role::kWorker);
        residents.pool.push_back(pool);
        residents.hukou.push_back(Hukou::kHere);
        residents.sector.push_back(Sector::kAdministration);
        residents.remote.push_back(0);
        residents.essential.push_back(1);
        residents.arrival.push_back(kAlwaysHere);
    }
}

}  // namespace

Problem recruit(Draft& draft) {
    const Population& population = draft.population;
    World& world = draft.world;
    Residents& residents = world.resident;
    residents.pool.assign(world.residents, Pool::kResident);
    const Call calls[] = {
        {Pool::kCommunity, "community_workers", population.community_workers, kYoungestCalled, 65},
        {Pool::kParty, "party_volunteers", population.party_volunteers, 30, kOldestCalled},
        {Pool::kVolunteer, "other_volunteers", population.other_volunteers, kYoungestCalled, 65},
    };
    if (draft.own != nullptr && !draft.own->pools.empty()) {
        take_pools(draft);
    } else {
        const std::vector<std::uint32_t> rows = grown(draft);
        for (const Call& call : calls) {
            if (Problem problem = recruit_residents(draft, rows, call)) {
                return problem;
            }
        }
    }
    append_outsiders(draft, Pool::kCrew, Thing::kCrew, count(population.gate_crew));
    append_outsiders(draft, Pool::kSeconded, Thing::kSeconded, count(population.seconded));
    world.agents = static_cast<std::uint32_t>(residents.key.size());
    std::array<std::vector<std::uint32_t>, kPools> serving;
    for (std::uint32_t r = 0; r < world.agents; ++r) {
        if (residents.pool[r] != Pool::kResident)
            serving[static_cast<std::size_t>(residents.pool[r])].push_back(r);
    }
    for (std::uint32_t pool = 1; pool < kPools; ++pool) {
        for (const std::uint32_t r : serving[pool]) {
            world.staff.resident.push_back(r);
            world.staff.pool.push_back(static_cast<Pool>(pool));
        }
    }
    return std::nullopt;
}

}  // namespace wangge::world
