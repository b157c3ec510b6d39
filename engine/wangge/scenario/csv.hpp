#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/scenario/fault_list.hpp"

namespace wangge::scenario {

/// A field of a table and where it stands.
struct CsvField {
    std::string text;
    Place place;
};
using CsvRow = std::vector<CsvField>;

/// Reads tables of comma-separated values as RFC 4180 has them: fields may be in quotation marks, a mark
/// inside is doubled. Lines end with LF or CRLF; a byte order mark is accepted; empty lines and lines that
/// begin with # are passed over. Blanks around an unquoted field are not part of it.
class CsvReader {
  public:
    /// `text` must outlive the reader.
    CsvReader(std::string_view text, std::uint32_t source, FaultList& faults);

    /// The next row; nothing at the end or, with a fault (kSyntax), where no row can be read.
    std::optional<CsvRow> next();

  private:
    bool at_end() const { return at_ >= text_.size(); }
    void step();
    void skip_line();
    bool line_ends() const { return at_end() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }
    bool field(CsvField& into);
    bool quoted(CsvField& into);

    std::string_view text_;
    std::size_t at_ = 0;
    Place place_;
    FaultList& faults_;
};

/// The bytes of a table and whether they are UTF-8 text without control characters. Errors: kFileMissing,
/// kFileTooLarge (1 GiB), kNotUtf8, kForbiddenCharacter.
std::optional<std::string> load_table(const std::string& path, std::uint32_t source, FaultList& faults);

}  // namespace wangge::scenario
