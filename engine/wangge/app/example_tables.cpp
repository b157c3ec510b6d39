#include "wangge/app/example_tables.hpp"

#include <fmt/format.h>

#include <map>

#include "wangge/app/language.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/scenario/table_columns.hpp"

namespace wangge::app {
namespace {

using scenario::Table;
using scenario::TableColumn;
using scenario::TableForm;

/// Values of one row by column.
using Values = std::map<std::string_view, std::string>;

std::string_view header_of(const TableColumn& column, Language language) {
    return pick(language, column.name, column.name_zh);
}

/// "age (required): years; 0 to 99"
std::string explained(const TableColumn& column, Language language) {
    std::string text(header_of(column, language));
    if (language == Language::kChinese) text += fmt::format(" = {}", column.name);
    if (column.required) text += pick(language, " (required)", "（必需）");
    text += std::string(pick(language, ": ", "：")) +
            std::string(pick(language, column.meaning, column.meaning_zh));
    if (!column.choices.empty()) text += fmt::format("; {}", column.choices);
    if (column.most > column.least) text += fmt::format("; {} … {}", column.least, column.most);
    return text;
}

class Writer {
  public:
    Writer(Table table, Language language)
        : form_(scenario::table_forms()[static_cast<std::size_t>(table)]), language_(language) {
        for (const TableColumn& column : form_.columns) text_ += "# " + explained(column, language) + "\n";
        for (const TableColumn& column : form_.columns)
            text_ +=
                (column.name == form_.columns[0].name ? "" : ",") + std::string(header_of(column, language));
        text_ += "\n";
    }
    void row(const Values& values) {
        for (const TableColumn& column : form_.columns) {
            const auto found = values.find(column.name);
            if (column.name != form_.columns[0].name) text_ += ",";
            if (found != values.end()) text_ += found->second;
        }
        text_ += "\n";
    }
    ExampleFile file() const { return {std::string(form_.file), text_}; }

  private:
    const TableForm& form_;
    Language language_;
    std::string text_;
};

/// Households of the example: ages of their members; the first two are a couple if there are two grown ones.
constexpr int kHomes[][5] = {{68, 66, -1},    {72, -1},         {41, 39, 12, -1},   {35, 33, 5, 60, -1},
                             {27, -1},        {52, 50, 24, -1}, {45, 43, 16, -1},   {81, -1},
                             {30, 29, 1, -1}, {63, 61, -1},     {38, 37, 9, 7, -1}, {56, 55, -1}};

struct People {
    Writer residents, households;
    std::uint64_t seed;
    int count = 0;

    void resident(const std::string& home, int age, int place, bool tenant) {
        ++count;
        const bool pupil = age >= 6 && age < 18, worker = age >= 18 && age < 60;
        const bool community = worker && count == 8;
        residents.row({{"resident", fmt::format("R{:03}", count)},
                       {"household", home},
                       {"age", std::to_string(age)},
                       {"sex", place % 2 == 0 ? "f" : "m"},
                       {"role", pupil    ? "pupil"
                                : worker ? "worker"
                                         : "none"},
                       {"sector", !worker          ? ""
                                  : community      ? "administration"
                                  : count % 3 == 0 ? "trade"
                                                   : "manufacturing"},
                       {"workplace", !worker || community ? ""
                                     : count % 3 == 0     ? "market hall"
                                                          : "works"},
                       {"class", !pupil     ? ""
                                 : age < 12 ? "primary class"
                                            : "middle class"},
                       {"pool", community               ? "community"
                                : age >= 50 && age < 58 ? "party"
                                                        : "resident"},
                       {"hukou", tenant ? "other_province" : "here"},
                       {"arrival", tenant && place == 0 ? "-3" : "-1000"},
                       {"remote", "0"},
                       {"essential", community || (worker && count % 5 == 0) ? "1" : "0"},
                       {"phone", age >= 12 && age < 80 ? "1" : "0"},
                       {"code_alone", age >= 12 && age < 65 ? "1" : "0"},
                       {"chronic", age >= 60 ? "1" : "0"}});
    }

