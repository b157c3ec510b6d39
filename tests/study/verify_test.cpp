// A run file can be made again out of itself, and nothing in it can be changed unseen.
#include "wangge/study/verify.hpp"

#include "tests/study/small_comparison.hpp"
#include "wangge/record/read_hdf5.hpp"
#include "wangge/record/write_hdf5.hpp"
#include "wangge/study/run_one.hpp"

namespace wangge::study::tests {
namespace {

/// The run of the arm with both policies.
core::Result<RunReport> make_run(const std::string& path) {
    RunOptions options;
    options.arm = 3;
    options.world = 2;
    options.out = path;
    return run_one(solved_scenario(), policies::catalogue(), options);
}

record::Group& group_of(record::FileContent& content, std::string_view path) {
    for (record::Group& group : content.groups) {
        if (group.path == path) return group;
    }
    ADD_FAILURE() << path;
    return content.groups.front();
}

record::Variable& variable_of(record::Group& group, std::string_view name) {
    for (record::Variable& variable : group.variables) {
        if (variable.name == name) return variable;
    }
    ADD_FAILURE() << name;
    return group.variables.front();
}

/// Changes the content of a good file and verifies what comes out, whole and sealed.
template <class Change>
Verification verify_changed(Change change) {
    const TemporaryFolder folder;
    const std::string path = folder / "x.h5";
    EXPECT_TRUE(make_run(path).ok());
    core::Result<record::FileContent> content = record::read_hdf5(path);
    EXPECT_TRUE(content.ok());
    change(content.value());
    EXPECT_FALSE(record::save_hdf5(path, content.value()));
    return verify(path, policies::catalogue());
}

TEST(Verify, AgreesWithItself) {
    const TemporaryFolder folder;
    const core::Result<RunReport> run = make_run(folder / "x.h5");
    ASSERT_TRUE(run.ok());
    const Verification result = verify(folder / "x.h5", policies::catalogue());
    EXPECT_EQ(Agreement::kSame, result.agreement)
        << result.place << " " << result.in_file << " " << result.rerun;
    EXPECT_EQ("both", result.arm);
    EXPECT_EQ(2u, result.world);
    EXPECT_EQ(40, result.days);
    EXPECT_EQ(run.value().state_hash, result.state_hash);
    EXPECT_GT(result.compared, 10000u);
}

TEST(Verify, AgreesWithRunsOfAComparison) {
    const TemporaryFolder folder;
    ASSERT_EQ(Ended::kDone, compare_into(folder / "r", 1).ended);
    for (const char* arm : {"routine", "both"}) {
        EXPECT_EQ(
            Agreement::kSame,
            verify(folder / ("r/runs/" + std::string(arm) + "-0000.h5"), policies::catalogue()).agreement)
            << arm;
    }
}

TEST(Verify, FindsAChangedCount) {
    const Verification result = verify_changed([](record::FileContent& content) {
        auto& data =
            std::get<std::vector<std::int64_t>>(variable_of(group_of(content, "daily"), "person_days").data);
        data[12 * 3 + 1] += 1;
    });
    EXPECT_EQ(Agreement::kDifferent, result.agreement);
    EXPECT_EQ("daily/person_days[day 12, grid-2]", result.place);
    EXPECT_EQ(std::stoll(result.rerun) + 1, std::stoll(result.in_file));
    ASSERT_EQ(1u, result.faults.size());
    EXPECT_EQ(core::FaultCode::kNotReproduced, result.faults[0].code);
}

TEST(Verify, FindsTheFirstChangedHash) {
    const Verification result = verify_changed([](record::FileContent& content) {
        auto& hashes = std::get<std::vector<std::string>>(
            variable_of(group_of(content, "provenance"), "state_hash").data);
        hashes[7].back() = hashes[7].back() == '0' ? '1' : '0';
        hashes[9].back() = hashes[9].back() == '0' ? '1' : '0';
    });
    EXPECT_EQ(Agreement::kDifferent, result.agreement);
    EXPECT_EQ("provenance/state_hash[day 7]", result.place);
}

TEST(Verify, FindsTheLastBitOfAnOutcome) {
    const Verification result = verify_changed([](record::FileContent& content) {
        auto& values =
            std::get<std::vector<double>>(variable_of(group_of(content, "outcomes"), "value").data);
        values.back() = std::nextafter(values.back(), 1e300);
    });
    EXPECT_EQ(Agreement::kDifferent, result.agreement);
    EXPECT_EQ("outcomes/value[day 40, " + std::string(run::outcomes().back().name) + "]", result.place);
}

TEST(Verify, FindsAnotherUnitAMissingVariableAndAnotherAttribute) {
    EXPECT_EQ("daily/reports@units", verify_changed([](record::FileContent& content) {
                                         variable_of(group_of(content, "daily"), "reports").units = "cases";
                                     }).place);
    EXPECT_EQ("transmissions/setting", verify_changed([](record::FileContent& content) {
                                           group_of(content, "transmissions").variables.pop_back();
                                       }).place);
    EXPECT_EQ("@imports", verify_changed([](record::FileContent& content) {
                              for (record::Attribute& each : content.attributes) {
                                  if (each.name == "imports") each.value = std::string("documented");
                              }
                          }).place);
}

TEST(Verify, FindsAChangedScenario) {
    const Verification result = verify_changed([](record::FileContent& content) {
        auto& text = std::get<std::vector<std::string>>(
            variable_of(group_of(content, "provenance"), "resolved_scenario").data)[0];
        const std::size_t at = text.find("luck: 1");
        ASSERT_NE(std::string::npos, at);
        text[at + 6] = '2';
    });
    EXPECT_EQ(Agreement::kDifferent, result.agreement);
}

TEST(Verify, CannotReadDamagedForeignAndMissingFiles) {
    const TemporaryFolder folder;
    const std::string path = folder / "x.h5";
    ASSERT_TRUE(make_run(path).ok());
    std::string bytes = bytes_of(path);
    bytes[bytes.size() / 3] ^= 4;
    std::ofstream(path, std::ios::binary) << bytes;
    EXPECT_EQ(core::FaultCode::kDamagedFile, verify(path, policies::catalogue()).faults.at(0).code);
    std::ofstream(path, std::ios::binary) << "text";
    EXPECT_EQ(core::FaultCode::kForeignFile, verify(path, policies::catalogue()).faults.at(0).code);
    const Verification missing = verify(folder / "y.h5", policies::catalogue());
    EXPECT_EQ(Agreement::kCannot, missing.agreement);
    EXPECT_EQ(core::FaultCode::kFileMissing, missing.faults.at(0).code);
}

TEST(Verify, SaysThatAnotherVersionMadeIt) {
    const Verification result = verify_changed([](record::FileContent& content) {
        for (record::Attribute& each : group_of(content, "provenance").attributes) {
            if (each.name == "version") each.value = std::string("0.0.1");
        }
    });
    EXPECT_EQ(Agreement::kCannot, result.agreement);
    EXPECT_EQ(core::FaultCode::kDifferentVersion, result.faults.at(0).code);
}

TEST(Verify, StopsWhenCancelled) {
    const TemporaryFolder folder;
    ASSERT_TRUE(make_run(folder / "x.h5").ok());
    const std::atomic<bool> cancelled{true};
    EXPECT_EQ(Agreement::kInterrupted,
              verify(folder / "x.h5", policies::catalogue(), {{}, &cancelled}).agreement);
}

}  // namespace
}  // namespace wangge::study::tests
