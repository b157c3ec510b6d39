#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wangge/core/draw.hpp"

namespace wangge::world {

struct Ranked {
    std::uint64_t rank;
    std::uint32_t row;
};

/// In rising rank, equal ones as they stand. Time grows with their number where ranks are about even.
void sort_ranked(std::vector<Ranked>& rows);

/// `rows` in the order of their keyed ranks. `keys` is the whole column: keys[row] names the row.
std::vector<std::uint32_t> by_rank(const core::Draws& draws, std::uint64_t subject,
                                   std::vector<std::uint32_t> rows, std::span<const std::uint64_t> keys);

/// The other way round: the place of each of `rows` in that order.
std::vector<std::uint32_t> places_by_rank(const core::Draws& draws, std::uint64_t subject,
                                          std::span<const std::uint32_t> rows,
                                          std::span<const std::uint64_t> keys);

/// Rows whose order does not matter, only which of them have the lowest keyed ranks: whoever is among the n
/// lowest is among more. No two of one subject tie.
class Ranks {
  public:
    Ranks(const core::Draws& draws, std::uint64_t subject, std::span<const std::uint32_t> rows,
          std::span<const std::uint64_t> keys);

    /// act(row, whether it is among the `n` lowest) of all rows, as they stand.
    template <class Act>
    void each_lowest(std::uint32_t n, Act act) const {
        const std::uint64_t highest = n > 0 ? lowest(n) : 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) act(rows_[i], n > 0 && ranks_[i] <= highest);
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }

  private:
    /// The n-th rank from below, n > 0; the last possible where there are no more.
    std::uint64_t lowest(std::uint32_t n) const;

    std::span<const std::uint32_t> rows_;
    std::vector<std::uint64_t> ranks_;
};

}  // namespace wangge::world
