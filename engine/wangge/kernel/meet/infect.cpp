#include "wangge/kernel/meet/infect.hpp"

#include <algorithm>
#include <tuple>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/mix.hpp"

namespace wangge::kernel::meet {
namespace {

// Somebody who would be infected, were it not for others who come first.
struct Candidate {
    std::uint32_t infected;
    std::uint8_t tick;
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

namespace {

struct Booking {
    Count count;
    std::uint32_t resident;
    std::int64_t amount;
};

// What a part of the infectious does to others in a day.
struct Found {
    std::vector<Candidate> candidates;
    std::vector<Booking> bookings;
};

double most_susceptible(const policy::Disease& disease) {
    return *std::max_element(disease.susceptibility.begin(), disease.susceptibility.end());
}

// One infectious person in one tick, as a sieve of contacts: a contact is drawn against a bound that holds
// for whoever it may be with, and only if it passes anybody looks whether it comes about and with whom. The
// bound depends on the infector, the disease and the kind of place, never on orders.
class Infecting {
  public:
    Infecting(const Spreading& in, const disease::Courses& courses, double most, std::uint32_t i,
              std::uint32_t tick, Found& found)
        : in_(in),
          courses_(courses),
          context_(in.context),
          most_(most),
          i_(i),
          tick_(tick),
          key_(in.context.world.resident.key[i]),
          when_(in.context.today() * 8u + (core::flawed(core::Flaw::kOneLuckPerDay) ? 0u : tick)),
          minutes_(static_cast<std::int32_t>(world::kTickStart[tick + 1] - world::kTickStart[tick])),
          dose_(dose_of(in, courses, i, tick)),
          pairs_(in.context.luck, core::Purpose::kInfect),
          slots_(in.context.luck, core::Purpose::kInfectSlot),
          found_(found) {}

    bool infectious() const { return dose_ > 0; }
    bool wants(std::uint32_t j) const { return susceptible(j); }
    bool pair(std::uint32_t j, Setting setting, double weight, std::uint32_t number) {
        word_ = pairs_.word(core::combine(key_, context_.world.resident.key[j]), when_,
                            static_cast<std::uint32_t>(setting) << 24 | number);
        return passes(setting, weight) && susceptible(j);
    }
    // An encounter is known to come about: there is nothing to be spared, and it counts by itself.
    bool comes_about(std::uint32_t j, Setting setting, std::uint32_t number) {
        pair(j, setting, 0.0, number);
        bound_ = 1;
        return susceptible(j);
    }
    bool slot(std::uint32_t kind, std::uint32_t round, const PlaceContacts& contacts) {
        const std::uint32_t which = kind << 16 | round >> 2;
        if (which != block_of_) {
            block_ = slots_.block(key_, when_, which);
            block_of_ = which;
        }
        word_ = block_[round & 3u];
        return passes(contacts.setting, contacts.weight);
    }

    // A contact that passed and comes about.
    void meet(std::uint32_t j, Setting setting, double weight) {
        const world::Residents& people = context_.world.resident;
        const double shield = in_.immunity == nullptr ? 1.0 : in_.immunity->of(j).susceptibility;
        const double chance =
            -core::expm1(-hazard(context_.transmission, setting, weight, dose_, minutes_) *
                         disease::susceptibility(context_.scenario.disease, people.age[j]) * shield);
        book(setting, j, static_cast<std::int64_t>(chance / std::min(1.0, bound_) * 0x1p32));
        if (!core::happens(word_, chance)) return;
        const core::Draws order(context_.luck, core::Purpose::kInfector);
        found_.candidates.push_back(
            {j, static_cast<std::uint8_t>(tick_), order.rank(people.key[j], key_), i_, setting});
    }

  private:
    static double dose_of(const Spreading& in, const disease::Courses& courses, std::uint32_t i,
                          std::uint32_t tick) {
        const std::int32_t dawn = in.context.date.day * kDayMinutes;
        return in.profile.dose(courses, i, dawn + static_cast<std::int32_t>(world::kTickStart[tick]),
                               dawn + static_cast<std::int32_t>(world::kTickStart[tick + 1])) *
               courses.infectivity[i];
    }
    bool passes(Setting setting, double weight) {
        bound_ = hazard(context_.transmission, setting, weight, dose_, minutes_) * most_;
        return core::happens(word_, bound_);
    }
    // As of dawn: who is infected today can be infected by several, and the first one counts.
    bool susceptible(std::uint32_t j) const {
        return courses_.susceptible(j) || courses_.infected_at[j] > context_.date.day * kDayMinutes;
    }
    // Expected infections: each contact that passes stands for all that its bound kept from passing.
    void book(Setting setting, std::uint32_t j, std::int64_t expected) {
        found_.bookings.push_back({exposure_of(setting), j, expected});
        const Duty duty = setting == Setting::kHome ? Duty::kNone : duty_of(context_, in_.roster, j, tick_);
        if (duty == Duty::kCourier) found_.bookings.push_back({Count::kExposureCouriers, j, expected});
        if (duty == Duty::kPost) found_.bookings.push_back({Count::kExposurePosts, j, expected});
        const world::Pool pool = context_.world.resident.pool[j];
        if (pool == world::Pool::kParty || pool == world::Pool::kVolunteer)
            found_.bookings.push_back({Count::kExposureVolunteers, j, expected});
    }

