#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace wangge::core {

/// A column of which most rows are as usual: only pages that somebody wrote to take memory.
template <class T>
class PagedColumn {
  public:
    explicit PagedColumn(std::size_t rows, T usual = T{})
        : rows_(rows), usual_(usual), pages_(rows / kPage + 1) {}
    std::size_t size() const { return rows_; }

    const T& operator[](std::size_t row) const {
        const std::vector<T>& page = pages_[row / kPage];
        return page.empty() ? usual_ : page[row % kPage];
    }
    /// The row, to be written; not while others read or write, for a page may be made.
    T& at(std::size_t row) {
        std::vector<T>& page = pages_[row / kPage];
        if (page.empty()) page.assign(kPage, usual_);
        return page[row % kPage];
    }

    /// Calls act(row, value) for the rows [first, end), which lie side by side.
    template <class Act>
    [[gnu::always_inline]] void for_each(std::size_t first, std::size_t end, Act act) const {
        while (first < end) {
            const std::vector<T>& page = pages_[first / kPage];
            const std::size_t from = first - first % kPage, stop = std::min(end, from + kPage);
            if (page.empty()) {
                for (; first < stop; ++first) act(first, usual_);
            } else {
                for (const T* at = page.data() + first % kPage; first < stop; ++first) act(first, *at++);
            }
        }
    }

    /// Writes a row; takes no memory for what is as usual.
    void set(std::size_t row, const T& value) {
        if (!pages_[row / kPage].empty() || value != usual_) at(row) = value;
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

    std::size_t rows_;
    T usual_;
    std::vector<std::vector<T>> pages_;
};

}  // namespace wangge::core
