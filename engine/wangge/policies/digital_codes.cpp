#include <algorithm>
#include <cstddef>
#include <memory>

#include "wangge/policies/catalogue.hpp"
#include "wangge/policies/colours.hpp"
#include "wangge/policies/contradiction.hpp"
#include "wangge/policy/reach.hpp"

namespace wangge::policies {
namespace {

using core::Field;
using core::Kind;
using core::Mark;
using world::PlaceKind;

constexpr std::string_view kName = "digital_codes";

constexpr std::string_view kManual =
    R"(COUNTERFACTUAL for February 2020: colour codes reached most places in March 2020 or later, and the phone skills used here
were measured in December 2021. Read it as "what if it had been there".

Purpose: finds and stops possible contacts by phone (健康码与场所扫码). Doors record who comes in and ask for a green code;
a reported case turns the codes of people red or yellow who were scanned at the same place in the same part of a day.

What is ordered: scans at the chosen kinds of place; code checks at their doors and at manned gates, with seconds, helper
and paper; a standing order for every code that is not green. Rules: the reported case, and if so set the people of the
same dwelling, are red for red_days from the report; contacts scanned within the last near_days turn red, those before
(back to window_days) yellow for yellow_days; red means stay at home, yellow means turned away at doors. A healthy code
may turn red by mistake; an appeal clears it after appeal_days. The clinic records but turns nobody away.

Assumptions: only visits of people with phone and skill are scanned, and of those a share; who cannot show a code alone
needs a helper of the household or an accepted paper and more time, else is refused; nothing before the first day was
recorded; the gates ask only where closure or checkpoints put people there, and the
keys staff_... mean nothing here. Red people stay at home on a day with the
given adherence.

Limits: no travel history, no other cities, no forged screenshots; one fixed set of rules; what the scans do to people's
trust is not modelled.

Sources: CNNIC 49th report, December 2021 (0.432 of people of 60 and older online, 0.697 of those able to show a code);
scanning at every public place in Yunnan from 12 February 2020. Rates of error, compliance and seconds are assumed.)";

constexpr std::string_view kManualZh =
    R"(【反事实】对2020年2月而言并未实行：红黄绿码多在2020年3月以后普及，手机使用能力取自2021年12月的调查。应读作“假如当时已有”。

目的：用手机发现并拦住可能的接触者。场所登记进出者并查验绿码；出现报告病例后，与其同一时段在同一场所扫码者转红码或黄码。

内容：在选定场所扫码；在场所门口和有人值守的出入口验码（用时、代查、纸质凭证）；对非绿码者下达管理要求。
规则：报告病例（以及设定时的同住者）自报告起红码 red_days 天；近 near_days 天内同场所扫码者转红码，更早（至 window_days 天）者转黄码
yellow_days 天；红码居家，黄码在门口被拒。绿码可能误转红码，申诉后 appeal_days 天恢复。诊所只登记、不拒人。

假设：只有会用手机者的到访才可能被扫码，且只扫其中一部分；不能独立出示者须有家人代查或纸质凭证并多花时间，否则被拒；
开始之前没有记录；出入口须由封闭管理或卡点派人值守才能验码，staff_ 各项在此不起作用。红码者每日按给定遵守率居家。

局限：不含行程、外地数据、假截图；规则固定；不模拟扫码对信任的影响。

来源：中国互联网络信息中心第49次报告（2021年12月：60岁及以上上网率0.432，其中0.697可出示健康码）；云南自2020年2月12日起公共场所扫码。
误判率、扫码率和用时为假设。)";

constexpr std::string_view kExample = R"(policies:
  digital_codes:
    start: 2020-02-03
    compliance: 80 %
    window_days: 14 d
    code_paper: 50 %
)";

struct Settings {
    double at_shops, at_market, at_square, at_restaurants, at_clinic, at_work, at_school, doors_check,
        gates_check, compliance, keep_days, code_seconds, code_help_seconds, code_paper, window_days,
        near_days, red_days, yellow_days, housemates_red, false_red, appeal_days, adherence;

    static std::span<const Field> fields();
};

