#include "wangge/world/draft.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <tuple>
#include <utility>

#include "wangge/core/samplers.hpp"

namespace wangge::world {
namespace {

std::string text(double value) {
    std::array<char, 32> buffer{};
    const std::to_chars_result end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return std::string(buffer.data(), end.ptr);
}

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

void deal_share(const Draft& draft, const Ranks& ranks, double share, Flags& column) {
    const std::uint32_t with = draft.whole(share * static_cast<double>(ranks.size()));
    ranks.each_lowest(with, [&](std::uint32_t row, bool lowest) { column[row] = lowest; });
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
