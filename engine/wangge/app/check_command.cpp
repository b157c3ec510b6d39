#include <algorithm>
#include <thread>

#include "wangge/app/check_page.hpp"
#include "wangge/app/commands.hpp"
#include "wangge/app/delivery.hpp"
#include "wangge/app/scenario_input.hpp"
#include "wangge/policies/catalogue.hpp"
#include "wangge/record/save_file.hpp"
#include "wangge/scenario/resolved_text.hpp"
#include "wangge/study/memory_need.hpp"

namespace wangge::app {
namespace {

constexpr std::uint32_t kWorlds = 32;  // what `compare` runs unless told otherwise

ExitCode refuse(const Options& options, const std::vector<core::Fault>& faults, Screen& screen) {
    for (const core::Fault& fault : faults) screen.say(fault);
    if (options.json)
        screen.put(
            text_of({{"files", {options.subject}}, {"faults", faults_json(faults, screen.language())}}));
    return ExitCode::kBadInput;
}

}  // namespace

ExitCode check_command(const Options& options, Screen& screen) {
    if (options.out) {
        if (const auto fault = record::check_can_save(*options.out)) {
            screen.say(*fault);
            return ExitCode::kBadInput;
        }
    }
    const auto read = read_input(options);
    if (!read) return refuse(options, read.faults(), screen);
    if (options.out && overwrites_input("--out", *options.out, read.value(), screen))
        return ExitCode::kBadInput;
    const policy::Scenario& scenario = read.value().scenario;
    const auto library = policies::catalogue();
    if (auto fault = study::check_memory(scenario, library)) return refuse(options, {*fault}, screen);
    const auto trial = try_out(scenario, library);
    if (!trial) {
        std::vector<core::Fault> faults = trial.faults();
        scenario::locate(read.value(), faults);
        return refuse(options, faults, screen);
    }
    const std::uint32_t threads = options.threads.value_or(std::max(1u, std::thread::hardware_concurrency()));
    const Checked checked{read.value(), trial.value(), scenario::assumptions(scenario, library),
                          kWorlds,      threads,       study::memory_need(scenario, library)};
    if (options.out) {
        if (!save(*options.out, scenario::resolved_text(scenario, library), screen))
            return ExitCode::kPartlyFailed;
        screen.say(written_line(*options.out, screen.language()));
    }
    const std::string page =
        options.json ? text_of(check_json(checked, options.assumptions, options.population))
                     : check_page(checked, options.assumptions, options.population, screen.language());
    return screen.put(page) ? ExitCode::kDone : ExitCode::kPartlyFailed;
}

}  // namespace wangge::app
