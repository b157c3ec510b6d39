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
    {{"ill_days", Kind::kInteger, "d", 10, 1, 14, Mark::kAssumed,
      "days after onset until mild cases are well, go out again and no longer seek care",
      "轻症病程，之后恢复外出且不再就诊", "Covasim mild2rec, mean 8 sd 2"},
     offsetof(Care, ill_days)},
    {{"seek_mild", Kind::kShare, "1", 1.0, 0, 1, Mark::kAssumed, "cases with symptoms who seek care at all",
      "有症状者就诊占比", "in an outbreak everybody is asked to"},
     offsetof(Care, seek_mild)},
    {{"fear", Kind::kShare, "1", 0.0, 0, 1, Mark::kAssumed,
      "of these, those who do not go to the clinic for fear of infection there and telephone instead",
      "其中因怕感染不去门诊而改打电话者占比", ""},
     offsetof(Care, fear)},
    {{"calls", Kind::kNumber, "calls/1000/d", 2.0, 0, 10000, Mark::kAssumed,
      "calls the telephone line answers per 1,000 residents and day; who is answered is collected",
      "热线每日每千人可接来电", ""},
     offsetof(Care, calls)},
    {{"clinic_capacity", Kind::kNumber, "persons/1000/d", 10.0, 0, 10000, Mark::kAssumed,
      "patients the fever clinic sees per 1,000 residents and day; at least one", "发热门诊每日每千人接诊量",
      ""},
     offsetof(Care, clinic_capacity)},
    {{"beds", Kind::kNumber, "beds/1000", 6.5, 0, 1000, Mark::kBorrowed, "hospital beds per 1,000 residents",
      "每千人住院床位", "National Health Commission statistical bulletin 2020, 6.46"},
     offsetof(Care, beds)},
    {{"critical_beds", Kind::kNumber, "beds/1000", 0.044, 0, 1000, Mark::kAssumed,
      "beds for critical care per 1,000 residents; at least one where there are any", "每千人重症监护床位",
      "about 4 in 100,000 before 2022"},
     offsetof(Care, critical_beds)},
    {{"transfers", Kind::kNumber, "persons/1000/d", 1.0, 0, 10000, Mark::kAssumed,
      "patients whom vehicles and escorts bring to hospital per 1,000 residents and day; at least one where "
      "there are any",
      "每日每千人转运能力", ""},
     offsetof(Care, transfers)},
    {{"untreated_death", Kind::kNumber, "1", 2.0, 1, 100, Mark::kAssumed,
      "factor on the death of critical cases who never had the bed they need", "危重者全程无床时病死概率倍数",
      ""},
     offsetof(Care, untreated_death)},
    {{"untreated_severe", Kind::kShare, "1", 0.05, 0, 1, Mark::kAssumed,
      "severe cases without any bed who die of that alone", "重症者全程无床死亡占比", ""},
     offsetof(Care, untreated_severe)},
};

}  // namespace

std::span<const core::Field> Care::fields() {
    return kFields;
}

}  // namespace wangge::policy
