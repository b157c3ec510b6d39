#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "wangge/policy/policy.hpp"

/// Two policies that do nothing: scenario files are read against their declarations.
namespace wangge::tests {

struct FakeClosure {
    double scope, wait, share, strict;
    double shifts[3];
};

inline const double kFakeShifts[3] = {8, 8, 4};

inline std::span<const core::Field> fake_closure_fields() {
    using core::Kind;
    using core::Mark;
    static const core::Field fields[] = {
        {{"scope", Kind::kChoice, "", 2, 0, 2, Mark::kSetting, "what is closed", "封闭范围", "",
          "stairwell|grid|community"},
         offsetof(FakeClosure, scope)},
        {{"wait", Kind::kNumber, "s", 5, 0, 600, Mark::kAssumed, "a check", "查验用时", ""},
         offsetof(FakeClosure, wait)},
        {{"share", Kind::kShare, "1", 0.5, 0, 1, Mark::kBorrowed, "a share", "占比", "a survey"},
         offsetof(FakeClosure, share)},
        {{"strict", Kind::kSwitch, "", 0, 0, 1, Mark::kSetting, "strictly", "从严", ""},
         offsetof(FakeClosure, strict)},
        {{"shifts",
          Kind::kNumber,
          "h",
          0,
          0,
          24,
          Mark::kMeasured,
          "hours of shifts",
          "班次时长",
          "a report",
          {},
          3,
          kFakeShifts},
         offsetof(FakeClosure, shifts)},
    };
    return fields;
}

class DoNothing final : public policy::Policy {
  public:
    void decide(const policy::Observation&, policy::Memory&, policy::Directives&) const override {}
};

inline std::unique_ptr<policy::Policy> make_nothing(const policy::Common&, std::span<const double>) {
    return std::make_unique<DoNothing>();
}

/// Strict closures of a stairwell are refused.
inline std::vector<core::Fault> check_fake_closure(const policy::Common&, std::span<const double> settings) {
    if (settings[0] != 0 || settings[3] == 0) return {};
    core::Fault fault;
    fault.code = core::FaultCode::kContradiction;
    fault.key = "strict";
    fault.arguments = {"above", "strict", "1", "scope", "0"};
    return {fault};
}

inline std::span<const policy::PolicyKind> fake_library() {
    static const policy::PolicyKind library[] = {
        {"fake_closure", "Fake closure", "假想封闭", "", "", "", fake_closure_fields(), make_nothing,
         check_fake_closure},
        {"fake_delivery", "Fake delivery", "假想送货", "", "", "", {}, make_nothing, nullptr},
    };
    return library;
}

}  // namespace wangge::tests
