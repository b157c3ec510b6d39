// From what a run was made: enough to make it again.
#include "wangge/core/state_hash.hpp"
#include "wangge/scenario/assumptions.hpp"
#include "wangge/scenario/resolved_text.hpp"
#include "wangge/study/content_parts.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/run_content.hpp"
#include "wangge/study/version.hpp"

namespace wangge::study::detail {
namespace {

void add_assumptions(const Finished& finished, record::Group& group) {
    std::vector<std::string> key, value, unit, mark, source;
    std::int64_t assumed = 0;
    for (const scenario::Assumption& each : scenario::assumptions(finished.scenario, finished.library,
                                                                  static_cast<std::uint32_t>(finished.arm))) {
        key.push_back(each.key);
        value.push_back(each.value);
        unit.emplace_back(each.unit);
        mark.emplace_back(scenario::mark_name(each.mark));
        source.emplace_back(each.source);
        assumed += each.mark == core::Mark::kAssumed ? 1 : 0;
    }
    const std::vector<std::string> along{"assumption"};
    group.variables.push_back(single<std::int64_t>("assumed_parameters", assumed, "1",
                                                   "Assumed parameters that this run leans on",
                                                   "所倚赖的假设参数个数"));
    group.dimensions.push_back(
        {"assumption", "", "Key of a borrowed or assumed number", "借用或假设的参数", std::move(key)});
    group.variables.push_back({"assumption_value", "", "Its value", "取值", along, std::move(value), {}});
    group.variables.push_back({"assumption_unit", "", "Its unit", "单位", along, std::move(unit), {}});
    group.variables.push_back(
        {"assumption_mark", "", "Borrowed or assumed", "数据性质", along, std::move(mark), {}});
    group.variables.push_back({"assumption_source", "", "Its source", "来源", along, std::move(source), {}});
}

}  // namespace

record::Group provenance_group(const Finished& finished) {
    const policy::Scenario& scenario = finished.scenario;
    const kernel::day::Simulation& simulation = finished.run.simulation();
    const ImportWords imports = imports_in_words(scenario);
    record::Group group;
    group.path = kProvenance;
    group.title = "From what this run was made";
    group.attributes = {{"version", std::string(version())},
                        {"build", std::string(build_id())},
                        {"schema_version", static_cast<std::int64_t>(kSchemaVersion)},
                        {"scenario", scenario.name},
                        {"scenario_hash", scenario_hash(scenario, finished.library)},
                        {"arm", scenario.arms[finished.arm].name},
                        {"imports", imports.text},
                        {"imports_zh", imports.text_zh},
                        {"disclaimer", std::string(kDisclaimer)},
                        {"disclaimer_zh", std::string(kDisclaimerZh)}};
    std::vector<std::string> hashes;
    for (const core::StateHash& hash : simulation.hashes()) hashes.push_back(hash.hex());
    group.dimensions.push_back(day_axis(scenario, finished.days()));
    group.variables = {
        single<std::uint32_t>("world", finished.world_number, "1", "Number of the world", "世界序号"),
        single<std::uint64_t>("people_seed", run::people_seed(scenario, finished.world_number).value, "1",
                              "Seed of the people of this world", "本世界人口种子"),
        single<std::uint64_t>("luck_seed", run::luck_seed(scenario, finished.world_number).value, "1",
                              "Seed of the luck of this world", "本世界机遇种子"),
        single<std::uint32_t>("residents", finished.world.residents, "persons", "Residents", "居民人数"),
        single<std::uint32_t>("households", finished.world.households, "households", "Households", "户数"),
        single<std::uint32_t>("agents", finished.world.agents, "persons",
                              "Residents and staff from elsewhere", "居民与外来工作人员"),
        single<double>("transmission_home", scenario.transmission.home, "1", "Solved hazard at home",
                       "解得的家庭风险"),
        single<double>("transmission_outside", scenario.transmission.outside, "1",
                       "Solved hazard outside the home", "解得的家庭外风险"),
        single<std::string>("initial_state_hash", initial_state_hash(finished.run, finished.world), "",
                            "Hash of the world and of the state before day 0", "人口与初始状态散列"),
        {"state_hash",
         "",
         "Hash of the state at the end of each day",
         "每日末状态散列",
         {"day"},
         std::move(hashes),
         {}},
        single<std::string>("resolved_scenario", scenario::resolved_text(scenario, finished.library), "",
                            "The scenario with every default filled in and its transmission solved",
                            "完整展开的情景"),
    };
    add_assumptions(finished, group);
    return group;
}

}  // namespace wangge::study::detail
