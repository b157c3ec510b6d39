#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

#include "wangge/policies/catalogue.hpp"
#include "wangge/policies/contradiction.hpp"

namespace wangge::policies {
namespace {

using core::Field;
using core::Kind;
using core::Mark;
using world::PlaceKind;

constexpr std::string_view kName = "venue_closure";

constexpr std::string_view kManual =
    R"(Purpose: closes kinds of places, or lets in fewer people (场所关停与限流): restaurants, shops for other goods,
food shops and the market, squares and the park, gatherings, schools by level, and work that is not essential.

What is ordered: for each kind the share of those who would come that may (0: shut, 1: as usual). Who may not come
stays at home: nobody is turned away at the door, no queue forms. Where the market is shut people buy in the food shops
and the other way round. A closed school sends its pupils home. People with essential work go on working; of the
others whose work is closed a share works at home, the rest lose the day. `reach` is the share of places of each kind
that close, by a keyed draw for each place, so that a larger reach contains the smaller. With `target_grid` only food
shops, squares and yards of that grid close; what stands outside the gates belongs to no grid.

Assumptions: everybody knows what is closed and keeps to it, because a locked door needs no doorkeeper. With a share
between 0 and 1 it is drawn anew every day who may come. Clinics stay open. Meeting friends at home goes on.

Limits: nobody looks after the children of working parents; what people would have spent stays in their pockets but
owners and their staff lose no more than the workday. Lessons at home, take-away food and entrance control by code are
not represented. Closing does not move contacts elsewhere, apart from buying food.

Sources: Zhang et al. 2020 (Science 368:1481): in February 2020 contacts in Wuhan and Shanghai fell from 14.6 and 18.8
to 2.0 and 2.3 a day, 77 to 94 % of them at home, with schools, gatherings and work closed. That most of office work
and little of services and industry can be done at home is assumed.)";

constexpr std::string_view kManualZh =
    R"(目的：关停或限流各类场所：餐馆、非食品商店、食品商铺与市场、广场公园、聚集活动、各学段学校、非必要岗位的工作。

内容：逐类规定可到场者占比（0为关闭，1为照常）。不能到场者留在家中：门口无人拒行，也不排队。市场关闭则到商铺买菜，反之亦然。
学校关闭则学生居家。必要岗位照常上岗；其余停工者中一部分居家办公，其他人误工。
“覆盖率”指每类场所中被关停的占比，按场所定键抽取，覆盖率大者包含小者。
指定网格时，只关停该网格内的商铺、活动场所和院内空地；出入口以外的场所不属于任何网格。

假设：人人知晓并遵守，因为上锁的门不需要人看守。占比介于0和1之间时，每天重新抽取可到场者。诊所不关。亲友串门不受影响。

局限：未表示双职工子女的看护；居民省下的花费不计，店主与店员只计误工。未表示线上课堂、外卖和入场验码。除买菜外，关停不使接触转移到别处。

来源：Zhang等2020年（Science 368:1481）：2020年2月武汉、上海停课、停聚、停工期间，日均接触由14.6、18.8降至2.0、2.3，其中77%至94%在家中。
办公类多可居家、服务业和制造业少可居家为假设。)";

constexpr std::string_view kExample = R"(policies:
  venue_closure:
    start: 2020-02-03
    restaurants: 0 %
    schools: [0, 0, 0, 0.5]
    work: 50 %
    remote_share: 20 %
)";

struct Settings {
    double restaurants, stores, food_shops, market, squares, park, gatherings, work, remote_share;
    std::array<double, world::kLevels> schools;

    static std::span<const Field> fields();
};

constexpr double kSchoolsShut[world::kLevels] = {0, 0, 0, 0};

