// Measures at their limits, and what is neither made nor lost.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "tests/validation/results.hpp"
#include "tests/validation/villages.hpp"

namespace wangge::validation {
namespace {

using kernel::Count;
using tests::add_arm;
using tests::use;

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
    tests::switch_off_loops(scenario);
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

// A code asks for a phone: where everybody has one and knows how to use it, no adult is turned away with a
// green code. (Children below 12 have none in either world.)
TEST(Limits, PhonesForAllExcludeNobody) {
    constexpr std::uint32_t kAdults[] = {1, 2, 3, 5, 6, 7};
    policy::Scenario scenario = tests::village();
    scenario.imports.setting = 0;  // nobody's code turns for a contact
    policy::Scenario phones = scenario;
    world::Population& people = phones.population;
    people.own_phone_minor = people.own_phone_adult = people.own_phone_60 = 1;
    people.code_alone_adult = people.code_alone_60 = 1;
    const auto turned_away = [&](policy::Scenario one) {
        const std::size_t codes =
            add_arm(one, "codes", {use("digital_codes", {{"code_paper", 0}, {"false_red", 0}})});
        const tests::Played played = tests::play(one, codes);
        std::int64_t sum = 0;
        for (const std::uint32_t group : kAdults)
            sum += played.ledger.total_of_group(Count::kRefusals, 100000, group);
        return static_cast<double>(sum);
    };
    EXPECT_GT(turned_away(scenario), 0);
    expect_below({.title = "adults turned away for want of a code where everybody has a phone",
                  .title_zh = "人人有手机时成人因无码被拒人次",
                  .measured = turned_away(phones),
                  .expected = 0,
                  .unit = "persons",
                  .source = "phones for all: no exclusion"},
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
            for (std::uint32_t h = 0; h < world.households; ++h)
                sum += kernel::needs::food(
                    {world, scenario, {}, 0, {}, kernel::date_of(scenario.calendar, simulation.day())},
                    simulation.state().stocks, h);
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

// Every yuan of public cost is an hour, a ration, a refill, a case or a night in the centre at its price:
// with one price at a time the cost is the count, and the prices together cost what they cost apart.
TEST(Conservation, OfMoney) {
    policy::Scenario scenario = busy_village();
    policy::PolicyUse quarantine = use("quarantine");
    tests::set(quarantine, "beds", 30);
    const std::size_t all =
        add_arm(scenario, "all", {use("blanket_closure"), use("volunteer_delivery"), quarantine});
    const world::World world = world::synthesise(scenario.population, run::people_seed(scenario, 0)).value();
    const tests::Played played = tests::play(scenario, all);
    using Pay = decltype(scenario.work.pay);
    const auto cost = [&](const policy::Money& money, const Pay& pay) {
        policy::Scenario priced = scenario;
        priced.money = money;
        priced.work.pay = pay;
        const run::Account account(played.ledger, priced, world,
                                   static_cast<std::int32_t>(scenario.calendar.days));
        return run::outcomes()[tests::outcome_row("public_cost")].value(account) * account.people();
    };
    policy::Money none = scenario.money;
    none.ration = none.refill = none.case_care = none.centre_day = 0;
    const Pay unpaid{};
    double apart = cost(none, scenario.work.pay), made = std::abs(cost(none, unpaid));
    const std::pair<double policy::Money::*, Count> prices[] = {
        {&policy::Money::ration, Count::kRationsRelief},
        {&policy::Money::refill, Count::kRefillsRelief},
        {&policy::Money::case_care, Count::kReports},
        {&policy::Money::centre_day, Count::kCentralDays}};
    for (const auto& [price, count] : prices) {
        policy::Money one = none;
        one.*price = scenario.money.*price;
        apart += cost(one, unpaid);
        made += std::abs(cost(one, unpaid) - scenario.money.*price * tests::total(played, count));
    }
    EXPECT_GT(apart, 10000);
    made += std::abs(cost(scenario.money, scenario.work.pay) - apart);
    expect_below({.title = "yuan of public cost without an hour, ration, refill, case or bed behind it",
                  .title_zh = "没有对应工时、口粮、药品、病例或床位的公共支出",
                  .measured = made,
                  .expected = 0,
                  .unit = "yuan",
                  .source = "cost = sum of counts times prices"},
                 1e-6 * apart);
}

}  // namespace
}  // namespace wangge::validation
