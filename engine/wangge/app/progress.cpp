#include "wangge/app/progress.hpp"

#include <fmt/format.h>

#include "wangge/app/language.hpp"
#include "wangge/app/readable.hpp"

namespace wangge::app {
namespace {

constexpr int kBarColumns = 20;  // half a line of 80, should a terminal draw them twice as wide
constexpr auto kRedraw = std::chrono::milliseconds(80);
constexpr auto kSparse = std::chrono::seconds(1);

}  // namespace

std::string ProgressLine::bar(double share) const {
    const int full = static_cast<int>(share * kBarColumns);
    std::string text;
    for (int k = 0; k < kBarColumns; ++k) text += k < full ? "━" : "─";
    return text;
}

void ProgressLine::stage(const std::string& words) {
    if (words == stage_) return;
    stage_ = words;
    tenth_ = 0;
    shown_ = {};
    if (screen_.rewrites()) {
        screen_.note(words);
    } else {
        screen_.say(words);
    }
}

void ProgressLine::show(const std::string& line, std::uint32_t done, std::uint32_t all) {
    const auto now = Clock::now();
    const std::uint32_t tenth = all > 0 ? 10 * done / all : 0;
    if (screen_.rewrites()) {
        if (done < all && now - shown_ < kRedraw) return;
        screen_.note(line);
    } else {
        if (done < all && (tenth == tenth_ || now - shown_ < kSparse)) return;
        screen_.say(line);
    }
    shown_ = now;
    tenth_ = tenth;
}

void ProgressLine::compare(const study::Progress& progress) {
    const Language language = screen_.language();
    switch (progress.stage) {
        case study::Stage::kFit:
            stage(std::string(pick(language, "fitting transmission ...", "正在拟合传播参数……")));
            return;
        case study::Stage::kStatistics:
            stage(std::string(pick(language, "comparing ...", "正在比较……")));
            return;
        case study::Stage::kRuns:
            break;
    }
    if (progress.done == progress.found) {
        stage(fmt::format(fmt::runtime(pick(language, "runs {0}/{1}", "运行 {0}/{1}")), progress.done,
                          progress.all));
        if (progress.done < progress.all) return;
    }
    const double share = progress.all > 0 ? static_cast<double>(progress.done) / progress.all : 1;
    std::string line = fmt::format(fmt::runtime(pick(language, "runs {0:>4}/{1}  ", "运行 {0:>4}/{1}  ")),
                                   progress.done, progress.all);
    if (screen_.rewrites()) line += bar(share) + "  ";
    if (progress.seconds_left >= 0 && progress.done < progress.all) {
        line += std::string(pick(language, "about ", "约剩 ")) +
                readable_duration(progress.seconds_left, language) + std::string(pick(language, " left", ""));
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    show(line, progress.done, progress.all);
}

void ProgressLine::days(std::int32_t day, std::int32_t days) {
    // A run takes a fraction of a second: only one that takes longer is worth a line.
    if (Clock::now() - started_ < std::chrono::milliseconds(700)) return;
    const Language language = screen_.language();
    const double share = days > 0 ? static_cast<double>(day) / days : 1;
    std::string line =
        fmt::format(fmt::runtime(pick(language, "day {0:>4}/{1}", "第 {0:>4}/{1} 天")), day, days);
    if (screen_.rewrites()) line += "  " + bar(share);
    show(line, static_cast<std::uint32_t>(day), static_cast<std::uint32_t>(days));
}

}  // namespace wangge::app
