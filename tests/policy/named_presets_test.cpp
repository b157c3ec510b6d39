#include <gtest/gtest.h>

#include <set>

#include "wangge/policy/scenario.hpp"

namespace wangge::policy {
namespace {

const core::Field* field_named(const Section& section, std::string_view name) {
    for (const core::Field& field : section.fields) {
        if (field.parameter.name == name) return &field;
    }
    return nullptr;
}

TEST(NamedPresets, AreTheChoicesOfTheirSection) {
    for (const Section& section : sections()) {
        const core::Field* choice = field_named(section, kPresetField);
        ASSERT_EQ(choice != nullptr, !section.presets.empty()) << section.name;
        if (choice == nullptr) continue;
        std::string names;
        for (const core::Preset& preset : section.presets) {
            names += (names.empty() ? "" : "|") + std::string(preset.name);
            EXPECT_FALSE(preset.title.empty() || preset.title_zh.empty()) << preset.name;
        }
        EXPECT_EQ(choice->parameter.choices, names);
        EXPECT_EQ(choice->parameter.kind, core::Kind::kChoice);
        EXPECT_EQ(choice->parameter.most, static_cast<double>(section.presets.size() - 1));
    }
}

TEST(NamedPresets, GiveDeclaredParametersValuesWithinTheirRangesAndWithASource) {
    for (const Section& section : sections()) {
        for (const core::Preset& preset : section.presets) {
            std::set<std::string_view> seen;
            for (const core::PresetValue& value : preset.values) {
                SCOPED_TRACE(std::string(preset.name) + "." + std::string(value.field));
                const core::Field* field = field_named(section, value.field);
                ASSERT_NE(field, nullptr);
                EXPECT_NE(value.field, kPresetField);
                EXPECT_TRUE(seen.insert(value.field).second) << "named twice";
                ASSERT_EQ(value.values.size(), field->parameter.length);
                for (const double one : value.values) {
                    EXPECT_GE(one, field->parameter.least);
                    EXPECT_LE(one, field->parameter.most);
                }
                const bool claims =
                    value.mark == core::Mark::kMeasured || value.mark == core::Mark::kBorrowed;
                EXPECT_FALSE(claims && value.source.empty());
            }
        }
    }
}

TEST(NamedPresets, FillASectionOverItsDefaults) {
    const std::uint32_t row = core::preset_row(Disease::named_presets(), "wuhan");
    const auto wuhan = core::preset_section<Disease>(row);
    EXPECT_EQ(wuhan.r0, 3.86);
    EXPECT_EQ(wuhan.preset, row);
    EXPECT_EQ(wuhan.incubation_mean, core::presets<Disease>().incubation_mean);
    EXPECT_EQ(core::preset_row(Disease::named_presets(), "unheard of"), Disease::named_presets().size());
}

}  // namespace
}  // namespace wangge::policy
