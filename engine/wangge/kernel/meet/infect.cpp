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

// Contacts of one sort on the line of a day.
struct Piece {
    double begin, end, length;  // of all its contacts, and of one
    std::uint8_t tick;
    Prospect prospect;
};

using Doses = Meetings::Rates;  // by tick, infectivity included

// An infectious person whose first point may fall on the line of the day.
struct Awake {
    std::uint32_t infector;
    double most;  // bound of the line
    Doses doses;
    core::Block words;  // of the first point
};

// What a part of the infectious does to others in a day.
struct Found {
    std::vector<Candidate> candidates;
    std::vector<Booking> bookings;
};

// What is known of whoever is looked at.
struct Notes {
    std::vector<Piece> line;
    move::Guests guests;  // where they are
};

constexpr double kRounding = 1.001;  // of bounds

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
          draws(in.context.luck, core::Purpose::kInfectLine),
          day(core::flawed(core::Flaw::kOneLuckForAllDays) ? 0u : in.context.today()) {}

    core::Block point(std::uint32_t i, std::uint32_t number) const {
        return draws.block(in.context.world.resident.key[i], day, number);
    }
    // The line of a day is not longer, whatever the day is like.
    double longest(std::uint32_t i, const Doses& doses) const {
        Meetings::Rates rate;
        double sum = 0;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            sum += doses[tick];
            rate[tick] = doses[tick] * kTicksADay[tick];
        }
        if (!(sum > 0)) return 0.0;
        const std::uint32_t h = in.context.world.resident.household[i];
        const double housemates = h == world::kNone ? 0.0 : in.context.world.members(h);
        return home * sum * housemates + outside * in.meetings.most_outside(i, rate);
    }

    const Spreading& in;
    const disease::Courses& courses;
    double most;           // susceptibility of the most susceptible
    double home, outside;  // bound of the length of a contact per unit of dose
    core::Draws draws;
    std::uint32_t day;
};

// Finds those whose first point may fall on the line of their day: on most days it falls beyond any line.
void wake(const Line& line, std::uint32_t i, std::vector<Awake>& awake) {
    const disease::Courses& courses = line.courses;
    Doses doses = line.in.profile.doses(courses.starts_at[i], courses.length[i],
                                        line.in.context.date.day * kDayMinutes);
    for (double& dose : doses) dose *= courses.infectivity[i];
    const double most = line.longest(i, doses);
    if (!(most > 0)) return;
    const core::Block words = line.point(i, 0);
    // The distance is no less than the draw.
    if (core::unit53(words[0], words[1]) < most) awake.push_back({i, most, doses, words});
}

// One infectious person on one day. The contacts that may come lie side by side on a line, each as long as
// the hazard it would be to the most susceptible; points fall on the line at random, one per unit of length.
// Only a contact that is hit is looked at: whether it comes about and with whom. It infects with the share of
// its length that the other is susceptible, which makes the chance 1 - exp(-hazard). Most days are hit by
// nothing.
class Infecting {
  public:
    Infecting(const Line& line, std::uint32_t i, Notes& notes, Found& found)
        : in_(line.in),
          courses_(line.courses),
          context_(line.in.context),
          all_(line),
          most_(line.most),
          i_(i),
          found_(found),
          line_(notes.line),
          guests_(notes.guests) {}

