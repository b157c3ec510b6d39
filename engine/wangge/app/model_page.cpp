#include "wangge/app/model_page.hpp"

#include <algorithm>

#include "wangge/app/language.hpp"
#include "wangge/app/parameter_words.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/run/outcomes.hpp"
#include "wangge/scenario/value.hpp"

namespace wangge::app {
namespace {

constexpr std::size_t kMostPresetsInFull = 12;  // a longer list of presets is a library; it is named only

/// A cell of a Markdown table.
std::string cell(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '|') result += '\\';
        result += c;
    }
    return result;
}

class Page {
  public:
    Page(std::span<const policy::PolicyKind> library, Language language)
        : library_(library), language_(language) {}

    std::string text;

    void element(const ModelElement& element, int number) {
        text += "\n## " + std::to_string(number) + " " + said(element.title, element.title_zh) + "\n";
        for (const ModelPart& part : element.parts) {
            if (!part.title.empty()) text += "\n### " + said(part.title, part.title_zh) + "\n";
            text += "\n" + said(part.text, part.text_zh) + "\n";
            for (const std::string_view section : part.sections) section_table(section);
        }
    }

    void measures() {
        text += "\n### " + said("Measures", "措施") + "\n\n" +
                said(
                    "Every measure is one file that opens with its manual; `wangge policies NAME` prints it. "
                    "All take the common keys.",
                    "每项措施一个文件，开头即手册；`wangge policies 名称` 可打印。各项措施都接受公共键。") +
                "\n";
        heading("policies.*", said("common keys", "公共键"));
        table(policy::Common::fields());
        for (const policy::PolicyKind& kind : library_) {
            heading(kind.name, said(kind.title, kind.title_zh));
            table(kind.fields);
        }
    }

    void outcomes() {
        text += "\n### " + said("Outcomes", "结果指标") + "\n\n";
        row({said("name", "名称"), said("outcome", "指标"), said("unit", "单位"), said("question", "问题"),
             said("headline", "主要指标")});
        row({"---", "---", "---", "---", "---"});
        for (const run::Outcome& one : run::outcomes()) {
            row({"`" + std::string(one.name) + "`", said(one.title, one.title_zh),
                 said(one.unit, one.unit_zh), said(one.question, one.question_zh),
                 one.headline ? said("yes", "是") : ""});
        }
    }

  private:
    std::string said(std::string_view english, std::string_view chinese) const {
        return std::string(pick(language_, english, chinese));
    }
    void row(const std::vector<std::string>& cells) {
        text += "|";
        for (const std::string& each : cells) text += " " + cell(each) + (each.empty() ? "|" : " |");
        text += "\n";
    }
    void heading(std::string_view key, const std::string& words) {
        text += "\n#### `" + std::string(key) + "`" + (words.empty() ? "" : " " + words) + "\n\n";
    }

    void table(std::span<const core::Field> fields) {
        row({said("key", "键"), said("meaning", "含义"), said("default", "默认"), said("range", "范围"),
             said("mark", "标记"), said("source", "来源")});
        row({"---", "---", "---", "---", "---", "---"});
        for (const core::Field& field : fields) {
            const core::Parameter& one = field.parameter;
            row({"`" + std::string(one.name) + "`", said(one.meaning, one.meaning_zh), preset_text(one),
                 range_text(one, language_), std::string(mark_in_words(one.mark, language_)),
                 std::string(one.source)});
        }
    }

    void section_table(std::string_view name) {
        for (const policy::Section& section : policy::sections()) {
            if (section.name != name) continue;
            heading(name, "");
            table(section.fields);
            presets(section);
        }
    }

    void presets(const policy::Section& section) {
        if (section.presets.empty()) return;
        text += "\n" + said("Named presets: ", "命名预设：");
        for (const core::Preset& preset : section.presets) {
            text += (&preset == section.presets.data() ? "`" : ", `") + std::string(preset.name) + "` " +
                    said(preset.title, preset.title_zh);
        }
        text += "\n";
        if (section.presets.size() > kMostPresetsInFull) return;
        for (const core::Preset& preset : section.presets) {
            if (preset.values.empty()) continue;
            heading(std::string(section.name) + ": {preset: " + std::string(preset.name) + "}",
                    said(preset.title, preset.title_zh));
            row({said("key", "键"), said("value", "取值"), said("mark", "标记"), said("source", "来源")});
            row({"---", "---", "---", "---"});
            for (const core::PresetValue& value : preset.values) preset_row(section, value);
        }
    }

    void preset_row(const policy::Section& section, const core::PresetValue& value) {
        for (const core::Field& field : section.fields) {
            if (field.parameter.name != value.field) continue;
            std::string list;
            for (const double one : value.values)
                list += (list.empty() ? "" : ", ") + scenario::value_text(field.parameter, one);
            row({"`" + std::string(value.field) + "`", value.values.size() > 1 ? "[" + list + "]" : list,
                 std::string(mark_in_words(value.mark, language_)), std::string(value.source)});
        }
    }

    std::span<const policy::PolicyKind> library_;
    Language language_;
};

}  // namespace

std::string model_page(std::span<const policy::PolicyKind> library, Language language) {
    Page page(library, language);
    page.text = std::string(pick(
        language,
        "# The model, described by the ODD protocol\n\n"
        "After Grimm et al. (2020), The ODD protocol for describing agent-based and other simulation models: "
        "a second update, JASSS 23(2) 7. This page is printed by `wangge model`: every parameter in it is "
        "read from its declaration, and a test keeps the page equal to the program. Marks: *measured* at the "
        "place itself, *borrowed* from another place or time, *assumed* by us, *setting* a choice of the "
        "user. 中文版见 [MODEL.zh.md](MODEL.zh.md)。\n",
        "# 模型说明（ODD 协议）\n\n"
        "按照 Grimm 等（2020）ODD 协议第二次更新版（JASSS 23(2) 7）撰写。本页由 `wangge model --lang zh` "
        "生成：其中每个参数都取自程序中的声明，并有测试保证本页与程序一致。标记：*实测*为当地实测，*借用*取自"
        "其他地点或时期，*假设*为本模型假设，*设定*为使用者的选择。English: [MODEL.md](MODEL.md).\n"));
    int number = 0;
    for (const auto element : {model_purpose, model_entities, model_process, model_concepts,
                               model_initialisation, model_input, model_submodels}) {
        page.element(element(), ++number);
    }
    page.measures();
    page.outcomes();
    return page.text;
}

}  // namespace wangge::app
