#include "wangge/statistics/simultaneous.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "wangge/statistics/quantile.hpp"
#include "wangge/statistics/resample.hpp"

namespace wangge::statistics {

namespace {

struct Sound {
    std::vector<double> gaps;      // value minus estimate, 0 where undefined
    std::vector<double> presence;  // 1 where the world has a value, else 0
    double standard_error;
    std::size_t index;
};

// |t| of the weighted resample. The weights of the defined worlds are brought back to sum to one.
double absolute_t(const Sound& contrast, std::span<const double> weights, int worlds) {
    double weight = 0;
    double first = 0;
    double second = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double share = weights[i] * contrast.presence[i];
        weight += share;
        first += share * contrast.gaps[i];
        second += share * contrast.gaps[i] * contrast.gaps[i];
    }
    const double shift = first / weight;
    const double spread = second / weight - shift * shift;
    if (spread <= 0) return std::numeric_limits<double>::infinity();
    return std::abs(shift) / std::sqrt(spread / worlds);
}

}  // namespace

SimultaneousIntervals simultaneous_intervals(std::span<const std::span<const double>> contrasts,
                                             const BootstrapOptions& options) {
    if (!(options.level > 0 && options.level < 1))
        throw std::invalid_argument("simultaneous: level outside (0, 1)");
    if (options.resamples < 100) throw std::invalid_argument("simultaneous: fewer than 100 resamples");
    SimultaneousIntervals result;
    result.critical = std::numeric_limits<double>::quiet_NaN();
    result.intervals.resize(contrasts.size());
    std::vector<Sound> sound;
    for (std::size_t c = 0; c < contrasts.size(); ++c) {
        if (contrasts[c].size() != contrasts[0].size()) {
            throw std::invalid_argument("simultaneous: contrasts have different numbers of worlds");
        }
        const std::vector<double> defined = defined_values(contrasts[c]);
        Interval& interval = result.intervals[c];
        interval.worlds = static_cast<int>(defined.size());
        if (defined.empty()) continue;
        interval.estimate = mean(defined);
        const int differing = count_differing(defined);
        if (interval.worlds < kFewestWorlds) {
            interval.state = IntervalState::kTooFew;
        } else if (differing == 0) {
            interval.low = interval.high = interval.estimate;
            interval.state = IntervalState::kDegenerate;
        } else if (differing < kFewestDiffering) {
            interval.state = IntervalState::kSparse;
        } else {
            interval.state = IntervalState::kSound;
            Sound entry{{}, {}, std::sqrt(variance(defined) / interval.worlds), c};
            for (double value : contrasts[c]) {
                const bool present = !std::isnan(value);
                entry.presence.push_back(present ? 1 : 0);
                entry.gaps.push_back(present ? value - interval.estimate : 0);
            }
            sound.push_back(std::move(entry));
        }
    }
    if (sound.empty()) return result;

    const int worlds = static_cast<int>(contrasts[0].size());
    const Resampler resampler(options.seed, options.name, worlds);
    std::vector<double> weights(contrasts[0].size());
    std::vector<double> largest(static_cast<std::size_t>(options.resamples), 0.0);
    for (int r = 0; r < options.resamples; ++r) {
        resampler.weigh(r, weights);
        double& record = largest[static_cast<std::size_t>(r)];
        for (const Sound& contrast : sound) {
            record = std::max(record, absolute_t(contrast, weights, result.intervals[contrast.index].worlds));
        }
    }
    result.critical = quantile(largest, options.level);
    for (const Sound& contrast : sound) {
        Interval& interval = result.intervals[contrast.index];
        interval.low = interval.estimate - result.critical * contrast.standard_error;
        interval.high = interval.estimate + result.critical * contrast.standard_error;
    }
    return result;
}

}  // namespace wangge::statistics