#define AT(member) offsetof(Settings, member)
const Field kFields[] = {
    {{"at_shops", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "scan and check at shops", "商铺扫码验码", ""},
     AT(at_shops)},
    {{"at_market", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "scan and check at the market", "市场扫码验码",
      ""},
     AT(at_market)},
    {{"at_square", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "scan and check at squares and the park",
      "活动场所和公园扫码验码", ""},
     AT(at_square)},
    {{"at_restaurants", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "scan and check at restaurants",
      "餐馆扫码验码", ""},
     AT(at_restaurants)},
    {{"at_clinic", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "scan at the clinic (never turned away)",
      "诊所扫码（不拒诊）", ""},
     AT(at_clinic)},
    {{"at_work", Kind::kSwitch, "", 0, 0, 1, Mark::kSetting, "scan and check at workplaces", "单位扫码验码",
      ""},
     AT(at_work)},
    {{"at_school", Kind::kSwitch, "", 0, 0, 1, Mark::kSetting, "scan and check at schools", "学校扫码验码",
      ""},
     AT(at_school)},
    {{"doors_check", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting,
      "doors of these places turn away who has no green code (else they only record)",
      "场所门口拒非绿码（否则只登记）", ""},
     AT(doors_check)},
    {{"gates_check", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting, "manned gates ask for the code",
      "有人值守的出入口验码", ""},
     AT(gates_check)},
    {{"compliance", Kind::kShare, "1", 0.8, 0, 1, Mark::kAssumed, "visits of phone holders that are scanned",
      "会用手机者到访扫码占比", ""},
     AT(compliance)},
    {{"keep_days", Kind::kInteger, "d", 14, 1, 1000, Mark::kAssumed, "days that records are kept",
      "记录保存天数", ""},
     AT(keep_days)},
    {{"code_seconds", Kind::kNumber, "s", 7, 0, 600, Mark::kAssumed, "a code shown alone",
      "独立出示健康码用时", "5 to 10 s in practice"},
     AT(code_seconds)},
    {{"code_help_seconds", Kind::kNumber, "s", 60, 0, 1800, Mark::kAssumed,
      "a code shown by a helper, or a paper", "代查或纸质凭证用时", "45 to 90 s in practice"},
     AT(code_help_seconds)},
    {{"code_paper", Kind::kShare, "1", 0.5, 0, 1, Mark::kAssumed,
      "people without phone and helper who carry an accepted paper", "无手机无代查者持有效纸质凭证占比", ""},
     AT(code_paper)},
    {{"window_days", Kind::kInteger, "d", 14, 1, 60, Mark::kAssumed, "contacts are looked up so far back",
      "回溯天数", "usual incubation limit"},
     AT(window_days)},
    {{"near_days", Kind::kInteger, "d", 5, 0, 60, Mark::kAssumed,
      "contacts of so many days turn red, earlier ones yellow", "近几日接触者转红码，更早者转黄码",
      "three days from onset to report and two days before onset"},
     AT(near_days)},
    {{"red_days", Kind::kInteger, "d", 14, 1, 60, Mark::kBorrowed, "a red code lasts", "红码天数",
      "Hangzhou health code rules, February 2020"},
     AT(red_days)},
    {{"yellow_days", Kind::kInteger, "d", 7, 1, 60, Mark::kBorrowed, "a yellow code lasts", "黄码天数",
      "Hangzhou health code rules, February 2020"},
     AT(yellow_days)},
    {{"housemates_red", Kind::kSwitch, "", 1, 0, 1, Mark::kSetting,
      "the people of a reported case's dwelling turn red too", "病例同住者转红码", ""},
     AT(housemates_red)},
    {{"false_red", Kind::kNumber, "1/d", 0.0001, 0, 1, Mark::kAssumed,
      "a code turns red by mistake, per resident and day", "每人每日误转红码概率", ""},
     AT(false_red)},
    {{"appeal_days", Kind::kInteger, "d", 3, 1, 60, Mark::kAssumed, "days until an appeal clears a mistake",
      "申诉恢复天数", ""},
     AT(appeal_days)},
    {{"adherence", Kind::kShare, "1", 0.9, 0, 1, Mark::kAssumed,
      "a person with a red code stays at home on a day", "红码者当日居家遵守率", "0.90 to 0.99 supervised"},
     AT(adherence)},
};
#undef AT

std::span<const Field> Settings::fields() {
    return kFields;
}

constexpr std::uint32_t bit(PlaceKind kind) {
    return 1u << static_cast<unsigned>(kind);
}

