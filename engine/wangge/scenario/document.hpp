#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wangge/scenario/fault_list.hpp"
#include "wangge/scenario/tree.hpp"

namespace wangge::scenario {

inline constexpr std::size_t kMostExtends = 8;  // files above each other

/// A scenario file laid over the files it extends. Relative paths in `extends` start at the folder of their
/// file. Nothing, with faults, if any of the files cannot be read: kFileMissing, kFileTooLarge, kExtendsLoop,
/// kExtendsTooLong, kWrongType and what parse_tree says. `files` gets the paths, the given one first.
std::optional<TreeNode> read_document(const std::string& path, std::vector<std::string>& files,
                                      FaultList& faults);

/// The tree of a text that extends nothing.
std::optional<TreeNode> read_lone_document(std::string_view bytes, const std::string& label,
                                           FaultList& faults);

/// The tree of "key.path=value" given on the command line. Nothing, with a fault: kBadSet and what parse_tree
/// says.
std::optional<TreeNode> read_set(const std::string& text, FaultList& faults);

}  // namespace wangge::scenario
