#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wangge/core/fault.hpp"

namespace wangge::policies {

/// Settings that cannot both be meant: the key that should give way, the name of the explanation (worded at
/// the doors) and the values it mentions.
inline core::Fault contradiction(std::string_view key, std::string_view explanation,
                                 std::vector<std::string> values = {}) {
    core::Fault fault;
    fault.code = core::FaultCode::kContradiction;
    fault.key = key;
    fault.arguments.emplace_back(explanation);
    for (std::string& value : values) fault.arguments.push_back(std::move(value));
    return fault;
}

/// A number of days or heads as text.
inline std::string whole(double value) {
    return std::to_string(static_cast<long long>(value));
}
/// A share as text, in per cent.
inline std::string share(double value) {
    return whole(100.0 * value + 0.5) + " %";
}

}  // namespace wangge::policies
