#include "wangge/app/language.hpp"

#include <cstdlib>

namespace wangge::app {
namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

std::optional<Language> language_named(std::string_view name) {
    if (name == "zh") return Language::kChinese;
    if (name == "en") return Language::kEnglish;
    return std::nullopt;
}

std::string_view name_of(Language language) {
    return pick(language, "en", "zh");
}

std::optional<Language> language_of_locale(std::string_view locale) {
    if (locale.empty()) return std::nullopt;
    return locale.substr(0, 2) == "zh" ? Language::kChinese : Language::kEnglish;
}

Language language_of(const std::vector<std::string>& words) {
    constexpr std::string_view kOption = "--lang";
    std::optional<Language> found;
    for (std::size_t k = 0; k < words.size(); ++k) {
        const std::string_view word = words[k];
        if (word == kOption && k + 1 < words.size()) found = language_named(words[k + 1]);
        if (word.substr(0, 7) == "--lang=") found = language_named(word.substr(7));
        if (found) return *found;
    }
    found = language_of_locale(environment("WANGGE_LANG"));
    // As POSIX orders them: the first that is set and not empty counts.
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (!found) found = language_of_locale(environment(name));
    }
    return found.value_or(Language::kEnglish);
}

}  // namespace wangge::app
