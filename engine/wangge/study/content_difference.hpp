#pragma once
// Internal to this room: compares two file contents bit for bit.

#include <cstdint>
#include <string>

#include "wangge/record/file_image.hpp"

namespace wangge::study::detail {

/// The first place in which two contents differ, and what stands there; `place` is empty if they agree.
struct Difference {
    std::string place, left, right;
    std::uint64_t compared = 0;  ///< numbers and texts compared, up to the difference
};

/// Walks both in their order: attributes, then groups with attributes, dimensions and variables. Numbers
/// agree only if their bits do.
Difference first_difference(const record::FileContent& left, const record::FileContent& right);

}  // namespace wangge::study::detail
