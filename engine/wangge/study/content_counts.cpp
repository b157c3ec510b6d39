// What was counted: by day and area, and by group.
#include <algorithm>

#include "wangge/core/calendar.hpp"
#include "wangge/study/content_parts.hpp"

namespace wangge::study::detail {
namespace {

using kernel::Count;
using kernel::Ledger;

constexpr Count kWorked[] = {Count::kMinutesCommunity, Count::kMinutesParty, Count::kMinutesVolunteer,
                             Count::kMinutesCrew, Count::kMinutesSeconded};
constexpr Count kUnmet[] = {Count::kUnmetPosts,    Count::kUnmetVisits, Count::kUnmetTickets,
                            Count::kUnmetDelivery, Count::kUnmetSweeps, Count::kUnmetQuarantine,
                            Count::kUnmetTracing};

std::string text(std::string_view view) {
    return std::string(view);
}

std::string area_name(policy::Areas by, std::uint32_t area) {
    if (by == policy::Areas::kAll) return "all";
    return (by == policy::Areas::kGrid ? "grid-" : "community-") + std::to_string(area + 1);
}

/// The axis of areas, and what they are.
record::Dimension area_axis(const Ledger& ledger) {
    std::vector<std::string> names;
    for (std::uint32_t area = 0; area + 1 < ledger.areas(); ++area)
        names.push_back(area_name(ledger.areas_by(), area));
    names.emplace_back("elsewhere");
    switch (ledger.areas_by()) {
        case policy::Areas::kCommunity:
            return {"area", "", "Community of residence; staff from elsewhere",
                    "居住社区（外来工作人员另计）", std::move(names)};
        case policy::Areas::kAll:
            return {"area", "", "All residents; staff from elsewhere", "全体居民（外来工作人员另计）",
                    std::move(names)};
        default:
            return {"area", "", "Grid of residence; staff from elsewhere", "居住网格（外来工作人员另计）",
                    std::move(names)};
    }
}

/// All days of a count made only when they are written: all counts of a large place would not fit.
record::Variable daily_count(const Ledger& ledger, Count count) {
    const kernel::CountName& name = kernel::name_of(count);
    const auto make = [&ledger, count]() -> record::Values {
        std::vector<std::int64_t> data;
        data.reserve(static_cast<std::size_t>(ledger.days()) * ledger.areas());
        for (std::int32_t day = 0; day < ledger.days(); ++day) {
            const std::vector<std::int64_t> row = ledger.by_area(count, day);
            data.insert(data.end(), row.begin(), row.end());
        }
        return data;
    };
    return {text(name.name),
            text(name.unit),
            text(name.title),
            text(name.title_zh),
            {"day", "area"},
            {},
            {},
            make};
}

/// Hours of several counts of minutes.
record::Variable daily_hours(const Ledger& ledger, std::span<const Count> counts, const char* name,
                             const char* long_name, const char* long_name_zh) {
    const auto make = [&ledger, counts]() -> record::Values {
        std::vector<double> data;
        data.reserve(static_cast<std::size_t>(ledger.days()) * ledger.areas());
        for (std::int32_t day = 0; day < ledger.days(); ++day) {
            std::vector<std::int64_t> minutes(ledger.areas(), 0);
            for (const Count count : counts) {
                const std::vector<std::int64_t> row = ledger.by_area(count, day);
                for (std::size_t area = 0; area < row.size(); ++area) minutes[area] += row[area];
            }
            for (const std::int64_t of_area : minutes) data.push_back(static_cast<double>(of_area) / 60.0);
        }
        return data;
    };
    return {name, "h", long_name, long_name_zh, {"day", "area"}, {}, {}, make};
}

}  // namespace

std::string date_text(const policy::Scenario& scenario, std::int32_t day) {
    return core::format_date(core::civil_from_days(static_cast<std::int32_t>(scenario.calendar.start) + day));
}

std::vector<std::int32_t> total_days(const policy::Scenario& scenario, std::int32_t days) {
    std::vector<std::int32_t> until = scenario.report_days;
    until.push_back(days);
    std::sort(until.begin(), until.end());
    until.erase(std::unique(until.begin(), until.end()), until.end());
    return until;
}

record::Dimension day_axis(const policy::Scenario& scenario, std::int32_t days) {
    std::vector<std::int32_t> numbers(static_cast<std::size_t>(days));
    for (std::int32_t day = 0; day < days; ++day) numbers[static_cast<std::size_t>(day)] = day;
    return {"day", "days since " + date_text(scenario, 0), "Day", "日", std::move(numbers)};
}

record::Dimension total_axis(const policy::Scenario& scenario, std::int32_t days) {
    return {"day", "d", "Days from the start; values are totals of all days before this one",
            "自首日起天数（此前各日合计）", total_days(scenario, days)};
}

record::Group daily_group(const Finished& finished) {
    const Ledger& ledger = finished.ledger();
    record::Group group;
    group.path = "daily";
    group.title = "Counts of each day, by area of residence";
    std::vector<std::string> dates;
    for (std::int32_t day = 0; day < ledger.days(); ++day) dates.push_back(date_text(finished.scenario, day));
    group.dimensions = {day_axis(finished.scenario, ledger.days()), area_axis(ledger)};
    group.variables.push_back({"date", "", "Date", "日期", {"day"}, std::move(dates), {}});
    for (std::uint32_t count = 0; count < kernel::kCounts; ++count) {
        group.variables.push_back(daily_count(ledger, static_cast<Count>(count)));
    }
    group.variables.push_back(daily_hours(ledger, kWorked, "hours_worked", "Hours worked", "投入工时"));
    group.variables.push_back(daily_hours(ledger, kUnmet, "hours_unmet", "Hours unmet", "工时缺口"));
    return group;
}

/// One array for all counts: as many arrays as there are counts would cost more than the rest of the file.
record::Group groups_group(const Finished& finished) {
    const Ledger& ledger = finished.ledger();
    const std::vector<std::int32_t> until = total_days(finished.scenario, ledger.days());
    std::vector<std::string> groups, counts, units, titles, titles_zh;
    std::vector<std::int64_t> people, totals;
    for (std::uint32_t g = 0; g < kernel::kGroups; ++g) {
        groups.push_back(text(kernel::group_name(g)));
        people.push_back(ledger.heads(g).people);
    }
    for (std::uint32_t count = 0; count < kernel::kCounts; ++count) {
        const kernel::CountName& name = kernel::name_of(static_cast<Count>(count));
        counts.push_back(text(name.name));
        units.push_back(text(name.unit));
        titles.push_back(text(name.title));
        titles_zh.push_back(text(name.title_zh));
    }
    std::vector<std::int64_t> running(std::size_t{kernel::kCounts} * kernel::kGroups, 0);
    std::int32_t day = 0;
    for (const std::int32_t end : until) {
        for (; day < end; ++day) {
            for (std::uint32_t count = 0; count < kernel::kCounts; ++count) {
                const auto row = ledger.by_group(static_cast<Count>(count), day);
                for (std::uint32_t g = 0; g < kernel::kGroups; ++g)
                    running[count * kernel::kGroups + g] += row[g];
            }
        }
        totals.insert(totals.end(), running.begin(), running.end());
    }
    record::Group group;
    group.path = "groups";
    group.title = "Totals by age and tenancy";
    group.dimensions = {total_axis(finished.scenario, ledger.days()),
                        {"count", "", "What is counted", "计数项目", std::move(counts)},
                        {"group", "", "Age and tenancy", "年龄与居住类型", std::move(groups)}};
    const std::vector<std::string> along{"count"};
    group.variables = {
        {"people", "persons", "People of the group", "人数", {"group"}, std::move(people), {}},
        {"total",
         kUnitByRow,
         "Total of all days before",
         "此前各日合计",
         {"day", "count", "group"},
         std::move(totals),
         {}},
        {"unit", "", "Unit of a count", "计数单位", along, std::move(units), {}},
        {"title", "", "Title of a count", "计数名称（英文）", along, std::move(titles), {}},
        {"title_zh", "", "Title of a count in Chinese", "计数名称", along, std::move(titles_zh), {}},
    };
    return group;
}

}  // namespace wangge::study::detail
