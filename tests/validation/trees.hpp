#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wangge/kernel/ledger.hpp"

/// Two worlds that share all luck but differ in a measure or a person: where their infections part.
namespace wangge::validation {

using Tree = std::vector<kernel::Transmission>;

/// First infection that is not the same in both: `at` counts from the start of both lists. Either may have
/// ended.
struct Parting {
    std::size_t at = 0;
    bool in_first = false, in_second = false;  // is there an infection at `at`
    kernel::Transmission first, second;
};
/// Parting with neither infection: the trees are equal.
Parting first_difference(const Tree& first, const Tree& second);

/// People whom only the second world infects, as branches: each begins with an infection whose infector is
/// infected in both worlds (or who is imported).
struct Branch {
    kernel::Transmission root;
    std::uint32_t infections = 0;  // the root and all its descendants
};
/// Largest first; together they hold every infection that the first world does not have.
std::vector<Branch> extra_branches(const Tree& first, const Tree& second);

/// In words: "day 14: 132 infects 97 at work; ..."
std::string describe(const kernel::Transmission& one);

}  // namespace wangge::validation
