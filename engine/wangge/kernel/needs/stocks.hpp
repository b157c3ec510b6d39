#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <type_traits>
#include <vector>

#include "wangge/core/hashed_column.hpp"
#include "wangge/kernel/columns.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/kernel/needs/larders.hpp"
#include "wangge/kernel/needs/medicines.hpp"

/// Food and medicine at home, goods in the shops.
namespace wangge::kernel::needs {

/// An order for delivery, one open one per household.
struct Order {
    std::int32_t placed = -1;  // day; -1: none open
    std::int32_t rations = 0;
    friend bool operator==(const Order&, const Order&) = default;
    friend constexpr std::uint64_t canonical(const Order& order) {
        return pack(static_cast<std::uint32_t>(order.placed), static_cast<std::uint32_t>(order.rations));
    }
};

/// The same in four bytes: days up to kLastDay, which is more than a run lasts, and up to kMostRations, which
/// is 60 days, as many as may be ordered, for a household of 65,535.
class ShortOrder {
  public:
    static constexpr std::int32_t kLastDay = (1 << 10) - 2, kMostRations = (1 << 22) - 1;

    constexpr ShortOrder() = default;
    constexpr ShortOrder(const Order& order)  // NOLINT(google-explicit-constructor): is an order
        : stored_(static_cast<std::uint32_t>(order.placed + 1) << 22 |
                  static_cast<std::uint32_t>(order.rations)) {}
    constexpr operator Order() const {  // NOLINT(google-explicit-constructor)
        return {static_cast<std::int32_t>(stored_ >> 22) - 1,
                static_cast<std::int32_t>(stored_ & kMostRations)};
    }
    /// Writes or reads it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) { bytes(self.stored_); }

  private:
    std::uint32_t stored_ = 0;
};

/// Stocks are kept so that nothing changes while a household lives as usual: everybody at home and fed.
struct Stocks {
    Larders larder;
    Medicines medicines;
    DayColumn last_outing;                        // day of the last outing by quota, by household; -kNever
    core::HashedColumn<Order, ShortOrder> order;  // by household
    std::vector<std::uint32_t> ordering;          // households with an order in the morning, rising
    std::int64_t shops = 0;                       // rations in shops and market

    explicit Stocks(const Context& context)
        : larder(context),
          medicines(context),
          last_outing(kLastOuting, -kNever, context.world.households),
          order(kOrder, Order{}, context.world.households) {}
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [larder, medicines, outing, order, ordering, shops] = self;
        bytes(larder, medicines, outing, order, ordering, shops);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads)
            bytes.expect(std::ranges::adjacent_find(ordering, std::ranges::greater_equal()) ==
                         ordering.end());
    }
};

/// Stocks on day 0.
Stocks first_stocks(const Context& context);

/// Rations in a larder today.
inline std::int32_t food(const Context& context, const Stocks& stocks, std::uint32_t household) {
    return stocks.larder.food(household, context.date.day);
}
inline void add_food(const Context& context, std::uint32_t household, std::int32_t rations, Stocks& stocks) {
    stocks.larder.add(household, context.date.day, rations);
}

}  // namespace wangge::kernel::needs
