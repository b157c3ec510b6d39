#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "wangge/core/hashed_column.hpp"
#include "wangge/core/tally_column.hpp"
#include "wangge/kernel/columns.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/kernel/mind/minds.hpp"

/// Distress of adults: an outcome that feeds nothing.
namespace wangge::kernel::mind {

/// What burdens people. Days in the open wear confined days off, paid workdays unpaid ones, one for one.
struct Burdens {
    core::TallyColumn confined;        // days, by resident
    std::vector<std::uint8_t> unpaid;  // workdays, by household, 0 to kMostUnpaid
    DayColumn last_hungry;             // day of the last missed meal, by household; -kNever

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [confined, unpaid, hungry] = self;
        bytes.columns(unpaid);
        bytes(confined, hungry);
    }
};

inline constexpr std::int32_t kMostUnpaid = 20;
inline constexpr std::int32_t kHungerDays = 30;  // so long a missed meal weighs

Burdens first_burdens(const Context& context);

/// Chance of distress (PHQ-9 of 10 or more) by a logit of burdens, in units as it is counted: worked out once
/// for all that there can be.
class Distress {
  public:
    Distress(const policy::Mind& mind, std::int32_t days);
    /// Of the adults of a household whom nothing burdens.
    std::int64_t usual(const world::World& world, std::uint32_t household) const {
        return usual_[home(world, household)];
    }
    /// So much more is that of an adult of a household who was confined for so many days.
    class More {
      public:
        std::int64_t operator()(std::int32_t confined) const {
            return by_days_[static_cast<std::size_t>(confined)];
        }

      private:
        friend class Distress;
        explicit More(const std::int64_t* by_days) : by_days_(by_days) {}
        const std::int64_t* by_days_;
    };
    More more(const world::World& world, std::uint32_t household, std::int32_t unpaid, bool hungry) const {
        const std::size_t burden = static_cast<std::size_t>(unpaid) * 2 + (hungry ? 1 : 0);
        return More(more_.data() + (burden * kHomes + home(world, household)) * lengths_);
    }

  private:
    static constexpr std::size_t kHomes = 4;  // tenancy and living alone
    static std::size_t home(const world::World& world, std::uint32_t household) {
        return (world.household.tenure[household] == world::Tenure::kTenant ? 1u : 0u) +
               (world.members(household) == 1 ? 2u : 0u);
    }

    std::array<std::int64_t, kHomes> usual_{};
    std::size_t lengths_;             // of confinement, in days from 0 on
    std::vector<std::int64_t> more_;  // by unpaid days, hunger, home and confined days
};

}  // namespace wangge::kernel::mind
