#pragma once

#include <string>

/// What validation tests measure, beside what was expected: printed, written to the build folder, and asked
/// for.
namespace wangge::validation {

/// One line of the page of results.
struct Result {
    std::string title, title_zh;  // what was measured
    double measured = 0, expected = 0;
    double low = 0, high = 0;  // where `measured` must lie
    std::string unit = "1";
    std::string source;  // of the expectation: a formula or a publication
};

/// Notes the result of the running test and expects it within its bounds.
void expect(const Result& result);
/// The same with bounds expected - tolerance and expected + tolerance.
void expect_near(Result result, double tolerance);
/// The same with bounds 0 and `most`: p-values, differences and other numbers that are good when small.
void expect_below(Result result, double most);

/// Folder of this test's files, made if it is not there: a series for a picture goes to folder/NAME.csv.
std::string results_folder();
/// Writes a table beside the results, for a picture.
void write_series(const std::string& name, const std::string& csv);

}  // namespace wangge::validation
