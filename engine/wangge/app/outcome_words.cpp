#include "wangge/app/outcome_words.hpp"

#include "wangge/app/language.hpp"
#include "wangge/study/identity.hpp"

namespace wangge::app {

std::string_view question_of(const run::Outcome& outcome, Language language) {
    return pick(language, outcome.question, outcome.question_zh);
}
std::string_view title_of(const run::Outcome& outcome, Language language) {
    return pick(language, outcome.title, outcome.title_zh);
}
std::string_view unit_of(const run::Outcome& outcome, Language language) {
    return pick(language, outcome.unit, outcome.unit_zh);
}

std::string day_words(std::int32_t day, Language language) {
    const std::string number = std::to_string(day);
    return language == Language::kChinese ? "第 " + number + " 天" : "day " + number;
}

std::string_view disclaimer(Language language) {
    return pick(language, study::kDisclaimer, study::kDisclaimerZh);
}

}  // namespace wangge::app
