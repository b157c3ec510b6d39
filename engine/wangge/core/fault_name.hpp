#pragma once

#include <string_view>

#include "wangge/core/fault.hpp"

namespace wangge::core {

/// The code as a stable word for machines: "unknown_key". Empty for a number that is no code.
std::string_view fault_name(FaultCode code);

}  // namespace wangge::core
