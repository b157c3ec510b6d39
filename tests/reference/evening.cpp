#include <algorithm>
#include <array>
#include <tuple>

#include "tests/reference/reference.hpp"
#include "wangge/core/exact_math.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/policy/reach.hpp"

namespace wangge::tests {
namespace {

using core::Purpose;
using kernel::Count;
using policy::Errand;
using world::kNone;
using world::PlaceKind;
using world::Pool;

constexpr std::int32_t kDay = 1440;
constexpr std::uint32_t kPost = kNone - 1, kRound = kNone - 2;
constexpr std::int32_t kCourseHours = 480;

}  // namespace

// --- disease ---

// Infectiousness between two minutes: gamma by the hour, linear between; or constant while it lasts.
double Reference::dose(std::uint32_t i, std::int32_t from, std::int32_t to) const {
    if (state.courses.infected_at[i] < 0) return 0;
    const policy::Disease& disease = scenario_.disease;
    const std::int32_t start = state.courses.starts_at[i];
    if (disease.form == 1) {
        std::int32_t infectious = 0;
        for (std::int32_t minute = from; minute < to; ++minute)
            infectious += minute >= start && minute < start + state.courses.length[i] ? 1 : 0;
        return infectious * (1.0 / (kDay * (disease.presymptomatic_mean + disease.symptomatic_mean)));
    }
    if (profile_.empty()) {
        for (std::int32_t hour = 0; hour <= kCourseHours; ++hour) {
            profile_.push_back(
                core::gamma_p(disease.infectious_shape, disease.infectious_rate * hour / 24.0) /
                core::gamma_p(disease.infectious_shape, disease.infectious_rate * kCourseHours / 24.0));
        }
    }
    const auto passed = [&](std::int32_t minutes) {
        if (minutes <= 0) return 0.0;
        const std::int32_t hour = minutes / 60;
        if (hour >= kCourseHours) return 1.0;
        const double part = (minutes - hour * 60) / 60.0;
        return profile_[static_cast<std::size_t>(hour)] * (1.0 - part) +
               profile_[static_cast<std::size_t>(hour) + 1] * part;
    };
    return passed(to - start) - passed(from - start);
}

bool Reference::over(std::uint32_t i, std::int32_t minute) const {
    return state.courses.starts_at[i] + state.courses.length[i] <= minute &&
           state.courses.onset_at[i] + 16 * kDay <= minute;
}

void Reference::infect(std::uint32_t i, std::int32_t minute) {
    const policy::Disease& disease = scenario_.disease;
    const std::uint64_t key = world_.resident.key[i];
    const std::size_t decade = std::min(9, world_.resident.age[i] / 10);
    const core::Draws course = draws(Purpose::kCourse);
    const auto drawn = [&](std::uint32_t when, double shape, double mean) {
        return mean == 0 ? 0.0 : core::gamma(course, key, when, shape, mean / shape);
    };
    double latent = 0, incubation = 0, infectious = kCourseHours / 24.0;  // days
    std::int32_t begins = 0;                                              // minutes after infection
    if (disease.form == 1) {
        latent = drawn(3, disease.latent_shape, disease.latent_mean);
        const double before = drawn(4, disease.presymptomatic_shape, disease.presymptomatic_mean);
        infectious = before + drawn(5, disease.symptomatic_shape, disease.symptomatic_mean);
        incubation = latent + before;
        begins = static_cast<std::int32_t>(latent * kDay);
    } else {
        const double scale = disease.incubation_sd * disease.incubation_sd / disease.incubation_mean;
        incubation = core::gamma(course, key, 1, disease.incubation_mean / scale, scale);
        begins = static_cast<std::int32_t>(incubation * kDay) -
                 static_cast<std::int32_t>(disease.infectious_before_onset * kDay);
    }
    std::int32_t dawn = 0;
    while (dawn < minute) dawn += kDay;
    state.courses.infected_at[i] = minute;
    state.courses.starts_at[i] = std::max(dawn, minute + begins);
    state.courses.length[i] = static_cast<std::int32_t>(infectious * kDay);
    state.courses.onset_at[i] = minute + static_cast<std::int32_t>(incubation * kDay);
    state.courses.symptomatic[i] = course.happens(disease.symptomatic[decade], key, 2) ? 1 : 0;
    state.courses.infectivity[i] =
        core::gamma(draws(Purpose::kInfectivity), key, 1, disease.individual_k, 1.0 / disease.individual_k) *
        (state.courses.symptomatic[i] != 0 ? 1.0 : disease.asymptomatic_factor);
    state.courses.infectivity[i] = static_cast<float>(state.courses.infectivity[i] * shield(i).infectivity);
}

// Every contact of a tick between any two people, infectious or not.
bool Reference::passes(std::uint32_t i, std::uint32_t tick) const {
    if (tick == 0 || i >= world_.residents || where_[tick][i] == kNone || where_[tick - 1][i] == kNone)
        return false;
    const bool was_home = where_[tick - 1][i] == world_.resident.household[i],
               is_home = where_[tick][i] == world_.resident.household[i];
    return was_home != is_home;
}

bool Reference::rides(std::uint32_t i, std::uint32_t tick) const {
    const auto works_or_learns = [&](std::uint32_t t) {
        const std::uint32_t team = place(PlaceKind::kTeam, i), school = place(PlaceKind::kClass, i);
        return (team != kNone && where_[t][i] == world_.households + team) ||
               (school != kNone && where_[t][i] == world_.households + school);
    };
    return works_or_learns(tick) && (tick == 0 || !works_or_learns(tick - 1) || tick + 1 == world::kTicks ||
                                     !works_or_learns(tick + 1));
}

Reference::Stand Reference::stand(Purpose purpose, std::uint32_t i) const {
    const std::uint32_t grid = world_.grid_of(world_.resident.household[i]);
    const std::uint32_t people = world_.end_of_grid(grid) - world_.first_of_grid(grid);
    std::uint32_t positions = std::max(2u, people);
    const auto divided = [&] {
        for (std::uint32_t k = 2; k < positions; ++k) {
            if (positions % k == 0) return true;
        }
        return false;
    };
    while (divided()) ++positions;
    const core::Block words = draws(purpose).words(today(), world_.grid.key[grid]);
    const std::uint64_t s = i - world_.first_of_grid(grid), a = 1 + core::below(words[0], positions - 1),
                        b = core::below(words[1], positions);
    // Parts of 2^64, rounded down; a start of more than two words makes up for it.
    const auto part = [&](std::uint64_t of) {
        std::uint64_t quotient = 0, rest = of;
        for (int bit = 0; bit < 64; ++bit) {
            rest *= 2;
            quotient = quotient * 2 + (rest >= positions ? 1 : 0);
            if (rest >= positions) rest -= positions;
        }
        return quotient;
    };
    const std::uint64_t start = part(b) + (std::uint64_t{2} << 32) + ((part(1) >> 32) - 2) * words[2];
    return {static_cast<std::uint32_t>((start + part(a) * s) >> 32),
            static_cast<std::uint32_t>((a * s + b) % positions)};
}

Reference::Quarters Reference::quarters(PlaceKind kind) const {
    const policy::Contacts& rules = scenario_.contacts;
    const double most = *std::max_element(rules.outing_ages.begin(), rules.outing_ages.end());
    const auto words = [](double share) { return static_cast<std::uint64_t>(share * 0x1p32); };
    const std::pair<PlaceKind, double> leisure[] = {{PlaceKind::kSquare, rules.square_rate},
                                                    {PlaceKind::kPark, rules.park_rate},
                                                    {PlaceKind::kRestaurant, rules.restaurant_rate},
                                                    {PlaceKind::kStore, rules.store_rate}};
    std::uint64_t first = 0, size = words(rules.yard_rate);
    if (kind != PlaceKind::kCompound) {
        size = 0;
        for (const auto& [one, rate] : leisure) {
            first += size;
            size = words(rate * most);
            if (one == kind) break;
        }
    }
    Quarters all{};
    for (std::uint64_t& edge : all.first) edge = first;
    if (size < 4) return all;
    all.per_word = (std::uint64_t{4} << 48) / size;
    for (std::uint64_t k = 1; k < 4; ++k) {  // the first word that leads to the quarter
        while ((all.first[k] - first) * all.per_word < k << 48) {
            const std::uint64_t missing = (k << 48) - (all.first[k] - first) * all.per_word;
            all.first[k] += std::max<std::uint64_t>(1, missing / all.per_word);
        }
    }
    all.first[4] = first + size;
    return all;
}

// Those who are matched in a place: its slots, or who may be there in a tick by today's order, kNone where
// nobody stands. `share`: so much of the rounds.
std::vector<std::uint32_t> Reference::expected(std::uint32_t place, std::uint32_t tick, double& share) const {
    const PlaceKind kind = world_.places.kind[place];
    share = 1;
    std::vector<std::uint32_t> all;
    const bool out = kind == PlaceKind::kSquare || kind == PlaceKind::kPark ||
                     kind == PlaceKind::kRestaurant || kind == PlaceKind::kStore;
    if (!out && kind != PlaceKind::kCompound) {
        for (const std::uint32_t i : world_.slots_of(place)) all.push_back(i);
        return all;
    }
    const Quarters quarter = quarters(kind);
    std::uint64_t first = 0, end = 0;
    constexpr std::uint32_t free[] = {1, 2, 4, 5};
    for (std::uint32_t k = 0; k < 4; ++k) {
        if (free[k] == tick) first = quarter.first[k], end = quarter.first[k + 1];
    }
    if (tick == 5 && (date_.workday || date_.schoolday)) first = quarter.first[0];
    double people = 0, among = 1;
    for (std::uint32_t g = 0; g < world_.grid.key.size(); ++g) {
        const std::uint32_t first_row = world_.first_of_grid(g), end_row = world_.end_of_grid(g);
        if (first_row == end_row) continue;
        std::uint32_t which = 0, of = 1;
        if (kind == PlaceKind::kRestaurant || kind == PlaceKind::kStore) {
            const world::Nearby near =
                kind == PlaceKind::kStore ? world_.grid.stores[g] : world_.grid.restaurants[g];
            which = place - near.first, of = near.count;
            if (place < near.first || which >= of) continue;
        } else if (this->place(kind, first_row) != place) {
            continue;
        }
        people += end_row - first_row;
        among = of;
        if (first == end) continue;
        std::vector<std::uint32_t> standing(world_.grid.positions[g], kNone);
        for (std::uint32_t i = first_row; i < end_row; ++i)
            standing[stand(out ? Purpose::kLeisure : Purpose::kYard, i).position] = i;
        for (std::uint32_t position =
                 core::below(static_cast<std::uint32_t>(first), world_.grid.positions[g]);
             position <= core::below(static_cast<std::uint32_t>(end - 1), world_.grid.positions[g]);
             ++position) {
            if (position % of == which) all.push_back(standing[position]);
        }
    }
    share = static_cast<double>(all.size()) * among / people;
    return all;
}

std::vector<Reference::Contact> Reference::contacts(std::uint32_t tick) const {
    const policy::Contacts& rules = scenario_.contacts;
    const std::vector<std::uint32_t>& at = where_[tick];
    std::vector<Contact> all;
    for (const Contact& encounter : encounters_) {
        if (encounter.tick == tick) all.push_back(encounter);
    }
    std::vector<std::vector<std::uint32_t>> inside(world_.households);
    for (std::uint32_t i = 0; i < world_.residents; ++i) {
        if (at[i] < world_.households) inside[at[i]].push_back(i);
    }
    for (const std::vector<std::uint32_t>& people : inside) {
        for (std::size_t a = 0; a < people.size(); ++a) {
            for (std::size_t b = a + 1; b < people.size(); ++b) {
                const bool family =
                    world_.resident.household[people[a]] == world_.resident.household[people[b]];
                all.push_back(
                    {people[a], people[b], family ? 0 : 9, family ? 1.0 : rules.weight_guest, 0, tick});
            }
        }
    }
    const double community = rules.weight_community;
    const std::array<std::tuple<double, double, int>, world::kPlaceKinds> kinds = {
        {{rules.team_rounds, 1.0, 3},
         {rules.workplace_rounds, 1.0, 3},
         {rules.class_rounds, rules.weight_class, 2},
         {rules.shop_rounds, community, 4},
         {rules.market_rounds, community, 4},
         {rules.square_rounds, rules.weight_park, 14},
         {rules.stairwell_rounds, rules.weight_neighbour, 1},
         {rules.clinic_rounds, rules.weight_care, 16},
         {rules.office_rounds, 1.0, 3},
         {rules.lift_rounds, rules.weight_lift, 10},
         {rules.compound_rounds, rules.weight_compound, 11},
         {rules.school_rounds, rules.weight_school, 12},
         {rules.restaurant_rounds, rules.weight_restaurant, 13},
         {rules.store_rounds, community, 4},
         {rules.park_rounds, rules.weight_park, 14},
         {rules.transit_rounds, rules.weight_transit, 15},
         {0, rules.weight_gathering, 17}}};
    for (std::uint32_t p = 0; p < world_.places.key.size(); ++p) {
        const PlaceKind kind = world_.places.kind[p];
        const auto& [per_tick, weight, setting] = kinds[static_cast<std::size_t>(kind)];
        const auto there = [&](std::uint32_t i) {
            if (kind == PlaceKind::kStairwell || kind == PlaceKind::kLift) return passes(i, tick);
            if (kind == PlaceKind::kTransit) return rides(i, tick);
            if (kind == PlaceKind::kSchool) return at[i] == world_.households + place(PlaceKind::kClass, i);
            if (kind == PlaceKind::kOffice) return at[i] == kPost || at[i] == kRound;
            if (kind == PlaceKind::kWorkplace)
                return place(PlaceKind::kTeam, i) != kNone &&
                       at[i] == world_.households + place(PlaceKind::kTeam, i);
            return at[i] == world_.households + p;
        };
        double share = 1;
        const std::vector<std::uint32_t> slots = expected(p, tick, share);
        const auto size = static_cast<std::uint32_t>(slots.size());
        for (std::size_t a = 0; kind == PlaceKind::kGathering && a < slots.size(); ++a) {
            for (std::size_t b = a + 1; b < slots.size(); ++b) {
                if (there(slots[a]) && there(slots[b]))
                    all.push_back({slots[a], slots[b], setting, weight, 0, tick});
            }
        }
        const std::uint64_t key = world_.places.key[p];
        const std::uint32_t when = today() * 8 + tick;
        double rounds = per_tick;
        if (kind == PlaceKind::kClass || kind == PlaceKind::kSchool) {
            rounds *= rules.school_levels[world_.places.branch[p]];
        }
        rounds *= share;
        const double part = rounds - static_cast<std::uint32_t>(rounds);
        const std::uint32_t number =
            static_cast<std::uint32_t>(rounds) +
            (part > 0 && core::happens(draws(Purpose::kExtraRound).rank_word(when, key), part) ? 1 : 0);
        for (std::uint32_t round = 0; round < number; ++round) {
            const std::uint32_t centre =
                core::below(draws(Purpose::kMatch).rank_word(when, key + round * 0x9E3779B97F4A7C15u), size);
            for (std::uint32_t slot = 0; slot < size; ++slot) {
                const std::uint32_t other = (centre + size - slot) % size;
                if (slot < other && slots[slot] != kNone && slots[other] != kNone && there(slots[slot]) &&
                    there(slots[other]))
                    all.push_back({slots[slot], slots[other], setting, weight,
                                   static_cast<std::uint32_t>(kind) * 65536 + round + 1, tick});
            }
        }
    }
    return all;
}

// The contacts that an infectious person may have today: sorts of them in order, each with whom they would
// be, kNone where with nobody or where the other is not there.
std::vector<Reference::Prospect> Reference::prospects(std::uint32_t i) const {
    const policy::Contacts& rules = scenario_.contacts;
    std::vector<Prospect> all, with_visitors;
    const auto home_of = [&](std::uint32_t j) { return world_.resident.household[j]; };
    const auto slots_at = [&](std::uint32_t tick, PlaceKind kind, double rounds, double weight, int setting,
                              auto there) {
        const bool chosen = kind == PlaceKind::kRestaurant || kind == PlaceKind::kStore;
        const std::uint32_t p = chosen ? where_[tick][i] - world_.households : place(kind, i);
        if (p == kNone) return;
        if (kind == PlaceKind::kClass || kind == PlaceKind::kSchool)
            rounds *= rules.school_levels[world_.places.branch[p]];
        double share = 1;
        const std::vector<std::uint32_t> slots = expected(p, tick, share);
        rounds *= share;
        const auto size = static_cast<std::uint32_t>(slots.size());
        std::uint32_t mine = 0;
        while (slots[mine] != i) ++mine;
        Prospect prospect{tick, setting, weight, {}};
        for (std::uint32_t round = 0; round < rounds; ++round) {
            const std::uint64_t key = world_.places.key[p];
            const std::uint32_t when = today() * 8 + tick;
            const double part = rounds - round;
            const bool held =
                part >= 1 || core::happens(draws(Purpose::kExtraRound).rank_word(when, key), part);
            const std::uint32_t centre =
                core::below(draws(Purpose::kMatch).rank_word(when, key + round * 0x9E3779B97F4A7C15u), size);
            const std::uint32_t other = (centre + size - mine) % size;
            const std::uint32_t j = slots[other];
            prospect.others.push_back(held && other != mine && j != kNone && there(j, p) ? j : kNone);
        }
        if (!prospect.others.empty()) all.push_back(prospect);
    };
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        const std::uint32_t spot = where_[tick][i];
        if (spot == kNone) continue;
        const auto at = [&](std::uint32_t j, std::uint32_t p) {
            return where_[tick][j] == world_.households + p;
        };
        const auto on_stairs = [&](std::uint32_t j, std::uint32_t) { return passes(j, tick); };
        if (passes(i, tick)) {
            slots_at(tick, PlaceKind::kStairwell, rules.stairwell_rounds, rules.weight_neighbour, 1,
                     on_stairs);
            slots_at(tick, PlaceKind::kLift, rules.lift_rounds, rules.weight_lift, 10, on_stairs);
        }
        if (spot < world_.households) {
            const auto people = [&](std::uint32_t h, int setting, double weight) {
                Prospect prospect{tick, setting, weight, {}};
                for (std::uint32_t j = world_.household.first[h]; j < world_.household.first[h + 1]; ++j)
                    prospect.others.push_back(j != i && where_[tick][j] == spot ? j : kNone);
                all.push_back(prospect);
            };
            people(home_of(i), 0, 1.0);
            if (spot != home_of(i)) people(spot, 9, rules.weight_guest);
            Prospect visitors{tick, 9, rules.weight_guest, {}};
            for (std::uint32_t j = 0; j < world_.residents; ++j) {
                if (where_[tick][j] == spot && home_of(j) != spot && home_of(j) != home_of(i))
                    visitors.others.push_back(j);
            }
            if (!visitors.others.empty()) with_visitors.push_back(visitors);
        }
        const bool at_place = spot >= world_.households && spot < kRound;
        const PlaceKind kind =
            at_place ? world_.places.kind[spot - world_.households] : PlaceKind::kStairwell;
        const auto visit = [&](PlaceKind where, double rounds, double weight, int setting) {
            if (at_place && kind == where) slots_at(tick, kind, rounds, weight, setting, at);
        };
        visit(PlaceKind::kTeam, rules.team_rounds, 1.0, 3);
        visit(PlaceKind::kClass, rules.class_rounds, rules.weight_class, 2);
        visit(PlaceKind::kShop, rules.shop_rounds, rules.weight_community, 4);
        visit(PlaceKind::kMarket, rules.market_rounds, rules.weight_community, 4);
        visit(PlaceKind::kStore, rules.store_rounds, rules.weight_community, 4);
        visit(PlaceKind::kRestaurant, rules.restaurant_rounds, rules.weight_restaurant, 13);
        visit(PlaceKind::kSquare, rules.square_rounds, rules.weight_park, 14);
        visit(PlaceKind::kPark, rules.park_rounds, rules.weight_park, 14);
        visit(PlaceKind::kCompound, rules.compound_rounds, rules.weight_compound, 11);
        visit(PlaceKind::kClinic, rules.clinic_rounds, rules.weight_care, 16);
        if (at_place && kind == PlaceKind::kGathering) {
            Prospect prospect{tick, 17, rules.weight_gathering, {}};
            for (const std::uint32_t j : world_.slots_of(place(PlaceKind::kGathering, i)))
                prospect.others.push_back(j != i && where_[tick][j] == spot ? j : kNone);
            all.push_back(prospect);
        }
        if (at_place && kind == PlaceKind::kTeam)
            slots_at(tick, PlaceKind::kWorkplace, rules.workplace_rounds, 1.0, 3,
                     [&](std::uint32_t j, std::uint32_t) {
                         const std::uint32_t team = place(PlaceKind::kTeam, j);
                         return team != kNone && at(j, team);
                     });
        if (at_place && kind == PlaceKind::kClass)
            slots_at(tick, PlaceKind::kSchool, rules.school_rounds, rules.weight_school, 12,
                     [&](std::uint32_t j, std::uint32_t) { return at(j, place(PlaceKind::kClass, j)); });
        if (rides(i, tick))
            slots_at(tick, PlaceKind::kTransit, rules.transit_rounds, rules.weight_transit, 15,
                     [&](std::uint32_t j, std::uint32_t) { return rides(j, tick); });
        const auto on_duty = [&](std::uint32_t j, std::uint32_t) {
            return where_[tick][j] == kPost || where_[tick][j] == kRound;
        };
        if (on_duty(i, 0)) slots_at(tick, PlaceKind::kOffice, rules.office_rounds, 1.0, 3, on_duty);
    }
    all.insert(all.end(), with_visitors.begin(), with_visitors.end());
    return all;
}

