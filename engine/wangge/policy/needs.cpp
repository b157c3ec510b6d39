#include "wangge/policy/needs.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

const Field kFields[] = {
    {{"stock_median", Kind::kNumber, "d", 12.0, 0.5, 90, Mark::kAssumed,
      "median household food stock on day 0 (festival), in whole days", "初始存粮中位天数（取整）",
      "7 to 20 at the Spring Festival in the north"},
     offsetof(Needs, stock_median)},
    {{"stock_sigma", Kind::kNumber, "1", 0.5, 0, 3, Mark::kAssumed, "log standard deviation of the stock",
      "存粮对数标准差", ""},
     offsetof(Needs, stock_sigma)},
    {{"shop_at", Kind::kNumber, "d", 3.0, 0, 60, Mark::kAssumed,
      "a household shops when its stock falls to so many days", "存粮低于此天数即采购", ""},
     offsetof(Needs, shop_at)},
    {{"shop_to", Kind::kNumber, "d", 7.0, 1, 90, Mark::kAssumed, "and buys up to so many days",
      "采购至此天数", ""},
     offsetof(Needs, shop_to)},
    {{"carry", Kind::kInteger, "rations", 21, 1, 1000, Mark::kAssumed, "rations one adult carries",
      "成人一次可携口粮", ""},
     offsetof(Needs, carry)},
    {{"carry_old", Kind::kInteger, "rations", 2, 1, 1000, Mark::kAssumed,
      "rations one person of 75 and older carries", "75岁及以上一次可携口粮", ""},
     offsetof(Needs, carry_old)},
    {{"carry_old_market", Kind::kInteger, "rations", 1, 1, 1000, Mark::kAssumed,
      "the same from the market outside, which is farther", "75岁及以上从社区外市场一次可携口粮", ""},
     offsetof(Needs, carry_old_market)},
    {{"market_share", Kind::kShare, "1", 0.4, 0, 1, Mark::kAssumed,
      "shopping trips that go to the market outside", "去社区外市场采购的占比", ""},
     offsetof(Needs, market_share)},
    {{"supplied_every", Kind::kInteger, "d", 7, 1, 60, Mark::kAssumed,
      "days between the visits of relatives who bring food", "亲属送菜间隔", ""},
     offsetof(Needs, supplied_every)},
    {{"supply_per_day", Kind::kNumber, "rations/person/d", 1.5, 0, 100, Mark::kAssumed,
      "food that reaches shops and market a day", "每日货源", ""},
     offsetof(Needs, supply_per_day)},
    {{"supply_store", Kind::kNumber, "d", 5.0, 0, 100, Mark::kAssumed,
      "food in shops on day 0 and at most, in days of need", "商铺最大库存天数", ""},
     offsetof(Needs, supply_store)},
    {{"medicine_most", Kind::kNumber, "d", 30.0, 1, 365, Mark::kAssumed,
      "stock of daily medicine on day 0 is uniform up to this", "初始药量上限", ""},
     offsetof(Needs, medicine_most)},
    {{"refill_at", Kind::kInteger, "d", 5, 0, 60, Mark::kAssumed, "a refill is sought at so many days",
      "药量低于此天数即取药", ""},
     offsetof(Needs, refill_at)},
    {{"refill_days", Kind::kInteger, "d", 30, 1, 365, Mark::kAssumed, "days a refill lasts", "一次取药天数",
      ""},
     offsetof(Needs, refill_days)},
};

}  // namespace

std::span<const core::Field> Needs::fields() {
    return kFields;
}

}  // namespace wangge::policy
