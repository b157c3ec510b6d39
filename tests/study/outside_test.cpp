// What others make of a result folder: xarray opens the run files by name, charts are drawn from it.
#include <sys/wait.h>

#include <cstdlib>

#include "tests/study/small_comparison.hpp"

namespace wangge::study::tests {
namespace {

/// Runs a Python program of the project; what it prints goes to `out`.
int run_python(const std::string& program, const std::string& arguments, const std::string& out) {
    const std::string command =
        "/usr/bin/python3 -B '" WANGGE_SOURCE_DIR "/" + program + "' " + arguments + " > " + out + " 2>&1";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Outside, XarrayOpensRunFilesByName) {
    const TemporaryFolder folder;
    ASSERT_EQ(Ended::kDone, compare_into(folder / "r", 5).ended);
    EXPECT_EQ(0, run_python("tests/study/open_result.py", folder / "r", folder / "out"))
        << bytes_of(folder / "out");
    std::filesystem::remove(folder / "r/runs/closure-0001.h5");
    EXPECT_EQ(1, run_python("tests/study/open_result.py", folder / "r", folder / "out"));
}

TEST(Outside, ChartsAreDrawnFromAComparison) {
    const TemporaryFolder folder;
    ASSERT_EQ(Ended::kDone, compare_into(folder / "r", 5).ended);
    for (const std::string language : {"en", "zh"}) {
        const std::string arguments =
            (folder / "r") + " --days 40 --lang " + language + " --out " + (folder / language);
        EXPECT_EQ(0, run_python("analysis/charts.py", arguments, folder / "out")) << bytes_of(folder / "out");
        std::size_t pictures = 0;
        for (const auto& each : std::filesystem::directory_iterator(folder / language)) {
            pictures += each.path().extension() == ".svg" ? 1 : 0;
        }
        EXPECT_GE(pictures, 5u) << language;
    }
}

}  // namespace
}  // namespace wangge::study::tests
