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
};

}  // namespace

std::span<const core::Field> Hierarchy::fields() {
    return kFields;
}

}  // namespace wangge::policy
