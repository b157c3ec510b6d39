#include "wangge/kernel/work/hands.hpp"

namespace wangge::kernel::work {

void attend(const Standing& standing, Roster& roster) {
    std::vector<std::uint32_t> asked, came;
    const auto book = [&](const RoundTask& task, std::vector<std::uint32_t>& into) {
        if (task.job != Job::kWatch && task.job != Job::kGuard && task.job != Job::kNotify) return;
        const std::uint32_t row = standing.mark_of[roster.rounds.ordered[task.what].subject];
        if (row == world::kNone) return;  // followed up after release
        into.resize(standing.marks.size(), 0);
        ++into[row];
    };
    for (const RoundTask& task : roster.rounds.tasks) book(task, asked);
    for (const Taken& taken : roster.taken) book(roster.rounds.tasks[taken.task], came);
    if (asked.empty()) return;
    came.resize(asked.size(), 0);
    roster.attended.assign(asked.size(), 0.0);
    for (std::size_t row = 0; row < asked.size(); ++row) {
        if (asked[row] > 0) roster.attended[row] = static_cast<double>(came[row]) / asked[row];
    }
}

}  // namespace wangge::kernel::work
