#include "wangge/statistics/equivalence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "wangge/statistics/quantile.hpp"
#include "wangge/statistics/student_t.hpp"

namespace wangge::statistics {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void check(double margin, double alpha) {
    if (!(margin > 0)) throw std::invalid_argument("equivalence: margin must be above 0");
    if (!(alpha > 0 && alpha < 0.5)) throw std::invalid_argument("equivalence: alpha outside (0, 0.5)");
}

// One-sided Student p that the mean is above zero; 0 or 1 for values that do not vary.
double p_above_zero(std::span<const double> values) {
    if (values.size() < 2) return kNaN;
    const double centre = mean(values);
    const double error = std::sqrt(variance(values) / static_cast<double>(values.size()));
    if (error == 0) return centre > 0 ? 0 : 1;
    return student_t_cdf(-centre / error, static_cast<int>(values.size()) - 1);
}

bool inside(const Equivalence& e) {
    return e.interval.is_given() && e.interval.low > e.margin_low && e.interval.high < e.margin_high;
}

}  // namespace

Equivalence equivalence_of_mean(std::span<const double> values, double margin, double alpha,
                                const BootstrapOptions& options) {
    check(margin, alpha);
    BootstrapOptions two_sided = options;
    two_sided.level = 1 - 2 * alpha;
    Equivalence result{bca_mean(values, two_sided), -margin, margin, kNaN, false};
    const std::vector<double> defined = defined_values(values);
    std::vector<double> above_low = defined;
    std::vector<double> below_high = defined;
    for (double& value : above_low) value += margin;
    for (double& value : below_high) value = margin - value;
    if (defined.size() >= 2) result.p = std::max(p_above_zero(above_low), p_above_zero(below_high));
    result.is_equivalent = inside(result) && result.p <= alpha;
    return result;
}

Equivalence equivalence_of_ratio(std::span<const double> base, std::span<const double> arm, double margin,
                                 double alpha, const BootstrapOptions& options) {
    check(margin, alpha);
    if (base.size() != arm.size()) throw std::invalid_argument("equivalence: twin worlds differ in number");
    std::vector<double> b;
    std::vector<double> a;
    for (std::size_t i = 0; i < base.size(); ++i) {
        if (std::isnan(base[i]) || std::isnan(arm[i])) continue;
        b.push_back(base[i]);
        a.push_back(arm[i]);
    }
    Equivalence result{Interval{}, -margin, margin, kNaN, false};
    const int worlds = static_cast<int>(b.size());
    if (a == b && worlds >= kFewestWorlds) {  // the same in every world, also where the outcome never happens
        result.interval = Interval{0, 0, 0, worlds, IntervalState::kDegenerate};
        result.p = 0;
        result.is_equivalent = true;
        return result;
    }
    BootstrapOptions two_sided = options;
    two_sided.level = 1 - 2 * alpha;
    const auto ratio = [&](std::span<const std::uint32_t> picked) {
        double sum_a = 0;
        double sum_b = 0;
        for (std::uint32_t world : picked) {
            sum_a += a[world];
            sum_b += b[world];
        }
        return sum_b > 0 ? sum_a / sum_b - 1 : kNaN;
    };
    result.interval = bca(worlds, ratio, two_sided);
    std::vector<double> above_low(b.size());
    std::vector<double> below_high(b.size());
    for (std::size_t i = 0; i < b.size(); ++i) {
        above_low[i] = a[i] - (1 - margin) * b[i];
        below_high[i] = (1 + margin) * b[i] - a[i];
    }
    if (worlds >= 2) result.p = std::max(p_above_zero(above_low), p_above_zero(below_high));
    result.is_equivalent = inside(result) && result.p <= alpha;
    return result;
}

}  // namespace wangge::statistics
