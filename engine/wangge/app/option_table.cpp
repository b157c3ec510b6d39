#include "wangge/app/option_table.hpp"

namespace wangge::app {
namespace {

constexpr OptionWords kHelpOption = {Option::kHelp, "--help", "", "show this page", "显示本页"};
constexpr OptionWords kLangOption = {Option::kLang, "--lang", "zh|en",
                                     "language (default: that of the system; WANGGE_LANG overrides it)",
                                     "语言（默认随系统；可用环境变量 WANGGE_LANG 指定）"};
constexpr OptionWords kSetOption = {
    Option::kSet, "--set", "KEY.PATH=VALUE",
    "a value on top of the file, checked like the file itself; may be repeated",
    "覆盖文件中的一个值，与文件同样校验；可重复"};
constexpr OptionWords kDaysOption = {
    Option::kDays, "--days", "N",
    "simulate N days, 0 to N-1; reports beyond are left out, the last is after N days",
    "模拟 N 天（第 0 至 N-1 天）；其后的报告略去，最后一次为满 N 天时"};
constexpr OptionWords kSeedOption = {Option::kSeed, "--seed", "N",
                                     "seed of both people and luck, instead of the scenario's",
                                     "人口与运气共用的种子，代替情景中的种子"};

constexpr OptionWords kRun[] = {
    {Option::kArm, "--arm", "NAME", "the arm to run (default: the base, the first one)",
     "要运行的方案（默认：基准，即第一个）"},
    {Option::kWorld, "--world", "K", "the world to run: population K and luck K (default: 0)",
     "要运行的世界：第 K 份人口与第 K 份运气（默认 0）"},
    kSetOption,
    kDaysOption,
    kSeedOption,
    {Option::kThreads, "--threads", "N", "threads (default: all); results do not depend on it",
     "线程数（默认全部）；结果与线程数无关"},
    {Option::kOut, "--out", "FILE.h5", "write the run as an HDF5 file (default: none is written)",
     "把运行结果写成 HDF5 文件（默认不写）"},
    {Option::kCheckpoint, "--checkpoint", "FILE",
     "write the run down on its way, at its end and on Ctrl-C; the one before is kept as FILE.1",
     "途中、结束时及按 Ctrl-C 时保存检查点；前一份保留为 文件.1"},
    {Option::kCheckpointEvery, "--checkpoint-every", "DAYS", "how often (default: every 10 days)",
     "检查点间隔天数（默认 10）"},
    {Option::kResume, "--resume", "FILE",
     "go on from that checkpoint of the same scenario, arm and world; the result is the same, bit for bit. "
     "Add "
     "--checkpoint FILE to go on writing",
     "由同一情景、方案、世界的检查点继续，结果逐位相同；另加 --checkpoint 文件 则继续保存"},
    {Option::kBranchAt, "--branch-at", "DAY",
     "see two futures: from that day on --branch-arm too; what was before is not computed again",
     "对照两种后续：自该日起另按 --branch-arm 推演，此前不重算"},
    {Option::kBranchArm, "--branch-arm", "NAME",
     "the arm of the other future. Measures that both arms have go on; new ones start when their dates say, "
     "on "
     "that day if they say before",
     "另一后续所用方案。两方案共有的措施延续；新措施按其日期启动，日期已过则当日启动"},
    {Option::kJson, "--json", "", "one JSON object on standard output instead of the summary",
     "标准输出为一个 JSON 对象，代替文字摘要"},
    kLangOption,
    kHelpOption,
};
constexpr OptionWords kCompare[] = {
    {Option::kReplicates, "--replicates", "N", "worlds per arm (default: 32)", "每个方案的世界数（默认 32）"},
    kSetOption,
    kDaysOption,
    kSeedOption,
    {Option::kThreads, "--threads", "N",
     "runs at the same time (default: as many as the machine has processors)",
     "同时进行的运行数（默认：处理器个数）"},
    {Option::kOut, "--out", "FOLDER",
     "folder of the results (default: results/NAME-HASH); finished runs in it are kept",
     "结果文件夹（默认 results/情景名-校验码）；其中已完成的运行会保留并沿用"},
    {Option::kSensitivity, "--sensitivity", "loops",
     "compare again with each feedback switched off (section loops) and say which signs survive",
     "逐一关闭各项反馈（loops 一节）再比较，说明哪些差的符号不变"},
    {Option::kNoCharts, "--no-charts", "", "do not draw charts", "不绘制图表"},
    {Option::kJson, "--json", "", "the comparison as one JSON object on standard output instead of the table",
     "标准输出为一个 JSON 对象，代替表格"},
    kLangOption,
    kHelpOption,
};
constexpr OptionWords kCheck[] = {
    {Option::kAssumptions, "--assumptions", "", "list every borrowed and assumed number it leans on",
     "列出所倚赖的全部借用值与假设值"},
    {Option::kPopulation, "--population", "",
     "list every marginal of the people asked for beside the made one",
     "逐项列出人口边际分布的要求值与生成值"},
    kSetOption,
    kDaysOption,
    kSeedOption,
    {Option::kThreads, "--threads", "N", "estimate time and memory for so many threads (default: all)",
     "按 N 个线程估计用时与内存（默认全部）"},
    {Option::kOut, "--out", "FILE.yaml", "write the resolved scenario: every value with its unit and mark",
     "写出展开后的情景：每个值及其单位与标记"},
    {Option::kJson, "--json", "", "one JSON object on standard output, faults included",
     "标准输出为一个 JSON 对象（含各项问题）"},
    kLangOption,
    kHelpOption,
};
constexpr OptionWords kPolicies[] = {
    {Option::kSeed, "--seed", "N", "put this seed into the example", "在示例中写入该种子"},
    {Option::kThreads, "--threads", "N", "use at most N threads; this command needs one",
     "至多用 N 个线程；本命令只需一个"},
    {Option::kOut, "--out", "FILE", "write to this file instead of standard output",
     "写入该文件，代替标准输出"},
    {Option::kJson, "--json", "", "the dictionary of policies and parameters as one JSON object",
     "以一个 JSON 对象输出政策与参数词典"},
    kLangOption,
    kHelpOption,
};
constexpr OptionWords kModel[] = {
    {Option::kOut, "--out", "FILE", "write to this file instead of standard output",
     "写入该文件，代替标准输出"},
    kLangOption,
    kHelpOption,
};
constexpr OptionWords kVerify[] = {
    {Option::kSeed, "--seed", "N", "refuse a file that was not made from this seed",
     "若文件并非由该种子生成，则拒绝"},
    {Option::kThreads, "--threads", "N", "use at most N threads (default: all)",
     "至多用 N 个线程（缺省：全部）"},
    {Option::kOut, "--out", "FILE", "write the verdict to this file too", "把结论另写入该文件"},
    {Option::kJson, "--json", "", "the verdict as one JSON object on standard output",
     "标准输出为一个 JSON 对象"},
    kLangOption,
    kHelpOption,
};
constexpr OptionWords kTemplate[] = {
    {Option::kSeed, "--seed", "N", "vary the ages of the example (default: 1)", "改变示例中的年龄（默认 1）"},
    {Option::kThreads, "--threads", "N", "use at most N threads; this command needs one",
     "至多用 N 个线程；本命令只需一个"},
    {Option::kOut, "--out", "FILE", "write the list of columns to this file instead of standard output",
     "把列说明写入该文件，代替标准输出"},
    {Option::kJson, "--json", "", "the files written, as one JSON object on standard output",
     "以一个 JSON 对象输出所写文件"},
    kLangOption,
    kHelpOption,
};
constexpr OptionWords kDiary[] = {
    {Option::kArm, "--arm", "NAME", "the arm of the day looked at (default: an ordinary week)",
     "所看那一天属于哪个方案（默认：普通一周）"},
    {Option::kDay, "--day", "D", "the day of that arm; the first is 0", "该方案的第几天，首日为 0"},
    {Option::kWorld, "--world", "K", "the world: population K and luck K (default: 0)",
     "世界：第 K 份人口与第 K 份运气（默认 0）"},
    kSetOption,
    kSeedOption,
    {Option::kOut, "--out", "FILE", "write to this file instead of standard output",
     "写入该文件，代替标准输出"},
    {Option::kJson, "--json", "", "one JSON object on standard output instead of the tables",
     "标准输出为一个 JSON 对象，代替表格"},
    kLangOption,
    kHelpOption,
};
constexpr OptionWords kVersion[] = {
    {Option::kSeed, "--seed", "N", "seed of the fingerprint of the arithmetic (default: 1)",
     "运算指纹所用种子（默认 1）"},
    {Option::kThreads, "--threads", "N",
     "threads that compute the fingerprint (default: all); it must not depend on it",
     "计算指纹所用线程数（默认全部）；指纹不应随之改变"},
    {Option::kOut, "--out", "FILE", "write to this file instead of standard output",
     "写入该文件，代替标准输出"},
    {Option::kJson, "--json", "", "one JSON object on standard output", "标准输出为一个 JSON 对象"},
    kLangOption,
    kHelpOption,
};

constexpr std::string_view kExits =
    "0    done\n2    bad input, nothing was computed\n3    partly failed; what was finished is kept\n"
    "130  interrupted; what was finished is kept";
constexpr std::string_view kExitsZh =
    "0    完成\n2    输入有误，未作计算\n3    部分失败，已完成的保留\n130  被中断，已完成的保留";

constexpr CommandWords kCommandTable[] = {
    {Command::kRun, "run", "SCENARIO.yaml", "情景.yaml", "one arm of a scenario in one world",
     "在一个世界中运行一个方案",
     "Makes the people of world K, fits transmission unless the scenario brings it along, and simulates one "
     "arm day by day. "
     "The summary answers the eight questions for this one world; differences between arms need `wangge "
     "compare`.",
     "生成世界 K "
     "的居民，拟合传播参数（情景已给出则免），逐日模拟一个方案。摘要就这一个世界回答八个问题；方案之间的差别"
     "须用 wangge compare。",
     kRun,
     "wangge run scenarios/tienan/four_policies.yaml\n"
     "wangge run scenarios/tienan/four_policies.yaml --arm closure --world 3 --out closure-3.h5\n"
     "wangge run scenarios/tienan/four_policies.yaml --arm all --days 30 --set disease.r0=3 --json\n"
     "wangge run scenarios/tienan/four_policies.yaml --arm all --out all.h5 --checkpoint all.checkpoint\n"
     "wangge run scenarios/tienan/four_policies.yaml --arm all --out all.h5 --resume all.checkpoint\n"
     "wangge run scenarios/tienan/four_policies.yaml --branch-at 40 --branch-arm closure",
     kExits, kExitsZh},
    {Command::kCompare, "compare", "SCENARIO.yaml", "情景.yaml",
     "all arms in twin worlds: same people, same luck", "在孪生世界中比较全部方案：同样的人、同样的运气",
     "Runs every arm in worlds 0 to N-1 and compares world by world. Ends with a table of the eight "
     "questions and charts; "
     "the folder holds one HDF5 file a run, summary.csv, comparison.json, manifest.json and charts/. "
     "Interrupted "
     "comparisons go on where they ended when the same command is given again.",
     "在第 0 至 N-1 个世界中运行每个方案，逐世界相减比较。最后给出八个问题的表格与图表；"
     "结果文件夹内有每次运行的 HDF5 文件、summary.csv、comparison.json、manifest.json 和 "
     "charts/。中断后以同一命令再次执行，即从中断处继续。",
     kCompare,
     "wangge compare scenarios/tienan/four_policies.yaml\n"
     "wangge compare scenarios/tienan/four_policies.yaml --replicates 8 --days 90 --out quick-look\n"
     "wangge compare scenarios/tienan/four_policies.yaml --replicates 8 --sensitivity loops\n"
     "wangge compare scenarios/tienan/four_policies.yaml --set imports.setting=documented --json",
     kExits, kExitsZh},
    {Command::kCheck, "check", "SCENARIO.yaml", "情景.yaml", "what a scenario would run, and all its faults",
     "情景将运行什么，以及全部问题",
     "Reads a scenario as `run` and `compare` do, makes the people of world 0 to see that the totals fit "
     "together, and says what "
     "would run: arms, policies, sizes, estimated memory and time. All faults are listed at once, as "
     "file:line:col: key path: problem (why). Suggestion?",
     "与 run、compare 同样读取情景，并生成世界 0 "
     "的居民以核对各项总数，说明将运行什么：方案、政策、规模、估计的内存与用时。"
     "所有问题一次列全，格式为 文件:行:列: 键路径: 问题（原因）。建议？",
     kCheck,
     "wangge check my-scenario.yaml\nwangge check scenarios/tienan/four_policies.yaml --assumptions\n"
     "wangge check my-scenario.yaml --set population.gates=5 --out resolved.yaml",
     kExits, kExitsZh},
    {Command::kPolicies, "policies", "[NAME]", "[政策名]", "the library of measures and their manual pages",
     "政策库及其手册页",
     "Without a name, lists the measures. With one, prints its manual page: purpose, parameters with unit, "
     "default, range, mark and "
     "source, an example, assumptions and limits.",
     "不带名称时列出全部政策；带名称时给出其手册页：目的、参数（单位、默认值、范围、标记、来源）、示例、假设"
     "与局限。",
     kPolicies,
     "wangge policies\nwangge policies blanket_closure\nwangge policies --json --out policies.json", kExits,
     kExitsZh},
    {Command::kModel, "model", "", "", "the description of the model by the ODD protocol",
     "模型说明（ODD 协议）",
     "Prints the whole description as Markdown: purpose, entities, schedule, design concepts, "
     "initialisation, "
     "submodels, and every parameter with unit, default, range, mark and source, named presets included. "
     "engine/MODEL.md is this page.",
     "以 Markdown "
     "输出完整说明：目的、实体、时序、设计概念、初始化、子模型，以及每个参数的单位、默认值、范围、"
     "标记与来源，含命名预设。engine/MODEL.zh.md 即此页。",
     kModel, "wangge model\nwangge model --lang zh --out MODEL.zh.md", kExits, kExitsZh},
    {Command::kVerify, "verify", "FILE.h5", "文件.h5", "makes a run again and compares every bit",
     "重算一次运行并逐位比对",
     "Reads the resolved scenario, seeds, arm and world from a run file, simulates it again and compares "
     "every number and every "
     "daily hash. Succeeds only if all of them agree. A damaged file is refused.",
     "从运行文件读出展开后的情景、种子、方案与世界，重新模拟，比对每个数和每日的校验码；全部一致才算成功。损"
     "坏的文件会被拒绝。",
     kVerify,
     "wangge verify closure-3.h5\nwangge verify results/tienan_four_policies-7b2d0a96/runs/closure-0003.h5 "
     "--json",
     "0    every bit agrees\n2    bad input: no such file, damaged, of another version\n3    the run was not "
     "reproduced\n"
     "130  interrupted",
     "0    每一位都一致\n2    输入有误：文件不存在、已损坏或来自另一版本\n3    未能复现\n130  被中断"},
    {Command::kTemplate, "template", "FOLDER", "文件夹", "writes an example of your own tables of people",
     "写出一套自有人口表格的示例",
     "Writes households.csv, residents.csv, places.csv and gates.csv of an invented place, with comments on "
     "every column, and a scenario that uses them (`population: {tables: FOLDER}`). Columns that are not "
     "required may be left out: what they say is then dealt as for people that are made. Use no real names: "
     "numbers will do. Small cells (under five) of summary.csv and comparison.json are left empty for people "
     "from tables; the HDF5 files of single runs are not cut and are for your own use.",
     "写出一个虚构社区的 households.csv、residents.csv、places.csv 和 "
     "gates.csv，附各列说明，以及使用它们的情景"
     "（population: {tables: "
     "文件夹}）。非必需的列可以省略，其内容按合成人口的规则分配。请勿使用真实姓名，用编号"
     "即可。采用自有表格时，summary.csv 与 comparison.json 中小于五的分组单元留空；单次运行的 HDF5 "
     "文件不作删减，"
     "仅供自用。",
     kTemplate, "wangge template my-place\nwangge check my-place/scenario.yaml", kExits, kExitsZh},
    {Command::kDiary, "diary", "SCENARIO.yaml", "情景.yaml",
     "contacts per person and day, by age and setting", "每人每日接触，按年龄与场所",
     "Counts how many different people everybody meets, asked of the same contacts as infection: on an "
     "ordinary "
     "week without disease or measures, or on one day of an arm; in queues, at doors and in central "
     "quarantine "
     "only contacts in which one could infect the other. Beside it stands what the survey behind the "
     "scenario's contacts preset found.",
     "统计每人接触的不同人数，所用接触与传播相同：无疫情、无措施的普通一周，或某方案的某一天（排队、上门与集"
     "中隔离点只计可能传播的接触）；并列出情景所选"
     "接触参数组所依据的调查结果。",
     kDiary,
     "wangge diary scenarios/tienan/four_policies.yaml\n"
     "wangge diary scenarios/tienan/four_policies.yaml --arm closure --day 30\n"
     "wangge diary scenarios/tienan/four_policies.yaml --set contacts.preset=zhang_shanghai --json",
     kExits, kExitsZh},
    {Command::kVersion, "version", "", "", "version, build and fingerprint of the arithmetic",
     "版本、构建与运算指纹",
     "The fingerprint is a checksum of keyed draws and exact functions. It is the same on every machine, "
     "compiler and number of "
     "threads: two computers that show the same one give the same results for the same build.",
     "指纹是键控抽样与精确函数的校验码，在任何机器、编译器、线程数下都相同：两台机器指纹一致、构建一致，结果"
     "便一致。",
     kVersion, "wangge version\nwangge version --json", kExits, kExitsZh},
};

}  // namespace

std::string_view argument_of(const OptionWords& option, Language language) {
    if (language == Language::kEnglish) return option.argument;
    constexpr std::string_view kChinese[][2] = {
        {"KEY.PATH=VALUE", "键路径=值"}, {"NAME", "名称"},     {"FILE", "文件"}, {"FILE.h5", "文件.h5"},
        {"FILE.yaml", "文件.yaml"},      {"FOLDER", "文件夹"}, {"DAY", "日"},    {"DAYS", "天数"}};
    for (const auto& pair : kChinese) {
        if (pair[0] == option.argument) return pair[1];
    }
    return option.argument;
}

std::span<const CommandWords> command_table() {
    return kCommandTable;
}

const CommandWords& words_of(Command command) {
    return kCommandTable[static_cast<std::size_t>(command)];
}

std::string_view name_of(Command command) {
    return words_of(command).name;
}

std::optional<Command> command_named(std::string_view name) {
    for (const CommandWords& words : kCommandTable) {
        if (words.name == name) return words.command;
    }
    return std::nullopt;
}

}  // namespace wangge::app
