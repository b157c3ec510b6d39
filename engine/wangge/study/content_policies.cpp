// What each policy of the arm was set to, when it held, and the daily counts that concern it.
#include <algorithm>

#include "wangge/scenario/resolved_text.hpp"
#include "wangge/scenario/value.hpp"
#include "wangge/study/content_parts.hpp"

namespace wangge::study::detail {
namespace {

using kernel::Count;

constexpr Count kClosure[] = {
    Count::kConfinedDays, Count::kConfinedQuietDays, Count::kPassages,          Count::kRefusals,
    Count::kLeaks,        Count::kEvasions,          Count::kUncheckedPassages, Count::kVisitorsRefused,
    Count::kWorkdaysLost, Count::kMissedMealDays,    Count::kDrugGapDays,       Count::kUnmetPosts};
constexpr Count kCheckpoints[] = {Count::kPassages,     Count::kVisitorPassages, Count::kAttempts,
                                  Count::kRefusals,     Count::kWaitSeconds,     Count::kQueueSeconds,
                                  Count::kFevers,       Count::kFeversFound,     Count::kFalseAlarms,
                                  Count::kConflicts,    Count::kEvasions,        Count::kEvasionsPass,
                                  Count::kEvasionsGap,  Count::kEvasionsBoot,    Count::kUncheckedPassages,
                                  Count::kMinutesPosts, Count::kUnmetPosts,      Count::kExposureQueue,
                                  Count::kExposurePosts};
constexpr Count kDelivery[] = {Count::kOrders,           Count::kOrdersDelivered, Count::kOrdersWaiting,
                               Count::kRationsDelivered, Count::kRationsShort,    Count::kMissedMealDays,
                               Count::kMinutesDelivery,  Count::kUnmetDelivery,   Count::kNoShows,
                               Count::kExposureCouriers};
constexpr Count kCodes[] = {Count::kAttempts,    Count::kRefusals,   Count::kRecords,   Count::kRecordDays,
                            Count::kCodeRedDays, Count::kCodeHelped, Count::kConflicts, Count::kObservedDays};
constexpr Count kQuarantine[] = {
    Count::kConfinedDays, Count::kCentralDays,       Count::kBedsShort,       Count::kOrdersBroken,
    Count::kWatches,      Count::kMinutesQuarantine, Count::kUnmetQuarantine, Count::kReportsQuarantined,
    Count::kReports,      Count::kExposureCentre,    Count::kMissedMealDays,  Count::kOrdersDelivered,
    Count::kWorkdaysLost};
constexpr Count kTracing[] = {Count::kReports,           Count::kReportsQuarantined, Count::kInterviews,
                              Count::kInterviewsWaiting, Count::kContactsNamed,      Count::kContactsTold,
                              Count::kCallsWaiting,      Count::kMinutesTracing,     Count::kUnmetTracing,
                              Count::kConfinedDays,      Count::kOrdersBroken,       Count::kWorkdaysLost};
constexpr Count kAny[] = {Count::kLocalInfections, Count::kReports,        Count::kConfinedDays,
                          Count::kMissedMealDays,  Count::kAttempts,       Count::kRefusals,
                          Count::kTicketsOpened,   Count::kTicketsOverdue, Count::kMinutesPosts,
                          Count::kMinutesRounds};

struct Concern {
    std::string_view policy;
    std::span<const Count> counts;
};
constexpr Concern kConcerns[] = {{"blanket_closure", kClosure},     {"grid_checkpoints", kCheckpoints},
                                 {"volunteer_delivery", kDelivery}, {"digital_codes", kCodes},
                                 {"quarantine", kQuarantine},       {"contact_tracing", kTracing}};

/// A policy that nothing is said about gets the counts that every measure may move.
std::span<const Count> concern_of(std::string_view policy) {
    for (const Concern& concern : kConcerns) {
        if (concern.policy == policy) return concern.counts;
    }
    return kAny;
}

/// Settings as rows of a table, list elements one a row.
struct Table {
    std::vector<std::string> name, text, unit, mark, meaning, meaning_zh, source;
    std::vector<double> value, least, most;

