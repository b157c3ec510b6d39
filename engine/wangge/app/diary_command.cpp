#include "wangge/app/commands.hpp"
#include "wangge/app/delivery.hpp"
#include "wangge/app/diary_page.hpp"
#include "wangge/app/language.hpp"
#include "wangge/app/scenario_input.hpp"
#include "wangge/policies/catalogue.hpp"
#include "wangge/run/run.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/memory_need.hpp"
#include "wangge/study/parallel.hpp"
#include "wangge/study/run_one.hpp"

namespace wangge::app {
namespace {

ExitCode refuse(Screen& screen, const std::string& line) {
    screen.say(line);
    return ExitCode::kBadInput;
}

}  // namespace

ExitCode diary_command(const Options& options, Screen& screen) {
    const Language language = screen.language();
    const auto read = read_input(options, screen);
    if (!read) return ExitCode::kBadInput;
    policy::Scenario scenario = read->scenario;
    const std::uint32_t world_number = options.world.value_or(0);
    if (options.arm.has_value() != options.day.has_value()) {
        return refuse(screen,
                      std::string(pick(language,
                                       "--arm and --day belong together: the contacts of which day of "
                                       "which arm? Give both, or neither for an ordinary week.",
                                       "--arm 与 --day "
                                       "须同时给出：哪个方案的哪一天？两项都给，或都不给（普通一周）。")));
    }
    if (const auto fault = study::check_memory(scenario, policies::catalogue())) {
        say_located(*read, {*fault}, screen);
        return ExitCode::kBadInput;
    }
    const auto world = run::make_world(scenario, world_number, study::parallel_for);
    if (!world) {
        say_located(*read, world.faults(), screen);
        return ExitCode::kBadInput;
    }
    const core::Seed luck = run::luck_seed(scenario, world_number);
    kernel::day::Diary diary;
    if (!options.day) {
        diary = kernel::day::keep_diary(world.value(), scenario, luck);
    } else {
        const std::size_t arm = study::find_arm(scenario, *options.arm);
        if (arm >= scenario.arms.size()) {
            return refuse(screen, fill(pick(language, "--arm: the scenario has no arm {0}.",
                                            "--arm: 情景中没有方案 {0}。"),
                                       std::vector<std::string>{*options.arm}));
        }
        if (static_cast<double>(*options.day) >= scenario.calendar.days) {
            return refuse(screen, fill(pick(language, "--day: the last of {1} days is {0}.",
                                            "--day: 共 {1} 天，最后一天为第 {0} 天。"),
                                       std::vector<std::string>{
                                           std::to_string(static_cast<int>(scenario.calendar.days) - 1),
                                           std::to_string(static_cast<int>(scenario.calendar.days))}));
        }
        auto ready = study::solved(scenario);
        if (!ready) {
            say_located(*read, ready.faults(), screen);
            return ExitCode::kBadInput;
        }
        scenario = std::move(ready.value());
        run::Run run(world.value(), scenario, arm, world_number, policies::catalogue());
        while (run.simulation().day() < static_cast<std::int32_t>(*options.day)) run.simulation().step();
        kernel::day::DiaryBook book(world.value());
        run.simulation().keep_diary(&book);
        run.simulation().step();
        diary = book.diary();
    }
    const KeptDiary kept{scenario, diary, world_number, options.arm.value_or(""),
                         options.day ? std::optional(static_cast<std::int32_t>(*options.day)) : std::nullopt};
    return deliver(options, screen, options.json ? text_of(diary_json(kept)) : diary_page(kept, language));
}

}  // namespace wangge::app
