#include "wangge/kernel/meet/infect.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/core/sort_rows.hpp"
#include "wangge/kernel/meet/hits.hpp"

namespace wangge::kernel::meet {
namespace {

using Doses = std::array<double, world::kTicks>;  // by tick, infectivity included

constexpr double kRounding = 1.001;  // of bounds

// How often a tick goes into a day.
constexpr std::array<double, world::kTicks> kTicksADay = [] {
    std::array<double, world::kTicks> ticks{};
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick)
        ticks[tick] = static_cast<double>(kDayMinutes) / minutes_of(tick);
    return ticks;
}();

// Of a dose in a tick.
double rate_in(std::uint32_t tick, double dose) {
    return core::flawed(core::Flaw::kTickLengthForgotten) ? daily_rate(dose, minutes_of(tick))
                                                          : dose * kTicksADay[tick];
}

// What all infectious people share today.
struct Line {
    using Most = disease::Profile::Most;

    Line(const Spreading& in, const disease::Courses& courses)
        : in(in),
          courses(courses),
          most(most_susceptible(in.context.scenario.disease)),
          home(hazard(in.context.transmission, Setting::kHome, 1.0, 1.0, kDayMinutes) * most * kRounding),
          outside(hazard(in.context.transmission, Setting::kWork, 1.0, 1.0, kDayMinutes) * most * kRounding),
          in_places(in.meetings.most_in_places()),
          a_visitor(in.meetings.guest_weight() * Meetings::kVisitedTicks),
          points(core::Draws(in.context.luck, core::Purpose::kInfectLine)
                     .lot(core::flawed(core::Flaw::kOneLuckForAllDays) ? 0u : in.context.today())) {}

    // The line of somebody's day is not longer, whatever the day is like. Not for those who serve.
    double longest(const Most& most, std::uint32_t household) const {
        return most.dose * home * in.context.world.members(household) +
               most.rate * outside * (in_places + a_visitor * in.where.most_visitors(household));
    }
    // Whether it may be as long as `at`.
    bool may_reach(double at, std::uint32_t i, const Most& most) const {
        const std::uint32_t h = in.context.world.resident.household[i];
        const double housemates = h == world::kNone ? 0.0 : in.context.world.members(h);
        const double inside = home * most.dose * housemates;
        return at < inside || (outside > 0 && in.meetings.may_reach((at - inside) / outside, i, most.rate));
    }

    const Spreading& in;
    const disease::Courses& courses;
    double most;                  // susceptibility of the most susceptible
    double home, outside;         // bound of the length of a contact per unit of dose
    double in_places, a_visitor;  // bounds of contacts, each times its weight and ticks
    core::Lot points;             // of today
};

// Where a point falls: its distance from the one before, as u of an exponential.
constexpr std::uint64_t place_of_point(const core::Lot& points, std::uint32_t number) {
    return points.rank(std::uint64_t{number} << 1);
}
// Somebody infectious on whose line of today a point may fall.
struct Awake {
    std::uint32_t i;
    core::Lot points;
    double at;        // where the first falls
    Line::Most most;  // infectivity included
    move::Day day;    // once it is known that it may

    Awake(std::uint32_t i, core::Lot points, double at, const Line::Most& most)
        : i(i), points(points), at(at), most(most) {}
};

// Infectious people on one day. The contacts that one may have lie side by side on a line, each as long as
// the hazard it would be to the most susceptible; points fall on the line at random, one per unit of length.
// Only a contact that is hit is looked at: whether it comes about and with whom. It infects with the share of
// its length that the other is susceptible, which makes the chance 1 - exp(-hazard). Most days are hit by
// nothing.
class Infecting {
  public:
    Infecting(const Line& line, Found& found)
        : in_(line.in),
          courses_(line.courses),
          context_(line.in.context),
          most_(line.most),
          all_(line),
          hits_(line.in, line.courses, found) {}

    // The days of some of them, by their words of 64 people each. What one is asked next may lie anywhere: it
    // is on its way while the same is asked of others.
    void spend_days(std::span<const std::uint32_t> words) {
        for (const std::uint32_t k : words) {
            core::for_each_bit(k, courses_.active.word(k), [&](std::uint32_t i) {
                look_at(i);
                if (awake_.size() == kTogether) lay_lines();
            });
        }
        lay_lines();
        hits_.look_at_all();
    }

  private:
    static constexpr std::size_t kTogether = 32;

