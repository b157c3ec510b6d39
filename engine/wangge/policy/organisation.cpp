#include "wangge/policy/organisation.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

const Field kFields[] = {
    {{"sweep1_first", Kind::kDate, "date", 18289, 0, 47482, Mark::kAssumed, "first day of sweep 1", "第一轮排查首日", "dates not published"},
     offsetof(Organisation, sweep1_first)},
    {{"sweep1_days", Kind::kInteger, "d", 4, 0, 365, Mark::kAssumed, "days of sweep 1", "第一轮排查天数", ""},
     offsetof(Organisation, sweep1_days)},
    {{"sweep1_knocks", Kind::kInteger, "1", 1, 0, 50, Mark::kAssumed, "knocks at most at a door in sweep 1", "第一轮每户最多敲门次数", "first-contact success 0.6 to 0.8; Tienan found 0.65"},
     offsetof(Organisation, sweep1_knocks)},
    {{"passes_first", Kind::kDate, "date", 18293, 0, 47482, Mark::kAssumed, "first day of the pass round", "发证首日", ""},
     offsetof(Organisation, passes_first)},
    {{"passes_days", Kind::kInteger, "d", 2, 0, 365, Mark::kAssumed, "days of the pass round", "发证天数", ""},
     offsetof(Organisation, passes_days)},
    {{"passes_knocks", Kind::kInteger, "1", 2, 0, 50, Mark::kAssumed, "knocks at most at a door in the pass round", "发证每户最多敲门次数", ""},
     offsetof(Organisation, passes_knocks)},
    {{"sweep2_first", Kind::kDate, "date", 18302, 0, 47482, Mark::kAssumed, "first day of sweep 2", "第二轮排查首日", ""},
     offsetof(Organisation, sweep2_first)},
    {{"sweep2_days", Kind::kInteger, "d", 4, 0, 365, Mark::kAssumed, "days of sweep 2", "第二轮排查天数", ""},
     offsetof(Organisation, sweep2_days)},
    {{"sweep2_knocks", Kind::kInteger, "1", 6, 0, 50, Mark::kBorrowed, "knocks at most at a door in sweep 2", "第二轮每户最多敲门次数", "3 to 5 revisits when absent (Baihe county 2021)"},
     offsetof(Organisation, sweep2_knocks)},
    {{"seconded_from", Kind::kDate, "date", 18302, 0, 47482, Mark::kMeasured, "day on which the seconded staff arrive", "下沉干部到岗日", "Tienan community report"},
     offsetof(Organisation, seconded_from)},
    {{"answer_owner", Kind::kShare, "1", 0.72, 0, 1, Mark::kBorrowed, "a knock is answered if somebody is at home (owners)", "户主应门率", "first-contact success 0.6 to 0.8"},
     offsetof(Organisation, answer_owner)},
    {{"answer_tenant", Kind::kShare, "1", 0.4, 0, 1, Mark::kAssumed, "the same for tenants", "租户应门率", ""},
     offsetof(Organisation, answer_tenant)},
    {{"knock_minutes", Kind::kNumber, "min", 4.0, 0, 120, Mark::kAssumed, "a knock with the way to the door", "敲门用时", ""},
     offsetof(Organisation, knock_minutes)},
    {{"stairs_minutes", Kind::kNumber, "min", 0.5, 0, 10, Mark::kAssumed, "per floor without lift", "每层爬楼用时", ""},
     offsetof(Organisation, stairs_minutes)},
    {{"interview_minutes", Kind::kNumber, "min", 16.0, 0, 240, Mark::kBorrowed, "form filled at an answered door", "登记用时", "18.7 households per worker-day (Nanchang 2020)"},
     offsetof(Organisation, interview_minutes)},
    {{"pass_minutes", Kind::kNumber, "min", 4.0, 0, 120, Mark::kAssumed, "a pass written and handed over", "发证用时", ""},
     offsetof(Organisation, pass_minutes)},
    {{"returnee_tells", Kind::kShare, "1", 0.9, 0, 1, Mark::kAssumed, "a returnee tells when asked at the door", "返乡者如实登记概率", ""},
     offsetof(Organisation, returnee_tells)},
    {{"returnee_reports", Kind::kShare, "1", 0.2, 0, 1, Mark::kAssumed, "an owner-occupier returnee reports unasked on arrival", "返乡者主动申报概率", ""},
     offsetof(Organisation, returnee_reports)},
    {{"observe_days", Kind::kInteger, "d", 14, 0, 60, Mark::kMeasured, "home observation after arrival", "居家观察天数", "Tienan community report"},
     offsetof(Organisation, observe_days)},
    {{"temperatures", Kind::kInteger, "1/d", 2, 0, 10, Mark::kMeasured, "temperatures taken a day", "每日测温次数", "Tienan community report"},
     offsetof(Organisation, temperatures)},
    {{"temperature_minutes", Kind::kNumber, "min", 8.0, 0, 120, Mark::kAssumed, "one temperature visit", "一次上门测温用时", ""},
     offsetof(Organisation, temperature_minutes)},
    {{"observe_adherence", Kind::kShare, "1", 0.95, 0, 1, Mark::kAssumed, "an observed person stays at home on a day", "居家观察遵守率", "0.90 to 0.99 supervised"},
     offsetof(Organisation, observe_adherence)},
    {{"temperature_sensitivity", Kind::kShare, "1", 0.7, 0, 1, Mark::kBorrowed, "a thermometer finds a fever", "测温灵敏度", "Bitar et al.: 0.04 to 0.896"},
     offsetof(Organisation, temperature_sensitivity)},
    {{"ticket_grid_days", Kind::kInteger, "d", 1, 0, 30, Mark::kAssumed, "days a grid worker has for a ticket", "网格员办理时限", "24 h"},
     offsetof(Organisation, ticket_grid_days)},
    {{"ticket_unit_least", Kind::kInteger, "d", 1, 0, 30, Mark::kAssumed, "a unit arrives after at least", "吹哨后单位到达最短天数", ""},
     offsetof(Organisation, ticket_unit_least)},
    {{"ticket_unit_most", Kind::kInteger, "d", 2, 0, 30, Mark::kAssumed, "and at most so many days", "吹哨后单位到达最长天数", ""},
     offsetof(Organisation, ticket_unit_most)},
    {{"ticket_due_days", Kind::kInteger, "d", 2, 0, 60, Mark::kAssumed, "a ticket older than this is overdue", "工单逾期天数", ""},
     offsetof(Organisation, ticket_due_days)},
    {{"ticket_minutes", Kind::kNumber, "min", 30.0, 0, 480, Mark::kAssumed, "work on one ticket", "办理一件工单用时", ""},
     offsetof(Organisation, ticket_minutes)},
    {{"ticket_rations", Kind::kInteger, "rations", 3, 0, 100, Mark::kAssumed, "rations per person brought for a missed meal", "缺餐工单每人口粮", ""},
     offsetof(Organisation, ticket_rations)},
    {{"ticket_drug_days", Kind::kInteger, "d", 10, 0, 90, Mark::kAssumed, "days of medicine brought for a gap", "断药工单药量天数", ""},
     offsetof(Organisation, ticket_drug_days)},
    {{"whistle_units", Kind::kNumber, "1/d", 20.0, 0, 10000, Mark::kAssumed, "tickets that units can close a day", "单位每日可办工单", ""},
     offsetof(Organisation, whistle_units)},
    {{"dispute_rate", Kind::kNumber, "1", 0.5, 0, 1, Mark::kAssumed, "a gate conflict becomes a dispute ticket", "冲突转为纠纷工单概率", ""},
     offsetof(Organisation, dispute_rate)},
    {{"refusal_ticket", Kind::kNumber, "1", 0.3, 0, 1, Mark::kAssumed, "a refused exit of need becomes a ticket", "拒行转为工单概率", ""},
     offsetof(Organisation, refusal_ticket)},
    {{"forms_per_day", Kind::kNumber, "1/d", 2.0, 0, 50, Mark::kAssumed, "forms per worker and day", "每日表格数", ""},
     offsetof(Organisation, forms_per_day)},
    {{"form_minutes", Kind::kNumber, "min", 30.0, 0, 480, Mark::kAssumed, "one form", "一份表格用时", ""},
     offsetof(Organisation, form_minutes)},
    {{"form_duplicate", Kind::kNumber, "1", 1.5, 1, 20, Mark::kAssumed, "times the same form is asked", "重复填报倍数", ""},
     offsetof(Organisation, form_duplicate)},
};

}  // namespace

std::span<const core::Field> Organisation::fields() { return kFields; }

}  // namespace wangge::policy
