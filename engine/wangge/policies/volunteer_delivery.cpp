#include <cstddef>
#include <memory>

#include "wangge/policies/catalogue.hpp"
#include "wangge/policies/contradiction.hpp"

namespace wangge::policies {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

constexpr std::string_view kName = "volunteer_delivery";

// Couriers are neighbours; the gate crew and seconded staff do not carry food.
constexpr policy::Pools kCouriers = policy::pool_bit(world::Pool::kCommunity) |
                                    policy::pool_bit(world::Pool::kParty) |
                                    policy::pool_bit(world::Pool::kVolunteer);

constexpr std::string_view kManual =
    R"(Purpose: brings food to the door (志愿者代购送货). A household whose stock runs low orders; couriers buy, carry a batch
and climb the stairs.

What is ordered: one service for the dwellings reached: when a household orders and how much, minutes for buying, for a
door and for a floor without lift, and how many orders make a batch.

Assumptions: couriers are residents of the place: community workers, party members and other volunteers with the hours
that other work leaves them; they tire, stay away and fall ill, and meet people at shops and doors. Elders alone and the
quarantined are served first; by default all households may order. What the shops do not have is not brought. The keys
staff_crew and staff_seconded mean nothing here.

Limits: no prices, no platforms, no cars; handing over at the door without contact is not told apart from handing over in
person. Nobody is ordered to stay at home: delivery alone leaves infections within about 3 %. Its worth shows where
people are kept from shopping.

Sources: five to six volunteers a shift and six one-hour loops a day in a Shanghai compound, March 2022 (China News
Service). Orders per volunteer-day of 60 to 150 are assumed there; the minutes are assumed here.)";

constexpr std::string_view kManualZh =
    R"(目的：送货上门。住户存粮不足即下单，由志愿者代买、成批搬运、爬楼送到门口。

内容：对覆盖到的住户开通一项服务：何时下单、一次要几天的量、采买、每户交接、每层爬楼各用几分钟，以及一批几单。

假设：配送人员就是本社区居民，即社区工作者、党员和其他志愿者，用的是其他任务剩下的工时；会疲劳、缺勤、生病，
在商铺和门口与人接触。独居老人和被隔离者优先；默认所有住户均可下单。商铺没有的货送不来。
staff_crew 和 staff_seconded 两项在此不起作用。

局限：无价格、无电商平台、无车辆；不区分无接触交付与当面交付。本措施不限足：单独实行时感染数变化约在±3%以内，
其价值在于居民不能外出采购之时。

来源：上海某小区每班5至6名志愿者、每日6趟、每趟约1小时（中国新闻网，2022年3月）。各项分钟数为假设。)";

constexpr std::string_view kExample = R"(policies:
  volunteer_delivery:
    start: 2020-02-03
    order_at_days: 4 d
    batch: 6
)";

struct Settings {
    double order_at_days, order_days, buy_minutes, drop_minutes, stairs_minutes, batch, priority_only;

    static std::span<const Field> fields();
};

#define AT(member) offsetof(Settings, member)
const Field kFields[] = {
    {{"order_at_days", Kind::kNumber, "d", 4, 0, 60, Mark::kAssumed,
      "a household orders when its stock falls to so many days", "存粮低于此天数即下单", ""},
     AT(order_at_days)},
    {{"order_days", Kind::kNumber, "d", 7, 0.5, 60, Mark::kAssumed, "and asks for so many days",
      "一次订购天数", ""},
     AT(order_days)},
    {{"buy_minutes", Kind::kNumber, "min", 12, 0, 240, Mark::kAssumed, "buying and packing one order",
      "一单采买用时", ""},
     AT(buy_minutes)},
    {{"drop_minutes", Kind::kNumber, "min", 4, 0, 240, Mark::kAssumed, "way to one door and handing over",
      "一户送达交接用时", "15 to 30 drops an hour on foot inside a compound, assumed"},
     AT(drop_minutes)},
    {{"stairs_minutes", Kind::kNumber, "min", 0.5, 0, 10, Mark::kAssumed, "per floor without lift",
      "每层爬楼用时", ""},
     AT(stairs_minutes)},
    {{"batch", Kind::kInteger, "orders", 6, 1, 200, Mark::kAssumed, "orders carried in one round",
      "一趟携带单数", ""},
     AT(batch)},
    {{"priority_only", Kind::kSwitch, "", 0, 0, 1, Mark::kSetting,
      "only elders alone, the quarantined and households that cannot go may order",
      "仅独居老人、隔离户和无法外出户可下单", ""},
     AT(priority_only)},
};
#undef AT

std::span<const Field> Settings::fields() {
    return kFields;
}

class VolunteerDelivery final : public policy::Policy {
  public:
    VolunteerDelivery(const policy::Common& common, std::span<const double> settings)
        : dwellings_(policy::dwellings_of(common, kName)),
          pools_(policy::pools_of(common) & kCouriers),
          settings_(policy::settings_as<Settings>(settings)) {}

    void decide(const policy::Observation&, policy::Memory&, policy::Directives& orders) const override {
        policy::Service service;
        service.dwellings = dwellings_;
        service.pools = pools_;
        service.order_at_days = settings_.order_at_days;
        service.order_days = settings_.order_days;
        service.buy_minutes = settings_.buy_minutes;
        service.drop_minutes = settings_.drop_minutes;
        service.stairs_minutes = settings_.stairs_minutes;
        service.batch = static_cast<std::uint32_t>(settings_.batch);
        service.priority_only = settings_.priority_only > 0;
        orders.services.push_back(service);
    }

  private:
    policy::Dwellings dwellings_;
    policy::Pools pools_;
    Settings settings_;
};

std::unique_ptr<policy::Policy> make(const policy::Common& common, std::span<const double> settings) {
    return std::make_unique<VolunteerDelivery>(common, settings);
}

std::vector<core::Fault> check(const policy::Common& common, std::span<const double>) {
    if ((policy::pools_of(common) & kCouriers) != 0) return {};
    return {contradiction("staff_volunteer", "delivery_without_couriers")};
}

}  // namespace

policy::PolicyKind volunteer_delivery() {
    return {kName, "Volunteer delivery", "志愿者代购送货", kManual, kManualZh, kExample, kFields, make,
            check};
}

}  // namespace wangge::policies
