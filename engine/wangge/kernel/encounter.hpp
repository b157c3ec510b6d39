#pragma once

#include <cstdint>
#include <span>

namespace wangge::kernel {

class LedgerPage;

/// Where a contact happens, as recorded in the transmission list and reported by the diary.
enum class Setting : std::uint8_t {
    kHome,
    kNeighbour,  // of the stairwell
    kClass,
    kWork,
    kCommunity,  // shop, store, market
    kQueue,
    kDoor,
    kImport,
    kCentre,  // for quarantine
    kGuest,   // guest and host
    kLift,
    kCompound,
    kSchool,
    kRestaurant,
    kPark,  // or square
    kTransit,
    kCare,
    kGathering
};
inline constexpr std::uint32_t kSettings = 18;

/// A contact outside the matchings: two in a queue, server and served, caller and host.
struct Encounter {
    std::uint32_t a = 0, b = 0;  // agents
    std::uint8_t tick = 0;
    Setting setting = Setting::kQueue;
    std::uint32_t number = 0;  // names the encounter within the tick
    double weight = 0;         // contacts, outdoor factor included
};

/// Is given encounters as soon as they are known, so that nobody has to keep them: in an epidemic they are
/// many. Those of one part of the place come one after the other, with the page that it counts on.
struct EncounterTaker {
    void (*take)(void* data, std::uint32_t part, std::span<const Encounter> met, LedgerPage& page) = nullptr;
    void* data = nullptr;
};

}  // namespace wangge::kernel
