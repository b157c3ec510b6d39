#include "wangge/policy/loops.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

constexpr core::Parameter loop(std::string_view name, std::string_view meaning, std::string_view meaning_zh) {
    return {name, Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, meaning, meaning_zh, ""};
}

const Field kFields[] = {
    {loop("fatigue", "long days tire staff, who then take longer and err more",
          "疲劳：超时工作使用时变长、出错增多"),
     offsetof(Loops, fatigue)},
    {loop("learning", "new staff are slower and learn day by day; off: everybody is as quick as in the end",
          "熟练：新手较慢、逐日熟练；关闭时人人熟练"),
     offsetof(Loops, learning)},
    {loop("staff_absence",
          "staff who fall ill or are isolated are missing; off: a stand-in does their work and meets nobody",
          "人员缺勤：工作人员患病或隔离即缺岗；关闭时由不与人接触的替补顶岗"),
     offsetof(Loops, staff_absence)},
    {loop("quitting", "tired staff quit", "辞职：疲劳者辞职"), offsetof(Loops, quitting)},
    {loop("grievance_evasion", "grievance raises evasion", "怨气增加规避"),
     offsetof(Loops, grievance_evasion)},
    {loop("grievance_conflict", "grievance raises conflicts at gates", "怨气增加门岗冲突"),
     offsetof(Loops, grievance_conflict)},
    {loop("grievance_volunteering", "grievance keeps volunteers away", "怨气降低志愿者到岗"),
     offsetof(Loops, grievance_volunteering)},
    {loop("compliance_decline", "compliance of some falls with confined days", "遵守率随限足天数下降"),
     offsetof(Loops, compliance_decline)},
    {loop("trust",
          "what households live through moves their trust, which moves compliance, candour and rumours",
          "信任：住户经历改变信任，信任影响遵守、如实登记与谣言"),
     offsetof(Loops, trust)},
    {loop("fear", "recent reports nearby keep people from outings and from the clinic",
          "恐惧：附近近期报告使人减少外出与就诊"),
     offsetof(Loops, fear)},
    {loop("rumour", "a rumour makes households hoard; off: nobody believes it",
          "谣言：住户抢购囤积；关闭时无人相信"),
     offsetof(Loops, rumour)},
    {loop("waits", "people choose the gate where they expect the least walking and waiting; off: the nearest",
          "等待：按步行加预期等待选择出入口；关闭时只走最近的"),
     offsetof(Loops, waits)},
    {loop("income", "lost workdays feed grievance", "收入：误工增加怨气"), offsetof(Loops, income)},
};

}  // namespace

std::span<const core::Field> Loops::fields() {
    return kFields;
}

}  // namespace wangge::policy
