// Elements 1 to 3 of the ODD protocol: purpose, entities, process.
#include "wangge/app/model_page.hpp"

namespace wangge::app {
namespace {

constexpr ModelPart kPurpose[] = {
    {"", "",
     R"(Wangge compares measures of grid-based community management: what each buys and what each costs, in infections,
restriction, missed meals, delayed care, staff hours, grievance, refusals of people without phones, and money. It
answers "what differs, and for whom, if the same people with the same luck live under another policy". It is neither
a forecast nor a reconstruction of history, and it gives no total score.

The model is judged by these patterns, each with a test (tests/run, tests/validation): epidemic theory in its limits
(final size, growth, households, networks, extinction); contacts per person by setting and age in ordinary and closed
times; household secondary attack, generation time and presymptomatic share of each disease; households found by door
to door rounds, by tenure and number of visits; households per worker and day; queues at gates; missed meals of those
who cannot carry, order or go; staff that runs out.)",
     R"(网格（Wangge）用于比较基层网格化管理的各项措施：每项措施换来什么、付出什么，涉及感染、限制、缺餐、就医延误、
工时、怨气、无手机者被拒、花费。所回答的问题是：同样的人、同样的运气，换一套政策，什么不同、对谁不同。它既非预测，
也非历史复原，不给总分。

模型以下列现象检验，每项均有测试（tests/run、tests/validation）：极限情形下的流行病学理论（最终规模、增长率、家庭、
网络、灭绝概率）；平时与封闭时分场所、分年龄的人均接触数；各病种的家庭续发率、代际间隔、发病前传播占比；入户排查按
租住与次数找到的户数；每人每日户数；门岗排队；不能搬运、不能下单、不能外出者的缺餐；人手耗尽。)"},
};

constexpr std::string_view kPopulationSections[] = {"population", "calendar"};
constexpr ModelPart kEntities[] = {
    {"", "",
     R"(* **Residents**: age, sex, role and daytime place (class or team), sector, telework, phone and skill, daily medicine,
  traits of compliance; course of infection, larder and medicine, position in every tick. Staff from elsewhere (gate
  crew, seconded) are people too.
* **Households**: members, dwelling (stairwell, floor, lift), tenure, food stock, open order, grievance, register entry,
  pass, friends.
* **Places** with constant slots of regulars: teams and workplaces, classes and schools, shops, market, squares, clinic
  and the other kinds listed under contacts; **stairwells, grids** and **gates** with walking times.
* **Staff** by pool (community workers, party members, other volunteers, gate crew, seconded): hours, shift, fatigue.
* **Official memory**: register of households and returnees, reports, need tickets; it lags and misses.
* **Policies**: schedule and memory of their own; they see observations, never true states.

Scales: a day has six ticks (00-06-09-12-15-18-24 h); queues at gates run by the second; a run lasts weeks to a year. Space
is a community of grids with gates, or many side by side, each with gates, staff, market, clinic, classes and friends of its
own, connected by work, transit and gatherings; walking is in minutes.)",
     R"(* **居民**：年龄、性别、身份与日间场所（班级或班组）、行业、能否远程、手机与技能、每日用药、遵守倾向；感染过程、存粮
  与存药、每一时段的位置。外来人员（值守、下沉干部）同样是人。
* **住户**：成员、住处（楼道、楼层、电梯）、产权、存粮、未完成订单、怨气、登记、通行证、亲友户。
* **场所**（常客名额固定）：班组与单位、班级与学校、商铺、市场、广场、诊所及“接触”一节所列其他种类；**楼道、网格、
  出入口**及步行时间。
* **工作人员**（社区工作者、党员、其他志愿者、值守人员、下沉干部）：工时、班次、疲劳。
* **官方记忆**：住户与返乡登记、报告、诉求工单；有滞后、有遗漏。
* **政策**：各有时间表与记忆；所见为观察，绝非真实状态。

尺度：一日六个时段（0–6–9–12–15–18–24 时），门岗排队按秒；一次运行数周至一年。空间为由网格与出入口构成的社区，或并列的多个社区：各有出入口、
工作人员、市场、诊所、班级与亲友，由工作、公交、聚会相连；步行以分钟计。)",
     kPopulationSections},
};

constexpr ModelPart kProcess[] = {
    {"", "",
     R"(One day, in this order (kernel/day/day.cpp): **dawn** arrivals, symptoms, goods reach the shops → **decide** on what
officials know by the end of yesterday; organisation and policies issue directives, which pass down the hierarchy; all
are resolved into standing orders → **staff** who comes, desk work, posts, rounds shared out until hours run out →
**want** who shops, who seeks the clinic, who is afraid → **move** everyone plans the day; all refusals are settled before
anyone moves; whereabouts → **gates** acute need, queues at posts by the second; meanwhile rounds from door to door, swabs,
care in quarantine → **meet** contacts of infectious people and infections → **progress** confirmation, isolation, courses
end → **live** food, medicine, restriction, grievance, fatigue → **night** hash of the state. A day that is for somebody
as usual is not looked at: plans are pure functions of one person and are asked for when they matter.

Within a phase order is settled by keys: whoever competes (for a server, a worker, goods, a bed) is sorted by class, keyed
rank and identity, and the prefix that capacity allows is served. State is updated synchronously within a phase; each
table has one writer.)",
     R"(一日的顺序（kernel/day/day.cpp）：**黎明** 到达、发病、商铺到货 → **决定** 官方所知以昨日终了为限；组织与各政策
下达指令，经层级传递，汇成当日有效的常令 → **用工** 到岗、案头、岗位，其余工时分给上门任务，直至用尽 → **所需** 谁采购、
谁就诊、谁恐惧 → **移动** 人人拟定行程，一切拒绝在任何人移动之前定下；各人所在 → **出入口** 急症、门岗逐秒排队；
同时逐户上门、采样、集中隔离照护 → **相遇** 传染者的接触与感染 → **进展** 确诊、隔离、病程结束 → **生活** 口粮、
用药、限制、怨气、疲劳 → **入夜** 状态校验码。
一切如常者不逐一查看：行程是个人的纯函数，用到时才求。

同一阶段内的先后由键决定：凡竞争者（岗位、人手、货物、床位）按类别、键控排名、身份排序，容量允许的前若干名得到满足。
同一阶段内状态同步更新，每张表只有一个写者。)"},
};

}  // namespace

ModelElement model_purpose() {
    return {"Purpose and patterns", "目的与检验模式", kPurpose};
}
ModelElement model_entities() {
    return {"Entities, state variables and scales", "实体、状态变量与尺度", kEntities};
}
ModelElement model_process() {
    return {"Process overview and scheduling", "过程概览与时序", kProcess};
}

}  // namespace wangge::app
