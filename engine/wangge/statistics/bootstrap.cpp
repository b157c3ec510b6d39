#include "wangge/statistics/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/statistics/quantile.hpp"
#include "wangge/statistics/resample.hpp"
#include "wangge/statistics/student_t.hpp"

namespace wangge::statistics {

namespace {

void check(const BootstrapOptions& options) {
    if (!(options.level > 0 && options.level < 1))
        throw std::invalid_argument("bootstrap: level outside (0, 1)");
    if (options.resamples < 100) throw std::invalid_argument("bootstrap: fewer than 100 resamples");
}

// Lower normal deviate of the wanted level, widened for few worlds if asked.
double lower_deviate(double level, int worlds, SmallSample small_sample) {
    const double tail = 0.5 * (1 - level);
    if (small_sample == SmallSample::kPlain) return core::normal_quantile(tail);
    const double n = worlds;
    return student_t_quantile(tail, worlds - 1) * std::sqrt(n / (n - 1));
}

// Third-moment measure of how the standard error changes with the value (Efron 1987, from leave-one-out
// values).
double acceleration(std::span<const double> leave_one_out) {
    const double centre = mean(leave_one_out);
    double squares = 0;
    double cubes = 0;
    for (double value : leave_one_out) {
        const double gap = centre - value;
        squares += gap * gap;
        cubes += gap * gap * gap;
    }
    return squares > 0 ? cubes / (6 * squares * std::sqrt(squares)) : 0;
}

double adjusted_probability(double bias, double deviate, double acceleration) {
    const double shifted = bias + deviate;
    const double denominator = 1 - acceleration * shifted;
    if (denominator <= 0) return deviate < 0 ? 0 : 1;  // the correction runs off the end of the resamples
    return core::normal_cdf(bias + shifted / denominator);
}

// Resampled values that equal the estimate up to rounding count half: discrete data meet it often.
double bias_correction(std::span<const double> ascending, double estimate) {
    const double scale =
        std::max({std::abs(ascending.front()), std::abs(ascending.back()), std::abs(estimate)});
    const double rounding = 1e-13 * scale;
    double below = 0;
    for (double value : ascending) {
        if (value < estimate - rounding) {
            below += 1;
        } else if (value <= estimate + rounding) {
            below += 0.5;
        }
    }
    const double total = static_cast<double>(ascending.size());
    return core::normal_quantile(std::min(std::max(below, 0.5), total - 0.5) / total);
}

void set_limits(Interval& interval, std::vector<double>& resampled, std::span<const double> leave_one_out,
                const BootstrapOptions& options) {
    std::sort(resampled.begin(), resampled.end());
    const double bias = bias_correction(resampled, interval.estimate);
    const double accelerated = acceleration(leave_one_out);
    const double deviate = lower_deviate(options.level, interval.worlds, options.small_sample);
    const double lower = core::flawed(core::Flaw::kIntervalOfOneSide) ? -deviate : deviate;
    interval.low = quantile_of_sorted(resampled, adjusted_probability(bias, lower, accelerated));
    interval.high = quantile_of_sorted(resampled, adjusted_probability(bias, -deviate, accelerated));
}

}  // namespace

Interval bca_mean(std::span<const double> values, const BootstrapOptions& options) {
    check(options);
    const std::vector<double> defined = defined_values(values);
    const int n = static_cast<int>(defined.size());
    Interval interval;
    interval.worlds = n;
    if (n == 0) return interval;
    interval.estimate = mean(defined);
    if (n < kFewestWorlds) {
        interval.state = IntervalState::kTooFew;
        return interval;
    }
    const int differing = count_differing(defined);
    if (differing == 0) {
        interval.low = interval.high = interval.estimate;
        interval.state = IntervalState::kDegenerate;
        return interval;
    }
    interval.state = differing < kFewestDiffering ? IntervalState::kSparse : IntervalState::kSound;

    const Resampler resampler(options.seed, options.name, n);
    std::vector<std::uint32_t> picked(defined.size());
    std::vector<double> resampled(static_cast<std::size_t>(options.resamples));
    for (int r = 0; r < options.resamples; ++r) {
        resampler.pick(r, picked);
        double sum = 0;
        for (std::uint32_t world : picked) sum += defined[world] - interval.estimate;
        resampled[static_cast<std::size_t>(r)] = interval.estimate + sum / n;
    }
    std::vector<double> leave_one_out(defined.size());
    for (std::size_t i = 0; i < defined.size(); ++i) {
        leave_one_out[i] = interval.estimate + (interval.estimate - defined[i]) / (n - 1);
    }
    set_limits(interval, resampled, leave_one_out, options);
    return interval;
}

Interval bca(int worlds, const Statistic& statistic, const BootstrapOptions& options) {
    check(options);
    Interval interval;
    interval.worlds = std::max(worlds, 0);
    if (worlds <= 0) return interval;
    const auto n = static_cast<std::size_t>(worlds);
    std::vector<std::uint32_t> everyone(n);
    std::iota(everyone.begin(), everyone.end(), 0U);
    interval.estimate = statistic(everyone);
    if (std::isnan(interval.estimate)) return interval;
    if (worlds < kFewestWorlds) {
        interval.state = IntervalState::kTooFew;
        return interval;
    }
    std::vector<double> leave_one_out(n);
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<std::uint32_t> others = everyone;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        leave_one_out[i] = statistic(others);
    }
    const Resampler resampler(options.seed, options.name, worlds);
    std::vector<std::uint32_t> picked(n);
    std::vector<double> resampled(static_cast<std::size_t>(options.resamples));
    bool defined = true;
    for (int r = 0; r < options.resamples; ++r) {
        resampler.pick(r, picked);
        resampled[static_cast<std::size_t>(r)] = statistic(picked);
        defined = defined && !std::isnan(resampled[static_cast<std::size_t>(r)]);
    }
    for (double value : leave_one_out) defined = defined && !std::isnan(value);
    if (!defined) return interval;
    if (count_differing(leave_one_out) == 0) {
        interval.low = interval.high = interval.estimate;
        interval.state = IntervalState::kDegenerate;
        return interval;
    }
    interval.state = IntervalState::kSound;
    set_limits(interval, resampled, leave_one_out, options);
    return interval;
}

}  // namespace wangge::statistics
