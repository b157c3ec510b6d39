#include "wangge/policy/contacts.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

const Field kFields[] = {
    {{"class_rounds", Kind::kNumber, "1/tick", 8.0, 0, 200, Mark::kAssumed,
      "matchings of a school class per tick", "班级每时段配对轮数",
      "fitted to Prem 2021 China (urban) school"},
     offsetof(Contacts, class_rounds)},
    {{"team_rounds", Kind::kNumber, "1/tick", 3.0, 0, 200, Mark::kAssumed,
      "matchings of a work team per tick", "班组每时段配对轮数", "fitted to Prem 2021 China (urban) work"},
     offsetof(Contacts, team_rounds)},
    {{"workplace_rounds", Kind::kNumber, "1/tick", 2.0, 0, 200, Mark::kAssumed,
      "matchings of a workplace per tick", "单位每时段配对轮数", "fitted to Prem 2021 China (urban) work"},
     offsetof(Contacts, workplace_rounds)},
    {{"shop_rounds", Kind::kNumber, "1/tick", 120.0, 0, 2000, Mark::kAssumed,
      "matchings of a shop's regulars per tick", "商铺常客每时段配对轮数",
      "fitted to Prem 2021 China (urban) other"},
     offsetof(Contacts, shop_rounds)},
    {{"market_rounds", Kind::kNumber, "1/tick", 160.0, 0, 2000, Mark::kAssumed,
      "matchings of the market's regulars per tick", "市场常客每时段配对轮数",
      "fitted to Prem 2021 China (urban) other"},
     offsetof(Contacts, market_rounds)},
    {{"square_rounds", Kind::kNumber, "1/tick", 150.0, 0, 2000, Mark::kAssumed,
      "matchings of a square's regulars per tick", "活动场所常客每时段配对轮数",
      "fitted to Prem 2021 China (urban) other"},
     offsetof(Contacts, square_rounds)},
    {{"stairwell_rounds", Kind::kNumber, "1/tick", 0.9, 0, 200, Mark::kAssumed,
      "matchings of a stairwell's people per daytime tick", "楼道邻里每时段配对轮数",
      "fitted to Prem 2021 China (urban) home"},
     offsetof(Contacts, stairwell_rounds)},
    {{"clinic_rounds", Kind::kNumber, "1/tick", 60.0, 0, 2000, Mark::kAssumed,
      "matchings of the clinic's regulars per tick", "诊所每时段配对轮数", ""},
     offsetof(Contacts, clinic_rounds)},
    {{"office_rounds", Kind::kNumber, "1/tick", 1.0, 0, 200, Mark::kAssumed,
      "matchings of the staff on duty per tick", "值班人员每时段配对轮数", ""},
     offsetof(Contacts, office_rounds)},
    {{"weight_class", Kind::kNumber, "1", 1.0, 0, 10, Mark::kBorrowed,
      "risk of a class contact relative to work", "班级接触相对风险",
      "Covasim layer weights, school 0.6 to work 0.6"},
     offsetof(Contacts, weight_class)},
    {{"weight_community", Kind::kNumber, "1", 0.5, 0, 10, Mark::kBorrowed,
      "risk of a shop, market, square, stairwell or clinic contact relative to work", "公共场所接触相对风险",
      "Covasim layer weights, community 0.3 to work 0.6"},
     offsetof(Contacts, weight_community)},
    {{"weight_guest", Kind::kNumber, "1", 1.0, 0, 10, Mark::kAssumed,
      "risk of a contact between guest and hosts relative to work", "串门接触相对风险", ""},
     offsetof(Contacts, weight_guest)},
    {{"outdoor_factor", Kind::kNumber, "1", 0.1, 0, 1, Mark::kAssumed,
      "risk outdoors relative to indoors (queues, posts, doorsteps)", "室外相对风险", ""},
     offsetof(Contacts, outdoor_factor)},
    {{"queue_full_minutes", Kind::kNumber, "min", 15.0, 1, 600, Mark::kAssumed,
      "minutes side by side in a queue that count as one contact", "排队相邻满一次接触的分钟数", ""},
     offsetof(Contacts, queue_full_minutes)},
    {{"centre_contacts", Kind::kNumber, "1/tick", 0.1, 0, 20, Mark::kAssumed,
      "people met per daytime tick in a full site of central quarantine",
      "集中隔离点满员时每日间时段接触人数", "single rooms; meals and swabs at the door"},
     offsetof(Contacts, centre_contacts)},
};

}  // namespace

std::span<const core::Field> Contacts::fields() {
    return kFields;
}

}  // namespace wangge::policy
