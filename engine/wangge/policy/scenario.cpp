#include "wangge/policy/scenario.hpp"

#include <cstddef>

namespace wangge::policy {

std::span<const Section> sections() {
    // Scenario is not standard layout (it has strings), so offsets are measured on a value instead of by
    // offsetof.
    static const Scenario sample;
    static const auto at = [](const void* section) {
        return static_cast<std::size_t>(static_cast<const std::byte*>(section) -
                                        reinterpret_cast<const std::byte*>(&sample));
    };
    static const Section all[] = {
        {"calendar", CalendarSection::fields(), at(&sample.calendar)},
        {"population", world::Population::fields(), at(&sample.population),
         world::Population::named_presets()},
        {"contacts", Contacts::fields(), at(&sample.contacts), Contacts::named_presets()},
        {"disease", Disease::fields(), at(&sample.disease), Disease::named_presets()},
        {"immunity", Immunity::fields(), at(&sample.immunity), Immunity::named_presets()},
        {"imports", Imports::fields(), at(&sample.imports)},
        {"care", Care::fields(), at(&sample.care)},
        {"testing", Testing::fields(), at(&sample.testing)},
        {"needs", Needs::fields(), at(&sample.needs)},
        {"mind", Mind::fields(), at(&sample.mind)},
        {"organisation", Organisation::fields(), at(&sample.organisation)},
        {"work", Work::fields(), at(&sample.work)},
        {"hierarchy", Hierarchy::fields(), at(&sample.hierarchy)},
        {"money", Money::fields(), at(&sample.money)},
        {"loops", Loops::fields(), at(&sample.loops)},
        {"record", Record::fields(), at(&sample.record)},
    };
    return all;
}

const core::Preset* chosen_preset(const Scenario& scenario, const Section& section) {
    if (section.presets.empty()) return nullptr;
    for (const core::Field& field : section.fields) {
        if (field.parameter.name == kPresetField)
            return &section.presets[static_cast<std::size_t>(
                *core::field_value(section_of(scenario, section), field))];
    }
    return nullptr;
}

}  // namespace wangge::policy
