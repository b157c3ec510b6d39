#include "wangge/scenario/table_rows.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <span>

#include "wangge/scenario/decimal.hpp"
#include "wangge/scenario/nearest.hpp"
#include "wangge/scenario/value.hpp"

namespace wangge::scenario {
namespace {

using core::FaultCode;

constexpr std::size_t kLongestName = 64;  // bytes

std::uint32_t row_of_column(const TableForm& form, std::string_view name) {
    std::uint32_t row = 0;
    while (form.columns[row].name != name) ++row;
    return row;
}

}  // namespace

const TableColumn& TableRow::column_of(std::string_view column) const {
    return form_.columns[row_of_column(form_, column)];
}

const CsvField& TableRow::field(std::string_view column) const {
    return row_[where_[row_of_column(form_, column)]];
}

bool TableRow::has(std::string_view column) const {
    return where_[row_of_column(form_, column)] != kNoRow;
}

bool TableRow::empty(std::string_view column) const {
    return !has(column) || field(column).text.empty();
}

const std::string& TableRow::text(std::string_view column) const {
    return field(column).text;
}

void TableRow::fail(std::string_view column, FaultCode code, std::vector<std::string> arguments) {
    faults_.add(code, field(column).place, std::string(column), std::move(arguments));
    bad_ = true;
}

void TableRow::contradiction(std::string_view column, std::vector<std::string> arguments) {
    fail(column, FaultCode::kContradiction, std::move(arguments));
}

void TableRow::name(std::string_view column, Names& names) {
    const std::string& written = text(column);
    if (written.empty()) return fail(column, FaultCode::kWrongType, {"<nothing>", "<text>"});
    if (written.size() > kLongestName)
        return fail(column, FaultCode::kWrongLength,
                    {std::to_string(written.size()) + " B", "1…" + std::to_string(kLongestName) + " B"});
    if (!names.emplace(written, static_cast<std::uint32_t>(names.size())).second)
        fail(column, FaultCode::kDuplicateKey, {excerpt(written)});
}

std::uint32_t TableRow::row_of(std::string_view column, const Names& names, const char* thing) {
    const std::string& written = text(column);
    if (const auto found = names.find(written); found != names.end()) return found->second;
    // neighbours in alphabetical order are near enough for a hint
    std::vector<std::string_view> known;
    auto near = names.lower_bound(written);
    for (int k = 0; k < 3 && near != names.begin(); ++k) --near;
    for (int k = 0; k < 6 && near != names.end(); ++k, ++near) known.push_back(near->first);
    fail(column, FaultCode::kUnknownName, {excerpt(written), thing, nearest(written, known)});
    return kNoRow;
}

double TableRow::number(std::string_view column) {
    const TableColumn& declared = column_of(column);
    const std::string& written = text(column);
    const WrittenNumber read = read_number(written);
    if (read.problem == DecimalProblem::kOctalLookAlike) {
        fail(column, FaultCode::kOctalLookAlike, {excerpt(written)});
        return 0;
    }
    const std::optional<double> value =
        read.problem == DecimalProblem::kNone && read.unit.empty() ? to_double(read.decimal) : std::nullopt;
    if (!value) {
        fail(column, FaultCode::kNotANumber, {excerpt(written)});
        return 0;
    }
    if (declared.kind == ColumnKind::kWhole && *value != std::floor(*value)) {
        fail(column, FaultCode::kNotWhole, {excerpt(written)});
    } else if (*value < declared.least || *value > declared.most) {
        fail(column, FaultCode::kOutOfRange,
             {excerpt(written), number_text(declared.least), number_text(declared.most), ""});
    }
    return bad_ ? 0 : *value;
}

std::uint32_t TableRow::choice(std::string_view column) {
    const TableColumn& declared = column_of(column);
    const std::vector<std::string_view> choices = choices_of(declared.choices);
    for (std::uint32_t k = 0; k < choices.size(); ++k) {
        if (choices[k] == text(column)) return k;
    }
    fail(column, FaultCode::kUnknownChoice,
         {excerpt(text(column)), std::string(declared.choices), nearest(text(column), choices)});
    return 0;
}

TableFile::TableFile(const TableForm& form, const std::string& folder, FaultList& faults,
                     core::Checksum128& sum)
    : form_(form), faults_(faults) {
    const std::string path = (std::filesystem::path(folder) / form.file).string();
    source_ = faults.add_source(path);
    header_place_ = {source_, 0, 0};
    std::optional<std::string> text = load_table(path, source_, faults);
    if (!text) return;
    text_ = std::move(*text);
    const std::uint64_t length = text_.size();
    sum.update(std::as_bytes(std::span(&length, 1)));
    sum.update(std::as_bytes(std::span(text_)));
    reader_.emplace(text_, source_, faults_);
    usable_ = read_header();
}

bool TableFile::read_header() {
    const std::optional<CsvRow> header = reader_->next();
    if (!header) {
        faults_.add(FaultCode::kMissingKey, header_place_, "", {std::string(form_.columns[0].name)});
        return false;
    }
    header_place_ = header->front().place;
    width_ = header->size();
    where_.assign(form_.columns.size(), TableRow::kNoRow);
    bool good = true;
    for (std::uint32_t at = 0; at < header->size(); ++at) {
        const CsvField& title = (*header)[at];
        const auto column = std::find_if(
            form_.columns.begin(), form_.columns.end(),
            [&](const TableColumn& each) { return each.name == title.text || each.name_zh == title.text; });
        if (column == form_.columns.end()) {
            std::vector<std::string_view> known;
            for (const TableColumn& each : form_.columns) {
                known.push_back(each.name);
                known.push_back(each.name_zh);
            }
            faults_.add(FaultCode::kUnknownKey, title.place, excerpt(title.text),
                        {excerpt(title.text), nearest(title.text, known)});
            good = false;
            continue;
        }
        std::uint32_t& place = where_[static_cast<std::size_t>(column - form_.columns.begin())];
        if (place != TableRow::kNoRow) {
            faults_.add(FaultCode::kDuplicateKey, title.place, std::string(column->name),
                        {excerpt(title.text)});
            good = false;
        }
        place = at;
    }
    for (std::size_t k = 0; k < where_.size(); ++k) {
        if (!form_.columns[k].required || where_[k] != TableRow::kNoRow) continue;
        missing(form_.columns[k].name);
        good = false;
    }
    return good;
}

void TableFile::missing(std::string_view column) {
    faults_.add(FaultCode::kMissingKey, header_place_, std::string(column), {std::string(column)});
}

bool TableFile::has(std::string_view column) const {
    return usable_ && where_[row_of_column(form_, column)] != TableRow::kNoRow;
}

void TableFile::each(const std::function<void(TableRow&)>& take) {
    if (!usable_) return;
    while (const std::optional<CsvRow> row = reader_->next()) {
        if (row->size() != width_) {
            faults_.add(FaultCode::kWrongLength, row->front().place, "",
                        {std::to_string(row->size()), std::to_string(width_)});
            continue;
        }
        TableRow each(form_, where_, *row, faults_);
        take(each);
    }
}

}  // namespace wangge::scenario
