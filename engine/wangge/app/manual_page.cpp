#include "wangge/app/manual_page.hpp"

#include <algorithm>

#include "wangge/app/language.hpp"
#include "wangge/app/parameter_words.hpp"
#include "wangge/app/text_width.hpp"
#include "wangge/policy/common.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::app {
namespace {

constexpr int kColumns = 100;

/// Paragraphs of a manual, whose lines are broken for the source file, laid anew for the terminal.
std::string laid_anew(std::string_view text, Language language) {
    std::string page, paragraph;
    const auto put = [&] {
        for (const std::string& line : wrapped(paragraph, kColumns)) page += line + "\n";
        paragraph.clear();
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) {
            put();
            page += "\n";
        } else {
            const bool joined = !paragraph.empty() && language == Language::kEnglish;
            paragraph += (joined ? " " : "") + std::string(line);
        }
    }
    put();
    return page;
}

std::string example_of(const policy::PolicyKind& kind, std::optional<std::int64_t> seed) {
    std::string seeds;
    if (seed) seeds = "seeds: {people: " + std::to_string(*seed) + ", luck: " + std::to_string(*seed) + "}\n";
    return seeds + std::string(kind.example);
}

std::string indented(std::string_view text) {
    std::string page = "  ";
    for (const char c : text) {
        page += c;
        if (c == '\n') page += "  ";
    }
    while (!page.empty() && (page.back() == ' ' || page.back() == '\n')) page.pop_back();
    return page + "\n";
}

}  // namespace

std::string manual_page(const policy::PolicyKind& kind, std::optional<std::int64_t> seed, Language language) {
    std::string page(kind.name);
    page += std::string(pick(language, " - ", "：")) +
            std::string(pick(language, kind.title, kind.title_zh)) + "\n\n";
    page += laid_anew(pick(language, kind.manual, kind.manual_zh), language);
    page += std::string(pick(language, "\nexample\n\n", "\n示例\n\n")) + indented(example_of(kind, seed));
    page += std::string(pick(language, "\nits own parameters\n\n", "\n自有参数\n\n")) +
            parameter_table(kind.fields, language);
    page +=
        std::string(pick(language, "\nkeys that every measure takes: when, for whom, with which hands\n\n",
                         "\n各项政策共有的键：何时、对谁、用哪些人手\n\n")) +
        parameter_table(policy::Common::fields(), language);
    page += pick(
        language,
        "\nmarks: measured = read in a published source about this very thing; borrowed = measured "
        "elsewhere;\n"
        "assumed = chosen here, to be varied; setting = a choice of yours.\n",
        "\n标记：实测=公开资料对此事的记载；借用=他处所测；假设=本模型所取，应予变动检验；设定=由您决定。\n");
    return page;
}

std::string library_page(std::span<const policy::PolicyKind> library, Language language) {
    std::string page;
    int name_columns = 0;
    for (const policy::PolicyKind& kind : library)
        name_columns = std::max(name_columns, columns_of(kind.name) + 2);
    for (const policy::PolicyKind& kind : library) {
        page +=
            aligned(kind.name, name_columns) + std::string(pick(language, kind.title, kind.title_zh)) + "\n";
    }
    page += pick(language, "\n`wangge policies NAME` prints a manual page.\n",
                 "\n“wangge policies 政策名”给出其手册页。\n");
    return page;
}

Json policy_json(const policy::PolicyKind& kind, std::optional<std::int64_t> seed) {
    return {{"name", std::string(kind.name)},
            {"title", std::string(kind.title)},
            {"title_zh", std::string(kind.title_zh)},
            {"manual", std::string(kind.manual)},
            {"manual_zh", std::string(kind.manual_zh)},
            {"example", example_of(kind, seed)},
            {"parameters", parameters_json(kind.fields)}};
}

Json dictionary_json(std::span<const policy::PolicyKind> library, std::optional<std::int64_t> seed) {
    Json policies = Json::array(), sections = Json::array();
    for (const policy::PolicyKind& kind : library) policies.push_back(policy_json(kind, seed));
    for (const policy::Section& section : policy::sections()) {
        sections.push_back(
            {{"name", std::string(section.name)}, {"parameters", parameters_json(section.fields)}});
    }
    return {{"policies", policies},
            {"common", parameters_json(policy::Common::fields())},
            {"sections", sections}};
}

}  // namespace wangge::app
