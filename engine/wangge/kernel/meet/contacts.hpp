#pragma once

#include <array>
#include <optional>

#include "wangge/core/flaw.hpp"
#include "wangge/core/prefetch.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/kernel/encounter.hpp"
#include "wangge/kernel/meet/crowd.hpp"
#include "wangge/kernel/move/whereabouts.hpp"

/// Who meets whom. Infection, tracing, the fit and the diary all ask here.
namespace wangge::kernel::meet {

/// Matching rounds and weights by kind of place, from the scenario's contacts section.
struct PlaceContacts {
    double rounds = 0;  // keyed matchings per tick
    double weight = 1;  // risk of one contact relative to work
    Setting setting = Setting::kCommunity;
    std::uint32_t whole = 0, most = 0;  // rounds that are always held, and with the one that may be
};

/// Contacts of one sort that somebody may have in a tick: so many, numbered from 0, of one weight. With whom,
/// and whether they come about at all, is a question of its own.
struct Prospect {
    enum class Sort : std::uint8_t {
        kHousemates,  // of the own household, in the same dwelling
        kHosts,       // of the household one visits
        kVisitors,    // from other households, in the same dwelling
        kGathering,   // regulars of a group
        kMatching     // slots of a place, or those who may be there, paired anew in every round
    };
    Sort sort = Sort::kHousemates;
    world::PlaceKind kind = world::PlaceKind::kTeam;  // of a matching
    Setting setting = Setting::kHome;
    std::uint32_t of = 0;     // household or place row
    std::uint32_t count = 0;  // contacts
    double weight = 1;
};

/// Contact k of a place and tick is a keyed matching of its slots, so it is symmetric, needs no storage, and
/// nobody's absence changes the contacts of others: slot s meets slot c - s. Where it is known who may be
/// there, they are matched by their numbers instead.
class Pairing {
  public:
    /// Of whom, and which of them somebody is.
    struct Who {
        world::Slots slots{};
        Crowd crowd{};
        std::uint32_t slot = world::kNone;
        std::uint32_t size() const {
            return crowd.size() > 0 ? crowd.size() : static_cast<std::uint32_t>(slots.size());
        }
    };

    Pairing() = default;
    Pairing(const PlaceContacts& contacts, std::uint64_t place, core::Lot match, core::Lot extra,
            const Who& who)
        : rounds_(contacts.rounds),
          whole_(contacts.whole),
          place_(place),
          match_(match),
          extra_(extra),
          who_(who),
          size_(who.size()) {}

    /// The slot that is met in contact k; kNone: none.
    std::uint32_t opposite(std::uint32_t k) const {
        const std::uint32_t slot = who_.slot;
        if (slot == world::kNone) return world::kNone;
        if (k == whole_ && !core::happens(extra_.word(place_), rounds_ - whole_)) return world::kNone;
        const std::uint32_t centre = core::below(match_.word(place_ + k * kGolden), size_);
        const std::uint32_t other = core::flawed(core::Flaw::kOneSidedContacts) ? (centre + slot) % size_
                                    : centre >= slot                            ? centre - slot
                                                                                : centre + size_ - slot;
        return other == slot ? world::kNone : other;
    }
    /// Who has it; kNone: nobody.
    std::uint32_t partner(std::uint32_t k) const {
        const std::uint32_t other = opposite(k);
        return other == world::kNone   ? world::kNone
               : who_.crowd.size() > 0 ? who_.crowd.member(other)
                                       : who_.slots[other];
    }
    const world::Slots& slots() const { return who_.slots; }

  private:
    // Keys of places are spread over all numbers, and so are those of their rounds.
    static constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio

    double rounds_ = 0;
    std::uint32_t whole_ = 0;
    std::uint64_t place_ = 0;  // its key
    core::Lot match_{0}, extra_{0};
    Who who_;
    std::uint32_t size_ = 0;
};

inline constexpr double kNoBound = 1e300;  // of a line of contacts

class Meetings {
  public:
    using Day = move::Day;

    Meetings(const Context& context, const move::Whereabouts& where);

