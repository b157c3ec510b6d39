// Entry for libFuzzer (target fuzz_read, built with clang when WANGGE_FUZZ is on) and for the mutations of
// mutation_test: whatever the bytes are, reading ends with a scenario that survives its own text, or with
// faults.
#include "tests/scenario/fuzz_read.hpp"

#include <cstdlib>
#include <string_view>

#include "tests/scenario/fake_library.hpp"
#include "wangge/policy/flat.hpp"
#include "wangge/scenario/read_scenario.hpp"
#include "wangge/scenario/resolved_text.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace wangge;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto read = scenario::read_scenario_text(bytes, "fuzz", tests::fake_library());
    if (!read.ok()) {
        if (read.faults().empty()) std::abort();
        return 0;
    }
    const std::string text = scenario::resolved_text(read.value(), tests::fake_library());
    const auto again = scenario::read_scenario_text(text, "again", tests::fake_library());
    if (!again.ok()) std::abort();
    if (policy::flatten(read.value(), tests::fake_library()) !=
        policy::flatten(again.value(), tests::fake_library())) {
        std::abort();
    }
    return 0;
}
