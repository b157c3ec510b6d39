#include "wangge/kernel/meet/infect.hpp"

#include <algorithm>
#include <tuple>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/mix.hpp"

namespace wangge::kernel::meet {
namespace {

struct Candidate {
    std::uint32_t infected;
    std::uint64_t rank;
    std::uint32_t infector;
    Setting setting;
};

}  // namespace

double hazard(const policy::Transmission& transmission, Setting setting, double weight, double dose,
              std::int32_t minutes) {
    if (setting == Setting::kHome) return transmission.home * dose;
    return transmission.outside * (core::flawed(core::Flaw::kWeightForgotten) ? 1.0 : weight) * dose *
           (core::flawed(core::Flaw::kTickLengthForgotten) ? kDayMinutes / 6.0 : kDayMinutes) / minutes;
}

Count exposure_of(Setting setting) {
    switch (setting) {
        case Setting::kHome:
            return Count::kExposureHome;
        case Setting::kNeighbour:
            return Count::kExposureNeighbour;
        case Setting::kGuest:
            return Count::kExposureGuest;
        case Setting::kLift:
            return Count::kExposureLift;
        case Setting::kCompound:
            return Count::kExposureCompound;
        case Setting::kWork:
            return Count::kExposureWork;
        case Setting::kQueue:
            return Count::kExposureQueue;
        case Setting::kDoor:
            return Count::kExposureDoor;
        case Setting::kCentre:
            return Count::kExposureCentre;
        case Setting::kRestaurant:
            return Count::kExposureRestaurant;
        case Setting::kPark:
            return Count::kExposurePark;
        case Setting::kTransit:
            return Count::kExposureTransit;
        case Setting::kCare:
            return Count::kExposureCare;
        case Setting::kGathering:
            return Count::kExposureGathering;
        case Setting::kClass:
        case Setting::kSchool:
            return Count::kExposureSchool;
        default:
            return Count::kExposureCommunity;
    }
}

Duty duty_of(const Context& context, const work::Roster& roster, std::uint32_t agent, std::uint32_t tick) {
    const std::uint32_t w = context.world.staff_of(agent);
    if (w == world::kNone || w >= roster.duty.size() || roster.stand_in[w] != 0) return Duty::kNone;
    const Spot spot = roster.duty[w][tick];
    return spot == kAtPost ? Duty::kPost : context.is_place(spot) ? Duty::kCourier : Duty::kNone;
}

void spread(const Context& context, const disease::Profile& profile, const Meetings& meetings,
            const move::Whereabouts& where, const std::vector<Encounter>& encounters, const work::Roster& roster,
            disease::Courses& courses, std::vector<Transmission>& tree, Ledger& ledger,
            const disease::Immunity* immunity) {
    const world::Residents& people = context.world.resident;
    const core::Draws draws(context.luck, core::Purpose::kInfect);
    const core::Draws order(context.luck, core::Purpose::kInfector);
    const std::vector<std::uint32_t> infectors = courses.active;  // as of dawn
    const disease::Shield naked;
    const auto shield = [&](std::uint32_t i) -> const disease::Shield& {
        return immunity == nullptr ? naked : immunity->of(i);
    };
    std::vector<Candidate> candidates;
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        const std::int32_t from =
            context.date.day * kDayMinutes + static_cast<std::int32_t>(world::kTickStart[tick]);
        const auto minutes = static_cast<std::int32_t>(world::kTickStart[tick + 1] - world::kTickStart[tick]);
        candidates.clear();
        const auto meet = [&](std::uint32_t i, double dose, std::uint32_t j, Setting setting, double weight,
                              std::uint32_t number) {
            if (!courses.susceptible(j)) return;
            const double chance = -core::expm1(
                -hazard(context.transmission, setting, weight, dose * courses.infectivity[i], minutes) *
                disease::susceptibility(context.scenario.disease, people.age[j]) * shield(j).susceptibility);
            const auto expected = static_cast<std::int64_t>(chance * 0x1p32);
            ledger.add(exposure_of(setting), context.date.day, j, expected);
            const Duty duty = setting == Setting::kHome ? Duty::kNone : duty_of(context, roster, j, tick);
            if (duty == Duty::kCourier) ledger.add(Count::kExposureCouriers, context.date.day, j, expected);
            if (duty == Duty::kPost) ledger.add(Count::kExposurePosts, context.date.day, j, expected);
            const bool volunteer =
                people.pool[j] == world::Pool::kParty || people.pool[j] == world::Pool::kVolunteer;
            if (volunteer) ledger.add(Count::kExposureVolunteers, context.date.day, j, expected);
            const std::uint32_t which = static_cast<std::uint32_t>(setting) << 24 | number;
            if (!draws.happens(chance, core::combine(people.key[i], people.key[j]),
                               context.today() * 8u + (core::flawed(core::Flaw::kOneLuckPerDay) ? 0u : tick),
                               which))
                return;
            candidates.push_back({j, order.rank(people.key[j], people.key[i]), i, setting});
        };
        for (const std::uint32_t i : infectors) {
            const double dose = profile.dose(courses, i, from, from + minutes);
            if (dose <= 0) continue;
            meetings.for_each(i, where.day_of(i), tick,
                              [&](std::uint32_t j, Setting setting, double weight, std::uint32_t number) {
                                  meet(i, dose, j, setting, weight, number);
                              });
        }
        for (const Encounter& encounter : encounters) {
            if (encounter.tick != tick) continue;
            for (const auto& [i, j] :
                 {std::pair{encounter.a, encounter.b}, std::pair{encounter.b, encounter.a}}) {
                // The newly infected of today are not infectious yet, though their course has begun.
                if (courses.susceptible(i) || courses.infected_at[i] > context.date.day * kDayMinutes)
                    continue;
                const double dose = profile.dose(courses, i, from, from + minutes);
                if (dose > 0) meet(i, dose, j, encounter.setting, encounter.weight, encounter.number);
            }
        }
        std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            return std::tie(a.infected, b.rank, a.infector) < std::tie(b.infected, a.rank, b.infector);
        });
        for (const Candidate& candidate : candidates) {
            if (!courses.susceptible(candidate.infected)) continue;
            disease::infect(context.world, context.scenario.disease, context.luck, candidate.infected,
                            from + minutes / 2, courses, shield(candidate.infected).infectivity);
            const bool lives_here = candidate.infected < context.world.residents;
            ledger.add(lives_here ? Count::kLocalInfections : Count::kStaffInfections, context.date.day,
                       candidate.infected);
            tree.push_back({candidate.infector, candidate.infected, context.date.day,
                            static_cast<std::uint8_t>(tick), static_cast<std::uint8_t>(candidate.setting)});
        }
    }
}

}  // namespace wangge::kernel::meet
