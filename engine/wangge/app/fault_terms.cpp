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
    {"household", "household in households.csv", "户（households.csv）"},
    {"place", "place in places.csv", "场所（places.csv）"},
    {"policy", "policy in the library", "政策（政策库）"},
    {"use", "use of a policy under policies", "政策（policies 之下）"},
};
constexpr Term kDifferences[] = {
    {"scenario", "scenario (hash)", "情景（校验码）"},
    {"arm", "arm", "方案"},
    {"world", "world", "世界"},
};
constexpr Term kMemory[] = {
    {"program", "the program", "程序"},
    {"people", "people and places", "人口与场所"},
    {"state", "what changes from day to day", "逐日变化的状态"},
    {"ledger", "the daily counts", "每日计数"},
    {"transmissions", "the list of transmissions", "传播记录"},
    {"file", "the result file while it is written", "写出中的结果文件"},
    {"results", "the results of all runs", "各次运行的结果"},
};
constexpr Term kReasons[] = {
    {"absolute_path", "the path must start from the folder of this file", "路径应以本文件所在文件夹为起点"},
};
constexpr Term kTotals[] = {
    {"sum", "sum of the list", "各项之和"},
    {"people_by_age", "people by age", "分年龄人口"},
    {"children_and_elders", "children and elders who live with somebody", "需与人同住的儿童与老人"},
    {"residents_below_households", "fewer residents than households; residents",
     "常住人口少于户数；常住人口"},
    {"residents_above_limit", "more residents than the households can hold; residents",
     "常住人口超过各户容量；常住人口"},
    {"people_by_size", "people by household size", "按户规模合计的人口"},
    {"rented_households", "rented households", "租户户数"},
    {"rented_residents", "people in rented homes", "租户人数"},
    {"stairwells_above_households", "more stairwells than households; stairwells", "楼道数多于户数；楼道数"},
    {"grids_above_stairwells", "more grids than stairwells; grids", "网格数多于楼道数；网格数"},
    {"adults_to_return", "adults who can be returnees", "可作返乡人员的成人"},
    {"adults_to_return_later", "adults who can be later returnees", "可作后续返乡人员的成人"},
    {"adults_in_dormitories", "adults who can live in dormitories", "可住集体宿舍的成人"},
    {"workers", "adults who can work", "可就业的成人"},
    {"adults_to_serve", "adults who can join the teams", "可加入队伍的成人"},
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
std::string total_name(const std::string& key, Language language) {
    return named(kTotals, key, language);
}
std::string difference_name(const std::string& key, Language language) {
    return named(kDifferences, key, language);
}
std::string thing_name(const std::string& key, Language language) {
    return named(kNamed, key, language);
}
std::string syntax_words(const std::string& key, Language language) {
    return named(kSyntaxWords, key, language);
}

std::string memory_name(const std::string& key, Language language) {
    return named(kMemory, key, language);
}
std::string memory_words(const std::string& item, Language language) {
    const std::size_t space = item.rfind(' ');
    if (space == std::string::npos) return named(kMemory, item, language);
    return named(kMemory, item.substr(0, space), language) + item.substr(space) + " MiB";
}

std::string reason_words(const std::string& key, Language language) {
    std::string own = named(kReasons, key, language);
    if (own != key) return own;
    return language == Language::kChinese ? record::reason_in_chinese(key) : record::reason_in_english(key);
}

}  // namespace wangge::app
