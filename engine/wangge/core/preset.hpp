#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "wangge/core/parameter.hpp"

namespace wangge::core {

/// What a preset says about one parameter.
struct PresetValue {
    std::string_view field;          // name of a declared parameter of the section
    std::span<const double> values;  // as many as the parameter has elements
    Mark mark;
    std::string_view source;
};

/// A named set of values for a section, chosen by its field `preset`, a Kind::kChoice of these names in this
/// order. Parameters that it does not name keep their declared default; the first preset is the default
/// itself.
struct Preset {
    std::string_view name;
    std::string_view title, title_zh;
    std::span<const PresetValue> values = {};
};

/// What `preset` says about a parameter; nullptr if nothing.
inline const PresetValue* value_of(const Preset& preset, std::string_view field) {
    for (const PresetValue& value : preset.values) {
        if (value.field == field) return &value;
    }
    return nullptr;
}

/// Puts the fields of a section that `preset` names on its values.
inline void apply(const Preset& preset, std::span<const Field> fields, void* section) {
    for (const Field& field : fields) {
        const PresetValue* value = value_of(preset, field.parameter.name);
        for (std::uint32_t k = 0; value != nullptr && k < field.parameter.length; ++k)
            field_value(section, field)[k] = value->values[k];
    }
}

/// A section on one of its named presets: defaults, then the preset's values, with `preset` set to `index`.
template <class T>
T preset_section(std::uint32_t index) {
    T section = presets<T>();
    apply(T::named_presets()[index], T::fields(), &section);
    section.preset = index;
    return section;
}

/// The row of a preset by name; the number of presets if there is none.
inline std::uint32_t preset_row(std::span<const Preset> presets, std::string_view name) {
    std::uint32_t row = 0;
    while (row < presets.size() && presets[row].name != name) ++row;
    return row;
}

}  // namespace wangge::core
