#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wangge/world/world.hpp"

namespace wangge::world {

/// What the columns of a finished world take, by subject: names as in World.
struct Bytes {
    std::string_view item;
    std::uint64_t bytes;
};
std::vector<Bytes> bytes_of(const World& world);

}  // namespace wangge::world
