// Laws between worlds: more of a measure never helps the virus, and what is taken away changes only what hung
// on it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "tests/run/worlds.hpp"
#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"
#include "tests/validation/trees.hpp"

namespace wangge::validation {
namespace {

using kernel::Count;
using tests::add_arm;
using tests::use;

constexpr std::uint32_t kWorlds = 160;

// A village with many imports and no rare great spreaders, whose luck would hide the mean.
policy::Scenario busy_village() {
    policy::Scenario scenario = tests::village();
    scenario.imports.stress_first = 12;
    scenario.disease.individual_k = 50;
    return scenario;
}

bool exists(std::string_view policy) {
    const auto all = policies::catalogue();
    return std::any_of(all.begin(), all.end(),
                       [&](const policy::PolicyKind& kind) { return kind.name == policy; });
}

// Mean over twin worlds of infections by local transmission, and of the difference that `more` makes.
struct Effect {
    double base = 0, change = 0, error = 0;
};
Effect effect(const policy::Scenario& less, std::size_t less_arm, const policy::Scenario& more,
              std::size_t more_arm, std::uint32_t worlds = kWorlds) {
    std::vector<double> base(worlds), change(worlds);
    on_all_cores(worlds, [&](std::uint32_t k) {
        base[k] = tests::total(tests::play(less, less_arm, k), Count::kLocalInfections);
        change[k] = tests::total(tests::play(more, more_arm, k), Count::kLocalInfections) - base[k];
    });
    Effect found;
    for (std::uint32_t k = 0; k < worlds; ++k) {
        found.base += base[k] / worlds;
        found.change += change[k] / worlds;
    }
    for (const double one : change)
        found.error += (one - found.change) * (one - found.change) / (worlds - 1.0) / worlds;
    found.error = std::sqrt(found.error);
    return found;
}

struct Law {
    const char *name, *title, *title_zh;
    const char* policy;                                     // that it needs; empty: none
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
        {"Closure", "closure", "封闭管理", "blanket_closure", none_or("blanket_closure")},
        {"ClosureReach", "closure of all instead of half of the dwellings", "封闭管理由半数到全部住户",
         "blanket_closure", arm("blanket_closure", {{"reach", 0.5}}, {{"reach", 1}})},
        {"ClosureScope", "closure by stairwell instead of community", "封闭范围由社区到楼道",
         "blanket_closure", arm("blanket_closure", {{"scope", 2}}, {{"scope", 0}})},
        {"ClosureEarlier", "closure without delay instead of after 12 days", "封闭不延迟（对比延迟12天）",
         "blanket_closure", arm("blanket_closure", {{"delay", 12}}, {{"delay", 0}})},
        {"ClosureQuota", "an outing every 10 instead of 2 days", "每10天而非2天外出一次", "blanket_closure",
         arm("blanket_closure", {{"outing_every", 2}}, {{"outing_every", 10}})},
        {"Checkpoints", "checkpoints", "卡点", "grid_checkpoints", none_or("grid_checkpoints")},
        {"CheckpointThermometers", "thermometers that find all fevers instead of none", "测温灵敏度由0到1",
         "grid_checkpoints",
         arm("grid_checkpoints", {{"temperature_sensitivity", 0}}, {{"temperature_sensitivity", 1}})},
        {"Codes", "health codes", "健康码", "digital_codes", none_or("digital_codes")},
        {"CodesKept", "codes kept by all instead of half", "扫码遵守率由0.5到1", "digital_codes",
         arm("digital_codes", {{"compliance", 0.5}}, {{"compliance", 1}})},
        {"Quarantine", "home and central quarantine", "居家与集中隔离", "quarantine",
         none_or("quarantine", {{"beds", 100}})},
        {"QuarantineCentral", "central instead of home quarantine", "由居家到集中隔离", "quarantine",
         arm("quarantine", {{"beds", 1000}, {"central_share", 0}}, {{"beds", 1000}, {"central_share", 1}})},
        {"Tracing", "contact tracing", "密接追踪", "contact_tracing", none_or("contact_tracing")},
        {"Venues", "venues and schools closed", "场所关停", "venue_closure", none_or("venue_closure")},
        {"Census", "door-to-door census", "入户摸排", "door_to_door_census", none_or("door_to_door_census")},
        {"StayHome", "all instead of half of the ill stay at home", "有症状者居家由半数到全部", "",
         [](policy::Scenario& scenario, bool more) { scenario.care.stay_home_share = more ? 1 : 0.5; }},
        {"Observation", "returnees who all keep to observation instead of half",
         "返乡人员遵守观察由半数到全部", "",
         [](policy::Scenario& scenario, bool more) {
             scenario.organisation.observe_adherence = more ? 1 : 0.5;
         }},
        {"Sweeps", "sweeps instead of none", "开展排查（对比不排查）", "",
         [](policy::Scenario& scenario, bool more) {
             if (!more) scenario.organisation.sweep1_days = scenario.organisation.sweep2_days = 0;
         }},
        {"Masks", "every contact outside home carries 0.7 of the risk", "户外接触风险降至0.7（口罩）", "",
         [](policy::Scenario& scenario, bool more) { scenario.transmission.outside *= more ? 0.7 : 1; }},
        {"ClosureUnderMasks", "the same under closure", "封闭管理下同样降低", "blanket_closure",
         closure_with(
             [](policy::Scenario& scenario, bool more) { scenario.transmission.outside *= more ? 0.7 : 1; })},
    };
    return all;
}

class MoreOfAMeasure : public testing::TestWithParam<Law> {};

TEST_P(MoreOfAMeasure, NeverHelpsTheVirus) {
    const Law& law = GetParam();
    if (*law.policy != '\0' && !exists(law.policy)) GTEST_SKIP() << law.policy << " is not in the catalogue";
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

TEST(Limits, StaffWithoutEndLeavesNoQueue) {
    policy::Scenario scenario = tests::village();
    const std::size_t few = add_arm(scenario, "few", {use("grid_checkpoints", {{"servers", 1}})});
    const std::size_t many = add_arm(scenario, "many", {use("grid_checkpoints", {{"servers", 50}})});
    scenario.population.gate_crew = 900;
    EXPECT_GT(tests::total(tests::play(scenario, few), Count::kWaitSeconds), 0);
    const tests::Played played = tests::play(scenario, many);
    expect_below({.title = "seconds of waiting at gates with 50 servers each",
                  .title_zh = "每门50名值守时的等待秒数",
                  .measured = tests::total(played, Count::kWaitSeconds),
                  .expected = 0,
                  .unit = "s",
                  .source = "staff without end: no queue"},
                 0);
    EXPECT_GT(tests::total(played, Count::kPassages), 1000);
}

TEST(Limits, NoGatesMeansOpen) {
    policy::Scenario scenario = tests::village();
    scenario.population.gates = scenario.population.side_gaps = 0;
    const std::size_t gates = add_arm(scenario, "gates", {use("grid_checkpoints")});
    const tests::Played open = tests::play(scenario, 0), checked = tests::play(scenario, gates);
    EXPECT_EQ(open.tree, checked.tree);
    expect_below(
        {.title = "people refused or made to wait where there are no gates",
         .title_zh = "没有出入口时被拒或等待的人次",
         .measured = tests::total(checked, Count::kRefusals) + tests::total(checked, Count::kWaitSeconds),
         .expected = 0,
         .unit = "persons",
         .source = "no gates: open"},
        0);
}

// Everyone keeps to a closure, and nobody has anything to go out for: no staff, full larders, no medicine,
// nobody who sees a doctor.
policy::Scenario hermits() {
    policy::Scenario scenario = busy_village();
    for (const core::Field& field : policy::Loops::fields()) *core::field_value(&scenario.loops, field) = 0;
    world::Population& place = scenario.population;
    place.community_workers = place.party_volunteers = place.other_volunteers = 0;
    place.gate_crew = place.seconded = 0;
    place.chronic_60 = place.chronic_45 = place.chronic_young = 0;
    place.tightness = 1;
    scenario.needs.stock_median = 200;
    scenario.care.seek_mild = 0;
    scenario.care.acute_rate = 0;
    scenario.mind.evasion = scenario.mind.evasion_day = scenario.mind.decliners = 0;
    scenario.mind.compliance = scenario.mind.compliance_least = 1;
    return scenario;
}

TEST(Limits, EveryoneAtHomeMeansNothingBetweenHomes) {
    policy::Scenario scenario = hermits();
    const std::int32_t begins = 11;
    const std::size_t closed = add_arm(scenario, "closed",
                                       {use("blanket_closure", {{"essential_work", 0},
                                                                {"visitors_admitted", 0},
                                                                {"outing_every", 60},
                                                                {"least_days", 100},
                                                                {"most_days", 100}})});
    std::uint32_t between = 0, within = 0, before = 0;
    for (std::uint32_t k = 0; k < 12; ++k) {
        for (const kernel::Transmission& one : tests::play(scenario, closed, k).tree) {
            if (one.infector == world::kNone) continue;
            const bool home = one.setting == static_cast<std::uint8_t>(kernel::Setting::kHome);
            if (one.day < begins) {
                before += home ? 0 : 1;
            } else {
                (home ? within : between) += 1;
            }
        }
    }
    EXPECT_GT(before, 5u);
    EXPECT_GT(within, 5u);
    expect_below({.title = "infections between homes while everyone stays in",
                  .title_zh = "人人居家时户间感染数",
                  .measured = static_cast<double>(between),
                  .expected = 0,
                  .unit = "persons",
                  .source = "everyone isolated: nothing between homes"},
                 0);
}

// Food is not made or lost: stocks at the end are stocks at the start and what came less what was eaten.
TEST(Conservation, OfRations) {
    policy::Scenario scenario = tests::village();
    scenario.population.elders_supplied_share = 0;  // what relatives bring is not counted
    const std::size_t both = add_arm(scenario, "both", {use("blanket_closure"), use("volunteer_delivery")});
    for (const std::size_t row : {std::size_t{0}, both}) {
        const world::World world =
            world::synthesise(scenario.population, run::people_seed(scenario, 0)).value();
        run::Run run(world, scenario, row, 0, policies::catalogue());
        kernel::day::Simulation& simulation = run.simulation();
        const auto stored = [&] {
            double sum = 0;
            for (const std::int32_t one : simulation.state().stocks.food) sum += one;
            return sum;
        };
        const double first = stored();
        while (!simulation.finished()) simulation.step();
        const auto count = [&](Count what) {
            return static_cast<double>(simulation.ledger().total(what, 100000));
        };
        const double came =
            count(Count::kRationsBought) + count(Count::kRationsDelivered) + count(Count::kRationsRelief);
        const double eaten = count(Count::kPersonDays) - count(Count::kMissedMealDays);
        EXPECT_GT(came, 1000);
        expect_below({.title = std::string("rations made or lost, ") +
                               (row == 0 ? "routine" : "closure with delivery"),
                      .title_zh = std::string("凭空增减的口粮，") + (row == 0 ? "常态" : "封闭加配送"),
                      .measured = std::abs(stored() - (first + came - eaten)),
                      .expected = 0,
                      .unit = "rations",
                      .source = "stock at the end = stock at the start + came - eaten"},
                     0);
    }
}

// Take one person away: the first infection that changes is one of theirs.
TEST(Trees, OfWorldsWithoutOnePersonPartWithThatPerson) {
    policy::Scenario scenario = busy_village();
    scenario.calendar.days = 40;
    std::uint32_t parted = 0, explained = 0;
    for (std::uint32_t k = 0; k < 30; ++k) {
        const world::World with =
            world::synthesise(scenario.population, run::people_seed(scenario, k)).value();
        const auto tree_of = [&](const world::World& world) {
            run::Run run(world, scenario, 0, k, policies::catalogue());
            while (!run.simulation().finished()) run.simulation().step();
            return run.simulation().tree();
        };
        const Tree tree = tree_of(with);
        std::uint32_t gone = world::kNone;
        for (const kernel::Transmission& one : tree) {
            if (one.infector != world::kNone && gone == world::kNone) gone = one.infected;
        }
        if (gone == world::kNone || gone >= with.residents) continue;
        world::World without = with;
        without.resident.arrival[gone] = 1000;
        const Parting parting = first_difference(tree, tree_of(without));
        if (!parting.in_first && !parting.in_second) continue;
        ++parted;
        if (parting.in_first && (parting.first.infected == gone || parting.first.infector == gone))
            ++explained;
    }
    EXPECT_GE(parted, 20u);
    expect({.title = "pairs of worlds whose first difference is the person taken away",
            .title_zh = "首个差异即被移除者的世界对占比",
            .measured = static_cast<double>(explained) / parted,
            .expected = 1,
            .low = 1,
            .high = 1,
            .source = "keyed draws: one absence changes nobody else's luck"});
}

// Closure may do harm in a single world. Its two trees say why: the extra infections are branches that begin
// with people infected in both worlds.
TEST(Trees, ExplainAnExceptionInASingleWorld) {
    policy::Scenario scenario = busy_village();
    const std::size_t checked = add_arm(scenario, "checked", {use("grid_checkpoints")});
    std::vector<tests::Played> base(kWorlds), more(kWorlds);
    on_all_cores(kWorlds, [&](std::uint32_t k) {
        base[k] = tests::play(scenario, 0, k);
        more[k] = tests::play(scenario, checked, k);
    });
    std::uint32_t exceptions = 0;
    for (std::uint32_t k = 0; k < kWorlds; ++k) {
        if (more[k].tree.size() <= base[k].tree.size()) continue;
        ++exceptions;
        const std::vector<Branch> branches = extra_branches(base[k].tree, more[k].tree);
        ASSERT_FALSE(branches.empty());
        if (exceptions <= 2) {
            const Parting parting = first_difference(base[k].tree, more[k].tree);
            std::printf("    world %u: %zu infections instead of %zu\n", k, more[k].tree.size(),
                        base[k].tree.size());
            if (parting.in_first) std::printf("      without: %s\n", describe(parting.first).c_str());
            if (parting.in_second) std::printf("      with:    %s\n", describe(parting.second).c_str());
            std::printf("      largest extra branch, %u infections: %s\n", branches[0].infections,
                        describe(branches[0].root).c_str());
        }
        // Nothing is left unexplained.
        std::size_t extra = 0;
        for (const Branch& branch : branches) extra += branch.infections;
        EXPECT_GE(extra, more[k].tree.size() - base[k].tree.size());
    }
    expect({.title = "share of worlds in which checkpoints go with more infections",
            .title_zh = "设卡点后感染反而更多的世界占比",
            .measured = static_cast<double>(exceptions) / kWorlds,
            .expected = 0.25,
            .low = 0.001,
            .high = 0.5,
            .source = "an exception, explained by its extra branches"});
}

}  // namespace
}  // namespace wangge::validation