void Reference::expose(std::uint32_t j, int setting, std::uint32_t tick, double chance) {
    constexpr Count settings[] = {Count::kExposureHome,      Count::kExposureNeighbour,
                                  Count::kExposureSchool,    Count::kExposureWork,
                                  Count::kExposureCommunity, Count::kExposureQueue,
                                  Count::kExposureDoor,      Count::kCounts,
                                  Count::kExposureCentre,    Count::kExposureGuest,
                                  Count::kExposureLift,      Count::kExposureCompound,
                                  Count::kExposureSchool,    Count::kExposureRestaurant,
                                  Count::kExposurePark,      Count::kExposureTransit,
                                  Count::kExposureCare,      Count::kExposureGathering};
    const auto expected = static_cast<std::int64_t>(chance * 0x1p32);
    count(settings[setting], j, expected);
    bool post = false, courier = false;
    for (std::size_t w = 0; w < duty_.size(); ++w) {
        if (world_.staff.resident[w] != j || stand_in_[w] != 0) continue;
        post = duty_[w][tick] == kPost;
        courier = duty_[w][tick] < kRound;
    }
    if (courier && setting != 0) count(Count::kExposureCouriers, j, expected);
    if (post && setting != 0) count(Count::kExposurePosts, j, expected);
    if (world_.resident.pool[j] == Pool::kParty || world_.resident.pool[j] == Pool::kVolunteer)
        count(Count::kExposureVolunteers, j, expected);
}

