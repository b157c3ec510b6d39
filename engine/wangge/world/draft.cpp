#include "wangge/world/draft.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <tuple>
#include <utility>

#include "wangge/world/keys.hpp"

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

std::vector<std::uint32_t> by_rank(const core::Draws& draws, std::uint64_t subject,
                                   std::vector<std::uint32_t> rows, std::span<const std::uint64_t> keys) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> ranked;
    ranked.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        ranked.emplace_back(draws.rank(subject, keys[row]), row);
    }
    std::sort(ranked.begin(), ranked.end());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = ranked[i].second;
    }
    return rows;
}

void deal_share(const core::Draws& draws, std::uint64_t subject, std::vector<std::uint32_t> rows,
                std::span<const std::uint64_t> keys, double share, std::vector<std::uint8_t>& column) {
    const std::uint32_t with = nearest_count(share * static_cast<double>(rows.size()));
    const std::vector<std::uint32_t> order = by_rank(draws, subject, std::move(rows), keys);
    for (std::size_t i = 0; i < order.size(); ++i) {
        column[order[i]] = i < with ? 1 : 0;
    }
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
