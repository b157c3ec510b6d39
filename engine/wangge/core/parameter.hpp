#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace wangge::core {

/// How far a number can be trusted; printed wherever the number is.
enum class Mark : std::uint8_t {
    kMeasured,  // read in a published source about this very thing
    kBorrowed,  // measured elsewhere, or derived from measured figures of another place or time
    kAssumed,   // chosen by us; sweeps should cover it
    kSetting,   // a choice of the user (a date, a seed), no claim about the world
};

enum class Kind : std::uint8_t {
    kNumber,   // any real number
    kInteger,  // whole number
    kShare,    // real number in [0, 1]; "30 %" may be written
    kSwitch,   // false or true, held as 0 or 1
    kDate,     // YYYY-MM-DD, held as days since 1970-01-01
    kChoice,   // one of `choices`, held as its index
};

/// The one declaration of a parameter: reading, validation, manual, dictionary and echo all come from it.
struct Parameter {
    std::string_view name;  // key in the scenario file and name of the member
    Kind kind;
    std::string_view unit;  // "1", "d", "h", "min", "s", "persons", "yuan/h", ...
    double preset;          // default value (of every element, if `presets` is empty)
    double least;           // smallest permitted value
    double most;            // largest permitted value
    Mark mark;
    std::string_view meaning;
    std::string_view meaning_zh;
    std::string_view source;        // where the preset comes from; never empty for measured and borrowed
    std::string_view choices = {};  // "a|b|c" for Kind::kChoice; of a number: a word for its smallest value
    std::uint32_t length = 1;       // number of elements; above 1 it is written as a list
    std::span<const double> presets = {};  // default elements of a list
};

/// A declaration and the place of its value in a section: a standard-layout struct of doubles.
struct Field {
    Parameter parameter;
    std::size_t offset;  // bytes from the start of the section
};

inline double* field_value(void* section, const Field& field) {
    return reinterpret_cast<double*>(static_cast<std::byte*>(section) + field.offset);
}
inline const double* field_value(const void* section, const Field& field) {
    return reinterpret_cast<const double*>(static_cast<const std::byte*>(section) + field.offset);
}

inline double preset_of(const Parameter& parameter, std::uint32_t element) {
    return parameter.presets.empty() ? parameter.preset : parameter.presets[element];
}

/// Puts every field of a section on its default.
inline void fill_presets(void* section, std::span<const Field> fields) {
    for (const Field& field : fields) {
        for (std::uint32_t k = 0; k < field.parameter.length; ++k) {
            field_value(section, field)[k] = preset_of(field.parameter, k);
        }
    }
}

/// A section with every field on its default. `T::fields()` lists the declarations.
template <class T>
T presets() {
    T section;
    fill_presets(&section, T::fields());
    return section;
}

}  // namespace wangge::core
