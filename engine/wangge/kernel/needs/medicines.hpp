#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "wangge/core/for_each_equal.hpp"
#include "wangge/core/prefetch.hpp"
#include "wangge/core/state_hash.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/kernel/ledger.hpp"

namespace wangge::kernel::needs {

/// Daily medicine at home, by resident.
///
/// Most who take any are on the round: every time they are down to the days at which a refill is sought, they
/// fetch the same number of days at the clinic, so that nothing but the day tells what they have. Nobody
/// looks at them. Who has a reason to ask how such a resident fares on a day of his visit (illness, absence,
/// an order, a shift, fear) takes him off the round first.
///
/// Off the round a stock is kept as the day on which it would be used up: it stays the same while somebody
/// is at home and takes what there is.
class Medicines {
  public:
    explicit Medicines(const Context& context);
    /// Makes room for the round; nobody is on it before.
    void open_round(const Ledger& ledger);

    void prefetch(std::uint32_t i) const { core::prefetch(&cells_[i]); }
    bool takes(std::uint32_t i) const { return cells_[i] != kNone; }
    /// Those who take any, rising.
    std::vector<std::uint32_t> takers() const;
    /// Days left at dawn of a day; only of those who take any.
    std::int32_t left(std::uint32_t i, std::int32_t day) const { return until(i, day) - day; }
    /// Adds days; takes the resident off the round.
    void add(std::uint32_t i, std::int32_t day, std::int32_t days, const Ledger& ledger);

    bool on_round(std::uint32_t i) const { return cells_[i] < 0 && takes(i); }
    /// Whether somebody is on the round and at the clinic on a day.
    bool due(std::uint32_t i, std::int32_t day) const { return cells_[i] == due_cell(day); }
    /// Those among the residents [first, end), rising: act(resident) may take them off the round. A list of
    /// them would take more memory than looking through all takes time.
    template <class Act>
    void for_each_due(std::uint32_t first, std::uint32_t end, std::int32_t day, Act act) const {
        core::for_each_equal(std::span(cells_).subspan(first, end - first), due_cell(day),
                             [&](std::size_t k) { act(first + static_cast<std::uint32_t>(k)); });
    }
    /// Puts somebody on the round from the dawn of `day`, if what is left is as it always is there.
    bool join_round(std::uint32_t i, std::int32_t day, const Ledger& ledger);
    void leave_round(std::uint32_t i, std::int32_t day, const Ledger& ledger);
    /// The first day, `from` or later, on which somebody off the round seeks a refill if he lives as usual.
    std::int32_t seeks_on(std::uint32_t i, std::int32_t from) const;
    /// Those who have left the round and are looked at by nobody yet.
    const std::vector<std::uint32_t>& left_round() const { return left_; }
    void forget_left() { left_.clear(); }

    /// Those on the round bring home what they fetch on a day.
    void go_round(std::int32_t day) { days_ += of(day).patients * period_; }
    /// Those of them who miss work, or school, if the day is one.
    const Totals& workers(std::int32_t day) const { return of(day).workers; }
    const Totals& pupils(std::int32_t day) const { return of(day).pupils; }

    /// A stock counts up to whole refills, and all days as one sum.
    core::StateHash hash() const;

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [world, period, refill_at, cells, left, visits, days, hash] = self;
        bytes.columns(cells);
        for (auto& day : visits) {
            bytes.columns(day.workers.area, day.pupils.area);
            bytes(day.workers.group, day.pupils.group, day.patients);
        }
        bytes(left, days, hash);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            for (const std::uint32_t i : self.takers())
                bytes.expect(!self.on_round(i) || self.day_of_round(i) < visits.size());
        }
    }

  private:
    static constexpr std::int16_t kNone = -0x7FFF;  // takes none
    static constexpr std::int16_t kOn = -0x4000;    // and the day of the round: on it

    /// Those on the round who are at the clinic on one day in `period_`.
    struct Visits {
        Totals workers, pupils;
        std::int64_t patients = 0;
    };

    std::int16_t due_cell(std::int32_t day) const { return static_cast<std::int16_t>(kOn + day % period_); }
    std::size_t day_of_round(std::uint32_t i) const { return static_cast<std::size_t>(cells_[i] - kOn); }
    Visits& of(std::int32_t day) { return visits_[static_cast<std::size_t>(day % period_)]; }
    const Visits& of(std::int32_t day) const { return visits_[static_cast<std::size_t>(day % period_)]; }
    std::int32_t until(std::uint32_t i, std::int32_t day) const;
    std::int64_t hashed(std::int32_t until) const;
    void set(std::uint32_t i, std::int32_t before, std::int32_t until);
    void count(std::uint32_t i, std::int64_t sign, const Ledger& ledger);

    const world::World* world_;
    std::int32_t period_, refill_at_;  // days
    // By resident: first day without, or kOn and the day of the round. Of a thousand days, a first stock and
    // a refill of a year at most each, and some visits while ill, none comes near 32,767.
    std::vector<std::int16_t> cells_;
    std::vector<std::uint32_t> left_;
    std::vector<Visits> visits_;  // by day of the round
    std::int64_t days_ = 0;       // of all, as first days without
    core::StateHash hash_;
};

}  // namespace wangge::kernel::needs
