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

/// Guests of a tick by household: who is on a visit, sorted by (household, agent).
struct Guests {
    std::vector<std::uint32_t> household, agent;
};

class Meetings {
  public:
    /// `trips` are those that settled `where`: visits among them make guests.
    Meetings(const Context& context, const move::Whereabouts& where, const std::vector<Trip>& trips);

    /// Calls act(other, setting, weight, number) for every contact of `i` in `tick`, in a fixed order. A
    /// contact is symmetric: the other's list has it too, with the same weight and number.
    template <class Act>
    void for_each(std::uint32_t i, std::uint32_t tick, Act act) const {
        const Spot spot = where_(i, tick);
        if (spot == kNowhere) return;
        using world::PlaceKind;
        if (passes(i, tick)) {
            matched(i, PlaceKind::kStairwell, tick, act);
            matched(i, PlaceKind::kLift, tick, act);
        }
        if (context_.is_dwelling(spot)) {
            at_home(i, spot, tick, act);
            return;
        }
        if (context_.is_place(spot)) {
            const PlaceKind kind = context_.world.places.kind[context_.place_of_spot(spot)];
            if (kind == PlaceKind::kGathering) {
                together(i, tick, act);
            } else {
                matched(i, kind, tick, act);
            }
            if (kind == PlaceKind::kTeam) matched(i, PlaceKind::kWorkplace, tick, act);
            if (kind == PlaceKind::kClass) matched(i, PlaceKind::kSchool, tick, act);
            if (rides(i, tick)) matched(i, PlaceKind::kTransit, tick, act);
        }
        if (on_duty(i, tick)) matched(i, PlaceKind::kOffice, tick, act);
    }

    const PlaceContacts& of(world::PlaceKind kind) const { return kinds_[static_cast<std::size_t>(kind)]; }

  private:
    template <class Act>
    void at_home(std::uint32_t i, std::uint32_t h, std::uint32_t tick, Act act) const {
        const world::World& world = context_.world;
        const bool host = world.resident.household[i] == h;
        for (std::uint32_t j = world.household.first[h]; j < world.household.first[h + 1]; ++j) {
            if (j != i && where_(j, tick) == h)
                act(j, host ? Setting::kHome : Setting::kGuest, host ? 1.0 : guest_weight_, 0u);
        }
        for (std::size_t k = first_guest(h, tick);
             k < guests_[tick].agent.size() && guests_[tick].household[k] == h; ++k) {
            const std::uint32_t j = guests_[tick].agent[k];
            if (j == i) continue;
            const bool together = !host && world.resident.household[i] == world.resident.household[j];
            act(j, together ? Setting::kHome : Setting::kGuest, together ? 1.0 : guest_weight_, 0u);
        }
    }

    // Those who come to a gathering all meet each other.
    template <class Act>
    void together(std::uint32_t i, std::uint32_t tick, Act act) const {
        constexpr auto kRow = static_cast<std::size_t>(world::PlaceKind::kGathering);
        const std::uint32_t place = context_.world.place_of(world::PlaceKind::kGathering, i);
        const Spot spot = context_.spot_of_place(place);
        for (const std::uint32_t j : context_.world.slots_of(place)) {
            if (j != i && where_(j, tick) == spot) act(j, kinds_[kRow].setting, kinds_[kRow].weight, 0u);
        }
    }

