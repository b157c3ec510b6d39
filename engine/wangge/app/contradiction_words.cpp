#include "wangge/app/words.hpp"

namespace wangge::app {
namespace {

struct Explanation {
    std::string_view name;
    const char* problem;
    const char* problem_zh;
    const char* suggestion = "";
    const char* suggestion_zh = "";
};

constexpr Explanation kExplanations[] = {
    {"above", "{0} ({1}) is above {2} ({3})", "{0}（{1}）大于 {2}（{3}）", "Which of the two is meant?",
     "以哪一个为准？"},
    {"tables_changed", "the tables have changed: checksum {1}, not {0}",
     "表格内容已改变：校验码为 {1}，不是 {0}", "Restore them, or leave the checksum out?",
     "恢复原表格，或删去校验码？"},
    {"tables_count", "the tables count {1}, not {0}", "表格数得 {1}，而非 {0}", "Leave the key out?",
     "是否删去此项？"},
    {"table_field_empty", "column {0} is empty", "{0} 列为空", "Which one is it?", "应填什么？"},
    {"table_field_not_empty", "column {0} is filled where {1} is {2}", "{1} 为 {2} 时，{0} 列应留空",
     "Leave it empty?", "是否留空？"},
    {"stairwell_in_two_grids", "stairwell {0} is in grid {1} and in grid {2}",
     "楼道 {0} 既属网格 {1} 又属网格 {2}", "Are these two stairwells?", "是否为两个楼道？"},
    {"stairwell_with_and_without_lift", "stairwell {0} is said to have a lift and to have none",
     "楼道 {0} 的电梯信息前后不一", "Which one holds?", "以哪一个为准？"},
    {"place_of_another_kind", "place {0} is no {1}", "场所 {0} 不是 {1}", "Is its kind right in places.csv?",
     "places.csv 中的类别是否正确？"},
    {"household_without_residents", "nobody lives in household {0}", "户 {0} 没有居民",
     "Leave it out, or add its residents?", "删去该户，或补上居民？"},
    {"later", "{0} ({1}) is later than {2} ({3})", "{0}（{1}）晚于 {2}（{3}）",
     "Are the two dates exchanged?", "两个日期是否写反？"},
    {"people_without_homes", "{0} is {1} but {2} is {3}", "{0} 为 {1}，而 {2} 为 {3}", "Set both to 0?",
     "都设为 0？"},
    {"owners_do_not_fit", "{0} people who do not rent cannot live in {1} homes, with somebody in each",
     "{0} 名非租户无法住满 {1} 户（每户至少一人）",
     "Do residents, households and the rented ones fit together?", "常住人口、户数与租户数是否对应？"},
    {"more_staff_than_residents",
     "community workers and volunteers live here and are {0}, residents only {1}",
     "社区工作者与志愿者都是居民，共 {0} 人，而常住人口只有 {1} 人",
     "Are community_workers, party_volunteers or other_volunteers fewer, or by_rule?",
     "community_workers、party_volunteers、other_volunteers 是否应减少，或写 by_rule？"},
    {"more_returnees_than_residents", "{0} returnees are more than {1} residents",
     "返乡人员 {0} 人，多于常住人口 {1} 人", "Are there fewer of them?", "人数是否应减少？"},
    {"no_such_grid", "there is no grid {0}, only {1}", "没有第 {0} 网格，只有 {1} 个网格",
     "0 means all grids?", "是否用 0 表示全部网格？"},
    {"report_after_end", "report day {0} comes after the last of {1} days",
     "报告日第 {0} 天晚于模拟的 {1} 天", "Simulate longer or report earlier?", "延长模拟或提前报告？"},
    {"not_ascending", "report day {0} follows day {1}", "报告日第 {0} 天排在第 {1} 天之后",
     "Write them in order, each once?", "按先后顺序各写一次？"},
    {"policy_twice_in_arm", "policy {0} is used twice in one arm", "同一方案中两次使用政策 {0}",
     "Put the second use into another arm?", "将第二次使用放到另一方案？"},
    {"named_twice", "{0} is named twice", "{0} 写了两次", "Leave one out?", "删去一个？"},
    {"window_longer_than_records", "{0} days are looked back but records are kept for {1}",
     "回溯 {0} 天，而记录只保存 {1} 天", "Keep records longer or look back less?", "延长保存或缩短回溯？"},
    {"near_longer_than_window", "contacts of {0} days turn red but only {1} are looked up",
     "近 {0} 天接触者转红码，而只回溯 {1} 天", "Shorten near_days?", "缩短 near_days？"},
    {"codes_nowhere_asked", "no place and no gate asks for the code", "没有任何场所或出入口查验健康码",
     "Switch on a place, or set reach to 0?", "启用某处查验，或将 reach 设为 0？"},
    {"more_leisure_than_days",
     "square, park, restaurant and store add up to {0} outings a day in one age class",
     "某年龄组到活动场所、公园、餐馆、商店的概率合计为每日 {0} 次，超过一次", "Lower a rate or a factor?",
     "降低某项概率或倍数？"},
    {"venues_have_no_tenure", "places are closed for everybody, not for owners or tenants",
     "关停场所对所有人有效，不分自住与租户", "Leave target_tenure out?", "删去 target_tenure？"},
    {"no_venue_closed", "no kind of place is closed or limited", "没有关停或限流任何一类场所",
     "Give a share below 1, or set reach to 0?", "给出小于1的占比，或将 reach 设为 0？"},
    {"census_without_knockers", "nobody may knock on doors", "没有人可以上门", "Allow a staff pool?",
     "允许使用某支队伍？"},
    {"sensitivity_of_one_arm", "there is only one arm, and no difference to ask about",
     "只有一个方案，没有差可言", "Add an arm, or leave --sensitivity out?",
     "增加方案，或省略 --sensitivity？"},
    {"sensitivity_without_loops", "no loop is switched on that could be switched off",
     "没有已开启的反馈可供关闭", "Switch one on in section loops?", "在 loops 一节开启一项？"},
    {"sensitivity_needs_worlds", "{0} worlds are too few for an interval, which needs {1}",
     "{0} 个世界不足以给出区间，至少需 {1} 个", "Raise --replicates?", "增大 --replicates？"},
    {"delivery_without_couriers", "nobody may carry the deliveries", "没有人可以送货", "Allow a staff pool?",
     "允许使用某支队伍？"},
    {"quarantine_of_nobody", "the quarantine is for nobody", "隔离没有任何对象",
     "Switch on one of the groups?", "启用某类对象？"},
    {"beds_for_nobody", "there are {0} beds but nobody is to go there", "有 {0} 张床位，但不安排任何人入住",
     "Raise central_share?", "提高 central_share？"},
    {"tracing_without_interviewers", "nobody may interview or call", "没有人可以流调或通知",
     "Allow hands for it?", "增加人手？"},
    {"quarantine_without_staff", "nobody may watch, guard or feed the quarantined",
     "没有人可以巡查、看守或送餐", "Allow a staff pool?", "允许使用某支队伍？"},
};

}  // namespace

bool explain(std::span<const std::string> arguments, Language language, Wording& into) {
    if (arguments.empty()) return false;
    for (const Explanation& each : kExplanations) {
        if (each.name != arguments[0]) continue;
        const bool chinese = language == Language::kChinese;
        into.problem = fill(chinese ? each.problem_zh : each.problem, arguments.subspan(1));
        into.suggestion = chinese ? each.suggestion_zh : each.suggestion;
        return true;
    }
    return false;
}

}  // namespace wangge::app
