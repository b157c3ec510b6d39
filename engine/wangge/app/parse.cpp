#include <CLI/CLI.hpp>

#include <charconv>
#include <cstdlib>
#include <limits>

#include "wangge/app/language.hpp"
#include "wangge/app/option_table.hpp"
#include "wangge/app/options.hpp"
#include "wangge/scenario/nearest.hpp"

namespace wangge::app {
namespace {

using core::Fault;
using core::FaultCode;

constexpr std::int64_t kLargestSeed = (std::int64_t{1} << 53) - 1;  // exact in the double of a scenario
constexpr std::int64_t kMostThreads = 1024;
constexpr std::int64_t kMostWorlds = 100000;
constexpr std::int64_t kMostDays = 100000;

/// The words of one command line, before anything is known of their meaning.
struct Written {
    std::vector<std::string> subjects, sets;
    std::string out, arm, days, day, seed, threads, world, replicates, sensitivity, language;
    std::string checkpoint, checkpoint_every, resume, branch_at, branch_arm;
    bool json = false, assumptions = false, population = false, no_charts = false, help = false;
};

/// CLI11 knows the shape of the options; their values are read below, where faults can be worded.
void declare(const CommandWords& words, CLI::App& app, Written& written) {
    app.set_help_flag();
    app.allow_extras();
    app.positionals_at_end(false);
    app.add_option("subject", written.subjects)->expected(0, -1);
    for (const OptionWords& option : words.options) {
        const std::string name(option.name);
        switch (option.option) {
            case Option::kSet:
                app.add_option(name, written.sets)
                    ->expected(1)
                    ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
                    ->allow_extra_args(false);
                break;
            case Option::kDays:
                app.add_option(name, written.days);
                break;
            case Option::kDay:
                app.add_option(name, written.day);
                break;
            case Option::kArm:
                app.add_option(name, written.arm);
                break;
            case Option::kWorld:
                app.add_option(name, written.world);
                break;
            case Option::kCheckpoint:
                app.add_option(name, written.checkpoint);
                break;
            case Option::kCheckpointEvery:
                app.add_option(name, written.checkpoint_every);
                break;
            case Option::kResume:
                app.add_option(name, written.resume);
                break;
            case Option::kBranchAt:
                app.add_option(name, written.branch_at);
                break;
            case Option::kBranchArm:
                app.add_option(name, written.branch_arm);
                break;
            case Option::kReplicates:
                app.add_option(name, written.replicates);
                break;
            case Option::kSensitivity:
                app.add_option(name, written.sensitivity);
                break;
            case Option::kSeed:
                app.add_option(name, written.seed);
                break;
            case Option::kThreads:
                app.add_option(name, written.threads);
                break;
            case Option::kOut:
                app.add_option(name, written.out);
                break;
            case Option::kLang:
                app.add_option(name, written.language);
                break;
            case Option::kJson:
                app.add_flag(name, written.json)->disable_flag_override();
                break;
            case Option::kAssumptions:
                app.add_flag(name, written.assumptions)->disable_flag_override();
                break;
            case Option::kPopulation:
                app.add_flag(name, written.population)->disable_flag_override();
                break;
            case Option::kNoCharts:
                app.add_flag(name, written.no_charts)->disable_flag_override();
                break;
            case Option::kHelp:
                app.add_flag("-h," + name, written.help)->disable_flag_override();
                break;
        }
    }
}

/// Reads the values, and collects what is wrong with them.
class Reader {
  public:
    Reader(const CommandWords& words, Language language) : words_(words), language_(language) {}

    std::vector<std::string> lines;

    void say(std::string line) { lines.push_back(std::move(line)); }
    void say(const Fault& fault) { lines.push_back(describe(fault, language_)); }
    std::string words(std::string_view english, std::string_view chinese,
                      std::vector<std::string> arguments) const {
        return fill(pick(language_, english, chinese), arguments);
    }

    std::optional<std::int64_t> number(std::string_view name, const std::string& text, std::int64_t least,
                                       std::int64_t most) {
        if (text.empty()) return std::nullopt;
        std::int64_t value = 0;
        const char* end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, value);
        const bool whole = stop == end && (error == std::errc() || error == std::errc::result_out_of_range);
        const bool fits = error == std::errc() && value >= least && value <= most;
        if (whole && fits) return value;
        const FaultCode code = whole ? FaultCode::kOutOfRange : FaultCode::kNotANumber;
        std::vector<std::string> arguments = {text, std::to_string(least), std::to_string(most), ""};
        if (!whole && stop != text.data() && *stop == '.') {
            say({FaultCode::kNotWhole, std::string(name), "", {text}});
        } else {
            say({code, std::string(name), "", whole ? arguments : std::vector<std::string>{text}});
        }
        return std::nullopt;
    }

