#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wangge/app/text_width.hpp"

namespace wangge::app {

/// A table of text: columns as wide as their widest cell in terminal columns, Chinese characters counted as
/// two.
class Sheet {
  public:
    /// One side for each column; `indent` blanks before each line.
    explicit Sheet(std::vector<Side> sides, int indent = 2) : sides_(std::move(sides)), indent_(indent) {}

    /// Cells from the left; missing ones are empty.
    void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    /// An empty line.
    void gap() { rows_.emplace_back(); }
    /// A column is at least so wide, so that tables below each other agree.
    void at_least(std::size_t column, int columns);

    std::string text() const;

  private:
    std::vector<Side> sides_;
    std::vector<int> least_;
    int indent_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace wangge::app
