#pragma once

#include <bit>
#include <cstdint>

namespace wangge::kernel {

/// Areas in at most 64 blocks of neighbours, a bit each: where a row of the ledger holds anything. Most rows
/// of a quiet day hold something in a few of them.
class AreaBlocks {
  public:
    AreaBlocks() = default;
    explicit AreaBlocks(std::uint32_t areas) : areas_(areas) {
        while (areas > std::uint64_t{kBlocks} << shift_) ++shift_;
    }

    std::uint32_t areas() const { return areas_; }
    /// The block of an area.
    std::uint64_t of(std::uint32_t area) const { return std::uint64_t{1} << (area >> shift_); }
    std::uint64_t all() const {
        const std::uint32_t blocks = (areas_ >> shift_) + ((areas_ & (size() - 1)) != 0 ? 1 : 0);
        return blocks == 0 ? 0 : ~std::uint64_t{0} >> (kBlocks - blocks);
    }
    /// Calls act(first, end) for the areas of some blocks, one block after the other.
    template <class Act>
    void for_each(std::uint64_t blocks, Act act) const {
        for (; blocks != 0; blocks &= blocks - 1) {
            const std::uint32_t first = static_cast<std::uint32_t>(std::countr_zero(blocks)) << shift_;
            act(first, end_of(first));
        }
    }
    /// The same, neighbours at once.
    template <class Act>
    void for_each_run(std::uint64_t blocks, Act act) const {
        while (blocks != 0) {
            const auto first = static_cast<std::uint32_t>(std::countr_zero(blocks)),
                       run = static_cast<std::uint32_t>(std::countr_one(blocks >> first));
            act(first << shift_, end_of((first + run - 1) << shift_));
            blocks &= blocks + (std::uint64_t{1} << first);  // without those
        }
    }

  private:
    static constexpr std::uint32_t kBlocks = 64;

    std::uint32_t size() const { return std::uint32_t{1} << shift_; }
    std::uint32_t end_of(std::uint32_t first) const {
        return areas_ - first < size() ? areas_ : first + size();
    }

    std::uint32_t areas_ = 0, shift_ = 0;
};

}  // namespace wangge::kernel
