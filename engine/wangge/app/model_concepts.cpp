// Elements 4 to 6 of the ODD protocol: design concepts, initialisation, input.
#include "wangge/app/model_page.hpp"

namespace wangge::app {
namespace {

constexpr ModelPart kConcepts[] = {
    {"Basic principles", "基本原理",
     R"(Nothing is free: what a directive asks is done by people of the simulated population with finite hours, who tire and fall
ill; what is not staffed happens late, badly or not at all. Transmission follows contacts between people who are at the
same place in the same tick. Policies act on what officials can know.)",
     R"(没有免费之事：指令所求，由模拟人口中工时有限、会疲劳、会生病的人完成；无人可派的，就推迟、打折或落空。传播来自同一
时段同一地点的人与人接触。政策只能依据官方可知之事。)"},
    {"Emergence", "涌现",
     R"(Outbreaks, households found by a sweep, waits at gates, missed meals, backlogs, overdue tickets, refusals of elders and the
offspring distribution emerge. Imposed are the household secondary attack rate and R0 (the two transmission scales are
solved to them once per scenario) and the declared parameters.)",
     R"(疫情暴发、排查找到的户数、门岗等待、缺餐、积压、逾期诉求、老人被拒、续发人数分布均为涌现。给定的是家庭续发率与基本
再生数（据此每个情景求解一次两个传播强度）以及所声明的参数。)"},
    {"Adaptation, objectives, learning", "适应、目标、学习",
     R"(People stay at home when ill, shop when stocks run low, choose the gate with the least expected time, give up or evade
forbidden outings depending on need, compliance and grievance; volunteers stay away when aggrieved. They maximise
nothing. Waits of past days change the choice of gate; workers learn with days worked and slow down with fatigue. Each
feedback can be switched off (section `loops`) and then changes only what depends on it.)",
     R"(居民生病时居家，存粮见底时采购，选预期耗时最短的门，视需要、遵守倾向与怨气放弃或规避被禁的出行；志愿者有怨气则缺席。
他们不求任何最大化。往日等待影响选门；工作人员随天数熟练、随疲劳变慢。每条反馈回路均可关闭（`loops` 一节），关闭后
只改变依赖它的部分。)"},
    {"Prediction and sensing", "预见与感知",
     R"(Residents know their own stocks, symptoms and orders, and expect yesterday's waits. Officials know reports, registers,
tickets, results and arrivals by the end of yesterday, as far as links and people passed them on.)",
     R"(居民知道自家存货、症状与所受命令，并以往日等待为预期。官方在昨日终了时所知者，为报告、登记、工单、检测结果与到达，
以链路与人员传到为限。)"},
    {"Interaction", "相互作用",
     R"(Contacts (pairs in small groups, keyed matchings of a place's slots elsewhere, neighbours in queues, callers at doors);
competition for servers, hours, goods and beds; help (delivery, relatives, tickets).)",
     R"(接触（小群体两两相遇，其他场所按名额键控配对，队列中前后相邻，上门者与应门者）；对岗位、工时、货物、床位的竞争；
帮助（配送、亲属、工单）。)"},
    {"Stochasticity", "随机性",
     R"(Every random decision is a pure function of (seed, what is decided, who or which thing, when), computed by the counter-based
generator Philox4x32-10. Two runs that differ in one policy share all luck that it does not touch. World k has population k
and luck k, shared by all arms. Results are the same bits for every number of threads, CPU and door.)",
     R"(每个随机决定都是（种子、所决之事、何人何物、何时）的纯函数，由计数型生成器 Philox4x32-10 计算。仅一项政策不同的两次
运行，凡未被触及之处运气相同。世界 k 即第 k 份人口与第 k 份运气，各方案共用。结果与线程数、处理器、入口无关，逐位一致。)"},
    {"Collectives", "集体",
     R"(Households, teams, classes, stairwells, grids, staff pools; the hierarchy above the community is a chain of levels with delay,
discretion and escalation.)",
     R"(住户、班组、班级、楼道、网格、工作人员各池；社区之上的层级是一条带有延迟、裁量与加码的链。)"},
    {"Observation", "观测",
     R"(A ledger counts by day and grid and by day and group (age × tenancy); outcomes are formulas over it. Every transmission is
recorded with infector, day, tick and setting. Reported are outbreak probability, median and 10-90 % of worlds (*spread of
worlds*) and mean paired differences with bias-corrected bootstrap intervals (*Monte Carlo*).)",
     R"(台账按日与网格、按日与人群（年龄×租住）计数；结果指标是其上的公式。每次传播都记下传染者、日、时段、场合。报告暴发
概率、各世界的中位数与10–90%范围（*世界间离散*），以及配对差均值的偏差校正自助区间（*蒙特卡洛*）。)"},
};

constexpr std::string_view kImportSections[] = {"imports"};
constexpr ModelPart kInitialisation[] = {
    {"", "",
     R"(People, homes and places are made from marginals (section `population`) by keyed ranks, with totals exact, or read from the
user's tables. Food stocks are lognormal in whole days, medicine uniform. Nobody is infected before the imports of the scenario. The
transmission scales are solved on population 0 without measures and routine care: first the home hazard to the household
secondary attack rate, then one outside factor to R0.)",
     R"(人口、住房与场所由边际总数（`population` 一节）按键控排名生成，总数精确；也可读自用户的表格。存粮（整天数）为对数正态，存药为
均匀分布。情景规定的输入之前无人感染。传播强度在人口 0 上、无措施与常规医疗时求解：先由家庭续发率求家庭强度，再由
基本再生数求家庭外强度。)",
     kImportSections},
};

constexpr ModelPart kInput[] = {
    {"", "",
     R"(No time series drives the model. Dated inputs are the calendar (weekdays, festival, school holidays), imports and events of
the scenario, and the dates of policies.)",
     R"(模型不由时间序列驱动。带日期的输入为日历（工作日、春节、假期）、情景中的输入病例与事件、各政策的日期。)"},
};

}  // namespace

ModelElement model_concepts() {
    return {"Design concepts", "设计概念", kConcepts};
}
ModelElement model_initialisation() {
    return {"Initialisation", "初始化", kInitialisation};
}
ModelElement model_input() {
    return {"Input data", "输入数据", kInput};
}

}  // namespace wangge::app
