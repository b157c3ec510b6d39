#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "wangge/app/words.hpp"

namespace wangge::app {

/// How many decimals numbers that are read side by side need, from the largest of them: 0 from 1,000 on, at
/// most 3.
int decimals_for(std::span<const double> values);

/// "12,345.6"; "-" for a number that is not there. Never "-0.0".
std::string readable(double value, int decimals);
/// The same with its sign, "+1.2", but for zero.
std::string readable_difference(double value, int decimals);
std::string readable(std::uint64_t count);

/// "7 ms", "0.8 s", "12 s", "3 min 20 s", "2 h 05 min".
std::string readable_duration(double seconds, Language language);

/// "12.3 MiB" and, from one up, "1.2 GiB".
std::string readable_bytes(std::uint64_t bytes);

/// "63 %"
std::string readable_share(double share);

}  // namespace wangge::app