    // Contact k of a place and tick is a keyed matching of its slots, so it is symmetric, needs no storage,
    // and nobody's absence changes the contacts of others: slot s meets slot c - s.
    template <class Act>
    void matched(std::uint32_t i, world::PlaceKind kind, std::uint32_t tick, Act act) const {
        const world::World& world = context_.world;
        const auto row = static_cast<std::size_t>(kind);
        const std::uint32_t place = world.place_of(kind, i);
        if (place == world::kNone) return;
        const PlaceContacts& contacts = kinds_[row];
        const world::Slots slots = world.slots_of(place);
        const auto size = static_cast<std::uint32_t>(slots.size());
        if (size < 2) return;
        const std::uint32_t slot = world.slot_of(kind, i);
        const std::uint64_t key = world.places.key[place];
        const std::uint32_t when = context_.today() * 8u + tick;
        const double matchings = rounds_of(kind, place);
        const auto whole = static_cast<std::uint32_t>(matchings);
        const double part = matchings - whole;
        const std::uint32_t rounds = whole + (part > 0 && extra_.happens(part, key, when) ? 1u : 0u);
        core::Block words{};
        for (std::uint32_t round = 0; round < rounds; ++round) {
            if ((round & 3u) == 0) words = match_.block(key, when, round >> 2);
            const std::uint32_t centre = core::below(words[round & 3u], size);
            const std::uint32_t other = core::flawed(core::Flaw::kOneSidedContacts) ? (centre + slot) % size
                                        : centre >= slot                            ? centre - slot
                                                                                    : centre + size - slot;
            if (other == slot) continue;
            const std::uint32_t j = slots[other];
            if (is_there(j, kind, place, tick))
                act(j, contacts.setting, contacts.weight,
                    static_cast<std::uint32_t>(row) << 16 | (round + 1));
        }
    }

    bool on_duty(std::uint32_t i, std::uint32_t tick) const {
        return where_(i, tick) == kAtPost || where_(i, tick) == kOnRound;
    }
    // Comes home or leaves home at the start of a tick: seen on the stairs and in the lift.
    bool passes(std::uint32_t j, std::uint32_t tick) const {
        if (tick == 0 || j >= context_.world.residents) return false;
        const Spot home = context_.world.resident.household[j], before = where_(j, tick - 1),
                   now = where_(j, tick);
        return before != now && (before == home || now == home) && before != kNowhere && now != kNowhere;
    }
    // On the way to work or school in its first tick, on the way back in the last.
    bool rides(std::uint32_t j, std::uint32_t tick) const {
        const Spot spot = where_(j, tick);
        if (!context_.is_place(spot)) return false;
        const world::PlaceKind kind = context_.world.places.kind[context_.place_of_spot(spot)];
        if (kind != world::PlaceKind::kTeam && kind != world::PlaceKind::kClass) return false;
        return tick == 0 || where_(j, tick - 1) != spot || tick + 1 == world::kTicks ||
               where_(j, tick + 1) != spot;
    }
    bool is_at(std::uint32_t j, world::PlaceKind kind, std::uint32_t tick) const {
        return where_(j, tick) == context_.spot_of_place(context_.world.place_of(kind, j));
    }
    bool is_there(std::uint32_t j, world::PlaceKind kind, std::uint32_t place, std::uint32_t tick) const {
        const Spot spot = where_(j, tick);
        switch (kind) {
            case world::PlaceKind::kStairwell:
            case world::PlaceKind::kLift:
                return passes(j, tick);
            case world::PlaceKind::kTransit:
                return rides(j, tick);
            case world::PlaceKind::kOffice:
                return on_duty(j, tick);
            case world::PlaceKind::kWorkplace:
                return is_at(j, world::PlaceKind::kTeam, tick);
            case world::PlaceKind::kSchool:
                return is_at(j, world::PlaceKind::kClass, tick);
            default:
                return spot == context_.spot_of_place(place);
        }
    }
    // Levels of school differ.
    double rounds_of(world::PlaceKind kind, std::uint32_t place) const {
        const double rounds = of(kind).rounds;
        if (kind != world::PlaceKind::kClass && kind != world::PlaceKind::kSchool) return rounds;
        return rounds * levels_[context_.world.places.branch[place]];
    }
    std::size_t first_guest(std::uint32_t h, std::uint32_t tick) const;

    const Context& context_;
    const move::Whereabouts& where_;
    core::Draws match_, extra_;
    double guest_weight_;
    std::array<double, world::kLevels> levels_;
    std::array<PlaceContacts, world::kPlaceKinds> kinds_;
    std::array<Guests, world::kTicks> guests_;
};

}  // namespace wangge::kernel::meet