    std::optional<std::string> text(std::string_view name, const CLI::App& app, const std::string& value) {
        if (app.get_option_no_throw(std::string(name)) == nullptr || app.count(std::string(name)) == 0)
            return std::nullopt;
        if (value.empty()) {
            say(words("{0}: nothing is given. Leave the option out?", "{0}: 未给出值。是否省略该选项？",
                      {std::string(name)}));
            return std::nullopt;
        }
        return value;
    }

    /// A word that is no option of this command.
    void unknown(const std::string& word) {
        const std::string name = word.substr(0, word.find('='));
        const auto of_another = [&](const OptionWords& option) { return option.name == name; };
        std::string owners;
        for (const CommandWords& other : command_table()) {
            for (const OptionWords& option : other.options) {
                if (of_another(option))
                    owners += std::string(owners.empty() ? "" : pick(language_, ", ", "、")) +
                              std::string(other.name);
            }
        }
        if (!owners.empty()) {
            say(
                words("{0}: `{1}` has no such option, as it would do nothing there (it belongs to {2}). "
                      "Leave it out?",
                      "{0}: {1} 没有该选项，因其在此不起作用（属于 {2}）。是否省略？",
                      {name, std::string(words_.name), owners}));
            return;
        }
        std::vector<std::string_view> known;
        for (const OptionWords& option : words_.options) known.push_back(option.name);
        const std::string near = scenario::nearest(name, known);
        const std::string hint = near.empty()
                                     ? words("`wangge {0} --help` lists the options.",
                                             "“wangge {0} --help”列出全部选项。", {std::string(words_.name)})
                                     : words("Did you mean {0}?", "是否指 {0}？", {near});
        say(words("{0}: `{1}` has no such option. {2}", "{0}: {1} 没有该选项。{2}",
                  {name, std::string(words_.name), hint}));
    }

    /// CLI11's complaint about the shape: an option without its value, or given twice.
    void misshapen(const std::string& complaint) {
        for (const OptionWords& option : words_.options) {
            const bool named = complaint.find(std::string(option.name)) != std::string::npos ||
                               complaint.rfind(std::string(option.name.substr(2)) + " ", 0) == 0;
            if (!named) continue;
            const std::string name(option.name), argument(argument_of(option, language_));
            say(argument.empty() ? words("{0}: this is a switch and takes no value. Leave the value out?",
                                         "{0}: 这是开关，不带值。去掉后面的值？", {name})
                                 : words("{0}: exactly one value is expected. Write {0} {1}?",
                                         "{0}: 应恰好给出一个值。写成 {0} {1}？", {name, argument}));
            return;
        }
        say(complaint);
    }

    void subject(const Written& written, Options& options) {
        if (written.subjects.size() > 1 || (words_.subject.empty() && !written.subjects.empty())) {
            const std::string& extra = written.subjects[words_.subject.empty() ? 0 : 1];
            say(
                words("{0}: nothing is known to do with this. Is a blank in a name not quoted, or an option "
                      "without its dashes?",
                      "{0}: 不知如何处理这一项。是否名称含空格而未加引号，或选项漏写了短横？", {extra}));
        }
        if (!written.subjects.empty()) options.subject = written.subjects.front();
        const bool needed = !words_.subject.empty() && words_.subject[0] != '[';
        if (needed && options.subject.empty()) {
            say(words(
                "{0}: a file is missing. Write wangge {0} {1}?", "{0}: 未给出文件。写成 wangge {0} {1}？",
                {std::string(words_.name), std::string(pick(language_, words_.subject, words_.subject_zh))}));
        }
    }

