// Scarce things are given by keyed rank: without one competitor for a unit of capacity at most one other
// gains, and nobody else's fate changes.
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "tests/kernel/place.hpp"
#include "tests/validation/results.hpp"
#include "wangge/kernel/care/hospital.hpp"
#include "wangge/kernel/care/patients.hpp"
#include "wangge/kernel/day/centre.hpp"
#include "wangge/kernel/work/hands.hpp"
#include "wangge/world/draft.hpp"

namespace wangge::validation {
namespace {

using Rows = std::vector<std::uint32_t>;

constexpr std::uint32_t kDays = 60, kCompetitors = 24;

kernel::Context on(const policy::Scenario& scenario, std::uint32_t day) {
    return {tests::tienan_world(),
            scenario,
            {},
            0x3F,
            core::Seed{17},
            kernel::date_of(scenario.calendar, static_cast<std::int32_t>(day))};
}

// Other competitors every day, sorted.
Rows competitors(std::uint32_t day) {
    const core::Draws draw(core::Seed{4}, core::Purpose::kFitSample);
    const world::World& world = tests::tienan_world();
    Rows rows = world::by_rank(draw, day, world::all_rows(world.residents), world.resident.key);
    rows.resize(kCompetitors);
    std::sort(rows.begin(), rows.end());
    return rows;
}

// Serves all, then all but one, for each one of every day. serve(day, competitors) gives the served, sorted.
template <class Serve>
void expect_at_most_one_other(const char* what, const char* what_zh, Serve serve) {
    std::size_t most = 0, gains = 0;
    for (std::uint32_t day = 0; day < kDays; ++day) {
        const Rows all = competitors(day), served = serve(day, all);
        ASSERT_GT(served.size(), 0u);
        ASSERT_LT(served.size(), all.size());
        for (const std::uint32_t gone : all) {
            Rows fewer = all, changed;
            std::erase(fewer, gone);
            const Rows now = serve(day, fewer);
            std::set_symmetric_difference(served.begin(), served.end(), now.begin(), now.end(),
                                          std::back_inserter(changed));
            std::erase(changed, gone);
            most = std::max(most, changed.size());
            gains += changed.size();
        }
    }
    EXPECT_GT(gains, 0u);  // whoever was served and goes leaves a place
    expect({.title = std::string("others whose fate changes when one competitor is gone: ") + what,
            .title_zh = std::string("少一名竞争者时命运改变的他人最多数：") + what_zh,
            .measured = static_cast<double>(most),
            .expected = 1,
            .low = 1,
            .high = 1,
            .unit = "persons",
            .source = "unit capacities given by keyed rank"});
}

TEST(Competition, ForADoctorChangesAtMostOneOther) {
    policy::Scenario scenario;
    scenario.care.clinic_capacity = 5.5 * 1000 / tests::tienan_world().residents;
    expect_at_most_one_other("a doctor", "就诊", [&](std::uint32_t day, const Rows& asking) {
        kernel::Ledger ledger(tests::tienan_world(), kDays);
        return kernel::care::see_patients(on(scenario, day), asking, ledger);
    });
}

TEST(Competition, ForABedInTheCentreChangesAtMostOneOther) {
    const policy::Scenario scenario;
    expect_at_most_one_other("a bed in the centre", "集中隔离床位",
                             [&](std::uint32_t day, const Rows& asking) {
                                 const kernel::Context context = on(scenario, day);
                                 kernel::day::State state(context);
                                 for (std::uint32_t i = 0; i < context.world.agents; ++i)
                                     state.arrival.set(i, world::kAlwaysHere);
                                 kernel::Standing standing;
                                 standing.beds.beds = 7;
                                 standing.mark_of.clear(context.world.agents);
                                 for (const std::uint32_t i : asking) standing.mark_of.insert(i);
                                 standing.mark_of.number();
                                 kernel::StandingMark mark;
                                 mark.order = policy::Order::kCentral;
                                 standing.marks.assign(standing.mark_of.size(), mark);
                                 kernel::Ledger ledger(context.world, kDays);
                                 kernel::day::give_beds(context, standing, state, ledger);
                                 return state.in_centre;
                             });
}

TEST(Competition, ForAHospitalBedChangesAtMostOneOther) {
    policy::Scenario scenario;
    scenario.care.beds = 6.5 * 1000 / tests::tienan_world().residents;
    scenario.care.transfers = 1000;
    expect_at_most_one_other("a hospital bed", "医院床位", [&](std::uint32_t day, const Rows& asking) {
        const kernel::Context context = on(scenario, day);
        kernel::care::Hospital hospital;
        kernel::care::Patients patients(context.world.agents);
        kernel::Arrivals gone(context.world);
        kernel::Ledger ledger(context.world, kDays);
        for (const std::uint32_t i : asking) {
            kernel::care::SevereCase one;
            one.resident = i;
            one.severe_at = context.date.day * kernel::kDayMinutes;
            one.outcome_at = one.recovers_at = one.severe_at + 20 * kernel::kDayMinutes;
            hospital.cases.push_back(one);
        }
        kernel::care::nurse(context, hospital, patients, gone, ledger);
        Rows served;
        for (const kernel::care::SevereCase& one : hospital.cases) {
            if (one.bed != kernel::care::Bed::kNone) served.push_back(one.resident);
        }
        return served;
    });
}

TEST(Competition, ForAWorkersTimeChangesAtMostOneOther) {
    const policy::Scenario scenario;
    expect_at_most_one_other("a worker's time", "工作人员工时", [&](std::uint32_t day, const Rows& asking) {
        const kernel::Context context = on(scenario, day);
        const auto staff = static_cast<std::uint32_t>(context.world.staff.resident.size());
        const kernel::work::Hands hands(staff);
        kernel::Ledger ledger(context.world, kDays);
        const kernel::work::Habits habits(context);
        kernel::work::Roster roster = kernel::work::call(context);
        const kernel::mind::Minds minds = kernel::mind::first_minds(context);
        const core::RowSet nobody(staff);
        const kernel::work::Workforce workforce{habits, hands, nobody, minds.grievance, minds.stirred};
        kernel::work::muster(context, workforce, roster.called, roster, ledger.page_of(context.date.day));
        std::fill(roster.left.begin(), roster.left.end(), 0);
        for (std::uint32_t w = 0; w < 9 && w < staff; ++w) roster.left[w] = 25;  // minutes: one task each
        kernel::work::Rounds rounds;
        for (const std::uint32_t i : asking) {
            kernel::work::RoundTask task;
            task.key = context.world.resident.key[i];
            task.what = static_cast<std::uint32_t>(rounds.ordered.size());
            task.planned = 13;
            rounds.tasks.push_back(task);
            policy::Task ordered;
            ordered.subject = i;
            rounds.ordered.push_back(ordered);
        }
        kernel::LedgerPage page = ledger.page(0, ledger.elsewhere());
        const kernel::work::StaffPart whole{0, context.world.community.size(), &page};
        kernel::work::share_tasks(context, workforce, std::move(rounds), roster, {&whole, 1}, ledger);
        Rows served;
        for (const kernel::work::Taken& one : roster.taken)
            served.push_back(roster.rounds.ordered[roster.rounds.tasks[one.task].what].subject);
        std::sort(served.begin(), served.end());
        return served;
    });
}

}  // namespace
}  // namespace wangge::validation
