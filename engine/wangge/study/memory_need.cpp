#include "wangge/study/memory_need.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <string>

#include "wangge/kernel/ledger.hpp"
#include "wangge/record/write_hdf5.hpp"
#include "wangge/run/outcomes.hpp"
#include "wangge/study/run_one.hpp"

namespace wangge::study {
namespace {

constexpr double kMiB = 1024.0 * 1024.0;

// Bytes, all figures of the estimate. Measured by the memory of the process (/proc/self/statm) around its
// parts, in scenarios/city of one and of four million people: the world while it is made; the state and the
// tables of a day in an epidemic; what four measures take in it beyond that, scans of fifteen days among it;
// a day of meetings that tracing keeps; rows of packed days in an epidemic that infects most.
constexpr double kProgram = 64 * kMiB;  // code, library, scenario, and the fit's part of a place
constexpr double kPerResident = 57;     // of the world
constexpr double kStatePerResident = 44;
constexpr double kMeasuresPerResident = 40;  // more, where there are any
constexpr double kMeetingsPerResident = 26;  // of a day that may be looked back on
constexpr double kPerAreaDay = 70;           // of the ledger, packed
constexpr double kBelonging = 1;             // of the ledger, by resident
constexpr double kPerFileAreaDay = 500;      // of the file, deflated
constexpr double kPerFileInfection = 9;      // of the file, deflated
constexpr double kPerReportedInfection = 12;
constexpr double kShare = 0.9;  // assumed: of the memory there is, so much may be used

std::string whole(double bytes) {
    return std::to_string(static_cast<long long>(bytes / kMiB) + 1);
}

struct Extent {
    double residents, grids, communities;
};

Extent extent_of(const policy::Scenario& scenario) {
    const world::Population filled = world::filled_in(scenario.population);
    if (scenario.tables != nullptr) {
        return {static_cast<double>(scenario.tables->residents.size()),
                static_cast<double>(scenario.tables->grids.size()), std::max(1.0, filled.communities)};
    }
    return {scenario.population.residents, filled.grids, std::max(1.0, filled.communities)};
}

double areas_of(const policy::Scenario& scenario, const Extent& extent) {
    const auto grids = static_cast<std::uint32_t>(std::min(extent.grids, 4e9)),
               communities = static_cast<std::uint32_t>(std::min(extent.communities, 4e9));
    const policy::Areas by = kernel::areas_for(scenario.record.by(), grids, communities);
    return 1 + (by == policy::Areas::kGrid ? grids : by == policy::Areas::kCommunity ? communities : 1);
}

// Kept at once: those that any measure may look back on, and today's.
double days_of_meetings(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                        const policy::Arm& arm) {
    std::int32_t back = 0;
    for (const std::uint32_t row : arm.policies) {
        const policy::PolicyUse& use = scenario.policies[row];
        const auto kind = std::ranges::find(library, use.name, &policy::PolicyKind::name);
        if (kind != library.end()) back = std::max(back, kind->make(use.common, use.settings)->looks_back());
    }
    return back == 0 ? 0.0 : std::min(scenario.calendar.days, back + 1.0);
}

// By resident, of one arm or of the one that takes most.
double state_of(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                std::optional<std::size_t> asked) {
    double most = 0;
    for (std::size_t k = 0; k < scenario.arms.size(); ++k) {
        const policy::Arm& arm = scenario.arms[k];
        if (asked && *asked != k) continue;
        most = std::max(most, (arm.policies.empty() ? 0 : kMeasuresPerResident) +
                                  kMeetingsPerResident * days_of_meetings(scenario, library, arm));
    }
    return kStatePerResident + most;
}

}  // namespace

double MemoryNeed::bytes() const {
    double sum = 0;
    for (const MemoryItem& item : items) sum += item.bytes;
    return sum;
}

MemoryNeed memory_need(const policy::Scenario& scenario, std::span<const policy::PolicyKind> library,
                       const RunsAsked& asked) {
    const std::uint32_t at_once = asked.at_once;
    const Extent extent = extent_of(scenario);
    const double days = scenario.calendar.days, areas = areas_of(scenario, extent);
    const double page = 8.0 * kernel::kCounts * (areas + kernel::kGroups);
    // Everybody may be infected once. The list grows up to where it waits on the disk; what is told of it
    // needs a row, a generation, offspring, and the first case of a household.
    const double infections = extent.residents;
    const double list = std::min(sizeof(kernel::Transmission) * infections,
                                 static_cast<double>(RunOptions{}.most_transmissions)) +
                        kPerReportedInfection * infections;
    // Built in memory, in two copies, or variable by variable.
    const double counts = days * areas * 8, values = counts * kernel::kCounts + 18 * infections;
    const double image = days * areas * kPerFileAreaDay + infections * kPerFileInfection;
    const double file = std::max(counts, 8 * infections) +
                        (values > static_cast<double>(record::kMostInMemory) ? 0 : 2 * image);
    const double state = state_of(scenario, library, asked.arm);
    const double outcomes =
        static_cast<double>(run::outcomes().size() * (run::group_names().size() + 1)) * 8.0;
    const double reports = static_cast<double>(scenario.report_days.size() + 1);
    MemoryNeed need{{
        {"program", kProgram},
        {"people", kPerResident * extent.residents * at_once},
        {"state", state * extent.residents * at_once},
        {"ledger", (page + days * areas * kPerAreaDay + kBelonging * extent.residents) * at_once},
        {"transmissions", list * at_once},
        {"file", file * at_once},
        // Kept of each run, twice when they are put together, and as text.
        {"results", 8.0 * outcomes * reports * static_cast<double>(asked.runs)},
    }};
    std::ranges::stable_sort(need.items, std::ranges::greater{}, &MemoryItem::bytes);
    return need;
}

double memory_limit() {
    const double pages = static_cast<double>(::sysconf(_SC_PHYS_PAGES)),
                 page = static_cast<double>(::sysconf(_SC_PAGESIZE));
    double limit = pages > 0 && page > 0 ? pages * page * kShare : 1e18;
    rlimit space{};
    if (::getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY) {
        limit = std::min(limit, static_cast<double>(space.rlim_cur) * kShare);
    }
    return limit;
}

std::optional<core::Fault> check_memory(const policy::Scenario& scenario,
                                        std::span<const policy::PolicyKind> library, const RunsAsked& asked,
                                        double limit) {
    const MemoryNeed need = memory_need(scenario, library, asked);
    if (need.bytes() <= limit) return std::nullopt;
    core::Fault fault{core::FaultCode::kTooMuchMemory, "", "", {whole(need.bytes()), whole(limit)}};
    for (std::size_t k = 0; k < 3; ++k)
        fault.arguments.push_back(std::string(need.items[k].key) + " " + whole(need.items[k].bytes));
    return fault;
}

}  // namespace wangge::study
