#include "wangge/app/command_line.hpp"

#include <exception>
#include <new>

#include "wangge/app/commands.hpp"
#include "wangge/app/help.hpp"
#include "wangge/app/interrupt.hpp"
#include "wangge/app/language.hpp"

namespace wangge::app {
namespace {

ExitCode obey(const Options& options, Screen& screen) {
    switch (options.command) {
        case Command::kRun:
            return run_command(options, screen);
        case Command::kCompare:
            return compare_command(options, screen);
        case Command::kCheck:
            return check_command(options, screen);
        case Command::kPolicies:
            return policies_command(options, screen);
        case Command::kModel:
            return model_command(options, screen);
        case Command::kVerify:
            return verify_command(options, screen);
        case Command::kTemplate:
            return template_command(options, screen);
        case Command::kDiary:
            return diary_command(options, screen);
        case Command::kVersion:
            return version_command(options, screen);
    }
    return ExitCode::kBadInput;
}

ExitCode answer(const std::vector<std::string>& words, Screen& screen) {
    const Language language = screen.language();
    const Parsed parsed = parse(words, language);
    if (const auto* help = std::get_if<ShowHelp>(&parsed)) {
        return screen.put(help_page(help->command, language)) ? ExitCode::kDone : ExitCode::kPartlyFailed;
    }
    if (const auto* misused = std::get_if<Misused>(&parsed)) {
        for (const std::string& line : misused->lines) screen.say(line);
        return ExitCode::kBadInput;
    }
    return obey(*std::get_if<Options>(&parsed), screen);
}

ExitCode unexpected(const char* what, Screen& screen) {
    screen.say({core::FaultCode::kInternal, "wangge", "", {what}});
    return ExitCode::kPartlyFailed;
}

}  // namespace

int command_line(int count, const char* const* given) {
    outlive_closed_pipes();
    Screen screen(Language::kEnglish);
    ExitCode code = ExitCode::kDone;
    try {
        const std::vector<std::string> words(given + (count > 0 ? 1 : 0), given + count);
        screen.speak(language_of(words));
        code = answer(words, screen);
    } catch (const std::bad_alloc&) {
        screen.say(pick(screen.language(),
                        "wangge: out of memory. Simulate fewer people or days, or use fewer --threads?",
                        "wangge: 内存不足。减少人数、天数或 --threads？"));
        code = ExitCode::kPartlyFailed;
    } catch (const std::exception& trouble) {
        code = unexpected(trouble.what(), screen);
    } catch (...) {
        code = unexpected("unknown exception", screen);
    }
    return static_cast<int>(code);
}

}  // namespace wangge::app