void Reference::meet() {
    const std::int32_t dawn = day_ * kDay;
    double most = 0;  // susceptible at all
    for (const double one : scenario_.disease.susceptibility) most = std::max(most, one);
    // (in which tick, who, distance from the highest rank, by whom, where)
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint64_t, std::uint32_t, int>> infected;
    const auto infectious = [&](std::uint32_t i, std::uint32_t tick) {
        if (state.courses.infected_at[i] < 0 || state.courses.infected_at[i] > dawn || over(i, dawn))
            return 0.0;
        return dose(i, dawn + static_cast<std::int32_t>(world::kTickStart[tick]),
                    dawn + static_cast<std::int32_t>(world::kTickStart[tick + 1])) *
               state.courses.infectivity[i];
    };
    const auto hazard = [&](double doses, int setting, double weight, std::uint32_t tick) {
        const auto minutes = static_cast<std::int32_t>(world::kTickStart[tick + 1] - world::kTickStart[tick]);
        return setting == 0 ? scenario_.transmission.home * doses
                            : scenario_.transmission.outside * weight * (doses * (double{kDay} / minutes));
    };
    const auto susceptible = [&](std::uint32_t j) {
        return state.courses.infected_at[j] < 0 || state.courses.infected_at[j] > dawn;
    };
    const auto share = [&](std::uint32_t j) {
        return scenario_.disease
                   .susceptibility[static_cast<std::size_t>(std::min(9, world_.resident.age[j] / 10))] *
               shield(j).susceptibility / most;
    };
    const auto infects = [&](std::uint32_t i, std::uint32_t j, std::uint32_t tick, int setting) {
        infected.emplace_back(tick, j,
                              ~draws(Purpose::kInfector).rank(world_.resident.key[j], world_.resident.key[i]),
                              i, setting);
    };
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        for (const Contact& contact : contacts(tick)) {
            if (contact.setting != 5 && contact.setting != 6 && contact.setting != 8) {
                if (asked_back() > 0) past_.back().met.push_back(contact);
                continue;
            }
            for (const auto& [i, j] : {std::pair{contact.a, contact.b}, std::pair{contact.b, contact.a}}) {
                const double doses = infectious(i, tick);
                if (doses <= 0 || !susceptible(j)) continue;
                const double chance =
                    -core::expm1(-hazard(doses, contact.setting, contact.weight, tick) * share(j) * most);
                expose(j, contact.setting, tick, chance);
                const std::uint32_t which =
                    static_cast<std::uint32_t>(contact.setting) << 24 | contact.number;
                if (draws(Purpose::kInfect)
                        .happens(chance, core::combine(world_.resident.key[i], world_.resident.key[j]),
                                 today() * 8 + tick, which))
                    infects(i, j, tick, contact.setting);
            }
        }
    }
    // Contacts side by side on a line, each as long as its hazard to the most susceptible; points fall on it.
    for (std::uint32_t i = 0; i < world_.agents; ++i) {
        std::vector<double> ends, lengths;
        std::vector<Prospect> line;
        double end = 0;
        if (infectious(i, 0) + infectious(i, 1) + infectious(i, 2) + infectious(i, 3) + infectious(i, 4) +
                infectious(i, 5) <=
            0)
            continue;
        for (const Prospect& prospect : prospects(i)) {
            const double doses = infectious(i, prospect.tick);
            const double length = hazard(doses, prospect.setting, prospect.weight, prospect.tick) * most;
            if (doses <= 0 || length <= 0) continue;
            end += static_cast<std::uint32_t>(prospect.others.size()) * length;
            line.push_back(prospect), ends.push_back(end), lengths.push_back(length);
        }
        double at = 0;
        for (std::uint32_t point = 0; at < end; ++point) {
            const core::Lot points = draws(Purpose::kInfectLine).lot(today()).lot(world_.resident.key[i]);
            at += core::exponential_of(points.rank(2 * point));
            for (std::size_t k = 0; k < line.size(); ++k) {
                const double begin = k == 0 ? 0 : ends[k - 1];
                if (at < begin || at >= ends[k]) continue;
                const auto number =
                    std::min(static_cast<std::size_t>((at - begin) / lengths[k]), line[k].others.size() - 1);
                const std::uint32_t j = line[k].others[number];
                if (j == kNone || !susceptible(j)) continue;
                if (core::unit(points.word(2 * point + 1)) >= share(j)) continue;
                const double contact = lengths[k] * share(j);
                expose(j, line[k].setting, line[k].tick, -core::expm1(-contact) / contact);
                infects(i, j, line[k].tick, line[k].setting);
            }
        }
    }
    std::sort(infected.begin(), infected.end());
    for (const auto& [tick, j, rank, i, setting] : infected) {
        if (state.courses.infected_at[j] >= 0) continue;
        infect(j,
               dawn + static_cast<std::int32_t>(world::kTickStart[tick] + world::kTickStart[tick + 1]) / 2);
        count(j < world_.residents ? Count::kLocalInfections : Count::kStaffInfections, j);
        tree.emplace_back(i, j, day_, tick, static_cast<std::uint32_t>(setting));
    }
}

