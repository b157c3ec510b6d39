#include <algorithm>
#include <cstddef>
#include <memory>

#include "wangge/core/draw.hpp"
#include "wangge/policies/catalogue.hpp"
#include "wangge/policies/contradiction.hpp"
#include "wangge/policies/quarantined.hpp"
#include "wangge/policy/ranks.hpp"

namespace wangge::policies {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

constexpr std::string_view kName = "quarantine";

constexpr policy::Pools kVisitors =
    policy::pool_bit(world::Pool::kCommunity) | policy::pool_bit(world::Pool::kParty) |
    policy::pool_bit(world::Pool::kVolunteer) | policy::pool_bit(world::Pool::kSeconded);
constexpr policy::Pools kCouriers = policy::pool_bit(world::Pool::kCommunity) |
                                    policy::pool_bit(world::Pool::kParty) |
                                    policy::pool_bit(world::Pool::kVolunteer);
// A team and its visits are numbered within a byte; more would not be told apart.
constexpr double kMostVisits = 10, kMostTeam = 20;

constexpr std::string_view kManual =
    R"(Purpose: keeps possible contacts apart for the incubation (居家与集中隔离, with 五保一). Returnees the community knows of, the
people who live with a reported case, and contacts on the register stay at home or go to a site with beds.

What is ordered: a standing order on each of them for so many days (days); beds of central quarantine for the
share that is to go there; a day's watch visits, which also take the temperature; a team of guards for each
(五保一); if asked for, swabs on the second and the last day (swabs); one visit a day for follow_days after release; and food
brought to the door. Returnees whom the organisation visits
anyway get no second visit.

Assumptions: at home a person keeps to the order on a day with the chance adherence if nobody comes, with watched
if all ordered visits and guards come, in between in proportion; a seal on the door prevents door_seal of the remaining
outings. Central quarantine is kept by everybody. Beds are given to those who have one, then by lot; who finds none stays
at home. People in the centre are fed and examined there; they meet each other seldom (section contacts); each takes
centre_minutes of staff a day. Release comes with the day, not with a test. When the measure ends all orders end.

Limits: no transport and no hotel staff from elsewhere; a person cannot refuse to go; no separate place for those found
infected within the centre. The key staff_crew means nothing here.

Sources: home observation of 14 days and teams of several people for one person in community reports, February 2020; 0.75
of households keep an unwatched quarantine in covid-sim (Imperial College), 0.42 in Norway 2020 (Steens et al.); for
watched quarantine in China no measurement is known, 0.90 to 0.99 is assumed.)";

constexpr std::string_view kManualZh =
    R"(目的：潜伏期内把可能的感染者与他人隔开。对象为社区掌握的返乡人员、报告病例的同住者、密接登记表上的接触者，居家或到集中隔离点隔离。

内容：对每名对象下达隔离要求（days 天）；按 central_share 安排集中隔离床位；每日巡查（同时测温）；每人一个管控小组（五保一）；
设 swabs 时次日与末日各采一次核酸；解除后 follow_days 天内每日随访一次；送餐到门。常态观察已上门的返乡人员不重复巡查。

假设：居家者每日按 adherence 遵守（无人上门），当日安排的巡查和看守全部到位时为 watched，部分到位按比例；
贴封条再减少 door_seal 的外出。集中隔离全部遵守。床位先保留给已入住者，其余抽签；无床者居家。
隔离点内供餐、测温，彼此接触很少（见接触一节），每人每日需 centre_minutes 分钟人手。到期解除，不以检测为条件；措施结束即全部解除。

局限：不含转运和外来驻点人员；对象不会拒绝前往；隔离点内查出者不另设区域。staff_crew 一项在此不起作用。

来源：2020年2月社区材料（居家观察14天、多人包保一人）；无人督促的家庭隔离遵守率0.75（帝国理工 covid-sim 模型），
挪威2020年实测0.42（Steens 等）；国内有人督促的隔离未见实测，取0.90至0.99为假设。)";

constexpr std::string_view kExample = R"(policies:
  quarantine:
    start: 2020-02-03
    days: 14 d
    beds: 40
    team: 5
)";

struct Settings {
    double returnees, case_households, contacts, days, beds, central_share, centre_minutes, adherence,
        watched, door_seal, visits, visit_minutes, team, team_minutes, follow_days, follow_minutes, swabs,
        swab_minutes, supplies;

    static std::span<const Field> fields();
};

