// Element 7 of the ODD protocol: submodels, each with its parameters.
#include "wangge/app/model_page.hpp"

namespace wangge::app {
namespace {

constexpr std::string_view kContacts[] = {"contacts"};
constexpr std::string_view kDisease[] = {"disease", "immunity"};
constexpr std::string_view kCare[] = {"care"};
constexpr std::string_view kTesting[] = {"testing"};
constexpr std::string_view kNeeds[] = {"needs"};
constexpr std::string_view kMind[] = {"mind", "loops"};
constexpr std::string_view kWork[] = {"work"};
constexpr std::string_view kOrganisation[] = {"organisation", "hierarchy"};
constexpr std::string_view kMoney[] = {"money"};
constexpr std::string_view kRecord[] = {"record"};

constexpr ModelPart kSubmodels[] = {
    {"Contacts", "接触",
     R"(Small groups meet in pairs (household; guests and hosts). In larger places contact k of a place and tick is a keyed matching
of its constant slots: slot s meets slot c - s modulo the number of slots, c drawn per place, tick and k; the contact takes
place if both are there. It is symmetric, stored nowhere, and one person's absence changes nobody else's contacts. The
number of matchings is declared by kind of place. To yards, squares, parks, restaurants and stores people go by a drawn
order: every day the people of a grid stand at the positions (a s + b) mod p (s: row in the grid, p: the next prime, a and b
keyed), one interval of positions leads to each kind of place, a quarter of it to each of the free hours, and the position
says which of the restaurants or stores of the grid it is. So it is known who may be in a place in a tick, and they are
matched among themselves, with as many matchings fewer as they are fewer than the regulars: expected contacts are the
same as among all. Queues: neighbours in order, by minutes side by side. Doors: server and
served. The infection hazard of a contact is scale × weight × infector's infectiousness in the tick × susceptibility; at
home it grows with the share of the course that passes. Who is susceptible at dawn can be infected in any tick of the day;
the first counts, within it the infector of highest keyed rank. The contacts that an infector may have on a day lie on a line,
each as long as its hazard to the most susceptible; keyed points fall on it, one per unit of length, and only contacts that
are hit are looked at. Expected infections (`exposure_*`) are summed over those, each weighted by the inverse of its expected
hits; encounters in queues and at doors count exactly.)",
     R"(小群体两两相遇（住户；客人与主人）。较大场所中，某场所某时段的第 k 次接触是其固定名额的键控配对：名额 s 与 c − s（按
名额数取模）相配，c 按场所、时段、k 抽取；两人都在场才成为接触。它对称、无需存储，一人缺席不改变他人的接触。配对轮数
按场所种类声明。前往院内、活动场所、公园、餐馆和非食品商店者依每日抽定的次序：网格中第 s 人当日居于位置 (a s + b) mod p
（p 为不小于人数的最小素数，a、b 键控抽取），每类场所占一段位置，其四分之一对应每个空闲时段，位置还决定去本网格的哪家
餐馆或商店。于是某场所某时段可能在场者是已知的，只在其中配对，轮数按其与全部常客人数之比减少，期望接触数与在全部常客中
配对相同。排队：按序相邻，以并立分钟数计。上门：服务者与被服务者。一次接触的感染强度 = 传播强度 × 场合权重 ×
传染者在该时段的传染力 × 易感性；家中则随所历病程份额增长。黎明时易感者当日各时段均可被感染，以最早者为准，同一时段内
以键控排名最高的传染者为准。传染者一天中可能的接触排成一线，各段长为其对最易感者的感染强度；键控的点按每单位长度一个落在
线上，只查看被击中的接触。预期感染数（`exposure_*`）按被击中的接触求和，各以期望击中数的倒数加权；排队与上门的接触逐一精确
计入。)",
     kContacts},
    {"Disease and protection", "疾病与免疫",
     R"(A course is drawn once per infection from keys of the person: latent and presymptomatic time together (incubation),
symptoms by age, individual infectiousness (gamma), severity by age (mild, severe, critical, death) with the times between.
Infectiousness over time has one of two forms: a gamma profile relative to onset, or constant between drawn stages, where a
longer period means proportionally more of it. Infectiousness begins at the dawn after infection at the earliest. Vaccination
and earlier infection protect against infection, transmission, severe disease and death, and wane with their half-lives.)",
     R"(病程在每次感染时按个人的键抽取一次：潜隐期与发病前传染期合为潜伏期，按年龄的有无症状，个体传染力（伽马），按年龄的
严重程度（轻、重、危重、死亡）及各段时长。传染力随时间有两种形式：以发病为基准的伽马曲线；或在抽取的各阶段内恒定，
时期越长则总量按比例越大。传染力最早自感染次日黎明开始。接种与既往感染对感染、传播、重症、死亡有保护，按半衰期减退。)",
     kDisease},
    {"Care", "就医",
     R"(Symptoms: some stay at home; all, or those not kept away by fear, seek the fever clinic, which sees so many a day; the rest
call a telephone line, which answers so many; the others come back tomorrow. A result means a report and isolation. Severe
and critical patients need vehicles and beds; who finds none waits, is counted, and dies more often. Acute non-epidemic need
comes to a household with the same chance every day (the days until the next are drawn at once, geometric); its delay grows
by queues at gates, clearance at guarded posts and blocked exits, counted beyond a grace and censored.)",
     R"(出现症状者部分居家；除因恐惧不去者外均去发热门诊，门诊每日接诊有限；不去者拨打电话专线，接听有限；未轮到者次日再来。
