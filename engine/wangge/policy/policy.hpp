#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/core/parameter.hpp"
#include "wangge/policy/directives.hpp"
#include "wangge/policy/observation.hpp"

namespace wangge::policy {

/// Memory of one policy: columns it declared, owned by the engine, not part of the state hash.
using Memory = std::vector<std::vector<double>>;

/// A measure. Const: what it must remember lives in Memory.
class Policy {
  public:
    virtual ~Policy() = default;
    /// Makes the memory columns for this world (may be empty).
    virtual void prepare(const world::World& world, Memory& memory) const;
    /// Called once a day at dawn while the schedule says the policy acts.
    virtual void decide(const Observation& seen, Memory& memory, Directives& orders) const = 0;
    /// Called once a day while it does not act, after it acted (to lift what is left); default nothing.
    virtual void lifted(const Observation& seen, Memory& memory, Directives& orders) const;
    /// Days before today whose meetings it may ask for (`Queries::contacts`); they are kept only then.
    virtual std::int32_t looks_back() const;
};

/// A library entry: the manual page and the way to make the policy.
struct PolicyKind {
    std::string_view name;  // one name everywhere: file, YAML key, class, HDF5 group, test, manual
    std::string_view title, title_zh;
    std::string_view manual, manual_zh;  // purpose, assumptions, limits, sources
    std::string_view example;            // YAML
    std::span<const core::Field> fields;
    /// `common` and `settings` are checked against the declarations before.
    std::unique_ptr<Policy> (*make)(const Common& common, std::span<const double> settings);
    /// Contradictions between settings; empty when all is well.
    std::vector<core::Fault> (*check)(const Common& common, std::span<const double> settings) = nullptr;
};

/// Copies flattened settings into a typed section.
template <class T>
T settings_as(std::span<const double> settings) {
    T section = core::presets<T>();
    std::size_t at = 0;
    for (const core::Field& field : T::fields()) {
        for (std::uint32_t k = 0; k < field.parameter.length; ++k) {
            core::field_value(&section, field)[k] = settings[at++];
        }
    }
    return section;
}

/// The dwellings a policy is for, from its common keys.
Dwellings dwellings_of(const Common& common, std::string_view policy_name);
/// The staff pools a policy may use, from its common keys.
Pools pools_of(const Common& common);

}  // namespace wangge::policy
