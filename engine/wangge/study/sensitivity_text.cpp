#include "wangge/study/sensitivity_text.hpp"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "wangge/study/identity.hpp"

namespace wangge::study::detail {
namespace {

using Json = nlohmann::ordered_json;

/// The shortest text that reads back as the same number; empty where there is none.
std::string number_text(double value) {
    if (!std::isfinite(value)) return "";
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return {text, end};
}

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json interval_json(const statistics::Interval& interval) {
    return {
        {"mean", number(interval.estimate)}, {"low", number(interval.low)}, {"high", number(interval.high)}};
}

}  // namespace

std::string sensitivity_csv(const SensitivityReport& report) {
    std::string table =
        "scenario,loop,arm,outcome,unit,day,worlds,difference_with,low_with,high_with,difference_without,"
        "low_without,high_without,verdict\n";
    const Comparison& comparison = report.base.comparison;
    for (const LoopSign& sign : report.signs) {
        const run::Outcome& outcome = run::outcomes()[sign.outcome];
        table += comparison.scenario + "," + report.loops[sign.loop] + "," + comparison.arms[sign.arm].name +
                 "," + std::string(outcome.name) + ",\"" + std::string(outcome.unit) + "\"," +
                 std::to_string(comparison.report_days[sign.report]) + "," +
                 std::to_string(comparison.worlds);
        for (const statistics::Interval* each : {&sign.with, &sign.without}) {
            for (const double value : {each->estimate, each->low, each->high})
                table += "," + number_text(value);
        }
        table += "," + std::string(name_of(sign.verdict)) + "\n";
    }
    return table;
}

std::string sensitivity_json(const SensitivityReport& report) {
    const Comparison& comparison = report.base.comparison;
    Json json = {{"disclaimer", kDisclaimer},
                 {"disclaimer_zh", kDisclaimerZh},
                 {"scenario", comparison.scenario},
                 {"scenario_hash", comparison.scenario_hash},
                 {"worlds", comparison.worlds},
                 {"loops", report.loops},
                 {"meaning", "a difference to the base arm has a sign if its 95 % interval excludes 0"},
                 {"signs", Json::array()}};
    for (const LoopSign& sign : report.signs) {
        json["signs"].push_back({{"loop", report.loops[sign.loop]},
                                 {"arm", comparison.arms[sign.arm].name},
                                 {"outcome", run::outcomes()[sign.outcome].name},
                                 {"day", comparison.report_days[sign.report]},
                                 {"with", interval_json(sign.with)},
                                 {"without", interval_json(sign.without)},
                                 {"verdict", name_of(sign.verdict)}});
    }
    return json.dump(1) + "\n";
}

}  // namespace wangge::study::detail
