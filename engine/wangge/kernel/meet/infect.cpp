#include "wangge/kernel/meet/infect.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/core/samplers.hpp"

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

double daily_rate(double dose, std::int32_t minutes) {
    const double day = core::flawed(core::Flaw::kTickLengthForgotten) ? kDayMinutes / 6.0 : kDayMinutes;
    return dose * (day / minutes);
}

double outside(const policy::Transmission& transmission, double weight, double rate) {
    return transmission.outside * (core::flawed(core::Flaw::kWeightForgotten) ? 1.0 : weight) * rate;
}

}  // namespace

double hazard(const policy::Transmission& transmission, Setting setting, double weight, double dose,
              std::int32_t minutes) {
    return setting == Setting::kHome ? transmission.home * dose
                                     : outside(transmission, weight, daily_rate(dose, minutes));
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

using Doses = Meetings::Rates;  // by tick, infectivity included

// What a part of the infectious does to others in a day.
struct Found {
    std::vector<Candidate> candidates;
    std::vector<Booking> bookings;
};

constexpr double kRounding = 1.001;     // of bounds
constexpr std::uint32_t kShortest = 1;  // one of the shortest ticks

constexpr std::int32_t minutes_of(std::uint32_t tick) {
    return static_cast<std::int32_t>(world::kTickStart[tick + 1] - world::kTickStart[tick]);
}

// How often a tick goes into a day.
constexpr std::array<double, world::kTicks> kTicksADay = [] {
    std::array<double, world::kTicks> ticks{};
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick)
        ticks[tick] = static_cast<double>(kDayMinutes) / minutes_of(tick);
    return ticks;
}();

double most_susceptible(const policy::Disease& disease) {
    return *std::max_element(disease.susceptibility.begin(), disease.susceptibility.end());
}

// What all infectious people share today.
struct Line {
    Line(const Spreading& in, const disease::Courses& courses)
        : in(in),
          courses(courses),
          most(most_susceptible(in.context.scenario.disease)),
          home(hazard(in.context.transmission, Setting::kHome, 1.0, 1.0, kDayMinutes) * most * kRounding),
          outside(hazard(in.context.transmission, Setting::kWork, 1.0, 1.0, kDayMinutes) * most * kRounding),
          in_any_place(in.meetings.most_in_a_tick() * kTicksADay[kShortest]),
          a_visitor(in.meetings.guest_weight() * kTicksADay[kShortest]),
          points(core::Draws(in.context.luck, core::Purpose::kInfectLine)
                     .lot(core::flawed(core::Flaw::kOneLuckForAllDays) ? 0u : in.context.today())) {}

    // The line of somebody's day is not longer, whatever the day is like. Not for those who serve.
    double longest(double dose, std::uint32_t household) const {
        return dose * (home * in.context.world.members(household) +
                       outside * (in_any_place + a_visitor * in.where.most_visitors(household)));
    }
    // Whether it may be as long as `at`.
    bool may_reach(double at, std::uint32_t i, const Doses& doses, const Meetings::Rates& rates) const {
        const std::uint32_t h = in.context.world.resident.household[i];
        const double housemates = h == world::kNone ? 0.0 : in.context.world.members(h);
        const double inside =
            home * (doses[0] + doses[1] + doses[2] + doses[3] + doses[4] + doses[5]) * housemates;
        return at < inside || (outside > 0 && in.meetings.may_reach((at - inside) / outside, i, rates));
    }

    const Spreading& in;
    const disease::Courses& courses;
    double most;                     // susceptibility of the most susceptible
    double home, outside;            // bound of the length of a contact per unit of dose
    double in_any_place, a_visitor;  // bounds of contacts, each times its weight, in the shortest tick
    core::Lot points;                // of today
};

// Where a point falls: its distance from the one before, as u of an exponential.
constexpr std::uint64_t place_of_point(const core::Lot& points, std::uint32_t number) {
    return points.rank(std::uint64_t{number} << 1);
}
// Whether it infects.
constexpr double luck_of_point(const core::Lot& points, std::uint32_t number) {
    return core::unit(points.word(std::uint64_t{number} << 1 | 1u));
}

// One infectious person on one day. The contacts that may come lie side by side on a line, each as long as
// the hazard it would be to the most susceptible; points fall on the line at random, one per unit of length.
// Only a contact that is hit is looked at: whether it comes about and with whom. It infects with the share of
// its length that the other is susceptible, which makes the chance 1 - exp(-hazard). Most days are hit by
// nothing.
class Infecting {
  public:
    Infecting(const Line& line, std::uint32_t i, move::Guests& guests, Found& found)
        : in_(line.in),
          courses_(line.courses),
          context_(line.in.context),
          most_(line.most),
          all_(line),
          i_(i),
          found_(found),
          guests_(guests) {}

