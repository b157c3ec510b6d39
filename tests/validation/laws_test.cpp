// Laws between worlds: in the mean, more of a measure never helps the virus.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"
#include "tests/validation/villages.hpp"

namespace wangge::validation {
namespace {

using kernel::Count;
using tests::add_arm;
using tests::use;

constexpr std::uint32_t kWorlds = 160;

// Mean over twin worlds of infections by local transmission, and of the difference that `more` makes.
struct Effect {
    double base = 0, change = 0;
};
Effect effect(const policy::Scenario& less, std::size_t less_arm, const policy::Scenario& more,
              std::size_t more_arm) {
    std::vector<double> base(kWorlds), change(kWorlds);
    on_all_cores(kWorlds, [&](std::uint32_t k) {
        base[k] = tests::total(tests::play(less, less_arm, k), Count::kLocalInfections);
        change[k] = tests::total(tests::play(more, more_arm, k), Count::kLocalInfections) - base[k];
    });
    Effect found;
    for (std::uint32_t k = 0; k < kWorlds; ++k) {
        found.base += base[k] / kWorlds;
        found.change += change[k] / kWorlds;
    }
    return found;
}

struct Law {
    const char *name, *title, *title_zh;
    std::function<void(policy::Scenario&, bool more)> set;  // adds the arm, or changes the scenario
    double margin = 0.03;
};
// So that a failing test is named instead of shown as bytes.
void PrintTo(const Law& law, std::ostream* out) {
    *out << law.name;
}

auto arm(const char* policy, std::vector<tests::Setting> less, std::vector<tests::Setting> more) {
    return [=](policy::Scenario& scenario, bool most) {
        add_arm(scenario, "arm", {use(policy, most ? more : less)});
    };
}
auto none_or(const char* policy, std::vector<tests::Setting> more = {}) {
    return [=](policy::Scenario& scenario, bool most) {
        add_arm(scenario, "arm",
                most ? std::vector<policy::PolicyUse>{use(policy, more)} : std::vector<policy::PolicyUse>{});
    };
}
auto closure_with(std::function<void(policy::Scenario&, bool)> change) {
    return [=](policy::Scenario& scenario, bool most) {
        add_arm(scenario, "arm", {use("blanket_closure")});
        change(scenario, most);
    };
}

const std::vector<Law>& laws() {
    static const std::vector<Law> all = {
        {"Closure", "closure", "封闭管理", none_or("blanket_closure")},
        {"ClosureReach", "closure of all instead of half of the dwellings", "封闭管理由半数到全部住户",
         arm("blanket_closure", {{"reach", 0.5}}, {{"reach", 1}})},
        {"ClosureScope", "closure by stairwell instead of community", "封闭范围由社区到楼道",
         arm("blanket_closure", {{"scope", 2}}, {{"scope", 0}})},
        {"ClosureEarlier", "closure without delay instead of after 12 days", "封闭不延迟（对比延迟12天）",
         arm("blanket_closure", {{"delay", 12}}, {{"delay", 0}})},
        {"ClosureQuota", "an outing every 10 instead of 2 days", "每10天而非2天外出一次",
         arm("blanket_closure", {{"outing_every", 2}}, {{"outing_every", 10}})},
        {"Checkpoints", "checkpoints", "卡点", none_or("grid_checkpoints")},
        {"CheckpointThermometers", "thermometers that find all fevers instead of none", "测温灵敏度由0到1",
         arm("grid_checkpoints", {{"temperature_sensitivity", 0}}, {{"temperature_sensitivity", 1}})},
        {"Codes", "health codes", "健康码", none_or("digital_codes")},
        {"CodesKept", "codes kept by all instead of half", "扫码遵守率由0.5到1",
         arm("digital_codes", {{"compliance", 0.5}}, {{"compliance", 1}})},
        {"Quarantine", "home and central quarantine", "居家与集中隔离",
         none_or("quarantine", {{"beds", 100}})},
        {"QuarantineCentral", "central instead of home quarantine", "由居家到集中隔离",
         arm("quarantine", {{"beds", 1000}, {"central_share", 0}}, {{"beds", 1000}, {"central_share", 1}})},
        {"Tracing", "contact tracing", "密接追踪", none_or("contact_tracing")},
        {"Venues", "venues and schools closed", "场所关停", none_or("venue_closure")},
        {"Census", "door-to-door census", "入户摸排", none_or("door_to_door_census")},
        {"StayHome", "all instead of half of the ill stay at home", "有症状者居家由半数到全部",
         [](policy::Scenario& scenario, bool more) { scenario.care.stay_home_share = more ? 1 : 0.5; }},
        {"Observation", "returnees who all keep to observation instead of half",
         "返乡人员遵守观察由半数到全部",
         [](policy::Scenario& scenario, bool more) {
             scenario.organisation.observe_adherence = more ? 1 : 0.5;
         }},
        {"Sweeps", "sweeps instead of none", "开展排查（对比不排查）",
         [](policy::Scenario& scenario, bool more) {
             if (!more) scenario.organisation.sweep1_days = scenario.organisation.sweep2_days = 0;
         }},
        {"Masks", "every contact outside home carries 0.7 of the risk", "户外接触风险降至0.7（口罩）",
         [](policy::Scenario& scenario, bool more) { scenario.transmission.outside *= more ? 0.7 : 1; }},
        {"ClosureUnderMasks", "the same under closure", "封闭管理下同样降低",
         closure_with(
             [](policy::Scenario& scenario, bool more) { scenario.transmission.outside *= more ? 0.7 : 1; })},
    };
    return all;
}

class MoreOfAMeasure : public testing::TestWithParam<Law> {};

TEST_P(MoreOfAMeasure, NeverHelpsTheVirus) {
    const Law& law = GetParam();
    policy::Scenario less = busy_village(), more = less;
    law.set(less, false);
    law.set(more, true);
    const Effect found = effect(less, less.arms.size() - 1, more, more.arms.size() - 1);
    ASSERT_GT(found.base, 1);
    expect({.title = std::string("infections, relative change by ") + law.title,
            .title_zh = std::string("感染的相对变化：") + law.title_zh,
            .measured = found.change / found.base,
            .expected = 0,
            .low = -1,
            .high = law.margin,
            .source = "more of a measure, mean of " + std::to_string(kWorlds) + " twin worlds"});
}

INSTANTIATE_TEST_SUITE_P(Laws, MoreOfAMeasure, testing::ValuesIn(laws()),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(Delivery, IsNeutralToTheVirus) {
    policy::Scenario scenario = busy_village();
    const std::size_t delivery = add_arm(scenario, "delivery", {use("volunteer_delivery")});
    const Effect found = effect(scenario, 0, scenario, delivery);
    expect_near({.title = "infections, relative change by delivery alone",
                 .title_zh = "仅配送时感染的相对变化",
                 .measured = found.change / found.base,
                 .expected = 0,
                 .source = "couriers do what shoppers did"},
                0.03);
}

}  // namespace
}  // namespace wangge::validation
