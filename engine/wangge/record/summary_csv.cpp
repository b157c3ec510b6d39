#include "wangge/record/summary_csv.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace wangge::record {

namespace {

void append_text(std::string& table, std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        table += field;
        return;
    }
    table += '"';
    for (const char c : field) {
        if (c == '"') table += '"';
        table += c;
    }
    table += '"';
}

template <class Number>
void append_number(std::string& table, Number number) {
    std::array<char, 32> digits{};  // the longest double has 24
    const std::to_chars_result end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    table.append(digits.data(), end.ptr);
}

void append_value(std::string& table, double value) {
    if (std::isnan(value)) return;
    append_number(table, value == 0.0 ? 0.0 : value);  // -0 would look like a finding
}

}  // namespace

void append_row(std::string& table, const SummaryRow& row) {
    append_text(table, row.scenario);
    table += ',';
    append_text(table, row.arm);
    table += ',';
    append_number(table, row.world);
    table += ',';
    append_number(table, row.people_seed);
    table += ',';
    append_number(table, row.luck_seed);
    table += ',';
    append_number(table, row.day);
    table += ',';
    append_text(table, row.outcome);
    table += ',';
    append_text(table, row.group);
    table += ',';
    append_value(table, row.value);
    table += ',';
    append_text(table, row.unit);
    table += '\n';
}

std::string summary_csv(std::span<const SummaryRow> rows) {
    std::string table(kSummaryHeader);
    table += '\n';
    for (const SummaryRow& row : rows) append_row(table, row);
    return table;
}

}  // namespace wangge::record
