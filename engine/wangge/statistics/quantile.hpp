#pragma once

#include <span>
#include <vector>

namespace wangge::statistics {

/// Mean in the unit of the values; NaN if there are none. Summed in the order given, around the first value,
/// so that the mean of equal values is exactly that value.
double mean(std::span<const double> values);

/// Sample variance (divisor n - 1); NaN for fewer than two values, exactly 0 for equal ones.
double variance(std::span<const double> values);

/// Sample standard deviation (divisor n - 1).
double standard_deviation(std::span<const double> values);

/// Quantile of type 7 of Hyndman and Fan (1996), the default of R and NumPy: linear between the order
/// statistics at (n - 1) p. `probability` is clamped to [0, 1]; NaN if there are no values. No value may be
/// NaN.
double quantile(std::span<const double> values, double probability);

/// The same on values already in ascending order, without copying them.
double quantile_of_sorted(std::span<const double> ascending, double probability);

/// Quantile 0.5.
double median(std::span<const double> values);

/// Median and the range that holds the central 80 % of worlds. This is the *spread of worlds*: it tells how
/// different futures can be and does not shrink with more worlds.
struct Spread {
    double median;
    double p10;
    double p90;
    double mean;
    int worlds;
};

/// Worlds whose value is NaN (undefined there, such as a delay without an event) are left out and not
/// counted.
Spread spread_of_worlds(std::span<const double> values);

/// The values that are not NaN, in order.
std::vector<double> defined_values(std::span<const double> values);

/// How many values differ from the most common one: 0 if all are equal, all of them if no two are. No value
/// may be NaN.
int count_differing(std::span<const double> values);

}  // namespace wangge::statistics
