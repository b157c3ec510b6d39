#include <algorithm>
#include <cstddef>
#include <memory>

#include "wangge/policies/catalogue.hpp"
#include "wangge/policies/contradiction.hpp"
#include "wangge/policy/ranks.hpp"
#include "wangge/policy/reach.hpp"

namespace wangge::policies {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

constexpr std::string_view kName = "door_to_door_census";
constexpr std::int32_t kFirstCause = 100;  // causes below belong to the routine's own sweeps

// The gate crew stays at its gates.
constexpr policy::Pools kKnockers =
    policy::pool_bit(world::Pool::kCommunity) | policy::pool_bit(world::Pool::kParty) |
    policy::pool_bit(world::Pool::kVolunteer) | policy::pool_bit(world::Pool::kSeconded);

constexpr std::string_view kManual =
    R"(Purpose: knocks on every door once more (地毯式入户排查), beyond the sweeps of the organisation: finds households and
returnees that are on no list, and people with a fever.

What is ordered: so many rounds one after the other, in each up to so many knocks at a door until it opens; every second
knock in the evening if asked. At an open door a form is filled: the household is entered, returnees are asked for, and
whoever has a fever is asked to say so and goes to the clinic's list.

Assumptions: a door opens only if somebody is at home, and then with the answer rates of owners and tenants (section
organisation); returnees tell with its candour, moved by trust (section mind). Knocking is done by community workers,
party members, other volunteers and seconded staff with the hours that forms, visits, tickets and deliveries leave; the
new are slow, the tired slower and less exact (section work). With skip_registered doors on the register are passed by,
as far as its entries have come through (organisation: register_lag, register_match): what does not come through is
knocked on again and counted as a redundant visit. The key staff_crew means nothing here.

Limits: the day of a round begins at nine; a household is asked as a whole, by whoever opens; people who leave between two
rounds are not struck off.

Sources: three to five revisits of those who were out (Baihe county 2021); 18.7 households per worker-day (Nanchang 2020);
2,406 doors knocked and 258 opened in a first round in Chengdu 2022. The share who tell of a fever is assumed.)";

constexpr std::string_view kManualZh =
    R"(目的：在原有排查之外再次逐户敲门（地毯式入户排查），找出不在册的住户、返乡人员和发热者。

内容：依次进行若干轮，每轮每户最多敲若干次，直到应门；可要求隔次改在晚间上门。应门即填表：登记住户、询问返乡人员，
并询问发热者，报告者转诊排查。

假设：家中有人才可能应门，应门率按户主与租户区分（organisation 一节）；返乡者如实登记率随信任变化（mind 一节）。
由社区工作者、党员、其他志愿者和下沉干部以填表、测温、工单、配送之余的工时完成；新手慢，疲劳者更慢且更易出错
（work 一节）。启用 skip_registered 时，台账中已推送到位的住户不再上门（organisation 的 register_lag、register_match）；
未推送到位的会被重复敲门，计为重复上门。staff_crew 在此不起作用。

局限：每日九时开始；以户为单位询问应门者；两轮之间离开的人不会被注销。

来源：外出户回访3至5次（白河县，2021年）；人日均18.7户（南昌，2020年）；成都2022年首轮敲门2406户、应门258户。
发热者告知占比为假设。)";

constexpr std::string_view kExample = R"(policies:
  door_to_door_census:
    start: 2020-02-05
    rounds: 2
    round_days: 3
    knocks: 3
)";

struct Settings {
    double rounds, round_days, knocks, evening_from, knock_minutes, interview_minutes, tells_fever,
        skip_registered;

    static std::span<const Field> fields();
};

