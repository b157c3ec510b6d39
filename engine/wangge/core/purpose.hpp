#pragma once
// What a random decision is about. The purpose is part of every key.

#include <cstdint>

namespace wangge::core {

/// One entry for each kind of random decision. The numbers are part of every result ever computed: they are
/// never reused or renumbered; an entry that falls out of use keeps its number and is marked as retired.
enum class Purpose : std::uint32_t {
    kTest = 1,  ///< tests only
};

}  // namespace wangge::core
