#include "wangge/statistics/synergy.hpp"

#include <stdexcept>

namespace wangge::statistics {

std::vector<double> synergy_by_world(std::span<const double> base, std::span<const double> all,
                                     std::span<const std::span<const double>> singles) {
    if (singles.empty()) throw std::invalid_argument("synergy: no single arm");
    if (all.size() != base.size())
        throw std::invalid_argument("synergy: arms have different numbers of worlds");
    std::vector<double> result(base.size());
    for (std::size_t i = 0; i < base.size(); ++i) result[i] = all[i] - base[i];
    for (std::span<const double> single : singles) {
        if (single.size() != base.size()) {
            throw std::invalid_argument("synergy: arms have different numbers of worlds");
        }
        for (std::size_t i = 0; i < base.size(); ++i) result[i] -= single[i] - base[i];
    }
    return result;
}

Interval synergy(std::span<const double> base, std::span<const double> all,
                 std::span<const std::span<const double>> singles, const BootstrapOptions& options) {
    return bca_mean(synergy_by_world(base, all, singles), options);
}

}  // namespace wangge::statistics