#define AT(member) offsetof(Settings, member)
const Field kFields[] = {
    {{"restaurants", Kind::kShare, "1", 0, 0, 1, Mark::kSetting, "share of guests let into restaurants",
      "餐馆可到场占比", ""},
     AT(restaurants)},
    {{"stores", Kind::kShare, "1", 0, 0, 1, Mark::kSetting,
      "share of customers let into shops for other goods than food", "非食品商店可到场占比", ""},
     AT(stores)},
    {{"food_shops", Kind::kShare, "1", 1, 0, 1, Mark::kSetting, "share of customers let into food shops",
      "食品商铺可到场占比", ""},
     AT(food_shops)},
    {{"market", Kind::kShare, "1", 1, 0, 1, Mark::kSetting, "share of customers let into the market",
      "市场可到场占比", ""},
     AT(market)},
    {{"squares", Kind::kShare, "1", 0, 0, 1, Mark::kSetting, "share of people let onto squares",
      "活动场所可到场占比", ""},
     AT(squares)},
    {{"park", Kind::kShare, "1", 0, 0, 1, Mark::kSetting, "share of people let into the park",
      "公园可到场占比", ""},
     AT(park)},
    {{"gatherings", Kind::kShare, "1", 0, 0, 1, Mark::kSetting, "share of people who may come to gatherings",
      "聚集活动可到场占比", ""},
     AT(gatherings)},
    {{"work", Kind::kShare, "1", 0, 0, 1, Mark::kSetting,
      "share of workers without essential work who may come to work", "非必要岗位可到岗占比", ""},
     AT(work)},
    {{"remote_share", Kind::kShare, "1", 0.15, 0, 1, Mark::kAssumed,
      "of those kept from work, share who work at home instead", "停工者中居家办公占比",
      "0.6 of office work, 0.05 to 0.2 of services and industry"},
     AT(remote_share)},
    {{"schools",
      Kind::kShare,
      "1",
      0,
      0,
      1,
      Mark::kSetting,
      "share of pupils let into kindergarten, primary, junior and senior school",
      "幼儿园、小学、初中、高中可到校占比",
      "",
      {},
      world::kLevels,
      kSchoolsShut},
     AT(schools)},
};
#undef AT

std::span<const Field> Settings::fields() {
    return kFields;
}

class VenueClosure final : public policy::Policy {
  public:
    VenueClosure(const policy::Common& common, std::span<const double> settings)
        : area_(policy::dwellings_of(common, kName)), settings_(policy::settings_as<Settings>(settings)) {}

    void decide(const policy::Observation&, policy::Memory&, policy::Directives& orders) const override {
        close(PlaceKind::kRestaurant, settings_.restaurants, orders);
        close(PlaceKind::kStore, settings_.stores, orders);
        close(PlaceKind::kShop, settings_.food_shops, orders);
        close(PlaceKind::kMarket, settings_.market, orders);
        close(PlaceKind::kSquare, settings_.squares, orders);
        close(PlaceKind::kPark, settings_.park, orders);
        close(PlaceKind::kGathering, settings_.gatherings, orders);
        close(PlaceKind::kTeam, settings_.work, orders);
        for (std::uint32_t level = 0; level < world::kLevels; ++level)
            close(PlaceKind::kClass, settings_.schools[level], orders, static_cast<int>(level));
    }

  private:
    void close(PlaceKind kind, double open, policy::Directives& orders, int level = -1) const {
        if (!(open < 1)) return;
        policy::Closure closure;
        closure.kind = kind;
        closure.level = level;
        closure.open = open;
        if (kind == PlaceKind::kTeam) closure.remote = settings_.remote_share;
        closure.area = area_;
        orders.closures.push_back(closure);
    }

    policy::Dwellings area_;
    Settings settings_;
};

std::unique_ptr<policy::Policy> make(const policy::Common& common, std::span<const double> settings) {
    return std::make_unique<VenueClosure>(common, settings);
}

std::vector<core::Fault> check(const policy::Common& common, std::span<const double> values) {
    std::vector<core::Fault> faults;
    if (common.target_tenure > 0) faults.push_back(contradiction("target_tenure", "venues_have_no_tenure"));
    bool closes = false;
    std::size_t at = 0;
    for (const Field& field : kFields) {
        for (std::uint32_t k = 0; k < field.parameter.length; ++k, ++at)
            closes = closes || (field.offset != offsetof(Settings, remote_share) && values[at] < 1);
    }
    if (!closes) faults.push_back(contradiction("work", "no_venue_closed"));
    return faults;
}

}  // namespace

policy::PolicyKind venue_closure() {
    return {kName, "Venue closure", "场所关停限流", kManual, kManualZh, kExample, kFields, make, check};
}

}  // namespace wangge::policies
