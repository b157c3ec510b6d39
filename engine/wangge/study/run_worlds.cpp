#include "wangge/study/run_worlds.hpp"

#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <mutex>
#include <optional>

#include "wangge/run/run.hpp"
#include "wangge/scenario/resolved_text.hpp"
#include "wangge/study/parallel.hpp"
#include "wangge/study/run_content.hpp"
#include "wangge/study/stopwatch.hpp"

namespace wangge::study::detail {
namespace {

class Worlds {
  public:
    Worlds(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
           const CompareOptions& options, const ResultFolder& folder)
        : scenario_(scenario),
          library_(library),
          options_(options),
          folder_(folder),
          resolved_(scenario::resolved_text(scenario, library)) {
        result_.runs.assign(scenario.arms.size(), std::vector<std::optional<StoredRun>>(options.replicates));
    }

    WorldsRun run() {
        tell_progress();
        const std::uint32_t workers = std::min(threads_at_work(), options_.replicates);
        tbb::parallel_for(
            std::uint32_t{0}, workers,
            [this](std::uint32_t) {
                for (std::uint32_t world = next_++; world < options_.replicates && !stopped();
                     world = next_++)
                    do_world(world);
            },
            tbb::simple_partitioner());
        std::sort(faults_.begin(), faults_.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& each : faults_) result_.faults.push_back(std::move(each.second));
        return std::move(result_);
    }

  private:
    bool cancelled() const { return options_.cancelled != nullptr && options_.cancelled->load(); }
    bool stopped() const { return stop_.load() || cancelled(); }

    void do_world(std::uint32_t world_number) {
        std::vector<std::uint32_t> missing;
        for (std::uint32_t arm = 0; arm < scenario_.arms.size(); ++arm) {
            if (!take_found(arm, world_number)) missing.push_back(arm);
        }
        if (missing.empty() || stopped()) return;
        const core::Result<world::World> world = run::make_world(scenario_, world_number);
        if (!world) return note(world_number, 0, world.faults().front());
        // Without isolation a thread that waits for the arms of this world would begin another one, and hold
        // both.
        tbb::this_task_arena::isolate([&] {
            tbb::parallel_for(
                std::size_t{0}, missing.size(),
                [&](std::size_t k) {
                    if (!stopped()) do_run(world.value(), world_number, missing[k]);
                },
                tbb::simple_partitioner());
        });
    }

    bool take_found(std::uint32_t arm, std::uint32_t world_number) {
        const std::string& name = scenario_.arms[arm].name;
        std::optional<StoredRun> found = find_run(folder_.run_path(name, world_number),
                                                  {name, world_number, resolved_}, scenario_.report_days);
        if (!found) return false;
        const std::lock_guard<std::mutex> turn(mutex_);
        result_.runs[arm][world_number] = std::move(found);
        ++result_.done;
        ++result_.found;
        tell_progress();
        return true;
    }

    void do_run(const world::World& world, std::uint32_t world_number, std::uint32_t arm) {
        run::Run run(world, scenario_, arm, world_number, library_);
        while (!run.simulation().finished()) {
            if (stopped()) return;
            run.simulation().step();
        }
        const std::string path = folder_.run_path(scenario_.arms[arm].name, world_number);
        const run::InfectionsInMemory infections(run.simulation().tree());
        core::Result<StoredRun> saved =
            save_run(path, content_of(scenario_, arm, world_number, run, world, library_, infections),
                     scenario_.report_days);
        if (!saved) return note(world_number, arm, saved.faults().front());
        const std::lock_guard<std::mutex> turn(mutex_);
        result_.runs[arm][world_number] = std::move(saved.value());
        ++result_.done;
        tell_progress();
    }

    void note(std::uint32_t world, std::uint32_t arm, const core::Fault& fault) {
        const bool full = fault.code == core::FaultCode::kDiskFull;
        if (full || !options_.keep_going) stop_ = true;
        const std::lock_guard<std::mutex> turn(mutex_);
        // A full disk is one problem, however many threads meet it.
        const auto same = [&](const auto& each) { return full && each.second.code == fault.code; };
        if (std::none_of(faults_.begin(), faults_.end(), same)) faults_.push_back({{world, arm}, fault});
    }

    /// Under the lock, or before there are threads.
    void tell_progress() {
        if (!options_.progress) return;
        Progress progress;
        progress.stage = Stage::kRuns;
        progress.done = result_.done;
        progress.found = result_.found;
        progress.all = static_cast<std::uint32_t>(scenario_.arms.size()) * options_.replicates;
        const std::uint32_t made = result_.done - result_.found;
        if (made > 0) progress.seconds_left = watch_.seconds() / made * (progress.all - progress.done);
        options_.progress(progress);
    }

    const policy::Scenario& scenario_;
    const std::span<const policy::PolicyKind> library_;
    const CompareOptions& options_;
    const ResultFolder& folder_;
    const std::string resolved_;
    const Stopwatch watch_;
    std::atomic<std::uint32_t> next_{0};
    std::atomic<bool> stop_{false};
    std::mutex mutex_;
    WorldsRun result_;
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, core::Fault>> faults_;  // by (world, arm)
};

}  // namespace

WorldsRun run_worlds(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                     const CompareOptions& options, const ResultFolder& folder) {
    return Worlds(scenario, library, options, folder).run();
}

}  // namespace wangge::study::detail
