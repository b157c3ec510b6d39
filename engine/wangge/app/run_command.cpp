#include <map>

#include "wangge/app/commands.hpp"
#include "wangge/app/delivery.hpp"
#include "wangge/app/interrupt.hpp"
#include "wangge/app/json_text.hpp"
#include "wangge/app/language.hpp"
#include "wangge/app/progress.hpp"
#include "wangge/app/run_page.hpp"
#include "wangge/app/scenario_input.hpp"
#include "wangge/policies/catalogue.hpp"
#include "wangge/record/save_file.hpp"
#include "wangge/scenario/nearest.hpp"
#include "wangge/study/identity.hpp"

namespace wangge::app {
namespace {

bool failed_while_saving(const std::vector<core::Fault>& faults) {
    for (const core::Fault& fault : faults) {
        if (fault.code == core::FaultCode::kDiskFull || fault.code == core::FaultCode::kCannotWrite)
            return true;
    }
    return false;
}

void say_no_such_arm(const policy::Scenario& scenario, const std::string& name, Screen& screen) {
    std::vector<std::string_view> known;
    std::string list;
    for (const policy::Arm& arm : scenario.arms) {
        known.push_back(arm.name);
        list += std::string(list.empty() ? "" : pick(screen.language(), ", ", "、")) + arm.name;
    }
    const std::string near = scenario::nearest(name, known);
    std::string line = fill(pick(screen.language(), "--arm: the scenario has no arm {0} (it has {1}).",
                                 "--arm: 情景中没有方案 {0}（有：{1}）。"),
                            std::vector<std::string>{name, list});
    if (!near.empty())
        line += fill(pick(screen.language(), " Did you mean {0}?", "是否指 {0}？"),
                     std::vector<std::string>{near});
    screen.say(line);
}

}  // namespace

ExitCode run_command(const Options& options, Screen& screen) {
    const auto read = read_input(options, screen);
    if (!read) return ExitCode::kBadInput;
    study::RunOptions how;
    how.world = options.world.value_or(0);
    how.threads = options.threads.value_or(0);
    how.out = options.out.value_or("");
    how.cancelled = &listen_for_interrupts();
    if (options.arm) how.arm = study::find_arm(read->scenario, *options.arm);
    if (how.arm >= read->scenario.arms.size()) {
        say_no_such_arm(read->scenario, options.arm.value_or(""), screen);
        return ExitCode::kBadInput;
    }
    if (!how.out.empty()) {
        if (overwrites_input(how.out, *read, screen)) return ExitCode::kBadInput;
        if (const auto fault = record::check_can_save(how.out)) {
            screen.say(*fault);
            return ExitCode::kBadInput;
        }
    }
    ProgressLine progress(screen);
    how.progress = [&](std::int32_t day, std::int32_t days) { progress.days(day, days); };
    const auto result = study::run_one(read->scenario, policies::catalogue(), how);
    progress.end();
    if (!result) {
        say_located(*read, result.faults(), screen);
        return failed_while_saving(result.faults()) ? ExitCode::kPartlyFailed : ExitCode::kBadInput;
    }
    const study::RunReport& report = result.value();
    if (report.interrupted || interrupted()) {
        screen.say(pick(screen.language(),
                        "interrupted. A run is saved whole or not at all: no file was written. Give the same "
                        "command again.",
                        "已中断。运行结果只完整保存：没有写出文件。请以同一命令重新运行。"));
        return ExitCode::kInterrupted;
    }
    const std::string page = options.json ? text_of(run_json(report)) : run_page(report, screen.language());
    return screen.put(page) ? ExitCode::kDone : ExitCode::kPartlyFailed;
}

}  // namespace wangge::app
