#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "wangge/app/help.hpp"
#include "wangge/app/language.hpp"
#include "wangge/app/option_table.hpp"
#include "wangge/app/options.hpp"
#include "wangge/app/text_width.hpp"

namespace wangge::app {
namespace {

using testing::HasSubstr;

Options good(const std::vector<std::string>& words) {
    const Parsed parsed = parse(words, Language::kEnglish);
    const auto* options = std::get_if<Options>(&parsed);
    EXPECT_NE(options, nullptr);
    if (const auto* misused = std::get_if<Misused>(&parsed)) ADD_FAILURE() << misused->lines.front();
    return options == nullptr ? Options{} : *options;
}

std::string complaint(const std::vector<std::string>& words, Language language = Language::kEnglish) {
    const Parsed parsed = parse(words, language);
    const auto* misused = std::get_if<Misused>(&parsed);
    EXPECT_NE(misused, nullptr);
    std::string all;
    if (misused != nullptr) {
        for (const std::string& line : misused->lines) all += line + "\n";
    }
    return all;
}

TEST(Parse, ReadsEveryOption) {
    const Options options =
        good({"run", "a b.yaml", "--set", "x.y=1", "--set=z=2", "--days", "15", "--arm", "closure", "--world",
              "3", "--seed", "9007199254740991", "--threads=2", "--out", "出 力.h5", "--json"});
    EXPECT_EQ(options.command, Command::kRun);
    EXPECT_EQ(options.subject, "a b.yaml");
    EXPECT_EQ(options.sets, (std::vector<std::string>{"x.y=1", "z=2"}));
    EXPECT_EQ(options.days, 15);
    EXPECT_EQ(options.arm, "closure");
    EXPECT_EQ(options.world, 3u);
    EXPECT_EQ(options.seed, 9007199254740991);
    EXPECT_EQ(options.threads, 2u);
    EXPECT_EQ(options.out, "出 力.h5");
    EXPECT_TRUE(options.json);
}

TEST(Parse, LeavesOutWhatWasNotGiven) {
    const Options options = good({"compare", "a.yaml"});
    EXPECT_FALSE(options.out || options.arm || options.days || options.seed || options.threads ||
                 options.replicates);
    EXPECT_FALSE(options.json);
    EXPECT_TRUE(options.charts);
    EXPECT_FALSE(good({"compare", "a.yaml", "--no-charts"}).charts);
    EXPECT_FALSE(options.loop_sensitivity);
    EXPECT_TRUE(good({"compare", "a.yaml", "--sensitivity", "loops"}).loop_sensitivity);
}

TEST(Parse, RefusesNumbersThatAreNone) {
    EXPECT_THAT(complaint({"run", "a", "--days", "1.5"}), HasSubstr("--days: 1.5 is not a whole number"));
    EXPECT_THAT(complaint({"run", "a", "--days", "ten"}), HasSubstr("--days: ten is not a number"));
    EXPECT_THAT(complaint({"run", "a", "--days", "0"}), HasSubstr("--days: 0 is out of range"));
    EXPECT_THAT(complaint({"run", "a", "--days", "10x"}), HasSubstr("10x"));
    EXPECT_THAT(complaint({"run", "a", "--seed", "9007199254740992"}),
                HasSubstr("--seed: 9007199254740992 is out of range"));
    EXPECT_THAT(complaint({"run", "a", "--seed", "-1"}), HasSubstr("--seed: -1 is out of range"));
    EXPECT_THAT(complaint({"run", "a", "--world", "99999999999999999999"}), HasSubstr("out of range"));
    EXPECT_THAT(complaint({"compare", "a", "--replicates", "0"}),
                HasSubstr("--replicates: 0 is out of range"));
    EXPECT_THAT(complaint({"run", "a", "--threads", "0"}, Language::kChinese),
                HasSubstr("--threads: 0 超出范围"));
}

TEST(Parse, SuggestsTheNearestName) {
    EXPECT_THAT(complaint({"comapre", "a"}), HasSubstr("Did you mean `wangge compare`?"));
    EXPECT_THAT(complaint({"comapre", "a"}, Language::kChinese), HasSubstr("是否指 wangge compare？"));
    EXPECT_THAT(complaint({"run", "a", "--thread", "2"}), HasSubstr("Did you mean --threads?"));
    EXPECT_THAT(complaint({"run", "a", "--sett=1"}), HasSubstr("Did you mean --set?"));
    EXPECT_THAT(complaint({"frobnicate"}), HasSubstr("wangge --help"));
}

TEST(Parse, RefusesOptionsThatWouldDoNothing) {
    EXPECT_THAT(complaint({"version", "--days", "3"}), HasSubstr("it belongs to run, compare, check"));
    EXPECT_THAT(complaint({"run", "a", "--replicates", "3"}), HasSubstr("it belongs to compare"));
    EXPECT_THAT(complaint({"policies", "--set", "a=1"}, Language::kChinese), HasSubstr("在此不起作用"));
}

TEST(Parse, RefusesMisshapenWords) {
    EXPECT_THAT(complaint({"run"}), HasSubstr("a file is missing"));
    EXPECT_THAT(complaint({}), HasSubstr("a command is missing"));
    EXPECT_THAT(complaint({"run", "a", "b"}), HasSubstr("b: nothing is known to do with this"));
    EXPECT_THAT(complaint({"version", "x"}), HasSubstr("x: nothing is known to do with this"));
    EXPECT_THAT(complaint({"run", "a", "--out"}), HasSubstr("exactly one value"));
    EXPECT_THAT(complaint({"run", "a", "--days", "3", "--days", "4"}), HasSubstr("exactly one value"));
    EXPECT_THAT(complaint({"run", "a", "--json=yes"}), HasSubstr("takes no value"));
    EXPECT_THAT(complaint({"run", "a", "--lang", "fr"}), HasSubstr("--lang: fr is none of the choices"));
    EXPECT_THAT(complaint({"compare", "a", "--sensitivity", "all"}),
                HasSubstr("--sensitivity: all is none of the choices"));
    EXPECT_THAT(complaint({"compare", "a", "--sensitivity"}), HasSubstr("exactly one value"));
    EXPECT_THAT(complaint({"run", "a", "--sensitivity", "loops"}), HasSubstr("it belongs to compare"));
    EXPECT_THAT(complaint({"--lang", "fr", "run", "a"}), HasSubstr("--lang: fr is none of the choices"));
}

TEST(Parse, EveryCommandThatComputesTakesTheCommonOptions) {
    for (const CommandWords& words : command_table()) {
        // A page and one week on one thread: the options would do nothing there.
        if (words.command == Command::kModel || words.command == Command::kDiary) continue;
        std::vector<std::string> line = {std::string(words.name)};
        if (!words.subject.empty()) line.emplace_back("x");
        line.insert(line.end(), {"--lang", "zh", "--threads", "2", "--seed", "5", "--out", "o", "--json"});
        const Options options = good(line);
        EXPECT_EQ(options.seed, 5) << words.name;
        EXPECT_EQ(options.threads, 2u) << words.name;
        EXPECT_TRUE(options.out && options.json) << words.name;
    }
}

TEST(Parse, HelpIsAskedForAnywhere) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"run", "--help"},
                                                  {"run", "a", "-h"},
                                                  {"help", "run"},
                                                  {"run", "--days", "x", "--help"}}) {
        const Parsed parsed = parse(words, Language::kEnglish);
        const auto* help = std::get_if<ShowHelp>(&parsed);
        ASSERT_NE(help, nullptr);
        EXPECT_EQ(help->command, Command::kRun);
    }
    EXPECT_TRUE(std::holds_alternative<ShowHelp>(parse({"--help"}, Language::kEnglish)));
}