    const Spreading& in_;
    const disease::Courses& courses_;
    const Context& context_;
    double most_;
    std::uint32_t i_, tick_;
    std::uint64_t key_;
    std::uint32_t when_;
    std::int32_t minutes_;
    double dose_;  // infectivity included
    core::Draws pairs_, slots_;
    Found& found_;
    std::uint32_t word_ = 0;
    double bound_ = 0;
    std::uint32_t block_of_ = 0xFFFFFFFF;
    core::Block block_{};
};

void spread_from(const Spreading& in, const disease::Courses& courses, double most, std::uint32_t i,
                 Found& found) {
    const move::Day day = in.where.day_of(i);
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        Infecting infecting(in, courses, most, i, tick, found);
        if (!infecting.infectious()) continue;
        in.meetings.for_each(i, day, tick, infecting,
                             [&](std::uint32_t j, Setting setting, double weight, std::uint32_t) {
                                 infecting.meet(j, setting, weight);
                             });
    }
}

void spread_at(const Spreading& in, const disease::Courses& courses, double most, const Encounter& encounter,
               Found& found) {
    for (const auto& [i, j] : {std::pair{encounter.a, encounter.b}, std::pair{encounter.b, encounter.a}}) {
        if (courses.susceptible(i)) continue;
        Infecting infecting(in, courses, most, i, encounter.tick, found);
        if (infecting.infectious() && infecting.comes_about(j, encounter.setting, encounter.number))
            infecting.meet(j, encounter.setting, encounter.weight);
    }
}

constexpr std::uint32_t kPart = 256;  // infectious people whose contacts are looked at in one go

}  // namespace

void spread(const Spreading& in, const std::vector<Encounter>& encounters, disease::Courses& courses,
            std::vector<Transmission>& tree, Ledger& ledger) {
    const Context& context = in.context;
    const double most = most_susceptible(context.scenario.disease);
    const auto infectors = static_cast<std::uint32_t>(courses.active.size());
    std::vector<Found> parts((infectors + kPart - 1) / kPart + 1);
    core::for_each_index(
        context.parallel, static_cast<std::uint32_t>(parts.size()) - 1, [&](std::uint32_t part) {
            for (std::uint32_t k = part * kPart; k < std::min(infectors, (part + 1) * kPart); ++k)
                spread_from(in, courses, most, courses.active[k], parts[part]);
        });
    for (const Encounter& encounter : encounters) spread_at(in, courses, most, encounter, parts.back());

    std::vector<Candidate> candidates;
    for (const Found& part : parts) {
        for (const Booking& one : part.bookings)
            ledger.add(one.count, context.date.day, one.resident, one.amount);
        candidates.insert(candidates.end(), part.candidates.begin(), part.candidates.end());
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.tick, a.infected, b.rank, a.infector) <
               std::tie(b.tick, b.infected, a.rank, b.infector);
    });
    for (const Candidate& one : candidates) {
        if (!courses.susceptible(one.infected)) continue;
        const std::int32_t minute =
            static_cast<std::int32_t>(world::kTickStart[one.tick] + world::kTickStart[one.tick + 1]) / 2;
        const double shield = in.immunity == nullptr ? 1.0 : in.immunity->of(one.infected).infectivity;
        disease::infect(context.world, context.scenario.disease, context.luck, one.infected,
                        context.date.day * kDayMinutes + minute, courses, shield);
        const bool lives_here = one.infected < context.world.residents;
        ledger.add(lives_here ? Count::kLocalInfections : Count::kStaffInfections, context.date.day,
                   one.infected);
        tree.push_back(
            {one.infector, one.infected, context.date.day, one.tick, static_cast<std::uint8_t>(one.setting)});
    }
}

}  // namespace wangge::kernel::meet
