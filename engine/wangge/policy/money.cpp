#include "wangge/policy/money.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

const Field kFields[] = {
    {{"workday", Kind::kNumber, "yuan", 150.0, 0, 100000.0, Mark::kAssumed, "income lost with a lost workday",
      "误工一日损失", ""},
     offsetof(Money, workday)},
    {{"ration", Kind::kNumber, "yuan", 15.0, 0, 10000.0, Mark::kAssumed, "a ration brought at public cost",
      "公共负担口粮单价", ""},
     offsetof(Money, ration)},
    {{"refill", Kind::kNumber, "yuan", 60.0, 0, 100000.0, Mark::kAssumed, "medicine brought at public cost",
      "公共负担药品单价", ""},
     offsetof(Money, refill)},
    {{"case_care", Kind::kNumber, "yuan", 20000.0, 0, 10000000.0, Mark::kBorrowed,
      "care of one confirmed case", "每例确诊救治费用",
      "National Healthcare Security Administration 2020, about 17,000 to 23,000 a patient"},
     offsetof(Money, case_care)},
    {{"centre_day", Kind::kNumber, "yuan", 300.0, 0, 100000.0, Mark::kAssumed,
      "room and meals of one person-day in central quarantine", "集中隔离每人每日食宿费用",
      "hotels taken for quarantine asked 150 to 450 yuan a day"},
     offsetof(Money, centre_day)},
};

}  // namespace

std::span<const core::Field> Money::fields() {
    return kFields;
}

}  // namespace wangge::policy
