#include "wangge/kernel/ledger.hpp"

namespace wangge::kernel {
namespace {

// In the order of the enumeration.
constexpr CountName kNames[] = {
    {"person_days", "person-days", "Resident days", "在住人日"},
    {"local_infections", "persons", "Local infections", "本地感染"},
    {"imported_infections", "persons", "Imported infections", "输入感染"},
    {"staff_infections", "persons", "Infections among staff from elsewhere", "外来工作人员感染"},
    {"onsets", "persons", "Symptom onsets", "新发症状"},
    {"reports", "persons", "Confirmed cases", "确诊报告"},
    {"reports_quarantined", "persons", "of which found under a home order or in central quarantine",
     "其中在隔离管控中发现"},
    {"isolated_days", "person-days", "Days in isolation", "隔离治疗人日"},
    {"severe_cases", "persons", "Severe cases", "重症"},
    {"critical_cases", "persons", "Critical cases", "危重症"},
    {"deaths", "persons", "Deaths", "死亡"},
    {"admissions", "persons", "Admissions to hospital", "入院"},
    {"hospital_days", "person-days", "Days in hospital", "住院人日"},
    {"critical_days", "person-days", "of which in critical care", "其中重症监护"},
    {"waiting_bed", "person-days", "Days of waiting for a bed", "候床人日"},
    {"waiting_vehicle", "person-days", "Days of waiting for a vehicle", "候车人日"},
    {"untreated_hours", "h", "Hours of severe disease without the bed it needs", "重症未得救治小时"},
    {"clinic_patients", "persons", "Patients seen by the fever clinic", "发热门诊接诊"},
    {"clinic_turned_away", "visits", "Visits to the fever clinic in vain", "发热门诊未能接诊"},
    {"calls", "calls", "Calls of patients who fear the clinic", "求助来电"},
    {"calls_unanswered", "calls", "of which not answered", "其中未接通"},
    {"infectious", "persons", "Infectious persons outside isolation", "未隔离传染者"},
    {"exposure_home", "2^-32 infections", "Expected infections at home", "家庭预期感染"},
    {"exposure_school", "2^-32 infections", "Expected infections in schools", "学校预期感染"},
    {"exposure_work", "2^-32 infections", "Expected infections at work", "工作预期感染"},
    {"exposure_community", "2^-32 infections", "Expected infections in shops, stores and market",
     "商铺市场预期感染"},
    {"exposure_neighbour", "2^-32 infections", "Expected infections among neighbours of a stairwell",
     "楼道邻里预期感染"},
    {"exposure_guest", "2^-32 infections", "Expected infections between guests and hosts", "串门预期感染"},
    {"exposure_lift", "2^-32 infections", "Expected infections in lifts", "电梯预期感染"},
    {"exposure_compound", "2^-32 infections", "Expected infections in yards", "院内预期感染"},
    {"exposure_restaurant", "2^-32 infections", "Expected infections in restaurants", "餐馆预期感染"},
    {"exposure_park", "2^-32 infections", "Expected infections in squares and the park", "广场公园预期感染"},
    {"exposure_transit", "2^-32 infections", "Expected infections in public transport", "公交预期感染"},
    {"exposure_care", "2^-32 infections", "Expected infections in clinics", "诊所预期感染"},
    {"exposure_gathering", "2^-32 infections", "Expected infections at gatherings", "聚会预期感染"},
    {"exposure_queue", "2^-32 infections", "Expected infections in gate queues", "门岗排队预期感染"},
    {"exposure_door", "2^-32 infections", "Expected infections at doors and posts", "上门与岗位预期感染"},
    {"exposure_centre", "2^-32 infections", "Expected infections in central quarantine",
     "集中隔离点内预期感染"},
    {"exposure_couriers", "2^-32 infections", "Expected infections of couriers on duty",
     "配送人员当班预期感染"},
    {"exposure_posts", "2^-32 infections", "Expected infections of staff at posts", "岗位人员当班预期感染"},
    {"exposure_volunteers", "2^-32 infections", "Expected infections of party and other volunteers",
     "志愿者预期感染"},
    {"confined_days", "person-days", "Confined days", "限足人日"},
    {"confined_quiet_days", "person-days", "Confined days in grids without a report for 14 days",
     "14天无报告网格的限足人日"},
    {"observed_days", "person-days", "Days under home observation", "居家观察人日"},
    {"unobserved_days", "person-days", "Returnee days in the 14 days after arrival without observation",
     "未被观察的返乡人日"},
    {"central_days", "person-days", "Days in central quarantine", "集中隔离人日"},
    {"beds_short", "person-days", "Days at home for want of a bed in central quarantine", "缺床位居家人日"},
    {"orders_broken", "outings", "Outings against a home order", "违反居家隔离外出"},
    {"missed_meal_days", "person-days", "Missed-meal days", "缺餐人日"},
    {"drug_gap_days", "person-days", "Days without needed medicine", "断药人日"},
    {"rations_bought", "rations", "Rations bought", "自购口粮"},
    {"hoarding_trips", "trips", "Shopping trips of households that hoard", "囤货采购人次"},
    {"rations_delivered", "rations", "Rations delivered", "配送口粮"},
    {"rations_relief", "rations", "Rations brought on tickets", "工单送达口粮"},
    {"rations_short", "rations", "Rations asked for that shops did not have", "缺货口粮"},
    {"refills_relief", "refills", "Medicine brought on tickets", "工单送药"},
    {"workdays_due", "workdays", "Workdays due", "应出勤日"},
    {"workdays_lost", "workdays", "Workdays lost", "误工日"},
    {"workdays_at_home", "workdays", "Workdays at home while work was closed", "停工期间居家办公日"},
    {"schooldays_due", "schooldays", "Schooldays due", "应到校日"},
    {"schooldays_lost", "schooldays", "Schooldays lost", "缺课日"},
    {"shut_out", "trips", "Trips given up because the place was closed or full",
     "因场所关停限流而取消的出行"},
    {"acute_events", "events", "Acute non-epidemic needs", "非疫情急症"},
    {"acute_delay_minutes", "min", "Delay of acute care beyond the grace", "急症延误分钟"},
    {"orders", "orders", "Delivery orders placed", "配送订单"},
    {"orders_delivered", "orders", "Delivery orders fulfilled", "送达订单"},
    {"orders_waiting", "order-days", "Orders waiting at the end of a day", "未送达订单日"},
    {"tickets_opened", "tickets", "Need tickets opened", "诉求工单"},
    {"tickets_meal", "tickets", "of which missed meals", "其中缺餐"},
    {"tickets_drug", "tickets", "of which medicine", "其中断药"},
    {"tickets_exit", "tickets", "of which refused exits", "其中出行被拒"},
    {"tickets_dispute", "tickets", "of which disputes", "其中纠纷"},
    {"tickets_closed", "tickets", "Need tickets closed", "办结工单"},
    {"tickets_whistled", "tickets", "Tickets whistled up", "吹哨工单"},
    {"tickets_overdue", "tickets", "Tickets that became overdue", "逾期工单"},
    {"passages", "passages", "Passages of the boundary by residents", "居民出入人次"},
    {"visitor_passages", "passages", "Passages by visitors", "访客出入人次"},
    {"wait_seconds", "s", "Waiting at gates", "门岗等待"},
    {"queue_seconds", "s", "Time side by side in queues", "排队相邻时间"},
    {"attempts", "attempts", "Checked attempts to pass", "受检人次"},
    {"refusals", "refusals", "Refused attempts", "拒行人次"},
    {"fevers", "passages", "Passages with fever at a thermometer", "发热受检人次"},
    {"fevers_found", "passages", "of which found", "其中查出"},
    {"false_alarms", "passages", "False fever alarms", "体温误报"},
    {"conflicts", "conflicts", "Conflicts at gates and doors", "门岗冲突"},
    {"evasions", "passages", "Evasions that succeeded", "规避成功"},
    {"evasions_pass", "passages", "by borrowed pass", "借证"},
    {"evasions_gap", "passages", "by a side gap", "钻空当"},
    {"evasions_boot", "passages", "in a car boot", "后备厢藏人"},
    {"slips", "passages", "of which by people who had not been refused", "其中未经拒行者"},
    {"leaks", "passages", "Forbidden outings through blocked mouths", "封堵处漏出"},
    {"unchecked_passages", "passages", "Passages of unmanned posts", "无人值守通过"},
    {"visitors_refused", "visits", "Relatives with food turned away", "被拒送菜亲属"},
    {"records", "records", "Scan records made", "扫码记录"},
    {"record_days", "record-days", "Scan records times days kept", "信息留存"},
    {"code_red_days", "person-days", "Days with a code that is not green", "非绿码人日"},
    {"code_helped", "passages", "Codes shown by helper or paper", "代办或纸质出示"},
    {"knocks", "knocks", "Knocks at doors", "敲门"},
    {"answers", "answers", "Doors answered", "应门"},
    {"redundant_visits", "visits", "Doors answered where all was on the register already", "重复上门"},
    {"forms_wrong", "forms", "Forms filled wrongly at doors", "登记出错"},
    {"door_fevers", "persons", "Fevers told at doors", "上门问出发热"},
    {"households_registered", "households", "Households newly registered", "新登记户"},
    {"passes_issued", "passes", "Passes issued", "发放通行证"},
    {"returnees_known", "persons", "Returnees who became known", "新掌握返乡人员"},
    {"temperatures", "visits", "Temperature visits done", "上门测温"},
    {"temperatures_missed", "visits", "Temperature visits not done", "未完成测温"},
    {"swabs", "swabs", "Swabs for PCR", "核酸采样"},
    {"antigen_tests", "tests", "Antigen tests", "抗原检测"},
    {"swabs_missed", "visits", "Visits for a swab that met nobody", "上门采样未遇"},
    {"tubes", "tubes", "Tubes analysed", "检测管数"},
    {"tubes_retested", "tubes", "of which members of positive mixed tubes", "其中混管阳性单检"},
    {"tubes_waiting", "tube-days", "Tubes waiting for the laboratory at the end of a day", "待检管日"},
    {"tests_positive", "persons", "Persons found positive", "检测阳性人次"},
    {"watches", "visits", "Watch and follow-up visits that found the person at home", "隔离巡查与随访"},
    {"interviews", "interviews", "Cases interviewed", "完成流调病例"},
    {"interviews_waiting", "case-days", "Cases waiting for an interview at the end of a day", "待流调病例日"},
    {"contacts_named", "contacts", "Contacts entered in the register", "登记密接"},
    {"contacts_told", "contacts", "Contacts reached by a call", "电话通知密接"},
    {"calls_waiting", "contact-days", "Contacts waiting for a call at the end of a day", "待通知密接日"},
    {"minutes_community", "min", "Work of community workers", "社区工作者工时"},
    {"minutes_party", "min", "Work of party volunteers", "党员志愿者工时"},
    {"minutes_volunteer", "min", "Work of other volunteers", "其他志愿者工时"},
    {"minutes_crew", "min", "Work of the gate crew", "值守人员工时"},
    {"minutes_seconded", "min", "Work of seconded staff", "下沉干部工时"},
    {"minutes_forms", "min", "of which forms", "其中填表"},
    {"minutes_posts", "min", "of which posts", "其中值守"},
    {"minutes_rounds", "min", "of which rounds from door to door", "其中上门"},
    {"minutes_delivery", "min", "of which delivery", "其中配送"},
    {"minutes_quarantine", "min", "of which watch and care of the quarantined", "其中隔离管护"},
    {"minutes_tracing", "min", "of which interviews and calls to contacts", "其中流调与通知"},
    {"unmet_posts", "min", "Post time without staff", "值守缺口"},
    {"unmet_visits", "min", "Temperature visits without staff", "测温缺口"},
    {"unmet_tickets", "min", "Ticket work without staff", "工单缺口"},
    {"unmet_delivery", "min", "Delivery work without staff", "配送缺口"},
    {"unmet_sweeps", "min", "Sweep work without staff", "排查缺口"},
    {"unmet_quarantine", "min", "Watch and care of the quarantined without staff", "隔离管护缺口"},
    {"unmet_tracing", "min", "Interviews and calls without hands", "流调与通知缺口"},
    {"no_shows", "persons", "Workers who did not come", "未到岗"},
    {"quits", "persons", "Workers who quit", "辞职"},
    {"grievance", "2^-20 households", "Sum of household grievance", "怨气总量"},
    {"trust", "2^-20 households", "Sum of household trust", "信任总量"},
    {"distress", "2^-20 persons", "Expected adults in distress", "预期抑郁成人"},
};
static_assert(sizeof(kNames) / sizeof(kNames[0]) == kCounts);

constexpr std::string_view kGroupNames[kGroups] = {
    "age:0-17,tenancy:owner",   "age:18-59,tenancy:owner", "age:60-74,tenancy:owner",
    "age:75+,tenancy:owner",    "age:0-17,tenancy:tenant", "age:18-59,tenancy:tenant",
    "age:60-74,tenancy:tenant", "age:75+,tenancy:tenant",  "elsewhere"};

std::uint8_t group_for(const world::World& world, std::uint32_t i) {
    if (i >= world.residents) return kOutsiders;
    const std::uint8_t age = world.resident.age[i];
    const int age_class = age < 18 ? 0 : age < 60 ? 1 : age < 75 ? 2 : 3;
    const bool tenant = world.household.tenure[world.resident.household[i]] == world::Tenure::kTenant;
    return static_cast<std::uint8_t>(age_class + (tenant ? 4 : 0));
}

}  // namespace

const CountName& name_of(Count count) {
    return kNames[static_cast<std::uint32_t>(count)];
}
std::string_view group_name(std::uint32_t group) {
    return kGroupNames[group];
}

Ledger::Ledger(const world::World& world, std::int32_t days)
    : days_(days), areas_(static_cast<std::uint32_t>(world.grid.key.size()) + 1) {
    area_.resize(world.agents, areas_ - 1);
    group_.resize(world.agents);
    for (std::uint32_t i = 0; i < world.agents; ++i) {
        if (i < world.residents) area_[i] = world.grid_of(world.resident.household[i]);
        group_[i] = group_for(world, i);
    }
    const std::uint64_t cells = static_cast<std::uint64_t>(days) * kCounts;
    by_area_.assign(cells * areas_, 0);
    by_group_.assign(cells * kGroups, 0);
}

void Ledger::add_all(Count count, std::int32_t day, const Totals& totals) {
    for (std::size_t area = 0; area < totals.area.size(); ++area) area_row(count, day)[area] += totals.area[area];
    for (std::size_t group = 0; group < kGroups; ++group) group_row(count, day)[group] += totals.group[group];
}

void Ledger::add_to(Totals& totals, std::uint32_t resident, std::int64_t amount) const {
    totals.area.resize(areas_, 0);
    totals.area[area_[resident]] += amount;
    totals.group[group_[resident]] += amount;
}

std::int64_t Ledger::total(Count count, std::int32_t until) const {
    std::int64_t sum = 0;
    for (std::int32_t day = 0; day < until && day < days_; ++day) {
        for (const std::int64_t amount : by_area(count, day)) sum += amount;
    }
    return sum;
}

std::int64_t Ledger::total_of_group(Count count, std::int32_t until, std::uint32_t group) const {
    std::int64_t sum = 0;
    for (std::int32_t day = 0; day < until && day < days_; ++day) sum += by_group(count, day)[group];
    return sum;
}

}  // namespace wangge::kernel
