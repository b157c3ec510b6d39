#pragma once

#include <cstdint>

namespace wangge::core {

/// A host that runs the last job first.
inline void backwards(std::uint32_t count, void* data, void (*job)(void* data, std::uint32_t index)) {
    while (count > 0) job(data, --count);
}

}  // namespace wangge::core
