#pragma once

#include <span>
#include <string>
#include <string_view>

namespace wangge::scenario {

/// The known name that `written` most likely stands for: fewest insertions, deletions, replacements and swaps
/// of neighbours, if they are few; the first of equals. Empty if none is near.
std::string nearest(std::string_view written, std::span<const std::string_view> known);

}  // namespace wangge::scenario
