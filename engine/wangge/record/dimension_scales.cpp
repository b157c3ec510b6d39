// Written by hand rather than by the H5DS functions, which rewrite the list of uses of a scale for every
// variable that is attached (quadratic) and need a further library. Layout: the HDF Group's "HDF5 Dimension
// Scale Specification and Design Notes".
#include "wangge/record/dimension_scales.hpp"

#include <cstddef>

namespace wangge::record::detail {

namespace {

constexpr const char* kClass = "CLASS";
constexpr const char* kScale = "DIMENSION_SCALE";
constexpr const char* kName = "NAME";
constexpr const char* kAxes = "DIMENSION_LIST";
constexpr const char* kUses = "REFERENCE_LIST";

/// The specification asks for fixed, NUL-terminated strings here.
void write_fixed_text(const Library& hdf5, hid_t object, const char* name, const std::string& text) {
    const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, name);
    check(H5Tset_size(type.id(), text.size() + 1), name);
    const Handle attribute(H5Acreate2(object, name, type.id(), hdf5.one.id(), H5P_DEFAULT, H5P_DEFAULT),
                           H5Aclose, name);
    check(H5Awrite(attribute.id(), type.id(), text.c_str()), name);
}

Handle axes_type() {
    return {H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, kAxes};
}

}  // namespace

void mark_scale(const Library& hdf5, hid_t data_set, const std::string& name) {
    write_fixed_text(hdf5, data_set, kClass, kScale);
    write_fixed_text(hdf5, data_set, kName, name);
}

bool is_scale(hid_t data_set) {
    return check(H5Aexists(data_set, kClass), kClass) > 0;
}

void write_axes(hid_t data_set, const std::vector<hobj_ref_t>& scales) {
    const Handle type = axes_type();
    const hsize_t rank = scales.size();
    const Handle space(H5Screate_simple(1, &rank, nullptr), H5Sclose, kAxes);
    std::vector<hvl_t> rows;
    std::vector<hobj_ref_t> targets = scales;
    rows.reserve(targets.size());
    for (hobj_ref_t& target : targets) rows.push_back(hvl_t{1, &target});
    const Handle attribute(H5Acreate2(data_set, kAxes, type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
                           H5Aclose, kAxes);
    check(H5Awrite(attribute.id(), type.id(), rows.data()), kAxes);
}

std::vector<hobj_ref_t> read_axes(hid_t data_set) {
    std::vector<hobj_ref_t> result;
    if (check(H5Aexists(data_set, kAxes), kAxes) == 0) return result;
    const Handle attribute(H5Aopen(data_set, kAxes, H5P_DEFAULT), H5Aclose, kAxes);
    const Handle space(H5Aget_space(attribute.id()), H5Sclose, kAxes);
    const Handle found(H5Aget_type(attribute.id()), H5Tclose, kAxes);
    const Handle type = axes_type();
    const hssize_t rank = check(H5Sget_simple_extent_npoints(space.id()), kAxes);
    if (check(H5Tequal(found.id(), type.id()), kAxes) == 0 || rank > H5S_MAX_RANK) throw Hdf5Failure{kAxes};
    std::vector<hvl_t> rows(static_cast<std::size_t>(rank), hvl_t{0, nullptr});
    check(H5Aread(attribute.id(), type.id(), rows.data()), kAxes);
    for (const hvl_t& row : rows) {
        if (row.len == 1) result.push_back(*static_cast<const hobj_ref_t*>(row.p));
    }
    const bool whole = result.size() == rows.size();
    H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, rows.data());
    if (!whole) throw Hdf5Failure{kAxes};
    return result;
}

void write_uses(hid_t scale, const std::vector<ScaleUse>& uses) {
    if (uses.empty()) return;
    // Member names are those of the specification. The file type is packed, so that no byte is left
    // undefined.
    const Handle memory(H5Tcreate(H5T_COMPOUND, sizeof(ScaleUse)), H5Tclose, kUses);
    check(H5Tinsert(memory.id(), "dataset", offsetof(ScaleUse, data_set), H5T_STD_REF_OBJ), kUses);
    check(H5Tinsert(memory.id(), "dimension", offsetof(ScaleUse, axis), H5T_NATIVE_INT), kUses);
    const Handle file(H5Tcreate(H5T_COMPOUND, sizeof(hobj_ref_t) + 4), H5Tclose, kUses);
    check(H5Tinsert(file.id(), "dataset", 0, H5T_STD_REF_OBJ), kUses);
    check(H5Tinsert(file.id(), "dimension", sizeof(hobj_ref_t), H5T_STD_I32LE), kUses);
    const hsize_t count = uses.size();
    const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, kUses);
    const Handle attribute(H5Acreate2(scale, kUses, file.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
                           H5Aclose, kUses);
    check(H5Awrite(attribute.id(), memory.id(), uses.data()), kUses);
}

hobj_ref_t reference_to(hid_t location, const std::string& path) {
    hobj_ref_t reference = 0;
    check(H5Rcreate(&reference, location, path.c_str(), H5R_OBJECT, -1), path);
    return reference;
}

}  // namespace wangge::record::detail
