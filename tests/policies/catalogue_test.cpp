#include "wangge/policies/catalogue.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <set>

#include "tests/policies/bench.hpp"

namespace wangge::policies {
namespace {

using core::Kind;
using core::Mark;
using test::Bench;
using test::Changes;

TEST(Catalogue, HasEachMeasureOnce) {
    std::vector<std::string_view> names;
    for (const policy::PolicyKind& kind : catalogue()) names.push_back(kind.name);
    EXPECT_EQ(names, (std::vector<std::string_view>{
                         "blanket_closure", "grid_checkpoints", "volunteer_delivery", "digital_codes",
                         "quarantine", "contact_tracing", "venue_closure", "door_to_door_census"}));
}

TEST(Catalogue, DeclarationsAreSound) {
    std::set<std::string_view> common;
    for (const core::Field& field : policy::Common::fields()) common.insert(field.parameter.name);
    for (const policy::PolicyKind& kind : catalogue()) {
        std::set<std::string_view> names;
        std::set<std::size_t> places;
        for (const core::Field& field : kind.fields) {
            const core::Parameter& p = field.parameter;
            SCOPED_TRACE(std::string(kind.name) + "." + std::string(p.name));
            EXPECT_TRUE(names.insert(p.name).second) << "declared twice";
            EXPECT_EQ(common.count(p.name), 0u) << "a key that every measure has";
            EXPECT_TRUE(places.insert(field.offset).second);
            EXPECT_LE(p.least, p.preset);
            EXPECT_LE(p.preset, p.most);
            EXPECT_LT(p.least, p.most);
            EXPECT_FALSE(p.meaning.empty());
            EXPECT_FALSE(p.meaning_zh.empty());
            if (p.mark == Mark::kMeasured || p.mark == Mark::kBorrowed) {
                EXPECT_FALSE(p.source.empty());
            }
            if (p.kind == Kind::kShare) {
                EXPECT_EQ(p.unit, "1");
                EXPECT_LE(p.most, 1);
            }
            if (p.kind == Kind::kSwitch || p.kind == Kind::kChoice) {
                EXPECT_EQ(p.mark, Mark::kSetting);
                EXPECT_EQ(p.least, 0);
            }
            if (p.kind == Kind::kChoice) {
                EXPECT_EQ(p.most, std::count(p.choices.begin(), p.choices.end(), '|'));
            }
            if (p.kind == Kind::kSwitch || p.kind == Kind::kInteger) {
                EXPECT_EQ(p.preset, static_cast<int>(p.preset));
            }
            for (const char c : p.name) EXPECT_TRUE(std::islower(c) || std::isdigit(c) || c == '_') << c;
        }
    }
}

TEST(Catalogue, PresetsContradictNothing) {
    for (const policy::PolicyKind& kind : catalogue()) {
        if (kind.check == nullptr) continue;
        EXPECT_TRUE(kind.check(core::presets<policy::Common>(), test::preset_settings(kind)).empty())
            << kind.name;
    }
}

TEST(Catalogue, ManualPagesInBothLanguages) {
    for (const policy::PolicyKind& kind : catalogue()) {
        SCOPED_TRACE(kind.name);
        EXPECT_FALSE(kind.title.empty());
        EXPECT_FALSE(kind.title_zh.empty());
        for (const std::string_view head :
             {"Purpose:", "What is ordered:", "Assumptions:", "Limits:", "Sources:"}) {
            EXPECT_NE(kind.manual.find(head), std::string_view::npos) << head;
        }
        for (const std::string_view head : {"目的：", "假设：", "局限：", "来源："}) {
            EXPECT_NE(kind.manual_zh.find(head), std::string_view::npos) << head;
        }
        EXPECT_EQ(kind.example.find("policies:\n  " + std::string(kind.name) + ":\n"), 0u) << kind.example;
    }
}

TEST(Catalogue, ManualsNameOnlyWhatIsDeclared) {
    // Every lower_snake word of a manual or an example is a parameter, a shared key, a measure or a section.
    std::set<std::string> known{"policies", "start"};
    for (const core::Field& field : policy::Common::fields()) known.insert(std::string(field.parameter.name));
    for (const policy::Section& section : policy::sections()) {
        for (const core::Field& field : section.fields) known.insert(std::string(field.parameter.name));
    }
    for (const policy::PolicyKind& kind : catalogue()) {
        known.insert(std::string(kind.name));
        for (const core::Field& field : kind.fields) known.insert(std::string(field.parameter.name));
    }
    for (const policy::PolicyKind& kind : catalogue()) {
        for (const std::string_view text : {kind.manual, kind.manual_zh, kind.example}) {
            std::string word;
            for (const char c : std::string(text) + " ") {
                if (std::islower(static_cast<unsigned char>(c)) || c == '_') {
                    word += c;
                    continue;
                }
                if (word.find('_') != std::string::npos && word != "staff_") {
                    EXPECT_EQ(known.count(word), 1u) << kind.name << ": " << word;
                }
                word.clear();
            }
        }
    }
}

TEST(Catalogue, CounterfactualIsSaidFirst) {
    const policy::PolicyKind& codes = test::kind_of("digital_codes");
    EXPECT_EQ(codes.manual.find("COUNTERFACTUAL"), 0u);
    EXPECT_EQ(codes.manual_zh.find("【反事实】"), 0u);
    EXPECT_NE(codes.title.find("counterfactual"), std::string_view::npos);
    EXPECT_NE(codes.title_zh.find("反事实"), std::string_view::npos);
}

/// Thirty days with reports, contacts and mistakes, in one text.
std::string play(const policy::PolicyKind& kind, const Changes& changes, const policy::Common& common) {
    test::SmallTown town(20);
    test::FakeQueries queries;
    for (std::int32_t day = 0; day < 30; ++day) {
        queries.met.emplace(day, static_cast<std::uint32_t>(20 + 5 * day));
        if (day % 7 == 3) town.reports.push_back({static_cast<std::uint32_t>(day), day});
    }
    town.queries = &queries;
    town.returnees = {{30, 8, 9}, {70, 12, 12}};
    // Every report is followed by an interview two days later; everybody met somebody in each way.
    for (const policy::Report& report : town.reports) {
        town.interviews.push_back({report.resident, report.day + 2});
        for (std::uint32_t k = 0; k < 80; ++k) {
            const auto how = static_cast<policy::Acquaintance>(k / 20);
            queries.meetings.push_back({report.resident, (report.resident + 1 + 2 * k) % 240, how});
        }
    }
    town.contacts = {{61, 3, 12}, {99, 3, 14}};
    town.told_on[61] = 13;
    town.census = 100;
    for (std::size_t h = 0; h < town.census_knocks.size(); ++h) {
        town.census_knocks[h] = static_cast<std::uint8_t>(h % 3);
        town.census_done[h] = h % 5 == 0 ? 1 : 0;
        town.registered[h] = h % 4 == 0 ? 1 : 0;
    }
    Bench bench(kind.name, changes, common);
    std::string all;
    for (std::int32_t day = 10; day < 40; ++day) all += test::fingerprint(bench.decide(town, day));
    return all;
}

policy::Common usual() {
    return core::presets<policy::Common>();
}

TEST(Catalogue, NoSettingDoesNothing) {
    for (const policy::PolicyKind& kind : catalogue()) {
        // Mistakes are frequent here and beds few, so that what follows from them shows.
        const Changes base = kind.name == "digital_codes" ? Changes{{"false_red", 0.01}}
                             : kind.name == "quarantine"  ? Changes{{"beds", 5}, {"swabs", 1}}
                                                          : Changes{};
        const std::string before = play(kind, base, usual());
        for (const core::Field& field : kind.fields) {
            const core::Parameter& p = field.parameter;
            const auto differs = [&](double value) {
                Changes changes = base;
                changes[std::string(p.name)] = value;
                return play(kind, changes, usual()) != before;
            };
            EXPECT_TRUE(differs(p.least) || differs(p.most)) << kind.name << "." << p.name;
        }
    }
}

TEST(Catalogue, SharedKeysAreObeyed) {
    for (const policy::PolicyKind& kind : catalogue()) {
        SCOPED_TRACE(kind.name);
        const std::string before = play(kind, {}, usual());
        policy::Common common = usual();
        common.reach = 0.5;
        EXPECT_NE(play(kind, {}, common), before);
        common = usual();
        common.target_grid = 2;
        EXPECT_NE(play(kind, {}, common), before);
        common = usual();
        common.target_tenure = 1;
        EXPECT_NE(play(kind, {}, common), before);
        common = usual();
        common.staff_volunteer = 0;
        EXPECT_EQ(play(kind, {}, common) != before,
                  kind.name != "digital_codes" && kind.name != "venue_closure");
        common = usual();
        common.staff_crew = 0;
        EXPECT_EQ(play(kind, {}, common) != before,
                  kind.name == "blanket_closure" || kind.name == "grid_checkpoints");
    }
}

TEST(Catalogue, DecidesTheSameTwice) {
    for (const policy::PolicyKind& kind : catalogue()) {
        EXPECT_EQ(play(kind, {}, usual()), play(kind, {}, usual())) << kind.name;
    }
}

}  // namespace
}  // namespace wangge::policies
