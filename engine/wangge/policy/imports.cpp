#include "wangge/policy/imports.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

const Field kFields[] = {
    {{"setting", Kind::kChoice, "", 1, 0, 2, Mark::kSetting, "which assumption on imports", "输入设定", "",
      "none|stress|documented"},
     offsetof(Imports, setting)},
    {{"stress_first", Kind::kInteger, "persons", 5, 0, 1000, Mark::kAssumed,
      "infected returnees of the first days (stress)", "假设输入：首批感染返乡人数", ""},
     offsetof(Imports, stress_first)},
    {{"stress_first_days", Kind::kInteger, "d", 10, 0, 1000, Mark::kAssumed,
      "days within which the first ones come (stress)", "假设输入：首批时段", ""},
     offsetof(Imports, stress_first_days)},
    {{"stress_every", Kind::kInteger, "d", 20, 1, 1000, Mark::kAssumed,
      "then one infected returnee per so many days (stress)", "假设输入：之后每隔天数一例", ""},
     offsetof(Imports, stress_every)},
    {{"documented_expected", Kind::kNumber, "persons", 0.05, 0, 100, Mark::kAssumed,
      "expected infected persons among all returnees (documented)", "有据输入：预期感染返乡人数",
      "no case was reported among 51 returnees"},
     offsetof(Imports, documented_expected)},
};

}  // namespace

std::span<const core::Field> Imports::fields() {
    return kFields;
}

}  // namespace wangge::policy
