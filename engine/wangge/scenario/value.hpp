#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wangge/core/parameter.hpp"
#include "wangge/scenario/fault_list.hpp"
#include "wangge/scenario/tree.hpp"

namespace wangge::scenario {

/// Reads a value as its declaration says into `into[0 … length)`. False, with faults, if that cannot be done
/// without guessing: kWrongType, kNotANumber, kOctalLookAlike, kWrongUnit, kOutOfRange, kNotWhole,
/// kUnknownChoice, kWrongLength, kBadDate.
bool read_value(const TreeNode& node, const std::string& key, const core::Parameter& parameter, double* into,
                FaultList& faults);

/// A whole number list of any length up to `most`, elements as `parameter` says.
bool read_list(const TreeNode& node, const std::string& key, const core::Parameter& parameter,
               std::size_t most, std::vector<double>& into, FaultList& faults);

/// One line of text for people.
bool read_title(const TreeNode& node, const std::string& key, std::string& into, FaultList& faults);

/// A name that can be part of a file name and of a key path: letters, digits, "_" and "-", a letter first, at
/// most 64 characters.
bool is_name(std::string_view text);
bool read_name(const TreeNode& node, const std::string& key, std::string& into, FaultList& faults);

/// A list of words.
bool read_words(const TreeNode& node, const std::string& key, std::vector<const TreeNode*>& into,
                FaultList& faults);

/// False, with a fault, if the node is no mapping.
bool expect_map(const TreeNode& node, const std::string& key, FaultList& faults);

/// The parts of "a|b|c".
std::vector<std::string_view> choices_of(std::string_view choices);

/// A number as it is written in files and messages: the shortest text that reads back to the same bits.
std::string number_text(double value);
/// A value as it is written in a scenario file: number, true/false, date or choice.
std::string value_text(const core::Parameter& parameter, double value);

}  // namespace wangge::scenario
