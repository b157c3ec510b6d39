#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "wangge/core/preset.hpp"
#include "wangge/policy/calendar_section.hpp"
#include "wangge/policy/care.hpp"
#include "wangge/policy/common.hpp"
#include "wangge/policy/contacts.hpp"
#include "wangge/policy/disease.hpp"
#include "wangge/policy/hierarchy.hpp"
#include "wangge/policy/immunity.hpp"
#include "wangge/policy/imports.hpp"
#include "wangge/policy/loops.hpp"
#include "wangge/policy/mind.hpp"
#include "wangge/policy/money.hpp"
#include "wangge/policy/needs.hpp"
#include "wangge/policy/organisation.hpp"
#include "wangge/policy/record.hpp"
#include "wangge/policy/testing.hpp"
#include "wangge/policy/work.hpp"
#include "wangge/world/own_tables.hpp"
#include "wangge/world/population.hpp"

namespace wangge::policy {

/// One use of a policy: which, its schedule, and its own settings in the order of its declared fields
/// (lists flattened).
struct PolicyUse {
    std::string name;
    Common common = core::presets<Common>();
    std::vector<double> settings;
    std::string label = {};  // its key in the scenario file, mostly the name again
};

/// One arm of a comparison: rows of Scenario::policies in force, and the staff pools at hand.
struct Arm {
    std::string name;
    std::string title, title_zh;
    std::vector<std::uint32_t> policies;
    std::uint32_t pools = 0x3F;  // bit per world::Pool
};

/// Transmission scales solved once per scenario (see kernel/disease); zero until solved.
struct Transmission {
    double home = 0;     // hazard of one housemate over a whole course, of mean infectiousness
    double outside = 0;  // hazard of one contact per unit of daily infectiousness
};

/// Everything a run is made from, as plain values: what the scenario file says with every default filled in.
struct Scenario {
    std::string name, title, title_zh;
    double people_seed = 1, luck_seed = 1;
    world::Population population = core::presets<world::Population>();
    /// The user's own people and places; null: they are made from `population`. They travel with the scenario
    /// but not in its numbers (flat.hpp).
    std::shared_ptr<const world::OwnTables> tables = {};
    std::string tables_folder = {};
    CalendarSection calendar = core::presets<CalendarSection>();
    Contacts contacts = core::presets<Contacts>();
    Disease disease = core::presets<Disease>();
    Immunity immunity = core::presets<Immunity>();
    Imports imports = core::presets<Imports>();
    Care care = core::presets<Care>();
    Testing testing = core::presets<Testing>();
    Needs needs = core::presets<Needs>();
    Mind mind = core::presets<Mind>();
    Organisation organisation = core::presets<Organisation>();
    Work work = core::presets<Work>();
    Hierarchy hierarchy = core::presets<Hierarchy>();
    Money money = core::presets<Money>();
    Loops loops = core::presets<Loops>();
    Record record = core::presets<Record>();
    std::vector<PolicyUse> policies;
    std::vector<Arm> arms;  // the first one is the base
    std::vector<std::int32_t> report_days = {70, 120, 180};
    Transmission transmission;
};

/// A section of a scenario: its key in the file and where it lies.
struct Section {
    std::string_view name;
    std::span<const core::Field> fields;
    std::size_t offset;                          // bytes from the start of Scenario
    std::span<const core::Preset> presets = {};  // named ones, chosen by the field `preset`
};
/// All sections in the order of the manual.
std::span<const Section> sections();
/// The named preset a section of the scenario is on; nullptr for a section without named presets.
const core::Preset* chosen_preset(const Scenario& scenario, const Section& section);
/// Name of the field that chooses one.
inline constexpr std::string_view kPresetField = "preset";

inline void* section_of(Scenario& scenario, const Section& section) {
    return reinterpret_cast<std::byte*>(&scenario) + section.offset;
}
inline const void* section_of(const Scenario& scenario, const Section& section) {
    return reinterpret_cast<const std::byte*>(&scenario) + section.offset;
}

}  // namespace wangge::policy
