#include "wangge/app/delivery.hpp"

#include "wangge/app/language.hpp"
#include "wangge/record/save_file.hpp"

namespace wangge::app {

bool save(const std::string& path, std::string_view text, Screen& screen) {
    const auto fault = record::save_file(path, text);
    if (!fault) return true;
    screen.say(*fault);
    return false;
}

std::string written_line(const std::string& path, Language language) {
    return std::string(pick(language, "written: ", "已写入：")) + path;
}

ExitCode deliver(const Options& options, Screen& screen, std::string_view result) {
    if (!options.out) return screen.put(result) ? ExitCode::kDone : ExitCode::kPartlyFailed;
    if (const auto fault = record::check_can_save(*options.out)) {
        screen.say(*fault);
        return ExitCode::kBadInput;
    }
    if (!save(*options.out, result, screen)) return ExitCode::kPartlyFailed;
    screen.say(written_line(*options.out, screen.language()));
    return ExitCode::kDone;
}

}  // namespace wangge::app
