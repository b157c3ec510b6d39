#include "wangge/kernel/needs/stocks.hpp"

namespace wangge::kernel::needs {

Stocks first_stocks(const Context& context) {
    Stocks stocks(context);
    stocks.shops = static_cast<std::int64_t>(context.scenario.needs.supply_store * context.world.residents);
    return stocks;
}

}  // namespace wangge::kernel::needs