    /// Calls act(other, setting, weight, number) for every contact of `i` in `tick`, in a fixed order. A
    /// contact is symmetric: the other's list has it too, with the same weight and number.
    template <class Act>
    void for_each(std::uint32_t i, std::uint32_t tick, Act act) const {
        const Day day = where_.day_of(i);
        move::Guests guests;
        const auto meet = [&](const Prospect& prospect) {
            const bool matching = prospect.sort == Prospect::Sort::kMatching;
            const Pairing pairs = matching ? pairing(i, tick, prospect) : Pairing{};
            for (std::uint32_t k = 0; k < prospect.count; ++k) {
                const std::uint32_t j = matching ? pairs.partner(k) : other(i, tick, prospect, k, guests);
                if (j == world::kNone || !comes_about(j, tick, prospect, day[tick])) continue;
                act(j, prospect.setting, prospect.weight,
                    matching ? static_cast<std::uint32_t>(prospect.kind) << 16 | (k + 1) : 0u);
            }
        };
        for_each_prospect(i, day, tick, meet);
        for_visitors(i, day, tick, guests, meet);
    }

    /// Calls act(prospect) for all contacts that somebody whose day is known may have in a tick, but for
    /// those with visitors, in a fixed order.
    template <class Act>
    void for_each_prospect(std::uint32_t i, const Day& day, std::uint32_t tick, Act act) const {
        in_tick(i, context_.world.resident.household[i], day, tick, act);
    }
    /// The same for all ticks in which `counts(tick)`: act(tick, prospect).
    template <class Counts, class Act>
    void for_each_prospect_of_day(std::uint32_t i, const Day& day, Counts counts, Act act) const {
        const std::uint32_t home = context_.world.resident.household[i];
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            if (counts(tick)) in_tick(i, home, day, tick, [&](const Prospect& one) { act(tick, one); });
        }
    }

    /// The same for contacts with those who are on a visit in the same dwelling. `guests` are found where
    /// they are not those of this dwelling, which costs; keep them for the other ticks.
    template <class Act>
    void for_visitors(std::uint32_t i, const Day& day, std::uint32_t tick, move::Guests& guests,
                      Act act) const {
        const Spot h = day[tick];
        if (!context_.is_dwelling(h)) return;
        if (guests.household != h) where_.find_guests(h, guests);
        std::uint32_t others = 0;
        for (const auto& [j, there] : guests.people) others += there[tick] == h && !lives_with(i, j) ? 1 : 0;
        if (others > 0)
            act(Prospect{.sort = Prospect::Sort::kVisitors,
                         .setting = Setting::kGuest,
                         .of = h,
                         .count = others,
                         .weight = guest_weight_});
    }
    /// Asks for what somebody's contacts are laid out by.
    void prefetch(std::uint32_t i) const {
        const world::World& world = context_.world;
        if (!world.lean.used() || i >= world.residents) return;
        const std::uint32_t group = world.lean.group[i], gathering = world.lean.gathering[i];
        if (gathering != world::kNone) core::prefetch(&world.places.key[gathering]);
        if (group == world::kNone) return;
        core::prefetch(&world.places.kind[group]);
        core::prefetch(&world.lean.parent[group]);
    }
    /// The same for the places of a day.
    void prefetch(const Day& day) const {
        for (const Spot spot : day) {
            if (context_.is_place(spot))
                core::prefetch(&context_.world.places.kind[context_.place_of_spot(spot)]);
        }
    }
    /// A bound of their number that costs nothing.
    std::uint32_t most_visitors(const Day& day, std::uint32_t tick) const {
        return context_.is_dwelling(day[tick]) ? where_.most_visitors(day[tick], tick) : 0;
    }
    double guest_weight() const { return guest_weight_; }

    /// How the matchings of a prospect pair somebody.
    Pairing pairing(std::uint32_t i, std::uint32_t tick, const Prospect& prospect) const;
    /// With whom contact k of a prospect would be; kNone: nobody.
    std::uint32_t other(std::uint32_t i, std::uint32_t tick, const Prospect& prospect, std::uint32_t k,
                        move::Guests& guests) const;
    /// Whether it comes about: the other is there. `spot` is where the one is.
    bool comes_about(std::uint32_t other, std::uint32_t tick, const Prospect& prospect, Spot spot) const;