#define AT(member) offsetof(Settings, member)
const Field kFields[] = {
    {{"rounds", Kind::kInteger, "rounds", 2, 1, 100, Mark::kSetting, "rounds one after the other", "轮数",
      ""},
     AT(rounds)},
    {{"round_days", Kind::kInteger, "d", 3, 1, 60, Mark::kBorrowed, "days of a round", "每轮天数",
      "4,955 households in three days (Baihe community, Chengdu 2020)"},
     AT(round_days)},
    {{"knocks", Kind::kInteger, "1", 3, 1, 50, Mark::kBorrowed, "knocks at most at a door in a round",
      "每轮每户最多敲门次数", "3 to 5 visits when absent (Baihe county 2021)"},
     AT(knocks)},
    {{"evening_from", Kind::kNumber, "h", 18.5, 0, 23, Mark::kAssumed,
      "every second knock comes at this hour or later; 0: all begin in the morning",
      "隔次改在此时之后上门；0为都从上午开始", ""},
     AT(evening_from)},
    {{"knock_minutes", Kind::kNumber, "min", 4, 0, 120, Mark::kAssumed, "a knock with the way to the door",
      "敲门用时", ""},
     AT(knock_minutes)},
    {{"interview_minutes", Kind::kNumber, "min", 10, 0, 240, Mark::kAssumed, "questions at an open door",
      "询问登记用时", ""},
     AT(interview_minutes)},
    {{"tells_fever", Kind::kShare, "1", 0.6, 0, 1, Mark::kAssumed,
      "somebody at home with a fever says so when asked; 0 leaves the question out",
      "发热者如实告知占比；0为不问", ""},
     AT(tells_fever)},
    {{"skip_registered", Kind::kSwitch, "", 0, 0, 1, Mark::kSetting,
      "doors that are on the register are passed by", "台账已有的住户不再上门", ""},
     AT(skip_registered)},
};
#undef AT

std::span<const Field> Settings::fields() {
    return kFields;
}

class DoorToDoorCensus final : public policy::Policy {
  public:
    DoorToDoorCensus(const policy::Common& common, std::span<const double> settings)
        : dwellings_(policy::dwellings_of(common, kName)),
          pools_(policy::pools_of(common) & kKnockers),
          settings_(policy::settings_as<Settings>(settings)) {}

    void prepare(const world::World& world, policy::Memory& memory) const override {
        memory = {{-1.0}, {}};  // first day; dwellings reached
        for (const std::uint8_t reached : policy::reached_households(dwellings_, world))
            memory[1].push_back(reached);
    }

    void decide(const policy::Observation& seen, policy::Memory& memory,
                policy::Directives& orders) const override {
        double& first = memory[0][0];
        if (first < 0) first = seen.day;
        const auto round = static_cast<std::int32_t>((seen.day - first) / settings_.round_days);
        if (round >= settings_.rounds) return;
        const std::int32_t cause = kFirstCause + round;
        const bool begun = seen.census == cause;  // else the lists are still those of another round
        for (std::uint32_t household = 0; household < seen.world.households; ++household) {
            if (memory[1][household] == 0) continue;
            const std::uint32_t knocks = begun ? seen.census_knocks[household] : 0;
            if ((begun && seen.census_done[household] != 0) || knocks >= settings_.knocks) continue;
            if (settings_.skip_registered > 0 && seen.registered[household] != 0) continue;
            orders.tasks.push_back(knock(household, cause, knocks));
        }
    }

  private:
    policy::Task knock(std::uint32_t household, std::int32_t cause, std::uint32_t knocks) const {
        policy::Task task;
        task.kind = policy::TaskKind::kKnock;
        task.subject = household;
        task.cause = cause;
        task.census = true;
        task.rank = policy::kRankSweep;
        task.pools = pools_;
        task.minutes_unanswered = settings_.knock_minutes;
        task.minutes = settings_.knock_minutes + settings_.interview_minutes;
        task.asks_fever = settings_.tells_fever;
        if (knocks % 2 == 1) task.not_before = static_cast<std::int32_t>(settings_.evening_from * 60.0);
        return task;
    }

    policy::Dwellings dwellings_;
    policy::Pools pools_;
    Settings settings_;
};

std::unique_ptr<policy::Policy> make(const policy::Common& common, std::span<const double> settings) {
    return std::make_unique<DoorToDoorCensus>(common, settings);
}

std::vector<core::Fault> check(const policy::Common& common, std::span<const double>) {
    if ((policy::pools_of(common) & kKnockers) != 0) return {};
    return {contradiction("staff_community", "census_without_knockers")};
}

}  // namespace

policy::PolicyKind door_to_door_census() {
    return {kName, "Door-to-door census", "入户排查", kManual, kManualZh, kExample, kFields, make, check};
}

}  // namespace wangge::policies
