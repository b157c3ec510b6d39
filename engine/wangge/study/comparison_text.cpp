#include <cmath>
#include <nlohmann/json.hpp>

#include "wangge/scenario/resolved_text.hpp"
#include "wangge/study/identity.hpp"
#include "wangge/study/result_files.hpp"
#include "wangge/study/version.hpp"

namespace wangge::study::detail {
namespace {

using Json = nlohmann::ordered_json;

/// null where there is no number.
Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json optional_count(const std::optional<int>& count) {
    return count ? Json(*count) : Json(nullptr);
}

const char* state_name(statistics::IntervalState state) {
    switch (state) {
        case statistics::IntervalState::kSound:
            return "sound";
        case statistics::IntervalState::kDegenerate:
            return "degenerate";
        case statistics::IntervalState::kSparse:
            return "sparse";
        case statistics::IntervalState::kTooFew:
            return "too_few";
        case statistics::IntervalState::kEmpty:
            break;
    }
    return "empty";
}

Json outcome_list() {
    Json list = Json::array();
    for (const run::Outcome& outcome : run::outcomes()) {
        const Json lower = outcome.better == run::Better::kUnsaid
                               ? Json(nullptr)
                               : Json(outcome.better == run::Better::kLower);
        list.push_back({{"name", outcome.name},
                        {"question", outcome.question},
                        {"question_zh", outcome.question_zh},
                        {"title", outcome.title},
                        {"title_zh", outcome.title_zh},
                        {"unit", outcome.unit},
                        {"unit_zh", outcome.unit_zh},
                        {"lower_is_better", lower},
                        {"headline", outcome.headline},
                        {"by_group", outcome.by_group}});
    }
    return list;
}

Json table_row(const Comparison& comparison, std::size_t arm, std::size_t outcome, std::size_t report) {
    const Cell& cell = comparison.cell(arm, outcome, report);
    const statistics::PairedComparison& paired = cell.paired;
    return {{"arm", comparison.arms[arm].name},
            {"outcome", run::outcomes()[outcome].name},
            {"day", comparison.report_days[report]},
            {"median", number(paired.arm.median)},
            {"p10", number(paired.arm.p10)},
            {"p90", number(paired.arm.p90)},
            {"mean", number(paired.arm.mean)},
            {"worlds", paired.arm.worlds},
            {"difference",
             {{"mean", number(paired.difference.estimate)},
              {"low", number(paired.difference.low)},
              {"high", number(paired.difference.high)},
              {"state", state_name(paired.difference.state)},
              {"simultaneous_low", number(cell.simultaneous.low)},
              {"simultaneous_high", number(cell.simultaneous.high)},
              {"simultaneous_state", state_name(cell.simultaneous.state)}}},
            {"better", optional_count(paired.better())},
            {"same", paired.same},
            {"worse", optional_count(paired.worse())},
            {"below", paired.below},
            {"above", paired.above},
            {"pairs", paired.pairs},
            {"sign_test_p", number(paired.sign_test_p)},
            {"correlation", number(paired.correlation)},
            {"variance_reduction", number(paired.variance_reduction)}};
}

Json outbreak_row(const Comparison& comparison, std::size_t arm, std::size_t report) {
    const Outbreaks& outbreaks = comparison.outbreak(arm, report);
    return {{"arm", comparison.arms[arm].name},
            {"day", comparison.report_days[report]},
            {"share", number(outbreaks.share.share)},
            {"low", number(outbreaks.share.low)},
            {"high", number(outbreaks.share.high)},
            {"count", outbreaks.share.count},
            {"worlds", outbreaks.share.worlds},
            {"against_base",
             {{"difference", number(outbreaks.against.difference)},
              {"low", number(outbreaks.against.low)},
              {"high", number(outbreaks.against.high)},
              {"both", outbreaks.against.both},
              {"base_only", outbreaks.against.base_only},
              {"arm_only", outbreaks.against.arm_only},
              {"neither", outbreaks.against.neither},
              {"exact_p", number(outbreaks.against.exact_p)}}}};
}

void add_tables(const Comparison& comparison, Json& json) {
    json["table"] = Json::array();
    json["p_outbreak"] = Json::array();
    json["synergy"] = Json::array();
    json["groups"] = Json::array();
    for (std::size_t report = 0; report < comparison.reports(); ++report) {
        for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
            json["p_outbreak"].push_back(outbreak_row(comparison, arm, report));
            for (std::size_t outcome = 0; outcome < run::outcomes().size(); ++outcome) {
                json["table"].push_back(table_row(comparison, arm, outcome, report));
            }
        }
        for (std::size_t outcome = 0; comparison.all_arm >= 0 && outcome < run::outcomes().size();
             ++outcome) {
            const statistics::Interval& synergy = comparison.synergy(outcome, report);
            json["synergy"].push_back({{"outcome", run::outcomes()[outcome].name},
                                       {"day", comparison.report_days[report]},
                                       {"mean", number(synergy.estimate)},
                                       {"low", number(synergy.low)},
                                       {"high", number(synergy.high)},
                                       {"state", state_name(synergy.state)}});
        }
    }
    for (const GroupCell& cell : comparison.groups) {
        json["groups"].push_back({{"arm", comparison.arms[cell.arm].name},
                                  {"day", comparison.report_days[cell.report]},
                                  {"outcome", run::outcomes()[cell.outcome].name},
                                  {"group", run::group_names()[cell.group]},
                                  {"mean", number(cell.spread.mean)},
                                  {"median", number(cell.spread.median)},
                                  {"p10", number(cell.spread.p10)},
                                  {"p90", number(cell.spread.p90)},
                                  {"unit", run::outcomes()[cell.outcome].unit}});
    }
}

Json arm_list(const Comparison& comparison) {
    Json list = Json::array();
    for (const ArmSummary& arm : comparison.arms) {
        Json differences = Json::array();
        for (const KeyDifference& each : arm.differences) {
            differences.push_back({{"key", each.key}, {"base", each.in_base}, {"arm", each.in_arm}});
        }
        list.push_back({{"name", arm.name},
                        {"title", arm.title},
                        {"title_zh", arm.title_zh},
                        {"differences", differences}});
    }
    return list;
}

}  // namespace