    // Whether the first point may fall on the line of the day: mostly it falls beyond any. Bounds come before
    // what they are bounds of.
    void look_at(std::uint32_t i) {
        const world::Residents& people = context_.world.resident;
        const core::Lot points = all_.points.lot(people.key[i]);
        const std::uint64_t first = place_of_point(points, 0);
        Line::Most most = in_.profile.most_in_a_day(courses_.starts_at[i], courses_.length[i], dawn());
        const double infectivity = courses_.infectivity[i] * kRounding;
        most.dose *= infectivity;
        most.rate *= infectivity;
        const double longest =
            people.pool[i] == world::Pool::kResident ? all_.longest(most, people.household[i]) : kNoBound;
        if (core::unit53(first) >= longest) return;  // the distance is no less than the draw
        const double at = core::exponential_of(first);
        if (at >= longest) return;
        in_.meetings.prefetch(i);
        awake_.emplace_back(i, points, at, most);
    }

    void lay_lines() {
        std::erase_if(awake_, [&](const Awake& one) { return !all_.may_reach(one.at, one.i, one.most); });
        for (Awake& one : awake_) {
            one.day = in_.where.day_of(one.i);
            in_.meetings.prefetch(one.day);
        }
        for (const Awake& one : awake_) {
            lay_line(one);
            hits_.look_at_many();
        }
        awake_.clear();
    }

    void lay_line(const Awake& one) {
        const policy::Transmission transmission = context_.transmission;
        const double most = most_, infectivity = courses_.infectivity[one.i];
        Doses doses = in_.profile.doses(courses_.starts_at[one.i], courses_.length[one.i], dawn()), rates;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            doses[tick] *= infectivity;
            rates[tick] = rate_in(tick, doses[tick]);
        }
        Points next{one.at, 0};
        double end = 0;  // of the line so far
        // The next contacts on the line, and the points that fall on them.
        const auto lay_down = [&](std::uint32_t tick, const Prospect& prospect)
            __attribute__((always_inline)) {
            const double length = (prospect.setting == Setting::kHome
                                       ? transmission.home * doses[tick]
                                       : outside(transmission, prospect.weight, rates[tick])) *
                                  most,
                         begin = end;
            end += prospect.count * length;
            if (next.at < end) next = hit(one, tick, prospect, {begin, end, length}, next);
        };
        const auto counts = [&](std::uint32_t tick) { return doses[tick] > 0; };
        in_.meetings.for_each_prospect_of_day(one.i, one.day, counts, lay_down);
        // Those with visitors come last, who are seldom asked for.
        if (next.at >= end + longest_with_visitors(one, rates)) return;
        guests_.household = world::kNone;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            if (counts(tick))
                in_.meetings.for_visitors(one.i, one.day, tick, guests_,
                                          [&](const Prospect& of) { lay_down(tick, of); });
        }
    }

    struct Points {
        double at;             // where the next one falls
        std::uint32_t number;  // which it is
    };
    struct Stretch {
        double begin, end;
        double length;  // of each contact
    };
    // All points that fall on some contacts. Apart from the above, which is mostly done without.
    [[gnu::noinline]] Points hit(const Awake& one, std::uint32_t tick, Prospect prospect, Stretch stretch,
                                 Points next) {
        hits_.land({prospect, stretch.length, one.points, one.i, one.day[tick], tick});
        const bool visitors = prospect.sort == Prospect::Sort::kVisitors;
        while (next.at < stretch.end) {
            std::uint32_t contact = std::min(
                static_cast<std::uint32_t>((next.at - stretch.begin) / stretch.length), prospect.count - 1);
            if (visitors) contact = in_.meetings.other(one.i, tick, prospect, contact, guests_);
            hits_.add(next.number, contact);
            next.at += core::exponential_of(place_of_point(one.points, ++next.number));
        }
        return next;
    }
    double longest_with_visitors(const Awake& one, const Doses& rates) const {
        const Spot home = context_.world.resident.household[one.i];
        double at_home = 0, at_others = 0;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            const Spot spot = one.day[tick];
            if (!context_.is_dwelling(spot)) continue;
            if (spot == home) {
                at_home += rates[tick];
            } else {
                at_others += rates[tick] * in_.meetings.most_visitors(one.day, tick);
            }
        }
        if (at_home > 0) at_home *= in_.where.most_visitors(home);
        return outside(context_.transmission, in_.meetings.guest_weight(), at_home + at_others) * most_ *
               kRounding;
    }
    std::int32_t dawn() const { return context_.date.day * kDayMinutes; }

    const Spreading& in_;
    const disease::Courses& courses_;
    const Context& context_;
    double most_;  // susceptibility of the most susceptible
    const Line& all_;
    Hits hits_;
    std::vector<Awake> awake_;
    move::Guests guests_;  // where they are
};

constexpr std::uint32_t kWords = 64, kPart = 256;  // of 64 people, and infected, looked at in one go

