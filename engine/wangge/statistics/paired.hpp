#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "wangge/statistics/bootstrap.hpp"
#include "wangge/statistics/interval.hpp"
#include "wangge/statistics/quantile.hpp"
#include "wangge/statistics/share.hpp"

namespace wangge::statistics {

enum class Direction : std::uint8_t {
    kLowerIsBetter,
    kHigherIsBetter,
    kNeither,  ///< worlds are counted as below, same, above, but nobody says which is better
};

/// An arm against the base in twin worlds: value i of both comes from world i (same people, same luck).
struct PairedComparison {
    Spread base;          ///< spread of worlds, over all worlds in which the base has a value
    Spread arm;           ///< the same for the arm
    Interval difference;  ///< mean of arm minus base over the pairs, with its Monte Carlo interval
    int pairs = 0;        ///< worlds in which both have a value
    int left_out = 0;     ///< worlds in which one of them is NaN
    int below = 0;        ///< pairs in which the arm is lower than the base
    int same = 0;         ///< pairs with exactly the same value
    int above = 0;        ///< pairs in which the arm is higher
    Direction direction = Direction::kNeither;
    double correlation = 0;         ///< Pearson's, of the pairs; NaN if one of them does not vary
    double variance_reduction = 0;  ///< 1 - Var(difference) / (Var(base) + Var(arm)): what pairing saves. NaN
                                    ///< if neither varies; negative if pairing does harm
    double sign_test_p = 1;         ///< exact, two-sided, over the pairs that differ

    /// Worlds in which the arm is better; nothing if the outcome has no direction.
    std::optional<int> better() const;
    std::optional<int> worse() const;
};

/// Compares twin worlds. Throws std::invalid_argument if the spans differ in length.
PairedComparison compare(std::span<const double> base, std::span<const double> arm, Direction direction,
                         const BootstrapOptions& options);

/// arm[i] - base[i]; NaN where one of them is. Throws std::invalid_argument if the lengths differ.
std::vector<double> paired_differences(std::span<const double> base, std::span<const double> arm);

/// Share of worlds whose value reaches `threshold` (for p_outbreak: 20 local infections), with Wilson's
/// interval.
ShareInterval share_reaching(std::span<const double> values, double threshold, double level = 0.95);

/// The same event in twin worlds, with McNemar's exact test. Worlds in which one value is NaN are left out.
PairedShares compare_reaching(std::span<const double> base, std::span<const double> arm, double threshold,
                              double level = 0.95);

}  // namespace wangge::statistics
