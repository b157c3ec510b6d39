#include "tests/validation/results.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

namespace wangge::validation {
namespace {

std::string running_test() {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    return std::string(test->test_suite_name()) + "." + test->name();
}

std::string quoted(const std::string& text) {
    std::string all = "\"";
    for (const char c : text) all += c == '"' ? std::string("\"\"") : std::string(1, c);
    return all + "\"";
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

// A test's file begins anew with its first result.
std::ofstream file_of(const std::string& test) {
    static std::set<std::string> begun;
    std::string name = test;
    for (char& c : name) c = c == '/' ? '_' : c;
    const bool first = begun.insert(test).second;
    std::ofstream file(results_folder() + "/" + name + ".csv", first ? std::ios::trunc : std::ios::app);
    if (first) file << "test,title,title_zh,measured,expected,low,high,unit,source\n";
    return file;
}

}  // namespace

std::string results_folder() {
    std::filesystem::create_directories(WANGGE_VALIDATION_RESULTS);
    return WANGGE_VALIDATION_RESULTS;
}

void write_series(const std::string& name, const std::string& csv) {
    const std::string folder = results_folder() + "/series";
    std::filesystem::create_directories(folder);
    std::ofstream(folder + "/" + name + ".csv") << csv;
}

void expect(const Result& result) {
    const std::string test = running_test();
    file_of(test) << test << ',' << quoted(result.title) << ',' << quoted(result.title_zh) << ','
                  << number(result.measured) << ',' << number(result.expected) << ',' << number(result.low)
                  << ',' << number(result.high) << ',' << quoted(result.unit) << ',' << quoted(result.source)
                  << '\n';
    std::printf("    %-62s measured %-10s expected %-10s in %s to %s\n", result.title.c_str(),
                number(result.measured).c_str(), number(result.expected).c_str(), number(result.low).c_str(),
                number(result.high).c_str());
    std::fflush(stdout);
    EXPECT_GE(result.measured, result.low) << result.title;
    EXPECT_LE(result.measured, result.high) << result.title;
}

void expect_near(Result result, double tolerance) {
    result.low = result.expected - tolerance;
    result.high = result.expected + tolerance;
    expect(result);
}

void expect_below(Result result, double most) {
    result.low = 0;
    result.high = most;
    expect(result);
}

}  // namespace wangge::validation
