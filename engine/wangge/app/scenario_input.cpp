#include "wangge/app/scenario_input.hpp"

#include "wangge/policies/catalogue.hpp"
#include "wangge/run/run.hpp"

namespace wangge::app {

core::Result<scenario::ReadScenario> read_input(const Options& options) {
    std::vector<std::string> sets = options.sets;
    if (options.seed) {
        for (const char* key : {"seeds.people=", "seeds.luck="})
            sets.push_back(key + std::to_string(*options.seed));
    }
    core::Result<scenario::ReadScenario> read =
        scenario::read_scenario(options.subject, sets, policies::catalogue(), options.days);
    if (!read) return read;
    std::vector<core::Fault> faults = run::check(read.value().scenario, policies::catalogue());
    if (faults.empty()) return read;
    scenario::locate(read.value(), faults);
    return faults;
}

std::optional<scenario::ReadScenario> read_input(const Options& options, Screen& screen) {
    core::Result<scenario::ReadScenario> read = read_input(options);
    if (read) return std::move(read.value());
    for (const core::Fault& fault : read.faults()) screen.say(fault);
    return std::nullopt;
}

void say_located(const scenario::ReadScenario& read, std::vector<core::Fault> faults, Screen& screen) {
    scenario::locate(read, faults);
    for (const core::Fault& fault : faults) screen.say(fault);
}

std::string title_in(Language language, const std::string& title, const std::string& title_zh,
                     const std::string& name) {
    const std::string& wanted = language == Language::kChinese ? title_zh : title;
    const std::string& other = language == Language::kChinese ? title : title_zh;
    return !wanted.empty() ? wanted : !other.empty() ? other : name;
}

}  // namespace wangge::app
