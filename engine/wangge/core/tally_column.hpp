#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "wangge/core/state_hash.hpp"

namespace wangge::core {

/// A column of small counts that go up and down by one, with its hash: a row's cell counts as often as its
/// count says, so that one more is one cell more, whatever the count was.
class TallyColumn {
  public:
    TallyColumn(std::uint32_t number, std::size_t rows) : cells_(number), counts_(rows, 0) {}

    std::int32_t operator[](std::size_t row) const { return counts_[row]; }
    const StateHash& hash() const { return hash_; }

    void more(std::size_t row) {
        ++counts_[row];
        hash_.add(cells_, row);
    }
    void less(std::size_t row) {
        --counts_[row];
        hash_.remove(cells_, row);
    }

    /// Writes or reads all of it (core/bytes.hpp). The hash is made anew from what is read.
    static void carry(auto& bytes, auto& self) {
        auto& [cells, counts, hash] = self;
        bytes.columns(counts);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            hash = StateHash{};
            for (std::size_t row = 0; row < counts.size(); ++row) {
                for (std::int32_t k = 0; k < counts[row]; ++k) hash.add(cells, row);
            }
        }
    }

  private:
    TallyCells cells_;
    std::vector<std::int32_t> counts_;
    StateHash hash_;
};

}  // namespace wangge::core
