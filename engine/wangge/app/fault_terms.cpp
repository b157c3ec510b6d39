#include "wangge/app/fault_terms.hpp"

#include <cstddef>
#include <string_view>

#include "wangge/record/reasons.hpp"

namespace wangge::app {
namespace {

struct Term {
    std::string_view key;
    const char* english;
    const char* chinese;
};

/// Arguments that are no words of a user but names of this program.
constexpr Term kTerms[] = {
    {"<nothing>", "nothing", "空值"},
    {"<list>", "a list", "列表"},
    {"<map>", "a mapping", "映射"},
    {"<empty key>", "an empty key", "空键"},
    {"<key>", "a key", "键"},
    {"<number>", "a number", "数"},
    {"<date>", "a date (YYYY-MM-DD)", "日期（YYYY-MM-DD）"},
    {"<switch>", "true or false", " true 或 false"},
    {"<text>", "text", "文字"},
};
constexpr Term kNamed[] = {
    {"policy", "policy in the library", "政策（政策库）"},
    {"use", "use of a policy under policies", "政策（policies 之下）"},
};
constexpr Term kReasons[] = {
    {"absolute_path", "the path must start from the folder of this file", "路径应以本文件所在文件夹为起点"},
};
constexpr Term kSyntaxWords[] = {
    {"end of map not found", "end of mapping not found", "找不到映射的结尾"},
    {"end of map flow not found", "closing } not found", "缺少右花括号 }"},
    {"end of sequence not found", "end of list not found", "找不到列表的结尾"},
    {"end of sequence flow not found", "closing ] not found", "缺少右方括号 ]"},
    {"illegal map value", "no value may stand here", "此处不能有值"},
    {"illegal map key", "no key may stand here", "此处不能有键"},
    {"illegal block entry", "no list item may stand here", "此处不能有列表项"},
    {"illegal EOF in scalar", "closing quotation mark not found", "缺少右引号"},
    {"illegal flow end", "closing bracket without an opening one", "多余的右括号"},
    {"illegal tab when looking for indentation", "tab in the indentation", "缩进中有制表符"},
    {"illegal document indicator in scalar", "document mark inside a text", "文字中有文档标记"},
    {"unknown token", "unexpected character", "意外的字符"},
};

template <std::size_t N>
std::string named(const Term (&terms)[N], const std::string& word, Language language) {
    for (const Term& term : terms) {
        if (term.key == word) return language == Language::kChinese ? term.chinese : term.english;
    }
    return word;
}

}  // namespace

std::string type_name(const std::string& key, Language language) {
    return named(kTerms, key, language);
}
std::string thing_name(const std::string& key, Language language) {
    return named(kNamed, key, language);
}
std::string syntax_words(const std::string& key, Language language) {
    return named(kSyntaxWords, key, language);
}

std::string reason_words(const std::string& key, Language language) {
    const std::string own = named(kReasons, key, language);
    if (own != key) return own;
    return language == Language::kChinese ? record::reason_in_chinese(key) : record::reason_in_english(key);
}

}  // namespace wangge::app
