#include "wangge/study/memory_need.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>

#include "wangge/kernel/ledger.hpp"
#include "wangge/run/outcomes.hpp"

namespace wangge::study {
namespace {

constexpr double kMiB = 1024.0 * 1024.0;
// Measured between 19,060 and 76,240 residents with all four policies: 2,058 bytes of world, state and
// fifteen days of scans each.
constexpr double kBytesPerResident = 2100;
// Assumed: of what there is, so much may be used.
constexpr double kShare = 0.9;

struct Item {
    std::string name;
    double bytes;
};

std::string whole(double bytes) {
    return std::to_string(static_cast<long long>(bytes / kMiB) + 1);
}

double limit_here() {
    const double pages = static_cast<double>(::sysconf(_SC_PHYS_PAGES)),
                 page = static_cast<double>(::sysconf(_SC_PAGESIZE));
    double limit = pages > 0 && page > 0 ? pages * page * kShare : 1e18;
    rlimit space{};
    if (::getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY) {
        limit = std::min(limit, static_cast<double>(space.rlim_cur) * kShare);
    }
    return limit;
}

}  // namespace

std::optional<core::Fault> check_memory(const policy::Scenario& scenario, std::uint32_t at_once,
                                        std::uint64_t runs, double limit) {
    const double days = scenario.calendar.days, areas = world::filled_in(scenario.population).grids + 1;
    const double counts = days * kernel::kCounts * 8.0 * (areas + kernel::kGroups);
    const double reports = static_cast<double>(scenario.report_days.size() + 1);
    const double outcomes =
        static_cast<double>(run::outcomes().size() * (run::group_names().size() + 1)) * 8.0;
    std::array<Item, 3> items{{
        {"population.residents", kBytesPerResident * scenario.population.residents * at_once},
        // In the ledger, in the content of the file, and twice while the file is built.
        {"calendar.days x population.grids", 4.0 * counts * at_once},
        // Kept of each run, twice when they are put together, and as text.
        {"--replicates x arms", 8.0 * outcomes * reports * static_cast<double>(runs)},
    }};
    double needed = 0;
    for (const Item& item : items) needed += item.bytes;
    if (needed <= limit) return std::nullopt;
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.bytes > b.bytes; });
    core::Fault fault{core::FaultCode::kTooMuchMemory, "", "", {whole(needed), whole(limit)}};
    for (const Item& item : items) fault.arguments.push_back(item.name + " " + whole(item.bytes) + " MiB");
    return fault;
}

std::optional<core::Fault> check_memory(const policy::Scenario& scenario, std::uint32_t at_once,
                                        std::uint64_t runs) {
    return check_memory(scenario, at_once, runs, limit_here());
}

}  // namespace wangge::study