    void household(int number) {
        const std::string name = fmt::format("H{:02}", number + 1);
        const int stairwell = number / 3;
        const bool tenant = number % 5 == 4;
        households.row({{"household", name},
                        {"grid", stairwell < 2 ? "north" : "south"},
                        {"stairwell", fmt::format("S{}", stairwell + 1)},
                        {"floor", std::to_string(1 + number % 3)},
                        {"lift", stairwell == 3 ? "1" : "0"},
                        {"x", std::to_string(40 + 30 * stairwell)},
                        {"y", std::to_string(stairwell < 2 ? 120 : 40)},
                        {"tenure", tenant ? "tenant" : "owner"},
                        {"dwelling", "family"},
                        {"supplied", number == 7 ? "1" : "0"},
                        {"shop", number % 2 == 0 ? "corner shop" : ""}});
        for (int k = 0; kHomes[number][k] >= 0; ++k) {
            const int age = kHomes[number][k];
            const auto older = static_cast<int>(
                core::mix64(seed ^ static_cast<std::uint64_t>(number * 8 + k)) % 3);  // 0 to 2 years
            resident(name, age == 16 || age == 5 ? age : age + older, k, tenant);
        }
    }
};

ExampleFile places(Language language) {
    Writer writer(Table::kPlaces, language);
    writer.row({{"place", "works"}, {"kind", "workplace"}, {"sector", "manufacturing"}});
    writer.row({{"place", "market hall"}, {"kind", "workplace"}, {"sector", "trade"}});
    writer.row({{"place", "primary class"}, {"kind", "class"}, {"level", "primary"}});
    writer.row({{"place", "middle class"}, {"kind", "class"}, {"level", "junior"}});
    writer.row({{"place", "corner shop"}, {"kind", "shop"}});
    return writer.file();
}

ExampleFile gates(Language language) {
    Writer writer(Table::kGates, language);
    writer.row({{"gate", "east gate"}, {"x", "200"}, {"y", "80"}});
    writer.row({{"gate", "\"gate, west\""}, {"x", "0"}, {"y", "80"}});
    return writer.file();
}

ExampleFile scenario_file(Language language) {
    std::string text(pick(language,
                          "# A scenario on your own tables: everything else stands on its default.\n"
                          "# Totals such as residents and gates are what the tables say.\n",
                          "# 使用自有表格的情景；其余各项取默认值。\n# 人数、出入口等总数以表格为准。\n"));
    text += "name: own_tables\n";
    text += "title: Our own people\ntitle_zh: 自有人口\n";
    text += "population:\n  tables: .";
    text += pick(language, "  # folder of the tables, from where this file is\n",
                 "  # 表格所在文件夹，以本文件所在处为起点\n");
    text += "  side_gaps: 1\n  gate_crew: 6\n  seconded: 1\n";
    text += "calendar: {days: 60}\nreport: {days: [60]}\narms:\n  routine: {policies: []}\n";
    return {"scenario.yaml", text};
}

}  // namespace

std::vector<ExampleFile> example_tables(Language language, std::uint64_t seed) {
    People people{Writer(Table::kResidents, language), Writer(Table::kHouseholds, language), seed};
    for (int number = 0; number < static_cast<int>(std::size(kHomes)); ++number) people.household(number);
    return {people.households.file(), people.residents.file(), places(language), gates(language),
            scenario_file(language)};
}

std::string columns_page(Language language) {
    std::string page;
    for (const TableForm& form : scenario::table_forms()) {
        page += fmt::format("{}: {}\n", form.file, pick(language, form.title, form.title_zh));
        for (const TableColumn& column : form.columns) page += "  " + explained(column, language) + "\n";
    }
    return page;
}

}  // namespace wangge::app
