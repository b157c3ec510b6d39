#pragma once

#include <cstdint>

/// Classes in the competition for hands: a smaller number is served first. Desk work (forms) comes before all
/// of them: it is taken off the hours before any task is given out.
namespace wangge::policy {

inline constexpr std::uint8_t kRankExitTicket = 1;   // somebody in need of care stands at a closed gate
inline constexpr std::uint8_t kRankTemperature = 2;  // visits to people under home observation
inline constexpr std::uint8_t kRankQuarantine = 2;   // watch and care of the quarantined, in the same class
inline constexpr std::uint8_t kRankTracing = 2;      // interviews and calls, in the same class
inline constexpr std::uint8_t kRankTicket = 3;       // all other need tickets
inline constexpr std::uint8_t kRankDelivery = 4;     // rounds of couriers
inline constexpr std::uint8_t kRankSweep = 5;        // knocking on every door

}  // namespace wangge::policy