    void spend_day() {
        points_ = all_.points.lot(context_.world.resident.key[i_]);
        if (!may_be_hit()) return;
        day_ = in_.where.day_of(i_);
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            if (doses_[tick] > 0)
                in_.meetings.for_each_prospect(i_, day_, tick,
                                               [&](const Prospect& one) { lay_down(tick, one); });
        }
        // Those with visitors come last, who are seldom asked for.
        if (at_ >= end_ + longest_with_visitors()) return;
        guests_.household = world::kNone;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            if (doses_[tick] > 0)
                in_.meetings.for_visitors(i_, day_, tick, guests_,
                                          [&](const Prospect& one) { lay_down(tick, one); });
        }
    }

    // An encounter is known to come about: there is nothing to be spared, and it counts by itself.
    void encounter(const Encounter& one, std::uint32_t j) {
        if (!susceptible(j)) return;
        const double dose = dose_in(one.tick);
        if (!(dose > 0)) return;
        const world::Residents& people = context_.world.resident;
        const double chance =
            -core::expm1(-hazard(context_.transmission, one.setting, one.weight, dose, minutes_of(one.tick)) *
                         share(j) * most_);
        const std::uint32_t which = static_cast<std::uint32_t>(one.setting) << 24 | one.number;
        book(one.setting, one.tick, j, chance);
        if (core::Draws(context_.luck, core::Purpose::kInfect)
                .happens(chance, core::combine(people.key[i_], people.key[j]),
                         context_.today() * 8u + one.tick, which))
            infect(one.setting, one.tick, j);
    }

  private:
    // Whether the first point may fall on the line of the day: mostly it falls beyond any. Bounds come before
    // what they are bounds of.
    bool may_be_hit() {
        const world::Residents& people = context_.world.resident;
        const std::int32_t starts = courses_.starts_at[i_], length = courses_.length[i_],
                           dawn = context_.date.day * kDayMinutes;
        const double infectivity = courses_.infectivity[i_];
        const std::uint64_t first = place_of_point(points_, 0);
        double most = kNoBound;
        if (people.pool[i_] == world::Pool::kResident) {
            most = all_.longest(in_.profile.most_in_a_day(starts, length, dawn) * infectivity * kRounding,
                                people.household[i_]);
            if (core::unit53(first) >= most) return false;  // the distance is no less than the draw
        }
        at_ = core::exponential_of(first);
        if (at_ >= most) return false;
        doses_ = in_.profile.doses(starts, length, dawn);
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            doses_[tick] *= infectivity;
            rates_[tick] = core::flawed(core::Flaw::kTickLengthForgotten)
                               ? daily_rate(doses_[tick], minutes_of(tick))
                               : doses_[tick] * kTicksADay[tick];
        }
        return all_.may_reach(at_, i_, doses_, rates_);
    }
    double dose_in(std::uint32_t tick) const {
        const std::int32_t from =
            context_.date.day * kDayMinutes + static_cast<std::int32_t>(world::kTickStart[tick]);
        return in_.profile.dose(courses_, i_, from, from + minutes_of(tick)) * courses_.infectivity[i_];
    }
    // The next contacts on the line, and the points that fall on them.
    void lay_down(std::uint32_t tick, const Prospect& prospect) {
        const double length = length_of(prospect.setting, prospect.weight, tick);
        if (!(length > 0)) return;
        const double begin = end_;
        end_ += prospect.count * length;
        if (at_ < end_) hit(tick, prospect, begin, length);
    }
    // All points that fall on some contacts. Apart from the above, which is mostly done without.
    [[gnu::noinline]] void hit(std::uint32_t tick, const Prospect& prospect, double begin, double length) {
        for (; at_ < end_; at_ += core::exponential_of(place_of_point(points_, ++point_))) {
            const auto number = static_cast<std::uint32_t>((at_ - begin) / length);
            meet(tick, prospect, std::min(number, prospect.count - 1), length);
        }
    }
    double length_of(Setting setting, double weight, std::uint32_t tick) const {
        return (setting == Setting::kHome ? context_.transmission.home * doses_[tick]
                                          : outside(context_.transmission, weight, rates_[tick])) *
               most_;
    }
    double longest_with_visitors() const {
        double rates = 0;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick)
            rates += rates_[tick] * in_.meetings.most_visitors(day_, tick);
        return outside(context_.transmission, in_.meetings.guest_weight(), rates) * most_ * kRounding;
    }
    void meet(std::uint32_t tick, const Prospect& prospect, std::uint32_t k, double length) {
        const std::uint32_t j = in_.meetings.other(i_, tick, prospect, k, guests_);
        if (j == world::kNone || !susceptible(j)) return;
        const double share = this->share(j);
        if (luck_of_point(points_, point_) >= share ||
            !in_.meetings.comes_about(j, tick, prospect, day_[tick]))
            return;
        // So many such points fall on the contact that each stands for this much of its chance.
        const double hazard = length * share;
        book(prospect.setting, tick, j, -core::expm1(-hazard) / hazard);
        infect(prospect.setting, tick, j);
    }
    // Susceptibility relative to the most susceptible.
    double share(std::uint32_t j) const {
        const double shield = in_.immunity == nullptr ? 1.0 : in_.immunity->of(j).susceptibility;
        return disease::susceptibility(context_.scenario.disease, context_.world.resident.age[j]) * shield /
               most_;
    }
    // As of dawn: courses of today begin when all contacts have been looked at.
    bool susceptible(std::uint32_t j) const { return !courses_.ever[j]; }
    void book(Setting setting, std::uint32_t tick, std::uint32_t j, double chance) {
        const auto expected = static_cast<std::int64_t>(chance * 0x1p32);
        found_.bookings.push_back({exposure_of(setting), j, expected});
        const Duty duty = setting == Setting::kHome ? Duty::kNone : duty_of(context_, in_.roster, j, tick);
        if (duty == Duty::kCourier) found_.bookings.push_back({Count::kExposureCouriers, j, expected});
        if (duty == Duty::kPost) found_.bookings.push_back({Count::kExposurePosts, j, expected});
        const world::Pool pool = context_.world.resident.pool[j];
        if (pool == world::Pool::kParty || pool == world::Pool::kVolunteer)
            found_.bookings.push_back({Count::kExposureVolunteers, j, expected});
    }
    void infect(Setting setting, std::uint32_t tick, std::uint32_t j) {
        const world::Residents& people = context_.world.resident;
        const core::Draws order(context_.luck, core::Purpose::kInfector);
        found_.candidates.push_back(
            {j, static_cast<std::uint8_t>(tick), order.rank(people.key[j], people.key[i_]), i_, setting});
    }

    const Spreading& in_;
    const disease::Courses& courses_;
    const Context& context_;
    double most_;  // susceptibility of the most susceptible
    const Line& all_;
    std::uint32_t i_;
    Found& found_;
    move::Day day_;
    Doses doses_, rates_;
    double end_ = 0;  // of the line so far
    core::Lot points_{0};
    std::uint32_t point_ = 0;  // the next one
    double at_ = 0;            // where it falls
    move::Guests& guests_;     // where they are
};

