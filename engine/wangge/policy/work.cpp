#include "wangge/policy/work.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

// resident, community, party, volunteer, crew, seconded
constexpr double kHours[6] = {0, 10, 5, 4, 9, 9};
constexpr double kShow[6] = {0, 0.98, 0.75, 0.75, 0.97, 0.97};
constexpr double kPay[6] = {0, 25, 0, 0, 25, 30};

const Field kFields[] = {
    {{"tired_after", Kind::kNumber, "h", 8.0, 0, 24, Mark::kAssumed, "hours a day that do not tire",
      "每日不累积疲劳工时", ""},
     offsetof(Work, tired_after)},
    {{"tire", Kind::kNumber, "1/h", 0.0625, 0, 1, Mark::kAssumed, "fatigue per further hour",
      "每超一小时疲劳增量", ""},
     offsetof(Work, tire)},
    {{"rest", Kind::kNumber, "1/d", 0.25, 0, 1, Mark::kAssumed, "recovery on a day without work",
      "休息日恢复", ""},
     offsetof(Work, rest)},
    {{"slow", Kind::kNumber, "1", 0.5, 0, 10, Mark::kAssumed, "service time times (1 + this times fatigue)",
      "疲劳对用时的放大", ""},
     offsetof(Work, slow)},
    {{"quit", Kind::kNumber, "1/d", 0.002, 0, 1, Mark::kAssumed, "quitting per day times fatigue",
      "疲劳辞职率", ""},
     offsetof(Work, quit)},
    {{"rest_every", Kind::kInteger, "d", 7, 2, 60, Mark::kAssumed, "paid staff rest one day in so many",
      "轮休周期", ""},
     offsetof(Work, rest_every)},
    {{"volunteer_share", Kind::kShare, "1", 1.0, 0, 1, Mark::kSetting,
      "share of volunteers who are there at all", "志愿者可用占比", ""},
     offsetof(Work, volunteer_share)},
    {{"hours",
      Kind::kNumber,
      "h",
      0,
      0,
      24,
      Mark::kAssumed,
      "hours a day by pool: resident, community, party, volunteer, crew, seconded",
      "各队伍每日工时",
      "",
      {},
      6,
      kHours},
     offsetof(Work, hours)},
    {{"show_up",
      Kind::kShare,
      "1",
      0,
      0,
      1,
      Mark::kAssumed,
      "share who come on a day, by pool",
      "各队伍到岗率",
      "volunteers 0.75",
      {},
      6,
      kShow},
     offsetof(Work, show_up)},
    {{"pay",
      Kind::kNumber,
      "yuan/h",
      0,
      0,
      10000,
      Mark::kAssumed,
      "cost of an hour by pool",
      "各队伍每小时成本",
      "",
      {},
      6,
      kPay},
     offsetof(Work, pay)},
};

}  // namespace

std::span<const core::Field> Work::fields() {
    return kFields;
}

}  // namespace wangge::policy
