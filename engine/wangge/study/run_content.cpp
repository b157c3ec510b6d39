#include "wangge/study/run_content.hpp"

#include "wangge/study/content_parts.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/version.hpp"
#include "wangge/world/world_hash.hpp"

namespace wangge::study {

std::string initial_state_hash(const run::Run& run, const world::World& world) {
    core::StateHash hash = world::world_hash(world);
    hash += run.simulation().initial_hash();
    return hash.hex();
}

record::FileContent content_of(const policy::Scenario& scenario, std::size_t arm, std::uint32_t world_number,
                               const run::Run& run, const world::World& world,
                               std::span<const policy::PolicyKind> library,
                               const run::Infections& infections) {
    const detail::Finished finished{scenario, arm, world_number, run, world, library, infections};
    const ImportWords imports = imports_in_words(scenario);
    record::FileContent content;
    content.attributes = {
        {"program", "wangge " + std::string(version())},
        {"scenario", scenario.name},
        {"scenario_title", scenario.title},
        {"scenario_title_zh", scenario.title_zh},
        {"arm", scenario.arms[arm].name},
        {"arm_title", scenario.arms[arm].title},
        {"arm_title_zh", scenario.arms[arm].title_zh},
        {"world", static_cast<std::int64_t>(world_number)},
        {"imports", imports.text},
        {"imports_zh", imports.text_zh},
        {"disclaimer", std::string(kDisclaimer)},
        {"disclaimer_zh", std::string(kDisclaimerZh)},
    };
    // Provenance first: a rerun that differs is told by the first day whose hash does.
    content.groups.push_back(detail::provenance_group(finished));
    content.groups.push_back(detail::outcomes_group(finished));
    content.groups.push_back(detail::daily_group(finished));
    content.groups.push_back(detail::groups_group(finished));
    content.groups.push_back(detail::transmissions_group(finished));
    for (record::Group& group : detail::policy_groups(finished)) content.groups.push_back(std::move(group));
    return content;
}

}  // namespace wangge::study
