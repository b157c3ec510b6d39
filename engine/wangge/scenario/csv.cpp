#include "wangge/scenario/csv.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "wangge/scenario/source_text.hpp"

namespace wangge::scenario {
namespace {

using core::FaultCode;

constexpr std::uintmax_t kLargestTable = std::uintmax_t{1} << 30;

}  // namespace

CsvReader::CsvReader(std::string_view text, std::uint32_t source, FaultList& faults)
    : text_(text), place_{source, 1, 1}, faults_(faults) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);
}

void CsvReader::step() {
    if (text_[at_] == '\n') {
        ++place_.line;
        place_.column = 1;
    } else if (at_ + 1 >= text_.size() || (static_cast<unsigned char>(text_[at_ + 1]) & 0xC0) != 0x80) {
        ++place_.column;
    }
    ++at_;
}

void CsvReader::skip_line() {
    while (!at_end() && text_[at_] != '\n') step();
    if (!at_end()) step();
}

bool CsvReader::quoted(CsvField& into) {
    const Place opened = place_;
    step();
    while (!at_end()) {
        if (text_[at_] != '"') {
            into.text += text_[at_];
            step();
        } else if (text_.substr(at_, 2) == "\"\"") {
            into.text += '"';
            step();
            step();
        } else {
            step();
            while (!line_ends() && text_[at_] == ' ') step();
            if (line_ends() || text_[at_] == ',') return true;
            faults_.add(FaultCode::kSyntax, place_, "", {"text after a closing quotation mark"});
            return false;
        }
    }
    faults_.add(FaultCode::kSyntax, opened, "", {"closing quotation mark not found"});
    return false;
}

bool CsvReader::field(CsvField& into) {
    while (!line_ends() && text_[at_] == ' ') step();
    into.place = place_;
    if (!at_end() && text_[at_] == '"') return quoted(into);
    while (!line_ends() && text_[at_] != ',') {
        if (text_[at_] == '"') {
            faults_.add(FaultCode::kSyntax, place_, "", {"quotation mark inside an unquoted field"});
            return false;
        }
        into.text += text_[at_];
        step();
    }
    while (!into.text.empty() && into.text.back() == ' ') into.text.pop_back();
    return true;
}

std::optional<CsvRow> CsvReader::next() {
    while (!at_end() && (line_ends() || text_[at_] == '#')) skip_line();
    if (at_end()) return std::nullopt;
    CsvRow row;
    while (true) {
        row.emplace_back();
        if (!field(row.back())) {
            at_ = text_.size();  // what follows a broken quotation means nothing
            return std::nullopt;
        }
        if (line_ends()) break;
        step();  // the comma
    }
    skip_line();
    return row;
}

std::optional<std::string> load_table(const std::string& path, std::uint32_t source, FaultList& faults) {
    const Place place{source, 0, 0};
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (!std::filesystem::is_regular_file(status)) {
        const bool missing = status.type() == std::filesystem::file_type::not_found;
        faults.add(FaultCode::kFileMissing, place, "",
                   {missing ? "no_such_file" : "not_a_regular_file", path});
        return std::nullopt;
    }
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error || size > kLargestTable) {
        faults.add(FaultCode::kFileTooLarge, place, "",
                   {std::to_string(size), std::to_string(kLargestTable)});
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    if (!file || !file.read(text.data(), static_cast<std::streamsize>(size))) {
        faults.add(FaultCode::kFileMissing, place, "", {"permission_denied", path});
        return std::nullopt;
    }
    // line by line, so that the place of a bad byte is known and line ends need no exception
    std::string_view rest = text;
    if (rest.substr(0, 3) == "\xEF\xBB\xBF") rest.remove_prefix(3);
    for (std::uint32_t line = 1; !rest.empty(); ++line) {
        const std::size_t end = rest.find('\n');
        std::string_view words = rest.substr(0, end);
        if (!words.empty() && words.back() == '\r') words.remove_suffix(1);
        if (const std::string bad = forbidden_in(words); !bad.empty()) {
            const bool encoding = bad == "U+FFFD";
            faults.add(encoding ? FaultCode::kNotUtf8 : FaultCode::kForbiddenCharacter, {source, line, 1}, "",
                       {encoding ? std::to_string(text.size() - rest.size()) : bad});
            return std::nullopt;
        }
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return text;
}

}  // namespace wangge::scenario
