#pragma once

#include <array>

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/kernel/encounter.hpp"
#include "wangge/kernel/move/whereabouts.hpp"

/// Who meets whom. Infection, the fit and the diary all ask here.
namespace wangge::kernel::meet {

/// Matching rounds and weights by kind of place, from the scenario's contacts section.
struct PlaceContacts {
    double rounds = 0;  // keyed matchings per tick
    double weight = 1;  // risk of one contact relative to work
    Setting setting = Setting::kCommunity;
};

/// A sieve that lets every contact pass.
struct EveryContact {
    /// Contacts between two people, named by both.
    bool pair(std::uint32_t, Setting, double, std::uint32_t) const { return true; }
    /// Contacts of a matching, named by kind of place and round, before it is known with whom.
    bool slot(std::uint32_t, std::uint32_t, const PlaceContacts&) const { return true; }
    bool wants(std::uint32_t) const { return true; }
};

class Meetings {
  public:
    using Day = move::Day;

    Meetings(const Context& context, const move::Whereabouts& where);

    /// Calls act(other, setting, weight, number) for every contact of `i` in `tick`, in a fixed order. A
    /// contact is symmetric: the other's list has it too, with the same weight and number.
    template <class Act>
    void for_each(std::uint32_t i, std::uint32_t tick, Act act) const {
        const EveryContact all;
        for_each(i, where_.day_of(i), tick, all, act);
    }
    /// The same for somebody whose day is known, for the contacts that pass a sieve. It is asked before
    /// anybody finds out whether the other is there at all, which costs much more.
    template <class Sieve, class Act>
    void for_each(std::uint32_t i, const Day& day, std::uint32_t tick, Sieve& sieve, Act act) const {
        const Spot spot = day[tick];
        if (spot == kNowhere) return;
        using world::PlaceKind;
        if (passes(i, day, tick)) {
            matched(i, PlaceKind::kStairwell, tick, sieve, act);
            matched(i, PlaceKind::kLift, tick, sieve, act);
        }
        if (context_.is_dwelling(spot)) {
            at_home(i, spot, tick, sieve, act);
            return;
        }
        if (context_.is_place(spot)) {
            const PlaceKind kind = context_.world.places.kind[context_.place_of_spot(spot)];
            if (kind == PlaceKind::kGathering) {
                together(i, tick, sieve, act);
            } else {
                matched(i, kind, tick, sieve, act);
            }
            if (kind == PlaceKind::kTeam) matched(i, PlaceKind::kWorkplace, tick, sieve, act);
            if (kind == PlaceKind::kClass) matched(i, PlaceKind::kSchool, tick, sieve, act);
            if (rides(day, tick)) matched(i, PlaceKind::kTransit, tick, sieve, act);
        }
        if (on_duty(day, tick)) matched(i, PlaceKind::kOffice, tick, sieve, act);
    }

    const PlaceContacts& of(world::PlaceKind kind) const { return kinds_[static_cast<std::size_t>(kind)]; }

  private:
    template <class Sieve, class Act>
    void at_home(std::uint32_t i, std::uint32_t h, std::uint32_t tick, Sieve& sieve, Act act) const {
        const world::World& world = context_.world;
        const bool host = world.resident.household[i] == h;
        const auto meet = [&](std::uint32_t j, bool lives_together, auto is_here) {
            const Setting setting = lives_together ? Setting::kHome : Setting::kGuest;
            const double weight = lives_together ? 1.0 : guest_weight_;
            if (j != i && sieve.pair(j, setting, weight, 0) && is_here()) act(j, setting, weight, 0u);
        };
        for (std::uint32_t j = world.household.first[h]; j < world.household.first[h + 1]; ++j)
            meet(j, host, [&] { return where_(j, tick) == h; });
        where_.for_each_guest(h, tick, [&](std::uint32_t j) {
            meet(j, !host && world.resident.household[i] == world.resident.household[j], [] { return true; });
        });
    }

