#include "wangge/app/tree_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "wangge/app/readable.hpp"
#include "wangge/app/sheet.hpp"

namespace wangge::app {
namespace {

using run::Maybe;

constexpr std::size_t kGenerationsShown = 4;

std::string figure(const Maybe& value, int decimals) {
    return value.known ? readable(value.value, decimals) : "-";
}
std::string figure(double value, int decimals) {
    return value > 0 ? readable(value, decimals) : "-";
}

std::string generations(const run::TreeReport& tree) {
    std::string text;
    for (std::size_t k = 0; k < std::min(kGenerationsShown, tree.generations.size()); ++k) {
        if (tree.generations[k].cases == 0) continue;
        text += fmt::format("{}{} ({})", text.empty() ? "" : " · ",
                            readable(tree.generations[k].offspring, 2), tree.generations[k].cases);
    }
    return text;
}

std::string places(const study::RunReport& report, Language language) {
    std::vector<std::pair<double, std::size_t>> shares;
    for (std::size_t k = 0; k < report.tree.settings.size(); ++k) {
        if (report.tree.settings[k] > 0) shares.emplace_back(-report.tree.settings[k], k);
    }
    std::sort(shares.begin(), shares.end());
    std::string text;
    for (const auto& [share, k] : shares) {
        text +=
            fmt::format("{}{} {}", text.empty() ? "" : " · ",
                        pick(language, report.settings[k], report.settings_zh[k]), readable_share(-share));
    }
    return text;
}

}  // namespace

std::string tree_page(const study::RunReport& report, Language language) {
    const run::TreeReport& tree = report.tree;
    if (tree.cases == 0) return "";
    const policy::Disease& disease = report.scenario.disease;
    std::string page = std::string(pick(language, "\nread from the transmission tree\n", "\n传播树统计\n"));
    Sheet sheet({Side::kLeft, Side::kRight, Side::kRight, Side::kLeft});
    const auto row = [&](std::string_view en, std::string_view zh, std::string asked, std::string reached,
                         std::string_view note = "", std::string_view note_zh = "") {
        sheet.row({std::string(pick(language, en, zh)), std::move(asked), std::move(reached),
                   std::string(pick(language, note, note_zh))});
    };
    row("", "", std::string(pick(language, "asked or published", "设定或文献")),
        std::string(pick(language, "here", "本次")));
    row("R of index cases", "首发病例再生数", figure(disease.r0, 2), figure(tree.index_r, 2),
        "asked: R0 without care or measures", "设定值为无就医无措施时的 R0");
    row("R by Euler and Lotka", "由增长率推算的再生数", "", figure(tree.euler_lotka, 2));
    row("generation time, d", "代际时间（日）", figure(disease.target_generation, 1),
        figure(tree.generation_mean, 1), "mean", "均值");
    row("", "", "", figure(tree.generation_sd, 1), "standard deviation", "标准差");
    row("before onset", "症状前传播占比", figure(disease.target_presymptomatic, 2),
        figure(tree.presymptomatic, 2), "of all transmissions", "占全部传播");
    row("by people without symptoms", "无症状者传播占比", "", figure(tree.asymptomatic, 2));
    row("household attack", "家庭续发率", figure(disease.household_attack, 2),
        figure(tree.household_attack, 2), "at home, first case of the household", "家中感染，以户内首例计");
    row("offspring dispersion k", "子代离散度 k", "", figure(tree.dispersion, 2), "maximum likelihood",
        "极大似然");
    row("growth per day", "日增长率", "", figure(tree.growth, 3));
    page += sheet.text();
    page += "  " + std::string(pick(language, "R by generation (cases): ", "逐代再生数（病例数）：")) +
            generations(tree) + "\n";
    const std::string where = places(report, language);
    if (!where.empty()) page += "  " + std::string(pick(language, "where: ", "场所：")) + where + "\n";
    return page;
}

Json tree_json(const study::RunReport& report) {
    const run::TreeReport& tree = report.tree;
    const policy::Disease& disease = report.scenario.disease;
    const auto value = [](const Maybe& one) { return one.known ? Json(one.value) : Json(nullptr); };
    const auto target = [](double one) { return one > 0 ? Json(one) : Json(nullptr); };
    Json generations = Json::array(), settings = Json::object();
    for (const run::Generation& one : tree.generations)
        generations.push_back(
            {{"cases", one.cases}, {"r", one.cases > 0 ? Json(one.offspring) : Json(nullptr)}});
    for (std::size_t k = 0; k < tree.settings.size(); ++k) settings[report.settings[k]] = tree.settings[k];
    return {{"cases", tree.cases},
            {"index_cases", tree.index_cases},
            {"asked",
             {{"r0", disease.r0},
              {"household_attack", disease.household_attack},
              {"generation_time", target(disease.target_generation)},
              {"presymptomatic_share", target(disease.target_presymptomatic)}}},
            {"index_r", value(tree.index_r)},
            {"r_by_generation", generations},
            {"r_euler_lotka", value(tree.euler_lotka)},
            {"growth_per_day", value(tree.growth)},
            {"growth_days", {tree.growth_from, tree.growth_until}},
            {"generation_time", {{"mean", value(tree.generation_mean)}, {"sd", value(tree.generation_sd)}}},
            {"presymptomatic_share", value(tree.presymptomatic)},
            {"asymptomatic_share", value(tree.asymptomatic)},
            {"household_attack", value(tree.household_attack)},
            {"offspring_k", {{"value", value(tree.dispersion)}, {"method", "maximum likelihood"}}},
            {"settings", settings}};
}

}  // namespace wangge::app
