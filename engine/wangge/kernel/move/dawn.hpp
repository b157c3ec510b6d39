#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/core/give_back.hpp"
#include "wangge/core/row_set.hpp"
#include "wangge/kernel/mind/minds.hpp"
#include "wangge/kernel/needs/shortage.hpp"
#include "wangge/kernel/standing.hpp"

namespace wangge::kernel::move {

/// The gates so far: yesterday's arrivals and waits, and what people have come to expect. Nothing but zeros
/// where none was in use yesterday.
struct GateMemory {
    bool in_use = false;
    std::vector<std::int64_t> arrivals;  // yesterday, by gate
    std::vector<std::int64_t> wait;      // seconds yesterday, by gate
    std::vector<double> expected;        // minutes of waiting, by gate: yesterday's mean weighs kNewest
    explicit GateMemory(std::uint32_t gates) : arrivals(gates, 0), wait(gates, 0), expected(gates, 0.0) {}
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [in_use, arrivals, wait, expected] = self;
        bytes(in_use);
        bytes.columns(arrivals, wait, expected);
    }
    /// Begins a day.
    void open(bool gated) {
        if (!gated && !in_use) return;
        std::ranges::fill(arrivals, 0);
        std::ranges::fill(wait, 0);
        if (!gated) std::ranges::fill(expected, 0.0);
        in_use = gated;
    }
};
inline constexpr double kNewest = 0.25;  // assumed; word of a queue spreads within some days

/// The gate that people of a stairwell use: least walking minutes plus the wait they expect there; kNone
/// without gates in use.
std::uint32_t choose_gate(const Context& context, const Standing& standing, const GateMemory& gates,
                          std::uint32_t stairwell);

/// What people decide from, beside their mood, when orders touch everyone: the larders, the passes and the
/// gates of the morning. Rounds and queues change them in the course of the day, and nobody decides anew.
/// Moods change in the evening.
class Dawn {
  public:
    explicit Dawn(const world::World& world) : hungry_(world.households), lacks_medicine_(world.residents) {}

    void look(const Context& context, const Standing& standing, const needs::Stocks& stocks,
              const needs::Shortage& shortage, const mind::Minds& minds, std::span<const std::uint8_t> pass,
              const GateMemory& gates);

    /// Gives back what it took, which is nothing to the next day.
    void rest() { core::give_back(pass_, gate_); }

    /// What trust lies off the usual, of all households.
    double least_trust() const { return least_trust_; }
    double most_trust() const { return most_trust_; }
    /// Has less than a ration for everybody.
    bool hungry(std::uint32_t household) const { return hungry_[household]; }
    bool lacks_medicine(std::uint32_t resident) const { return lacks_medicine_[resident]; }
    bool has_pass(std::uint32_t household) const { return pass_[household] != 0; }
    std::uint32_t gate(const world::World& world, std::uint32_t household) const {
        return gate_[world.household.stairwell[household]];
    }

  private:
    double least_trust_ = 0, most_trust_ = 0;
    std::vector<std::uint8_t> pass_;
    std::vector<std::uint32_t> gate_;  // by stairwell, kNone; only while gates are in use
    core::RowSet hungry_, lacks_medicine_;
};

}  // namespace wangge::kernel::move
