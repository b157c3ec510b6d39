#include "wangge/app/parameter_words.hpp"

#include <algorithm>

#include "wangge/app/language.hpp"
#include "wangge/app/text_width.hpp"
#include "wangge/scenario/resolved_text.hpp"
#include "wangge/scenario/value.hpp"

namespace wangge::app {
namespace {

using core::Kind;
using core::Parameter;

constexpr int kColumns = 110;

std::string with_unit(const std::string& text, const Parameter& parameter) {
    const bool bare = parameter.unit.empty() || parameter.unit == "1" || parameter.unit == "date";
    return bare ? text : text + " " + std::string(parameter.unit);
}

std::string_view kind_name(Kind kind) {
    switch (kind) {
        case Kind::kNumber:
            return "number";
        case Kind::kInteger:
            return "integer";
        case Kind::kShare:
            return "share";
        case Kind::kSwitch:
            return "switch";
        case Kind::kDate:
            return "date";
        case Kind::kChoice:
            return "choice";
    }
    return "number";
}

}  // namespace

std::string_view mark_in_words(core::Mark mark, Language language) {
    if (language == Language::kEnglish) return scenario::mark_name(mark);
    switch (mark) {
        case core::Mark::kMeasured:
            return "实测";
        case core::Mark::kBorrowed:
            return "借用";
        case core::Mark::kAssumed:
            return "假设";
        case core::Mark::kSetting:
            return "设定";
    }
    return "";
}

std::string preset_text(const Parameter& parameter) {
    if (parameter.length == 1) return with_unit(scenario::value_text(parameter, parameter.preset), parameter);
    std::string list;
    for (std::uint32_t k = 0; k < parameter.length; ++k) {
        list += (k == 0 ? "" : ", ") + scenario::value_text(parameter, core::preset_of(parameter, k));
    }
    return with_unit("[" + list + "]", parameter);
}

std::string range_text(const Parameter& parameter, Language language) {
    if (parameter.kind == Kind::kChoice) return std::string(parameter.choices);
    if (parameter.kind == Kind::kSwitch) return "true|false";
    const std::string to(pick(language, " to ", " 至 "));
    return with_unit(scenario::value_text(parameter, parameter.least) + to +
                         scenario::value_text(parameter, parameter.most),
                     parameter);
}

std::string parameter_table(std::span<const core::Field> fields, Language language) {
    std::string page;
    int name_columns = 0, preset_columns = 8, range_columns = 8;
    for (const core::Field& field : fields) {
        const Parameter& parameter = field.parameter;
        name_columns = std::max(name_columns, columns_of(parameter.name) + 2);
        if (parameter.length == 1)
            preset_columns = std::max(preset_columns, columns_of(preset_text(parameter)) + 2);
        range_columns = std::max(range_columns, columns_of(range_text(parameter, language)) + 2);
    }
    const auto row = [&](std::string_view name, std::string_view preset, std::string_view range,
                         std::string_view mark) {
        page += "  " + aligned(name, name_columns) + aligned(preset, preset_columns) +
                aligned(range, range_columns) + std::string(mark) + "\n";
    };
    row(pick(language, "key", "键"), pick(language, "default", "默认"), pick(language, "range", "范围"),
        pick(language, "mark", "标记"));
    const std::string below(static_cast<std::size_t>(name_columns) + 2, ' ');
    const auto explain = [&](const std::string& text) {
        for (const std::string& line : wrapped(text, kColumns - columns_of(below)))
            page += below + line + "\n";
    };
    for (const core::Field& field : fields) {
        const Parameter& parameter = field.parameter;
        const bool list = parameter.length > 1;
        row(parameter.name, list ? std::string(pick(language, "below", "见下")) : preset_text(parameter),
            range_text(parameter, language), mark_in_words(parameter.mark, language));
        explain(std::string(pick(language, parameter.meaning, parameter.meaning_zh)));
        if (list) explain(preset_text(parameter));
        if (!parameter.source.empty())
            explain(std::string(pick(language, "source: ", "来源：")) + std::string(parameter.source));
    }
    return page;
}

Json parameters_json(std::span<const core::Field> fields) {
    Json list = Json::array();
    for (const core::Field& field : fields) {
        const Parameter& parameter = field.parameter;
        const auto written = [&](double value) -> Json {
            if (parameter.kind == Kind::kDate || parameter.kind == Kind::kChoice)
                return scenario::value_text(parameter, value);
            if (parameter.kind == Kind::kSwitch) return value != 0;
            return value;
        };
        Json preset = Json::array();
        for (std::uint32_t k = 0; k < parameter.length; ++k)
            preset.push_back(written(core::preset_of(parameter, k)));
        Json entry = {{"name", std::string(parameter.name)},
                      {"kind", std::string(kind_name(parameter.kind))},
                      {"unit", std::string(parameter.unit)},
                      {"default", parameter.length == 1 ? preset[0] : preset}};
        if (parameter.kind == Kind::kChoice) {
            for (const std::string_view choice : scenario::choices_of(parameter.choices))
                entry["choices"].push_back(std::string(choice));
        } else if (parameter.kind != Kind::kSwitch) {
            entry["least"] = written(parameter.least);
            entry["most"] = written(parameter.most);
        }
        entry["length"] = parameter.length;
        entry["mark"] = std::string(scenario::mark_name(parameter.mark));
        entry["meaning"] = std::string(parameter.meaning);
        entry["meaning_zh"] = std::string(parameter.meaning_zh);
        entry["source"] = std::string(parameter.source);
        list.push_back(std::move(entry));
    }
    return list;
}

}  // namespace wangge::app
