#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "wangge/core/hashed_column.hpp"
#include "wangge/core/tally_column.hpp"
#include "wangge/kernel/columns.hpp"
#include "wangge/kernel/context.hpp"

/// Distress of adults: an outcome that feeds nothing.
namespace wangge::kernel::mind {

/// What burdens people. Days in the open wear confined days off, paid workdays unpaid ones, one for one.
struct Burdens {
    core::TallyColumn confined;        // days, by resident
    std::vector<std::int32_t> unpaid;  // workdays, by household, 0 to kMostUnpaid
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
inline constexpr std::uint8_t kAdult = 18;

Burdens first_burdens(const Context& context);

/// Chance of distress (PHQ-9 of 10 or more) by a logit of burdens: a product of odds, each from a table.
class Distress {
  public:
    Distress(const policy::Mind& mind, std::int32_t days);
    double of(const Context& context, const Burdens& burdens, std::uint32_t resident) const;
    /// Of somebody whom nothing burdens.
    double usual(const world::World& world, std::uint32_t resident) const;

  private:
    double with(double odds, const world::World& world, std::uint32_t household) const;

    std::vector<double> confined_;  // odds ratio by confined days
    std::array<double, kMostUnpaid + 1> unpaid_;
    double usual_, hungry_, tenant_, alone_;
};

}  // namespace wangge::kernel::mind
