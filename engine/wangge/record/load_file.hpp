#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"

namespace wangge::record {

/// All bytes of a regular file. Faults: kFileMissing (reason), kFileTooLarge (size, limit in bytes), both
/// with the path as their place.
core::Result<std::vector<std::byte>> load_file(const std::string& path);

}  // namespace wangge::record
