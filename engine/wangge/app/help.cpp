#include "wangge/app/help.hpp"

#include <algorithm>

#include "wangge/app/language.hpp"
#include "wangge/app/option_table.hpp"
#include "wangge/app/text_width.hpp"

namespace wangge::app {
namespace {

constexpr int kColumns = 100;
constexpr int kIndent = 2;

std::string indented(std::string_view text, int indent, int columns = kColumns) {
    std::string page;
    for (const std::string& line : wrapped(text, columns - indent)) {
        page += std::string(static_cast<std::size_t>(indent), ' ') + line + "\n";
    }
    return page;
}

std::string left_of(const OptionWords& option, Language language) {
    const std::string argument(argument_of(option, language));
    return std::string(option.name) + (argument.empty() ? "" : " ") + argument;
}

/// A name and, beside it, a text over as many lines as it takes.
std::string beside(std::string_view name, std::string_view text, int gap) {
    std::string page;
    for (const std::string& line : wrapped(text, kColumns - gap - kIndent)) {
        page += "  " + aligned(page.empty() ? name : "", gap) + line + "\n";
    }
    return page;
}

std::string overview(Language language) {
    std::string page(
        pick(language,
             "Wangge simulates every resident of a community, day by day, under the measures of grid-based\n"
             "community management, and says what each measure buys and what it costs.\n\n"
             "usage: wangge COMMAND [options]\n\n",
             "Wangge（网格）逐日模拟社区中的每一位居民，推演网格化管理各项措施换来什么、付出什么。\n\n"
             "用法：wangge 命令 [选项]\n\n"));
    page += std::string(pick(language, "commands\n", "命令\n"));
    for (const CommandWords& words : command_table()) {
        page += beside(words.name, pick(language, words.title, words.title_zh), 12);
    }
    page += pick(language,
                 "\n`wangge COMMAND --help` teaches a command. Begin with\n\n  wangge compare "
                 "scenarios/tienan/four_policies.yaml\n",
                 "\n“wangge 命令 --help”讲解各命令。可从这里开始：\n\n  wangge compare "
                 "scenarios/tienan/four_policies.yaml\n");
    return page;
}

}  // namespace

std::string help_page(std::optional<Command> command, Language language) {
    if (!command) return overview(language);
    const CommandWords& words = words_of(*command);
    const std::string subject(pick(language, words.subject, words.subject_zh));
    std::string page = "wangge " + std::string(words.name) + std::string(pick(language, " - ", "：")) +
                       std::string(pick(language, words.title, words.title_zh)) + "\n\n";
    page += std::string(pick(language, "usage: ", "用法：")) + "wangge " + std::string(words.name) +
            (subject.empty() ? "" : " " + subject) + std::string(pick(language, " [options]", " [选项]")) +
            "\n\n";
    page += indented(pick(language, words.text, words.text_zh), kIndent);
    page += pick(language, "\noptions\n", "\n选项\n");
    int gap = 0;
    for (const OptionWords& option : words.options)
        gap = std::max(gap, columns_of(left_of(option, language)) + 2);
    for (const OptionWords& option : words.options) {
        page += beside(left_of(option, language), pick(language, option.text, option.text_zh), gap);
    }
    page += pick(language, "\nexamples\n", "\n示例\n");
    page += indented(words.examples, kIndent, 200);
    page += pick(language, "\nexit codes\n", "\n退出码\n");
    page += indented(pick(language, words.exits, words.exits_zh), kIndent, 200);
    return page;
}

}  // namespace wangge::app
