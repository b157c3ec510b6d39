#include "wangge/app/screen.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "wangge/app/language.hpp"
#include "wangge/record/reasons.hpp"

namespace wangge::app {
namespace {

/// Writes everything; the error number of what kept it from doing so, else 0.
int write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return written < 0 ? errno : EIO;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

std::string why(int error, Language language) {
    if (error == EPIPE)
        return std::string(pick(language, "the reader has closed the pipe", "管道另一端已关闭"));
    if (error == ENOSPC) return std::string(pick(language, "the disk is full", "磁盘已满"));
    const std::string key = record::reason_for(error);
    return language == Language::kChinese ? record::reason_in_chinese(key) : record::reason_in_english(key);
}

}  // namespace

bool Screen::put(std::string_view result) {
    clear();
    const int error = write_all(STDOUT_FILENO, result);
    if (error == 0) return true;
    const std::string reason = why(error, language_);
    say(fill(pick(language_, "standard output: the result could not be written ({0}).",
                  "标准输出：结果未能写出（{0}）。"),
             std::vector<std::string>{reason}));
    return false;
}

void Screen::say(std::string_view message) {
    clear();
    std::string text(message);
    if (text.empty() || text.back() != '\n') text += '\n';
    write_all(STDERR_FILENO, text);
}

void Screen::note(std::string_view line) {
    if (!rewrites()) return;
    write_all(STDERR_FILENO, "\r\x1b[K" + std::string(line));
    noted_ = true;
}

void Screen::clear() {
    if (noted_) write_all(STDERR_FILENO, "\r\x1b[K");
    noted_ = false;
}

bool Screen::rewrites() const {
    const char* terminal = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) != 0 && (terminal == nullptr || std::string_view(terminal) != "dumb");
}

int terminal_columns() {
    winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

}  // namespace wangge::app
