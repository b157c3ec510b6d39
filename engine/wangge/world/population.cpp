#include "wangge/world/population.hpp"

#include <cstddef>

namespace wangge::world {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

constexpr std::string_view kCensus =
    "2020 Population Census of China, county volume (National Bureau of Statistics), Fengcheng";
constexpr std::string_view kTienan = "Tienan community report, Fengcheng 2020";

// Fengcheng's row tilted to 1,655 households and 3,812 people.
constexpr double kSizes[kHouseholdSizes] = {0.245,   0.413,   0.200,   0.096,   0.02993,
                                            0.01249, 0.00251, 0.00069, 0.00023, 0.00015};
constexpr double kGenerationShares[kGenerations] = {0.5353, 0.3513, 0.1106, 0.0028};
constexpr double kElderHomeShares[kElderHomes] = {0.2015, 0.1477, 0.0020};
// Persons by band in Fengcheng; only ratios count.
constexpr double kAges[kAgeBands] = {2055,  10629, 15447, 18263, 18696, 14088, 19628, 28079, 26841, 36643,
                                     42290, 49248, 49355, 42331, 40727, 25804, 14917, 7901,  6434};
constexpr double kSexRatios[kAgeBands] = {110, 111, 114, 115, 116, 112, 107, 104, 104, 105,
                                          104, 102, 101, 100, 95,  94,  89,  80,  66};
constexpr double kHukou[kHukouElsewhere] = {0.158, 0.047, 0.018};
// Farming few (a community of a town), the others in Fengcheng's proportions.
constexpr double kSectorShares[kSectors] = {0.05,  0.196, 0.081, 0.170, 0.066, 0.060, 0.036, 0.066, 0.275};
constexpr double kRemote[kSectors] = {0, 0, 0, 0, 0, 0.4, 0, 0.4, 0};
constexpr double kEssential[kSectors] = {0.1, 0.05, 0, 0.2, 0.05, 0, 0.9, 0.6, 0.1};
constexpr double kWorkplaces[kSectors] = {4, 60, 40, 15, 12, 60, 80, 40, 40};
constexpr double kEnrolment[kLevels] = {0.852, 1, 1, 0.912};
constexpr double kClasses[kLevels] = {30, 40, 45, 45};
constexpr std::string_view kPlaceNames =
    "tienan|china|beijing|xicheng|chaoyang_beijing|liaoning|dandong|zhenxing|fengcheng|jilin|"
    "chaoyang_changchun|jilin_city|shulan|heilongjiang|harbin|shanghai|xuhui|pudong|jiangsu|"
    "zhejiang|hubei|wuhan|jianghan|wuchang|dongxihu|jingmen|dongbao|huanggang|hongan|qianjiang|"
    "guangdong|sichuan|chengdu|jinjiang|qingyang|wuhou|yunnan|kunming|yuxi|hongta|jiangchuan";

#define AT(member) offsetof(Population, member)
const Field kFields[] = {
    {{"preset", Kind::kChoice, "", 0, 0, 40, Mark::kSetting, "the place whose figures are used", "采用哪个地方的数据", "", kPlaceNames},
     AT(preset)},
    {{"residents", Kind::kInteger, "persons", 3812, 20, 3e7, Mark::kMeasured, "people who live here", "常住人口", kTienan},
     AT(residents)},
    {{"households", Kind::kInteger, "households", 1655, kByRule, 2e7, Mark::kMeasured, "family households", "家庭户数", kTienan, "by_rule"},
     AT(households)},
    {{"household_sizes", Kind::kShare, "1", 0, 0, 1, Mark::kBorrowed, "share of households of 1, 2, ..., 9, 10 and more members; the last ones are moved until residents / households fits", "一至十人及以上户占比（按总人口微调）", kCensus, {}, kHouseholdSizes, kSizes},
     AT(household_sizes)},
    {{"generations", Kind::kShare, "1", 0, 0, 1, Mark::kBorrowed, "share of households of one, two, three, four and more generations", "一、二、三、四代及以上户占比", kCensus, {}, kGenerations, kGenerationShares},
     AT(generations)},
    {{"elder_homes", Kind::kShare, "1", 0, 0, 1, Mark::kBorrowed, "share of households with one, two, three and more members of 65 and older; scaled to the elders that there are", "有一、二、三位及以上65岁老人的户占比", kCensus, {}, kElderHomes, kElderHomeShares},
     AT(elder_homes)},
    {{"elders_alone_share", Kind::kShare, "1", 0.12, 0, 1, Mark::kAssumed, "people of 65 and older who live alone", "65岁及以上独居占比", "surveys give 10 to 14 %"},
     AT(elders_alone_share)},
    {{"ages", Kind::kNumber, "persons", 0, 0, 1e9, Mark::kBorrowed, "persons aged 0, 1-4, 5-9, ... 80-84, 85+; only ratios count", "分年龄人口（只用比例）", kCensus, {}, kAgeBands, kAges},
     AT(ages)},
    {{"sex_ratios", Kind::kNumber, "1", 0, 1, 1000, Mark::kAssumed, "men per 100 women aged 0, 1-4, 5-9, ... 85+; scaled to male_share", "分年龄性别比（女=100，按男性占比调整）", "rounded after the national tables of the 2020 census", {}, kAgeBands, kSexRatios},
     AT(sex_ratios)},
    {{"male_share", Kind::kShare, "1", 0.501, 0, 1, Mark::kBorrowed, "men among residents", "男性占比", kCensus},
     AT(male_share)},
    {{"collective_share", Kind::kShare, "1", 0, 0, 0.5, Mark::kMeasured, "residents in care homes and dormitories", "集体户人口占比", kTienan},
     AT(collective_share)},
    {{"care_home_share", Kind::kShare, "1", 0, 0, 1, Mark::kAssumed, "people of 65 and older in care homes", "65岁及以上入住养老机构占比", "the report has none"},
     AT(care_home_share)},
    {{"rented_share", Kind::kShare, "1", 0.0773, 0, 1, Mark::kMeasured, "share of households that rent, where their number is by rule", "租户占比（户数未给出时）", kTienan},
     AT(rented_share)},
    {{"rented_households", Kind::kInteger, "households", 128, kByRule, 2e7, Mark::kMeasured, "households that rent", "租户户数", kTienan, "by_rule"},
     AT(rented_households)},
    {{"rented_residents", Kind::kInteger, "persons", 294, kByRule, 3e7, Mark::kMeasured, "people in rented homes", "租户人数", kTienan, "by_rule"},
     AT(rented_residents)},
    {{"hukou_elsewhere", Kind::kShare, "1", 0, 0, 1, Mark::kBorrowed, "residents registered elsewhere in the county, in another county of the province, in another province", "户口在本县其他乡镇、省内他县、外省者占比", kCensus, {}, kHukouElsewhere, kHukou},
     AT(hukou_elsewhere)},
    {{"grids", Kind::kInteger, "grids", 3, kByRule, 1e6, Mark::kMeasured, "grids of the community", "网格数", kTienan, "by_rule"},
     AT(grids)},
    {{"stairwells", Kind::kInteger, "stairwells", 29, kByRule, 1e6, Mark::kAssumed, "stairwells and bungalow lanes", "单元楼道与平房巷道数", "poster count of the Tienan report", "by_rule"},
     AT(stairwells)},
    {{"floors", Kind::kInteger, "floors", 6, 1, 60, Mark::kAssumed, "floors of a building with stairs", "楼层数", "walk-up flats of six storeys are usual"},
     AT(floors)},
    {{"lane_share", Kind::kShare, "1", 0.4, 0, 1, Mark::kAssumed, "share of stairwells that are bungalow lanes, smaller and without stairs", "平房巷道占比", "shanty area in the Tienan report"},
     AT(lane_share)},
    {{"lift_share", Kind::kShare, "1", 0.141, 0, 1, Mark::kBorrowed, "share of households in buildings with a lift", "有电梯住户占比", kCensus},
     AT(lift_share)},
    {{"shops", Kind::kInteger, "shops", 57, kByRule, 1e6, Mark::kAssumed, "shops inside the community", "社区内商铺数", "poster count of the Tienan report", "by_rule"},
     AT(shops)},
    {{"gates", Kind::kInteger, "gates", 3, kByRule, 1e4, Mark::kMeasured, "alley mouths that can be manned; none leaves the community open", "可值守的出入口数", kTienan, "by_rule"},
     AT(gates)},
    {{"side_gaps", Kind::kInteger, "gaps", 10, kByRule, 1e5, Mark::kAssumed, "other alley mouths, blocked when the gates are guarded", "其他巷口（管控时封堵）", "13 alley mouths less 3 gates", "by_rule"},
     AT(side_gaps)},
    {{"tightness", Kind::kShare, "1", 0.8, 0, 1, Mark::kAssumed, "how tightly blocked mouths are closed; 1 lets nobody through", "封堵严密度", ""},
     AT(tightness)},
    {{"property_management", Kind::kChoice, "", 0, 0, 2, Mark::kMeasured, "who manages the buildings", "物业管理", kTienan, "none|quasi|professional"},
     AT(property_management)},
    {{"width", Kind::kNumber, "m", 1400, kByRule, 1e5, Mark::kBorrowed, "width of the square the community covers", "社区边长", "1.97 km² in the Tienan report", "by_rule"},
     AT(width)},
    {{"employed_share", Kind::kShare, "1", 0.502, 0, 1, Mark::kBorrowed, "employed among people of 15 and older", "15岁及以上就业率", kCensus},
     AT(employed_share)},
    {{"sectors", Kind::kShare, "1", 0, 0, 1, Mark::kBorrowed, "share of workers in farming, manufacturing, construction, trade, lodging and catering, education, health, public administration, other", "就业人员在农业、制造、建筑、批零、住宿餐饮、教育、卫生、公共管理、其他行业的占比", kCensus, {}, kSectors, kSectorShares},
     AT(sectors)},
    {{"remote_shares", Kind::kShare, "1", 0, 0, 1, Mark::kAssumed, "workers who can work from home, by sector", "各行业可居家办公占比", "education and public administration, about half of them", {}, kSectors, kRemote},
     AT(remote_shares)},
    {{"essential_shares", Kind::kShare, "1", 0, 0, 1, Mark::kAssumed, "workers allowed to go on under closure, by sector", "各行业封闭期间可上岗占比", "health, public administration and part of trade and utilities; 0.15 of all in Tienan", {}, kSectors, kEssential},
     AT(essential_shares)},
    {{"workplace_sizes", Kind::kInteger, "persons", 0, 1, 1e5, Mark::kAssumed, "most people at one workplace, by sector", "各行业单位人数上限", "", {}, kSectors, kWorkplaces},
     AT(workplace_sizes)},
    {{"team_size", Kind::kInteger, "persons", 8, 1, 1000, Mark::kAssumed, "people who work closely together", "班组人数", ""},
     AT(team_size)},
    {{"enrolment", Kind::kShare, "1", 0, 0, 1, Mark::kAssumed, "children in kindergarten (3-5), primary (6-11), junior (12-14) and senior school (15-17)", "幼儿园、小学、初中、高中在学率", "gross enrolment of 2020, Ministry of Education", {}, kLevels, kEnrolment},
     AT(enrolment)},
    {{"class_sizes", Kind::kInteger, "persons", 0, 1, 200, Mark::kAssumed, "largest class by level", "各学段班级人数上限", "35 to 45 where classes fill up", {}, kLevels, kClasses},
     AT(class_sizes)},
    {{"school_size", Kind::kInteger, "persons", 1200, 1, 1e5, Mark::kAssumed,
      "largest kindergarten or school", "学校人数上限", ""},
     AT(school_size)},
    {{"restaurants", Kind::kInteger, "places", 12, 1, 1e6, Mark::kAssumed,
      "restaurants nearby, outside the gates", "附近餐馆数（出入口外）", ""},
     AT(restaurants)},
    {{"stores", Kind::kInteger, "places", 6, 1, 1e6, Mark::kAssumed,
      "shops for other goods than food, outside the gates", "非食品商店数（出入口外）", ""},
     AT(stores)},
    {{"transit_lines", Kind::kInteger, "lines", 4, 0, 1e5, Mark::kAssumed,
      "lines of public transport that commuters ride", "通勤公交线路数", ""},
     AT(transit_lines)},
    {{"transit_share", Kind::kShare, "1", 0.25, 0, 1, Mark::kAssumed,
      "commuters of 12 and older who ride public transport", "12岁及以上通勤者乘公交占比", ""},
     AT(transit_share)},
    {{"gathering_size", Kind::kNumber, "persons", 26, 2, 1000, Mark::kBorrowed,
      "regulars of a group that gathers (median)", "聚会圈子人数中位数",
      "Zhang et al. 2020 (Science 368:1481), Shanghai survey: a person's group has a median of 30 people, so "
      "the median of groups is less"},
     AT(gathering_size)},
    {{"gathering_sigma", Kind::kNumber, "1", 0.5, 0, 3, Mark::kAssumed,
      "log standard deviation of the size of such a group", "聚会圈子人数对数标准差",
      "mean 34.5 over median 30 gives 0.53"},
     AT(gathering_sigma)},
    {{"elders_supplied_share", Kind::kShare, "1", 0.3, 0, 1, Mark::kAssumed, "elders living alone whose food is brought by relatives from outside", "由外来亲属送菜的独居老人占比", ""},
     AT(elders_supplied_share)},
    {{"friends", Kind::kInteger, "households", 6, 1, 32, Mark::kAssumed, "households a household visits", "串门的户数", ""},
     AT(friends)},
    {{"own_phone_minor", Kind::kShare, "1", 0.65, 0, 1, Mark::kBorrowed, "pupils of 12 to 17 with an own phone", "12-17岁自有手机占比", "CNNIC 49th report, December 2021"},
     AT(own_phone_minor)},
    {{"own_phone_adult", Kind::kShare, "1", 0.98, 0, 1, Mark::kAssumed, "people of 18 to 59 with a smartphone", "18-59岁智能手机占比", ""},
     AT(own_phone_adult)},
    {{"own_phone_60", Kind::kShare, "1", 0.432, 0, 1, Mark::kBorrowed, "people of 60 and older with a smartphone; falls with age", "60岁及以上智能手机占比（随年龄下降）", "CNNIC 49th report, December 2021"},
     AT(own_phone_60)},
    {{"code_alone_adult", Kind::kShare, "1", 0.95, 0, 1, Mark::kAssumed, "people of 18 to 59 who can show a code alone", "18-59岁可独立出示健康码占比", ""},
     AT(code_alone_adult)},
    {{"code_alone_60", Kind::kShare, "1", 0.301, 0, 1, Mark::kBorrowed, "people of 60 and older who can show a code alone; falls with age", "60岁及以上可独立出示健康码占比（随年龄下降）", "CNNIC 49th report, December 2021: 0.432 online times 0.697"},
     AT(code_alone_60)},
    {{"chronic_60", Kind::kShare, "1", 0.6, 0, 1, Mark::kAssumed, "60 and older on daily medicine", "60岁及以上长期服药占比", ""},
     AT(chronic_60)},
    {{"chronic_45", Kind::kShare, "1", 0.3, 0, 1, Mark::kAssumed, "45 to 59 on daily medicine", "45-59岁长期服药占比", ""},
     AT(chronic_45)},
    {{"chronic_young", Kind::kShare, "1", 0.05, 0, 1, Mark::kAssumed, "under 45 on daily medicine", "45岁以下长期服药占比", ""},
     AT(chronic_young)},
    {{"community_workers", Kind::kInteger, "persons", 10, kByRule, 1e6, Mark::kMeasured, "community workers", "社区工作者", kTienan, "by_rule"},
     AT(community_workers)},
    {{"party_volunteers", Kind::kInteger, "persons", 16, kByRule, 1e6, Mark::kMeasured, "party volunteers", "党员志愿者", kTienan, "by_rule"},
     AT(party_volunteers)},
    {{"other_volunteers", Kind::kInteger, "persons", 41, kByRule, 1e7, Mark::kAssumed, "other members of the three teams", "三支队伍其他成员", "67 people less 10 and 16", "by_rule"},
     AT(other_volunteers)},
    {{"gate_crew", Kind::kInteger, "persons", 24, kByRule, 1e6, Mark::kAssumed, "municipal gate crew, living elsewhere", "市直单位值守人员（居住在外）", "three gates round the clock", "by_rule"},
     AT(gate_crew)},
    {{"seconded", Kind::kInteger, "persons", 8, kByRule, 1e6, Mark::kMeasured, "seconded staff, living elsewhere", "下沉干部（居住在外）", kTienan, "by_rule"},
     AT(seconded)},
    {{"returnees", Kind::kInteger, "persons", 47, kByRule, 1e6, Mark::kMeasured, "residents who came back in the 14 days before day 0", "已返乡人员", kTienan, "by_rule"},
     AT(returnees)},
    {{"returnees_later", Kind::kInteger, "persons", 4, kByRule, 1e6, Mark::kMeasured, "residents who come back in the second to fourth week", "后续返乡人员", kTienan, "by_rule"},
     AT(returnees_later)},
    {{"returnees_renting_share", Kind::kShare, "1", 0.2, 0, 1, Mark::kAssumed, "share of returnees who live in rented homes", "返乡人员中租户占比", ""},
     AT(returnees_renting_share)},
};
#undef AT

}  // namespace

std::span<const core::Field> Population::fields() {
    return kFields;
}

}  // namespace wangge::world
