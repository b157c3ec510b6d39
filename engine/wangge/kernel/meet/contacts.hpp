#pragma once

#include <array>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/kernel/encounter.hpp"
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
        kMatching     // slots of a place, paired anew in every round
    };
    Sort sort = Sort::kHousemates;
    world::PlaceKind kind = world::PlaceKind::kTeam;  // of a matching
    Setting setting = Setting::kHome;
    std::uint32_t of = 0;     // household or place row
    std::uint32_t count = 0;  // contacts
    static constexpr std::uint32_t kUnknown = world::kNone;
    mutable std::uint32_t slot = kUnknown;  // of the one in a matching, once it was looked up
    double weight = 1;
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
            for (std::uint32_t k = 0; k < prospect.count; ++k) {
                const std::uint32_t j = other(i, tick, prospect, k, guests);
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
        using world::PlaceKind;
        const Spot spot = day[tick];
        if (spot == kNowhere) return;
        if (passes(i, day, tick)) {
            belonging<PlaceKind::kStairwell>(i, act);
            belonging<PlaceKind::kLift>(i, act);
        }
        if (context_.is_dwelling(spot)) return in_dwelling(i, spot, act);
        if (context_.is_place(spot)) {
            const std::uint32_t place = context_.place_of_spot(spot);
            const PlaceKind kind = context_.world.places.kind[place];
            if (kind == PlaceKind::kGathering) {
                gathering(place, act);
            } else {
                matching(kind, place, act);
            }
            if (kind == PlaceKind::kTeam) belonging<PlaceKind::kWorkplace>(i, act);
            if (kind == PlaceKind::kClass) belonging<PlaceKind::kSchool>(i, act);
            if (rides(day, tick)) belonging<PlaceKind::kTransit>(i, act);
        }
        if (on_duty(day, tick)) belonging<PlaceKind::kOffice>(i, act);
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
    /// A bound of their number that costs nothing.
    std::uint32_t most_visitors(const Day& day, std::uint32_t tick) const {
        return context_.is_dwelling(day[tick]) ? where_.most_visitors(day[tick], tick) : 0;
    }
    double guest_weight() const { return guest_weight_; }

    /// With whom contact k of a prospect would be; kNone: nobody.
    std::uint32_t other(std::uint32_t i, std::uint32_t tick, const Prospect& prospect, std::uint32_t k,
                        move::Guests& guests) const;
    /// Whether it comes about: the other is there. `spot` is where the one is.
    bool comes_about(std::uint32_t other, std::uint32_t tick, const Prospect& prospect, Spot spot) const;

    /// Whether somebody's contacts today but for those with housemates, each times its weight and the `rate`
    /// of its tick, may come to a sum: a cheap answer, and only a no is certain.
    using Rates = std::array<double, world::kTicks>;
    bool may_reach(double sum, std::uint32_t i, const Rates& rate) const;
    /// A bound of contacts in one tick, each times its weight, for anybody who does not serve; visitors
    /// aside.
    double most_in_a_tick() const;

    const PlaceContacts& of(world::PlaceKind kind) const { return kinds_[static_cast<std::size_t>(kind)]; }

  private:
    bool lives_with(std::uint32_t i, std::uint32_t j) const {
        return context_.world.resident.household[i] == context_.world.resident.household[j];
    }
    template <class Act>
    void in_dwelling(std::uint32_t i, std::uint32_t h, Act act) const {
        using Sort = Prospect::Sort;
        const std::uint32_t home = context_.world.resident.household[i];
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
    // Contact k of a place and tick is a keyed matching of its slots, so it is symmetric, needs no storage,
    // and nobody's absence changes the contacts of others: slot s meets slot c - s.
    template <class Act>
    void matching(world::PlaceKind kind, std::uint32_t place, Act act) const {
        const PlaceContacts& contacts = of(kind, place);
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
    bool passes(std::uint32_t j, const Day& day, std::uint32_t tick) const {
        if (tick == 0 || j >= context_.world.residents) return false;
        const Spot home = context_.world.resident.household[j], before = day[tick - 1], now = day[tick];
        return before != now && (before == home || now == home) && before != kNowhere && now != kNowhere;
    }
    // On the way to work or school in its first tick, on the way back in the last.
    bool rides(const Day& day, std::uint32_t tick) const {
        const Spot spot = day[tick];
        if (!context_.is_place(spot)) return false;
        const world::PlaceKind kind = context_.world.places.kind[context_.place_of_spot(spot)];
        if (kind != world::PlaceKind::kTeam && kind != world::PlaceKind::kClass) return false;
        return tick == 0 || day[tick - 1] != spot || tick + 1 == world::kTicks || day[tick + 1] != spot;
    }
    bool is_at(std::uint32_t j, Spot spot, world::PlaceKind kind) const {
        return spot == context_.spot_of_place(context_.world.place_of(kind, j));
    }
    std::uint32_t partner(std::uint32_t i, std::uint32_t tick, const Prospect& prospect,
                          std::uint32_t round) const;
    // Levels of school differ.
    const PlaceContacts& of(world::PlaceKind kind, std::uint32_t place) const {
        if (kind != world::PlaceKind::kClass && kind != world::PlaceKind::kSchool) return of(kind);
        const std::uint32_t level = context_.world.places.branch[place];
        return kind == world::PlaceKind::kClass ? classes_[level] : schools_[level];
    }

    const Context& context_;
    const move::Whereabouts& where_;
    std::array<core::Lot, world::kTicks> match_, extra_;  // of today's ticks
    double guest_weight_;
    std::array<PlaceContacts, world::kPlaceKinds> kinds_;
    std::array<PlaceContacts, world::kLevels> classes_, schools_;
    double most_at(world::PlaceKind kind) const { return most_[static_cast<std::size_t>(kind)]; }
    std::array<double, world::kPlaceKinds> most_{};  // contacts in a tick, each times its weight
    double most_placed_ = 0;                         // the same beyond dwellings
    double on_stairs_ = 0, most_food_ = 0, most_visiting_ = 0;
    double most_on_duty_ = 0;  // in a tick at work or school, beside those on the way
};

}  // namespace wangge::kernel::meet
