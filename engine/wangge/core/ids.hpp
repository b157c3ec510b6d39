#pragma once
// Strong index types: a household number cannot be handed to a function that wants a resident.

#include <compare>
#include <cstdint>

namespace wangge::core {

/// Index into the tables of one kind of thing, e.g. `struct ResidentTag; using Resident = Id<ResidentTag>;`.
/// An Id names a row of one built world; it must never key a draw (rows change when tables are re-sorted).
template <class Tag>
struct Id {
    /// The value of "no such thing"; also what a default-made Id holds.
    static constexpr std::uint32_t none = 0xFFFFFFFFu;

    std::uint32_t value = none;

    constexpr Id() noexcept = default;
    constexpr explicit Id(std::uint32_t index) noexcept : value(index) {}

    [[nodiscard]] constexpr bool valid() const noexcept { return value != none; }

    friend constexpr auto operator<=>(const Id&, const Id&) noexcept = default;
};

}  // namespace wangge::core