#define AT(member) offsetof(Settings, member)
const Field kFields[] = {
    {{"returnees", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "for known returnees", "隔离已掌握的返乡人员",
      ""},
     AT(returnees)},
    {{"case_households", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting,
      "for people who live with a reported case", "隔离报告病例的同住者", ""},
     AT(case_households)},
    {{"contacts", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting,
      "for contacts on the register who know of it (contact_tracing fills it)", "隔离登记在册且已通知的密接",
      ""},
     AT(contacts)},
    {{"days", Kind::kInteger, "d", 14, 1, 60, Mark::kBorrowed,
      "days from arrival, report or registration to release", "隔离天数",
      "Protocol for prevention and control of COVID-19, National Health Commission, 2020"},
     AT(days)},
    {{"beds", Kind::kInteger, "beds", 0, 0, 1e6, Mark::kSetting, "beds of central quarantine",
      "集中隔离床位数", ""},
     AT(beds)},
    {{"central_share", Kind::kShare, "1", 1, 0, 1, Mark::kSetting,
      "share of people who are to go to central quarantine, as far as beds go", "安排集中隔离的占比", ""},
     AT(central_share)},
    {{"centre_minutes", Kind::kNumber, "min", 20, 0, 480, Mark::kAssumed,
      "care of a person in central quarantine a day", "集中隔离每人每日管护用时", ""},
     AT(centre_minutes)},
    {{"adherence", Kind::kShare, "1", 0.75, 0, 1, Mark::kBorrowed,
      "stays at home on a day on which nobody comes", "无人上门时当日遵守率",
      "covid-sim (Imperial College), household quarantine; Norway 2020: 0.42, Steens et al."},
     AT(adherence)},
    {{"watched", Kind::kShare, "1", 0.95, 0, 1, Mark::kAssumed,
      "stays at home on a day on which all visits and guards come", "巡查看守到位时当日遵守率",
      "0.90 to 0.99 supervised"},
     AT(watched)},
    {{"door_seal", Kind::kShare, "1", 0, 0, 1, Mark::kAssumed,
      "share of the remaining outings that a seal on the door prevents (0: none)",
      "封条阻止的外出占比（0为不贴）", ""},
     AT(door_seal)},
    {{"visits", Kind::kInteger, "1/d", 2, 0, kMostVisits, Mark::kBorrowed, "watch visits a day",
      "每日巡查次数", "two temperatures a day in community reports, February 2020"},
     AT(visits)},
    {{"visit_minutes", Kind::kNumber, "min", 8, 0, 120, Mark::kAssumed, "one watch visit", "一次巡查用时",
      ""},
     AT(visit_minutes)},
    {{"team", Kind::kInteger, "persons", 5, 0, kMostTeam, Mark::kBorrowed,
      "guards responsible for one person", "每人的管控小组人数",
      "several for one (五保一) in community reports, February 2020"},
     AT(team)},
    {{"team_minutes", Kind::kNumber, "min", 6, 0, 480, Mark::kAssumed, "time of one guard a day",
      "小组成员每日用时", ""},
     AT(team_minutes)},
    {{"follow_days", Kind::kInteger, "d", 7, 0, 60, Mark::kAssumed, "visits go on for so long after release",
      "解除后随访天数", ""},
     AT(follow_days)},
    {{"follow_minutes", Kind::kNumber, "min", 6, 0, 120, Mark::kAssumed, "one such visit", "一次随访用时",
      ""},
     AT(follow_minutes)},
    {{"swabs", Kind::kSwitch, "", 0, 0, 1, Mark::kSetting, "a swab for PCR on the second and on the last day",
      "次日与末日各采一次核酸", ""},
     AT(swabs)},
    {{"swab_minutes", Kind::kNumber, "min", 8, 0, 120, Mark::kAssumed, "a visit to take a swab at home",
      "上门采样用时", ""},
     AT(swab_minutes)},
    {{"supplies", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting,
      "food is brought to quarantined households that no other service reaches", "为无其他配送的隔离户送餐",
      ""},
     AT(supplies)},
};
#undef AT

std::span<const Field> Settings::fields() {
    return kFields;
}

class Quarantine final : public policy::Policy {
  public:
    Quarantine(const policy::Common& common, std::span<const double> settings)
        : dwellings_(policy::dwellings_of(common, kName)),
          pools_(policy::pools_of(common) & kVisitors),
          settings_(policy::settings_as<Settings>(settings)) {}

