#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "wangge/core/give_back.hpp"
#include "wangge/core/prefetch.hpp"

namespace wangge::core {

/// A column of which most rows are as usual: only pages that somebody wrote to take memory.
template <class T>
class PagedColumn {
  public:
    explicit PagedColumn(std::size_t rows, T usual = T{})
        : rows_(rows), usual_(kPage, usual), pages_(rows / kPage + 1) {}
    std::size_t size() const { return rows_; }

    const T& operator[](std::size_t row) const { return page_of(row)[row % kPage]; }
    /// The row, to be written; not while others read or write, for a page may be made.
    T& at(std::size_t row) {
        std::vector<T>& page = pages_[row / kPage];
        if (page.empty()) page = usual_;
        return page[row % kPage];
    }

    /// Calls act(row, value) for the rows [first, end), which lie side by side.
    template <class Act>
    [[gnu::always_inline]] void for_each(std::size_t first, std::size_t end, Act act) const {
        while (first < end) {
            const T* at = &page_of(first)[first % kPage];
            for (const std::size_t stop = std::min(end, (first / kPage + 1) * kPage); first < stop; ++first)
                act(first, *at++);
        }
    }

    /// Writes a row; takes no memory for what is as usual.
    void set(std::size_t row, const T& value) {
        if (!pages_[row / kPage].empty() || value != usual_[0]) at(row) = value;
    }

    /// A row will be asked for or written soon.
    void prefetch(std::size_t row) const { core::prefetch(&(*this)[row]); }
    /// All rows are as usual again. Gives its pages back.
    void clear() {
        for (std::vector<T>& page : pages_) give_back(page);
    }

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [rows, usual, pages] = self;
        for (auto& page : pages) {
            bytes(page);
            if constexpr (std::remove_reference_t<decltype(bytes)>::kReads)
                bytes.expect(page.empty() || page.size() == kPage);
        }
    }

  private:
    static constexpr std::size_t kPage = 512;  // rows

    const std::vector<T>& page_of(std::size_t row) const {
        const std::vector<T>& page = pages_[row / kPage];
        return page.empty() ? usual_ : page;
    }

    std::size_t rows_;
    std::vector<T> usual_;  // a page of rows as usual
    std::vector<std::vector<T>> pages_;
};

}  // namespace wangge::core
