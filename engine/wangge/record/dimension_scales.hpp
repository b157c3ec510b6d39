#pragma once
// Internal to this room: the HDF5 dimension scale convention, written as plain attributes.

#include <string>
#include <vector>

#include "wangge/record/hdf5_handle.hpp"

namespace wangge::record::detail {

/// One use of a scale: which data set, along which of its axes.
struct ScaleUse {
    hobj_ref_t data_set;
    int axis;
};

/// Makes a one-dimensional data set a dimension scale of that name.
void mark_scale(const Library& hdf5, hid_t data_set, const std::string& name);

/// Whether a data set is a dimension scale.
bool is_scale(hid_t data_set);

/// Says which scale belongs to each axis of a data set.
void write_axes(hid_t data_set, const std::vector<hobj_ref_t>& scales);

/// The scale of each axis, as written by write_axes.
std::vector<hobj_ref_t> read_axes(hid_t data_set);

/// Says where a scale is used: once for each scale, when all its uses are known.
void write_uses(hid_t scale, const std::vector<ScaleUse>& uses);

/// The reference by which a scale is named.
hobj_ref_t reference_to(hid_t location, const std::string& path);

}  // namespace wangge::record::detail
