#include "wangge/world/draft.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <tuple>
#include <utility>

#include "wangge/core/samplers.hpp"
#include "wangge/world/keys.hpp"

namespace wangge::world {
namespace {

std::string text(double value) {
    std::array<char, 32> buffer{};
    const std::to_chars_result end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return std::string(buffer.data(), end.ptr);
}

using Ranked = std::pair<std::uint64_t, std::uint32_t>;  // and the row

bool whole(const core::Parameter& parameter) {
    return parameter.kind == core::Kind::kInteger || parameter.kind == core::Kind::kChoice;
}

}  // namespace

Problem check_ranges(const Population& population) {
    for (const core::Field& field : Population::fields()) {
        const core::Parameter& parameter = field.parameter;
        const double* values = core::field_value(&population, field);
        for (std::uint32_t k = 0; k < parameter.length; ++k) {
            const std::string key = "population." + std::string(parameter.name);
            const bool between = values[k] > kByRule && values[k] < 0 && parameter.least == kByRule;
            if (!(values[k] >= parameter.least && values[k] <= parameter.most) || between) {
                return core::Fault{core::FaultCode::kOutOfRange,
                                   "",
                                   key,
                                   {text(values[k]), text(parameter.least), text(parameter.most),
                                    std::string(parameter.unit)}};
            }
            if (whole(parameter) && values[k] != static_cast<double>(static_cast<std::int64_t>(values[k]))) {
                return core::Fault{core::FaultCode::kNotWhole, "", key, {text(values[k])}};
            }
        }
    }
    return std::nullopt;
}

Problem check_filled(const Population& population) {
    for (const auto& [name, value, least] :
         {std::tuple{"households", population.households, 1.0},
          std::tuple{"communities", population.communities, 1.0}, std::tuple{"grids", population.grids, 1.0},
          std::tuple{"stairwells", population.stairwells, 1.0}, std::tuple{"shops", population.shops, 1.0},
          std::tuple{"restaurants", population.restaurants, 1.0},
          std::tuple{"stores", population.stores, 1.0}, std::tuple{"width", population.width, 50.0}}) {
        if (value < least) {
            return core::Fault{core::FaultCode::kOutOfRange,
                               "",
                               "population." + std::string(name),
                               {text(value), text(least), "", ""}};
        }
    }
    return std::nullopt;
}

namespace {

// Ranks are even over 64 bits: cut by their upper part into as many buckets as there are rows, they leave
// next to nothing to sort.
std::uint32_t bucket_of(std::uint64_t rank, std::uint32_t buckets) {
    return core::below(static_cast<std::uint32_t>(rank >> 32), buckets);
}

}  // namespace

std::vector<std::uint32_t> by_rank(const core::Draws& draws, std::uint64_t subject,
                                   std::vector<std::uint32_t> rows, std::span<const std::uint64_t> keys) {
    const auto n = static_cast<std::uint32_t>(rows.size());
    std::vector<Ranked> drawn(n), ranked(n);
    std::vector<std::uint32_t> ends(n + 1, 0);
    const core::Lot ranks = draws.lot(subject);
    for (std::uint32_t i = 0; i < n; ++i) {
        drawn[i] = {ranks.rank(keys[rows[i]]), rows[i]};
        ++ends[bucket_of(drawn[i].first, n) + 1];
    }
    for (std::uint32_t b = 0; b < n; ++b) ends[b + 1] += ends[b];
    for (const Ranked& one : drawn) ranked[ends[bucket_of(one.first, n)]++] = one;
    for (std::uint32_t i = 1; i < n; ++i) {  // only within buckets
        const Ranked one = ranked[i];
        std::uint32_t at = i;
        for (; at > 0 && one < ranked[at - 1]; --at) ranked[at] = ranked[at - 1];
        ranked[at] = one;
    }
    for (std::uint32_t i = 0; i < n; ++i) rows[i] = ranked[i].second;
    return rows;
}

std::vector<std::uint32_t> lowest_first(const core::Draws& draws, std::uint64_t subject,
                                        std::vector<std::uint32_t> rows, std::span<const std::uint64_t> keys,
                                        std::uint32_t n) {
    const auto all = static_cast<std::uint32_t>(rows.size());
    if (n == 0 || n >= all) return rows;
    const core::Lot ranks = draws.lot(subject);
    std::vector<std::uint32_t> buckets(all), heads(all, 0);
    for (std::uint32_t i = 0; i < all; ++i) {
        buckets[i] = bucket_of(ranks.rank(keys[rows[i]]), all);
        ++heads[buckets[i]];
    }
    std::uint32_t last = 0, before = 0;  // the bucket in which the n-th lies, and how many lie before it
    while (before + heads[last] < n) before += heads[last++];
    // Those before it from the front on, those after it from the end on, itself between them: without a
    // choice that nobody can foresee.
    std::vector<std::uint32_t> sorted(all);
    std::vector<Ranked> between;
    std::uint32_t front = 0, back = all;
    for (std::uint32_t i = 0; i < all; ++i) {
        if (buckets[i] == last) {
            between.emplace_back(ranks.rank(keys[rows[i]]), rows[i]);
            continue;
        }
        const bool low = buckets[i] < last;
        sorted[low ? front : back - 1] = rows[i];
        front += low ? 1 : 0;
        back -= low ? 0 : 1;
    }
    std::sort(between.begin(), between.end());
    for (const Ranked& one : between) sorted[front++] = one.second;
    return sorted;
}

void deal_share(const Draft& draft, const core::Draws& draws, std::uint64_t subject,
                std::vector<std::uint32_t> rows, double share, std::vector<std::uint8_t>& column) {
    const std::uint32_t with = std::min(draft.whole(share * static_cast<double>(rows.size())),
                                        static_cast<std::uint32_t>(rows.size()));
    rows = lowest_first(draws, subject, std::move(rows), draft.world.resident.key, with);
    for (std::size_t i = 0; i < rows.size(); ++i) column[rows[i]] = i < with ? 1 : 0;
}

std::vector<std::uint32_t> deal_counts(double rounding, std::uint32_t total,
                                       std::span<const double> weights) {
    if (rounding == 0.5) return core::apportion(total, weights);
    std::vector<std::uint32_t> counts(weights.size(), 0);
    double sum = 0;
    for (const double weight : weights) sum += weight;
    if (!(sum > 0)) return counts;
    // Another fraction than that of the total, or the last cells would lose whenever the total is rounded up.
    const double start = fraction(97 * rounding);
    double before = 0;
    std::uint32_t given = 0;
    std::size_t last = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        if (!(weights[k] > 0)) continue;
        before += weights[k];
        const auto end = std::min(static_cast<std::uint32_t>(before / sum * total + start), total);
        counts[k] = end - given;
        given = end;
        last = k;
    }
    counts[last] += total - given;
    return counts;
}

std::vector<std::uint32_t> all_rows(std::uint32_t n) {
    std::vector<std::uint32_t> rows(n);
    for (std::uint32_t i = 0; i < n; ++i) {
        rows[i] = i;
    }
    return rows;
}

core::Fault impossible(std::string_view name, std::string_view what, std::int64_t found,
                       std::int64_t expected) {
    return core::Fault{core::FaultCode::kImpossibleTotal,
                       "",
                       "population." + std::string(name),
                       {std::string(what), std::to_string(found), std::to_string(expected)}};
}

}  // namespace wangge::world