constexpr std::uint32_t kPart = 256;  // people who are looked at in one go

// Of those who might be infected by several the first in time; within a tick the infector of highest keyed
// rank. In order of tick.
void keep_first(std::vector<Candidate>& candidates) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.infected, a.tick, b.rank, a.infector, a.setting) <
               std::tie(b.infected, b.tick, a.rank, b.infector, b.setting);
    });
    const auto same = [](const Candidate& a, const Candidate& b) { return a.infected == b.infected; };
    candidates.erase(std::unique(candidates.begin(), candidates.end(), same), candidates.end());
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.tick, a.infected) < std::tie(b.tick, b.infected);
    });
}

}  // namespace

void spread(const Spreading& in, const std::vector<Encounter>& encounters, disease::Courses& courses,
            std::vector<Transmission>& tree, Ledger& ledger) {
    const Context& context = in.context;
    const Line line(in, courses);
    const auto infectors = static_cast<std::uint32_t>(courses.active.size());
    std::vector<Found> parts((infectors + kPart - 1) / kPart + 1);
    core::for_each_part(context.parallel, infectors, kPart,
                        [&](std::uint32_t part, std::uint32_t first, std::uint32_t end) {
                            move::Guests guests;
                            for (std::uint32_t k = first; k < end; ++k)
                                Infecting(line, courses.active[k], guests, parts[part]).spend_day();
                        });
    move::Guests guests;
    for (const Encounter& one : encounters) {
        if (!courses.susceptible(one.a)) Infecting(line, one.a, guests, parts.back()).encounter(one, one.b);
        if (!courses.susceptible(one.b)) Infecting(line, one.b, guests, parts.back()).encounter(one, one.a);
    }

    std::vector<Candidate> candidates;
    for (const Found& part : parts) {
        for (const Booking& one : part.bookings)
            ledger.add(one.count, context.date.day, one.resident, one.amount);
        candidates.insert(candidates.end(), part.candidates.begin(), part.candidates.end());
    }
    keep_first(candidates);
    // Courses are drawn side by side.
    const auto count = static_cast<std::uint32_t>(candidates.size());
    std::vector<disease::Course> drawn(count);
    core::for_each_part(context.parallel, count, kPart,
                        [&](std::uint32_t, std::uint32_t first, std::uint32_t end) {
                            const world::Residents& people = context.world.resident;
                            for (std::uint32_t k = first; k < end; ++k) {
                                const std::uint32_t j = candidates[k].infected;
                                drawn[k] = disease::draw_course(context.scenario.disease, context.luck,
                                                                people.key[j], people.age[j]);
                            }
                        });
    for (std::uint32_t k = 0; k < count; ++k) {
        const Candidate& one = candidates[k];
        const std::int32_t minute =
            static_cast<std::int32_t>(world::kTickStart[one.tick] + world::kTickStart[one.tick + 1]) / 2;
        const double shield = in.immunity == nullptr ? 1.0 : in.immunity->of(one.infected).infectivity;
        disease::begin(drawn[k], one.infected, context.date.day * kDayMinutes + minute, courses, shield);
        const bool lives_here = one.infected < context.world.residents;
        ledger.add(lives_here ? Count::kLocalInfections : Count::kStaffInfections, context.date.day,
                   one.infected);
        tree.push_back(
            {one.infector, one.infected, context.date.day, one.tick, static_cast<std::uint8_t>(one.setting)});
    }
}

}  // namespace wangge::kernel::meet
