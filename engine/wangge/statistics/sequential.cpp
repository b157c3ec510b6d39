#include "wangge/statistics/sequential.hpp"

#include <algorithm>
#include <stdexcept>

#include "wangge/statistics/quantile.hpp"

namespace wangge::statistics {

std::vector<int> LookPlan::looks() const {
    if (first < kFewestWorlds || last < first)
        throw std::invalid_argument("look plan: first or last look out of range");
    std::vector<int> result;
    for (int worlds = first; worlds < last; worlds *= 2) {
        result.push_back(worlds);
        if (worlds > last / 2) break;  // doubling again would pass the end, and might overflow
    }
    result.push_back(last);
    return result;
}

double LookPlan::alpha_spent(int worlds, double alpha) const {
    int before = 0;
    for (int look : looks()) {
        if (look == worlds) return alpha * (look - before) / last;
        before = look;
    }
    return 0;
}

SequentialInterval sequential_interval(std::span<const double> values, const LookPlan& plan,
                                       const BootstrapOptions& options) {
    SequentialInterval result;
    const int worlds = static_cast<int>(values.size());
    const std::vector<int> looks = plan.looks();
    const auto at = std::find(looks.begin(), looks.end(), worlds);
    if (at == looks.end()) {
        result.interval.worlds = static_cast<int>(defined_values(values).size());
        return result;
    }
    result.look = static_cast<int>(at - looks.begin()) + 1;
    result.level = 1 - plan.alpha_spent(worlds, 1 - options.level);
    BootstrapOptions here = options;
    here.level = result.level;
    here.resamples = std::max(options.resamples, 4000);
    result.interval = bca_mean(values, here);
    return result;
}

}  // namespace wangge::statistics
