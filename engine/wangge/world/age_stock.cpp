#include "wangge/world/age_stock.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "wangge/world/draft.hpp"

namespace wangge::world {

AgeStock::AgeStock(std::uint32_t people, const Population& population, const core::Draws& draws,
                   double rounding) {
    const std::vector<std::uint32_t> bands = deal_counts(rounding, people, population.ages);
    const double within = rounding == 0.5 ? 0.5 : fraction(53 * rounding);
    for (std::uint32_t band = 0; band < kAgeBands; ++band) {
        const std::uint32_t start = band_start(band);
        const std::uint32_t end = band_start(band + 1);
        // years in keyed order, so that remainders don't always fall to the youngest
        std::vector<std::pair<std::uint64_t, std::uint32_t>> years;
        std::vector<double> weights;
        for (std::uint32_t year = start; year < end; ++year) {
            years.emplace_back(draws.rank(band, year), year);
        }
        std::sort(years.begin(), years.end());
        for (const auto& [rank, year] : years) {
            double weight = 1;
            for (std::uint32_t step = start; band + 1 == kAgeBands && step < year; ++step) {
                weight *= 0.82;
            }
            weights.push_back(weight);
        }
        const std::vector<std::uint32_t> shares = deal_counts(within, bands[band], weights);
        for (std::size_t i = 0; i < years.size(); ++i) {
            left_[kLeaves + years[i].second] = shares[i];
        }
    }
    for (std::uint32_t node = kLeaves; --node > 0;) left_[node] = left_[2 * node] + left_[2 * node + 1];
}

std::uint32_t AgeStock::below(std::uint32_t year) const {
    std::uint32_t sum = 0;
    for (std::uint32_t node = kLeaves + year; node > 1; node /= 2) sum += node % 2 * left_[node - 1];
    return sum;
}

std::uint32_t AgeStock::left(std::uint32_t low, std::uint32_t high) const {
    return below(high + 1) - below(low);
}

std::uint32_t AgeStock::age_after(std::uint32_t people) const {
    std::uint32_t node = 1;
    while (node < kLeaves) {
        node *= 2;
        const std::uint32_t right = people >= left_[node] ? 1 : 0;
        people -= right * left_[node];
        node += right;
    }
    return node - kLeaves;
}

std::uint8_t AgeStock::take(std::uint32_t year) {
    for (std::uint32_t node = kLeaves + year; node > 0; node /= 2) --left_[node];
    return static_cast<std::uint8_t>(year);
}

std::uint8_t AgeStock::take_quantile(double part, std::uint32_t low, std::uint32_t high, std::uint32_t least,
                                     std::uint32_t most) {
    const std::uint32_t before = below(low), people = below(high + 1) - before;
    if (people == 0) {
        return take_nearest(low, least, most, least, most);
    }
    return take(age_after(before + std::min(static_cast<std::uint32_t>(part * people), people - 1)));
}

std::uint8_t AgeStock::take_nearest(double wished, std::uint32_t low, std::uint32_t high, std::uint32_t least,
                                    std::uint32_t most) {
    const double centre = std::clamp(wished, 0.0, static_cast<double>(kOldest));
    for (const auto& [from, to] : {std::pair{low, high}, std::pair{least, most}}) {
        // outwards from the wish; of two equally near the younger
        const std::uint32_t end = std::min(to, kOldest) + 1;
        const auto middle = static_cast<std::uint32_t>(centre);
        std::uint32_t under = std::min(middle + 1, end);
        std::uint32_t above = std::max(middle + 1, from);
        while (under > from && of(under - 1) == 0) --under;
        while (above < end && of(above) == 0) ++above;
        std::uint32_t best = kOldest + 1;
        if (under > from) {
            best = under - 1;
        }
        if (above < end && (best > kOldest || above - centre < centre - best)) {
            best = above;
        }
        if (best <= kOldest) {
            return take(best);
        }
    }
    return static_cast<std::uint8_t>(most);  // not reached: the caller's totals agree with the stock's
}

}  // namespace wangge::world