得到结果即报告并隔离。重症与危重者需要车辆与床位；得不到者等待、计数、死亡风险更高。非疫情急症每户每日以同一概率发生
（一次抽取至下一次的天数，服从几何分布）；其延误来自门岗排队、守卡放行与出口封堵，扣除宽限后计数，设上限。)",
     kCare},
    {"Testing", "检测",
     R"(Swabs are ordered by policies and taken at the door by visiting staff, at a quarantine site, or by oneself (antigen). PCR finds
an infected person with a probability by day since infection. Swabs share tubes up to the pool size; the laboratory analyses
so many tubes a day, the rest wait; members of a positive mixed tube are tested again one by one. Results are known after
the turnaround.)",
     R"(检测由政策下令，上门采样、在隔离点采样或自测（抗原）。核酸按感染后天数以一定概率检出。样本混管至混管数；实验室每日检测
管数有限，余者等待；阳性混管的成员逐一复检。结果在周转时间之后得知。)",
     kTesting},
    {"Needs", "生活所需",
     R"(One ration a person and day from the household's larder; a member who can carry shops when the stock is low, at a shop or at
the market outside, near home if the only members carry little; relatives bring food to some elders; deliveries follow orders.
Nothing left means a missed meal and a ticket. Daily medicine runs down and is refilled at the clinic. Trips of a day never
overlap: care, work or school, food, gatherings, visits and leisure come in this order; whom care takes the time fetches food
in the evening. A workday spent at the clinic is lost, but paid.)",
     R"(每人每日一份口粮，取自户内存粮；存粮见底时由能搬运的成员去商铺或社区外市场采购，只能少量搬运者就近购买；部分老人由亲属送菜；配送依订单进行。
