#include "wangge/study/verify.hpp"

#include "wangge/record/read_hdf5.hpp"
#include "wangge/run/run.hpp"
#include "wangge/scenario/read_scenario.hpp"
#include "wangge/study/content_difference.hpp"
#include "wangge/study/content_parts.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/memory_need.hpp"
#include "wangge/study/parallel.hpp"
#include "wangge/study/run_content.hpp"
#include "wangge/study/stored_run.hpp"
#include "wangge/study/version.hpp"

namespace wangge::study {
namespace {

Verification cannot(Verification so_far, std::vector<core::Fault> faults) {
    so_far.agreement = Agreement::kCannot;
    so_far.faults = std::move(faults);
    return so_far;
}

core::Fault not_our_layout(const std::string& path, const std::string& where) {
    return {core::FaultCode::kDamagedFile, path, "", {path, "not_our_layout: " + where}};
}

/// A build that differs only in its sources' checksum may well give the same results: that is for the rerun
/// to say.
void leave_out_build(record::FileContent& content) {
    for (record::Group& group : content.groups) {
        if (group.path != detail::kProvenance) continue;
        for (record::Attribute& attribute : group.attributes) {
            if (attribute.name == "build") attribute.value = std::string();
        }
    }
}

Verification compare_with(record::FileContent content, record::FileContent again, const std::string& path,
                          Verification result) {
    leave_out_build(content);
    leave_out_build(again);
    const detail::Difference difference = detail::first_difference(content, again);
    result.compared = difference.compared;
    if (difference.place.empty()) {
        result.agreement = Agreement::kSame;
        return result;
    }
    result.agreement = Agreement::kDifferent;
    result.place = difference.place;
    result.in_file = difference.left;
    result.rerun = difference.right;
    const auto shown = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
    result.faults = {
        {core::FaultCode::kNotReproduced,
         path,
         "",
         {path, difference.place + ": " + shown(difference.left) + " / " + shown(difference.right)}}};
    return result;
}

}  // namespace

Verification verify(const std::string& path, std::span<const policy::PolicyKind> library,
                    const VerifyOptions& options) {
    Verification result;
    core::Result<record::FileContent> content = record::read_hdf5(path);
    if (!content) return cannot(result, content.faults());
    const std::string found_version = detail::provenance_text(content.value(), "version");
    if (found_version.empty()) return cannot(result, {not_our_layout(path, detail::kProvenance)});
    if (found_version != version()) {
        return cannot(
            result,
            {{core::FaultCode::kDifferentVersion, path, "", {path, found_version, std::string(version())}}});
    }
    const core::Result<policy::Scenario> scenario = scenario::read_scenario_text(
        detail::provenance_text(content.value(), "resolved_scenario"), path, library);
    if (!scenario) return cannot(result, scenario.faults());
    result.arm = detail::provenance_text(content.value(), "arm");
    const std::size_t arm = find_arm(scenario.value(), result.arm);
    const record::Group* provenance = record::find_group(content.value(), detail::kProvenance);
    const record::Variable* number = record::find_variable(*provenance, "world");
    const auto* numbers =
        number == nullptr ? nullptr : std::get_if<std::vector<std::uint32_t>>(&number->data);
    if (arm == scenario.value().arms.size() || numbers == nullptr || numbers->size() != 1) {
        return cannot(result, {not_our_layout(path, "provenance/world")});
    }
    result.world = numbers->front();
    if (!is_solved(scenario.value()))
        return cannot(result, {not_our_layout(path, "provenance/resolved_scenario")});

    if (std::optional<core::Fault> fault = check_memory(scenario.value(), library, {.arm = arm}))
        return cannot(result, {*fault});
    const core::Result<world::World> world = run::make_world(scenario.value(), result.world, parallel_for);
    if (!world) return cannot(result, world.faults());
    run::Run run(world.value(), scenario.value(), arm, result.world, library, parallel_for);
    const auto days = static_cast<std::int32_t>(scenario.value().calendar.days);
    while (!run.simulation().finished()) {
        if (options.cancelled != nullptr && options.cancelled->load()) {
            result.agreement = Agreement::kInterrupted;
            return result;
        }
        run.simulation().step();
        if (options.progress) options.progress(run.simulation().day(), days);
    }
    result.days = run.simulation().day();
    result.state_hash = run.simulation().hash().hex();
    const run::InfectionsInMemory infections(run.simulation().tree());
    record::FileContent again =
        content_of(scenario.value(), arm, result.world, run, world.value(), library, infections);
    return compare_with(std::move(content.value()), std::move(again), path, std::move(result));
}

}  // namespace wangge::study
