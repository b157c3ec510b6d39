#include "wangge/world/ranks.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"

namespace wangge::world {

void sort_ranked(std::vector<Ranked>& rows) {
    const auto n = static_cast<std::uint32_t>(rows.size());
    // Cut by their upper part into as many buckets as there are rows, even ranks leave next to nothing to
    // sort.
    const auto bucket_of = [n](const Ranked& one) {
        return core::below(static_cast<std::uint32_t>(one.rank >> 32), n);
    };
    std::vector<std::uint32_t> next(std::size_t{n} + 1, 0);
    for (const Ranked& one : rows) ++next[bucket_of(one) + 1];
    for (std::uint32_t b = 0; b < n; ++b) next[b + 1] += next[b];
    std::vector<Ranked> sorted(n);
    for (const Ranked& one : rows) sorted[next[bucket_of(one)]++] = one;
    for (std::uint32_t i = 1; i < n; ++i) {  // only within buckets
        if (sorted[i - 1].rank <= sorted[i].rank) continue;
        const Ranked one = sorted[i];
        std::uint32_t at = i;
        for (; at > 0 && one.rank < sorted[at - 1].rank; --at) sorted[at] = sorted[at - 1];
        sorted[at] = one;
    }
    rows.swap(sorted);
}

std::vector<std::uint32_t> by_rank(const core::Draws& draws, std::uint64_t subject,
                                   std::vector<std::uint32_t> rows, std::span<const std::uint64_t> keys) {
    const core::Lot ranks = draws.lot(subject);
    std::vector<Ranked> ranked(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) ranked[i] = {ranks.rank(keys[rows[i]]), rows[i]};
    sort_ranked(ranked);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = ranked[i].row;
    return rows;
}

std::vector<std::uint32_t> places_by_rank(const core::Draws& draws, std::uint64_t subject,
                                          std::span<const std::uint32_t> rows,
                                          std::span<const std::uint64_t> keys) {
    const auto n = static_cast<std::uint32_t>(rows.size());
    const core::Lot ranks = draws.lot(subject);
    std::vector<Ranked> ranked(n);
    for (std::uint32_t i = 0; i < n; ++i) ranked[i] = {ranks.rank(keys[rows[i]]), i};
    sort_ranked(ranked);
    std::vector<std::uint32_t> places(n);
    for (std::uint32_t place = 0; place < n; ++place) places[ranked[place].row] = place;
    return places;
}

Ranks::Ranks(const core::Draws& draws, std::uint64_t subject, std::span<const std::uint32_t> rows,
             std::span<const std::uint64_t> keys)
    : rows_(rows), ranks_(rows.size()) {
    const core::Lot lot = draws.lot(subject);
    for (std::size_t i = 0; i < rows.size(); ++i) ranks_[i] = lot.rank(keys[rows[i]]);
}

std::uint64_t Ranks::lowest(std::uint32_t n) const {
    if (n >= ranks_.size()) return ~std::uint64_t{0};
    const auto all = static_cast<double>(ranks_.size()), part = n / all;
    const auto rank_at = [](double at) {
        return at <= 0 ? 0 : at >= 1 ? ~std::uint64_t{0} : static_cast<std::uint64_t>(at * 0x1p64);
    };
    // Ranks are even over 64 bits: so near its share of them, in standard deviations, the n-th will lie.
    const double deviation = core::sqrt((part * (1 - part) + 1 / all) / all);
    std::vector<std::uint64_t> near;
    for (double reach = 4;; reach *= 4) {
        const std::uint64_t low = rank_at(part - reach * deviation),
                            width = rank_at(part + reach * deviation) - low;
        std::size_t before = 0;
        near.clear();
        for (const std::uint64_t rank : ranks_) {
            before += rank < low ? 1 : 0;
            if (rank - low <= width) near.push_back(rank);
        }
        if (n <= before || n > before + near.size()) continue;
        const auto nth = near.begin() + static_cast<std::ptrdiff_t>(n - before - 1);
        std::nth_element(near.begin(), nth, near.end());
        return *nth;
    }
}

}  // namespace wangge::world
