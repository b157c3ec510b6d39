#include "wangge/policy/hierarchy.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

const Field kFields[] = {
    {{"delay", Kind::kInteger, "d", 0, 0, 60, Mark::kAssumed, "days from decision to the community",
      "层级传达天数", ""},
     offsetof(Hierarchy, delay)},
    {{"escalation", Kind::kNumber, "1", 1.0, 0.2, 5, Mark::kAssumed,
      "strictness added on the way down (层层加码); 1 passes on what was asked", "层层加码系数", ""},
     offsetof(Hierarchy, escalation)},
    {{"discretion", Kind::kShare, "1", 1.0, 0, 1, Mark::kAssumed,
      "share of dwellings and persons for whom an order from above is carried out; 1 is all of them",
      "上级指令的执行占比（自由裁量）；1为全部执行", ""},
     offsetof(Hierarchy, discretion)},
};

}  // namespace

std::span<const core::Field> Hierarchy::fields() {
    return kFields;
}

}  // namespace wangge::policy
