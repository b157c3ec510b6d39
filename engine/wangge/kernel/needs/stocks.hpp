#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/hashed_column.hpp"
#include "wangge/kernel/columns.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/kernel/needs/larders.hpp"

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

inline constexpr std::int16_t kNoMedicine = -0x7FFF;  // needs none

/// Stocks are kept so that nothing changes while a household lives as usual: everybody at home and fed.
struct Stocks {
    Larders larder;
    core::HashedColumn<std::int16_t> medicine_until;  // by resident: first day without; kNoMedicine
    DayColumn last_outing;                // day of the last outing by quota, by household; -kNever
    core::HashedColumn<Order> order;      // by household
    std::vector<std::uint32_t> ordering;  // households with an order, and some whose order is fulfilled
    std::int64_t shops = 0;               // rations in shops and market

    explicit Stocks(const Context& context)
        : larder(context),
          medicine_until(kMedicineUntil, kNoMedicine, context.world.residents),
          last_outing(kLastOuting, -kNever, context.world.households),
          order(kOrder, Order{}, context.world.households) {}
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [larder, medicine, outing, order, ordering, shops] = self;
        bytes(larder, medicine, outing, order, ordering, shops);
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

inline bool takes_medicine(const Stocks& stocks, std::uint32_t resident) {
    return stocks.medicine_until[resident] != kNoMedicine;
}
/// Days of medicine left; only of those who take any.
inline std::int32_t medicine(const Context& context, const Stocks& stocks, std::uint32_t resident) {
    return stocks.medicine_until[resident] - context.date.day;
}
inline void add_medicine(std::uint32_t resident, std::int32_t days, Stocks& stocks) {
    stocks.medicine_until.set(resident, static_cast<std::int16_t>(stocks.medicine_until[resident] + days));
}

}  // namespace wangge::kernel::needs
