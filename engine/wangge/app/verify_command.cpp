#include <fmt/format.h>

#include "wangge/app/commands.hpp"
#include "wangge/app/delivery.hpp"
#include "wangge/app/interrupt.hpp"
#include "wangge/app/json_text.hpp"
#include "wangge/app/language.hpp"
#include "wangge/app/progress.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/policies/catalogue.hpp"
#include "wangge/record/read_hdf5.hpp"
#include "wangge/record/save_file.hpp"
#include "wangge/scenario/read_scenario.hpp"
#include "wangge/study/verify.hpp"

namespace wangge::app {
namespace {

using study::Agreement;
using study::Verification;

std::string_view name_of_agreement(Agreement agreement) {
    switch (agreement) {
        case Agreement::kSame:
            return "same";
        case Agreement::kDifferent:
            return "different";
        case Agreement::kInterrupted:
            return "interrupted";
        case Agreement::kCannot:
            return "cannot";
    }
    return "cannot";
}

ExitCode code_of(Agreement agreement) {
    switch (agreement) {
        case Agreement::kSame:
            return ExitCode::kDone;
        case Agreement::kDifferent:
            return ExitCode::kPartlyFailed;
        case Agreement::kInterrupted:
            return ExitCode::kInterrupted;
        case Agreement::kCannot:
            return ExitCode::kBadInput;
    }
    return ExitCode::kBadInput;
}

std::string verdict_line(const std::string& path, const Verification& verdict, Language language) {
    return fmt::format(
        fmt::runtime(
            pick(language,
                 "{0}: every bit agrees. {1} values of arm {2}, world {3}, {4} days, were computed again.\n",
                 "{0}: 逐位一致。重算了方案 {2}、世界 {3}、{4} 天的 {1} 个值。\n")),
        path, readable(verdict.compared), verdict.arm, verdict.world, verdict.days);
}

Json verdict_json(const std::string& path, const Verification& verdict, Language language) {
    Json object = {{"file", path},
                   {"agreement", std::string(name_of_agreement(verdict.agreement))},
                   {"arm", verdict.arm},
                   {"world", verdict.world},
                   {"days", verdict.days},
                   {"compared", verdict.compared},
                   {"state_hash", verdict.state_hash},
                   {"faults", faults_json(verdict.faults, language)}};
    if (verdict.agreement == Agreement::kDifferent) {
        object["first_difference"] = {
            {"place", verdict.place}, {"in_file", verdict.in_file}, {"rerun", verdict.rerun}};
    }
    return object;
}

/// Whether the file says that it was made from this seed; false, with a message, if not.
bool made_from(const std::string& path, std::int64_t seed, Screen& screen) {
    const auto content = record::read_hdf5(path, {{"provenance"}, {"resolved_scenario"}});
    if (!content) {
        for (const core::Fault& fault : content.faults()) screen.say(fault);
        return false;
    }
    const record::Group* group = record::find_group(content.value(), "provenance");
    const record::Variable* text =
        group == nullptr ? nullptr : record::find_variable(*group, "resolved_scenario");
    const auto* texts = text == nullptr ? nullptr : std::get_if<std::vector<std::string>>(&text->data);
    if (texts == nullptr || texts->empty()) {
        screen.say({core::FaultCode::kForeignFile, path, "", {path, "provenance"}});
        return false;
    }
    const auto scenario = scenario::read_scenario_text(texts->front(), path, policies::catalogue());
    if (!scenario) {
        for (const core::Fault& fault : scenario.faults()) screen.say(fault);
        return false;
    }
    const double people = scenario.value().people_seed, luck = scenario.value().luck_seed;
    if (people == static_cast<double>(seed) && luck == people) return true;
    screen.say(fmt::format(
        fmt::runtime(pick(screen.language(),
                          "--seed: {0} was made from people seed {1:.0f} and luck seed {2:.0f}, not from "
                          "{3}. Is it the right file?",
                          "--seed: {0} 由人口种子 {1:.0f}、运气种子 {2:.0f} 生成，而非 {3}。是否选错文件？")),
        path, people, luck, seed));
    return false;
}

}  // namespace

ExitCode verify_command(const Options& options, Screen& screen) {
    const Language language = screen.language();
    if (options.out) {
        if (const auto fault = record::check_can_save(*options.out)) {
            screen.say(*fault);
            return ExitCode::kBadInput;
        }
    }
    if (options.seed && !made_from(options.subject, *options.seed, screen)) return ExitCode::kBadInput;
    ProgressLine progress(screen);
    study::VerifyOptions how;
    how.cancelled = &listen_for_interrupts();
    how.progress = [&](std::int32_t day, std::int32_t days) { progress.days(day, days); };
    const Verification verdict = study::verify(options.subject, policies::catalogue(), how);
    progress.end();
    for (const core::Fault& fault : verdict.faults) screen.say(fault);
    if (verdict.agreement == Agreement::kInterrupted)
        screen.say(pick(language, "interrupted; nothing is said about the file.", "已中断，未得出结论。"));
    ExitCode code = code_of(verdict.agreement);
    std::string result;
    if (options.json) {
        result = text_of(verdict_json(options.subject, verdict, language));
    } else if (verdict.agreement == Agreement::kSame) {
        result = verdict_line(options.subject, verdict, language);
    }
    if (!result.empty() && !screen.put(result)) code = ExitCode::kPartlyFailed;
    if (options.out && !save(*options.out, text_of(verdict_json(options.subject, verdict, language)), screen))
        code = ExitCode::kPartlyFailed;
    return code;
}

}  // namespace wangge::app
