#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/policy/policy.hpp"

namespace wangge::study {

struct VerifyOptions {
    std::function<void(std::int32_t day, std::int32_t days)> progress;
    const std::atomic<bool>* cancelled = nullptr;
};

enum class Agreement : std::uint8_t {
    kSame,         ///< every value and every daily hash agree bit for bit
    kDifferent,    ///< `place` says the first that does not
    kCannot,       ///< `faults` say why: no such file, damaged, of another version, its scenario is refused
    kInterrupted,  ///< cancelled
};

struct Verification {
    Agreement agreement = Agreement::kCannot;
    std::vector<core::Fault> faults;  ///< with kDifferent: one kNotReproduced (path, first difference)
    std::string arm;
    std::uint32_t world = 0;
    std::int32_t days = 0;
    std::uint64_t compared = 0;  ///< numbers and texts compared
    std::string state_hash;      ///< at the end, of the rerun
    std::string place;           ///< "provenance/state_hash[12]", first place that differs
    std::string in_file, rerun;  ///< values there; "" where there is none
};

/// Makes the run of a file again out of what the file says of itself, and compares everything in it.
Verification verify(const std::string& path, std::span<const policy::PolicyKind> library,
                    const VerifyOptions& options = {});

}  // namespace wangge::study
