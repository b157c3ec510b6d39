#include "wangge/kernel/needs/stocks.hpp"

#include "wangge/core/samplers.hpp"

namespace wangge::kernel::needs {
namespace {

constexpr double kCanteenDays = 10000;  // the kitchen of a care home or dormitory never runs dry (assumed)

}  // namespace

Stocks first_stocks(const Context& context) {
    const world::World& world = context.world;
    const policy::Needs& needs = context.scenario.needs;
    const core::Draws stock(context.luck, core::Purpose::kStock);
    const core::Draws medicine(context.luck, core::Purpose::kMedicine);
    Stocks stocks(world);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const double days =
            core::lognormal_median(stock.unit(world.household.key[h]), needs.stock_median, needs.stock_sigma);
        const bool kitchen = world.household.dwelling[h] != world::Dwelling::kFamily;
        stocks.larder.set(h, rations(kitchen ? kCanteenDays : days, world.members(h)));
    }
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (world.resident.chronic[i] == 0) continue;
        stocks.medicine_until.set(
            i, static_cast<std::int16_t>(medicine.unit(world.resident.key[i]) * needs.medicine_most));
    }
    stocks.shops = static_cast<std::int64_t>(needs.supply_store * world.residents);
    return stocks;
}

}  // namespace wangge::kernel::needs
