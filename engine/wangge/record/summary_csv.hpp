#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace wangge::record {

/// One number of the summary: an outcome of one world and arm, up to a day, for a group of people.
struct SummaryRow {
    std::string scenario;
    std::string arm;
    std::int64_t world = 0;
    std::uint64_t people_seed = 0;
    std::uint64_t luck_seed = 0;
    std::int64_t day = 0;  ///< day 0 is the scenario's first
    std::string outcome;
    std::string group;  ///< "all", an age band, a tenancy
    double value = 0.0;
    std::string unit;
};

/// The first line of every summary, without line end.
inline constexpr std::string_view kSummaryHeader =
    "scenario,arm,world,people_seed,luck_seed,day,outcome,group,value,unit";

/// Appends one line to a table: fields quoted where RFC 4180 asks for it, '\n' as line end, numbers with the
/// fewest digits that read back to the same bits, '.' whatever the locale. NaN (no value) is an empty field.
void append_row(std::string& table, const SummaryRow& row);

/// Header and rows as UTF-8 text.
std::string summary_csv(std::span<const SummaryRow> rows);

}  // namespace wangge::record