void Reference::count_infectious() {
    for (std::uint32_t i = 0; i < world_.agents; ++i) {
        if (present_[i] != 0 && !over(i, day_ * kDay) && dose(i, day_ * kDay, (day_ + 1) * kDay) > 0)
            count(Count::kInfectious, i);
    }
}

// --- care, needs, mind ---

void Reference::acute() {
    const policy::Care& care = scenario_.care;
    for (std::uint32_t h = 0; h < world_.households; ++h) {
        const double chance = care.acute_rate / 1000.0 * world_.members(h);
        std::int32_t event = -1;  // the gaps between events follow a geometric law
        while (event < day_ && chance > 0) {
            const double u =
                draws(Purpose::kAcute).unit53(world_.household.key[h], static_cast<std::uint32_t>(event), 1);
            event += 1 + (chance >= 1 ? 0
                                      : static_cast<std::int32_t>(
                                            std::min(100000.0, core::log(u) / core::log1p(-chance))));
        }
        const core::Block words = draws(Purpose::kAcute).block(world_.household.key[h], today());
        const std::uint32_t patient = world_.household.first[h] + core::below(words[1], world_.members(h));
        if (event != day_ || present_[patient] == 0) continue;
        count(Count::kAcuteEvents, patient);
        const std::uint32_t gate = gated() ? choose_gate(h) : kNone;
        double delay = gated() && gate == kNone ? care.acute_censor * 60.0 : care.acute_travel;
        std::uint32_t tick = world::kTicks - 1;
        while (world::kTickStart[tick] > core::below(words[2], 1440)) --tick;
        for (std::size_t row = 0; row < posts_.size(); ++row) {
            const bool at_gate = posts_[row].site == policy::Site::kGate;
            if (!(at_gate ? posts_[row].row == gate : posts_[row].row == world_.household.stairwell[h]) ||
                !manned(row, tick))
                continue;
            if (at_gate) delay += state.gates.expected[gate];
            if (!posts_[row].guards || !restricts()) continue;
            const auto minutes = static_cast<std::int32_t>(care.acute_clearance + 0.5);
            std::uint32_t best = kNone;
            std::uint64_t rank = 0;
            for (std::uint32_t w = 0; w < comes_.size(); ++w) {
                const std::uint64_t mine =
                    draws(Purpose::kServe)
                        .rank(world_.household.key[h], world_.resident.key[world_.staff.resident[w]]);
                if (world_.staff.community[w] != world_.community_of(h)) continue;
                if (world_.staff.pool[w] == Pool::kCommunity && comes_[w] != 0 && left_[w] >= minutes &&
                    (best == kNone || mine > rank))
                    best = w, rank = mine;
            }
            if (best == kNone) {
                ledger.add_area(Count::kUnmetTickets, day_, ledger.elsewhere(), minutes);
            } else {
                left_[best] -= minutes, worked_[best] += minutes;
                count(Count::kMinutesRounds, world_.staff.resident[best], minutes);
            }
            if ((allowed(h) & policy::errands(Errand::kMedical)) == 0) {
                open(h, policy::TicketKind::kExit);
                delay += best != kNone ? 1440.0 : care.acute_censor * 60.0;
            } else {
                delay += best != kNone ? care.acute_clearance : care.acute_night_wait;
            }
        }
        const double counted = std::min(delay, care.acute_censor * 60.0) - care.acute_grace * 60.0;
        if (counted > 0) count(Count::kAcuteDelayMinutes, patient, static_cast<std::int64_t>(counted + 0.5));
    }
}

