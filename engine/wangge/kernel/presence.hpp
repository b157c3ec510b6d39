#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/row_set.hpp"

namespace wangge::kernel {

/// Who is here today, as of dawn: has arrived, is not isolated and not in central quarantine. Kept as the set
/// of those who are not. Outsiders are within reach of their duty unless they are isolated.
class Presence {
  public:
    explicit Presence(std::uint32_t agents) : absent_(agents) {}

    bool operator[](std::uint32_t i) const { return !absent_[i]; }
    /// Agents who are away, sorted.
    const std::vector<std::uint32_t>& absent() const { return absent_.rows(); }

    void all_here() { absent_.clear(); }
    void miss(std::uint32_t i) { absent_.insert(i); }
    void settle() { absent_.sort(); }

  private:
    core::RowSet absent_;
};

}  // namespace wangge::kernel
