#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wangge/core/state_hash.hpp"
#include "wangge/kernel/context.hpp"

namespace wangge::kernel::needs {

inline constexpr std::uint8_t kShopsAlone = 16;  // years from which somebody fetches food

/// Rations a household of `members` counts as `days` days.
inline std::int32_t rations(double days, std::uint32_t members) {
    return static_cast<std::int32_t>(days * members + 0.5);
}

/// Rations at home, by household.
///
/// Most households are on the round: every so many days they are down to the stock at which they shop,
/// somebody fetches what all have eaten since, and nothing else about their larder ever changes. Of those
/// only the day of the round is kept, and nobody looks at them. Whoever touches such a larder, or has a
/// reason to ask how the household fares, takes it off the round first.
///
/// Off the round a larder counts as what it would have been at dawn of day 0: that stays the same while all
/// are at home and fed.
class Larders {
  public:
    explicit Larders(const Context& context);

    /// Rations at dawn of a day.
    std::int32_t food(std::uint32_t h, std::int32_t day) const {
        const std::int32_t members = members_of(h);
        return on_round(h) ? members * (shop_at_ + days_until_due(h, day)) : at_start_[h] - members * day;
    }
    /// Adds (or takes) rations; takes the household off the round.
    void add(std::uint32_t h, std::int32_t day, std::int32_t rations);

    bool on_round(std::uint32_t h) const { return round_[h] < kOff; }
    /// Days until the household shops, 0 for today; only of those on the round.
    std::int32_t days_until_due(std::uint32_t h, std::int32_t day) const {
        const std::int32_t ahead = round_[h] - day % every_;
        return ahead < 0 ? ahead + every_ : ahead;
    }
    bool due(std::uint32_t h, std::int32_t day) const { return on_round(h) && days_until_due(h, day) == 0; }
    /// Puts a household on the round at dawn of `day`, if its larder is as it always is there.
    bool join_round(std::uint32_t h, std::int32_t day);
    void leave_round(std::uint32_t h, std::int32_t day);
    /// Households that have left the round and are looked at by nobody yet.
    const std::vector<std::uint32_t>& left() const { return left_; }
    void forget_left() { left_.clear(); }

    /// Rations that the households on the round fetch on a day, by grid; empty where nobody is ever on it.
    std::span<const std::int64_t> bought(std::int32_t day) const;
    /// Those rations are at home.
    void go_round(std::int32_t day) { rations_ += all_bought(day); }
    std::int64_t all_bought(std::int32_t day) const {
        return every_ == 0 ? 0 : all_bought_[static_cast<std::size_t>(day % every_)];
    }

    /// A household that could be on the round counts up to whole rounds, and all rations as one sum.
    core::StateHash hash() const;

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [world, every, shop_at, at_start, round, left, bought, all_bought, rations, hash] = self;
        bytes.columns(at_start, round, bought, all_bought);
        bytes(left, rations, hash);
    }

  private:
    static constexpr std::uint8_t kOff = 0xFE, kNever = 0xFF;  // others: the day of the round

    std::int32_t members_of(std::uint32_t h) const { return static_cast<std::int32_t>(world_->members(h)); }
    std::int64_t cell(std::uint32_t h) const;
    void set(std::uint32_t h, std::int32_t at_start);
    void count(std::uint32_t h, std::int64_t sign);

    const world::World* world_;
    std::int32_t every_, shop_at_;  // days; every 0: there is no round
    std::vector<std::int32_t> at_start_;
    std::vector<std::uint8_t> round_;
    std::vector<std::uint32_t> left_;
    std::vector<std::int64_t> bought_;      // by day of the round and grid
    std::vector<std::int64_t> all_bought_;  // by day of the round
    std::int64_t rations_ = 0;              // of all at dawn of day 0, whole rounds included
    core::StateHash hash_;
};

}  // namespace wangge::kernel::needs
