#include "wangge/app/population_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "wangge/app/language.hpp"
#include "wangge/app/readable.hpp"
#include "wangge/app/sheet.hpp"

namespace wangge::app {
namespace {

std::string share(double value) {
    return fmt::format("{:.3f} %", 100 * value);
}

std::string_view meaning(std::string_view name, Language language) {
    for (const core::Field& field : world::Population::fields()) {
        if (field.parameter.name == name)
            return pick(language, field.parameter.meaning, field.parameter.meaning_zh);
    }
    return {};
}

}  // namespace

std::string population_table(const std::vector<world::Cell>& cells, Language language) {
    if (cells.empty())
        return std::string(pick(language,
                                "\nThe people come from tables: they are not made to fit anything.\n",
                                "\n人口来自表格，无须拟合。\n"));
    std::string page(
        pick(language, "\npeople of world 0: asked and made\n", "\n世界 0 的人口：要求与生成\n"));
    const auto head = [&](std::string_view english, std::string_view chinese) {
        return std::string(pick(language, english, chinese));
    };
    const auto sheet_of = [] {
        Sheet sheet({Side::kLeft, Side::kRight, Side::kRight, Side::kRight, Side::kLeft}, 4);
        for (const auto& [column, columns] : {std::pair{0, 8}, {1, 9}, {2, 9}, {3, 11}})
            sheet.at_least(static_cast<std::size_t>(column), columns);
        return sheet;
    };
    Sheet titles = sheet_of();
    titles.row({"", head("asked", "要求"), head("made", "生成"), head("of", "总数"), ""});
    page += titles.text();
    for (std::size_t at = 0; at < cells.size();) {
        const std::string_view field = cells[at].field;
        page += "  " + std::string(field) + ": " + std::string(meaning(field, language)) + "\n";
        Sheet sheet = sheet_of();
        for (; at < cells.size() && cells[at].field == field; ++at) {
            const world::Cell& cell = cells[at];
            sheet.row({cell.label.empty() ? "-" : cell.label, share(cell.asked), share(cell.made),
                       readable(static_cast<std::uint64_t>(cell.of)), world::fits(cell) ? "" : "*"});
        }
        page += sheet.text();
    }
    const auto missed =
        std::count_if(cells.begin(), cells.end(), [](const world::Cell& cell) { return !world::fits(cell); });
    return page +
           fmt::format(fmt::runtime(pick(
                           language,
                           "{0} of {1} cells within 1 % of what was asked (three standard deviations "
                           "where that is 5 % or less)\n",
                           "{1} 项中 {0} 项与要求值相差不超过 1 %（要求值不超过 5 % 者：三倍标准差）\n")),
                       static_cast<std::int64_t>(cells.size()) - missed, cells.size());
}

Json population_json(const std::vector<world::Cell>& cells) {
    Json list = Json::array();
    for (const world::Cell& cell : cells) {
        list.push_back({{"key", "population." + std::string(cell.field)},
                        {"cell", cell.label},
                        {"asked", cell.asked},
                        {"made", cell.made},
                        {"of", cell.of},
                        {"fits", world::fits(cell)}});
    }
    return list;
}

}  // namespace wangge::app
