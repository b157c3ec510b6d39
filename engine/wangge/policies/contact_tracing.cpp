#include <algorithm>
#include <cstddef>
#include <memory>

#include "wangge/policies/catalogue.hpp"
#include "wangge/policies/contradiction.hpp"
#include "wangge/policies/tracing.hpp"

namespace wangge::policies {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

constexpr std::string_view kName = "contact_tracing";

constexpr policy::Pools kCallers =
    policy::pool_bit(world::Pool::kCommunity) | policy::pool_bit(world::Pool::kParty) |
    policy::pool_bit(world::Pool::kVolunteer) | policy::pool_bit(world::Pool::kSeconded);

constexpr std::string_view kManual =
    R"(Purpose: finds the people a case may have infected, in time (流调溯源、密接排查). Interviewers ask each reported case whom it
met, enter the contacts in a register, call them, and order them to stay apart.

What is ordered: an interview for every case reported in the dwellings reached, from interview_after days after the
report until give_up_days; a call to every contact who does not live with the case; and for days from the naming on a
standing order on each, at home or in central quarantine where the measure quarantine provides beds. People who live with the
case learn it with the interview and stay in at once; others from the day on which the call reaches them.

Assumptions: so many interviewers each give a working day of eight hours; in their order come calls to workmates and classmates,
then to acquaintances, then to strangers, then interviews, the oldest first, by lot among equals. They are taken from the staff of the community,
in one class with visits to the observed. What they cannot do waits for the next day and counts as unmet. A case recalls the people met in
window_days before the report by the kind of acquaintance (recall_household and so on), the same people whenever asked; records of
scans, where another measure keeps them, name people whom nobody knows. The people met are those of the model: who shared home,
class, team, stairwell, visit, shop or square, not who stood in a queue or at a door. Contacts keep to the order with
the given adherence; the measure quarantine can have them watched.

Limits: no interviewers from outside, no telephone records, no contacts of contacts; staff from elsewhere are traced
where they live; a case never lies; nobody is tested.

Sources: 6 interviews and 12 calls per worker and day, recall 1.0 in the household, 0.8 at work, 0.05 of others: defaults of
OpenABM-Covid19. 6.8 contacts per case in Shenzhen and 7.5 in Guangdong (WHO-China Joint Mission, February 2020), 13.3 in
Hunan (Hu et al. 2021), to compare with.)";

constexpr std::string_view kManualZh =
    R"(目的：及时找到病例可能感染的人。流调人员询问每名报告病例接触过谁，录入密接登记表，电话通知并要求其隔离。

内容：对覆盖住户的每名报告病例，自报告后 interview_after 天起、至 give_up_days 天止安排流调；对不同住的接触者逐一电话通知；
自登记之日起隔离 days 天，居家或（由 quarantine 提供床位时）集中。同住者随流调即知，当日起隔离；其余自接到电话之日起。

假设：每日有 interviewers 名流调人员，各八小时；先通知同事同学，再熟人，再陌生人，最后流调，先报告者先办，同等者抽签。
人手取自社区各队伍，与上门观察同级竞争；当日办不完的顺延并计入缺口。病例按熟悉程度（recall_household 等）回忆报告前 window_days 天接触的人；
其他措施留有扫码记录时，可查到不相识者。接触者即模型中同户、同班、同组、同楼道、串门、同店或同广场者，不含排队和门口相遇者。
接触者按 adherence 遵守；督促由 quarantine 负责。

局限：无外来流调队、无通信记录、不查次密接；外来工作人员由其居住地调查；病例不隐瞒；不检测。

来源：每人每日流调6例或通知12人，回忆率同户1.0、工作0.8、其他0.05（OpenABM-Covid19 默认值）；
对照：深圳6.8、广东7.5（中国—世卫组织联合考察组，2020年2月）、湖南13.3（Hu 等，2021）名密接/例。)";

constexpr std::string_view kExample = R"(policies:
  contact_tracing:
    start: 2020-02-03
    interviewers: 2
    window_days: 7 d
    days: 14 d
)";

struct Settings {
    double interviewers, interview_minutes, call_minutes, interview_after, give_up_days, window_days,
        recall_household, recall_duty, recall_known, recall_stranger, scans, days, central, adherence;

    static std::span<const Field> fields();
};

