#include "wangge/world/population.hpp"

#include <cstddef>

namespace wangge::world {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

constexpr std::string_view kCensus = "2020 census, county volume, Fengcheng (code 210682)";
constexpr std::string_view kTienan = "Tienan community report, Fengcheng 2020";

// Fengcheng's row tilted to 1,655 households and 3,812 people.
constexpr double kSizes[kHouseholdSizes] = {0.245, 0.413, 0.200, 0.096, 0.046};
// Persons by band in Fengcheng; only ratios count.
constexpr double kAges[kAgeBands] = {2055,  10629, 15447, 18263, 18696, 14088, 19628, 28079, 26841, 36643,
                                     42290, 49248, 49355, 42331, 40727, 25804, 14917, 7901,  6434};

#define AT(member) offsetof(Population, member)
const Field kFields[] = {
    {{"residents", Kind::kInteger, "persons", 3812, 20, 3e7, Mark::kMeasured,
      "people who live here", "常住人口", kTienan}, AT(residents)},
    {{"households", Kind::kInteger, "households", 1655, 10, 2e7, Mark::kMeasured,
      "households", "户数", kTienan}, AT(households)},
    {{"household_sizes", Kind::kShare, "1", 0, 0, 1, Mark::kBorrowed,
      "share of households of 1, 2, 3, 4 and 5 or more members; the last ones are moved until residents / households fits",
      "一至五人及以上户占比（按总人口微调）", kCensus, {}, kHouseholdSizes, kSizes}, AT(household_sizes)},
    {{"ages", Kind::kNumber, "persons", 0, 0, 1e9, Mark::kBorrowed,
      "persons aged 0, 1-4, 5-9, ... 80-84, 85+; only ratios count", "分年龄人口（只用比例）", kCensus, {}, kAgeBands, kAges}, AT(ages)},
    {{"rented_households", Kind::kInteger, "households", 128, 0, 2e7, Mark::kMeasured,
      "households that rent", "租户户数", kTienan}, AT(rented_households)},
    {{"rented_residents", Kind::kInteger, "persons", 294, 0, 3e7, Mark::kMeasured,
      "people in rented homes", "租户人数", kTienan}, AT(rented_residents)},
    {{"grids", Kind::kInteger, "grids", 3, 1, 1e6, Mark::kMeasured, "grids of the community", "网格数", kTienan}, AT(grids)},
    {{"stairwells", Kind::kInteger, "stairwells", 29, 1, 1e6, Mark::kAssumed,
      "stairwells and bungalow lanes", "单元楼道与平房巷道数", "poster count of the Tienan report"}, AT(stairwells)},
    {{"floors", Kind::kInteger, "floors", 6, 1, 60, Mark::kAssumed, "floors of a building with stairs", "楼层数",
      "walk-up flats of six storeys are usual"}, AT(floors)},
    {{"lift_share", Kind::kShare, "1", 0.141, 0, 1, Mark::kBorrowed,
      "share of stairwells with a lift", "有电梯楼道占比", kCensus}, AT(lift_share)},
    {{"shops", Kind::kInteger, "shops", 57, 1, 1e6, Mark::kAssumed, "shops inside the community", "社区内商铺数",
      "poster count of the Tienan report"}, AT(shops)},
    {{"gates", Kind::kInteger, "gates", 3, 0, 1e4, Mark::kMeasured,
      "alley mouths that can be manned; none leaves the community open", "可值守的出入口数", kTienan}, AT(gates)},
    {{"side_gaps", Kind::kInteger, "gaps", 10, 0, 1e4, Mark::kAssumed,
      "other alley mouths, blocked when the gates are guarded", "其他巷口（管控时封堵）", "13 alley mouths less 3 gates"}, AT(side_gaps)},
    {{"tightness", Kind::kShare, "1", 0.8, 0, 1, Mark::kAssumed,
      "how tightly blocked mouths are closed; 1 lets nobody through", "封堵严密度", ""}, AT(tightness)},
    {{"property_management", Kind::kChoice, "", 0, 0, 2, Mark::kMeasured,
      "who manages the buildings", "物业管理", kTienan, "none|quasi|professional"}, AT(property_management)},
    {{"width", Kind::kNumber, "m", 1400, 50, 1e5, Mark::kBorrowed,
      "width of the square the community covers", "社区边长", "1.97 km² in the Tienan report"}, AT(width)},
    {{"employed_share", Kind::kShare, "1", 0.502, 0, 1, Mark::kBorrowed,
      "employed among people of 15 and older", "15岁及以上就业率", kCensus}, AT(employed_share)},
    {{"remote_share", Kind::kShare, "1", 0.05, 0, 1, Mark::kAssumed, "workers who can work from home", "可居家办公占比",
      "education and public administration are 8 % of employment, 0.6 of them remote"}, AT(remote_share)},
    {{"essential_share", Kind::kShare, "1", 0.15, 0, 1, Mark::kAssumed,
      "workers allowed to go on under closure", "封闭期间可上岗的必要岗位占比",
      "health, public administration and part of trade and utilities"}, AT(essential_share)},
    {{"team_size", Kind::kInteger, "persons", 8, 1, 1000, Mark::kAssumed, "people who work closely together", "班组人数", ""}, AT(team_size)},
    {{"workplace_size", Kind::kInteger, "persons", 40, 1, 1e5, Mark::kAssumed, "people at one workplace", "单位人数", ""}, AT(workplace_size)},
    {{"class_size", Kind::kInteger, "persons", 30, 1, 200, Mark::kAssumed, "largest school class", "班级人数上限",
      "35 to 45 where classes fill up"}, AT(class_size)},
    {{"elders_supplied_share", Kind::kShare, "1", 0.3, 0, 1, Mark::kAssumed,
      "elders living alone whose food is brought by relatives from outside", "由外来亲属送菜的独居老人占比", ""}, AT(elders_supplied_share)},
    {{"friends", Kind::kInteger, "households", 6, 1, 32, Mark::kAssumed,
      "households a household visits", "串门的户数", ""}, AT(friends)},
    {{"own_phone_minor", Kind::kShare, "1", 0.65, 0, 1, Mark::kBorrowed,
      "pupils of 12 to 17 with an own phone", "12-17岁自有手机占比", "CNNIC 49th report, December 2021"}, AT(own_phone_minor)},
    {{"code_alone_adult", Kind::kShare, "1", 0.95, 0, 1, Mark::kAssumed,
      "people of 18 to 59 who can show a code alone", "18-59岁可独立出示健康码占比", ""}, AT(code_alone_adult)},
    {{"code_alone_60", Kind::kShare, "1", 0.301, 0, 1, Mark::kBorrowed,
      "people of 60 and older who can show a code alone", "60岁及以上可独立出示健康码占比",
      "CNNIC 49th report, December 2021: 0.432 online times 0.697"}, AT(code_alone_60)},
    {{"chronic_60", Kind::kShare, "1", 0.6, 0, 1, Mark::kAssumed, "60 and older on daily medicine", "60岁及以上长期服药占比", ""}, AT(chronic_60)},
    {{"chronic_45", Kind::kShare, "1", 0.3, 0, 1, Mark::kAssumed, "45 to 59 on daily medicine", "45-59岁长期服药占比", ""}, AT(chronic_45)},
    {{"chronic_young", Kind::kShare, "1", 0.05, 0, 1, Mark::kAssumed, "under 45 on daily medicine", "45岁以下长期服药占比", ""}, AT(chronic_young)},
    {{"community_workers", Kind::kInteger, "persons", 10, 0, 1e6, Mark::kMeasured, "community workers", "社区工作者", kTienan}, AT(community_workers)},
    {{"party_volunteers", Kind::kInteger, "persons", 16, 0, 1e6, Mark::kMeasured, "party volunteers", "党员志愿者", kTienan}, AT(party_volunteers)},
    {{"other_volunteers", Kind::kInteger, "persons", 41, 0, 1e7, Mark::kAssumed,
      "other members of the three teams", "三支队伍其他成员", "67 people less 10 and 16"}, AT(other_volunteers)},
    {{"gate_crew", Kind::kInteger, "persons", 24, 0, 1e6, Mark::kAssumed,
      "municipal gate crew, living elsewhere", "市直单位值守人员（居住在外）", "three gates round the clock"}, AT(gate_crew)},
    {{"seconded", Kind::kInteger, "persons", 8, 0, 1e6, Mark::kMeasured, "seconded staff, living elsewhere", "下沉干部（居住在外）", kTienan}, AT(seconded)},
    {{"returnees", Kind::kInteger, "persons", 47, 0, 1e6, Mark::kMeasured,
      "residents who came back in the 14 days before day 0", "已返乡人员", kTienan}, AT(returnees)},
    {{"returnees_later", Kind::kInteger, "persons", 4, 0, 1e6, Mark::kMeasured,
      "residents who come back in the second to fourth week", "后续返乡人员", kTienan}, AT(returnees_later)},
    {{"returnees_renting_share", Kind::kShare, "1", 0.2, 0, 1, Mark::kAssumed,
      "share of returnees who live in rented homes", "返乡人员中租户占比", ""}, AT(returnees_renting_share)},
};
#undef AT

}  // namespace

std::span<const core::Field> Population::fields() { return kFields; }

}  // namespace wangge::world
