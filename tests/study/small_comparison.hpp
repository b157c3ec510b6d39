#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>

#include "wangge/policies/catalogue.hpp"
#include "wangge/study/compare.hpp"
#include "wangge/study/identity.hpp"

/// A comparison small enough to be made many times: 305 people, 40 days, arms of two policies.
namespace wangge::study::tests {

class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::random_device device;
        do {
            path_ = std::filesystem::temp_directory_path() / ("wangge_study_" + std::to_string(device()));
        } while (!std::filesystem::create_directory(path_));
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

inline std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Every file below a folder, by its path there. What is still being written shows as what it is.
inline std::map<std::string, std::string> files_below(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
        if (!each.is_regular_file()) continue;
        files[std::filesystem::relative(each.path(), folder).string()] = bytes_of(each.path().string());
    }
    return files;
}

inline policy::PolicyUse use_of(const policy::PolicyKind& kind) {
    policy::PolicyUse use;
    use.name = use.label = std::string(kind.name);
    for (const core::Field& field : kind.fields) {
        for (std::uint32_t k = 0; k < field.parameter.length; ++k)
            use.settings.push_back(core::preset_of(field.parameter, k));
    }
    use.common.least_days = 10;
    use.common.most_days = 20;
    return use;
}

inline policy::Scenario small_scenario() {
    policy::Scenario scenario;
    scenario.name = "small";
    scenario.title = "A small place";
    scenario.title_zh = "小社区";
    world::Population& population = scenario.population;
    for (double* total : {&population.residents, &population.households, &population.rented_households,
                          &population.rented_residents, &population.stairwells, &population.shops,
                          &population.community_workers, &population.party_volunteers,
                          &population.other_volunteers, &population.gate_crew, &population.seconded}) {
        *total = std::max(1.0, std::floor(*total * 0.08 + 0.5));
    }
    population.grids = 2;
    population.returnees = 6;
    population.returnees_later = 1;
    scenario.calendar.days = 40;
    scenario.report_days = {25, 40};
    scenario.imports.setting = 1;  // stress
    for (const policy::PolicyKind& kind : policies::catalogue()) scenario.policies.push_back(use_of(kind));
    const auto arm = [&](const char* name, std::vector<std::uint32_t> policies) {
        policy::Arm each;
        each.name = each.title = name;
        each.title_zh = "方案";
        each.policies = std::move(policies);
        scenario.arms.push_back(std::move(each));
    };
    arm("routine", {});
    arm("closure", {0});
    arm("delivery", {2});
    arm("both", {0, 2});
    return scenario;
}

/// The same with its transmission solved, once for all tests.
inline const policy::Scenario& solved_scenario() {
    static const policy::Scenario scenario = [] {
        const core::Result<policy::Scenario> result = solved(small_scenario());
        EXPECT_TRUE(result.ok());
        return result.value();
    }();
    return scenario;
}

inline CompareReport compare_into(const std::string& folder, std::uint32_t worlds = 4,
                                  std::uint32_t threads = 2) {
    CompareOptions options;
    options.out = folder;
    options.replicates = worlds;
    options.threads = threads;
    return compare(solved_scenario(), policies::catalogue(), options);
}

}  // namespace wangge::study::tests
