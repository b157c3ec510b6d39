// What each phase of a day costs, and how near it comes to what the machine allows.
//
//     phases SCENARIO.yaml [ARM] [KEY.PATH=VALUE ...]
//
// One thread, world 0. Beside the time of a phase stands its floor: what this machine needs at least, by the
// rates of its memory measured in the same run, for the reads that no program can spare:
//
//     move    the row of every resident in order, where everybody has to be looked at
//     gates   every passage written down once and read once, in order
//     meet    one random read for every day of an infectious person (with 2 MiB pages)
//
// Other phases have none: they concern few. Prints one JSON object.

#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "benchmarks/machine.hpp"
#include "wangge/policies/catalogue.hpp"
#include "wangge/run/run.hpp"
#include "wangge/scenario/read_scenario.hpp"

namespace {

using namespace wangge;
using kernel::Count;
using kernel::day::kPhases;
using kernel::day::Phase;

constexpr std::array<const char*, kPhases> kNames = {"dawn",  "decide", "staff",    "want", "move",
                                                     "gates", "meet",   "progress", "live", "night"};
constexpr double kRow = sizeof(std::uint64_t) + 2 * sizeof(std::uint32_t);  // key, home, place of a resident
constexpr double kPassage = 2 * sizeof(kernel::move::Passing);

struct Clock {
    std::array<double, kPhases> spent{};
    std::size_t phase = kPhases - 1;
    double since = 0;

    static void begins(void* data, Phase phase) {
        auto& clock = *static_cast<Clock*>(data);
        const double at = std::chrono::duration<double>(machine::Clock::now().time_since_epoch()).count();
        clock.spent[clock.phase] += at - clock.since;
        clock.phase = static_cast<std::size_t>(phase), clock.since = at;
    }
};

int refuse(const char* scenario) {
    std::fprintf(stderr, "phases: cannot run %s; `wangge check %s` says why\n", scenario, scenario);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fputs("usage: phases SCENARIO.yaml [ARM] [KEY.PATH=VALUE ...]\n", stderr), 2;
    std::string arm = "routine";
    std::vector<std::string> sets;
    for (int k = 2; k < argc; ++k) {
        if (std::strchr(argv[k], '=') != nullptr) {
            sets.emplace_back(argv[k]);
        } else {
            arm = argv[k];
        }
    }
    const auto read = scenario::read_scenario(argv[1], sets, policies::catalogue(), {});
    if (!read) return refuse(argv[1]);
    policy::Scenario scenario = read.value().scenario;
    const auto row = std::ranges::find(scenario.arms, arm, &policy::Arm::name);
    if (row == scenario.arms.end()) return std::fprintf(stderr, "no arm %s\n", arm.c_str()), 2;
    const auto fit = run::solve(scenario);
    if (!fit) return refuse(argv[1]);
    scenario.transmission = fit.value().transmission;
    const auto world = run::make_world(scenario, 0);
    if (!world) return refuse(argv[1]);

    const std::span<std::uint64_t> table = machine::table(machine::Pages::kLarge);
    std::iota(table.begin(), table.end(), std::uint64_t{0});
    const double in_order =
        machine::rate(machine::kBytes, [&](std::uint64_t) { return machine::read_in_order(table); }).median;
    const double at_random = machine::rate(machine::kReads, [&](std::uint64_t round) {
                                 return machine::read_at_random(table, round);
                             }).median;
    munmap(table.data(), machine::kBytes);

    run::Run run(world.value(), scenario, static_cast<std::size_t>(row - scenario.arms.begin()), 0,
                 policies::catalogue());
    kernel::day::Simulation& simulation = run.simulation();
    Clock clock;
    simulation.tell({Clock::begins, &clock});
    Clock::begins(&clock, Phase::kNight);
    clock.spent = {};
    while (!simulation.finished()) simulation.step();
    Clock::begins(&clock, Phase::kNight);

    const double days = simulation.day(), people = world.value().residents, per = 1e9 / (days * people);
    const auto total = [&](Count count) {
        return static_cast<double>(simulation.ledger().total(count, simulation.day()));
    };
    const double passages = total(Count::kPassages), shedding = total(Count::kInfectious);
    std::array<double, kPhases> floor{};
    if (passages > 0) floor[static_cast<std::size_t>(Phase::kMove)] = days * people * kRow / in_order;
    floor[static_cast<std::size_t>(Phase::kGates)] = passages * kPassage / in_order;
    floor[static_cast<std::size_t>(Phase::kMeet)] = shedding / at_random;
    double all = 0, least = 0;
    for (std::size_t k = 0; k < kPhases; ++k) all += clock.spent[k], least += floor[k];
    std::printf("{\"scenario\": \"%s\", \"arm\": \"%s\", \"residents\": %.0f, \"days\": %.0f,\n",
                scenario.name.c_str(), arm.c_str(), people, days);
    std::printf(" \"gb_in_order_per_second\": %.3g, \"million_random_reads_per_second\": %.3g,\n",
                in_order / 1e9, at_random / 1e6);
    std::printf(" \"infectious_person_days\": %.0f, \"passages\": %.0f,\n \"phases\": {\n", shedding,
                passages);
    const auto line = [&](const char* name, double spent, double at_least, const char* end) {
        std::printf(
            "  \"%s\": {\"ns_per_resident_day\": %.3f, \"share\": %.3f, \"floor_ns\": %.3f, "
            "\"of_the_limit\": %.3f}%s\n",
            name, spent * per, spent / all, at_least * per, spent > 0 ? at_least / spent : 0, end);
    };
    for (std::size_t k = 0; k < kPhases; ++k) line(kNames[k], clock.spent[k], floor[k], ",");
    line("day", all, least, "");
    std::puts(" }}");
}
