#include "wangge/run/outcomes.hpp"

#include "wangge/core/flaw.hpp"

namespace wangge::run {
namespace {

using kernel::Count;

constexpr std::string_view kHealth = "health", kHealthZh = "健康", kRestriction = "restriction",
                           kRestrictionZh = "限制", kLivelihood = "livelihood", kLivelihoodZh = "生计",
                           kCare = "care", kCareZh = "就医", kWork = "work", kWorkZh = "用工",
                           kSocial = "social", kSocialZh = "社会", kEquity = "equity, privacy",
                           kEquityZh = "公平与隐私", kMoney = "money", kMoneyZh = "花费";

constexpr double kExposureUnit = 0x1p-32, kGrievanceUnit = 0x1p-20;  // of the ledger's fixed-point counts

// Groups of the ledger, a bit each: four age classes of owners, then of tenants.
constexpr std::uint32_t kOf18To59 = 0x22, kOf60AndOlder = 0xCC;
constexpr std::string_view kGroups[] = {"age:0-17", "age:18-59",     "age:60-74",
                                        "age:75+",  "tenancy:owner", "tenancy:tenant"};
constexpr std::uint32_t kGroupBits[] = {0x11, 0x22, 0x44, 0x88, 0x0F, 0xF0};

double ratio(double a, double b) {
    return b > 0 ? a / b : 0.0;
}
double per_thousand(const Account& a, Count count) {
    return 1000.0 * ratio(a.total(count), a.people());
}

struct PoolMinutes {
    Count count;
    world::Pool pool;
};
constexpr PoolMinutes kPoolMinutes[] = {{Count::kMinutesCommunity, world::Pool::kCommunity},
                                        {Count::kMinutesParty, world::Pool::kParty},
                                        {Count::kMinutesVolunteer, world::Pool::kVolunteer},
                                        {Count::kMinutesCrew, world::Pool::kCrew},
                                        {Count::kMinutesSeconded, world::Pool::kSeconded}};

double hours_worked(const Account& a) {
    double minutes = 0;
    for (const PoolMinutes& one : kPoolMinutes) minutes += a.total(one.count);
    return minutes / 60.0;
}

double hours_unmet(const Account& a) {
    double minutes = 0;
    for (const Count count :
         {Count::kUnmetPosts, Count::kUnmetVisits, Count::kUnmetTickets, Count::kUnmetDelivery,
          Count::kUnmetSweeps, Count::kUnmetQuarantine, Count::kUnmetTracing}) {
        minutes += a.total(count);
    }
    return minutes / 60.0;
}

// Pay, relief brought on tickets, central quarantine, and the care of confirmed cases.
double public_cost(const Account& a) {
    double pay = 0;
    for (const PoolMinutes& one : kPoolMinutes) {
        if (core::flawed(core::Flaw::kOnePoolUnpaid) && one.pool == world::Pool::kSeconded) continue;
        pay += a.total(one.count) / 60.0 * a.scenario().work.pay[static_cast<std::size_t>(one.pool)];
    }
    const policy::Money& money = a.scenario().money;
    return pay + a.total(Count::kRationsRelief) * money.ration +
           a.total(Count::kRefillsRelief) * money.refill + a.total(Count::kReports) * money.case_care +
           a.total(Count::kCentralDays) * money.centre_day;
}

double refusals_of(const Account& a, std::uint32_t groups) {
    if (core::flawed(core::Flaw::kElderBandSwapped)) groups = groups == kOf18To59 ? kOf60AndOlder : kOf18To59;
    return 1000.0 * ratio(a.of_groups(Count::kRefusals, groups), a.of_groups(Count::kAttempts, groups));
}

constexpr Outcome kOutcomes[] = {
    {"local_infections", kHealth, kHealthZh, "Local infections", "本地感染", "persons", "人", Better::kLower,
     true, true,
     [](const Account& a) {
         const bool all = core::flawed(core::Flaw::kImportsCountedAsLocal);
         return a.total(Count::kLocalInfections) + (all ? a.total(Count::kImportedInfections) : 0.0);
     }},
    {"deaths", kHealth, kHealthZh, "Deaths of the infection", "感染死亡", "persons", "人", Better::kLower,
     true, true, [](const Account& a) { return a.total(Count::kDeaths); }},
    {"confined_days", kRestriction, kRestrictionZh, "Confined days", "限足人日", "days per resident", "日/人",
     Better::kLower, true, true,
     [](const Account& a) { return ratio(a.total(Count::kConfinedDays), a.people()); }},
    {"confined_quiet_days", kRestriction, kRestrictionZh, "of which in grids without a report for 14 days",
     "其中14天无报告网格", "days per resident", "日/人", Better::kLower, true, true,
     [](const Account& a) { return ratio(a.total(Count::kConfinedQuietDays), a.people()); }},
    {"missed_meal_days", kLivelihood, kLivelihoodZh, "Missed-meal days", "缺餐人日", "person-days per 1,000",
     "人日/千人", Better::kLower, true, true,
     [](const Account& a) { return per_thousand(a, Count::kMissedMealDays); }},
    {"workdays_lost", kLivelihood, kLivelihoodZh, "Workdays lost", "误工", "days per worker", "日/就业者",
     Better::kLower, true, true,
     [](const Account& a) { return ratio(a.total(Count::kWorkdaysLost), a.workers()); }},
    {"acute_delay", kCare, kCareZh, "Delay of acute care", "急症延误", "h per event", "小时/次",
     Better::kLower, false, true,
     [](const Account& a) {
         return ratio(a.total(Count::kAcuteDelayMinutes) / 60.0, a.total(Count::kAcuteEvents));
     }},
    {"untreated_hours", kCare, kCareZh, "Severe disease without the bed it needs", "重症未得救治",
     "h per severe case", "小时/例", Better::kLower, false, true,
     [](const Account& a) { return ratio(a.total(Count::kUntreatedHours), a.total(Count::kSevereCases)); }},
    {"drug_gap_days", kCare, kCareZh, "Days without needed medicine", "断药人日", "person-days per 1,000",
     "人日/千人", Better::kLower, true, true,
     [](const Account& a) { return per_thousand(a, Count::kDrugGapDays); }},
    {"hours_worked", kWork, kWorkZh, "Hours worked", "投入工时", "h per 1,000 per day", "小时/千人/日",
     Better::kUnsaid, false, true,
     [](const Account& a) { return 1000.0 * hours_worked(a) / a.people() / a.days(); }},
    {"hours_unmet", kWork, kWorkZh, "Hours unmet", "工时缺口", "h per 1,000 per day", "小时/千人/日",
     Better::kLower, false, true,
     [](const Account& a) { return 1000.0 * hours_unmet(a) / a.people() / a.days(); }},
    {"overdue_tickets", kSocial, kSocialZh, "Overdue need tickets", "逾期诉求", "per 1,000", "件/千人",
     Better::kLower, false, true, [](const Account& a) { return per_thousand(a, Count::kTicketsOverdue); }},
    {"gate_conflicts", kSocial, kSocialZh, "Conflicts at gates", "门岗冲突", "per 1,000", "起/千人",
     Better::kLower, true, true, [](const Account& a) { return per_thousand(a, Count::kConflicts); }},
    {"refusal_gap_60", kEquity, kEquityZh, "Refusals of people of 60 and older minus those of 18 to 59",
     "老年拒行差", "per 1,000 attempts", "次/千次受检", Better::kLower, false, true,
     [](const Account& a) { return refusals_of(a, kOf60AndOlder) - refusals_of(a, kOf18To59); }},
    {"record_days", kEquity, kEquityZh, "Scan records times days kept", "信息留存",
     "record-days per resident", "条日/人", Better::kLower, true, true,
     [](const Account& a) { return ratio(a.total(Count::kRecordDays), a.people()); }},
    {"public_cost", kMoney, kMoneyZh, "Public cost", "公共支出", "yuan per resident", "元/人",
     Better::kUnsaid, false, true, [](const Account& a) { return public_cost(a) / a.people(); }},
    {"household_loss", kMoney, kMoneyZh, "Household loss", "居民损失", "yuan per resident", "元/人",
     Better::kLower, true, true,
     [](const Account& a) {
         return ratio(a.total(Count::kWorkdaysLost) * a.scenario().money.workday, a.people());
     }},
    {"imported_infections", kHealth, kHealthZh, "Imported infections", "输入感染", "persons", "人",
     Better::kUnsaid, false, false, [](const Account& a) { return a.total(Count::kImportedInfections); }},
    {"staff_infections", kHealth, kHealthZh, "Infections of staff from elsewhere", "外来工作人员感染",
     "persons", "人", Better::kLower, false, false,
     [](const Account& a) { return a.total(Count::kStaffInfections); }},
    {"severe_cases", kHealth, kHealthZh, "Severe cases", "重症", "persons", "人", Better::kLower, true, false,
     [](const Account& a) { return a.total(Count::kSevereCases); }},
    {"hospital_days", kHealth, kHealthZh, "Days in hospital", "住院人日", "person-days", "人日",
     Better::kLower, false, false, [](const Account& a) { return a.total(Count::kHospitalDays); }},
    {"reports", kHealth, kHealthZh, "Confirmed cases", "确诊报告", "persons", "人", Better::kUnsaid, false,
     false, [](const Account& a) { return a.total(Count::kReports); }},
    {"attempts", kEquity, kEquityZh, "Checked attempts to pass", "受检人次", "per resident", "次/人",
     Better::kUnsaid, true, false,
     [](const Account& a) { return ratio(a.total(Count::kAttempts), a.people()); }},
    {"refusals", kEquity, kEquityZh, "Refused attempts", "拒行人次", "per 1,000", "次/千人", Better::kLower,
     true, false, [](const Account& a) { return per_thousand(a, Count::kRefusals); }},
    {"wait_minutes", kRestriction, kRestrictionZh, "Waiting at gates", "门岗等待", "min per passage", "分/次",
     Better::kLower, false, false,
     [](const Account& a) { return ratio(a.total(Count::kWaitSeconds) / 60.0, a.total(Count::kPassages)); }},
    {"leaks", kRestriction, kRestrictionZh, "Forbidden outings through blocked mouths", "封堵处漏出",
     "per 1,000", "次/千人", Better::kLower, false, false,
     [](const Account& a) { return per_thousand(a, Count::kLeaks); }},
    {"tickets_opened", kSocial, kSocialZh, "Need tickets", "诉求工单", "per 1,000", "件/千人", Better::kLower,
     false, false, [](const Account& a) { return per_thousand(a, Count::kTicketsOpened); }},
    {"grievance", kSocial, kSocialZh, "Mean grievance of households", "户均怨气", "0 to 1", "0至1",
     Better::kLower, false, false,
     [](const Account& a) {
         return a.total(Count::kGrievance) * kGrievanceUnit / a.households() / a.days();
     }},
    {"trust", kSocial, kSocialZh, "Mean trust of households on the day", "当日户均信任", "0 to 1", "0至1",
     Better::kHigher, false, false,
     [](const Account& a) { return a.last(Count::kTrust) * kGrievanceUnit / a.households(); }},
    {"distress", kSocial, kSocialZh, "Adults in distress on the day (expected)", "当日抑郁成人占比（期望）",
     "% of adults", "%（成人）", Better::kLower, true, false,
     [](const Account& a) { return 100.0 * ratio(a.last(Count::kDistress) * kGrievanceUnit, a.adults()); }},
    {"slips", kSocial, kSocialZh, "People kept in who slipped out", "限足者溜出人次", "per 1,000", "次/千人",
     Better::kLower, false, false, [](const Account& a) { return per_thousand(a, Count::kSlips); }},
    {"redundant_visits", kWork, kWorkZh, "Doors answered where all was on the register", "重复上门",
     "per 1,000", "次/千人", Better::kLower, false, false,
     [](const Account& a) { return per_thousand(a, Count::kRedundantVisits); }},
    {"unobserved_days", kHealth, kHealthZh, "Returnee days without observation", "未被观察的返乡人日",
     "person-days", "人日", Better::kLower, false, false,
     [](const Account& a) { return a.total(Count::kUnobservedDays); }},
    {"exposure_couriers", kHealth, kHealthZh, "Expected infections of couriers on duty",
     "配送人员当班预期感染", "infections", "人", Better::kLower, false, false,
     [](const Account& a) { return a.total(Count::kExposureCouriers) * kExposureUnit; }},
    {"exposure_posts", kHealth, kHealthZh, "Expected infections of staff at posts", "岗位人员当班预期感染",
     "infections", "人", Better::kLower, false, false,
     [](const Account& a) { return a.total(Count::kExposurePosts) * kExposureUnit; }},
    {"exposure_volunteers", kHealth, kHealthZh, "Expected infections of volunteers", "志愿者预期感染",
     "infections", "人", Better::kLower, false, false,
     [](const Account& a) { return a.total(Count::kExposureVolunteers) * kExposureUnit; }},
    {"exposure_queue", kHealth, kHealthZh, "Expected infections in gate queues", "门岗排队预期感染",
     "infections", "人", Better::kLower, false, false,
     [](const Account& a) { return a.total(Count::kExposureQueue) * kExposureUnit; }},
    {"rations_delivered", kLivelihood, kLivelihoodZh, "Rations delivered", "配送口粮", "per resident",
     "份/人", Better::kUnsaid, false, false,
     [](const Account& a) { return ratio(a.total(Count::kRationsDelivered), a.people()); }},
    {"households_registered", kWork, kWorkZh, "Households on the register", "登记在册户", "households", "户",
     Better::kUnsaid, false, false, [](const Account& a) { return a.total(Count::kHouseholdsRegistered); }},
    {"found_in_quarantine", kHealth, kHealthZh, "Cases found while kept apart", "隔离管控中发现病例占比",
     "per 100 cases", "例/百例", Better::kHigher, false, false,
     [](const Account&
            a) { return 100.0 * ratio(a.total(Count::kReportsQuarantined), a.total(Count::kReports)); }},
    {"contacts_per_case", kWork, kWorkZh, "Contacts named per interviewed case", "每例流调病例登记密接",
     "contacts per case", "人/例", Better::kUnsaid, false, false,
     [](const Account& a) { return ratio(a.total(Count::kContactsNamed), a.total(Count::kInterviews)); }},
    {"tracing_backlog", kWork, kWorkZh, "Interviews and calls left over at the end of a day",
     "流调与通知积压", "per day", "件/日", Better::kLower, false, false,
     [](const Account&
            a) { return (a.total(Count::kInterviewsWaiting) + a.total(Count::kCallsWaiting)) / a.days(); }},
    {"central_days", kRestriction, kRestrictionZh, "Days in central quarantine", "集中隔离人日",
     "person-days per 1,000", "人日/千人", Better::kLower, true, false,
     [](const Account& a) { return per_thousand(a, Count::kCentralDays); }},
    {"orders_broken", kRestriction, kRestrictionZh, "Outings against a home order", "违反居家隔离外出",
     "per 1,000", "次/千人", Better::kLower, false, false,
     [](const Account& a) { return per_thousand(a, Count::kOrdersBroken); }},
    {"passes", kWork, kWorkZh, "Passes issued", "通行证", "passes", "张", Better::kUnsaid, false, false,
     [](const Account& a) { return a.total(Count::kPassesIssued); }},
};

}  // namespace

std::span<const Outcome> outcomes() {
    return kOutcomes;
}
std::span<const std::string_view> group_names() {
    return kGroups;
}

Account::Account(const kernel::Ledger& ledger, const policy::Scenario& scenario, const world::World& world,
                 std::int32_t until, std::uint32_t groups)
    : ledger_(ledger), scenario_(scenario), world_(world), until_(until), groups_(groups) {
    for (std::uint32_t group = 0; group < kernel::kOutsiders; ++group) {
        const bool outside = groups != 0 && (groups >> group & 1u) == 0;
        if (outside && !core::flawed(core::Flaw::kRatioOfEverybody)) continue;
        people_ += ledger.heads(group).people;
        adults_ += ledger.heads(group).adults;
        workers_ += ledger.heads(group).workers;
    }
}

double Account::total(Count count) const {
    return groups_ == 0 ? static_cast<double>(ledger_.total(count, until_)) : of_groups(count, groups_);
}

double Account::last(Count count) const {
    const auto of_day = [&](std::int32_t until) {
        std::int64_t sum = 0;
        for (std::uint32_t group = 0; groups_ != 0 && group < kernel::kGroups; ++group) {
            if ((groups_ >> group & 1u) != 0) sum += ledger_.total_of_group(count, until, group);
        }
        return groups_ == 0 ? ledger_.total(count, until) : sum;
    };
    return static_cast<double>(of_day(until_) - of_day(until_ - 1));
}

double Account::of_groups(Count count, std::uint32_t groups) const {
    std::int64_t sum = 0;
    for (std::uint32_t group = 0; group < kernel::kGroups; ++group) {
        if ((groups >> group & 1u) != 0) sum += ledger_.total_of_group(count, until_, group);
    }
    return static_cast<double>(sum);
}

std::vector<double> outcome_values(const kernel::Ledger& ledger, const policy::Scenario& scenario,
                                   const world::World& world, std::int32_t until) {
    const Account account(ledger, scenario, world, until);
    std::vector<double> values;
    for (const Outcome& outcome : kOutcomes) values.push_back(outcome.value(account));
    return values;
}

double group_value(const kernel::Ledger& ledger, const policy::Scenario& scenario, const world::World& world,
                   std::size_t outcome, std::size_t group, std::int32_t until) {
    return kOutcomes[outcome].value(Account(ledger, scenario, world, until, kGroupBits[group]));
}

}  // namespace wangge::run
