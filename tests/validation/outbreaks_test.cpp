// Outbreaks that happened, as plausibility and not as proof: the band of worlds beside the reported series.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"
#include "wangge/core/calendar.hpp"
#include "wangge/policies/catalogue.hpp"
#include "wangge/run/run.hpp"
#include "wangge/scenario/read_scenario.hpp"
#include "wangge/world/synthesis.hpp"

namespace wangge::validation {
namespace {

using kernel::Count;

constexpr std::uint32_t kWorlds = 256;
constexpr double kQuantiles[] = {0.05, 0.25, 0.5, 0.75, 0.95};

struct Outbreak {
    const char *file, *name, *name_zh;
    double scale;   // reported cases that one case in the model stands for
    Count counted;  // what corresponds to the reported series
};
void PrintTo(const Outbreak& outbreak, std::ostream* out) {
    *out << outbreak.file;
}

// Cumulative counts by day of the scenario; the last known one on days without a bulletin.
std::vector<double> reported(const Outbreak& outbreak, std::int32_t first_day, std::int32_t days) {
    std::ifstream file(std::string(WANGGE_SOURCE_DIR) + "/tests/validation/reported/" + outbreak.file +
                       ".csv");
    EXPECT_TRUE(file.good()) << outbreak.file;
    std::vector<double> series(static_cast<std::size_t>(days), 0.0);
    for (std::string line; std::getline(file, line);) {
        int year = 0, month = 0, day = 0;
        double count = 0;
        if (std::sscanf(line.c_str(), "%d-%d-%d,%lf", &year, &month, &day, &count) != 4) continue;
        const auto at = static_cast<std::int32_t>(core::days_from_civil({year, month, day})) - first_day;
        for (std::int32_t later = std::max(at, 0); later < days; ++later)
            series[static_cast<std::size_t>(later)] = count / outbreak.scale;
    }
    return series;
}

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

class Reported : public testing::TestWithParam<Outbreak> {};

TEST_P(Reported, LiesBesideTheBandOfWorlds) {
    const Outbreak& outbreak = GetParam();
    const std::string path =
        std::string(WANGGE_SOURCE_DIR) + "/scenarios/outbreaks/" + outbreak.file + ".yaml";
    const auto read = scenario::read_scenario(path, {}, policies::catalogue());
    ASSERT_TRUE(read.ok()) << read.faults().front().key;
    policy::Scenario scenario = read.value().scenario;
    const auto fit = run::solve(scenario);
    ASSERT_TRUE(fit.ok());
    scenario.transmission = fit.value().transmission;
    const std::size_t arm = scenario.arms.size() - 1;  // the measures that were taken
    const auto days = static_cast<std::int32_t>(scenario.calendar.days);
    std::vector<std::vector<double>> worlds(kWorlds);
    on_all_cores(kWorlds, [&](std::uint32_t k) {
        const auto world = world::synthesise(scenario.population, run::people_seed(scenario, k));
        run::Run run(world.value(), scenario, arm, k, policies::catalogue());
        while (!run.simulation().finished()) run.simulation().step();
        for (std::int32_t day = 0; day < days; ++day)
            worlds[k].push_back(
                static_cast<double>(run.simulation().ledger().total(outbreak.counted, day + 1)));
    });
    const auto first = static_cast<std::int32_t>(scenario.calendar.start);
    const std::vector<double> series = reported(outbreak, first, days);
    std::ostringstream table;
    table << "day,reported,p5,p25,p50,p75,p95\n";
    std::uint32_t inside = 0, counted = 0;
    std::vector<double> last;
    for (std::int32_t day = 0; day < days; ++day) {
        std::vector<double> now;
        for (const std::vector<double>& one : worlds) now.push_back(one[static_cast<std::size_t>(day)]);
        const double seen = series[static_cast<std::size_t>(day)];
        table << first + day << ',' << seen;
        for (const double share : kQuantiles) table << ',' << quantile(now, share);
        table << '\n';
        if (seen > 0) {
            ++counted;
            inside += seen >= quantile(now, 0.05) - 0.5 && seen <= quantile(now, 0.95) + 0.5 ? 1 : 0;
        }
        last = now;
    }
    write_series(outbreak.file, table.str());
    const double median = quantile(last, 0.5);
    expect({.title = std::string(outbreak.name) +
                     ": cumulative cases reported at the end, beside the median of worlds",
            .title_zh = std::string(outbreak.name_zh) + "：期末累计报告数，与各世界中位数对照",
            .measured = series.back(),
            .expected = median,
            .low = std::min(quantile(last, 0.025), median / 4),
            .high = std::max(quantile(last, 0.975), median * 4),
            .unit = "persons",
            .source =
                "bulletins of the health commissions; plausible: in the 95 % band or within a factor of 4"});
    expect({.title = std::string(outbreak.name) + ": share of days on which the report lies in the 90 % band",
            .title_zh = std::string(outbreak.name_zh) + "：报告数落入90%带的天数占比",
            .measured = static_cast<double>(inside) / std::max(1u, counted),
            .expected = 0.9,
            .low = 0,
            .high = 1,
            .source = "told, not asked for"});
}

INSTANTIATE_TEST_SUITE_P(
    Outbreaks, Reported,
    testing::Values(Outbreak{"dandong_2020", "Dandong 2020", "丹东2020", 1, Count::kReports},
                    Outbreak{"yuxi_2020", "Yuxi 2020", "玉溪2020", 1, Count::kReports},
                    Outbreak{"qianjiang_2020", "Qianjiang 2020", "潜江2020", 4, Count::kReports},
                    Outbreak{"jingmen_2020", "Jingmen 2020", "荆门2020", 10, Count::kReports},
                    Outbreak{"shanghai_2022", "Shanghai 2022", "上海2022", 1250, Count::kLocalInfections}),
    [](const auto& one) {
        std::string name;
        for (const char* c = one.param.file; *c != '\0'; ++c) {
            if (*c != '_') name += *c;
        }
        return name;
    });

}  // namespace
}  // namespace wangge::validation