  private:
    const CommandWords& words_;
    Language language_;
};

/// Options that mean nothing without each other, or contradict each other.
void together(const Written& written, Reader& reader) {
    const auto missing = [&](const char* name, const char* other) {
        reader.say(reader.words("{0}: means nothing without {1}. Add {1}?", "{0}: 须与 {1} 同用。补上 {1}？",
                                {name, other}));
    };
    if (!written.checkpoint_every.empty() && written.checkpoint.empty())
        missing("--checkpoint-every", "--checkpoint");
    if (!written.branch_arm.empty() && written.branch_at.empty()) missing("--branch-arm", "--branch-at");
    if (written.branch_at.empty()) return;
    if (written.branch_arm.empty()) missing("--branch-at", "--branch-arm");
    for (const auto& [name, value] : {std::pair{"--out", &written.out},
                                      {"--checkpoint", &written.checkpoint},
                                      {"--resume", &written.resume}}) {
        if (value->empty()) continue;
        reader.say(reader.words(
            "{0}: a run with two futures is not written to a file. Leave out {0} or --branch-at?",
            "{0}: 分叉的运行不写入文件。去掉 {0} 或 --branch-at？", {name}));
    }
}

Options read(const Written& written, const CLI::App& app, Command command, Language language,
             Reader& reader) {
    Options options;
    options.command = command;
    options.language = language;
    if (reader.lines.empty())
        reader.subject(written, options);  // else what seems a name may belong to an option
    if (!written.language.empty() && !language_named(written.language)) {
        reader.say({FaultCode::kUnknownChoice, "--lang", "", {written.language, "zh|en", ""}});
    }
    options.sets = written.sets;
    options.out = reader.text("--out", app, written.out);
    options.arm = reader.text("--arm", app, written.arm);
    options.checkpoint = reader.text("--checkpoint", app, written.checkpoint);
    options.checkpoint_every = reader.number("--checkpoint-every", written.checkpoint_every, 1, kMostDays);
    options.resume = reader.text("--resume", app, written.resume);
    options.branch_at = reader.number("--branch-at", written.branch_at, 0, kMostDays - 1);
    options.branch_arm = reader.text("--branch-arm", app, written.branch_arm);
    together(written, reader);
    options.days = reader.number("--days", written.days, 1, kMostDays);
    options.day = reader.number("--day", written.day, 0, kMostDays - 1);
    options.seed = reader.number("--seed", written.seed, 0, kLargestSeed);
    const auto small = [&](std::string_view name, const std::string& text, std::int64_t least,
                           std::int64_t most) {
        const auto value = reader.number(name, text, least, most);
        return value ? std::optional<std::uint32_t>(static_cast<std::uint32_t>(*value)) : std::nullopt;
    };
    options.threads = small("--threads", written.threads, 1, kMostThreads);
    options.world = small("--world", written.world, 0, kMostWorlds - 1);
    options.replicates = small("--replicates", written.replicates, 1, kMostWorlds);
    if (const auto named = reader.text("--sensitivity", app, written.sensitivity)) {
        options.loop_sensitivity = *named == "loops";
        if (!options.loop_sensitivity)
            reader.say({FaultCode::kUnknownChoice, "--sensitivity", "", {*named, "loops", "loops"}});
    }
    options.json = written.json;
    options.assumptions = written.assumptions;
    options.population = written.population;
    options.charts = !written.no_charts;
    return options;
}

/// A first word that is no command.
Misused no_such_command(const std::string& word, Language language) {
    std::vector<std::string_view> known;
    for (const CommandWords& words : command_table()) known.push_back(words.name);
    const std::string near = scenario::nearest(word, known);
    const std::vector<std::string> arguments = {word, near};
    std::string line =
        fill(pick(language, "{0}: there is no such command.", "{0}: 没有这个命令。"), arguments);
    line +=
        fill(near.empty() ? pick(language, " `wangge --help` lists them.", "“wangge --help”列出全部命令。")
                          : pick(language, " Did you mean `wangge {1}`?", "是否指 wangge {1}？"),
             arguments);
    return {{line}, std::nullopt};
}

}  // namespace

Parsed parse(const std::vector<std::string>& given, Language language) {
    std::vector<std::string> words = given;
    // `--lang` may stand before the command too; it was heeded by language_of.
    std::string before;
    while (!words.empty() && words[0].substr(0, 6) == "--lang") {
        const bool apart = words[0] == "--lang";
        if (!apart && words[0].substr(0, 7) != "--lang=") break;
        if (apart && words.size() < 2) {
            return Misused{
                {std::string(pick(language, "--lang: zh or en is expected.", "--lang: 应为 zh 或 en。"))},
                std::nullopt};
        }
        before = apart ? words[1] : words[0].substr(7);
        words.erase(words.begin(), words.begin() + (apart ? 2 : 1));
    }
    if (!before.empty() && !language_named(before)) {
        return Misused{{describe({FaultCode::kUnknownChoice, "--lang", "", {before, "zh|en", ""}}, language)},
                       std::nullopt};
    }
    if (words.empty()) {
        return Misused{
            {std::string(pick(language, "wangge: a command is missing. `wangge --help` lists them.",
                              "wangge: 未给出命令。“wangge --help”列出全部命令。"))},
            std::nullopt};
    }
    if (words[0] == "--help" || words[0] == "-h") return ShowHelp{};
    if (words[0] == "help") {
        if (words.size() < 2) return ShowHelp{};
        const auto asked = command_named(words[1]);
        return asked ? Parsed(ShowHelp{asked}) : Parsed(no_such_command(words[1], language));
    }
    if (words[0] == "--version") words[0] = "version";
    const std::optional<Command> command = command_named(words[0]);
    if (!command) return no_such_command(words[0], language);

    const CommandWords& known = words_of(*command);
    Reader reader(known, language);
    Written written;
    CLI::App app;
    declare(known, app, written);
    std::vector<std::string> rest(words.rbegin(), words.rend() - 1);  // CLI11 takes them from the back
    try {
        app.parse(rest);
    } catch (const CLI::ParseError& complaint) {
        reader.misshapen(complaint.what());
    }
    if (written.help) return ShowHelp{command};
    for (const std::string& word : app.remaining()) {
        if (word.size() > 1 && word[0] == '-') reader.unknown(word);
    }
    Options options = read(written, app, *command, language, reader);
    if (!reader.lines.empty()) return Misused{reader.lines, command};
    return options;
}

}  // namespace wangge::app