    /// Whether somebody's contacts today but for those with housemates, each times its weight and `rate`, the
    /// highest of any tick, may come to a sum: a cheap answer, and only a no is certain.
    bool may_reach(double sum, std::uint32_t i, double rate) const;
    /// A bound of the contacts of a day, each times its weight and its ticks, for anybody who does not serve;
    /// those with housemates and visitors aside.
    double most_in_places() const;
    /// Ticks in which anybody has visitors.
    static constexpr std::uint32_t kVisitedTicks = 4;

    const PlaceContacts& of(world::PlaceKind kind) const { return kinds_[static_cast<std::size_t>(kind)]; }

  private:
    bool lives_with(std::uint32_t i, std::uint32_t j) const {
        return context_.world.resident.household[i] == context_.world.resident.household[j];
    }
    template <class Act>
    void in_tick(std::uint32_t i, std::uint32_t home, const Day& day, std::uint32_t tick, Act act) const {
        using world::PlaceKind;
        const Spot spot = day[tick];
        if (spot == kNowhere) return;
        if (passes(i, home, day, tick)) {
            belonging<PlaceKind::kStairwell>(i, act);
            belonging<PlaceKind::kLift>(i, act);
        }
        if (context_.is_dwelling(spot)) return in_dwelling(home, spot, act);
        if (context_.is_place(spot)) {
            const std::uint32_t place = context_.place_of_spot(spot);
            switch (const PlaceKind kind = context_.world.places.kind[place]) {
                case PlaceKind::kTeam:
                    matching(PlaceKind::kTeam, place, act);
                    belonging<PlaceKind::kWorkplace>(i, act);
                    if (comes_or_leaves(day, tick)) belonging<PlaceKind::kTransit>(i, act);
                    break;
                case PlaceKind::kClass:
                    matching(PlaceKind::kClass, place, act);
                    belonging<PlaceKind::kSchool>(i, act);
                    if (comes_or_leaves(day, tick)) belonging<PlaceKind::kTransit>(i, act);
                    break;
                case PlaceKind::kGathering:
                    gathering(place, act);
                    break;
                default:
                    if (move::Turnout::leads_to(kind)) {
                        matching(in_crowd(kind, crowd(kind, place, i, tick)), kind, place, act);
                    } else {
                        matching(kind, place, act);
                    }
            }
        }
        if (on_duty(day, tick)) belonging<PlaceKind::kOffice>(i, act);
    }
    template <class Act>
    void in_dwelling(std::uint32_t home, std::uint32_t h, Act act) const {
        using Sort = Prospect::Sort;
        constexpr world::PlaceKind kNoPlace{};
        act(Prospect{.sort = Sort::kHousemates,
                     .kind = kNoPlace,
                     .setting = Setting::kHome,
                     .of = home,
                     .count = context_.world.members(home)});
        if (h != home)
            act(Prospect{.sort = Sort::kHosts,
                         .kind = kNoPlace,
                         .setting = Setting::kGuest,
                         .of = h,
                         .count = context_.world.members(h),
                         .weight = guest_weight_});
    }
    template <class Act>
    void gathering(std::uint32_t place, Act act) const {
        const PlaceContacts& contacts = of(world::PlaceKind::kGathering);
        act(Prospect{.sort = Prospect::Sort::kGathering,
                     .kind = world::PlaceKind::kGathering,
                     .setting = contacts.setting,
                     .of = place,
                     .count = static_cast<std::uint32_t>(context_.world.slots_of(place).size()),
                     .weight = contacts.weight});
    }
    template <class Act>
    void matching(world::PlaceKind kind, std::uint32_t place, Act act) const {
        matching(of(kind, place), kind, place, act);
    }
    template <class Act>
    void matching(const PlaceContacts& contacts, world::PlaceKind kind, std::uint32_t place, Act act) const {
        if (contacts.most > 0)
            act(Prospect{.sort = Prospect::Sort::kMatching,
                         .kind = kind,
                         .setting = contacts.setting,
                         .of = place,
                         .count = contacts.most,
                         .weight = contacts.weight});
    }
    // In a place where somebody belongs, if there is one.
    template <world::PlaceKind kKind, class Act>
    void belonging(std::uint32_t i, Act act) const {
        const std::uint32_t place = context_.world.place_of(kKind, i);
        if (place != world::kNone) matching(kKind, place, act);
    }