#define AT(member) offsetof(Settings, member)
const Field kFields[] = {
    {{"interviewers", Kind::kInteger, "persons", 2, 0, 10000, Mark::kAssumed,
      "working days of interviewers a day", "每日流调人数", "peer default 300 per million"},
     AT(interviewers)},
    {{"interview_minutes", Kind::kNumber, "min", 80, 1, 480, Mark::kBorrowed, "one interview", "流调一例用时",
      "OpenABM-Covid19: 6 interviews per worker and day"},
     AT(interview_minutes)},
    {{"call_minutes", Kind::kNumber, "min", 40, 1, 480, Mark::kBorrowed, "finding and calling one contact",
      "查找并通知一名接触者用时", "OpenABM-Covid19: 12 notifications per worker and day"},
     AT(call_minutes)},
    {{"interview_after", Kind::kInteger, "d", 1, 1, 30, Mark::kBorrowed, "days from report to interview",
      "报告至流调天数", "OpenABM-Covid19"},
     AT(interview_after)},
    {{"give_up_days", Kind::kInteger, "d", 7, 1, 60, Mark::kAssumed,
      "a case not interviewed so many days after its report is given up", "逾期放弃流调的天数", ""},
     AT(give_up_days)},
    {{"window_days", Kind::kInteger, "d", 7, 0, 21, Mark::kAssumed,
      "contacts are asked for so many days before the report", "报告前回溯天数",
      "four days before onset, three from onset to report"},
     AT(window_days)},
    {{"recall_household", Kind::kShare, "1", 1, 0, 1, Mark::kBorrowed, "people of the household are named",
      "同户者回忆率", "OpenABM-Covid19"},
     AT(recall_household)},
    {{"recall_duty", Kind::kShare, "1", 0.8, 0, 1, Mark::kBorrowed, "classmates and workmates are named",
      "同学同事回忆率", "OpenABM-Covid19"},
     AT(recall_duty)},
    {{"recall_known", Kind::kShare, "1", 0.3, 0, 1, Mark::kAssumed, "neighbours, guests and hosts are named",
      "邻里亲友回忆率", ""},
     AT(recall_known)},
    {{"recall_stranger", Kind::kShare, "1", 0.05, 0, 1, Mark::kBorrowed,
      "people met in shops, markets and squares are named", "公共场所相遇者回忆率",
      "OpenABM-Covid19, random contacts"},
     AT(recall_stranger)},
    {{"scans", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting,
      "records of scans are searched, where there are any", "有扫码记录时查询", ""},
     AT(scans)},
    {{"days", Kind::kInteger, "d", 14, 1, 60, Mark::kBorrowed, "days a contact is to stay apart",
      "密接隔离天数", "Protocol for prevention and control of COVID-19, National Health Commission, 2020"},
     AT(days)},
    {{"central", Kind::kSwitch, "", 0, 0, 1, Mark::kSetting,
      "contacts are to go to central quarantine, as far as beds go", "密接集中隔离（视床位）", ""},
     AT(central)},
    {{"adherence", Kind::kShare, "1", 0.75, 0, 1, Mark::kBorrowed,
      "a contact stays at home on a day on which nobody comes", "密接无人上门时当日遵守率",
      "covid-sim (Imperial College), household quarantine; OpenABM-Covid19: 0.9"},
     AT(adherence)},
};
#undef AT

std::span<const Field> Settings::fields() {
    return kFields;
}

class ContactTracing final : public policy::Policy {
  public:
    ContactTracing(const policy::Common& common, std::span<const double> values) {
        const auto settings = policy::settings_as<Settings>(values);
        const auto days = [](double value) { return static_cast<std::int32_t>(value); };
        rules_.dwellings = policy::dwellings_of(common, kName);
        rules_.pools = policy::pools_of(common) & kCallers;
        rules_.interviewers = settings.interviewers;
        rules_.interview_minutes = settings.interview_minutes;
        rules_.call_minutes = settings.call_minutes;
        rules_.interview_after = days(settings.interview_after);
        rules_.give_up_days = days(settings.give_up_days);
        rules_.window_days = days(settings.window_days);
        rules_.recall = {settings.recall_household, settings.recall_duty, settings.recall_known,
                         settings.recall_stranger};
        rules_.scans = settings.scans > 0;
        rules_.days = days(settings.days);
        rules_.order = settings.central > 0 ? policy::Order::kCentral : policy::Order::kHome;
        rules_.adherence = settings.adherence;
    }

    void prepare(const world::World& world, policy::Memory& memory) const override {
        prepare_tracing(world, memory);
    }
    void decide(const policy::Observation& seen, policy::Memory& memory,
                policy::Directives& orders) const override {
        name_contacts(rules_, seen, memory, orders);
        order_contacts(rules_, seen, memory, orders);
    }
    // An interview on the last possible day asks for the days before its report.
    std::int32_t looks_back() const override { return rules_.window_days + rules_.give_up_days + 1; }

  private:
    TracingRules rules_;
};

std::unique_ptr<policy::Policy> make(const policy::Common& common, std::span<const double> settings) {
    return std::make_unique<ContactTracing>(common, settings);
}

std::vector<core::Fault> check(const policy::Common& common, std::span<const double> values) {
    const auto settings = policy::settings_as<Settings>(values);
    std::vector<core::Fault> faults;
    if ((policy::pools_of(common) & kCallers) == 0)
        faults.push_back(contradiction("staff_community", "tracing_without_interviewers"));
    else if (settings.interviewers == 0)
        faults.push_back(contradiction("interviewers", "tracing_without_interviewers"));
    if (settings.interview_after > settings.give_up_days)
        faults.push_back(contradiction("give_up_days", "above",
                                       {"interview_after", whole(settings.interview_after) + " d",
                                        "give_up_days", whole(settings.give_up_days) + " d"}));
    return faults;
}

}  // namespace

policy::PolicyKind contact_tracing() {
    return {
        kName, "Contact tracing by interview", "流调与密接排查", kManual, kManualZh, kExample, kFields, make,
        check};
}

}  // namespace wangge::policies