std::string comparison_text(const Comparison& comparison) {
    Json json = {{"program", "wangge " + std::string(version())},
                 {"disclaimer", kDisclaimer},
                 {"disclaimer_zh", kDisclaimerZh},
                 {"scenario", comparison.scenario},
                 {"scenario_hash", comparison.scenario_hash},
                 {"title", comparison.title},
                 {"title_zh", comparison.title_zh},
                 {"imports_setting", comparison.imports},
                 {"imports_setting_zh", comparison.imports_zh},
                 {"assumed_parameters", comparison.assumed},
                 {"borrowed_parameters", comparison.borrowed},
                 {"residents", comparison.residents},
                 {"worlds", comparison.worlds},
                 {"worlds_asked", comparison.asked},
                 {"partial", comparison.partial},
                 {"days", comparison.days},
                 {"start_date", comparison.start_date},
                 {"report_days", comparison.report_days}};
    if (comparison.measures_start >= 0) {
        json["measures"] = {{"start_day", comparison.measures_start},
                            {"last_end_day", comparison.measures_last_end}};
    }
    json["arms"] = arm_list(comparison);
    json["base"] = comparison.arms.front().name;
    json["outbreak_threshold"] = kOutbreak;
    json["intervals"] = {
        {"level", 0.95},
        {"difference", "Monte Carlo interval of the mean paired difference (BCa bootstrap over worlds)"},
        {"simultaneous", "the same, holding for all headline outcomes and arms of a report day at once"},
        {"p10_p90", "spread of worlds"}};
    json["outcomes"] = outcome_list();
    if (comparison.all_arm >= 0) {
        Json singles = Json::array();
        for (const std::uint32_t arm : comparison.single_arms) singles.push_back(comparison.arms[arm].name);
        json["synergy_of"] = {{"all", comparison.arms[static_cast<std::size_t>(comparison.all_arm)].name},
                              {"singles", singles}};
    }
    add_tables(comparison, json);
    json["assumptions"] = Json::array();
    for (const scenario::Assumption& each : comparison.assumptions) {
        json["assumptions"].push_back({{"key", each.key},
                                       {"value", each.value},
                                       {"unit", each.unit},
                                       {"mark", scenario::mark_name(each.mark)},
                                       {"changed", each.changed},
                                       {"meaning", each.meaning},
                                       {"meaning_zh", each.meaning_zh},
                                       {"source", each.source}});
    }
    return json.dump(1) + "\n";
}

}  // namespace wangge::study::detail