std::uint32_t scanned_places(const Settings& settings) {
    std::uint32_t venues = 0;
    if (settings.at_shops > 0) venues |= bit(PlaceKind::kShop) | bit(PlaceKind::kStore);
    if (settings.at_market > 0) venues |= bit(PlaceKind::kMarket);
    if (settings.at_square > 0) venues |= bit(PlaceKind::kSquare) | bit(PlaceKind::kPark);
    if (settings.at_restaurants > 0) venues |= bit(PlaceKind::kRestaurant);
    if (settings.at_clinic > 0) venues |= bit(PlaceKind::kClinic);
    if (settings.at_work > 0) venues |= bit(PlaceKind::kTeam) | bit(PlaceKind::kWorkplace);
    if (settings.at_school > 0) venues |= bit(PlaceKind::kClass);
    return venues;
}

ColourRules colour_rules(const Settings& settings) {
    ColourRules rules;
    rules.window_days = static_cast<std::int32_t>(std::min(settings.window_days, settings.keep_days));
    rules.near_days = static_cast<std::int32_t>(settings.near_days);
    rules.red_days = static_cast<std::int32_t>(settings.red_days);
    rules.yellow_days = static_cast<std::int32_t>(settings.yellow_days);
    rules.appeal_days = static_cast<std::int32_t>(settings.appeal_days);
    rules.housemates_red = settings.housemates_red > 0;
    rules.false_red = settings.false_red;
    rules.adherence = settings.adherence;
    return rules;
}

class DigitalCodes final : public policy::Policy {
  public:
    DigitalCodes(const policy::Common& common, std::span<const double> settings)
        : dwellings_(policy::dwellings_of(common, kName)),
          settings_(policy::settings_as<Settings>(settings)) {}

    void prepare(const world::World&, policy::Memory& memory) const override { prepare_colours(memory); }

    void decide(const policy::Observation& seen, policy::Memory& memory,
                policy::Directives& orders) const override {
        const std::uint32_t venues = scanned_places(settings_);
        if (venues != 0) orders.scans.push_back(scan(venues));
        const policy::Checks asked = checks(venues);
        if (asked.code || asked.venues != 0) orders.checks.push_back(asked);
        update_colours(colour_rules(settings_), seen, dwellings_, memory);
        order_colours(colour_rules(settings_), seen, memory, orders);
    }

  private:
    policy::Scan scan(std::uint32_t venues) const {
        policy::Scan scan;
        scan.venues = venues;
        scan.compliance = settings_.compliance;
        scan.keep_days = static_cast<std::int32_t>(settings_.keep_days);
        scan.dwellings = dwellings_;
        return scan;
    }

    policy::Checks checks(std::uint32_t venues) const {
        policy::Checks checks;
        checks.dwellings = dwellings_;
        checks.code = settings_.gates_check > 0;
        checks.code_seconds = settings_.code_seconds;
        checks.code_help_seconds = settings_.code_help_seconds;
        checks.code_paper = settings_.code_paper;
        if (settings_.doors_check > 0) {
            checks.venues = venues & ~bit(PlaceKind::kClinic);
        }
        return checks;
    }

    policy::Dwellings dwellings_;
    Settings settings_;
};

std::unique_ptr<policy::Policy> make(const policy::Common& common, std::span<const double> settings) {
    return std::make_unique<DigitalCodes>(common, settings);
}

std::vector<core::Fault> check(const policy::Common&, std::span<const double> values) {
    const auto settings = policy::settings_as<Settings>(values);
    std::vector<core::Fault> faults;
    if (settings.window_days > settings.keep_days) {
        faults.push_back(contradiction("window_days", "window_longer_than_records",
                                       {whole(settings.window_days), whole(settings.keep_days)}));
    }
    if (settings.near_days > settings.window_days) {
        faults.push_back(contradiction("near_days", "near_longer_than_window",
                                       {whole(settings.near_days), whole(settings.window_days)}));
    }
    if (scanned_places(settings) == 0 && settings.gates_check == 0) {
        faults.push_back(contradiction("gates_check", "codes_nowhere_asked"));
    }
    return faults;
}

}  // namespace

policy::PolicyKind digital_codes() {
    return {kName,
            "Digital codes (counterfactual)",
            "健康码与场所码（反事实）",
            kManual,
            kManualZh,
            kExample,
            kFields,
            make,
            check};
}

}  // namespace wangge::policies
