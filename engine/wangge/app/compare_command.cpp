#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "wangge/app/charts.hpp"
#include "wangge/app/commands.hpp"
#include "wangge/app/comparison_page.hpp"
#include "wangge/app/interrupt.hpp"
#include "wangge/app/json_text.hpp"
#include "wangge/app/language.hpp"
#include "wangge/app/progress.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/app/scenario_input.hpp"
#include "wangge/app/sensitivity_page.hpp"
#include "wangge/policies/catalogue.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/sensitivity.hpp"

namespace wangge::app {
namespace {

namespace fs = std::filesystem;
using study::CompareReport;
using study::Ended;

constexpr std::size_t kFaultsShown = 5;
constexpr std::uint32_t kReplicates = 32;

ExitCode code_of(Ended ended) {
    switch (ended) {
        case Ended::kDone:
            return ExitCode::kDone;
        case Ended::kPartly:
            return ExitCode::kPartlyFailed;
        case Ended::kInterrupted:
            return ExitCode::kInterrupted;
        case Ended::kRefused:
            return ExitCode::kBadInput;
    }
    return ExitCode::kBadInput;
}

Json json_in(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    Json object = Json::parse(text, nullptr, false);
    return object.is_discarded() ? Json::object() : object;
}

/// comparison.json as it lies in the folder, with what only this start of the program knows.
std::string json_of(const CompareReport& report, const Charts& charts, bool sensitivity, Language language) {
    Json object = json_in(fs::path(report.folder) / "comparison.json");
    if (sensitivity) object["sensitivity"] = json_in(fs::path(report.folder) / "sensitivity.json");
    object["folder"] = report.folder;
    object["runs_asked"] = report.runs_asked;
    object["runs_done"] = report.runs_done;
    object["runs_found"] = report.runs_found;
    object["charts"] = charts.drawn;
    object["fit_seconds"] = report.fit_seconds;
    object["run_seconds"] = report.run_seconds;
    object["total_seconds"] = report.total_seconds;
    object["faults"] = faults_json(report.faults, language);
    return text_of(object);
}

/// The first run file of the folder, to show how one is opened.
std::string first_run(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code error;
    for (fs::directory_iterator at(fs::path(folder) / "runs", error), end; !error && at != end;
         at.increment(error)) {
        if (at->path().extension() == ".h5") paths.push_back(at->path().string());
    }
    const auto first = std::min_element(paths.begin(), paths.end());
    return first == paths.end() ? "" : *first;
}

std::string where_it_is(const CompareReport& report, const Charts& charts, Language language) {
    std::string page = fmt::format(
        fmt::runtime(pick(language,
                          "\nresults  {0}/  (runs/, summary.csv, comparison.json, manifest.json{1})\n",
                          "\n结果  {0}/  （runs/、summary.csv、comparison.json、manifest.json{1}）\n")),
        report.folder, charts.drawn ? pick(language, ", charts/", "、charts/") : std::string_view());
    const std::string run = first_run(report.folder);
    if (!run.empty()) {
        page += fmt::format(
            fmt::runtime(pick(language, "open     xarray.open_dataset(\"{0}\", group=\"daily\")\n",
                              "打开  xarray.open_dataset(\"{0}\", group=\"daily\")\n")),
            run);
    }
    page += fmt::format(
        fmt::runtime(pick(language, "time     {0}, the fit {1}; {2} runs computed, {3} found finished\n",
                          "用时  {0}，其中拟合 {1}；计算 {2} 次运行，沿用已有 {3} 次\n")),
        readable_duration(report.total_seconds, language), readable_duration(report.fit_seconds, language),
        report.runs_done - std::min(report.runs_done, report.runs_found), report.runs_found);
    return page;
}

void say_faults(const scenario::ReadScenario& read, const CompareReport& report, Screen& screen) {
    std::vector<core::Fault> shown = report.faults;
    const std::size_t more = shown.size() > kFaultsShown ? shown.size() - kFaultsShown : 0;
    shown.resize(shown.size() - more);
    say_located(read, shown, screen);
    if (more > 0) screen.say({core::FaultCode::kMoreFaults, "", "", {std::to_string(more)}});
}

void say_how_it_ended(const CompareReport& report, Screen& screen) {
    const Language language = screen.language();
    const std::string counts =
        fmt::format(fmt::runtime(pick(language, "{0} of {1} runs are finished and kept in {2}",
                                      "{1} 次运行中已完成 {0} 次，保存在 {2}")),
                    report.runs_done, report.runs_asked, report.folder);
    if (report.ended == Ended::kInterrupted) {
        screen.say(
            fmt::format(fmt::runtime(pick(language, "interrupted: {0}. The same command goes on from there.",
                                          "已中断：{0}。以同一命令再次执行，即从中断处继续。")),
                        counts));
    } else if (report.ended == Ended::kPartly) {
        screen.say(fmt::format(
            fmt::runtime(pick(language, "partly failed: {0}. The same command tries the others again.",
                              "部分失败：{0}。以同一命令再次执行，即重试其余运行。")),
            counts));
    }
}

Charts charts_of(const Options& options, const CompareReport& report, ProgressLine& progress,
                 Screen& screen) {
    if (!options.charts) return {};
    const Language language = screen.language();
    progress.stage(std::string(pick(language, "drawing charts ...", "正在绘制图表……")));
    Charts charts = draw_charts(report.folder, language);
    progress.end();
    if (!charts.drawn && !interrupted()) {
        screen.say(fmt::format(
            fmt::runtime(pick(language,
                              "charts: could not be drawn ({0}). The results are kept; draw them later with "
                              "{1} {2} --lang {3}",
                              "图表：未能绘制（{0}）。结果已保存，可稍后执行 {1} {2} --lang {3}")),
            charts.trouble, charts_program(), report.folder, name_of(language)));
    }
    return charts;
}

/// The base comparison with the ending, faults and counts of the whole series.
CompareReport all_of(const study::SensitivityReport& sensitivity) {
    CompareReport report = sensitivity.base;
    report.ended = sensitivity.ended;
    report.faults = sensitivity.faults;
    report.runs_done = sensitivity.runs_done;
    report.runs_found = sensitivity.runs_found;
    report.runs_asked = sensitivity.runs_asked;
    report.total_seconds = sensitivity.total_seconds;
    return report;
}

}  // namespace

ExitCode compare_command(const Options& options, Screen& screen) {
    const auto read = read_input(options, screen);
    if (!read) return ExitCode::kBadInput;
    ProgressLine progress(screen);
    study::CompareOptions how;
    how.out = options.out ? *options.out : study::default_folder(read->scenario, policies::catalogue());
    how.replicates = options.replicates.value_or(kReplicates);
    how.keep_going = true;
    how.threads = options.threads.value_or(0);
    how.cancelled = &listen_for_interrupts();
    how.progress = [&](const study::Progress& seen) { progress.compare(seen); };
    study::SensitivityReport sensitivity;
    CompareReport report;
    if (options.loop_sensitivity) {
        sensitivity = study::loop_sensitivity(read->scenario, policies::catalogue(), how);
        report = all_of(sensitivity);
    } else {
        report = study::compare(read->scenario, policies::catalogue(), how);
    }
    progress.end();
    say_faults(*read, report, screen);
    say_how_it_ended(report, screen);
    ExitCode code = code_of(report.ended);
    if (report.ended == Ended::kRefused || report.ended == Ended::kInterrupted || !report.compared)
        return code;

    const Charts charts = charts_of(options, report, progress, screen);
    const bool without_charts = options.charts && !charts.drawn;
    std::string result;
    if (options.json) {
        result = json_of(report, charts, !sensitivity.signs.empty(), screen.language());
    } else {
        result = comparison_page(report.comparison, options.subject, screen.language());
        if (!sensitivity.signs.empty()) result += sensitivity_page(sensitivity, screen.language());
        result += where_it_is(report, charts, screen.language());
    }
    if (!screen.put(result) || without_charts) code = ExitCode::kPartlyFailed;
    return interrupted() ? ExitCode::kInterrupted : code;
}

}  // namespace wangge::app
