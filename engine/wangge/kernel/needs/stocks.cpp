#include "wangge/kernel/needs/stocks.hpp"

namespace wangge::kernel::needs {

Stocks first_stocks(const Context& context) {
    const world::World& world = context.world;
    const policy::Needs& needs = context.scenario.needs;
    const core::Draws medicine(context.luck, core::Purpose::kMedicine);
    Stocks stocks(context);
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if (world.resident.chronic[i] == 0) continue;
        stocks.medicine_until.set(
            i, static_cast<std::int16_t>(medicine.unit(world.resident.key[i]) * needs.medicine_most));
    }
    stocks.shops = static_cast<std::int64_t>(needs.supply_store * world.residents);
    return stocks;
}

}  // namespace wangge::kernel::needs
