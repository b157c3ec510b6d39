// What of the transmissions stands in a run file, by what the scenario asks.
#include "tests/study/small_comparison.hpp"
#include "wangge/record/read_hdf5.hpp"
#include "wangge/study/run_one.hpp"
#include "wangge/study/verify.hpp"

namespace wangge::study::tests {
namespace {

using policy::Transmissions;
using Rows = std::vector<std::int32_t>;

policy::Scenario asked(Transmissions kept, double share = 0.3) {
    policy::Scenario scenario = solved_scenario();
    scenario.record.transmissions = static_cast<double>(kept);
    scenario.record.sample_share = share;
    return scenario;
}

struct Stored {
    record::Group group;
    std::string state_hash;

    const Rows& column(const char* name) const {
        return std::get<Rows>(record::find_variable(group, name)->data);
    }
    const Rows& cases() const { return std::get<Rows>(record::find_dimension(group, "case")->coordinates); }
    std::int64_t infections() const {
        return std::get<std::int64_t>(*record::find_attribute(group.attributes, "infections"));
    }
    std::string recorded() const {
        return std::get<std::string>(*record::find_attribute(group.attributes, "recorded"));
    }
};

Stored stored(const policy::Scenario& scenario, std::size_t arm = 0) {
    const TemporaryFolder folder;
    RunOptions options;
    options.arm = arm;
    options.out = folder / "x.h5";
    const auto report = run_one(scenario, policies::catalogue(), options);
    EXPECT_TRUE(report.ok());
    EXPECT_EQ(Agreement::kSame, verify(options.out, policies::catalogue()).agreement);
    const auto content = record::read_hdf5(options.out, {{"transmissions"}, {}});
    EXPECT_TRUE(content.ok());
    return {content.value().groups.at(0), report.value().state_hash};
}

TEST(Transmissions, ASampleIsAKeyedPartOfAll) {
    const Stored all = stored(asked(Transmissions::kAll)), sample = stored(asked(Transmissions::kSample)),
                 larger = stored(asked(Transmissions::kSample, 0.6));
    EXPECT_EQ(all.state_hash, sample.state_hash);
    EXPECT_EQ("all", all.recorded());
    EXPECT_EQ("sample", sample.recorded());
    EXPECT_EQ(all.infections(), static_cast<std::int64_t>(all.cases().size()));
    EXPECT_EQ(all.infections(), sample.infections());
    ASSERT_GT(sample.cases().size(), 0u);
    ASSERT_LT(sample.cases().size(), larger.cases().size());
    ASSERT_LT(larger.cases().size(), all.cases().size());
    for (std::size_t k = 0; k < sample.cases().size(); ++k) {
        const auto row = static_cast<std::size_t>(sample.cases()[k]);
        for (const char* name : {"infector", "infected", "infection_day"})
            EXPECT_EQ(all.column(name)[row], sample.column(name)[k]) << name;
    }
    for (const std::int32_t row : sample.cases())  // what a share keeps a larger one keeps
        EXPECT_TRUE(std::binary_search(larger.cases().begin(), larger.cases().end(), row));
}

TEST(Transmissions, ASampleKeepsTheSamePeopleInEveryArm) {
    const Stored base = stored(asked(Transmissions::kSample)),
                 closed = stored(asked(Transmissions::kSample), 1);
    const Stored all = stored(asked(Transmissions::kAll), 1);
    // Infected in both arms on the same day: in the sample of both or of none.
    const auto days = [](const Stored& one) {
        std::map<std::int32_t, std::int32_t> by_person;
        for (std::size_t k = 0; k < one.cases().size(); ++k)
            by_person[one.column("infected")[k]] = one.column("infection_day")[k];
        return by_person;
    };
    const auto of_closed = days(closed), of_all = days(all);
    int common = 0;
    for (const auto& [person, day] : days(base)) {
        const auto there = of_all.find(person);
        if (there == of_all.end() || there->second != day) continue;
        ++common;
        EXPECT_EQ(1u, of_closed.count(person)) << person;
    }
    EXPECT_GT(common, 0);
}

TEST(Transmissions, OffIsSaidAndLeftOut) {
    const Stored off = stored(asked(Transmissions::kOff)), all = stored(asked(Transmissions::kAll));
    EXPECT_EQ("off", off.recorded());
    EXPECT_TRUE(off.group.variables.empty());
    EXPECT_TRUE(off.group.dimensions.empty());
    EXPECT_EQ(all.infections(), off.infections());
    EXPECT_EQ(all.state_hash, off.state_hash);
}

TEST(Transmissions, ThatWaitOnTheDiskMakeTheSameFile) {
    const TemporaryFolder folder;
    const auto run_with = [&](std::uint64_t most, const std::string& name) {
        RunOptions options;
        options.out = folder / name;
        options.most_transmissions = most;
        const auto report = run_one(solved_scenario(), policies::catalogue(), options);
        EXPECT_TRUE(report.ok());
        return report.value();
    };
    const RunReport memory = run_with(std::uint64_t{1} << 30, "a.h5"), disk = run_with(100, "b.h5"),
                    all = run_with(0, "c.h5");
    EXPECT_EQ(3u, files_below(folder / "").size());
    for (const char* name : {"b.h5", "c.h5"})
        EXPECT_TRUE(bytes_of(folder / "a.h5") == bytes_of(folder / name)) << name;
    for (const RunReport* report : {&disk, &all}) {
        EXPECT_EQ(memory.tree.cases, report->tree.cases);
        EXPECT_EQ(memory.tree.settings, report->tree.settings);
        EXPECT_EQ(memory.tree.euler_lotka.value, report->tree.euler_lotka.value);
        EXPECT_EQ(memory.tree.generations.size(), report->tree.generations.size());
    }
}

}  // namespace
}  // namespace wangge::study::tests
