#include "wangge/app/sheet.hpp"

#include <algorithm>

namespace wangge::app {

void Sheet::at_least(std::size_t column, int columns) {
    if (least_.size() <= column) least_.resize(column + 1, 0);
    least_[column] = columns;
}

std::string Sheet::text() const {
    std::vector<int> widths(sides_.size(), 0);
    for (std::size_t column = 0; column < least_.size() && column < widths.size(); ++column)
        widths[column] = least_[column];
    for (const auto& row : rows_) {
        for (std::size_t column = 0; column < row.size() && column < widths.size(); ++column) {
            widths[column] = std::max(widths[column], columns_of(row[column]));
        }
    }
    std::string page;
    for (const auto& row : rows_) {
        std::string line(static_cast<std::size_t>(indent_), ' ');
        for (std::size_t column = 0; column < row.size() && column < widths.size(); ++column) {
            if (column > 0) line += "  ";
            line += aligned(row[column], widths[column], sides_[column]);
        }
        while (!line.empty() && line.back() == ' ') line.pop_back();
        page += line + "\n";
    }
    return page;
}

}  // namespace wangge::app