void Reference::live() {
    const policy::Needs& needs = scenario_.needs;
    for (const Visitor& visitor : visitors_) {
        if (visitor.admitted)
            state.stocks.food[visitor.household] +=
                static_cast<std::int32_t>(needs.supplied_every * world_.members(visitor.household) + 0.5);
    }
    std::vector<std::tuple<std::uint64_t, std::uint32_t, const Trip*>> shoppers;
    for (const Trip& trip : trips_) {
        if (trip.errand != Errand::kFood || !trip.goes) continue;
        shoppers.emplace_back(
            draws(Purpose::kBuy).rank(today(), world_.household.key[world_.resident.household[trip.who]]),
            trip.who, &trip);
    }
    std::sort(shoppers.begin(), shoppers.end());
    for (const auto& [rank, i, trip] : shoppers) {
        const std::uint32_t h = world_.resident.household[i];
        const double load = world_.resident.can_carry[i] != 0 ? needs.carry
                            : trip->crosses                   ? needs.carry_old_market
                                                              : needs.carry_old;
        const double target =
            hoarding_[h] != 0 ? std::max(needs.shop_to, scenario_.mind.rumour_stock) : needs.shop_to;
        if (hoarding_[h] != 0) count(Count::kHoardingTrips, i);
        const std::int32_t room =
            static_cast<std::int32_t>(target * world_.members(h) + 0.5) - state.stocks.food[h];
        const std::int32_t wanted = std::min(static_cast<std::int32_t>(load), room);
        if (trip->quota) state.stocks.last_outing[h] = day_;
        if (wanted <= 0) continue;
        const std::int32_t got = buy(h, wanted);
        state.stocks.food[h] += got;
        count_home(Count::kRationsBought, h, got);
    }
    hungry_.assign(world_.households, 0), no_drug_.assign(world_.households, 0);
    for (const Trip& trip : trips_) {
        const bool refilled = trip.errand == Errand::kMedical && trip.goes && seeks_clinic_[trip.who] != 0 &&
                              state.stocks.medicine[trip.who] >= 0;
        if (refilled)
            state.stocks.medicine[trip.who] =
                static_cast<std::int16_t>(state.stocks.medicine[trip.who] + needs.refill_days);
    }
    for (std::uint32_t i = 0; i < world_.residents; ++i) {
        const std::uint32_t h = world_.resident.household[i];
        if (present_[i] == 0) continue;
        count(Count::kPersonDays, i);
        if (state.stocks.food[h] > 0)
            --state.stocks.food[h];
        else
            ++hungry_[h], count(Count::kMissedMealDays, i);
        if (state.stocks.medicine[i] > 0)
            --state.stocks.medicine[i];
        else if (state.stocks.medicine[i] == 0)
            no_drug_[h] = 1, count(Count::kDrugGapDays, i);
    }
    for (std::uint32_t h = 0; h < world_.households; ++h) {
        if (hungry_[h] > 0) open(h, policy::TicketKind::kMeal);
        if (no_drug_[h] != 0) open(h, policy::TicketKind::kDrug);
    }
}

