#include <algorithm>
#include <cstddef>
#include <memory>

#include "wangge/policies/catalogue.hpp"

namespace wangge::policies {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

constexpr std::string_view kName = "grid_checkpoints";

constexpr std::string_view kManual =
    R"(Purpose: checks everybody who comes in or goes out (网格卡点). Nobody is kept at home: residents pass after the
checks, visitors only for a purpose. It costs staff round the clock and waiting time, and the queue is itself a place to
meet.

What is ordered: posts at the gates in use with several people side by side, more of them in the peaks; a pass shown or a
name written down; a temperature taken at every passage; how many of the relatives who bring food are let in; blocked
mouths.

Assumptions: a fever is found only if it is there at that moment, and then with the device's sensitivity; a false alarm
turns a healthy person back; volunteers come to the peaks only if there are hands left; who is turned back may try a side
gap, a borrowed pass or a car boot (section mind). If a health code is in force it is asked for at the same post, and its
seconds are added.

Limits: lanes are not separated by direction; a second reading after an alarm is part of the false-alarm rate; people
without fever are never found here, so imports in incubation pass.

Sources: sensitivity and specificity of forehead thermometers by Bitar et al. 2009; screening of travellers misses about
half of the infected even at exit and entry (Quilty et al. 2020). Service times are assumed: no measured throughput is
known.)";

constexpr std::string_view kManualZh =
    R"(目的：对进出人员逐一检查。居民查验后通行，不限足；外来人员确有需要方可进入。代价是全天候人手和排队时间，排队本身也是接触场所。

内容：在用出入口设岗，数人并排值守，高峰增援；查验通行证或登记姓名；每次进出测温；规定外来亲属送菜的放行占比；封堵其他巷口。

假设：只有当时正在发热者才可能被测出，且受设备灵敏度限制；误报使健康人被劝返；高峰增援须有富余志愿者；
被劝返者可能走侧口、借证或藏于后备厢（见 mind 一节）。若同时实行健康码，则在同一岗位加验，用时相加。

局限：不分进出通道；误报后的复测已计入误报率；未发热者在此查不出，潜伏期输入可以通过。

来源：额温枪灵敏度与特异度见 Bitar 等（2009）；出入境测温约漏检半数感染者（Quilty 等，2020）。用时为假设，未见实测通过量。)";

constexpr std::string_view kExample = R"(policies:
  grid_checkpoints:
    start: 2020-02-03
    open_gates: 3
    servers: 2
    temperature_sensitivity: 0.7
)";

struct Settings {
    double open_gates, servers, reinforcements, pass_seconds, register_seconds, temperature_seconds,
        temperature_sensitivity, temperature_false_alarm, visitors_admitted;

    static std::span<const Field> fields();
};

#define AT(member) offsetof(Settings, member)
const Field kFields[] = {
    {{"open_gates", Kind::kInteger, "gates", 3, 1, 1e4, Mark::kMeasured,
      "gates in use; the others are closed", "在用出入口数", "Tienan community report"},
     AT(open_gates)},
    {{"servers", Kind::kInteger, "persons", 2, 1, 50, Mark::kAssumed, "people side by side at a post",
      "每岗并排人数", "usual two to three people a shift"},
     AT(servers)},
    {{"reinforcements", Kind::kInteger, "persons", 1, 0, 50, Mark::kAssumed,
      "further volunteers at a post in the peaks", "高峰每岗增援志愿者", ""},
     AT(reinforcements)},
    {{"pass_seconds", Kind::kNumber, "s", 8, 0, 600, Mark::kAssumed, "a resident shows a pass",
      "居民持证查验用时", ""},
     AT(pass_seconds)},
    {{"register_seconds", Kind::kNumber, "s", 30, 0, 1800, Mark::kAssumed,
      "a resident without pass or a visitor is written down", "无证居民与访客登记用时", ""},
     AT(register_seconds)},
    {{"temperature_seconds", Kind::kNumber, "s", 5, 0, 600, Mark::kAssumed, "a temperature is taken",
      "测温用时", ""},
     AT(temperature_seconds)},
    {{"temperature_sensitivity", Kind::kShare, "1", 0.7, 0, 1, Mark::kBorrowed,
      "a fever that is there is found; 0 leaves the thermometer at home", "发热检出率（0为不测温）",
      "Bitar et al. 2009: 0.04 to 0.896"},
     AT(temperature_sensitivity)},
    {{"temperature_false_alarm", Kind::kShare, "1", 0.004, 0, 1, Mark::kBorrowed,
      "a passage without fever raises an alarm", "无发热者误报率",
      "Bitar et al. 2009: specificity 0.754 to 0.996, the best one"},
     AT(temperature_false_alarm)},
    {{"visitors_admitted", Kind::kShare, "1", 0.9, 0, 1, Mark::kAssumed,
      "share of relatives from outside with food who are let in", "外来亲属送菜放行占比", ""},
     AT(visitors_admitted)},
};
#undef AT

std::span<const Field> Settings::fields() {
    return kFields;
}

class GridCheckpoints final : public policy::Policy {
  public:
    GridCheckpoints(const policy::Common& common, std::span<const double> settings)
        : dwellings_(policy::dwellings_of(common, kName)),
          pools_(policy::pools_of(common)),
          settings_(policy::settings_as<Settings>(settings)) {}

    void decide(const policy::Observation& seen, policy::Memory&, policy::Directives& orders) const override {
        orders.barriers.push_back({static_cast<std::uint32_t>(settings_.open_gates)});
        const world::Communities& communities = seen.world.community;
        for (std::uint32_t c = 0; c < communities.size(); ++c) {
            const std::uint32_t end = communities.end_of_open_gates(c, orders.barriers.back().open_gates);
            for (std::uint32_t gate = communities.first_gate[c]; gate < end; ++gate)
                orders.posts.push_back(post(gate));
        }
        orders.checks.push_back(checks());
        orders.visitors.push_back({settings_.visitors_admitted, dwellings_});
    }

  private:
    policy::Post post(std::uint32_t gate) const {
        policy::Post post;
        post.site = policy::Site::kGate;
        post.row = gate;
        post.servers = static_cast<std::uint8_t>(settings_.servers);
        post.reinforcements = static_cast<std::uint8_t>(settings_.reinforcements);
        post.pools = pools_;
        return post;
    }

    policy::Checks checks() const {
        policy::Checks checks;
        checks.dwellings = dwellings_;
        checks.pass = true;
        checks.pass_seconds = settings_.pass_seconds;
        checks.register_seconds = settings_.register_seconds;
        checks.temperature = settings_.temperature_sensitivity > 0;
        if (checks.temperature) {
            checks.temperature_seconds = settings_.temperature_seconds;
            checks.temperature_sensitivity = settings_.temperature_sensitivity;
            checks.temperature_false_alarm = settings_.temperature_false_alarm;
        }
        return checks;
    }

    policy::Dwellings dwellings_;
    policy::Pools pools_;
    Settings settings_;
};

std::unique_ptr<policy::Policy> make(const policy::Common& common, std::span<const double> settings) {
    return std::make_unique<GridCheckpoints>(common, settings);
}

}  // namespace

policy::PolicyKind grid_checkpoints() {
    return {kName, "Grid checkpoints", "网格卡点", kManual, kManualZh, kExample, kFields, make};
}

}  // namespace wangge::policies
