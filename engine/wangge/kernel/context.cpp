#include "wangge/kernel/context.hpp"

namespace wangge::kernel {

Date date_of(const policy::CalendarSection& calendar, std::int32_t day) {
    const std::int32_t since_epoch = static_cast<std::int32_t>(calendar.start) + day;
    const bool weekday = core::weekday(since_epoch) < 5;
    Date date;
    date.day = day;
    date.festival = since_epoch >= calendar.festival_first && since_epoch <= calendar.festival_last;
    date.workday = weekday && !date.festival;
    date.schoolday = weekday && since_epoch >= calendar.schools_open;
    return date;
}

}  // namespace wangge::kernel
