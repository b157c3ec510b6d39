#include <gtest/gtest.h>

#include "tests/scenario/fake_library.hpp"
#include "tests/scenario/temporary_folder.hpp"
#include "wangge/scenario/csv.hpp"
#include "wangge/scenario/read_scenario.hpp"
#include "wangge/scenario/read_tables.hpp"
#include "wangge/scenario/resolved_text.hpp"

namespace wangge {
namespace {

using core::FaultCode;
using scenario::FaultList;

std::vector<std::vector<std::string>> rows_of(const std::string& text, FaultList& faults) {
    scenario::CsvReader reader(text, faults.add_source("t.csv"), faults);
    std::vector<std::vector<std::string>> rows;
    while (const auto row = reader.next()) {
        rows.emplace_back();
        for (const scenario::CsvField& field : *row) rows.back().push_back(field.text);
    }
    return rows;
}

TEST(Csv, ReadsWhatRfc4180Allows) {
    FaultList faults;
    const auto rows = rows_of(
        "\xEF\xBB\xBF"
        "a,b\r\n# a comment, with a comma\n\n1 , \"x, \"\"y\"\"\nz\" \r\n,\n\xE6\x88\xB7,",
        faults);
    EXPECT_TRUE(faults.empty());
    const std::vector<std::vector<std::string>> expected = {
        {"a", "b"}, {"1", "x, \"y\"\nz"}, {"", ""}, {"\xE6\x88\xB7", ""}};
    EXPECT_EQ(rows, expected);
}

TEST(Csv, SaysWhereAQuotationIsBroken) {
    for (const auto& [text, where] :
         {std::pair{"a,b\n1,\"x\n", "t.csv:2:3"}, std::pair{"a\n\"x\"y\n", "t.csv:2:4"},
          std::pair{"a\nx\"y\n", "t.csv:2:2"}}) {
        FaultList faults;
        rows_of(text, faults);
        ASSERT_EQ(faults.sorted().size(), 1u) << text;
        EXPECT_EQ(faults.sorted()[0].code, FaultCode::kSyntax);
        EXPECT_EQ(faults.sorted()[0].where, where);
    }
}

struct Tables {
    std::string places = "place,kind,sector,level\nworks,workplace,trade,\nclass 1,class,,primary\n";
    std::string gates = "gate,x,y\neast,0,10\n";
    std::string households = "household,grid,stairwell,tenure\nH1,g,s1,owner\nH2,g,s2,tenant\n";
    std::string residents =
        "resident,household,age,sex,role,workplace\nR1,H1,40,f,worker,works\nR2,H1,8,m,pupil,\nR3,H2,70,f,"
        "none,\n";