    void add(const core::Parameter& parameter, const double* values) {
        for (std::uint32_t k = 0; k < parameter.length; ++k) {
            name.push_back(std::string(parameter.name) +
                           (parameter.length > 1 ? "[" + std::to_string(k) + "]" : ""));
            text.push_back(scenario::value_text(parameter, values[k]));
            unit.emplace_back(parameter.unit);
            mark.emplace_back(scenario::mark_name(parameter.mark));
            meaning.emplace_back(parameter.meaning);
            meaning_zh.emplace_back(parameter.meaning_zh);
            source.emplace_back(parameter.source);
            value.push_back(values[k]);
            least.push_back(parameter.least);
            most.push_back(parameter.most);
        }
    }
};

Table settings_of(const policy::PolicyUse& use, const policy::PolicyKind* kind) {
    Table table;
    for (const core::Field& field : policy::Common::fields())
        table.add(field.parameter, core::field_value(&use.common, field));
    std::size_t at = 0;
    for (const core::Field& field : kind == nullptr ? std::span<const core::Field>() : kind->fields) {
        table.add(field.parameter, use.settings.data() + at);
        at += field.parameter.length;
    }
    return table;
}

void add_settings(Table table, record::Group& group) {
    const std::vector<std::string> along{"setting"};
    group.dimensions.push_back({"setting", "", "Setting", "参数", std::move(table.name)});
    group.variables.push_back({"text",
                               "",
                               "Value as written in a scenario file",
                               "取值（文件写法）",
                               along,
                               std::move(table.text),
                               {}});
    group.variables.push_back({"value",
                               kUnitByRow,
                               "Value; dates as days since 1970-01-01, choices as their index",
                               "取值",
                               along,
                               std::move(table.value),
                               {}});
    group.variables.push_back(
        {"least", kUnitByRow, "Smallest permitted value", "下限", along, std::move(table.least), {}});
    group.variables.push_back(
        {"most", kUnitByRow, "Largest permitted value", "上限", along, std::move(table.most), {}});
    group.variables.push_back({"unit", "", "Unit", "单位", along, std::move(table.unit), {}});
    group.variables.push_back(
        {"mark", "", "How far the default can be trusted", "数据性质", along, std::move(table.mark), {}});
    group.variables.push_back(
        {"meaning", "", "Meaning", "含义（英文）", along, std::move(table.meaning), {}});
    group.variables.push_back(
        {"meaning_zh", "", "Meaning in Chinese", "含义", along, std::move(table.meaning_zh), {}});
    group.variables.push_back(
        {"source", "", "Source of the default", "来源", along, std::move(table.source), {}});
}

void add_days(const run::Run::Span& span, std::int32_t days, record::Group& group) {
    const std::int32_t last = span.started < 0 ? -1 : span.ended < 0 ? days - 1 : span.ended - 1;
    group.variables.push_back(single<std::int32_t>(
        "first_day", span.started, "d", "First day of effect; -1: never", "首个生效日（-1为未生效）"));
    group.variables.push_back(single<std::int32_t>("last_day", last, "d", "Last day of effect; -1: never",
                                                   "最后生效日（-1为未生效）"));
    group.variables.push_back(
        single<std::uint8_t>("still_in_force", span.started >= 0 && span.ended < 0 ? 1 : 0, "1",
                             "1 if it held on the last day of the run", "期末是否仍生效"));
}

void add_counts(const kernel::Ledger& ledger, std::string_view policy, record::Group& group) {
    for (const Count count : concern_of(policy)) {
        std::vector<std::int64_t> data;
        for (std::int32_t day = 0; day < ledger.days(); ++day) {
            data.push_back(ledger.of_day(count, day));
        }
        const kernel::CountName& name = kernel::name_of(count);
        group.variables.push_back({std::string(name.name),
                                   std::string(name.unit),
                                   std::string(name.title),
                                   std::string(name.title_zh),
                                   {"day"},
                                   std::move(data),
                                   {}});
    }
}

}  // namespace

std::vector<record::Group> policy_groups(const Finished& finished) {
    const policy::Arm& arm = finished.scenario.arms[finished.arm];
    const std::vector<run::Run::Span> spans = finished.run.spans();
    std::vector<record::Group> groups(1);
    groups[0].path = "policies";
    groups[0].title = "Policies of this arm";
    std::vector<std::string> names;
    for (std::size_t k = 0; k < arm.policies.size(); ++k) {
        const policy::PolicyUse& use = finished.scenario.policies[arm.policies[k]];
        const auto kind = std::find_if(finished.library.begin(), finished.library.end(),
                                       [&](const policy::PolicyKind& each) { return each.name == use.name; });
        // Its name; its key in the scenario where an arm uses one policy twice.
        std::string name = use.name;
        for (int again = 2; std::find(names.begin(), names.end(), name) != names.end(); ++again) {
            name = again == 2 && !use.label.empty() ? use.label : use.name + "_" + std::to_string(again);
        }
        names.push_back(name);
        record::Group group;
        group.path = "policies/" + name;
        const bool known = kind != finished.library.end();
        group.title = known ? std::string(kind->title) : use.name;
        group.attributes = {{"policy", use.name},
                            {"key", use.label.empty() ? use.name : use.label},
                            {"title_zh", known ? std::string(kind->title_zh) : use.name}};
        group.dimensions.push_back(day_axis(finished.scenario, finished.days()));
        add_settings(settings_of(use, known ? &*kind : nullptr), group);
        add_days(spans[k], finished.days(), group);
        add_counts(finished.ledger(), use.name, group);
        groups.push_back(std::move(group));
    }
    groups[0].attributes = {{"names", names}};
    return groups;
}

}  // namespace wangge::study::detail
