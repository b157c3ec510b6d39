#include <algorithm>
#include <cstddef>
#include <memory>

#include "wangge/policies/catalogue.hpp"
#include "wangge/policy/reach.hpp"

namespace wangge::policies {
namespace {

using core::Field;
using core::Kind;
using core::Mark;
using policy::Errand;

constexpr std::string_view kName = "blanket_closure";

constexpr std::string_view kManual =
    R"(Purpose: closes the place and keeps people at home (小区封闭管理). A doorkeeper at every post lets out who is
allowed: for care, for essential work, and one person per household every few days, with the household's pass, for food.

What is ordered: a permit for every dwelling reached, a quota of outings, posts with one doorkeeper each who check
passes, blocked mouths, and what becomes of relatives who bring food. With scope community one post stands at every
gate in use. With scope grid every grid sends a doorkeeper of its own to every gate in use. With scope stairwell a post
stands at every stairwell with a dwelling reached, and the gates stay as they are.

Assumptions: who leaks is not settled here but by tightness, side gaps, property management and the compliance of
people; a household without a pass has no outings where somebody looks; a post without a doorkeeper does not look.
Residents are stopped; school and other work wait. The closure says nothing about who brings food to the door: that is
volunteer_delivery.

Limits: walls between grids are not represented, so scope grid costs more doorkeepers and stops no neighbour. Doors are
not sealed. There is one rule for all; tiers by risk are another measure.

Sources: Tienan community report (passes by household, three manned gates, mouths blocked); reports of closed compounds
in Wuhan and Beijing, February 2020. Seconds at the post are assumed: no measured throughput is known.)";

constexpr std::string_view kManualZh =
    R"(目的：封闭小区、居家不出。每个岗位一名值守人员，只放行获准者：就医、必要岗位上岗，以及每户每隔数日凭通行证一人外出采购。

内容：对覆盖到的住户下达外出许可、采购次数限额；设一人岗查验通行证；封堵其他巷口；规定外来亲属送菜可否入内。
范围为“社区”时，在用的每个出入口设一岗；为“网格”时，每个网格向每个在用出入口各派一人；为“楼道”时，凡有覆盖住户的楼道各设一岗，出入口照旧。

假设：漏出多少不在此规定，由封堵严密度、侧口、物业管理和居民遵守程度决定；无通行证的住户在有人值守处不能外出采购；无人到岗即无人查验。
上学和一般上班暂停。送货上门不属本措施，见 volunteer_delivery。

局限：未表示网格之间的围挡，“网格”范围只多费人手，并不阻断邻里往来；不含封门；一刀切，不分级分区。

来源：铁南社区材料（按户发证、三个值守口、封堵巷口），2020年2月武汉、北京封闭小区的报道。岗位用时为假设，未见实测通过量。)";

constexpr std::string_view kExample = R"(policies:
  blanket_closure:
    start: 2020-02-03
    scope: community
    outing_every: 2 d
    open_gates: 3
)";

enum class Scope : int { kStairwell, kGrid, kCommunity };

struct Settings {
    double scope, outing_every, essential_work, medical_exit, leisure_inside, visits_inside,
        visitors_admitted, open_gates, pass_seconds, register_seconds;

    static std::span<const Field> fields();
};

#define AT(member) offsetof(Settings, member)
const Field kFields[] = {
    {{"scope", Kind::kChoice, "", 2, 0, 2, Mark::kSetting, "what is closed by posts of its own", "封闭范围",
      "", "stairwell|grid|community"},
     AT(scope)},
    {{"outing_every", Kind::kInteger, "d", 2, 1, 60, Mark::kBorrowed,
      "one person per household may go out for food every so many days", "每户每隔几日可一人外出采购",
      "usual rule of closed communities, February 2020"},
     AT(outing_every)},
    {{"essential_work", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting,
      "people with essential work go on working", "必要岗位可上岗", ""},
     AT(essential_work)},
    {{"medical_exit", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "people in need of care may leave",
      "就医可外出", ""},
     AT(medical_exit)},
    {{"leisure_inside", Kind::kSwitch, "", 0, 0, 1, Mark::kSetting, "people may go to squares inside",
      "可在社区内休闲", ""},
     AT(leisure_inside)},
    {{"visits_inside", Kind::kSwitch, "", 0, 0, 1, Mark::kSetting, "neighbours may visit each other",
      "可在社区内串门", ""},
     AT(visits_inside)},
    {{"visitors_admitted", Kind::kShare, "1", 0, 0, 1, Mark::kAssumed,
      "share of relatives from outside with food who are let in", "外来亲属送菜放行占比", ""},
     AT(visitors_admitted)},
    {{"open_gates", Kind::kInteger, "gates", 3, 1, 1e4, Mark::kMeasured,
      "gates in use; the others are closed", "在用出入口数", "Tienan community report"},
     AT(open_gates)},
    {{"pass_seconds", Kind::kNumber, "s", 8, 0, 600, Mark::kAssumed, "a pass is looked at", "查验通行证用时",
      ""},
     AT(pass_seconds)},
    {{"register_seconds", Kind::kNumber, "s", 30, 0, 1800, Mark::kAssumed,
      "a person without pass is written down", "无证登记用时", ""},
     AT(register_seconds)},
};
#undef AT

