#pragma once

#include <cstdint>

#include "wangge/core/hashed_column.hpp"
#include "wangge/core/paged_column.hpp"

namespace wangge::kernel {

inline constexpr std::int32_t kNever = 0x3FFFFFFF;

/// A day of a run in two bytes, kNever and -kNever among them: most columns of a state are days. Other days
/// are from -kMost to kMost, more than a run may last.
class ShortDay {
  public:
    static constexpr std::int32_t kMost = 0x7FFE;

    constexpr ShortDay() = default;
    constexpr ShortDay(std::int32_t day)  // NOLINT(google-explicit-constructor): is a day
        : stored_(static_cast<std::int16_t>(day > kMost    ? kMost + 1
                                            : day < -kMost ? -kMost - 1
                                                           : day)) {}
    constexpr operator std::int32_t() const {  // NOLINT(google-explicit-constructor)
        return stored_ > kMost ? kNever : stored_ < -kMost ? -kNever : stored_;
    }
    /// Writes or reads it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) { bytes(self.stored_); }

  private:
    std::int16_t stored_ = 0;
};

/// A column of days, each in two bytes.
using DayColumn = core::HashedColumn<std::int32_t, ShortDay>;
/// The same where few rows are ever written.
using RareDayColumn = core::HashedColumn<std::int32_t, ShortDay, core::PagedColumn<ShortDay>>;

}  // namespace wangge::kernel