    // Those who come to a gathering all meet each other.
    template <class Sieve, class Act>
    void together(std::uint32_t i, std::uint32_t tick, Sieve& sieve, Act act) const {
        const PlaceContacts& contacts = of(world::PlaceKind::kGathering);
        const std::uint32_t place = context_.world.place_of(world::PlaceKind::kGathering, i);
        const Spot spot = context_.spot_of_place(place);
        for (const std::uint32_t j : context_.world.slots_of(place)) {
            if (j != i && sieve.pair(j, contacts.setting, contacts.weight, 0) && where_(j, tick) == spot)
                act(j, contacts.setting, contacts.weight, 0u);
        }
    }

    // Contact k of a place and tick is a keyed matching of its slots, so it is symmetric, needs no storage,
    // and nobody's absence changes the contacts of others: slot s meets slot c - s.
    template <class Sieve, class Act>
    void matched(std::uint32_t i, world::PlaceKind kind, std::uint32_t tick, Sieve& sieve, Act act) const {
        const world::World& world = context_.world;
        const std::uint32_t place = world.place_of(kind, i);
        if (place == world::kNone) return;
        const std::span<const std::uint32_t> slots = world.slots_of(place);
        const auto size = static_cast<std::uint32_t>(slots.size());
        if (size < 2) return;
        const PlaceContacts& contacts = of(kind);
        const auto row = static_cast<std::uint32_t>(kind);
        const std::uint64_t key = world.places.key[place];
        const std::uint32_t when = context_.today() * 8u + tick;
        const double matchings = rounds_of(kind, place);
        const auto whole = static_cast<std::uint32_t>(matchings);
        const double part = matchings - whole;
        const std::uint32_t rounds = whole + (part > 0 ? 1u : 0u);
        for (std::uint32_t round = 0; round < rounds; ++round) {
            if (!sieve.slot(row, round, contacts)) continue;
            if (round == whole && !extra_.happens(part, key, when)) continue;
            const std::uint32_t centre = core::below(match_.block(key, when, round >> 2)[round & 3u], size);
            const std::uint32_t slot = world.slot_of(kind, i);
            const std::uint32_t other = core::flawed(core::Flaw::kOneSidedContacts) ? (centre + slot) % size
                                        : centre >= slot                            ? centre - slot
                                                                                    : centre + size - slot;
            if (other == slot) continue;
            const std::uint32_t j = slots[other];
            if (sieve.wants(j) && is_there(j, kind, place, tick))
                act(j, contacts.setting, contacts.weight, row << 16 | (round + 1));
        }
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
    bool is_there(std::uint32_t j, world::PlaceKind kind, std::uint32_t place, std::uint32_t tick) const {
        const Day day = where_.day_of(j);
        switch (kind) {
            case world::PlaceKind::kStairwell:
            case world::PlaceKind::kLift:
                return passes(j, day, tick);
            case world::PlaceKind::kTransit:
                return rides(day, tick);
            case world::PlaceKind::kOffice:
                return on_duty(day, tick);
            case world::PlaceKind::kWorkplace:
                return is_at(j, day[tick], world::PlaceKind::kTeam);
            case world::PlaceKind::kSchool:
                return is_at(j, day[tick], world::PlaceKind::kClass);
            default:
                return day[tick] == context_.spot_of_place(place);
        }
    }
    // Levels of school differ.
    double rounds_of(world::PlaceKind kind, std::uint32_t place) const {
        const double rounds = of(kind).rounds;
        if (kind != world::PlaceKind::kClass && kind != world::PlaceKind::kSchool) return rounds;
        return rounds * levels_[context_.world.places.branch[place]];
    }

    const Context& context_;
    const move::Whereabouts& where_;
    core::Draws match_, extra_;
    double guest_weight_;
    std::array<double, world::kLevels> levels_;
    std::array<PlaceContacts, world::kPlaceKinds> kinds_;
};

}  // namespace wangge::kernel::meet
