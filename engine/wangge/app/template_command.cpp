#include <filesystem>
#include <system_error>

#include "wangge/app/commands.hpp"
#include "wangge/app/delivery.hpp"
#include "wangge/app/example_tables.hpp"
#include "wangge/app/json_text.hpp"
#include "wangge/app/language.hpp"

namespace wangge::app {

/// Writes the example into a folder, which is made if need be; files that are there are never replaced.
ExitCode template_command(const Options& options, Screen& screen) {
    const std::filesystem::path folder(options.subject);
    const auto files =
        example_tables(screen.language(), static_cast<std::uint64_t>(options.seed.value_or(1)));
    std::error_code error;
    for (const ExampleFile& file : files) {
        const std::filesystem::path path = folder / file.name;
        if (!std::filesystem::exists(path, error)) continue;
        screen.say(path.string() +
                   std::string(pick(screen.language(), ": this file exists. Choose another folder?",
                                    ": 文件已存在。换一个文件夹？")));
        return ExitCode::kBadInput;
    }
    std::filesystem::create_directories(folder, error);  // saving says what is wrong, if anything
    Json written = Json::array();
    for (const ExampleFile& file : files) {
        const std::string path = (folder / file.name).string();
        if (!save(path, file.text, screen)) return ExitCode::kPartlyFailed;
        screen.say(written_line(path, screen.language()));
        written.push_back(path);
    }
    return deliver(options, screen,
                   options.json ? text_of(Json{{"files", written}}) : columns_page(screen.language()));
}

}  // namespace wangge::app