    void decide(const policy::Observation& seen, policy::Memory&, policy::Directives& orders) const override {
        Whom whom;
        whom.dwellings = dwellings_;
        whom.returnees = settings_.returnees > 0;
        whom.case_households = settings_.case_households > 0;
        whom.contacts = settings_.contacts > 0;
        whom.days = static_cast<std::int32_t>(settings_.days);
        const std::vector<Quarantined> people = quarantined(whom, seen);
        if (people.empty()) return;
        for (const Quarantined& one : people) {
            if (seen.day < one.until) {
                confine(seen, one, orders);
            } else if (seen.day < one.until + static_cast<std::int32_t>(settings_.follow_days)) {
                orders.tasks.push_back(
                    task(seen, one, policy::TaskKind::kWatch, 0, settings_.follow_minutes));
            }
        }
        if (settings_.beds > 0)
            orders.beds.push_back(
                {static_cast<std::uint32_t>(settings_.beds), settings_.centre_minutes, pools_});
        if (settings_.supplies > 0) orders.services.push_back(meals());
    }

  private:
    void confine(const policy::Observation& seen, const Quarantined& one, policy::Directives& orders) const {
        const bool away = settings_.beds > 0 &&
                          core::Draws(seen.luck, core::Purpose::kSentAway)
                              .happens(settings_.central_share, seen.world.resident.key[one.resident]);
        policy::Mark mark;
        mark.resident = one.resident;
        mark.order = away ? policy::Order::kCentral : policy::Order::kHome;
        mark.since = one.since;
        mark.until = one.until;
        mark.adherence = sealed(settings_.adherence);
        mark.watched = sealed(settings_.watched);
        orders.marks.push_back(mark);
        swab(seen, one, orders);
        const double visits = one.visited ? 0 : settings_.visits;
        for (std::uint8_t k = 0; k < visits; ++k)
            orders.tasks.push_back(task(seen, one, policy::TaskKind::kWatch, k, settings_.visit_minutes));
        for (std::uint8_t k = 0; k < settings_.team; ++k)
            orders.tasks.push_back(task(seen, one, policy::TaskKind::kGuard, k, settings_.team_minutes));
    }
    void swab(const policy::Observation& seen, const Quarantined& one, policy::Directives& orders) const {
        const bool due = seen.day == one.since + 1 || seen.day == one.until - 1;
        if (!(settings_.swabs > 0) || !due) return;
        if (std::binary_search(seen.in_centre.begin(), seen.in_centre.end(), one.resident)) {
            orders.tests.push_back({one.resident, policy::TestKind::kPcr, 1});
            return;
        }
        orders.tasks.push_back(task(seen, one, policy::TaskKind::kSwab,
                                    static_cast<std::uint8_t>(policy::TestKind::kPcr),
                                    settings_.swab_minutes));
    }
    double sealed(double adherence) const { return 1.0 - (1.0 - adherence) * (1.0 - settings_.door_seal); }

    policy::Task task(const policy::Observation& seen, const Quarantined& one, policy::TaskKind kind,
                      std::uint8_t number, double minutes) const {
        policy::Task task;
        task.kind = kind;
        task.subject = one.resident;
        task.cause = seen.day;
        task.topic = number;
        task.rank = policy::kRankQuarantine;
        task.minutes = task.minutes_unanswered = minutes;
        task.pools = pools_;
        return task;
    }
    policy::Service meals() const {
        policy::Service service;
        service.dwellings = dwellings_;
        service.pools = pools_ & kCouriers;
        service.quarantined_only = true;
        return service;
    }

    policy::Dwellings dwellings_;
    policy::Pools pools_;
    Settings settings_;
};

std::unique_ptr<policy::Policy> make(const policy::Common& common, std::span<const double> settings) {
    return std::make_unique<Quarantine>(common, settings);
}

std::vector<core::Fault> check(const policy::Common& common, std::span<const double> values) {
    const auto settings = policy::settings_as<Settings>(values);
    std::vector<core::Fault> faults;
    if (settings.adherence > settings.watched)
        faults.push_back(
            contradiction("adherence", "above",
                          {"adherence", share(settings.adherence), "watched", share(settings.watched)}));
    if (settings.returnees == 0 && settings.case_households == 0 && settings.contacts == 0)
        faults.push_back(contradiction("case_households", "quarantine_of_nobody"));
    if (settings.beds > 0 && settings.central_share == 0)
        faults.push_back(contradiction("beds", "beds_for_nobody", {whole(settings.beds)}));
    const bool needs_hands = settings.visits > 0 || settings.team > 0 || settings.supplies > 0;
    if (needs_hands && (policy::pools_of(common) & kVisitors) == 0)
        faults.push_back(contradiction("staff_community", "quarantine_without_staff"));
    return faults;
}

}  // namespace

policy::PolicyKind quarantine() {
    return {kName,
            "Quarantine, watched, at home and central",
            "居家与集中隔离",
            kManual,
            kManualZh,
            kExample,
            kFields,
            make,
            check};
}

}  // namespace wangge::policies
