// Who infected whom: all of it, a sample, or only that it was not kept.
#include "wangge/core/draw.hpp"
#include "wangge/kernel/encounter.hpp"
#include "wangge/study/content_parts.hpp"

namespace wangge::study::detail {
namespace {

using kernel::Transmission;
using policy::Transmissions;

struct SettingName {
    const char *name, *name_zh;
};
constexpr SettingName kSettingNames[] = {
    {"home", "家庭"},          {"neighbour", "楼道邻里"}, {"class", "班级"},      {"work", "工作"},
    {"community", "商铺市场"}, {"queue", "门岗排队"},     {"door", "上门与岗位"}, {"import", "输入"},
    {"centre", "集中隔离点"},  {"guest", "串门"},         {"lift", "电梯"},       {"compound", "院内"},
    {"school", "学校"},        {"restaurant", "餐馆"},    {"park", "广场公园"},   {"transit", "公交"},
    {"care", "诊所"},          {"gathering", "聚会"}};
static_assert(std::size(kSettingNames) == kernel::kSettings);

/// Which infections are written. The key of a sample names the infected person and the day: a twin world
/// keeps the same ones.
class Kept {
  public:
    explicit Kept(const Finished& finished)
        : all_(finished.scenario.record.kept() == Transmissions::kAll),
          share_(finished.scenario.record.sample_share),
          draws_(run::luck_seed(finished.scenario, finished.world_number), core::Purpose::kRecorded),
          keys_(finished.world.resident.key) {}

    bool operator()(const Transmission& one) const {
        return all_ || draws_.happens(share_, keys_[one.infected], static_cast<std::uint32_t>(one.day));
    }

  private:
    bool all_;
    double share_;
    core::Draws draws_;
    const std::vector<std::uint64_t>& keys_;
};

std::vector<std::int32_t> rows_kept(const Finished& finished) {
    std::vector<std::int32_t> rows;
    const Kept kept(finished);
    std::int32_t row = 0;
    run::each_infection(finished.infections, [&](const Transmission& one) {
        if (kept(one)) rows.push_back(row);
        ++row;
    });
    return rows;
}

struct Labels {
    const char *name, *units, *long_name, *long_name_zh;
};

/// A column of those that are kept, made when it is written.
template <class Value>
record::Variable column(const Finished& finished, std::size_t length, const Labels& labels,
                        Value (*value)(const Transmission&)) {
    const auto make = [kept = Kept(finished), &infections = finished.infections, length,
                       value]() -> record::Values {
        std::vector<Value> data;
        data.reserve(length);
        run::each_infection(infections, [&](const Transmission& one) {
            if (kept(one)) data.push_back(value(one));
        });
        return data;
    };
    return {labels.name, labels.units, labels.long_name, labels.long_name_zh, {"case"}, {}, {}, make};
}

}  // namespace

record::Group transmissions_group(const Finished& finished) {
    const policy::Record& asked = finished.scenario.record;
    record::Group group;
    group.path = "transmissions";
    group.attributes = {{"infections", static_cast<std::int64_t>(finished.infections.size())}};
    if (asked.kept() == Transmissions::kOff) {
        group.title = "Who infected whom was not recorded (record.transmissions: off)";
        group.attributes.push_back({"recorded", "off"});
        return group;
    }
    if (asked.kept() == Transmissions::kSample) {
        group.title = "A keyed sample of infections: who infected whom, when and where";
        group.attributes.push_back({"recorded", "sample"});
        group.attributes.push_back({"sample_share", asked.sample_share});
    } else {
        group.title = "Every infection: who infected whom, when and where";
        group.attributes.push_back({"recorded", "all"});
    }
    std::vector<std::string> settings, settings_zh;
    std::string meanings;
    for (const SettingName& name : kSettingNames) {
        settings.emplace_back(name.name);
        settings_zh.emplace_back(name.name_zh);
        meanings += (meanings.empty() ? "" : " ") + std::string(name.name);
    }
    group.attributes.push_back({"settings", settings});
    group.attributes.push_back({"settings_zh", settings_zh});
    std::vector<std::int32_t> rows = rows_kept(finished);
    const std::size_t kept = rows.size();
    group.dimensions = {{"case", "", "Infection, in the order of time", "感染序号", std::move(rows)}};
    group.variables = {
        column<std::int32_t>(
            finished, kept,
            {"infector", "1", "Row of who infected; -1 for an import", "传染者编号（-1为输入）"},
            [](const Transmission& one) {
                return one.infector == world::kNone ? -1 : static_cast<std::int32_t>(one.infector);
            }),
        column<std::int32_t>(
            finished, kept,
            {"infected", "1",
             "Row of who was infected; rows from the number of residents on are staff from elsewhere",
             "被感染者编号（不小于居民数者为外来工作人员）"},
            [](const Transmission& one) { return static_cast<std::int32_t>(one.infected); }),
        column<std::int32_t>(finished, kept,
                             {"infection_day", "d", "Day of infection, from the start", "感染日（自首日起）"},
                             [](const Transmission& one) { return static_cast<std::int32_t>(one.day); }),
        column<std::uint8_t>(
            finished, kept,
            {"tick", "1", "Part of the day: 00-06, 06-09, 09-12, 12-15, 15-18, 18-24", "时段"},
            [](const Transmission& one) { return static_cast<std::uint8_t>(one.tick); }),
        column<std::uint8_t>(finished, kept,
                             {"setting", "1", "Where, as listed in the settings of this group", "场所类别"},
                             [](const Transmission& one) { return static_cast<std::uint8_t>(one.setting); }),
    };
    group.variables.back().attributes = {{"flag_meanings", meanings}};
    return group;
}

std::string setting_name(std::uint32_t setting, bool chinese) {
    return chinese ? kSettingNames[setting].name_zh : kSettingNames[setting].name;
}

}  // namespace wangge::study::detail