    void spend_day(const Awake& one) {
        double at = distance(one.words);
        if (at >= one.most) return;
        doses_ = one.doses;
        day_ = in_.where.day_of(i_);
        lay_out();
        std::size_t k = 0;
        bool visitors = false;  // laid out
        core::Block words = one.words;
        for (std::uint32_t number = 0;; at += distance(words)) {
            while (k < line_.size() && at >= line_[k].end) ++k;
            if (k == line_.size() && !visitors) {
                visitors = true;
                if (at >= end_ + longest_with_visitors()) return;
                lay_out_visitors();
                while (k < line_.size() && at >= line_[k].end) ++k;
            }
            if (k == line_.size()) return;
            hit(line_[k], at, core::unit(words[2]));
            words = all_.point(i_, ++number);
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
    static double distance(const core::Block& words) {
        return core::exponential(core::unit53(words[0], words[1]));
    }
    double dose_in(std::uint32_t tick) const {
        const std::int32_t from =
            context_.date.day * kDayMinutes + static_cast<std::int32_t>(world::kTickStart[tick]);
        return in_.profile.dose(courses_, i_, from, from + minutes_of(tick)) * courses_.infectivity[i_];
    }
    // Contacts in order of tick; after them those with visitors, who are seldom asked for.
    void lay_out() {
        line_.clear();
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            if (doses_[tick] > 0)
                in_.meetings.for_each_prospect(i_, day_, tick,
                                               [&](const Prospect& one) { lay_out(tick, one); });
        }
    }
    void lay_out_visitors() {
        guests_.household = world::kNone;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            if (doses_[tick] > 0)
                in_.meetings.for_visitors(i_, day_, tick, guests_,
                                          [&](const Prospect& one) { lay_out(tick, one); });
        }
    }
    void lay_out(std::uint32_t tick, const Prospect& prospect) {
        const double length = length_of(prospect.setting, prospect.weight, tick);
        if (!(length > 0)) return;
        const double begin = end_;
        end_ += prospect.count * length;
        line_.push_back({begin, end_, length, static_cast<std::uint8_t>(tick), prospect});
    }
    double length_of(Setting setting, double weight, std::uint32_t tick) const {
        return hazard(context_.transmission, setting, weight, doses_[tick], minutes_of(tick)) * most_;
    }
    double longest_with_visitors() const {
        double longest = 0;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick)
            longest += length_of(Setting::kGuest, in_.meetings.guest_weight(), tick) *
                       in_.meetings.most_visitors(day_, tick) * kRounding;
        return longest;
    }
    void hit(const Piece& piece, double at, double luck) {
        const auto number = static_cast<std::uint32_t>((at - piece.begin) / piece.length);
        const std::uint32_t k = std::min(number, piece.prospect.count - 1);
        const std::uint32_t j = in_.meetings.other(i_, piece.tick, piece.prospect, k, guests_);
        if (j == world::kNone || !susceptible(j)) return;
        const double share = this->share(j);
        if (luck >= share || !in_.meetings.comes_about(j, piece.tick, piece.prospect, day_[piece.tick]))
            return;
        // So many such points fall on the contact that each stands for this much of its chance.
        const double hazard = piece.length * share;
        book(piece.prospect.setting, piece.tick, j, -core::expm1(-hazard) / hazard);
        infect(piece.prospect.setting, piece.tick, j);
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
    const Line& all_;
    double most_;  // susceptibility of the most susceptible
    std::uint32_t i_;
    Found& found_;
    move::Day day_;
    Doses doses_;
    double end_ = 0;  // of the line
    std::vector<Piece>& line_;
    move::Guests& guests_;
};

constexpr std::uint32_t kPart = 256;  // infectious people whose contacts are looked at in one go

}  // namespace

void spread(const Spreading& in, const std::vector<Encounter>& encounters, disease::Courses& courses,
            std::vector<Transmission>& tree, Ledger& ledger) {
    const Context& context = in.context;
    const Line line(in, courses);
    const auto infectors = static_cast<std::uint32_t>(courses.active.size());
    std::vector<Found> parts((infectors + kPart - 1) / kPart + 1);
    core::for_each_index(
        context.parallel, static_cast<std::uint32_t>(parts.size()) - 1, [&](std::uint32_t part) {
            std::vector<Awake> awake;
            awake.reserve(kPart);
            for (std::uint32_t k = part * kPart; k < std::min(infectors, (part + 1) * kPart); ++k)
                wake(line, courses.active[k], awake);
            Notes notes;
            for (const Awake& one : awake) Infecting(line, one.infector, notes, parts[part]).spend_day(one);
        });
    Notes notes;
    for (const Encounter& one : encounters) {
        if (!courses.susceptible(one.a)) Infecting(line, one.a, notes, parts.back()).encounter(one, one.b);
        if (!courses.susceptible(one.b)) Infecting(line, one.b, notes, parts.back()).encounter(one, one.a);
    }

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
