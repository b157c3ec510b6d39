#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace wangge::core {

/// What can be wrong with something a user gave us. Words in Chinese and English are made by the doors;
/// rooms inside only name the code and its arguments.
enum class FaultCode : std::uint16_t {
    // reading
    kFileMissing,     // arguments: reason (a key worded at the doors), path
    kFileTooLarge,    // bytes, limit in bytes
    kNotUtf8,         // byte offset
    kSyntax,          // what the reader said
    kTooDeep,         // limit
    kAliasRefused,    // anchor name
    kSecondDocument,  //
    kDuplicateKey,    // key
    kUnknownKey,      // key, nearest known key or ""
    kMissingKey,      // key
    kWrongType,       // found (or <nothing>, <list>, <map>, <empty key>), expected (<number>, <date>, ...)
    kNotANumber,      // found
    kOctalLookAlike,  // found
    kWrongUnit,       // found, expected
    kOutOfRange,      // found, least, most, unit
    kNotWhole,        // found
    kUnknownChoice,   // found, choices
    kWrongLength,     // found, expected
    kBadDate,         // found
    kUnknownName,     // found, what it should name, nearest or ""
    kExtendsLoop,     // file
    kExtendsTooLong,  // limit
    kEmptyFile,       //
    kForbiddenCharacter,  // "tab", "UTF-16" or the code point as U+001B
    kTagRefused,          // tag
    kMergeRefused,        //
    kTooManyValues,       // limit
    kBadName,             // found
    kBadSet,              // found: no key.path=value
    kMoreFaults,          // how many more problems are not listed
    // meaning
    kContradiction,    // explanation key, values...
    kImpossibleTotal,  // what, found, expected
    kTooMuchMemory,    // needed MiB, limit MiB, three largest items
    // writing
    kCannotWrite,       // path, reason
    kDiskFull,          // path
    kDamagedFile,       // path, reason
    kForeignFile,       // path, reason
    kDifferentVersion,  // path, found, expected
    kOtherRun,          // path, what differs ("scenario", "arm", "world", "days"), found, expected
    // running
    kNotReproduced,  // path, first difference
    kInternal,       // what; stays the last one
};
inline constexpr std::uint16_t kFaultCodes = static_cast<std::uint16_t>(FaultCode::kInternal) + 1;

/// One problem: where (file:line:col, may be empty), which key path (may be empty), what, and its arguments.
struct Fault {
    FaultCode code = FaultCode::kInternal;
    std::string where;
    std::string key;
    std::vector<std::string> arguments;
};

/// A value or the faults that kept it from being made (never empty when it failed).
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : content_(std::move(value)) {}                          // NOLINT: a value is a result
    Result(Fault fault) : content_(std::vector<Fault>{std::move(fault)}) {}  // NOLINT
    Result(std::vector<Fault> faults) : content_(std::move(faults)) {}       // NOLINT

    bool ok() const { return std::holds_alternative<T>(content_); }
    explicit operator bool() const { return ok(); }
    T& value() { return *std::get_if<T>(&content_); }
    const T& value() const { return *std::get_if<T>(&content_); }
    const std::vector<Fault>& faults() const { return *std::get_if<std::vector<Fault>>(&content_); }

  private:
    std::variant<T, std::vector<Fault>> content_;
};

}  // namespace wangge::core