无粮即缺餐并生成工单。每日用药递减，在诊所续取。一天中的出行互不重叠，先后为：就医、上班或上学、买菜、聚会、走访、休闲；
就医占用买菜时段者改在傍晚买菜。就医当天计为误工，但照发工资。)",
     kNeeds},
    {"Mind and feedback loops", "心理与反馈回路",
     R"(Grievance of a household is a stock in [0, 1] with a half-life, fed by unmet need, refusals, confinement, lost income and
overdue tickets and relieved by help; it raises evasion and conflict and keeps volunteers away. Trust is a second stock in
[0, 1]: refusals, unmet need and overdue tickets lower it, help raises it; it moves compliance, returnees' candour and belief
in rumours. Recent reports nearby keep people from outings and from the clinic (fear). A night of rumours makes believers hoard.
What remains of a grievance, a distrust or a fear is forgotten below 0.001.
Whether somebody keeps to a closure is decided once a day for all their outings, and a declared share of people comply less
the longer they are confined. Distress is an outcome: a logistic form of days confined, unmet food, lost work and living
alone. Every loop has a switch.)",
     R"(住户怨气为 [0, 1] 内的存量，按半衰期消退；未满足的需要、被拒、限足、收入损失、逾期工单使其上升，得到帮助使其下降；怨气
提高规避与冲突，使志愿者缺席。信任是另一 [0, 1] 存量：被拒、未满足的需要、逾期使其下降，帮助使其上升；它影响遵守、返乡者
如实登记与对谣言的相信。附近近期有报告时，人们减少外出与就诊（恐惧）。谣言之夜使相信者囤货。怨气、不信任或恐惧降至 0.001 以下即被遗忘。是否遵守封闭管理每日决定
一次，适用于当日所有外出；一定比例的人随限足天数增加而遵守程度下降。心理困扰是结果指标：限足天数、缺粮、误工、独居的
逻辑斯蒂形式。每条回路各有开关。)",
     kMind},
    {"Work", "用工",
     R"(Three kinds: posts (shifts round the clock and reinforcements in the peaks), rounds (door to door: knocks, temperatures,
tickets, deliveries) and desks (forms, first). A task goes to the worker of highest keyed rank among the paid of the community
as long as it leaves them a part of their day (`own_rounds`); once none of them can, the party members and volunteers whom it
may go to are called, and it goes to the highest rank among all with hours left. Only groups of staff for whom a community has
work that day are called; those called who are ill, away or kept away are no-shows.
Beyond some hours fatigue grows, slows work and leads to quitting.)",
     R"(三类：岗位（全天三班与高峰增援）、上门（敲门、测温、工单、配送）、案头（表格，最先）。只召集社区当日有事可做的人员类别；被召集而因病、外出或受阻未到者计为缺勤。任务先交给社区专职人员中键控排名最高的一位，
只要做完后其当日工时仍有余留（`own_rounds`）；专职人员都不能承担时，才召集可承担该任务的党员和志愿者，交给剩余工时足够者中
排名最高的一位。超过一定工时即积累疲劳，使工作变慢并导致离职。)",
     kWork},
    {"Organisation and hierarchy", "组织与层级",
     R"(What stands in every arm: sweeps from door to door, passes, home observation of known returnees, need tickets (grid worker,
whistle, unit, overdue), forms. Directives from above arrive with delay and get stricter on the way by the escalation
factor (1 is none).)",
     R"(各方案共有：入户排查、发证、已知返乡者居家观察、诉求工单（网格员、吹哨、单位、逾期）、表格。上级指令带延迟到达，途中按
加码系数趋严（1 为不加码）。)",
     kOrganisation},
    {"Money", "花费", R"(Public cost and household loss are counted apart and never summed.)",
     R"(公共支出与居民损失分别计数，绝不相加。)", kMoney},
    {"Records", "记录",
     R"(What a run writes down, and how finely; nothing that happens depends on it. Counts are kept by day and area and by day and
group; areas are grids, in large places communities. A sample of infections is drawn by keys of infected person and day, so
that what one run keeps another keeps too.)",
     R"(一次运行记下什么、精细到何种程度；所发生的一切与此无关。计数按日与区域、按日与群体保存；区域为网格，规模大时为社区。
感染样本按被感染者与日期的键抽取，一次运行保留者，另一次运行也保留。)",
     kRecord},
};

}  // namespace

ModelElement model_submodels() {
    return {"Submodels", "子模型", kSubmodels};
}

}  // namespace wangge::app
