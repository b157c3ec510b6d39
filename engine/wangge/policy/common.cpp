#include "wangge/policy/common.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

#define AT(member) offsetof(Common, member)
const Field kFields[] = {
    {{"start", Kind::kDate, "date", 18295, 0, 47482, Mark::kSetting, "date of the decision", "决定日期", ""},
     AT(start)},
    {{"delay", Kind::kInteger, "d", 1, 0, 365, Mark::kAssumed, "days from decision to effect",
      "决定到落实天数", ""},
     AT(delay)},
    {{"least_days", Kind::kInteger, "d", 28, 0, 1000, Mark::kSetting, "lasts at least", "最短持续天数", ""},
     AT(least_days)},
    {{"most_days", Kind::kInteger, "d", 60, 0, 1000, Mark::kSetting, "ends at the latest after",
      "最长持续天数", ""},
     AT(most_days)},
    {{"report_free_days", Kind::kInteger, "d", 14, 0, 365, Mark::kSetting,
      "between the two it ends after so many days without a report", "其间连续无报告病例即解除的天数", ""},
     AT(report_free_days)},
    {{"trigger_reports", Kind::kInteger, "persons", 0, 0, 1e6, Mark::kSetting,
      "starts only when so many cases were reported in 14 days (0: by date alone)",
      "触发所需14天内报告病例数（0为按日期）", ""},
     AT(trigger_reports)},
    {{"reach", Kind::kShare, "1", 1.0, 0, 1, Mark::kSetting, "share of dwellings reached; 0 equals no policy",
      "覆盖率", ""},
     AT(reach)},
    {{"target_grid", Kind::kInteger, "", 0, 0, 1e6, Mark::kSetting, "number of the grid it is for (0: all)",
      "目标网格编号（0为全部）", ""},
     AT(target_grid)},
    {{"target_tenure", Kind::kChoice, "", 0, 0, 2, Mark::kSetting, "for which dwellings", "目标住户", "",
      "any|owner|tenant"},
     AT(target_tenure)},
    {{"staff_community", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "community workers may be used",
      "可用社区工作者", ""},
     AT(staff_community)},
    {{"staff_party", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "party volunteers may be used",
      "可用党员志愿者", ""},
     AT(staff_party)},
    {{"staff_volunteer", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "other volunteers may be used",
      "可用其他志愿者", ""},
     AT(staff_volunteer)},
    {{"staff_crew", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "the gate crew may be used", "可用值守人员",
      ""},
     AT(staff_crew)},
    {{"staff_seconded", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "seconded staff may be used",
      "可用下沉干部", ""},
     AT(staff_seconded)},
};
#undef AT

}  // namespace

std::span<const core::Field> Common::fields() {
    return kFields;
}

}  // namespace wangge::policy