void Reference::restrict() {
    std::vector<std::uint8_t> worked(world_.agents, 0), learned(world_.agents, 0), excused(world_.agents, 0),
        quiet(world_.grid.key.size(), 1);
    for (const Trip& trip : trips_) {
        const bool work = trip.errand == Errand::kWork || trip.errand == Errand::kEssentialWork;
        if (work && (trip.goes || trip.replaced)) worked[trip.who] = 1;
        if (trip.errand == Errand::kSchool && trip.goes) learned[trip.who] = 1;
        if (trip.errand == Errand::kMedical && trip.goes) excused[trip.who] = 1;
        double remote = 0;
        for (const policy::Closure& closure : orders_.closures) {
            if (work && trip.shut && policy::closes(closure, world_, trip.spot - world_.households))
                remote = std::max(remote, closure.remote);
        }
        if (draws(Purpose::kAtHome).happens(remote, world_.resident.key[trip.who])) {
            worked[trip.who] = 1;
            count(Count::kWorkdaysAtHome, trip.who);
        }
    }
    for (const policy::Report& report : state.patients.reports) {
        if (report.resident < world_.residents && day_ - report.day < 14)
            quiet[world_.grid_of(world_.resident.household[report.resident])] = 0;
    }
    for (auto* const number : {&unpaid_, &paid_, &kept_in_}) number->assign(world_.households, 0);
    for (std::uint32_t i = 0; i < world_.residents; ++i) {
        const std::uint32_t h = world_.resident.household[i];
        if (state.arrival[i] > day_) continue;
        const bool worker = world_.resident.role[i] == world::Role::kWorker &&
                            world_.resident.remote[i] == 0 && place(PlaceKind::kTeam, i) != kNone;
        if (date_.schoolday && world_.resident.role[i] == world::Role::kPupil) {
            count(Count::kSchooldaysDue, i);
            if (learned[i] == 0) count(Count::kSchooldaysLost, i);
        }
        if (worker && date_.workday) count(Count::kWorkdaysDue, i);
        if (worker && date_.workday && worked[i] == 0) {
            count(Count::kWorkdaysLost, i);
        }
        if (worker && date_.workday) ++(worked[i] == 0 && excused[i] == 0 ? unpaid_[h] : paid_[h]);
        const bool ordered = confined(i);
        const bool fresh =
            state.arrival[i] != world::kAlwaysHere &&
            day_ < state.arrival[i] + static_cast<std::int32_t>(scenario_.organisation.observe_days);
        if (fresh && (present_[i] != 0 || in_centre(i)))
            count(ordered ? Count::kObservedDays : Count::kUnobservedDays, i);
        if (red(i)) count(Count::kCodeRedDays, i);
        if (in_centre(i)) count(Count::kCentralDays, i);
        if (present_[i] == 0 && !in_centre(i)) {
            count(Count::kIsolatedDays, i);
            continue;
        }
        const policy::Errands may = allowed(h);
        const bool leisure = !restricts() || (may & policy::errands(Errand::kLeisure)) != 0;
        const bool at_work = date_.workday && world_.resident.essential[i] != 0 &&
                             (may & policy::errands(Errand::kEssentialWork)) != 0;
        const bool free = !ordered && (leisure || at_work);
        state.burdens.confined[i] = std::max(0, state.burdens.confined[i] + (free ? -1 : 1));
        if (free) continue;
        ++state.minds.confined_days[i];
        count(Count::kConfinedDays, i);
        if (quiet[world_.grid_of(h)] != 0) count(Count::kConfinedQuietDays, i);
        ++kept_in_[h];
    }
}

