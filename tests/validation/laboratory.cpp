#include "tests/validation/laboratory.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <thread>

#include "wangge/world/communities.hpp"

namespace wangge::validation {
namespace {

using kernel::kDayMinutes;

// Any two kinds of place would do.
constexpr auto kByNight = world::PlaceKind::kShop, kByDay = world::PlaceKind::kMarket;
constexpr std::int32_t kMostDays = 700;

void stay_at_home(Laboratory& laboratory, std::uint32_t tick) {
    for (std::uint32_t i = 0; i < laboratory.world.agents; ++i)
        laboratory.where.set(i, tick, laboratory.world.resident.household[i]);
}

Laboratory empty(std::uint32_t households, std::uint32_t size) {
    Laboratory made;
    world::World& world = made.world;
    const std::uint32_t people = households * size;
    world.residents = world.agents = people;
    world.households = households;
    world::Residents& all = world.resident;
    all.key.resize(people);
    for (std::uint32_t i = 0; i < people; ++i) {
        all.key[i] = core::combine(core::hash_text("laboratory"), i);
        all.household.push_back(i / size);
    }
    all.age.assign(people, 35);
    all.female.assign(people, 0);
    all.role.assign(people, world::Role::kNone);
    all.pool.assign(people, world::Pool::kResident);
    all.remote = all.essential = all.shows_code = all.chronic = all.can_carry = all.female;
    all.arrival = core::FewCells<std::int16_t>(world::kAlwaysHere, people);
    for (std::uint32_t kind = 0; kind < world::kPlaceKinds; ++kind) {
        all.place[kind].assign(people, world::kNone);
        all.slot[kind].assign(people, 0);
    }
    for (std::uint32_t h = 0; h <= households; ++h) world.household.first.push_back(h * size);
    world.household.key.resize(households);
    for (std::uint32_t h = 0; h < households; ++h) world.household.stairwell.push_back(0);
    world.household.tenure.assign(households, world::Tenure::kOwner);
    world.stairwell.key = {1};
    world.stairwell.grid = {0};
    world.stairwell.first_household = {0, households};
    world.grid.key = {1};
    world.grid.first_stairwell = {0, 1};
    world::cut_communities(world, 1);
    world::settle_communities(world);
    world.places.first = {0};
    made.where.write_down(people);
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) stay_at_home(made, tick);
    policy::Disease& disease = made.scenario.disease;
    disease.symptomatic.fill(1.0);
    disease.susceptibility.fill(1.0);
    set_stages(disease, {1.5}, {3});
    return made;
}

double minutes_of(std::uint32_t tick) {
    return static_cast<double>(world::kTickStart[tick + 1] - world::kTickStart[tick]);
}

}  // namespace

Laboratory loners(std::uint32_t people) {
    return empty(people, 1);
}
Laboratory homes(std::uint32_t households, std::uint32_t size) {
    return empty(households, size);
}

void mix(Laboratory& laboratory, double rounds) {
    std::vector<std::uint32_t> everyone(laboratory.world.agents);
    std::iota(everyone.begin(), everyone.end(), 0u);
    add_place(laboratory, kByNight, everyone, 0);
    add_place(laboratory, kByDay, everyone, 1);
    for (std::uint32_t i = 0; i < laboratory.world.agents; ++i) {
        for (std::uint32_t tick = 2; tick < world::kTicks; ++tick)
            laboratory.where.set(i, tick, laboratory.where(i, minutes_of(tick) > 180 ? 0 : 1));
    }
    // A contact counts by the infectiousness per minute: twice the rounds in ticks of twice the length, and
    // it does not matter at which time of day somebody becomes infectious.
    laboratory.scenario.contacts.shop_rounds = 2 * rounds;
    laboratory.scenario.contacts.market_rounds = rounds;
    laboratory.scenario.contacts.weight_community = 1.0;
}

void meet_only_in(Laboratory& laboratory, const std::vector<std::uint32_t>& ticks) {
    double minutes = 0;
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        if (std::find(ticks.begin(), ticks.end(), tick) != ticks.end()) {
            minutes += minutes_of(tick);
        } else {
            stay_at_home(laboratory, tick);
        }
    }
    laboratory.scenario.contacts.shop_rounds *= kDayMinutes / minutes;
    laboratory.scenario.contacts.market_rounds *= kDayMinutes / minutes;
}

void add_place(Laboratory& laboratory, world::PlaceKind kind, const std::vector<std::uint32_t>& regulars,
               std::uint32_t tick) {
    world::World& world = laboratory.world;
    const auto place = static_cast<std::uint32_t>(world.places.key.size());
    const auto row = static_cast<std::size_t>(kind);
    world.places.key.push_back(core::combine(core::hash_text("laboratory"), place));
    world.places.kind.push_back(kind);
    for (std::uint32_t slot = 0; slot < regulars.size(); ++slot) {
        world.places.slots.push_back(regulars[slot]);
        world.resident.place[row][regulars[slot]] = place;
        world.resident.slot[row][regulars[slot]] = slot;
        laboratory.where.set(regulars[slot], tick, world.households + place);
    }
    world.places.first.push_back(static_cast<std::uint32_t>(world.places.slots.size()));
}

