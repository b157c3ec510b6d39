#include "wangge/policies/tracing.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "wangge/core/draw.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/policy/ranks.hpp"
#include "wangge/policy/reach.hpp"

namespace wangge::policies {
namespace {

using policy::Acquaintance;

std::vector<double>& column(policy::Memory& memory, ContactColumn which) {
    return memory[static_cast<std::size_t>(which)];
}
const std::vector<double>& column(const policy::Memory& memory, ContactColumn which) {
    return memory[static_cast<std::size_t>(which)];
}

/// First report of each resident, by resident.
std::map<std::uint32_t, std::int32_t> reported_on(const policy::Observation& seen) {
    std::map<std::uint32_t, std::int32_t> days;
    for (const policy::Report& report : seen.reports) {
        if (report.resident < seen.world.residents) days.emplace(report.resident, report.day);
    }
    return days;
}

/// Everybody whom these cases, reported on `day`, met and remember, or who was scanned where they were.
std::vector<policy::Met> remembered(const TracingRules& rules, const policy::Observation& seen,
                                    std::span<const std::uint32_t> cases, std::int32_t day) {
    const std::int32_t first = day - rules.window_days;
    const core::Draws recall(seen.luck, core::Purpose::kRecall);
    std::vector<policy::Met> all = seen.queries->contacts(cases, first, day);
    std::erase_if(all, [&](const policy::Met& met) {
        const std::uint64_t pair =
            core::combine(seen.world.resident.key[met.by], seen.world.resident.key[met.resident]);
        return !recall.happens(rules.recall[static_cast<std::size_t>(met.how)], pair);
    });
    if (!rules.scans) return all;
    for (const std::uint32_t one : cases) {
        for (const std::uint32_t other : seen.queries->scanned_with({&one, 1}, first, day))
            all.push_back({one, other, Acquaintance::kStranger});
    }
    policy::keep_closest(all);
    return all;
}

// The day of the interviewers: what fits into it is asked of the pools, the rest of nobody.
struct Calls {
    const TracingRules& rules;
    const policy::Observation& seen;
    policy::Directives& orders;
    double left;

    bool order(policy::TaskKind kind, std::uint32_t resident, double minutes) {
        const bool fits = minutes <= left;
        if (fits) left -= minutes;
        policy::Task task;
        task.kind = kind;
        task.subject = resident;
        task.cause = seen.day;
        task.rank = policy::kRankTracing;
        task.minutes = task.minutes_unanswered = minutes;
        task.pools = fits ? rules.pools : policy::Pools{0};
        orders.tasks.push_back(task);
        return fits;
    }
};

}  // namespace

void prepare_tracing(const world::World& world, policy::Memory& memory) {
    memory.assign(static_cast<std::size_t>(ContactColumn::kBook), std::vector<double>(world.residents, -1.0));
    memory.push_back({0});
}

void name_contacts(const TracingRules& rules, const policy::Observation& seen, policy::Memory& memory,
                   policy::Directives& orders) {
    double& done = column(memory, ContactColumn::kBook)[0];
    const std::map<std::uint32_t, std::int32_t> reported = reported_on(seen);
    std::map<std::int32_t, std::vector<std::uint32_t>> asked;  // by day of report
    for (auto k = static_cast<std::size_t>(done); k < seen.interviews.size(); ++k) {
        const auto report = reported.find(seen.interviews[k].resident);
        if (report != reported.end()) asked[report->second].push_back(report->first);
    }
    done = static_cast<double>(seen.interviews.size());
    if (seen.queries == nullptr) return;
    auto &named = column(memory, ContactColumn::kNamed), &until = column(memory, ContactColumn::kUntil),
         &how = column(memory, ContactColumn::kHow);
    for (auto& [day, cases] : asked) {
        std::sort(cases.begin(), cases.end());
        for (const policy::Met& met : remembered(rules, seen, cases, day)) {
            const std::uint32_t i = met.resident;
            if (i >= seen.world.residents || reported.count(i) != 0 ||
                core::flawed(core::Flaw::kContactsNotNamed))
                continue;
            orders.named.push_back({i, met.by});
            const auto closeness = static_cast<double>(met.how);
            if (until[i] <= seen.day) {
                named[i] = seen.day;
                how[i] = closeness;
            }
            how[i] = std::min(how[i], closeness);
            until[i] = seen.day + rules.days;
        }
    }
}

void order_contacts(const TracingRules& rules, const policy::Observation& seen, const policy::Memory& memory,
                    policy::Directives& orders) {
    const auto &named = column(memory, ContactColumn::kNamed), &until = column(memory, ContactColumn::kUntil),
               &how = column(memory, ContactColumn::kHow);
    const core::Draws lot(seen.luck, core::Purpose::kTracing);
    Calls calls{rules, seen, orders, rules.interviewers * kWorkday};
    const auto mark = [&](std::uint32_t i, bool when_told) {
        policy::Mark one;
        one.resident = i;
        one.order = rules.order;
        one.since = static_cast<std::int32_t>(named[i]);
        one.until = static_cast<std::int32_t>(until[i]);
        one.adherence = rules.adherence;
        one.when_told = when_told;
        orders.marks.push_back(one);
    };
    std::vector<std::tuple<double, double, std::uint64_t, std::uint32_t>> waiting;
    for (std::uint32_t i = 0; i < seen.world.residents; ++i) {
        if (until[i] <= seen.day) continue;
        const bool housemate = how[i] == static_cast<double>(Acquaintance::kHousehold);
        const bool told = seen.told(i) >= named[i];
        if (housemate || told) {
            mark(i, false);
        } else {
            waiting.emplace_back(how[i], named[i], lot.rank(0, seen.world.resident.key[i]), i);
        }
    }
    std::sort(waiting.begin(), waiting.end());
    for (const auto& [closeness, day, rank, i] : waiting) {
        calls.order(policy::TaskKind::kNotify, i, rules.call_minutes);
        mark(i, true);
    }
    std::vector<std::uint32_t> interviewed;
    for (const policy::Interview& one : seen.interviews) interviewed.push_back(one.resident);
    std::sort(interviewed.begin(), interviewed.end());
    std::vector<std::tuple<std::int32_t, std::uint64_t, std::uint32_t>> due;
    for (const auto& [i, day] : reported_on(seen)) {
        const std::int32_t age = seen.day - day;
        if (age < rules.interview_after ||
            (age > rules.give_up_days && !core::flawed(core::Flaw::kInterviewsForEver)) ||
            std::binary_search(interviewed.begin(), interviewed.end(), i) ||
            !policy::reached(rules.dwellings, seen.world, seen.world.resident.household[i]))
            continue;
        due.emplace_back(day, lot.rank(1, seen.world.resident.key[i]), i);
    }
    std::sort(due.begin(), due.end());
    for (const auto& [day, rank, i] : due)
        calls.order(policy::TaskKind::kInterview, i, rules.interview_minutes);
}

}  // namespace wangge::policies
