#include "wangge/run/outcomes.hpp"

#include <array>

namespace wangge::run {
namespace {

using kernel::Count;
using kernel::Ledger;
using policy::Scenario;
using world::World;

constexpr std::string_view kHealth = "health", kHealthZh = "健康", kRestriction = "restriction", kRestrictionZh = "限制",
                           kLivelihood = "livelihood", kLivelihoodZh = "生计", kCare = "care", kCareZh = "就医", kWork = "work",
                           kWorkZh = "用工", kSocial = "social", kSocialZh = "社会", kEquity = "equity, privacy", kEquityZh = "公平与隐私",
                           kMoney = "money", kMoneyZh = "花费";

constexpr Outcome kOutcomes[] = {
    {"local_infections", kHealth, kHealthZh, "Local infections", "本地感染", "persons", "人", Better::kLower, true, true},
    {"confined_days", kRestriction, kRestrictionZh, "Confined days", "限足人日", "days per resident", "日/人", Better::kLower, true, true},
    {"confined_quiet_days", kRestriction, kRestrictionZh, "of which in grids without a report for 14 days", "其中14天无报告网格", "days per resident", "日/人", Better::kLower, true, true},
    {"missed_meal_days", kLivelihood, kLivelihoodZh, "Missed-meal days", "缺餐人日", "person-days per 1,000", "人日/千人", Better::kLower, true, true},
    {"workdays_lost", kLivelihood, kLivelihoodZh, "Workdays lost", "误工", "days per worker", "日/就业者", Better::kLower, true, true},
    {"acute_delay", kCare, kCareZh, "Delay of acute care", "急症延误", "h per event", "小时/次", Better::kLower, false, true},
    {"drug_gap_days", kCare, kCareZh, "Days without needed medicine", "断药人日", "person-days per 1,000", "人日/千人", Better::kLower, true, true},
    {"hours_worked", kWork, kWorkZh, "Hours worked", "投入工时", "h per 1,000 per day", "小时/千人/日", Better::kUnsaid, false, true},
    {"hours_unmet", kWork, kWorkZh, "Hours unmet", "工时缺口", "h per 1,000 per day", "小时/千人/日", Better::kLower, false, true},
    {"overdue_tickets", kSocial, kSocialZh, "Overdue need tickets", "逾期诉求", "per 1,000", "件/千人", Better::kLower, false, true},
    {"gate_conflicts", kSocial, kSocialZh, "Conflicts at gates", "门岗冲突", "per 1,000", "起/千人", Better::kLower, true, true},
    {"refusal_gap_60", kEquity, kEquityZh, "Refusals of people of 60 and older minus those of 18 to 59", "老年拒行差", "per 1,000 attempts", "次/千次受检", Better::kLower, false, true},
    {"record_days", kEquity, kEquityZh, "Scan records times days kept", "信息留存", "record-days per resident", "条日/人", Better::kLower, true, true},
    {"public_cost", kMoney, kMoneyZh, "Public cost", "公共支出", "yuan per resident", "元/人", Better::kUnsaid, false, true},
    {"household_loss", kMoney, kMoneyZh, "Household loss", "居民损失", "yuan per resident", "元/人", Better::kLower, true, true},
    {"imported_infections", kHealth, kHealthZh, "Imported infections", "输入感染", "persons", "人", Better::kUnsaid, false, false},
    {"staff_infections", kHealth, kHealthZh, "Infections of staff from elsewhere", "外来工作人员感染", "persons", "人", Better::kLower, false, false},
    {"reports", kHealth, kHealthZh, "Confirmed cases", "确诊报告", "persons", "人", Better::kUnsaid, false, false},
    {"attempts", kEquity, kEquityZh, "Checked attempts to pass", "受检人次", "per resident", "次/人", Better::kUnsaid, true, false},
    {"refusals", kEquity, kEquityZh, "Refused attempts", "拒行人次", "per 1,000", "次/千人", Better::kLower, true, false},
    {"wait_minutes", kRestriction, kRestrictionZh, "Waiting at gates", "门岗等待", "min per passage", "分/次", Better::kLower, false, false},
    {"leaks", kRestriction, kRestrictionZh, "Forbidden outings through blocked mouths", "封堵处漏出", "per 1,000", "次/千人", Better::kLower, false, false},
    {"tickets_opened", kSocial, kSocialZh, "Need tickets", "诉求工单", "per 1,000", "件/千人", Better::kLower, false, false},
    {"grievance", kSocial, kSocialZh, "Mean grievance of households", "户均怨气", "0 to 1", "0至1", Better::kLower, false, false},
    {"unobserved_days", kHealth, kHealthZh, "Returnee days without observation", "未被观察的返乡人日", "person-days", "人日", Better::kLower, false, false},
    {"exposure_couriers", kHealth, kHealthZh, "Expected infections of couriers on duty", "配送人员当班预期感染", "infections", "人", Better::kLower, false, false},
    {"exposure_posts", kHealth, kHealthZh, "Expected infections of staff at posts", "岗位人员当班预期感染", "infections", "人", Better::kLower, false, false},
    {"exposure_volunteers", kHealth, kHealthZh, "Expected infections of volunteers", "志愿者预期感染", "infections", "人", Better::kLower, false, false},
    {"exposure_queue", kHealth, kHealthZh, "Expected infections in gate queues", "门岗排队预期感染", "infections", "人", Better::kLower, false, false},
    {"rations_delivered", kLivelihood, kLivelihoodZh, "Rations delivered", "配送口粮", "per resident", "份/人", Better::kUnsaid, false, false},
    {"households_registered", kWork, kWorkZh, "Households on the register", "登记在册户", "households", "户", Better::kUnsaid, false, false},
    {"passes", kWork, kWorkZh, "Passes issued", "通行证", "passes", "张", Better::kUnsaid, false, false},
};
constexpr std::size_t kCount = sizeof(kOutcomes) / sizeof(kOutcomes[0]);

constexpr double kFixedPoint = 0x1p-32;   // unit of exposures in the ledger
constexpr Count kPoolMinutes[] = {Count::kMinutesCommunity, Count::kMinutesParty, Count::kMinutesVolunteer, Count::kMinutesCrew, Count::kMinutesSeconded};

double ratio(double a, double b) { return b > 0 ? a / b : 0.0; }

double workers_of(const World& world) {
    double workers = 0;
    for (std::uint32_t i = 0; i < world.residents; ++i) workers += world.resident.role[i] == world::Role::kWorker ? 1 : 0;
    return workers;
}

// Age classes in the ledger's groups: 0 and 1 below 60, 2 and 3 from 60 on.
double refusals_per_thousand(const Ledger& ledger, std::int32_t until, std::initializer_list<std::uint32_t> groups) {
    double refused = 0, tried = 0;
    for (const std::uint32_t group : groups) {
        refused += static_cast<double>(ledger.total_of_group(Count::kRefusals, until, group));
        tried += static_cast<double>(ledger.total_of_group(Count::kAttempts, until, group));
    }
    return 1000.0 * ratio(refused, tried);
}

constexpr std::string_view kGroups[] = {"age:0-17", "age:18-59", "age:60-74", "age:75+", "tenancy:owner", "tenancy:tenant"};
// Ledger groups (bit each) that make up a reported group.
constexpr std::uint32_t kGroupBits[] = {0x11, 0x22, 0x44, 0x88, 0x0F, 0xF0};

}  // namespace

std::span<const Outcome> outcomes() { return kOutcomes; }
std::span<const std::string_view> group_names() { return kGroups; }

std::vector<double> outcome_values(const Ledger& ledger, const Scenario& scenario, const World& world, std::int32_t until) {
    const auto total = [&](Count count) { return static_cast<double>(ledger.total(count, until)); };
    const double people = world.residents, days = until;
    double worked = 0, pay = 0;
    for (std::size_t pool = 0; pool < std::size(kPoolMinutes); ++pool) {
        const double hours = total(kPoolMinutes[pool]) / 60.0;
        worked += hours;
        pay += hours * scenario.work.pay[pool + 1];
    }
    const double unmet = (total(Count::kUnmetPosts) + total(Count::kUnmetVisits) + total(Count::kUnmetTickets) + total(Count::kUnmetDelivery) +
                          total(Count::kUnmetSweeps)) / 60.0;
    const double relief = total(Count::kRationsRelief) * scenario.money.ration + total(Count::kRefillsRelief) * scenario.money.refill;
    std::vector<double> values;
    values.reserve(kCount);
    values.push_back(total(Count::kLocalInfections));
    values.push_back(total(Count::kConfinedDays) / people);
    values.push_back(total(Count::kConfinedQuietDays) / people);
    values.push_back(1000.0 * total(Count::kMissedMealDays) / people);
    values.push_back(ratio(total(Count::kWorkdaysLost), workers_of(world)));
    values.push_back(ratio(total(Count::kAcuteDelayMinutes) / 60.0, total(Count::kAcuteEvents)));
    values.push_back(1000.0 * total(Count::kDrugGapDays) / people);
    values.push_back(1000.0 * worked / people / days);
    values.push_back(1000.0 * unmet / people / days);
    values.push_back(1000.0 * total(Count::kTicketsOverdue) / people);
    values.push_back(1000.0 * total(Count::kConflicts) / people);
    values.push_back(refusals_per_thousand(ledger, until, {2, 3, 6, 7}) - refusals_per_thousand(ledger, until, {1, 5}));
    values.push_back(total(Count::kRecordDays) / people);
    values.push_back((pay + relief + total(Count::kReports) * scenario.money.case_care) / people);
    values.push_back(total(Count::kWorkdaysLost) * scenario.money.workday / people);
    values.push_back(total(Count::kImportedInfections));
    values.push_back(total(Count::kStaffInfections));
    values.push_back(total(Count::kReports));
    values.push_back(total(Count::kAttempts) / people);
    values.push_back(1000.0 * total(Count::kRefusals) / people);
    values.push_back(ratio(total(Count::kWaitSeconds) / 60.0, total(Count::kPassages)));
    values.push_back(1000.0 * total(Count::kLeaks) / people);
    values.push_back(1000.0 * total(Count::kTicketsOpened) / people);
    values.push_back(total(Count::kGrievance) * 0x1p-20 / world.households / days);
    values.push_back(total(Count::kUnobservedDays));
    values.push_back(total(Count::kExposureCouriers) * kFixedPoint);
    values.push_back(total(Count::kExposurePosts) * kFixedPoint);
    values.push_back(total(Count::kExposureVolunteers) * kFixedPoint);
    values.push_back(total(Count::kExposureQueue) * kFixedPoint);
    values.push_back(total(Count::kRationsDelivered) / people);
    values.push_back(total(Count::kHouseholdsRegistered));
    values.push_back(total(Count::kPassesIssued));
    return values;
}

double group_value(const Ledger& ledger, const World& world, std::size_t outcome, std::size_t group, std::int32_t until) {
    const auto total = [&](Count count) {
        double sum = 0;
        for (std::uint32_t g = 0; g < 8; ++g) {
            if ((kGroupBits[group] >> g & 1u) != 0) sum += static_cast<double>(ledger.total_of_group(count, until, g));
        }
        return sum;
    };
    double people = 0, workers = 0;
    for (std::uint32_t i = 0; i < world.residents; ++i) {
        if ((kGroupBits[group] >> ledger.group_of(i) & 1u) == 0) continue;
        people += 1;
        workers += world.resident.role[i] == world::Role::kWorker ? 1 : 0;
    }
    const std::string_view name = kOutcomes[outcome].name;
    if (name == "local_infections") return total(Count::kLocalInfections);
    if (name == "confined_days") return ratio(total(Count::kConfinedDays), people);
    if (name == "confined_quiet_days") return ratio(total(Count::kConfinedQuietDays), people);
    if (name == "missed_meal_days") return 1000.0 * ratio(total(Count::kMissedMealDays), people);
    if (name == "workdays_lost") return ratio(total(Count::kWorkdaysLost), workers);
    if (name == "drug_gap_days") return 1000.0 * ratio(total(Count::kDrugGapDays), people);
    if (name == "gate_conflicts") return 1000.0 * ratio(total(Count::kConflicts), people);
    if (name == "record_days") return ratio(total(Count::kRecordDays), people);
    if (name == "attempts") return ratio(total(Count::kAttempts), people);
    if (name == "refusals") return 1000.0 * ratio(total(Count::kRefusals), people);
    return 0.0;
}

}  // namespace wangge::run
