#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "wangge/core/draw.hpp"
#include "wangge/core/fault.hpp"
#include "wangge/world/household_types.hpp"
#include "wangge/world/own_tables.hpp"
#include "wangge/world/population.hpp"
#include "wangge/world/ranks.hpp"
#include "wangge/world/world.hpp"

/// What the stages of the synthesis share. Each stage lives in the file of its name and fills its own
/// columns.
namespace wangge::world {

/// A world in the making, with what the finished one does not keep.
struct Draft {
    const Population& population;
    core::Seed people;
    std::uint64_t community;           // hash of the community's code
    std::vector<HouseholdType> types;  // see household_types.hpp
    std::vector<std::uint8_t> size;    // members per household
    std::vector<std::uint8_t> type;    // per household: index into types
    std::vector<std::uint8_t> lane;    // per stairwell: a bungalow lane
    std::uint32_t in_care = 0;         // residents of care homes
    std::uint32_t in_dormitories = 0;
    std::uint32_t at_home = 0;  // residents in families: rows [0, at_home)
    World world = {};
    // What is rounded off here: half up where there is one community, another fraction in each of several, so
    // that what is rare in each is not rare in all.
    double rounding = 0.5;
    // Shares of the types within their size, where many communities have them in common; empty: solved here.
    const std::vector<double>* type_shares = nullptr;
    // A world from the user's own tables: their rows by row of the world. The stages deal what they leave
    // out.
    const OwnTables* own = nullptr;
    std::vector<std::uint32_t> own_household = {}, own_resident = {}, own_stairwell = {};

    /// The whole number that stands for `value` here.
    std::uint32_t whole(double value) const { return static_cast<std::uint32_t>(value + rounding); }
    bool in_family(std::uint32_t r) const {
        return world.household.dwelling[world.resident.household[r]] == Dwelling::kFamily;
    }
};

/// Puts what a table says of people (or households) over a column; `rows` are the table's by row of the
/// world.
template <class Said, class Column>
void take_own(const Said& said, const std::vector<std::uint32_t>& rows, Column& column) {
    for (std::uint32_t k = 0; k < rows.size() && !said.empty(); ++k) {
        column[k] = said[rows[k]];
    }
}

/// Empty when a stage could do what was asked.
using Problem = std::optional<core::Fault>;

/// As declared; on a filled-in population also that there is at least one of what can't be missing.
Problem check_ranges(const Population& population);
Problem check_filled(const Population& population);

Problem make_people(Draft& draft);      // all stages but the places
Problem name_households(Draft& draft);  // counts who lives in families, care homes and dormitories
Problem deal_sizes(Draft& draft);       // fills size, Households::first
void fill_rooms(Draft& draft);          // sizes of rooms
Problem deal_tenure(Draft& draft);      // needs sizes
Problem deal_types(Draft& draft);       // needs sizes and tenure
void deal_ages(Draft& draft);          // needs types; fills keys, age, sex of couples, household of residents
void deal_sexes(Draft& draft);         // needs ages; all others
void deal_hukou(Draft& draft);         // needs tenure
Problem deal_returnees(Draft& draft);  // needs ages and tenure
Problem deal_roles(Draft& draft);      // needs ages and arrivals
Problem recruit(Draft& draft);         // needs roles and arrivals; appends outsiders
void deal_traits(Draft& draft);        // needs staff
Problem lay_out(Draft& draft);         // grids, stairwells, gates; households on floors
void lay_out_own(Draft& draft);        // the same where tables say which household is where
/// Friends visit each other: each of so many friends of a household is its partner in a keyed matching of the
/// grid, or of the community.
void befriend(Draft& draft);     // needs the layout
void deal_places(Draft& draft);  // needs all of the above

/// A parameter that has passed check_ranges as the count it is.
inline std::uint32_t count(double value) {
    return static_cast<std::uint32_t>(value);
}
/// What is left of a number that is not negative without its whole part.
inline double fraction(double value) {
    return value - static_cast<double>(static_cast<std::uint64_t>(value));
}
/// The nearest whole number; halves go up.
inline std::uint32_t nearest_count(double value) {
    return static_cast<std::uint32_t>(value + 0.5);
}

/// Gives exactly the asked share of the rows a 1 in `column` and the others a 0: the lowest by rank, so that
/// nobody loses it when the share rises.
void deal_share(const Draft& draft, const Ranks& ranks, double share, Flags& column);
/// Shares of `total` in proportion to the weights: largest remainders for one community (`rounding` is one
/// half). For one of several the running sums are rounded off at its own fraction, so that each cell, however
/// rare, is met on the average of many communities.
std::vector<std::uint32_t> deal_counts(double rounding, std::uint32_t total, std::span<const double> weights);
/// 0, 1, ..., n - 1.
std::vector<std::uint32_t> all_rows(std::uint32_t n);

/// kImpossibleTotal at `population.<name>`: what, found, expected.
core::Fault impossible(std::string_view name, std::string_view what, std::int64_t found,
                       std::int64_t expected);

}  // namespace wangge::world