    static bool on_duty(const Day& day, std::uint32_t tick) {
        return day[tick] == kAtPost || day[tick] == kOnRound;
    }
    // Comes home or leaves home at the start of a tick: seen on the stairs and in the lift.
    bool passes(std::uint32_t j, std::uint32_t home, const Day& day, std::uint32_t tick) const {
        if (tick == 0 || j >= context_.world.residents) return false;
        const Spot before = day[tick - 1], now = day[tick];
        return before != now && (before == home || now == home) && before != kNowhere && now != kNowhere;
    }
    // On the way to work or school in its first tick, on the way back in the last.
    bool rides(const Day& day, std::uint32_t tick) const {
        const Spot spot = day[tick];
        if (!context_.is_place(spot)) return false;
        const world::PlaceKind kind = context_.world.places.kind[context_.place_of_spot(spot)];
        return (kind == world::PlaceKind::kTeam || kind == world::PlaceKind::kClass) &&
               comes_or_leaves(day, tick);
    }
    static bool comes_or_leaves(const Day& day, std::uint32_t tick) {
        return tick == 0 || day[tick - 1] != day[tick] || tick + 1 == world::kTicks ||
               day[tick + 1] != day[tick];
    }
    bool is_at(std::uint32_t j, Spot spot, world::PlaceKind kind) const {
        return spot == context_.spot_of_place(context_.world.place_of(kind, j));
    }
    // Levels of school differ.
    const PlaceContacts& of(world::PlaceKind kind, std::uint32_t place) const {
        if (kind != world::PlaceKind::kClass && kind != world::PlaceKind::kSchool) return of(kind);
        const std::uint32_t level = context_.world.places.branch[place];
        return kind == world::PlaceKind::kClass ? classes_[level] : schools_[level];
    }

    const move::Turnout& turnout() const { return turnout_ ? *turnout_ : where_.turnout(); }
    Crowd crowd(world::PlaceKind kind, std::uint32_t place, std::uint32_t i, std::uint32_t tick) const {
        return {turnout(),
                context_.world,
                kind,
                place,
                context_.world.grid_of(context_.world.resident.household[i]),
                tick};
    }
    // Among fewer people as many rounds fewer bring the same contacts.
    PlaceContacts in_crowd(world::PlaceKind kind, const Crowd& crowd) const {
        return held(of(kind), crowd.share());
    }
    // So much of the rounds.
    static PlaceContacts held(PlaceContacts contacts, double share) {
        contacts.rounds *= share;
        contacts.whole = static_cast<std::uint32_t>(contacts.rounds);
        contacts.most = contacts.whole + (contacts.rounds > contacts.whole ? 1u : 0u);
        return contacts;
    }

    const Context& context_;
    const move::Whereabouts& where_;
    std::optional<move::Turnout> turnout_;                // of days that are written down
    std::array<core::Lot, world::kTicks> match_, extra_;  // of today's ticks
    double guest_weight_;
    std::array<PlaceContacts, world::kPlaceKinds> kinds_;
    std::array<PlaceContacts, world::kLevels> classes_, schools_;
    double most_at(world::PlaceKind kind, std::uint32_t tick = move::kAfterWork) const {
        return most_[static_cast<std::size_t>(kind)][tick];
    }
    // contacts in a tick, each times its weight; most after work
    std::array<std::array<double, world::kTicks>, world::kPlaceKinds> most_{};
    double most_placed_ = 0;  // the same beyond dwellings
    double on_stairs_ = 0, most_food_ = 0, most_visiting_ = 0;
    double on_duty_all_day_ = 0;  // at work or school, with those on the way
    static constexpr std::uint32_t kStairTicks = world::kTicks - 1;  // in which people may come or go
};

}  // namespace wangge::kernel::meet
