#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace wangge::scenario {

enum class ColumnKind : std::uint8_t {
    kName,    // names the row
    kOther,   // names a row of another table, or may be empty where that makes sense
    kWhole,   // a whole number
    kNumber,  // any number
    kChoice   // one of `choices`
};

/// A column of one of the user's own tables.
struct TableColumn {
    std::string_view name, name_zh;  // either may stand in the header
    ColumnKind kind = ColumnKind::kName;
    bool required = false;
    double least = 0, most = 0;     // of numbers
    std::string_view choices = {};  // "a|b|c"
    std::string_view meaning, meaning_zh;
};

struct TableForm {
    std::string_view file;  // "households.csv"
    std::string_view title, title_zh;
    std::span<const TableColumn> columns;
};

enum class Table : std::uint8_t { kPlaces, kGates, kHouseholds, kResidents };

/// The tables in the order in which they are read: what others name comes first.
std::span<const TableForm> table_forms();

}  // namespace wangge::scenario
