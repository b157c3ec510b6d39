#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/app/words.hpp"

namespace wangge::app {

/// "zh" and "en"; nothing for any other name.
std::optional<Language> language_named(std::string_view name);
std::string_view name_of(Language language);

/// The language of a locale name such as "zh_CN.UTF-8"; nothing if it is empty, English if it is not Chinese.
std::optional<Language> language_of_locale(std::string_view locale);

/// The language to speak before options are read, so that faults in the options speak it too: `--lang` among
/// the words if it is a good one, else WANGGE_LANG, else the locale (LC_ALL, LC_MESSAGES, LANG), else
/// English.
Language language_of(const std::vector<std::string>& words);

/// One of two texts.
inline std::string_view pick(Language language, std::string_view english, std::string_view chinese) {
    return language == Language::kChinese ? chinese : english;
}

}  // namespace wangge::app