void Reference::feel() {
    const policy::Mind& mind = scenario_.mind;
    for (const Refusal& refusal : refusals_) {
        const std::uint32_t h = world_.resident.household[refusal.who];
        if (refusal.ticket) open(h, policy::TicketKind::kExit);
        if (refusal.dispute) open(h, policy::TicketKind::kDispute);
        soothe(h, mind.feed_refusal), heed(h, -mind.trust_refusal);
    }
    for (std::uint32_t h = 0; h < world_.households; ++h) {
        if (hungry_[h] > 0) soothe(h, mind.feed_meal), heed(h, -mind.trust_unmet);
        if (hungry_[h] > 0) state.burdens.last_hungry[h] = day_;
        if (no_drug_[h] != 0) soothe(h, mind.feed_drug), heed(h, -mind.trust_unmet);
    }
    std::vector<double>& afraid = state.minds.fear;
    for (std::size_t grid = 0; grid < afraid.size() && scenario_.loops.fear != 0; ++grid) {
        std::vector<std::pair<std::uint32_t, double>> steps;  // by the grid of the report
        for (const policy::Report& report : state.patients.reports) {
            if (report.day != day_ || report.resident >= world_.residents) continue;
            const std::uint32_t from = world_.grid_of(world_.resident.household[report.resident]);
            if (world_.grid.community[from] != world_.grid.community[grid]) continue;
            steps.emplace_back(from, from == grid ? mind.fear_near : mind.fear_far);
        }
        std::sort(steps.begin(), steps.end());
        for (const auto& [from, step] : steps) afraid[grid] += step * (1.0 - afraid[grid]);
    }
    for (kernel::work::OpenTicket& open : state.papers.tickets) {
        if (day_ - open.ticket.opened <= static_cast<std::int32_t>(scenario_.organisation.ticket_due_days))
            continue;
        if (!open.overdue) count_home(Count::kTicketsOverdue, open.ticket.household);
        open.overdue = true;
        soothe(open.ticket.household, mind.feed_overdue), heed(open.ticket.household, -mind.trust_overdue);
    }
    const auto kept = [](double half_life) { return core::exp(-0x1.62e42fefa39efp-1 / half_life); };
    for (double& fear : afraid) {
        fear *= kept(mind.fear_half_life);
        if (fear < 0.001) fear = 0;
    }
    for (std::uint32_t h = 0; h < world_.households; ++h) {
        soothe(h,
               (unpaid_[h] * scenario_.loops.income * mind.feed_income + kept_in_[h] * mind.feed_confined) /
                   world_.members(h));
        state.burdens.unpaid[h] = std::clamp(state.burdens.unpaid[h] + unpaid_[h] - paid_[h], 0, 20);
        const auto fade = [&](float& feeling, double half_life) {
            feeling = static_cast<float>(feeling * kept(half_life));
        };
        fade(state.minds.grievance[h], mind.half_life), fade(state.minds.trust[h], mind.trust_half_life);
        for (float* feeling : {&state.minds.grievance[h], &state.minds.trust[h]}) {
            if (std::abs(*feeling) < 0.001) *feeling = 0;
        }
        count_home(Count::kGrievance, h, static_cast<std::int64_t>(state.minds.grievance[h] * 1048576.0));
        count_home(Count::kTrust, h,
                   static_cast<std::int64_t>((mind.trust_usual + state.minds.trust[h]) * 1048576.0));
    }
    for (std::uint32_t i = 0; i < world_.residents; ++i) {
        if (world_.resident.age[i] >= 18)
            count(Count::kDistress, i, static_cast<std::int64_t>(distress(i) * 1048576.0));
    }
}

double Reference::distress(std::uint32_t i) const {
    const policy::Mind& mind = scenario_.mind;
    const std::uint32_t h = world_.resident.household[i];
    double odds = mind.distress_usual / (1.0 - std::min(mind.distress_usual, 0.999)) *
                  core::exp(std::min(50.0, mind.distress_confined * state.burdens.confined[i] / 30.0)) *
                  core::exp(mind.distress_income * state.burdens.unpaid[h] / 20);
    if (day_ - state.burdens.last_hungry[h] < 30) odds *= core::exp(mind.distress_hunger);
    if (world_.household.tenure[h] == world::Tenure::kTenant) odds *= core::exp(mind.distress_tenant);
    if (world_.members(h) == 1) odds *= core::exp(mind.distress_alone);
    return odds / (1.0 + odds);
}

}  // namespace wangge::tests