void connect(Laboratory& laboratory, std::vector<std::vector<std::uint32_t>> neighbours) {
    laboratory.neighbours = std::move(neighbours);
}

void set_stages(policy::Disease& disease, Stage latent, Stage infectious) {
    disease.form = 1;
    disease.latent_mean = latent.days;
    disease.latent_shape = latent.shape;
    disease.presymptomatic_mean = 0;
    disease.symptomatic_mean = infectious.days;
    disease.symptomatic_shape = infectious.shape;
    disease.individual_k = 1e8;
    disease.asymptomatic_factor = 1.0;
}

double outside_for(const Laboratory& laboratory, double rounds, double r0) {
    const policy::Disease& disease = laboratory.scenario.disease;
    const double contacts = 8 * rounds * disease.symptomatic_mean;
    // Each passes infection with chance 1 - exp(-scale * infectivity / days); the mean over individual
    // infectivity, gamma of mean 1 and shape k, is a Laplace transform.
    const double k = disease.individual_k;
    return disease.symptomatic_mean * k * std::expm1(-std::log1p(-r0 / contacts) / k);
}

Trial::Trial(const Laboratory& laboratory, core::Seed luck)
    : laboratory_(laboratory),
      context_{laboratory.world, laboratory.scenario, laboratory.transmission, 0x3F, luck, {}},
      profile_(laboratory.scenario.disease),
      courses_(laboratory.world.agents),
      ledger_(laboratory.world, kMostDays) {}

void Trial::restart(core::Seed luck) {
    const auto forget = [&](std::uint32_t i) {
        courses_.infected_at.at(i) = courses_.onset_at.at(i) = -1;
        courses_.starts_at.at(i) = -1;
        courses_.length.at(i) = 0;
        courses_.infectivity.at(i) = 0;
        courses_.symptomatic.erase(i);
    };
    for (const std::uint32_t i : touched_) forget(i);
    for (const kernel::Transmission& one : tree_) forget(one.infected);
    courses_.active.clear();
    courses_.ever.clear();
    courses_.onsets = {};
    courses_.ends = {};
    touched_.clear();
    tree_.clear();
    first_ = 0;
    context_.luck = luck;
    context_.transmission = laboratory_.transmission;
    context_.date = {};
}

void Trial::infect(std::uint32_t i) {
    kernel::disease::infect(laboratory_.world, laboratory_.scenario.disease, context_.luck, i,
                            context_.date.day * kDayMinutes, courses_);
    touched_.push_back(i);
    ++first_;
}

std::vector<kernel::Encounter> Trial::encounters() const {
    std::vector<kernel::Encounter> met;
    if (laboratory_.neighbours.empty()) return met;
    courses_.active.for_each([&](std::uint32_t i) {
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            const std::int32_t from =
                context_.date.day * kDayMinutes + static_cast<std::int32_t>(world::kTickStart[tick]);
            const double dose =
                profile_.dose(courses_, i, from, from + static_cast<std::int32_t>(minutes_of(tick)));
            if (dose <= 0) continue;
            for (const std::uint32_t j : laboratory_.neighbours[i]) {
                if (courses_.susceptible(j))
                    met.push_back({i, j, static_cast<std::uint8_t>(tick), kernel::Setting::kCommunity, 0,
                                   minutes_of(tick) / kDayMinutes});
            }
        }
    });
    return met;
}

void Trial::step() {
    const kernel::meet::Meetings meetings(context_, laboratory_.where);
    const kernel::work::Roster nobody;
    const kernel::meet::Exposure exposure{context_, profile_, nobody};
    kernel::meet::Encounters met(exposure, courses_, 0, false);
    met.look_at(encounters(), ledger_);
    kernel::meet::spread({exposure, meetings, laboratory_.where}, met.candidates(), courses_, tree_, ledger_);
    kernel::disease::retire(context_.date.day, courses_);
    context_.date.day += 1;
}

void on_all_cores(std::uint32_t count, const std::function<void(std::uint32_t)>& job) {
    std::atomic<std::uint32_t> next{0};
    std::vector<std::thread> threads;
    for (unsigned k = 0; k < std::max(1u, std::thread::hardware_concurrency()); ++k) {
        threads.emplace_back([&] {
            for (std::uint32_t at = next++; at < count; at = next++) job(at);
        });
    }
    for (std::thread& thread : threads) thread.join();
}

}  // namespace wangge::validation
