#include "wangge/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wangge::statistics {

namespace {
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
}

double mean(std::span<const double> values) {
    if (values.empty()) return kNaN;
    const double origin = values.front();
    double sum = 0;
    for (double value : values) sum += value - origin;
    return origin + sum / static_cast<double>(values.size());
}

double variance(std::span<const double> values) {
    if (values.size() < 2) return kNaN;
    const double centre = mean(values);
    double squares = 0;
    for (double value : values) squares += (value - centre) * (value - centre);
    return squares / static_cast<double>(values.size() - 1);
}

double standard_deviation(std::span<const double> values) {
    return std::sqrt(variance(values));
}

double quantile_of_sorted(std::span<const double> ascending, double probability) {
    if (ascending.empty()) return kNaN;
    const double p = std::min(1.0, std::max(0.0, probability));
    const double position = p * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    const double part = position - static_cast<double>(below);
    return ascending[below] + part * (ascending[above] - ascending[below]);
}

double quantile(std::span<const double> values, double probability) {
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return quantile_of_sorted(sorted, probability);
}

double median(std::span<const double> values) {
    return quantile(values, 0.5);
}

std::vector<double> defined_values(std::span<const double> values) {
    std::vector<double> defined;
    defined.reserve(values.size());
    for (double value : values) {
        if (!std::isnan(value)) defined.push_back(value);
    }
    return defined;
}

Spread spread_of_worlds(std::span<const double> values) {
    std::vector<double> defined = defined_values(values);
    const double centre = mean(defined);  // before sorting: the sum keeps the order of the worlds
    std::sort(defined.begin(), defined.end());
    return Spread{quantile_of_sorted(defined, 0.5), quantile_of_sorted(defined, 0.1),
                  quantile_of_sorted(defined, 0.9), centre, static_cast<int>(defined.size())};
}

int count_differing(std::span<const double> values) {
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    std::size_t most_common = 0;
    std::size_t run = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        run = (i > 0 && sorted[i] == sorted[i - 1]) ? run + 1 : 1;
        most_common = std::max(most_common, run);
    }
    if (most_common == 1 && sorted.size() > 1) most_common = 0;  // every value is another one: none is common
    return static_cast<int>(sorted.size() - most_common);
}

}  // namespace wangge::statistics
