// Pooled tests: how many tubes a laboratory needs.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"
#include "wangge/kernel/care/lab.hpp"

namespace wangge::validation {
namespace {

using kernel::Count;

struct Pool {
    std::uint8_t size;
    double positive;  // share of swabs
};

class Pooling : public testing::TestWithParam<Pool> {};

TEST_P(Pooling, NeedsTheTubesOfDorfman) {
    constexpr std::uint32_t kPeople = 200000;
    const auto [size, positive] = GetParam();
    Laboratory laboratory = loners(kPeople);
    policy::Testing& testing = laboratory.scenario.testing;
    testing.lab_tubes = 1e5;
    testing.pcr_false_positive = positive;  // nobody is infected: all swabs are alike
    const kernel::disease::Courses courses(kPeople);
    kernel::care::Patients patients(kPeople);
    kernel::care::Lab lab;
    kernel::Ledger ledger(laboratory.world, 8);
    const auto on = [&](std::int32_t day) {
        return kernel::Context{laboratory.world,
                               laboratory.scenario,
                               {},
                               0x3F,
                               core::Seed{21},
                               kernel::date_of(laboratory.scenario.calendar, day)};
    };
    for (std::uint32_t i = 0; i < kPeople; ++i)
        kernel::care::take_sample(on(2), courses, i, policy::TestKind::kPcr, size,
                                  2 * kernel::kDayMinutes + 600, lab, ledger);
    kernel::care::run_lab(on(2), lab, ledger);
    for (std::int32_t day = 3; day < 6; ++day) {
        kernel::care::open_results(on(day), courses, lab, patients, ledger);
        kernel::care::run_lab(on(day), lab, ledger);
    }
    const double expected = 1.0 / size + 1 - std::pow(1 - positive, size);
    char name[48];
    std::snprintf(name, sizeof name, "%u:1, %.1f %%", static_cast<unsigned>(size), positive * 100);
    expect_near({.title = std::string("tubes per person, pools of ") + name + " positive",
                 .title_zh = std::string("人均检测管数，混检") + name + "阳性",
                 .measured = static_cast<double>(ledger.total(Count::kTubes, 8)) / kPeople,
                 .expected = expected,
                 .source = "Dorfman 1943: 1/n + 1 - (1 - p)^n"},
                5 * std::sqrt(size * expected / kPeople));
}

INSTANTIATE_TEST_SUITE_P(Tests, Pooling,
                         testing::Values(Pool{5, 0.001}, Pool{5, 0.05}, Pool{10, 0.001}, Pool{10, 0.01},
                                         Pool{10, 0.05}, Pool{20, 0.001}),
                         [](const auto& one) {
                             return "Of" + std::to_string(one.param.size) + "At" +
                                    std::to_string(static_cast<int>(one.param.positive * 1000 + 0.5));
                         });

}  // namespace
}  // namespace wangge::validation
