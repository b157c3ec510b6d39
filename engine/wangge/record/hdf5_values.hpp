#pragma once
// Internal to this room: how our columns, strings and attributes are laid down in HDF5, both ways.

#include <optional>
#include <string>
#include <string_view>

#include "wangge/record/file_image.hpp"
#include "wangge/record/hdf5_handle.hpp"

namespace wangge::record::detail {

/// The type in the file (little-endian on every machine) of such values.
Handle stored_type(const Library& hdf5, const Values& values);

/// Writes all values to a data set made for them.
void write_values(const Library& hdf5, hid_t data_set, const Values& values, const std::string& what);

/// Reads a whole data set; throws if its type is none of ours or its size is not believable.
Values read_values(const Library& hdf5, hid_t data_set, const std::string& what);

/// Attributes of a group or data set.
void write_attribute(const Library& hdf5, hid_t object, const std::string& name, const AttributeValue& value);
AttributeValue read_attribute(const Library& hdf5, hid_t object, const std::string& name);

/// Text for a label that may be missing ("" then).
std::string read_label(const Library& hdf5, hid_t object, const char* name);

}  // namespace wangge::record::detail
