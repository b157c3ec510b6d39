#include "wangge/statistics/paired.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace wangge::statistics {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void check_lengths(std::span<const double> base, std::span<const double> arm) {
    if (base.size() == arm.size()) return;
    throw std::invalid_argument("twin worlds: base has " + std::to_string(base.size()) + " worlds, arm has " +
                                std::to_string(arm.size()));
}

double correlation_of(std::span<const double> a, std::span<const double> b) {
    if (a.size() < 2) return kNaN;
    const double centre_a = mean(a);
    const double centre_b = mean(b);
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - centre_a) * (a[i] - centre_a);
        bb += (b[i] - centre_b) * (b[i] - centre_b);
        ab += (a[i] - centre_a) * (b[i] - centre_b);
    }
    if (aa <= 0 || bb <= 0) return kNaN;
    const double ratio = ab / (std::sqrt(aa) * std::sqrt(bb));
    return ratio > 1 ? 1 : (ratio < -1 ? -1 : ratio);  // rounding only
}

}  // namespace

std::optional<int> PairedComparison::better() const {
    if (direction == Direction::kNeither) return std::nullopt;
    return direction == Direction::kLowerIsBetter ? below : above;
}

std::optional<int> PairedComparison::worse() const {
    if (direction == Direction::kNeither) return std::nullopt;
    return direction == Direction::kLowerIsBetter ? above : below;
}

std::vector<double> paired_differences(std::span<const double> base, std::span<const double> arm) {
    check_lengths(base, arm);
    std::vector<double> differences(base.size());
    for (std::size_t i = 0; i < base.size(); ++i) differences[i] = arm[i] - base[i];
    return differences;
}

PairedComparison compare(std::span<const double> base, std::span<const double> arm, Direction direction,
                         const BootstrapOptions& options) {
    check_lengths(base, arm);
    PairedComparison result;
    result.direction = direction;
    result.base = spread_of_worlds(base);
    result.arm = spread_of_worlds(arm);
    std::vector<double> base_of_pair;
    std::vector<double> arm_of_pair;
    for (std::size_t i = 0; i < base.size(); ++i) {
        if (std::isnan(base[i]) || std::isnan(arm[i])) {
            ++result.left_out;
            continue;
        }
        base_of_pair.push_back(base[i]);
        arm_of_pair.push_back(arm[i]);
        // Compared rather than subtracted: a tiny difference must not vanish.
        if (arm[i] < base[i]) {
            ++result.below;
        } else if (arm[i] > base[i]) {
            ++result.above;
        } else {
            ++result.same;
        }
    }
    result.pairs = static_cast<int>(base_of_pair.size());
    const std::vector<double> differences = paired_differences(base_of_pair, arm_of_pair);
    result.difference = bca_mean(differences, options);
    result.correlation = correlation_of(base_of_pair, arm_of_pair);
    const double separate = variance(base_of_pair) + variance(arm_of_pair);
    result.variance_reduction = separate > 0 ? 1 - variance(differences) / separate : kNaN;
    result.sign_test_p = sign_test(result.below, result.above);
    return result;
}

ShareInterval share_reaching(std::span<const double> values, double threshold, double level) {
    int count = 0;
    int worlds = 0;
    for (double value : values) {
        if (std::isnan(value)) continue;
        ++worlds;
        if (value >= threshold) ++count;
    }
    return wilson_interval(count, worlds, level);
}

PairedShares compare_reaching(std::span<const double> base, std::span<const double> arm, double threshold,
                              double level) {
    check_lengths(base, arm);
    int both = 0;
    int base_only = 0;
    int arm_only = 0;
    int neither = 0;
    for (std::size_t i = 0; i < base.size(); ++i) {
        if (std::isnan(base[i]) || std::isnan(arm[i])) continue;
        const bool in_base = base[i] >= threshold;
        const bool in_arm = arm[i] >= threshold;
        if (in_base && in_arm) {
            ++both;
        } else if (in_base) {
            ++base_only;
        } else if (in_arm) {
            ++arm_only;
        } else {
            ++neither;
        }
    }
    return paired_shares(both, base_only, arm_only, neither, level);
}

}  // namespace wangge::statistics