TEST(Help, TeachesEveryCommandInBothLanguages) {
    for (const CommandWords& words : command_table()) {
        for (const Language language : {Language::kEnglish, Language::kChinese}) {
            const std::string page = help_page(words.command, language);
            for (const OptionWords& option : words.options)
                EXPECT_THAT(page, HasSubstr(std::string(option.name)));
            EXPECT_THAT(page, HasSubstr("wangge " + std::string(words.name)));
            EXPECT_THAT(page, HasSubstr(language == Language::kEnglish ? "exit codes" : "退出码"));
            EXPECT_THAT(page, HasSubstr("130"));
            std::string_view rest = page;
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find('\n'), rest.size());
                EXPECT_LE(columns_of(rest.substr(0, end)), 100) << rest.substr(0, end);
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
    }
    const std::string overview = help_page(std::nullopt, Language::kChinese);
    for (const CommandWords& words : command_table())
        EXPECT_THAT(overview, HasSubstr(std::string(words.name)));
}

/// Keeps a variable of the environment as it was.
class Variable {
  public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        set(value);
    }
    ~Variable() { set(before_ ? before_->c_str() : nullptr); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

  private:
    void set(const char* value) {
        if (value == nullptr) {
            ::unsetenv(name_);
        } else {
            ::setenv(name_, value, 1);
        }
    }
    const char* name_;
    std::optional<std::string> before_;
};

TEST(Language, IsFoundInOrder) {
    const Variable all("LC_ALL", nullptr), messages("LC_MESSAGES", nullptr), own("WANGGE_LANG", nullptr),
        lang("LANG", "zh_CN.UTF-8");
    EXPECT_EQ(language_of({}), Language::kChinese);
    EXPECT_EQ(language_of({"run", "--lang", "en"}), Language::kEnglish);
    {
        const Variable stronger("LC_ALL", "C");
        EXPECT_EQ(language_of({}), Language::kEnglish);
        const Variable strongest("WANGGE_LANG", "zh");
        EXPECT_EQ(language_of({}), Language::kChinese);
        EXPECT_EQ(language_of({"--lang=en"}), Language::kEnglish);
        EXPECT_EQ(language_of({"--lang", "fr"}), Language::kChinese)
            << "a bad one is complained of elsewhere";
    }
    const Variable none("LANG", nullptr);
    EXPECT_EQ(language_of({}), Language::kEnglish);
    const Variable german("LANG", "de_DE.UTF-8");
    EXPECT_EQ(language_of({}), Language::kEnglish);
}

}  // namespace
}  // namespace wangge::app