    void write(const tests::TemporaryFolder& folder) const {
        folder.write("people/places.csv", places);
        folder.write("people/gates.csv", gates);
        folder.write("people/households.csv", households);
        folder.write("people/residents.csv", residents);
    }
};

std::shared_ptr<const world::OwnTables> read(const Tables& tables, FaultList& faults) {
    const tests::TemporaryFolder folder;
    tables.write(folder);
    return scenario::read_tables(folder.path("people"), faults);
}

TEST(OwnTables, AreRead) {
    FaultList faults;
    const auto tables = read({}, faults);
    ASSERT_TRUE(tables) << faults.sorted()[0].where;
    EXPECT_EQ(tables->residents.size(), 3u);
    EXPECT_EQ(tables->residents[0].age, 40);
    EXPECT_EQ(tables->residents[0].female, 1);
    EXPECT_EQ(tables->residents[0].workplace, 0u);
    EXPECT_EQ(tables->residents[2].household, 1u);
    EXPECT_EQ(tables->households[1].tenure, world::Tenure::kTenant);
    EXPECT_EQ(tables->stairwells.size(), 2u);
    EXPECT_EQ(tables->grids.size(), 1u);
    EXPECT_EQ(tables->places[0].branch, static_cast<std::uint8_t>(world::Sector::kTrade));
    EXPECT_EQ(tables->gates[0].y, 10);
    EXPECT_TRUE(tables->phones.empty());
    EXPECT_FALSE(tables->positions);
    EXPECT_EQ(tables->checksum.size(), 32u);
}

TEST(OwnTables, MayHaveChineseHeaders) {
    Tables chinese;
    chinese.gates =
        "\xE5\x87\xBA\xE5\x85\xA5\xE5\x8F\xA3,\xE6\xA8\xAA\xE5\x9D\x90\xE6\xA0\x87,y\neast,0,10\n";
    FaultList faults;
    const auto tables = read(chinese, faults);
    ASSERT_TRUE(tables);
    EXPECT_EQ(tables->gates[0].id, "east");
}

struct BadCase {
    std::string name, file;
    std::string Tables::*table;
    std::string text;
    FaultCode code;
    std::string where, key;
};

TEST(OwnTables, SayEverythingThatIsWrongAndWhere) {
    const std::string h = "household,grid,stairwell,lift\n", r = "resident,household,age,sex\n";
    const std::string two = "R1,H1,40,f\nR3,H2,70,f\n";
    const BadCase cases[] = {
        {"unknown column", "gates", &Tables::gates, "gate,x,y,z\neast,0,1,2\n", FaultCode::kUnknownKey,
         ":1:10", "z"},
        {"missing column", "gates", &Tables::gates, "gate,x\neast,0\n", FaultCode::kMissingKey, ":1:1", "y"},
        {"column twice", "gates", &Tables::gates, "gate,x,y,x\neast,0,1,2\n", FaultCode::kDuplicateKey,
         ":1:10", "x"},
        {"too few fields", "gates", &Tables::gates, "gate,x,y\neast,0\n", FaultCode::kWrongLength, ":2:1",
         ""},
        {"no number", "gates", &Tables::gates, "gate,x,y\neast,0,far\n", FaultCode::kNotANumber, ":2:8", "y"},
        {"decimal comma", "gates", &Tables::gates, "gate,x,y\neast,\"0,5\",1\n", FaultCode::kNotANumber,
         ":2:6", "x"},
        {"name twice", "gates", &Tables::gates, "gate,x,y\ne,0,0\ne,1,1\n", FaultCode::kDuplicateKey, ":3:1",
         "gate"},
        {"no name", "gates", &Tables::gates, "gate,x,y\n,0,0\n", FaultCode::kWrongType, ":2:1", "gate"},
        {"empty file", "gates", &Tables::gates, "\n", FaultCode::kMissingKey, "", ""},
        {"no UTF-8", "gates", &Tables::gates, "gate,x,y\n\xB6\xAB,0,0\n", FaultCode::kNotUtf8, ":2:1", ""},
        {"not whole", "residents", &Tables::residents, r + "R1,H1,40.5,f\nR3,H2,70,f\n", FaultCode::kNotWhole,
         ":2:7", "age"},
        {"too old", "residents", &Tables::residents, r + "R1,H1,140,f\nR3,H2,70,f\n", FaultCode::kOutOfRange,
         ":2:7", "age"},
        {"no such sex", "residents", &Tables::residents, r + "R1,H1,40,F\nR3,H2,70,f\n",
         FaultCode::kUnknownChoice, ":2:10", "sex"},
        {"no such household", "residents", &Tables::residents, r + "R0,H3,40,f\n" + two,
         FaultCode::kUnknownName, ":2:4", "household"},
        {"nobody at home", "households", &Tables::residents, r + "R1,H1,40,f\n", FaultCode::kContradiction,
         ":3:1", "household"},
        {"workplace of no worker", "residents", &Tables::residents,
         "resident,household,age,sex,role,workplace\nR1,H1,40,f,none,works\nR3,H2,70,f,none,\n",
         FaultCode::kContradiction, ":2:17", "workplace"},
        {"class as workplace", "residents", &Tables::residents,
         "resident,household,age,sex,role,workplace\nR1,H1,40,f,worker,class 1\nR3,H2,70,f,none,\n",
         FaultCode::kContradiction, ":2:19", "workplace"},
        {"workplace without role", "residents", &Tables::residents,
         "resident,household,age,sex,workplace\nR1,H1,40,f,works\nR3,H2,70,f,\n", FaultCode::kMissingKey,
         ":1:1", "role"},
        {"stairwell in two grids", "households", &Tables::households, h + "H1,g,s,0\nH2,f,s,0\n",
         FaultCode::kContradiction, ":3:4", "grid"},
        {"half a lift", "households", &Tables::households, h + "H1,g,s,0\nH2,g,s,1\n",
         FaultCode::kContradiction, ":3:8", "lift"},
        {"sector of a class", "places", &Tables::places,
         "place,kind,sector\nworks,workplace,trade\nclass 1,class,trade\n", FaultCode::kContradiction,
         ":3:15", "sector"},
    };
    for (const BadCase& bad : cases) {
        Tables tables;
        tables.*bad.table = bad.text;
        FaultList faults;
        EXPECT_FALSE(read(tables, faults)) << bad.name;
        const auto found = faults.sorted();
        ASSERT_FALSE(found.empty()) << bad.name;
        EXPECT_EQ(found[0].code, bad.code) << bad.name;
        EXPECT_EQ(found[0].key, bad.key) << bad.name;
        const std::string end = bad.file + ".csv" + bad.where;
        ASSERT_GE(found[0].where.size(), end.size());
        EXPECT_EQ(found[0].where.substr(found[0].where.size() - end.size()), end) << bad.name;
    }
}

TEST(OwnTables, ListAllFaultsAtOnce) {
    Tables tables;
    tables.gates = "gate,x,y\neast,a,b\n";
    tables.residents = "resident,household,age,sex\nR1,H1,x,q\nR3,H2,70,f\n";
    FaultList faults;
    EXPECT_FALSE(read(tables, faults));
    EXPECT_EQ(faults.sorted().size(), 4u);
    FaultList none;
    EXPECT_FALSE(scenario::read_tables("/nonexistent", none));
    EXPECT_EQ(none.sorted().size(), 4u);  // one for each table
    EXPECT_EQ(none.sorted()[0].code, FaultCode::kFileMissing);
}

core::Result<scenario::ReadScenario> read_scenario(const std::string& file) {
    return scenario::read_scenario(file, {}, tests::fake_library());
}

TEST(OwnTables, StandInTheScenarioWithTheirChecksum) {
    const tests::TemporaryFolder folder;
    Tables tables;
    for (int k = 10; k < 99; ++k) tables.residents += "R" + std::to_string(k) + ",H1,50,m,none,\n";
    tables.write(folder);
    folder.write(
        "base.yaml",
        "name: x\npopulation: {residents: 5000, households: 2000}\narms: {routine: {policies: []}}\n");
    const std::string file =
        folder.write("x.yaml", "extends: base.yaml\npopulation: {tables: people, shops: 4}\n");
    const auto read = read_scenario(file);
    ASSERT_TRUE(read.ok()) << read.faults()[0].where << read.faults()[0].key;
    const policy::Scenario& scenario = read.value().scenario;
    ASSERT_TRUE(scenario.tables);
    EXPECT_EQ(scenario.population.residents, 92);
    EXPECT_EQ(scenario.population.shops, 4);
    const std::string text = scenario::resolved_text(scenario, tests::fake_library());
    EXPECT_NE(text.find(scenario.tables->checksum), std::string::npos);
    const auto again = scenario::read_scenario_text(text, "elsewhere/again.h5", tests::fake_library());
    ASSERT_TRUE(again.ok()) << again.faults()[0].key;
    EXPECT_EQ(scenario::resolved_text(again.value(), tests::fake_library()), text);

    tables.residents += "R4,H2,1,m,none,\n";
    tables.write(folder);
    const auto changed = scenario::read_scenario_text(text, "again.h5", tests::fake_library());
    ASSERT_FALSE(changed.ok());
    EXPECT_EQ(changed.faults()[0].code, FaultCode::kContradiction);
    EXPECT_EQ(changed.faults()[0].arguments[0], "tables_changed");
}

TEST(Population, StartsAnewFromAPresetWhateverTheBaseWrote) {
    const tests::TemporaryFolder folder;
    folder.write("base.yaml",
                 "name: x\npopulation: {residents: 5000, gates: 7}\narms: {routine: {policies: []}}\n");
    const std::string file =
        folder.write("x.yaml", "extends: base.yaml\npopulation: {preset: wuchang, residents: 250000}\n");
    const auto read = read_scenario(file);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().scenario.population.residents, 250000);
    EXPECT_EQ(read.value().scenario.population.gates, world::kByRule);
    const std::string text = scenario::resolved_text(read.value().scenario, tests::fake_library());
    EXPECT_NE(text.find("gates: by_rule"), std::string::npos);
    EXPECT_EQ(scenario::read_scenario_text(text, "x", tests::fake_library()).value().population.gates,
              world::kByRule);
}

TEST(Population, KnowsTotalsByRuleByTheirWord) {
    const auto read = [](const std::string& population) {
        return scenario::read_scenario_text(
            "name: x\npopulation: " + population + "\narms: {routine: {policies: []}}\n", "x",
            tests::fake_library());
    };
    EXPECT_EQ(read("{gates: by_rule}").value().population.gates, world::kByRule);
    EXPECT_FALSE(read("{gates: by_rules}").ok());
    EXPECT_FALSE(read("{team_size: by_rule}").ok());
}

}  // namespace
}  // namespace wangge
