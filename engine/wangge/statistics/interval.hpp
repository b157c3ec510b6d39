#pragma once

#include <cstdint>
#include <limits>

namespace wangge::statistics {

/// How far an interval can be trusted. Every state but `kSound` has to be said next to the number.
enum class IntervalState : std::uint8_t {
    kSound,       ///< enough worlds that differ from each other
    kDegenerate,  ///< every world gave the same value: zero width, which is no proof of certainty
    kSparse,      ///< fewer than `kFewestDiffering` worlds differ from the most common value
    kTooFew,      ///< fewer than `kFewestWorlds` worlds: no interval, low and high are NaN
    kEmpty,       ///< no world had a value: estimate, low and high are NaN
};

/// Below this many worlds no interval is given (assumed: a bootstrap of four values has 35 distinct
/// resamples).
inline constexpr int kFewestWorlds = 5;
/// Below this many worlds that differ from the most common value an interval is marked sparse (assumed).
inline constexpr int kFewestDiffering = 5;

/// A *Monte Carlo interval*: where the expected value over all worlds may lie. It shrinks as worlds are
/// added; it is not the spread of worlds (10-90 %), which does not.
struct Interval {
    double estimate = std::numeric_limits<double>::quiet_NaN();  ///< in the outcome's unit
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    int worlds = 0;  ///< worlds that had a value
    IntervalState state = IntervalState::kEmpty;

    /// True if low and high are numbers.
    bool is_given() const { return state != IntervalState::kEmpty && state != IntervalState::kTooFew; }
    /// True if the interval is given and lies wholly below or wholly above `value`.
    bool excludes(double value) const { return is_given() && (high < value || low > value); }
};

}  // namespace wangge::statistics
