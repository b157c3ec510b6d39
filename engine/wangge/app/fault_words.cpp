#include "wangge/app/fault_words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "wangge/app/fault_terms.hpp"

namespace wangge::app {
namespace {

using core::FaultCode;

/// Problem, why and suggestion in both languages; {0}, {1}, ... are the arguments.
struct Row {
    FaultCode code;
    const char* english[3];
    const char* chinese[3];
};

constexpr Row kRows[] = {
    {FaultCode::kFileMissing,
     {"the file cannot be read", "{0}: {1}", "Is the path right?"},
     {"文件无法读取", "{0}：{1}", "路径是否正确？"}},
    {FaultCode::kFileTooLarge,
     {"the file is too large", "{0}, at most {1}", "Is it the right file?"},
     {"文件过大", "{0}，上限 {1}", "是否选错文件？"}},
    {FaultCode::kNotUtf8,
     {"the text is not UTF-8", "from byte {0} on", "Save the file as UTF-8 (is it GBK?)"},
     {"文本不是 UTF-8 编码", "从第 {0} 字节起", "另存为 UTF-8（是否为 GBK？）"}},
    {FaultCode::kSyntax,
     {"this is not valid YAML", "{0}", "Are indentation, brackets and quotation marks right?"},
     {"不是有效的 YAML", "{0}", "缩进、括号与引号是否正确？"}},
    {FaultCode::kTooDeep,
     {"nested too deep", "at most {0} levels", "Is a bracket left open?"},
     {"嵌套过深", "至多 {0} 层", "是否有括号未闭合？"}},
    {FaultCode::kAliasRefused,
     {"anchors and aliases are refused", "{0}; every value stands where it holds", "Write the value out?"},
     {"不接受锚点与别名", "{0}；每个值应写在其所在处", "直接写出该值？"}},
    {FaultCode::kSecondDocument,
     {"a second document begins here", "a scenario is one document",
      "Remove it or put it into a file of its own?"},
     {"此处开始第二个文档", "一个情景只有一个文档", "删去，或另存为单独文件？"}},
    {FaultCode::kDuplicateKey,
     {"key {0} is given twice", "only one of the values can hold", "Which one is meant?"},
     {"键 {0} 重复", "只能有一个值生效", "以哪一个为准？"}},
    {FaultCode::kUnknownKey,
     {"unknown key {0}", "", "Did you mean {1}?"},
     {"未知的键 {0}", "", "是否指 {1}？"}},
    {FaultCode::kMissingKey, {"key {0} is missing", "", "Add it?"}, {"缺少键 {0}", "", "是否补上？"}},
    {FaultCode::kWrongType, {"found {0}, expected {1}", "", ""}, {"写的是{0}，应为{1}", "", ""}},
    {FaultCode::kNotANumber, {"{0} is not a number", "", ""}, {"{0} 不是数", "", ""}},
    {FaultCode::kOctalLookAlike,
     {"{0} could be octal or decimal", "leading zeros mean different numbers to different readers",
      "Write {1}?"},
     {"{0} 可能是八进制也可能是十进制", "前导零会被读成不同的数", "写成 {1}？"}},
    {FaultCode::kWrongUnit, {"unit {0} does not fit", "expected {1}", ""}, {"单位 {0} 不符", "应为 {1}", ""}},
    {FaultCode::kOutOfRange,
     {"{0} is out of range", "{1} to {2} {3}", ""},
     {"{0} 超出范围", "{1} 至 {2} {3}", ""}},
    {FaultCode::kNotWhole, {"{0} is not a whole number", "", ""}, {"{0} 不是整数", "", ""}},
    {FaultCode::kUnknownChoice,
     {"{0} is none of the choices", "{1}", "Did you mean {2}?"},
     {"{0} 不在可选项之中", "{1}", "是否指 {2}？"}},
    {FaultCode::kWrongLength,
     {"found {0} values, expected {1}", "", ""},
     {"有 {0} 个值，应为 {1} 个", "", ""}},
    {FaultCode::kBadDate,
     {"{0} is not a date", "YYYY-MM-DD, a day that exists", ""},
     {"{0} 不是日期", "应为存在的日期 YYYY-MM-DD", ""}},
    {FaultCode::kUnknownName,
     {"there is no {1} called {0}", "", "Did you mean {2}?"},
     {"没有名为 {0} 的{1}", "", "是否指 {2}？"}},
    {FaultCode::kExtendsLoop,
     {"the file extends itself", "by way of {0}", "Which file is the base?"},
     {"文件循环继承自身", "经由 {0}", "以哪个文件为基础？"}},
    {FaultCode::kExtendsTooLong,
     {"too many files extend each other", "at most {0}", "Merge some of them?"},
     {"继承的文件过多", "至多 {0} 层", "合并其中一些？"}},
    {FaultCode::kEmptyFile,
     {"there is no scenario in the file", "nothing but blanks and comments", "Is it the right file?"},
     {"文件中没有情景", "只有空白和注释", "是否选错文件？"}},
    {FaultCode::kForbiddenCharacter,
     {"character {0} is refused", "control and invisible characters can hide what is meant", "Delete it?"},
     {"不接受字符 {0}", "控制字符与不可见字符会掩盖原意", "删去？"}},
    {FaultCode::kTagRefused,
     {"YAML tags are refused", "{0}", "Leave it out?"},
     {"不接受 YAML 标签", "{0}", "删去？"}},
    {FaultCode::kMergeRefused,
     {"merge keys (<<) are refused", "every value stands where it holds",
      "Use extends, or write the values out?"},
     {"不接受合并键（<<）", "每个值应写在其所在处", "改用 extends，或直接写出各值？"}},
    {FaultCode::kTooManyValues,
     {"the file holds too many values", "at most {0}", "Is it the right file?"},
     {"文件中的值过多", "至多 {0} 个", "是否选错文件？"}},
    {FaultCode::kBadName,
     {"{0} cannot be a name", "letters, digits, _ and -, a letter first, at most 64", ""},
     {"{0} 不能作名称", "只用字母、数字、_ 与 -，以字母开头，至多 64 个", ""}},
    {FaultCode::kBadSet,
     {"{0} is not a setting", "key.path=value", ""},
     {"{0} 不是有效设定", "应为 键路径=值", ""}},
    {FaultCode::kMoreFaults, {"{0} more problems are not listed", "", ""}, {"另有 {0} 个问题未列出", "", ""}},
    {FaultCode::kContradiction,
     {"these settings contradict each other", "{0}: {1} {2} {3} {4}", ""},
     {"设定相互矛盾", "{0}：{1} {2} {3} {4}", ""}},
    {FaultCode::kImpossibleTotal,
     {"the numbers do not fit together", "{0}: {1}, expected {2}", ""},
     {"数目彼此不符", "{0}：{1}，应为 {2}", ""}},
    {FaultCode::kTooMuchMemory,
     {"this needs {0} MiB of memory, {1} MiB are allowed", "largest: {2}, {3}, {4}",
      "Simulate fewer people or days, or fewer runs at a time (--threads)?"},
     {"需要 {0} MiB 内存，允许 {1} MiB", "最大的是 {2}、{3}、{4}",
      "减少人数或天数，或用 --threads 减少同时运行数？"}},
    {FaultCode::kCannotWrite,
     {"{0} cannot be written", "{1}", "Choose another folder with --out?"},
     {"无法写入 {0}", "{1}", "用 --out 另选文件夹？"}},
    {FaultCode::kDiskFull,
     {"the disk is full, {0} was not written", "nothing that was there before is lost",
      "Free some space and run again?"},
     {"磁盘已满，{0} 未写入", "原有内容没有丢失", "清出空间后重新运行？"}},
    {FaultCode::kDamagedFile,
     {"{0} is damaged", "{1}", "Run it again, or fetch a whole copy?"},
     {"{0} 已损坏", "{1}", "重新运行，或取得完整副本？"}},
    {FaultCode::kForeignFile,
     {"{0} was not written by Wangge", "{1}", "Is it the right file?"},
     {"{0} 不是 Wangge 写出的文件", "{1}", "是否选错文件？"}},
    {FaultCode::kDifferentVersion,
     {"{0} comes from another version", "found {1}, expected {2}", "Use that version, or run it again?"},
     {"{0} 来自另一版本", "文件为 {1}，程序为 {2}", "换用该版本，或重新运行？"}},
    {FaultCode::kOtherRun,
     {"{0} belongs to another run", "its {1} is {2}, this one's is {3}",
      "Give the command that wrote it, or start anew without --resume?"},
     {"{0} 属于另一次运行", "其{1}为 {2}，本次为 {3}", "改用写出它的那条命令，或去掉 --resume 重新开始？"}},
    {FaultCode::kNotReproduced,
     {"{0} was not reproduced", "first difference: {1}", "Was it changed, or made by another build?"},
     {"{0} 未能复现", "首个差异：{1}", "文件是否被改动，或由另一构建生成？"}},
    {FaultCode::kInternal,
     {"internal error", "{0}", "Please report it with the scenario?"},
     {"内部错误", "{0}", "请连同情景文件一起报告？"}},
};

std::string decimal_of(const std::string& octal_look_alike) {
    std::string text;
    for (const char c : octal_look_alike) {
        if (c == 'o' || c == 'O') continue;
        if (c == '0' && (text.empty() || text == "-" || text == "+")) continue;
        text += c;
    }
    const bool bare = text.empty() || text[0] == '.' || text[0] == ' ';
    return bare ? "0" + text : text;
}

/// Arguments in the words of the language.
void translate(FaultCode code, std::vector<std::string>& arguments, Language language) {
    switch (code) {
        case FaultCode::kFileMissing:
            arguments[0] = reason_words(arguments[0], language);
            break;
        case FaultCode::kCannotWrite:
        case FaultCode::kDamagedFile:
        case FaultCode::kForeignFile:
            arguments[1] = reason_words(arguments[1], language);
            break;
        case FaultCode::kFileTooLarge:
            arguments[0] = mebibytes(arguments[0]);
            arguments[1] = mebibytes(arguments[1]);
            break;
        case FaultCode::kWrongType:
            if (arguments[0].find_first_of("<\"") != 0) arguments[0] = "'" + arguments[0] + "'";
            arguments[0] = type_name(arguments[0], language);
            arguments[1] = type_name(arguments[1], language);
            break;
        case FaultCode::kUnknownChoice: {
            std::string& choices = arguments[1];
            std::size_t bar = 0;
            while ((bar = choices.find('|')) != std::string::npos) {
                choices.replace(bar, 1, language == Language::kChinese ? "、" : ", ");
            }
            break;
        }
        case FaultCode::kTooMuchMemory:
            for (std::size_t k = 2; k < 5; ++k) arguments[k] = memory_words(arguments[k], language);
            break;
        case FaultCode::kImpossibleTotal:
            arguments[0] = total_name(arguments[0], language);
            break;
        case FaultCode::kOtherRun:
            arguments[1] = difference_name(arguments[1], language);
            break;
        case FaultCode::kUnknownName:
            arguments[1] = thing_name(arguments[1], language);
            break;
        case FaultCode::kOctalLookAlike:
            arguments[1] = decimal_of(arguments[0]);
            break;
        case FaultCode::kSyntax:
            arguments[0] = syntax_words(arguments[0], language);
            break;
        default:
            break;
    }
}

bool all_digits(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}
bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string number_hint(const std::string& found, bool chinese) {
    if (has(found, ",") || has(found, "_") || has(found, "，") || has(found, " ")) {
        return chinese ? "小数点用“.”，且不加分隔符？" : "Write a point for decimals and no separators?";
    }
    if (has(found, "inf") || has(found, "nan") || has(found, "Inf") || has(found, "NaN")) {
        return chinese ? "写一个有限的数？" : "Write a finite number?";
    }
    if (has(found, "0x") || has(found, "0X") || has(found, "0b")) {
        return chinese ? "写成十进制？" : "Write it in decimal?";
    }
    return {};
}

/// What to do about a name that is like no other; `thing` as the fault gives it.
std::string name_hint(std::string_view thing, bool chinese) {
    if (thing == "policy")
        return chinese ? "“wangge policies”列出全部政策。" : "`wangge policies` lists them.";
    if (thing == "use") return chinese ? "在 policies 之下声明？" : "Declare it under `policies`?";
    return {};
}

/// Cases whose words depend on the arguments, which are translated, or on those that were `given`.
void adapt(FaultCode code, bool bare, std::span<const std::string> given,
           std::span<const std::string> arguments, bool chinese, Wording& words) {
    const auto no_suggestion_without = [&](std::size_t k) {
        if (arguments[k].empty()) words.suggestion.clear();
    };
    switch (code) {
        case FaultCode::kUnknownKey:
            no_suggestion_without(1);
            if (all_digits(arguments[0])) {  // {r0: 2,5} is a mapping of r0 and 5
                words.suggestion =
                    chinese ? "小数点是否写成了逗号？" : "Is a comma written for a decimal point?";
            }
            break;
        case FaultCode::kBadSet:
            if (arguments[0] != "extends") break;
            words.problem =
                chinese ? "extends 不能在命令行设定" : "extends cannot be set on the command line";
            words.why.clear();
            break;
        case FaultCode::kUnknownChoice:
            no_suggestion_without(2);
            break;
        case FaultCode::kUnknownName:
            if (arguments[2].empty() && given.size() > 1) words.suggestion = name_hint(given[1], chinese);
            break;
        case FaultCode::kFileMissing:
            if (bare || arguments[1].empty()) words.why = arguments[0];
            if (!bare)
                words.suggestion = chinese ? "路径以本文件所在文件夹为起点？"
                                           : "Is the path right, seen from the folder of this file?";
            break;
        case FaultCode::kNotANumber:
            words.suggestion = number_hint(arguments[0], chinese);
            break;
        case FaultCode::kWrongType:
            if (arguments[0].substr(0, 1) == "\"") {
                words.suggestion = chinese ? "去掉引号？" : "Leave out the quotation marks?";
            }
            break;
        case FaultCode::kWrongUnit:
            if (arguments[1].empty()) words.why = chinese ? "此值没有单位" : "the value has no unit";
            if (arguments[1] == "1")
                words.why = chinese ? "应为不带单位的数或百分数" : "expected a pure number or a percentage";
            break;
        case FaultCode::kOutOfRange:
            if (arguments[1].empty() && arguments[2].empty()) words.why.clear();
            break;
        case FaultCode::kForbiddenCharacter:
            if (arguments[0] == "tab") {
                words.problem = chinese ? "缩进中有制表符" : "there is a tab in the indentation";
                words.why = chinese ? "YAML 的缩进只用空格" : "YAML indents with spaces only";
                words.suggestion = chinese ? "改为空格？" : "Replace it by spaces?";
            } else if (arguments[0] == "UTF-16") {
                words.problem = chinese ? "文本是 UTF-16 编码" : "the text is UTF-16";
                words.why = chinese ? "情景文件应为 UTF-8" : "scenario files are UTF-8";
                words.suggestion = chinese ? "另存为 UTF-8？" : "Save it as UTF-8?";
            }
            break;
        default:
            break;
    }
}

std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == ':')) text.pop_back();
    return text;
}

}  // namespace

Wording pattern_of(FaultCode code, Language language) {
    for (const Row& row : kRows) {
        if (row.code != code) continue;
        const auto& words = language == Language::kChinese ? row.chinese : row.english;
        return {words[0], words[1], words[2]};
    }
    return {};
}

Wording wording(FaultCode code, bool bare, std::span<const std::string> given, Language language) {
    Wording words;
    if (code == FaultCode::kContradiction && explain(given, language, words)) return words;
    std::vector<std::string> arguments(given.begin(), given.end());
    arguments.resize(std::max<std::size_t>(arguments.size(), 6));
    translate(code, arguments, language);
    const bool range = code == FaultCode::kOutOfRange;
    if (range && (arguments[3] == "1" || arguments[3] == "date")) arguments[3].clear();
    const Wording pattern = pattern_of(code, language);
    words.problem = fill(pattern.problem, arguments);
    words.why = trimmed(fill(pattern.why, arguments));
    words.suggestion = fill(pattern.suggestion, arguments);
    adapt(code, bare, given, arguments, language == Language::kChinese, words);
    return words;
}

}  // namespace wangge::app
