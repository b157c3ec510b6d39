// A quick look for crashes: good files with a few bytes changed, dropped or repeated, always the same ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/scenario/bad_cases.hpp"
#include "tests/scenario/fake_library.hpp"
#include "tests/scenario/fuzz_read.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/scenario/resolved_text.hpp"

namespace wangge {
namespace {

std::string whole_file(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

/// A resolved scenario with two policies, every file of the bad folder, and the scenarios that come with
/// Wangge.
std::vector<std::string> seeds() {
    policy::Scenario scenario;
    scenario.name = "seed";
    scenario.arms.resize(1);
    scenario.arms[0].name = "routine";
    std::vector<std::string> texts = {scenario::resolved_text(scenario, tests::fake_library())};
    texts.push_back(
        "name: m\npolicies:\n  fake_closure: {start: 2020-02-03, wait: 5 s, share: 30 %, strict: true}\n"
        "  help: {policy: fake_delivery}\narms:\n  a: {title: \"x\", policies: [help], staff: [crew]}\n"
        "report: {days: [70, 120]}\ntransmission: {home: 0.5, outside: 1e-3}\n");
    std::vector<std::filesystem::path> files;
    for (const std::string& folder : {tests::bad_folder(), std::string(WANGGE_SOURCE_DIR) + "/scenarios"}) {
        if (!std::filesystem::exists(folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.path().extension() == ".yaml") files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) texts.push_back(whole_file(file));
    return texts;
}

/// Keyed draws: the n-th variant is the same everywhere.
class Keyed {
  public:
    explicit Keyed(std::uint64_t key) : key_(key) {}
    std::size_t below(std::size_t n) { return n == 0 ? 0 : core::combine(key_, ++count_) % n; }

  private:
    std::uint64_t key_, count_ = 0;
};

std::string mutated(std::string text, Keyed& draw) {
    constexpr std::string_view kSpice = "\n\n  ::--[]{}#&*!|>'\"%@`?,.\\\t\r0159eE+-~<";
    for (std::size_t changes = 1 + draw.below(6); changes > 0; --changes) {
        const std::size_t at = draw.below(text.size() + 1);
        switch (draw.below(5)) {
            case 0:
                text.insert(at, 1, kSpice[draw.below(kSpice.size())]);
                break;
            case 1:
                text.insert(at, 1, static_cast<char>(draw.below(256)));
                break;
            case 2:
                text.erase(at, 1 + draw.below(8));
                break;
            case 3:
                text.insert(at, text.substr(draw.below(text.size() + 1), draw.below(40)));
                break;
            default:
                if (at < text.size()) text[at] = kSpice[draw.below(kSpice.size())];
        }
    }
    return text;
}

TEST(Mutations, NeverCrashTheReader) {
    const std::vector<std::string> texts = seeds();
    for (const std::string& text : texts) {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    }
    for (std::uint64_t variant = 0; variant < 2000; ++variant) {
        Keyed draw(core::combine(2020, variant));
        // Half of them of the two whole scenarios: the others end at the first fault.
        const std::size_t seed = draw.below(2) == 0 ? draw.below(2) : draw.below(texts.size());
        const std::string text = mutated(texts[seed], draw);
        const auto before = std::chrono::steady_clock::now();
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
        ASSERT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1))
            << "variant " << variant;
    }
}

}  // namespace
}  // namespace wangge
