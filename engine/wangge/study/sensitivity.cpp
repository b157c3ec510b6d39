#include "wangge/study/sensitivity.hpp"

#include <utility>

#include "wangge/study/identity.hpp"
#include "wangge/study/result_folder.hpp"
#include "wangge/study/sensitivity_text.hpp"
#include "wangge/study/stopwatch.hpp"

namespace wangge::study {
namespace {

int sign_of(const statistics::Interval& interval) {
    if (!interval.excludes(0)) return 0;
    return interval.low > 0 ? 1 : -1;
}

std::vector<const core::Field*> loops_on(const policy::Scenario& scenario) {
    std::vector<const core::Field*> on;
    for (const core::Field& field : policy::Loops::fields()) {
        if (*core::field_value(&scenario.loops, field) != 0) on.push_back(&field);
    }
    return on;
}

std::optional<core::Fault> nonsense(const policy::Scenario& scenario, std::size_t loops,
                                    std::uint32_t worlds) {
    const auto contradiction = [](std::string name, std::vector<std::string> more = {}) {
        more.insert(more.begin(), std::move(name));
        return core::Fault{core::FaultCode::kContradiction, "", "", std::move(more)};
    };
    if (scenario.arms.size() < 2) return contradiction("sensitivity_of_one_arm");
    if (loops == 0) return contradiction("sensitivity_without_loops");
    if (worlds < static_cast<std::uint32_t>(statistics::kFewestWorlds)) {
        return contradiction("sensitivity_needs_worlds",
                             {std::to_string(worlds), std::to_string(statistics::kFewestWorlds)});
    }
    return std::nullopt;
}

/// Turns the progress of one comparison into that of all.
class Meter {
  public:
    Meter(const CompareOptions& options, SensitivityReport& report) : options_(options), report_(report) {}

    void show(const Progress& one) {
        if (!options_.progress) return;
        const bool first = report_.runs_done == 0;
        if (one.stage != Stage::kRuns && !(first && one.stage == Stage::kFit)) return;
        Progress all{one.stage, report_.runs_done + one.done, report_.runs_asked,
                     report_.runs_found + one.found, -1};
        const std::uint32_t made = all.done - all.found;
        if (made > 0) all.seconds_left = watch_.seconds() / made * (all.all - all.done);
        options_.progress(all);
    }
    double seconds() const { return watch_.seconds(); }

  private:
    const CompareOptions& options_;
    SensitivityReport& report_;
    detail::Stopwatch watch_;
};

/// One comparison of the series; its figures are added up.
CompareReport one_of_all(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                         const CompareOptions& options, Meter& meter, SensitivityReport& report) {
    CompareOptions own = options;
    own.progress = [&](const Progress& progress) { meter.show(progress); };
    CompareReport one = compare(scenario, library, own);
    report.runs_done += one.runs_done;
    report.runs_found += one.runs_found;
    report.faults.insert(report.faults.end(), one.faults.begin(), one.faults.end());
    report.ended = one.ended;
    return one;
}

void add_signs(std::size_t loop, const Comparison& with, const Comparison& without,
               std::vector<LoopSign>& signs) {
    for (std::size_t arm = 1; arm < with.arms.size(); ++arm) {
        for (std::size_t outcome = 0; outcome < run::outcomes().size(); ++outcome) {
            if (!run::outcomes()[outcome].headline) continue;
            for (std::size_t report = 0; report < with.reports(); ++report) {
                const statistics::Interval& on = with.cell(arm, outcome, report).paired.difference;
                const statistics::Interval& off = without.cell(arm, outcome, report).paired.difference;
                signs.push_back({loop, arm, outcome, report, on, off, verdict_of(on, off)});
            }
        }
    }
}

void save(const CompareOptions& options, SensitivityReport& report) {
    const detail::ResultFolder folder(options.out);
    std::vector<detail::ListedFile> files;
    for (const auto& [name, text] : {std::pair{"sensitivity.csv", detail::sensitivity_csv(report)},
                                     std::pair{"sensitivity.json", detail::sensitivity_json(report)}}) {
        if (std::optional<core::Fault> fault = folder.save(name, text, files)) {
            report.faults.push_back(*fault);
            report.ended = Ended::kPartly;
        }
    }
}

}  // namespace

std::string_view name_of(Verdict verdict) {
    constexpr std::string_view kNames[] = {"no_sign", "survives", "vanishes", "turns", "appears"};
    return kNames[static_cast<std::size_t>(verdict)];
}

Verdict verdict_of(const statistics::Interval& with, const statistics::Interval& without) {
    const int on = sign_of(with), off = sign_of(without);
    if (on == 0) return off == 0 ? Verdict::kNoSign : Verdict::kAppears;
    if (off == 0) return Verdict::kVanishes;
    return on == off ? Verdict::kSurvives : Verdict::kTurns;
}

SensitivityReport loop_sensitivity(const policy::Scenario& asked, std::span<const policy::PolicyKind> library,
                                   const CompareOptions& options) {
    SensitivityReport report;
    const std::vector<const core::Field*> loops = loops_on(asked);
    if (std::optional<core::Fault> fault = nonsense(asked, loops.size(), options.replicates)) {
        report.faults.push_back(*fault);
        return report;
    }
    report.runs_asked =
        static_cast<std::uint32_t>((1 + loops.size()) * asked.arms.size()) * options.replicates;
    Meter meter(options, report);
    report.base = one_of_all(asked, library, options, meter, report);
    report.total_seconds = meter.seconds();
    if (report.ended != Ended::kDone) return report;
    policy::Scenario scenario = asked;
    scenario.transmission = report.base.comparison.transmission;  // the fit knows no loops
    std::vector<LoopSign> signs;
    for (const core::Field* loop : loops) {
        policy::Scenario without = scenario;
        *core::field_value(&without.loops, *loop) = 0;
        CompareOptions own = options;
        own.out = options.out + "/loops/without_" + std::string(loop->parameter.name);
        const CompareReport one = one_of_all(without, library, own, meter, report);
        report.total_seconds = meter.seconds();
        if (report.ended == Ended::kRefused) report.ended = Ended::kPartly;  // the base is there
        if (report.ended != Ended::kDone) return report;
        report.loops.emplace_back(loop->parameter.name);
        add_signs(report.loops.size() - 1, report.base.comparison, one.comparison, signs);
    }
    report.signs = std::move(signs);
    save(options, report);
    report.total_seconds = meter.seconds();
    return report;
}

}  // namespace wangge::study
