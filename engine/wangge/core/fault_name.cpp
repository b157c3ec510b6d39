#include "wangge/core/fault_name.hpp"

namespace wangge::core {

std::string_view fault_name(FaultCode code) {
    switch (code) {
        case FaultCode::kFileMissing:
            return "file_missing";
        case FaultCode::kFileTooLarge:
            return "file_too_large";
        case FaultCode::kNotUtf8:
            return "not_utf8";
        case FaultCode::kSyntax:
            return "syntax";
        case FaultCode::kTooDeep:
            return "too_deep";
        case FaultCode::kAliasRefused:
            return "alias_refused";
        case FaultCode::kSecondDocument:
            return "second_document";
        case FaultCode::kDuplicateKey:
            return "duplicate_key";
        case FaultCode::kUnknownKey:
            return "unknown_key";
        case FaultCode::kMissingKey:
            return "missing_key";
        case FaultCode::kWrongType:
            return "wrong_type";
        case FaultCode::kNotANumber:
            return "not_a_number";
        case FaultCode::kOctalLookAlike:
            return "octal_look_alike";
        case FaultCode::kWrongUnit:
            return "wrong_unit";
        case FaultCode::kOutOfRange:
            return "out_of_range";
        case FaultCode::kNotWhole:
            return "not_whole";
        case FaultCode::kUnknownChoice:
            return "unknown_choice";
        case FaultCode::kWrongLength:
            return "wrong_length";
        case FaultCode::kBadDate:
            return "bad_date";
        case FaultCode::kUnknownName:
            return "unknown_name";
        case FaultCode::kExtendsLoop:
            return "extends_loop";
        case FaultCode::kExtendsTooLong:
            return "extends_too_long";
        case FaultCode::kEmptyFile:
            return "empty_file";
        case FaultCode::kForbiddenCharacter:
            return "forbidden_character";
        case FaultCode::kTagRefused:
            return "tag_refused";
        case FaultCode::kMergeRefused:
            return "merge_refused";
        case FaultCode::kTooManyValues:
            return "too_many_values";
        case FaultCode::kBadName:
            return "bad_name";
        case FaultCode::kBadSet:
            return "bad_set";
        case FaultCode::kMoreFaults:
            return "more_faults";
        case FaultCode::kContradiction:
            return "contradiction";
        case FaultCode::kImpossibleTotal:
            return "impossible_total";
        case FaultCode::kTooMuchMemory:
            return "too_much_memory";
        case FaultCode::kCannotWrite:
            return "cannot_write";
        case FaultCode::kDiskFull:
            return "disk_full";
        case FaultCode::kDamagedFile:
            return "damaged_file";
        case FaultCode::kForeignFile:
            return "foreign_file";
        case FaultCode::kDifferentVersion:
            return "different_version";
        case FaultCode::kOtherRun:
            return "other_run";
        case FaultCode::kNotReproduced:
            return "not_reproduced";
        case FaultCode::kInternal:
            return "internal";
    }
    return {};
}

}  // namespace wangge::core
