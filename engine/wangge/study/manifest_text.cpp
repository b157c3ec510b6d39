#include <nlohmann/json.hpp>

#include "wangge/scenario/resolved_text.hpp"
#include "wangge/study/arm_differences.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/result_files.hpp"
#include "wangge/study/version.hpp"

namespace wangge::study::detail {
namespace {

using Json = nlohmann::ordered_json;

/// The worlds of which anything is there, with what all arms share in them.
Json seeds_of(const StoredRuns& runs) {
    Json seeds = Json::array();
    for (std::size_t world = 0; world < runs.front().size(); ++world) {
        for (const auto& of_arm : runs) {
            if (!of_arm[world]) continue;
            seeds.push_back({{"world", world},
                             {"people_seed", of_arm[world]->people_seed},
                             {"luck_seed", of_arm[world]->luck_seed},
                             {"initial_state_hash", of_arm[world]->initial_hash}});
            break;
        }
    }
    return seeds;
}

Json runs_of(const policy::Scenario& scenario, const StoredRuns& runs) {
    Json list = Json::array();
    for (std::size_t arm = 0; arm < runs.size(); ++arm) {
        for (std::uint32_t world = 0; world < runs[arm].size(); ++world) {
            if (!runs[arm][world]) continue;
            const StoredRun& run = *runs[arm][world];
            list.push_back({{"file", "runs/" + run_file_name(scenario.arms[arm].name, world)},
                            {"arm", scenario.arms[arm].name},
                            {"world", world},
                            {"bytes", run.bytes},
                            {"checksum", run.checksum},
                            {"state_hash", run.last_hash}});
        }
    }
    return list;
}

Json pairing_of(const ManifestInput& input) {
    Json arms = Json::array();
    for (std::size_t arm = 1; arm < input.scenario.arms.size(); ++arm) {
        Json differences = Json::array();
        for (const KeyDifference& each : key_differences(input.scenario, input.library, 0, arm)) {
            differences.push_back({{"key", each.key}, {"base", each.in_base}, {"arm", each.in_arm}});
        }
        arms.push_back({{"arm", input.scenario.arms[arm].name}, {"differs_from_base_in", differences}});
    }
    return {
        {"base", input.scenario.arms.front().name},
        {"shared_by_all_arms_of_a_world", {"people_seed", "luck_seed", "initial_state_hash", "transmission"}},
        {"transmission",
         {{"home", input.scenario.transmission.home}, {"outside", input.scenario.transmission.outside}}},
        {"arms", arms}};
}

}  // namespace

std::string manifest_text(const ManifestInput& input) {
    const ImportWords imports = imports_in_words(input.scenario);
    Json json = {{"program", "wangge"},
                 {"version", version()},
                 {"build", build_id()},
                 {"schema_version", kSchemaVersion},
                 {"disclaimer", kDisclaimer},
                 {"disclaimer_zh", kDisclaimerZh},
                 {"scenario", input.scenario.name},
                 {"scenario_hash", scenario_hash(input.scenario, input.library)},
                 {"partial", input.partial},
                 {"state", input.state},
                 {"worlds_asked", input.runs.front().size()},
                 {"worlds_complete", complete_worlds(input.runs)},
                 {"days", static_cast<std::int64_t>(input.scenario.calendar.days)},
                 {"imports_setting", imports.text},
                 {"imports_setting_zh", imports.text_zh},
                 {"pairing", pairing_of(input)},
                 {"seeds", seeds_of(input.runs)},
                 {"files", Json::array()},
                 {"runs", runs_of(input.scenario, input.runs)},
                 {"assumptions", Json::array()}};
    for (const ListedFile& file : input.files) {
        json["files"].push_back({{"file", file.path}, {"bytes", file.bytes}, {"checksum", file.checksum}});
    }
    std::uint32_t assumed = 0;
    for (const scenario::Assumption& each : scenario::assumptions(input.scenario, input.library)) {
        json["assumptions"].push_back({{"key", each.key},
                                       {"value", each.value},
                                       {"unit", each.unit},
                                       {"mark", scenario::mark_name(each.mark)},
                                       {"source", each.source}});
        assumed += each.mark == core::Mark::kAssumed ? 1 : 0;
    }
    json["assumed_parameters"] = assumed;
    return json.dump(1) + "\n";
}

std::string scenario_hash_in(const std::string& manifest) {
    const Json json = Json::parse(manifest, nullptr, false);
    if (!json.is_object()) return "";
    const auto found = json.find("scenario_hash");
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace wangge::study::detail
