#include "wangge/study/compare.hpp"

#include <algorithm>
#include <utility>

#include "wangge/scenario/resolved_text.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/memory_need.hpp"
#include "wangge/study/parallel.hpp"
#include "wangge/study/put_together.hpp"
#include "wangge/study/result_files.hpp"
#include "wangge/study/result_folder.hpp"
#include "wangge/study/run_worlds.hpp"
#include "wangge/study/stopwatch.hpp"

namespace wangge::study {
namespace {

using detail::ListedFile;

void tell(const CompareOptions& options, Stage stage, const CompareReport& report) {
    if (!options.progress) return;
    options.progress({stage, report.runs_done, report.runs_asked, report.runs_found, -1});
}

const char* state_of(Ended ended) {
    switch (ended) {
        case Ended::kDone:
            return "done";
        case Ended::kInterrupted:
            return "interrupted";
        case Ended::kPartly:
        case Ended::kRefused:
            break;
    }
    return "failed";
}

CompareReport refused(CompareReport report, std::vector<core::Fault> faults) {
    report.ended = Ended::kRefused;
    report.faults = std::move(faults);
    return report;
}

/// Writes the tables, and last of all the manifest that says whether they are whole.
void save_results(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                  const detail::StoredRuns& runs, const detail::ResultFolder& folder, CompareReport& report) {
    std::vector<ListedFile> files;
    const auto keep = [&](const char* name, const std::string& text) {
        if (std::optional<core::Fault> fault = folder.save(name, text, files)) {
            report.faults.push_back(*fault);
            if (report.ended == Ended::kDone) report.ended = Ended::kPartly;
        }
    };
    keep("scenario.yaml", scenario::resolved_text(scenario, library));
    if (report.compared) {
        keep("comparison.json", detail::comparison_text(report.comparison));
        keep("summary.csv", detail::summary_text(report.comparison));
    }
    const bool partial = report.ended != Ended::kDone;
    const std::string manifest =
        detail::manifest_text({scenario, library, runs, files, partial, state_of(report.ended)});
    keep("manifest.json", manifest);
}

}  // namespace

CompareReport compare(const policy::Scenario& asked, std::span<const policy::PolicyKind> library,
                      const CompareOptions& options) {
    const detail::Stopwatch all;
    const ThreadLimit limit(options.threads);
    CompareReport report;
    report.folder = options.out;
    report.runs_asked = static_cast<std::uint32_t>(asked.arms.size()) * options.replicates;
    tell(options, Stage::kFit, report);
    if (report.runs_asked == 0) {
        return refused(report,
                       {{core::FaultCode::kInternal, "", "", {"neither arms nor worlds to compare"}}});
    }
    if (std::optional<core::Fault> fault = check_memory(
            asked, library,
            {.at_once = std::min(threads_at_work(), report.runs_asked), .runs = report.runs_asked})) {
        return refused(report, {*fault});
    }
    const core::Result<policy::Scenario> ready = solved(asked);
    if (!ready) return refused(report, ready.faults());
    const policy::Scenario& scenario = ready.value();
    report.fit_seconds = all.seconds();

    detail::ResultFolder folder(options.out);
    if (std::optional<core::Fault> fault = folder.open(scenario_hash(scenario, library)))
        return refused(report, {*fault});
    std::vector<ListedFile> none;
    const detail::StoredRuns nothing(scenario.arms.size(),
                                     std::vector<std::optional<detail::StoredRun>>(options.replicates));
    const std::string first_manifest =
        detail::manifest_text({scenario, library, nothing, {}, true, "running"});
    if (std::optional<core::Fault> fault = folder.save("manifest.json", first_manifest, none))
        return refused(report, {*fault});

    const detail::Stopwatch running;
    detail::WorldsRun worlds = detail::run_worlds(scenario, library, options, folder);
    report.run_seconds = running.seconds();
    report.runs_done = worlds.done;
    report.runs_found = worlds.found;
    report.faults = std::move(worlds.faults);
    const bool cancelled = options.cancelled != nullptr && options.cancelled->load();
    const bool whole = worlds.done == report.runs_asked;
    report.ended = whole ? Ended::kDone : cancelled ? Ended::kInterrupted : Ended::kPartly;

    tell(options, Stage::kStatistics, report);
    if (std::optional<core::Fault> fault = detail::check_twins(scenario, worlds.runs)) {
        report.faults.push_back(*fault);
        report.ended = Ended::kPartly;
    } else if (detail::complete_worlds(worlds.runs) > 0) {
        report.comparison = detail::put_together(scenario, library, worlds.runs);
        report.compared = true;
    }
    save_results(scenario, library, worlds.runs, folder, report);
    report.total_seconds = all.seconds();
    return report;
}

}  // namespace wangge::study
