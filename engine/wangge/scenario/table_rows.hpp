#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "wangge/core/checksum.hpp"
#include "wangge/scenario/csv.hpp"
#include "wangge/scenario/table_columns.hpp"

namespace wangge::scenario {

/// Names and the rows that they name.
using Names = std::map<std::string, std::uint32_t, std::less<>>;

/// A row of one of the user's tables. Columns are asked for by name; whatever is wrong with a value is
/// reported where it stands, and `bad()` from then on.
class TableRow {
  public:
    TableRow(const TableForm& form, const std::vector<std::uint32_t>& where, const CsvRow& row,
             FaultList& faults)
        : form_(form), where_(where), row_(row), faults_(faults) {}

    bool bad() const { return bad_; }
    bool has(std::string_view column) const;
    bool empty(std::string_view column) const;
    const std::string& text(std::string_view column) const;
    Place place(std::string_view column) const { return field(column).place; }
    /// The name of this row, new to `names`: gets the next number.
    void name(std::string_view column, Names& names);
    /// The row that a name stands for; `kNoRow` with a fault if there is none. `thing` says what is named.
    std::uint32_t row_of(std::string_view column, const Names& names, const char* thing);
    double number(std::string_view column);
    /// Index of the choice.
    std::uint32_t choice(std::string_view column);
    void contradiction(std::string_view column, std::vector<std::string> arguments);

    static constexpr std::uint32_t kNoRow = 0xFFFFFFFFu;

  private:
    const CsvField& field(std::string_view column) const;
    const TableColumn& column_of(std::string_view column) const;
    void fail(std::string_view column, core::FaultCode code, std::vector<std::string> arguments);

    const TableForm& form_;
    const std::vector<std::uint32_t>& where_;
    const CsvRow& row_;
    FaultList& faults_;
    bool bad_ = false;
};

/// A table with its header read.
class TableFile {
  public:
    /// Adds the bytes to `sum`. Without a table, `usable()` is false and there are faults.
    TableFile(const TableForm& form, const std::string& folder, FaultList& faults, core::Checksum128& sum);

    bool usable() const { return usable_; }
    bool has(std::string_view column) const;
    /// Calls `take` with each row that has as many fields as the header.
    void each(const std::function<void(TableRow&)>& take);
    Place header() const { return header_place_; }
    void missing(std::string_view column);

  private:
    bool read_header();

    const TableForm& form_;
    FaultList& faults_;
    std::string text_;
    std::uint32_t source_ = 0;
    std::optional<CsvReader> reader_;
    std::vector<std::uint32_t> where_;  // by column of the form: its field in a row, or kNoRow
    std::size_t width_ = 0;
    Place header_place_;
    bool usable_ = false;
};

}  // namespace wangge::scenario
