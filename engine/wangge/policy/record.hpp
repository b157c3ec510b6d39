#pragma once

#include <cstdint>
#include <span>

#include "wangge/core/parameter.hpp"

namespace wangge::policy {

/// Areas of the daily counts.
enum class Areas : std::uint8_t { kBySize, kGrid, kCommunity, kAll };
/// How much of who infected whom.
enum class Transmissions : std::uint8_t { kAll, kSample, kOff };

/// What is written down of a run, and how finely: section `record`. Changes nothing that happens.
struct Record {
    double areas, transmissions, sample_share;

    Areas by() const { return static_cast<Areas>(static_cast<int>(areas)); }
    Transmissions kept() const { return static_cast<Transmissions>(static_cast<int>(transmissions)); }

    static std::span<const core::Field> fields();
};

}  // namespace wangge::policy
