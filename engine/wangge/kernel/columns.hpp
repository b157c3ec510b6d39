#pragma once

#include <cstdint>

#include "wangge/core/mix.hpp"
#include "wangge/core/state_hash.hpp"

namespace wangge::kernel {

/// Column numbers name the columns in every state hash ever written: never reuse one.
enum Column : std::uint32_t {
    kInfection = 1,
    kInfectivity,
    kClinicFrom,
    kFoundOn,
    kIsolatedUntil,
    kStaysHome,
    // 7 and 8 were stocks as they are on the day
    kLastOuting = 9,
    kOrder,
    kShops,
    // 12 was grievance alone
    kConfinedSoFar = 13,
    kFatigue,
    kQuitColumn,
    // 16 was four columns in one
    kSweep = 17,
    kKnown,
    kTicketOpened,
    kTicketFate,
    kGateArrivals,
    kGateWait,
    kGateExpected,
    kArrival,
    kInfectious = 40,
    kSample,
    kSampleStage,
    kCallsFrom,
    kSevereCase,
    kSevereStage,
    // mind and hands: 60-79
    // 60 was trust alone, 63 unpaid days
    kFearColumn = 61,
    kBurdenConfined,
    kBurdenHungry = 64,
    kDaysWorked,
    kRegisteredOn,
    kCensus,
    // 68 was two columns in one
    kInCentre = 80,
    kInterviewed = 81,
    kToldOn = 82,
    kContact = 83,
    kContactDay = 84,
    kRegistered = 85,
    kPass = 86,
    kKnocksColumn = 87,
    kDone = 88,
    kCensusKnocks = 89,
    kCensusDone = 90,
    kLarder = 91,
    kMedicineUntil = 92,
    kMood = 93,
};

/// Two numbers in one cell.
constexpr std::uint64_t pack(std::uint32_t high, std::uint32_t low) {
    return std::uint64_t{high} << 32 | low;
}

/// Grievance or trust of a household, to seven digits: a city has millions of them.
using Feeling = float;

/// Grievance, trust and unpaid days of a household in one cell.
constexpr std::uint64_t mood_cell(Feeling grievance, Feeling trust, std::uint8_t unpaid) {
    return core::mix64(core::canonical(grievance)) + core::canonical(trust) * 0xD6E8FEB86659FD93u + unpaid;
}

}  // namespace wangge::kernel
