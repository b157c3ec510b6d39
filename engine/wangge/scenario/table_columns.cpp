#include "wangge/scenario/table_columns.hpp"

namespace wangge::scenario {
namespace {

using enum ColumnKind;

constexpr double kFar = 1e5;  // metres
constexpr std::string_view kYesNo = "0|1";
constexpr std::string_view kSectors =
    "farming|manufacturing|construction|trade|catering|education|health|administration|other";

constexpr TableColumn kPlaces[] = {
    {"place", "场所", kName, true, 0, 0, {}, "name of the place", "场所名称"},
    {"kind", "类别", kChoice, true, 0, 0, "workplace|class|shop", "what it is", "场所类别"},
    {"sector", "行业", kChoice, false, 0, 0, kSectors, "sector of a workplace; empty for others",
     "单位所属行业；其他场所留空"},
    {"level", "学段", kChoice, false, 0, 0, "kindergarten|primary|junior|senior",
     "level of a class; empty for others", "班级所属学段；其他场所留空"},
};
constexpr TableColumn kGates[] = {
    {"gate", "出入口", kName, true, 0, 0, {}, "name of the gate", "出入口名称"},
    {"x",
     "横坐标",
     kNumber,
     true,
     -kFar,
     kFar,
     {},
     "metres to the east of a corner of your choice",
     "自选原点以东的米数"},
    {"y", "纵坐标", kNumber, true, -kFar, kFar, {}, "metres to the north", "以北的米数"},
};
constexpr TableColumn kHouseholds[] = {
    {"household",
     "户",
     kName,
     true,
     0,
     0,
     {},
     "name of the household; no real names",
     "户编号；勿用真实姓名"},
    {"grid", "网格", kOther, true, 0, 0, {}, "name of its grid", "所属网格"},
    {"stairwell", "楼道", kOther, true, 0, 0, {}, "name of its stairwell or lane", "所属楼道或巷道"},
    {"floor", "楼层", kWhole, false, 1, 100, {}, "floor", "楼层"},
    {"lift", "电梯", kChoice, false, 0, 0, kYesNo, "the stairwell has a lift", "楼道是否有电梯"},
    {"x",
     "横坐标",
     kNumber,
     false,
     -kFar,
     kFar,
     {},
     "metres to the east; the stairwell stands at the mean",
     "以东的米数；楼道取平均"},
    {"y", "纵坐标", kNumber, false, -kFar, kFar, {}, "metres to the north", "以北的米数"},
    {"tenure", "产权", kChoice, false, 0, 0, "owner|tenant", "owns or rents the home", "自有或租住"},
    {"dwelling", "住所", kChoice, false, 0, 0, "family|care_home|dormitory",
     "family home, or a room of a care home or dormitory", "家庭、养老机构房间或宿舍房间"},
    {"supplied", "代购", kChoice, false, 0, 0, kYesNo, "relatives from outside bring food", "由外来亲属送菜"},
    {"shop", "商铺", kOther, false, 0, 0, {}, "place where it buys food; may be empty", "常去的商铺；可留空"},
};
constexpr TableColumn kResidents[] = {
    {"resident",
     "居民",
     kName,
     true,
     0,
     0,
     {},
     "name of the resident; no real names",
     "居民编号；勿用真实姓名"},
    {"household", "户", kOther, true, 0, 0, {}, "household where they live", "所在户"},
    {"age", "年龄", kWhole, true, 0, 99, {}, "years", "周岁"},
    {"sex", "性别", kChoice, true, 0, 0, "m|f", "male or female", "男 m，女 f"},
    {"role", "身份", kChoice, false, 0, 0, "none|pupil|worker", "goes to school or work", "就学或就业"},
    {"sector", "行业", kChoice, false, 0, 0, kSectors, "of workers; empty for others",
     "就业者行业；其他人留空"},
    {"workplace", "单位", kOther, false, 0, 0, {}, "place where they work; may be empty", "工作场所；可留空"},
    {"class", "班级", kOther, false, 0, 0, {}, "place where they learn; may be empty", "就读班级；可留空"},
    {"pool", "队伍", kChoice, false, 0, 0, "resident|community|party|volunteer",
     "serves as community worker or volunteer", "社区工作者、党员志愿者或其他志愿者"},
    {"hukou", "户口", kChoice, false, 0, 0, "here|same_county|same_province|other_province",
     "where they are registered", "户口所在地"},
    {"arrival",
     "返乡日",
     kWhole,
     false,
     -1000,
     1000,
     {},
     "day of return, day 0 is the first simulated; -1000: always here",
     "返乡日（0 为首日；-1000 为一直在此）"},
    {"remote", "居家办公", kChoice, false, 0, 0, kYesNo, "can work from home", "可居家办公"},
    {"essential", "必要岗位", kChoice, false, 0, 0, kYesNo, "works on under closure", "封闭期间可上岗"},
    {"phone", "手机", kChoice, false, 0, 0, kYesNo, "has a smartphone", "有智能手机"},
    {"code_alone", "独立扫码", kChoice, false, 0, 0, kYesNo, "can show a health code alone",
     "可独立出示健康码"},
    {"chronic", "慢病", kChoice, false, 0, 0, kYesNo, "takes daily medicine", "长期服药"},
};

constexpr TableForm kForms[] = {
    {"places.csv", "where people meet", "会面场所", kPlaces},
    {"gates.csv", "mouths that can be manned", "可值守的出入口", kGates},
    {"households.csv", "households", "住户", kHouseholds},
    {"residents.csv", "residents", "居民", kResidents},
};

}  // namespace

std::span<const TableForm> table_forms() {
    return kForms;
}

}  // namespace wangge::scenario
