#pragma once

#include <cstddef>
#include <iterator>

namespace wangge::core {

/// Walks a list that puts its entries together when they are asked for: list[row] is one, by value.
template <class List, class Entry>
class RowsOf {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using pointer = const Entry*;
    using reference = Entry;

    RowsOf(const List& list, std::size_t at) : list_(&list), at_(at) {}
    Entry operator*() const { return (*list_)[at_]; }
    RowsOf& operator++() {
        ++at_;
        return *this;
    }
    friend bool operator==(const RowsOf& a, const RowsOf& b) { return a.at_ == b.at_; }

  private:
    const List* list_;
    std::size_t at_;
};

}  // namespace wangge::core
