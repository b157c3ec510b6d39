#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/policy/fingerprint.hpp"
#include "tests/policy/small_town.hpp"
#include "wangge/policies/catalogue.hpp"

/// What the tests of the measures share: one measure with changed settings, played on the small town.
namespace wangge::test {

inline const policy::PolicyKind& kind_of(std::string_view name) {
    const auto all = policies::catalogue();
    return *std::find_if(all.begin(), all.end(), [name](const auto& kind) { return kind.name == name; });
}

/// Presets of a kind, flattened as a scenario holds them.
inline std::vector<double> preset_settings(const policy::PolicyKind& kind) {
    std::vector<double> settings;
    for (const core::Field& field : kind.fields) {
        for (std::uint32_t k = 0; k < field.parameter.length; ++k) {
            settings.push_back(core::preset_of(field.parameter, k));
        }
    }
    return settings;
}

using Changes = std::map<std::string, double>;

inline std::vector<double> changed_settings(const policy::PolicyKind& kind, const Changes& changes) {
    std::vector<double> settings = preset_settings(kind);
    for (const auto& [name, value] : changes) {
        const auto field =
            std::find_if(kind.fields.begin(), kind.fields.end(),
                         [&name = name](const core::Field& f) { return f.parameter.name == name; });
        settings.at(static_cast<std::size_t>(field - kind.fields.begin())) = value;
    }
    return settings;
}

/// Scans as the tests wish them: who met a case on which day. Remembers what was asked.
class FakeQueries final : public policy::Queries {
  public:
    std::multimap<std::int32_t, std::uint32_t> met;  // day, resident
    struct Asked {
        std::vector<std::uint32_t> cases;
        std::int32_t first, last;
    };
    mutable std::vector<Asked> asked;

    std::vector<std::uint32_t> scanned_with(std::span<const std::uint32_t> cases, std::int32_t first,
                                            std::int32_t last) const override {
        asked.push_back({{cases.begin(), cases.end()}, first, last});
        std::vector<std::uint32_t> found;
        for (const auto& [day, resident] : met) {
            if (day >= first && day <= last) found.push_back(resident);
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    std::vector<policy::Met> meetings;  // whom cases met, at any time
    mutable std::vector<Asked> asked_contacts;

    std::vector<policy::Met> contacts(std::span<const std::uint32_t> cases, std::int32_t first,
                                      std::int32_t last) const override {
        asked_contacts.push_back({{cases.begin(), cases.end()}, first, last});
        std::vector<policy::Met> found;
        for (const policy::Met& met : meetings) {
            if (std::find(cases.begin(), cases.end(), met.by) != cases.end()) found.push_back(met);
        }
        return found;
    }
};

/// One use of a measure with its memory.
class Bench {
  public:
    explicit Bench(std::string_view name, const Changes& changes = {},
                   const policy::Common& common = core::presets<policy::Common>())
        : policy_(kind_of(name).make(common, changed_settings(kind_of(name), changes))) {}

    policy::Directives decide(const SmallTown& town, std::int32_t day) {
        if (!prepared_) policy_->prepare(town.world, memory_);
        prepared_ = true;
        policy::Directives orders;
        policy_->decide(town.on(day), memory_, orders);
        return orders;
    }

    const policy::Memory& memory() const { return memory_; }

  private:
    std::unique_ptr<policy::Policy> policy_;
    policy::Memory memory_;
    bool prepared_ = false;
};

}  // namespace wangge::test
