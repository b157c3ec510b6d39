#include <algorithm>
#include <iterator>

#include "wangge/app/commands.hpp"
#include "wangge/app/delivery.hpp"
#include "wangge/app/futures_page.hpp"
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
#include "wangge/study/run_futures.hpp"

namespace wangge::app {
namespace {

bool failed_while_saving(const std::vector<core::Fault>& faults) {
    for (const core::Fault& fault : faults) {
        if (fault.code == core::FaultCode::kDiskFull || fault.code == core::FaultCode::kCannotWrite)
            return true;
    }
    return false;
}

/// Its words name the file; the scenario is not its place.
bool about_a_file(const core::Fault& fault) {
    constexpr core::FaultCode kCodes[] = {core::FaultCode::kCannotWrite,      core::FaultCode::kDiskFull,
                                          core::FaultCode::kDamagedFile,      core::FaultCode::kForeignFile,
                                          core::FaultCode::kDifferentVersion, core::FaultCode::kOtherRun};
    return std::ranges::find(kCodes, fault.code) != std::end(kCodes);
}

void say_no_such_arm(const policy::Scenario& scenario, const std::string& option, const std::string& name,
                     Screen& screen) {
    std::vector<std::string_view> known;
    std::string list;
    for (const policy::Arm& arm : scenario.arms) {
        known.push_back(arm.name);
        list += std::string(list.empty() ? "" : pick(screen.language(), ", ", "、")) + arm.name;
    }
    const std::string near = scenario::nearest(name, known);
    std::string line = fill(pick(screen.language(), "{2}: the scenario has no arm {0} (it has {1}).",
                                 "{2}: 情景中没有方案 {0}（有：{1}）。"),
                            std::vector<std::string>{name, list, option});
    if (!near.empty())
        line += fill(pick(screen.language(), " Did you mean {0}?", "是否指 {0}？"),
                     std::vector<std::string>{near});
    screen.say(line);
}

/// Says what becomes of checkpoints; false, with a message, if they would take the place of something else.
bool keep_checkpoints(const Options& options, const scenario::ReadScenario& read, study::RunOptions& how,
                      ProgressLine& progress, Screen& screen) {
    how.resume = options.resume.value_or("");
    how.checkpoint = options.checkpoint.value_or("");
    if (options.checkpoint_every) how.checkpoint_every = static_cast<std::int32_t>(*options.checkpoint_every);
    if (!how.checkpoint.empty()) {
        if (overwrites_input("--checkpoint", how.checkpoint, read, screen)) return false;
        if (how.checkpoint == how.out) {
            screen.say(pick(screen.language(), "--checkpoint: the same file as --out. Choose another name?",
                            "--checkpoint: 与 --out 是同一文件。换一个名字？"));
            return false;
        }
    }
    how.checkpointed = [&screen, &progress](const study::CheckpointNote& note) {
        if (!note.fault) return;
        progress.end();
        screen.say(*note.fault);
        screen.say(pick(screen.language(), "the run goes on; the checkpoint before is kept.",
                        "运行继续；此前的检查点仍在。"));
    };
    how.resumed = [&screen, &progress](const study::Checkpoint& from) {
        progress.end();
        for (const core::Fault& fault : from.newer) screen.say(fault);
        screen.say(fill(pick(screen.language(), "going on from day {0}: {1}", "自第 {0} 天继续：{1}"),
                        std::vector<std::string>{std::to_string(from.head.day), from.file}));
    };
    return true;
}

/// After Ctrl-C: where the run can be taken up.
ExitCode say_checkpoint(const study::RunReport& report, const std::string& file, Screen& screen) {
    const std::vector<std::string> words = {std::to_string(report.days), file,
                                            std::to_string(report.checkpoint_day)};
    const bool kept = report.checkpoint_day == report.days;
    screen.say(
        fill(kept ? pick(screen.language(),
                         "interrupted on day {0}. The run is in {1}: the same command with --resume {1} goes "
                         "on from there.",
                         "第 {0} 天中断。运行已存于 {1}：同一命令加 --resume {1} 即可继续。")
                  : pick(screen.language(),
                         "interrupted on day {0}, which could not be written to {1}. --resume {1} goes on "
                         "from the checkpoint before, if there is one.",
                         "第 {0} 天中断，未能写入 {1}。如有此前的检查点，--resume {1} 可由其继续。"),
             words));
    return ExitCode::kInterrupted;
}

/// One past, two futures.
ExitCode two_futures(const Options& options, const scenario::ReadScenario& read, study::RunOptions how,
                     Screen& screen) {
    const std::size_t other = study::find_arm(read.scenario, *options.branch_arm);
    if (other >= read.scenario.arms.size()) {
        say_no_such_arm(read.scenario, "--branch-arm", *options.branch_arm, screen);
        return ExitCode::kBadInput;
    }
    const auto days = static_cast<std::int64_t>(read.scenario.calendar.days);
    if (*options.branch_at > days) {
        screen.say(core::Fault{core::FaultCode::kOutOfRange,
                               "--branch-at",
                               "",
                               {std::to_string(*options.branch_at), "0", std::to_string(days), ""}});
        return ExitCode::kBadInput;
    }
    ProgressLine progress(screen);
    how.progress = [&](std::int32_t day, std::int32_t all) { progress.days(day, all); };
    const auto result = study::run_futures(read.scenario, policies::catalogue(), how,
                                           {static_cast<std::int32_t>(*options.branch_at), other});
    progress.end();
    if (!result) {
        say_located(read, result.faults(), screen);
        return ExitCode::kBadInput;
    }
    if (result.value().one.interrupted || result.value().other.interrupted || interrupted()) {
        screen.say(
            pick(screen.language(), "interrupted. No file was to be written.", "已中断。本无文件写出。"));
        return ExitCode::kInterrupted;
    }
    const std::string page = options.json ? text_of(futures_json(result.value()))
                                          : futures_page(result.value(), screen.language());
    return screen.put(page) ? ExitCode::kDone : ExitCode::kPartlyFailed;
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
        say_no_such_arm(read->scenario, "--arm", options.arm.value_or(""), screen);
        return ExitCode::kBadInput;
    }
    if (options.branch_at) return two_futures(options, *read, how, screen);
    if (!how.out.empty()) {
        if (overwrites_input("--out", how.out, *read, screen)) return ExitCode::kBadInput;
        if (const auto fault = record::check_can_save(how.out)) {
            screen.say(*fault);
            return ExitCode::kBadInput;
        }
    }
    ProgressLine progress(screen);
    if (!keep_checkpoints(options, *read, how, progress, screen)) return ExitCode::kBadInput;
    how.progress = [&](std::int32_t day, std::int32_t days) { progress.days(day, days); };
    const auto result = study::run_one(read->scenario, policies::catalogue(), how);
    progress.end();
    if (!result) {
        for (const core::Fault& fault : result.faults()) {
            if (about_a_file(fault)) {
                screen.say(fault);
            } else {
                say_located(*read, {fault}, screen);
            }
        }
        return failed_while_saving(result.faults()) ? ExitCode::kPartlyFailed : ExitCode::kBadInput;
    }
    const study::RunReport& report = result.value();
    if (report.interrupted) {  // who asks too late gets the whole run, and its file
        if (!how.checkpoint.empty()) return say_checkpoint(report, how.checkpoint, screen);
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