// Of those who might be infected by several the first in time; within a tick the infector of highest keyed
// rank. In order of tick, then of who is infected.
void keep_first(std::vector<Candidate>& candidates) {
    const auto before = [](const Candidate& a, const Candidate& b) {
        return std::tie(a.tick, b.rank, a.infector, a.setting) <
               std::tie(b.tick, a.rank, b.infector, b.setting);
    };
    core::sort_by_row(std::span(candidates), [](const Candidate& one) { return one.infected; });
    auto kept = candidates.begin();
    for (auto one = candidates.begin(); one != candidates.end();) {
        auto first = one;
        for (++one; one != candidates.end() && one->infected == first->infected; ++one) {
            if (before(*one, *first)) first = one;
        }
        *kept++ = *first;
    }
    candidates.erase(kept, candidates.end());
    core::sort_by_row(std::span(candidates), [](const Candidate& one) { return std::uint32_t{one.tick}; });
}

// What becomes of all who are infected.
std::vector<disease::Course> draw_courses(const Context& context, std::span<const Candidate> infections) {
    const world::Residents& people = context.world.resident;
    std::vector<disease::Course> drawn(infections.size());
    core::for_each_part(context.parallel, static_cast<std::uint32_t>(infections.size()), kPart,
                        [&](std::uint32_t, std::uint32_t first, std::uint32_t end) {
                            for (std::uint32_t k = first; k < end; ++k) {
                                const std::uint32_t j = infections[k].infected;
                                drawn[k] = disease::draw_course(context.scenario.disease, context.luck,
                                                                people.key[j], people.age[j]);
                            }
                        });
    return drawn;
}

void enter_times(const Spreading& in, std::span<const Candidate> infections,
                 std::span<const disease::Course> drawn, disease::Courses& courses) {
    for (std::size_t k = 0; k < infections.size(); ++k) {
        const Candidate& one = infections[k];
        const std::int32_t minute =
            static_cast<std::int32_t>(world::kTickStart[one.tick] + world::kTickStart[one.tick + 1]) / 2;
        const double shield = in.immunity == nullptr ? 1.0 : in.immunity->of(one.infected).infectivity;
        disease::enter_times(drawn[k], one.infected, in.context.date.day * kDayMinutes + minute, courses,
                             shield);
    }
}

core::StateHash hash_of(const Context& context, std::span<const Candidate> infections,
                        const disease::Courses& courses) {
    const auto count = static_cast<std::uint32_t>(infections.size());
    std::vector<core::StateHash> parts((count + kPart - 1) / kPart);
    core::for_each_part(context.parallel, count, kPart,
                        [&](std::uint32_t part, std::uint32_t first, std::uint32_t end) {
                            for (std::uint32_t k = first; k < end; ++k)
                                disease::add_to(parts[part], courses, infections[k].infected);
                        });
    core::StateHash hash;
    for (const core::StateHash& part : parts) hash += part;
    return hash;
}

void book_contacts(const Context& context, std::span<const Found> parts, Ledger& ledger) {
    for (const Found& part : parts) {
        for (const Booking& one : part.bookings)
            ledger.add(one.count, context.date.day, one.resident, one.amount);
    }
}

void book_infections(const Context& context, std::span<const Candidate> infections,
                     std::vector<Transmission>& tree, Ledger& ledger) {
    for (const Candidate& one : infections) {
        const bool lives_here = one.infected < context.world.residents;
        ledger.add(lives_here ? Count::kLocalInfections : Count::kStaffInfections, context.date.day,
                   one.infected);
        tree.emplace_back(one.infector, one.infected, context.date.day, one.tick,
                          static_cast<std::uint32_t>(one.setting));
    }
}

}  // namespace

void spread(const Spreading& in, std::vector<Candidate> candidates, disease::Courses& courses,
            std::vector<Transmission>& tree, Ledger& ledger) {
    const Context& context = in.context;
    const Line line(in, courses);
    const std::vector<std::uint32_t> words = courses.active.filled();
    std::vector<Found> parts((words.size() + kWords - 1) / kWords);
    core::for_each_part(
        context.parallel, static_cast<std::uint32_t>(words.size()), kWords,
        [&](std::uint32_t part, std::uint32_t first, std::uint32_t end) {
            Infecting(line, parts[part]).spend_days(std::span(words).subspan(first, end - first));
        });
    for (const Found& part : parts)
        candidates.insert(candidates.end(), part.candidates.begin(), part.candidates.end());
    keep_first(candidates);
    const std::vector<disease::Course> drawn = draw_courses(context, candidates);
    core::side_by_side(
        context.parallel, [&] { enter_times(in, candidates, drawn, courses); },
        [&] {
            book_contacts(context, parts, ledger);
            book_infections(context, candidates, tree, ledger);
            for (std::size_t k = 0; k < drawn.size(); ++k)
                disease::enter_person(drawn[k], candidates[k].infected, courses);
        });
    core::side_by_side(
        context.parallel, [&] { courses.hash += hash_of(context, candidates, courses); },
        [&] {
            for (const Candidate& one : candidates) courses.enter_days(one.infected);
        });
}

}  // namespace wangge::kernel::meet
