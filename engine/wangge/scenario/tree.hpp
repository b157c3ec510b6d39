#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/scenario/fault_list.hpp"

namespace wangge::scenario {

inline constexpr std::size_t kDeepest = 16;       // mappings and lists inside each other
inline constexpr std::size_t kMostNodes = 10000;  // values of one file

enum class Shape : std::uint8_t { kNothing, kText, kList, kMap };

struct Entry;

/// A value of a scenario file as it was written, without any reading of its meaning.
struct TreeNode {
    Shape shape = Shape::kNothing;
    bool plain = true;  // written without quotation marks
    std::string text;   // of kText
    Place place;
    std::vector<TreeNode> items;  // of kList
    std::vector<Entry> entries;   // of kMap, in the order of the file, no key twice

    const Entry* find(std::string_view key) const;
    Entry* find(std::string_view key);
};

struct Entry {
    std::string key;
    Place place;
    TreeNode value;
};

/// "population" + "gates" = "population.gates"; the root has the empty path.
std::string key_path(std::string_view parent, std::string_view key);

/// Reads one YAML document of mappings, lists and plain or quoted words out of clean text (see clean_text).
/// Nothing, with the first fault, if the text is no such document: kSyntax, kTooDeep, kTooManyValues,
/// kAliasRefused, kTagRefused, kMergeRefused, kSecondDocument, kForbiddenCharacter. A tree with faults:
/// kDuplicateKey.
std::optional<TreeNode> parse_tree(std::string_view text, std::uint32_t source, FaultList& faults);

/// Lays `over` on `base`: mappings key by key, anything else in whole. New keys follow the old ones.
void lay_over(TreeNode& base, TreeNode over);

}  // namespace wangge::scenario
