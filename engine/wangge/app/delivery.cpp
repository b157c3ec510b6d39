#include "wangge/app/delivery.hpp"

#include <filesystem>
#include <vector>

#include "wangge/app/json_text.hpp"
#include "wangge/app/language.hpp"
#include "wangge/record/save_file.hpp"

namespace wangge::app {

bool save(const std::string& path, std::string_view text, Screen& screen) {
    const auto fault = record::save_file(path, text);
    if (!fault) return true;
    screen.say(*fault);
    return false;
}

bool overwrites_input(std::string_view option, const std::string& target, const scenario::ReadScenario& read,
                      Screen& screen) {
    namespace fs = std::filesystem;
    std::vector<fs::path> inputs(read.files.begin(), read.files.end());
    std::error_code error;
    if (read.scenario.tables) {
        for (fs::directory_iterator at(read.scenario.tables_folder, error), end; !error && at != end;
             at.increment(error))
            inputs.push_back(at->path());
    }
    for (const fs::path& input : inputs) {
        if (!fs::equivalent(target, input, error)) continue;
        screen.say(
            fill(pick(screen.language(),
                      "{1}: {0} is an input of this scenario and would be written over. Choose another name?",
                      "{1}: {0} 是本情景的输入文件，会被覆盖。换一个名字？"),
                 std::vector<std::string>{target, std::string(option)}));
        return true;
    }
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
