#pragma once

#include "wangge/core/flaw.hpp"
#include "wangge/kernel/move/outings.hpp"
#include "wangge/kernel/trip.hpp"

namespace wangge::kernel::move {

/// When people go to work or school and come back: around the hours there, at the minute they are used to.
class CommuteHabit {
  public:
    static constexpr std::uint32_t kToWork = 495, kFromWork = 1050;  // minutes of the day, at the earliest
    static constexpr std::uint32_t kMinutes = 60;                    // from the first to the last
    static constexpr bool goes_out(std::uint32_t minute) { return minute - kToWork < kMinutes; }
    static constexpr bool comes_back(std::uint32_t minute) { return minute - kFromWork < kMinutes; }

    explicit CommuteHabit(core::Seed luck) : habit_(core::Draws(luck, core::Purpose::kCommute).lot(0)) {}
    Crossing of(std::uint64_t key) const {
        const std::uint64_t words = habit_.rank(key);
        return {static_cast<std::int32_t>(kToWork + within(static_cast<std::uint32_t>(words >> 32))),
                static_cast<std::int32_t>(kFromWork + within(static_cast<std::uint32_t>(words)))};
    }

  private:
    static std::uint32_t within(std::uint32_t word) { return core::below(word, kMinutes); }
    core::Lot habit_;
};

/// In which order those pass who come to a gate in one minute: by rank.
class PassageOrder {
  public:
    explicit PassageOrder(core::Seed luck) : order_(luck, core::Purpose::kPassage) {}
    core::Lot in(std::uint32_t minute) const { return order_.lot(std::uint64_t{minute} * 60); }

  private:
    core::Draws order_;
};

/// Whether a trip leads to work or school.
inline bool is_commute(policy::Errand errand) {
    return errand == policy::Errand::kWork || errand == policy::Errand::kEssentialWork ||
           errand == policy::Errand::kSchool;
}

/// When errands cross the boundary: out within the first hour of their tick and back one to two hours later.
/// Keyed; asked only where gates are in use, of today.
class Crossings {
  public:
    explicit Crossings(const Context& context)
        : context_(context),
          outing_(core::Draws(context.luck, core::Purpose::kOutingWay).lot(context.today())),
          shopping_(core::Draws(context.luck, core::Purpose::kShopping).lot(context.today())),
          medical_(core::Draws(context.luck, core::Purpose::kMedicalTrip).lot(context.today())) {}

    /// Adds a trip that passes a gate, or is turned away there, and says how often that is.
    std::int64_t add(const Trip& trip, Outings& all) const {
        if (is_commute(trip.errand)) return add_commute(trip.resident, trip.fate, all);
        return add(trip.resident, trip.fate, of(trip), all.passing);
    }
    static std::int64_t add_commute(std::uint32_t resident, Fate fate, Outings& all) {
        all.commuting.out.insert(resident - all.first);
        if (!returns(fate)) return 1;
        all.commuting.back.insert(resident - all.first);
        return 2;
    }
    std::int64_t add_outing(std::uint32_t resident, world::PlaceKind kind, std::uint32_t tick,
                            std::vector<Passing>& all) const {
        return add(resident, Fate::kGoes, outing(resident, kind, tick), all);
    }

  private:
    static bool returns(Fate fate) {
        return fate == Fate::kGoes && !core::flawed(core::Flaw::kReturnsUncounted);
    }
    static std::int64_t add(std::uint32_t resident, Fate fate, Crossing minutes, std::vector<Passing>& all) {
        Passing& passing = all.emplace_back();
        passing.resident = resident;
        passing.out = static_cast<std::uint16_t>(minutes.out);
        if (!returns(fate)) return 1;
        passing.back = static_cast<std::uint16_t>(minutes.back);
        return 2;
    }
    Crossing outing(std::uint32_t resident, world::PlaceKind kind, std::uint32_t tick) const {
        const std::uint64_t words = outing_.rank(context_.world.resident.key[resident]);
        const bool gathers = kind == world::PlaceKind::kGathering;
        return errand(tick, static_cast<std::uint32_t>(gathers ? words : words >> 32));
    }
    Crossing of(const Trip& trip) const {
        const world::World& world = context_.world;
        switch (trip.errand) {
            case policy::Errand::kOuting:
                return outing(trip.resident, trip.kind, trip.first);
            case policy::Errand::kMedical:
                return errand(trip.first, medical_.words(world.resident.key[trip.resident])[1]);
            default: {  // food
                const std::uint64_t household = world.household.key[world.resident.household[trip.resident]];
                return errand(trip.first, shopping_.words(household)[2]);
            }
        }
    }

    static std::int32_t within_an_hour(std::uint32_t word) {
        return static_cast<std::int32_t>(core::below(word, 60));
    }
    static Crossing errand(std::uint32_t tick, std::uint32_t word) {
        const std::int32_t out = static_cast<std::int32_t>(world::kTickStart[tick]) + within_an_hour(word);
        return {out, out + 60 + within_an_hour(word * 0x9E3779B9u)};
    }

    const Context& context_;
    core::Lot outing_, shopping_, medical_;
};

}  // namespace wangge::kernel::move
