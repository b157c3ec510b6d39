#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "wangge/app/words.hpp"

namespace wangge::app {

/// Keys stay in the order in which they were put.
using Json = nlohmann::ordered_json;

/// One object as text of its own, with a line end; numbers that are none become null, as JSON has no word for
/// them, and bytes that are no UTF-8 become U+FFFD.
std::string text_of(const Json& object);

/// Faults with code, place, key path and the line that people read.
Json faults_json(const std::vector<core::Fault>& faults, Language language);

}  // namespace wangge::app
