#include "wangge/policy/calendar_section.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

const Field kFields[] = {
    {{"start", Kind::kDate, "date", 18285, 0, 47482, Mark::kSetting, "date of day 0", "第0天日期", ""},
     offsetof(CalendarSection, start)},
    {{"days", Kind::kInteger, "d", 180, 1, 1000, Mark::kSetting, "days to simulate", "模拟天数", ""},
     offsetof(CalendarSection, days)},
    {{"festival_first", Kind::kDate, "date", 18285, 0, 47482, Mark::kMeasured,
      "first day of the festival holiday", "假期首日", "State Council, Spring Festival 2020"},
     offsetof(CalendarSection, festival_first)},
    {{"festival_last", Kind::kDate, "date", 18294, 0, 47482, Mark::kMeasured,
      "last day of the festival holiday", "假期末日", "State Council, extension to 2 February 2020"},
     offsetof(CalendarSection, festival_last)},
    {{"schools_open", Kind::kDate, "date", 18323, 0, 47482, Mark::kMeasured,
      "first school day after the winter holidays", "开学日期", "Liaoning school calendar, 2 March 2020"},
     offsetof(CalendarSection, schools_open)},
};

}  // namespace

std::span<const core::Field> CalendarSection::fields() {
    return kFields;
}

}  // namespace wangge::policy
