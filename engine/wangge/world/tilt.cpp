#include "wangge/world/tilt.hpp"

#include <algorithm>

namespace wangge::world {

std::vector<double> tilt(std::span<const double> weights, std::span<const std::uint32_t> values,
                         double mean) {
    const auto mean_at = [&](double ratio) {
        double sum = 0;
        double total = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double weight = weights[i] * power(ratio, values[i]);
            sum += weight;
            total += weight * values[i];
        }
        return sum > 0 ? total / sum : 0.0;
    };
    const double ratio = solve_ratio(mean_at, mean);
    std::vector<double> tilted(weights.size());
    double largest = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        tilted[i] = weights[i] * power(ratio, values[i]);
        largest = std::max(largest, tilted[i]);
    }
    for (double& weight : tilted) {
        weight = largest > 0 ? weight / largest : 0.0;
    }
    return tilted;
}

}  // namespace wangge::world
