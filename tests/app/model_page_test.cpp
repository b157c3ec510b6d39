#include "wangge/app/model_page.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

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
        if (line.rfind("    // ", 0) != 0 || line.find_first_of(".:(") != std::string::npos) continue;
        const std::size_t found = text.find("**" + line.substr(7) + "**", at);
        EXPECT_NE(found, std::string::npos) << line.substr(7);
        if (found != std::string::npos) at = found;
        ++phases;
    }
    EXPECT_GE(phases, 9u);
}

}  // namespace
}  // namespace wangge::app
