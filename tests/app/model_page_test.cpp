#include "wangge/app/model_page.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <sstream>

#include "wangge/kernel/day/day.hpp"
#include "wangge/policies/catalogue.hpp"

namespace wangge::app {
namespace {

std::string page(Language language) {
    return model_page(policies::catalogue(), language);
}

std::string file(const std::string& name) {
    std::ifstream in(std::string(WANGGE_SOURCE_DIR) + "/engine/" + name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

TEST(ModelPage, IsWhatTheHouseShows) {
    EXPECT_EQ(file("MODEL.md"), page(Language::kEnglish))
        << "the declarations changed: ./wangge model --lang en --out engine/MODEL.md";
    EXPECT_EQ(file("MODEL.zh.md"), page(Language::kChinese))
        << "the declarations changed: ./wangge model --lang zh --out engine/MODEL.zh.md";
}

TEST(ModelPage, HasATableOfEverySectionAndMeasure) {
    const std::string text = page(Language::kEnglish);
    for (const policy::Section& section : policy::sections())
        EXPECT_NE(text.find("#### `" + std::string(section.name) + "`"), std::string::npos) << section.name;
    for (const policy::PolicyKind& kind : policies::catalogue())
        EXPECT_NE(text.find("#### `" + std::string(kind.name) + "`"), std::string::npos) << kind.name;
}

TEST(ModelPage, TellsTheDayInTheOrderInWhichItHappens) {
    std::istringstream day(file("wangge/kernel/day/day.cpp"));
    const std::string text = page(Language::kEnglish);
    std::size_t at = 0, phases = 0;
    for (std::string line; std::getline(day, line);) {
        const std::string begins = "    begin(Phase::k";
        if (line.rfind(begins, 0) != 0) continue;
        std::string phase = line.substr(begins.size(), line.find(')') - begins.size());
        phase[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(phase[0])));
        const std::size_t found = text.find("**" + phase + "**", at);
        EXPECT_NE(found, std::string::npos) << phase;
        if (found != std::string::npos) at = found;
        ++phases;
    }
    EXPECT_EQ(phases, kernel::day::kPhases);
}

}  // namespace
}  // namespace wangge::app
