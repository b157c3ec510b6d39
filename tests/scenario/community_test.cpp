#include <gtest/gtest.h>

#include "wangge/scenario/assumptions.hpp"
#include "wangge/scenario/read_scenario.hpp"

namespace wangge {
namespace {

// Tienan's declared defaults and its scenario file are two places of the same numbers; the sources of the
// declarations speak for the file only while they agree.
TEST(Community, SaysTheSameAsTheDeclarations) {
    const std::string path = std::string(WANGGE_SOURCE_DIR) + "/scenarios/tienan/community.yaml";
    const auto read = scenario::read_scenario(path, {}, {});
    ASSERT_TRUE(read.ok()) << read.faults()[0].where << " " << read.faults()[0].key;
    for (const scenario::Assumption& each : scenario::assumptions(read.value().scenario, {})) {
        EXPECT_FALSE(each.changed) << each.key;
    }
    const policy::Scenario plain;
    for (const policy::Section& section : policy::sections()) {
        for (const core::Field& field : section.fields) {
            const double* found =
                core::field_value(policy::section_of(read.value().scenario, section), field);
            for (std::uint32_t k = 0; k < field.parameter.length; ++k) {
                EXPECT_EQ(found[k], core::preset_of(field.parameter, k))
                    << section.name << "." << field.parameter.name;
            }
        }
    }
    EXPECT_EQ(read.value().scenario.report_days, plain.report_days);
}

}  // namespace
}  // namespace wangge
