#pragma once

#include <memory>
#include <string>

#include "wangge/scenario/fault_list.hpp"
#include "wangge/world/own_tables.hpp"

namespace wangge::scenario {

/// Reads the four tables of a folder (see table_forms()). Nothing is guessed: nothing comes back unless every
/// field of every table could be read and names what exists. Faults: kFileMissing, kFileTooLarge, kNotUtf8,
/// kForbiddenCharacter, kSyntax, kEmptyFile, kUnknownKey and kMissingKey (columns), kWrongLength (fields of a
/// row), kNotANumber, kNotWhole, kOutOfRange, kUnknownChoice, kUnknownName, kDuplicateKey (names),
/// kContradiction.
std::shared_ptr<const world::OwnTables> read_tables(const std::string& folder, FaultList& faults);

}  // namespace wangge::scenario
