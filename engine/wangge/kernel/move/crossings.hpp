#pragma once

#include "wangge/kernel/trip.hpp"

namespace wangge::kernel::move {

/// When trips cross the boundary: work and school around their hours, errands out within the first hour of
/// their tick and back one to two hours later. Keyed; asked only where gates are in use, of today.
class Crossings {
  public:
    explicit Crossings(const Context& context)
        : context_(context),
          commute_(core::Draws(context.luck, core::Purpose::kCommute).lot(context.today())),
          outing_(core::Draws(context.luck, core::Purpose::kOutingWay).lot(context.today())),
          shopping_(core::Draws(context.luck, core::Purpose::kShopping).lot(context.today())),
          medical_(core::Draws(context.luck, core::Purpose::kMedicalTrip).lot(context.today())) {}

    Crossing of(const Trip& trip) const {
        const world::World& world = context_.world;
        const std::uint64_t key = world.resident.key[trip.resident];
        switch (trip.errand) {
            case policy::Errand::kOuting: {
                const std::uint64_t words = outing_.rank(key);
                const bool gathers = trip.kind == world::PlaceKind::kGathering;
                return errand(trip.first, static_cast<std::uint32_t>(gathers ? words : words >> 32));
            }
            case policy::Errand::kMedical:
                return errand(trip.first, medical_.words(key)[1]);
            case policy::Errand::kFood: {
                const std::uint64_t household = world.household.key[world.resident.household[trip.resident]];
                return errand(trip.first, shopping_.words(household)[2]);
            }
            default: {
                const std::uint64_t words = commute_.rank(key);
                return {kToWork + within_an_hour(static_cast<std::uint32_t>(words >> 32)),
                        kFromWork + within_an_hour(static_cast<std::uint32_t>(words))};
            }
        }
    }

  private:
    static constexpr std::int32_t kToWork = 495, kFromWork = 1050;  // minutes of the day, at the earliest

    static std::int32_t within_an_hour(std::uint32_t word) {
        return static_cast<std::int32_t>(core::below(word, 60));
    }
    static Crossing errand(std::uint32_t tick, std::uint32_t word) {
        const std::int32_t out = static_cast<std::int32_t>(world::kTickStart[tick]) + within_an_hour(word);
        return {out, out + 60 + within_an_hour(word * 0x9E3779B9u)};
    }

    const Context& context_;
    core::Lot commute_, outing_, shopping_, medical_;
};

}  // namespace wangge::kernel::move
