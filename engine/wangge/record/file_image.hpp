#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "wangge/core/fault.hpp"

namespace wangge::record {

/// A column of one type. Strings are UTF-8 without NUL.
using Values = std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<float>,
                            std::vector<std::int32_t>, std::vector<std::uint8_t>, std::vector<std::uint32_t>,
                            std::vector<std::uint64_t>, std::vector<std::string>>;

/// How many elements a column has.
std::size_t length(const Values& values);

/// What an attribute can hold.
using AttributeValue = std::variant<std::string, std::int64_t, double, std::vector<std::string>>;

struct Attribute {
    std::string name;
    AttributeValue value;
    bool operator==(const Attribute&) const = default;
};

/// A named axis of its group with one coordinate per position; becomes an HDF5 dimension scale, so that
/// xarray selects by it (`.sel(area=...)`).
struct Dimension {
    std::string name;
    std::string units;  ///< "" = none; "days since 2020-01-24" makes xarray read dates
    std::string long_name;
    std::string long_name_zh;
    Values coordinates;
    bool operator==(const Dimension&) const = default;
};

/// A labelled array in row-major order over dimensions of its own group (none = one number).
struct Variable {
    std::string name;
    std::string units;  ///< "" = none; "1" for a pure number
    std::string long_name;
    std::string long_name_zh;
    std::vector<std::string> dimensions;
    Values data;
    std::vector<std::pair<std::string, std::string>> attributes;  ///< further attributes, in this order
    /// Makes the values when they are wanted, where all variables at once would take too much memory; `data`
    /// stays empty then.
    std::function<Values()> make = {};
    bool operator==(const Variable& other) const;
};

/// The values of a variable; those that had to be made are kept in `room`.
const Values& values_of(const Variable& variable, Values& room);

/// One group of a file, e.g. "daily" or "policies/blanket_closure".
struct Group {
    std::string path;  ///< segments joined by '/', without a leading one
    std::string title;
    std::vector<Attribute> attributes;
    std::vector<Dimension> dimensions;
    std::vector<Variable> variables;
    bool operator==(const Group&) const = default;
};

/// A whole file as plain values: what is written, and what reading gives back, in the same order.
struct FileContent {
    std::vector<Attribute> attributes;  ///< of the root
    std::vector<Group> groups;          ///< a group comes before the groups inside it
    bool operator==(const FileContent&) const = default;
};

/// Look-ups by name; null if there is none.
const Group* find_group(const FileContent& content, std::string_view path);
const Variable* find_variable(const Group& group, std::string_view name);
const Dimension* find_dimension(const Group& group, std::string_view name);
const AttributeValue* find_attribute(const std::vector<Attribute>& attributes, std::string_view name);

/// Says what is wrong with content before anything is written: names twice or not usable, dimensions that
/// do not exist, lengths that do not fit, text that is not UTF-8, units that xarray would turn into time
/// spans. Fault kInternal with the place and the reason, since users do not make content.
std::optional<core::Fault> check_content(const FileContent& content);

}  // namespace wangge::record