std::span<const Field> Settings::fields() {
    return kFields;
}

class BlanketClosure final : public policy::Policy {
  public:
    BlanketClosure(const policy::Common& common, std::span<const double> settings)
        : dwellings_(policy::dwellings_of(common, kName)),
          pools_(policy::pools_of(common)),
          settings_(policy::settings_as<Settings>(settings)) {}

    void decide(const policy::Observation& seen, policy::Memory&, policy::Directives& orders) const override {
        orders.permits.push_back({dwellings_, allowed()});
        orders.quotas.push_back({dwellings_, static_cast<std::int32_t>(settings_.outing_every)});
        orders.visitors.push_back({settings_.visitors_admitted, dwellings_});
        policy::Checks checks;
        checks.pass = true;
        checks.pass_seconds = settings_.pass_seconds;
        checks.register_seconds = settings_.register_seconds;
        checks.dwellings = dwellings_;
        orders.checks.push_back(checks);
        if (scope() == Scope::kStairwell) {
            guard_stairwells(seen.world, orders);
        } else {
            guard_gates(seen.world, orders);
        }
    }

  private:
    Scope scope() const { return static_cast<Scope>(static_cast<int>(settings_.scope)); }

    policy::Errands allowed() const {
        policy::Errands errands = 0;
        if (settings_.essential_work > 0) errands |= policy::errands(Errand::kEssentialWork);
        if (settings_.medical_exit > 0) errands |= policy::errands(Errand::kMedical);
        if (settings_.leisure_inside > 0) errands |= policy::errands(Errand::kLeisure);
        if (settings_.visits_inside > 0) errands |= policy::errands(Errand::kVisit);
        return errands;
    }

    policy::Post post(policy::Site site, std::uint32_t row) const {
        policy::Post post;
        post.site = site;
        post.row = row;
        post.pools = pools_;
        post.guards = true;
        return post;
    }

    void guard_gates(const world::World& world, policy::Directives& orders) const {
        orders.barriers.push_back({static_cast<std::uint32_t>(settings_.open_gates)});
        const world::Communities& communities = world.community;
        for (std::uint32_t c = 0; c < communities.size(); ++c) {
            const std::uint32_t end = communities.end_of_open_gates(c, orders.barriers.back().open_gates);
            const std::uint32_t grids = communities.first_grid[c + 1] - communities.first_grid[c];
            const std::uint32_t closed = dwellings_.grid == world::kNone ? grids : 1;
            for (std::uint32_t gate = communities.first_gate[c]; gate < end; ++gate) {
                policy::Post at_gate = post(policy::Site::kGate, gate);
                if (scope() == Scope::kGrid)
                    at_gate.servers = static_cast<std::uint8_t>(std::min(255u, closed));
                orders.posts.push_back(at_gate);
            }
        }
    }

    void guard_stairwells(const world::World& world, policy::Directives& orders) const {
        const auto reached = policy::reached_households(dwellings_, world);
        const auto& first = world.stairwell.first_household;
        for (std::uint32_t stairwell = 0; stairwell + 1 < first.size(); ++stairwell) {
            const auto begin = reached.begin() + first[stairwell];
            const auto end = reached.begin() + first[stairwell + 1];
            if (std::find(begin, end, 1) != end)
                orders.posts.push_back(post(policy::Site::kStairwell, stairwell));
        }
    }

    policy::Dwellings dwellings_;
    policy::Pools pools_;
    Settings settings_;
};

std::unique_ptr<policy::Policy> make(const policy::Common& common, std::span<const double> settings) {
    return std::make_unique<BlanketClosure>(common, settings);
}

}  // namespace

policy::PolicyKind blanket_closure() {
    return {kName, "Blanket closure", "小区封闭管理", kManual, kManualZh, kExample, kFields, make};
}

}  // namespace wangge::policies
