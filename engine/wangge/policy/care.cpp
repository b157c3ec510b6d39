#include "wangge/policy/care.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

const Field kFields[] = {
    {{"stay_home_share", Kind::kShare, "1", 0.5, 0, 1, Mark::kAssumed,
      "symptomatic people who stay at home from onset", "有症状者自觉居家占比", ""},
     offsetof(Care, stay_home_share)},
    {{"confirm_after", Kind::kInteger, "d", 3, 0, 30, Mark::kAssumed,
      "days from onset to confirmation at the clinic", "发病至确诊天数", ""},
     offsetof(Care, confirm_after)},
    {{"fever_share", Kind::kShare, "1", 0.4, 0, 1, Mark::kAssumed,
      "symptomatic person has fever on a given day", "有症状者当日发热概率", "0.3 to 0.5"},
     offsetof(Care, fever_share)},
    {{"fever_days", Kind::kInteger, "d", 7, 1, 30, Mark::kAssumed, "days after onset with possible fever",
      "可能发热的天数", ""},
     offsetof(Care, fever_days)},
    {{"acute_rate", Kind::kNumber, "1/1000/d", 0.2, 0, 100, Mark::kAssumed, "acute non-epidemic need of care",
      "非疫情急症发生率", "dialysis, cancer and emergencies 0.1 to 0.3"},
     offsetof(Care, acute_rate)},
    {{"acute_travel", Kind::kNumber, "min", 30.0, 0, 600, Mark::kAssumed, "way to care when nothing hinders",
      "无阻碍时就医用时", ""},
     offsetof(Care, acute_travel)},
    {{"acute_night_wait", Kind::kNumber, "min", 360.0, 0, 4320, Mark::kAssumed,
      "wait of a held-back patient until the next post or ticket check", "被阻病人每次等待时间", ""},
     offsetof(Care, acute_night_wait)},
    {{"acute_clearance", Kind::kNumber, "min", 10.0, 0, 240, Mark::kAssumed,
      "time of a community worker to clear one exit for care", "放行就医所需工时", ""},
     offsetof(Care, acute_clearance)},
    {{"acute_grace", Kind::kNumber, "h", 2.0, 0, 72, Mark::kSetting, "delay that does not count",
      "不计入的延误", ""},
     offsetof(Care, acute_grace)},
    {{"acute_censor", Kind::kNumber, "h", 72.0, 2, 720, Mark::kSetting, "longest delay counted", "延误上限",
      ""},
     offsetof(Care, acute_censor)},
};

}  // namespace

std::span<const core::Field> Care::fields() {
    return kFields;
}

}  // namespace wangge::policy
