#include "wangge/record/write_hdf5.hpp"

#include <algorithm>
#include <exception>
#include <functional>
#include <map>
#include <numeric>

#include "wangge/record/dimension_scales.hpp"
#include "wangge/record/hdf5_values.hpp"
#include "wangge/record/open_file_driver.hpp"
#include "wangge/record/save_file.hpp"
#include "wangge/record/seal.hpp"

namespace wangge::record {

namespace {

using detail::check;
using detail::Handle;
using detail::Library;

constexpr std::size_t kGrowth = std::size_t{256} << 10;  // bytes by which the image grows
constexpr std::size_t kWorthDeflating = std::size_t{16}
                                        << 10;  // below, a chunk index costs more than it saves
constexpr std::size_t kChunkBytes = std::size_t{1} << 20;
constexpr unsigned kDeflateLevel = 4;
constexpr unsigned kOrderKept = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;  // netCDF4 asks for both

/// `access` says where it is written.
Handle new_file(const Handle& access) {
    const Handle create(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "file");
    check(H5Pset_link_creation_order(create.id(), kOrderKept), "file");
    check(H5Pset_attr_creation_order(create.id(), kOrderKept), "file");
    check(H5Pset_obj_track_times(create.id(), false), "file");
    // The oldest head block: H5Fget_file_image leaves a wrong checksum in newer ones, up to HDF5 1.14.6 at
    // least. What needs a newer layout, order above all, gets it all the same.
    check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V18), "file");
    check(H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG), "file");
    return {H5Fcreate(detail::kNowhere, H5F_ACC_TRUNC, create.id(), access.id()), H5Fclose, "file"};
}

/// Creates every group on the way by itself, so that each keeps the order of what is in it.
Handle create_group(const Library& hdf5, hid_t file, const std::string& path) {
    const Handle create(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, path);
    check(H5Pset_link_creation_order(create.id(), kOrderKept), path);
    check(H5Pset_attr_creation_order(create.id(), kOrderKept), path);
    check(H5Pset_obj_track_times(create.id(), false), path);
    for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
        const std::string part = path.substr(0, end);
        const bool there = check(H5Lexists(file, part.c_str(), H5P_DEFAULT), part) > 0;
        Handle group(there ? H5Gopen2(file, part.c_str(), H5P_DEFAULT)
                           : H5Gcreate2(file, part.c_str(), hdf5.named_link.id(), create.id(), H5P_DEFAULT),
                     H5Gclose, part);
        if (end == std::string::npos) return group;
    }
}

/// Chunks of at most kChunkBytes, cut along the slowest axes first.
std::vector<hsize_t> chunk_shape(std::vector<hsize_t> shape, std::size_t element_bytes) {
    hsize_t bytes = element_bytes;
    for (const hsize_t extent : shape) bytes *= extent;
    for (hsize_t& extent : shape) {
        if (bytes <= kChunkBytes) break;
        const hsize_t row = bytes / extent;
        const hsize_t kept = std::max<hsize_t>(1, kChunkBytes / row);
        extent = std::min(extent, kept);
        bytes = row * extent;
    }
    return shape;
}

Handle create_data_set(const Library& hdf5, hid_t group, const std::string& name, const Values& values,
                       std::vector<hsize_t> shape) {
    const Handle create(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, name);
    check(H5Pset_attr_creation_order(create.id(), kOrderKept), name);
    check(H5Pset_obj_track_times(create.id(), false), name);
    const Handle type = detail::stored_type(hdf5, values);
    const bool numbers = !std::holds_alternative<std::vector<std::string>>(values);
    const std::size_t element_bytes = H5Tget_size(type.id());
    if (numbers && !shape.empty() && length(values) * element_bytes >= kWorthDeflating) {
        const std::vector<hsize_t> chunk = chunk_shape(shape, element_bytes);
        check(H5Pset_chunk(create.id(), static_cast<int>(chunk.size()), chunk.data()), name);
        if (element_bytes > 1) check(H5Pset_shuffle(create.id()), name);
        check(H5Pset_deflate(create.id(), kDeflateLevel), name);
    }
    const Handle space(shape.empty()
                           ? H5Screate(H5S_SCALAR)
                           : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr),
                       H5Sclose, name);
    Handle data_set(H5Dcreate2(group, name.c_str(), type.id(), space.id(), hdf5.named_link.id(), create.id(),
                               H5P_DEFAULT),
                    H5Dclose, name);
    detail::write_values(hdf5, data_set.id(), values, name);
    return data_set;
}

template <class Labelled>
void write_labels(const Library& hdf5, hid_t data_set, const Labelled& item) {
    if (!item.units.empty()) detail::write_attribute(hdf5, data_set, "units", item.units);
    if (!item.long_name.empty()) detail::write_attribute(hdf5, data_set, "long_name", item.long_name);
    if (!item.long_name_zh.empty())
        detail::write_attribute(hdf5, data_set, "long_name_zh", item.long_name_zh);
}

/// A dimension of the group being written, with the uses that are known so far.
struct Scale {
    Handle data_set;
    hobj_ref_t reference = 0;
    hsize_t extent = 0;
    std::vector<detail::ScaleUse> uses;
};

template <class GoOn>
void write_group(const Library& hdf5, hid_t file, const Group& content, GoOn go_on) {
    const Handle group = create_group(hdf5, file, content.path);
    detail::write_attribute(hdf5, group.id(), "title", content.title);
    for (const auto& [name, value] : content.attributes)
        detail::write_attribute(hdf5, group.id(), name, value);

    std::map<std::string, Scale> scales;
    for (const Dimension& dimension : content.dimensions) {
        Scale& scale = scales[dimension.name];
        scale.extent = length(dimension.coordinates);
        scale.data_set =
            create_data_set(hdf5, group.id(), dimension.name, dimension.coordinates, {scale.extent});
        detail::mark_scale(hdf5, scale.data_set.id(), dimension.name);
        write_labels(hdf5, scale.data_set.id(), dimension);
        scale.reference = detail::reference_to(group.id(), dimension.name);
    }
    for (const Variable& variable : content.variables) {
        if (!go_on()) break;
        std::vector<hsize_t> shape;
        std::vector<hobj_ref_t> axes;
        for (const std::string& name : variable.dimensions) {
            shape.push_back(scales.at(name).extent);
            axes.push_back(scales.at(name).reference);
        }
        Values room;
        const Values& values = values_of(variable, room);
        const auto product = std::accumulate(shape.begin(), shape.end(), hsize_t{1}, std::multiplies<>());
        if (length(values) != product)
            throw detail::Hdf5Failure{variable.name + ": not as many values as it has places"};
        const Handle data_set = create_data_set(hdf5, group.id(), variable.name, values, shape);
        write_labels(hdf5, data_set.id(), variable);
        for (const auto& [name, value] : variable.attributes)
            detail::write_attribute(hdf5, data_set.id(), name, value);
        if (axes.empty()) continue;
        detail::write_axes(data_set.id(), axes);
        const hobj_ref_t self = detail::reference_to(group.id(), variable.name);
        int axis = 0;
        for (const std::string& name : variable.dimensions) scales.at(name).uses.push_back({self, axis++});
    }
    for (const auto& [name, scale] : scales) detail::write_uses(scale.data_set.id(), scale.uses);
}

/// `go_on` is asked after every group.
template <class GoOn>
void write_content(const Library& hdf5, const Handle& file, const FileContent& content, GoOn go_on) {
    const Handle root(H5Gopen2(file.id(), "/", H5P_DEFAULT), H5Gclose, "/");
    for (const auto& [name, value] : content.attributes)
        detail::write_attribute(hdf5, root.id(), name, value);
    for (const Group& group : content.groups) {
        if (go_on()) write_group(hdf5, file.id(), group, go_on);
    }
    check(H5Fflush(file.id(), H5F_SCOPE_GLOBAL), "flush");
}

std::vector<std::byte> build(const FileContent& content) {
    const Library hdf5;
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file");
    check(H5Pset_fapl_core(access.id(), kGrowth, 0), "file");
    const Handle file = new_file(access);
    write_content(hdf5, file, content, [] { return true; });
    const ssize_t size = check(H5Fget_file_image(file.id(), nullptr, 0), "image");
    std::vector<std::byte> image(static_cast<std::size_t>(size));
    check(H5Fget_file_image(file.id(), image.data(), image.size()), "image");
    return image;
}

/// The seal of what an open file holds, read back piece by piece.
void write_seal(detail::OpenFile& file) {
    core::Checksum128 checksum;
    std::vector<std::byte> piece(kChunkBytes);
    for (std::uint64_t at = 0; at < file.size(); at += piece.size()) {
        piece.resize(std::min<std::uint64_t>(kChunkBytes, file.size() - at));
        file.read(at, piece.data(), piece.size());
        checksum.update(piece);
    }
    const std::vector<std::byte> seal = seal_of(checksum, file.size());
    file.write(file.size(), seal.data(), seal.size());
}

int build_into(const FileContent& content, FileCalls& calls, int descriptor) {
    detail::OpenFile file(calls, descriptor);
    {
        const Library hdf5;
        const Handle access = detail::access_to(file);
        const Handle made = new_file(access);
        write_content(hdf5, made, content, [&file] { return file.error() == 0; });
    }
    if (file.error() == 0 && file.size() == 0) throw detail::Hdf5Failure{"close"};
    if (file.error() == 0) write_seal(file);
    return file.error();
}

/// Memory that the values of a content would take all together.
std::uint64_t bytes_of(const FileContent& content) {
    std::uint64_t bytes = 0;
    for (const Group& group : content.groups) {
        for (const Variable& variable : group.variables) {
            std::uint64_t values = 8;
            for (const std::string& name : variable.dimensions)
                values *= length(find_dimension(group, name)->coordinates);
            bytes += values;
        }
    }
    return bytes;
}

}  // namespace

core::Result<std::vector<std::byte>> build_hdf5(const FileContent& content) {
    if (std::optional<core::Fault> fault = check_content(content)) return *std::move(fault);
    try {
        return build(content);
    } catch (const detail::Hdf5Failure& failure) {
        return core::Fault{core::FaultCode::kInternal, "", failure.what, {"HDF5 could not write it"}};
    } catch (const std::exception& problem) {
        return core::Fault{core::FaultCode::kInternal, "", "", {problem.what()}};
    }
}

std::optional<core::Fault> save_by_parts(const std::string& path, const FileContent& content,
                                         FileCalls& calls) {
    if (std::optional<core::Fault> fault = check_content(content)) return fault;
    try {
        return save_file(
            path, [&](FileCalls& through, int file) { return build_into(content, through, file); }, calls);
    } catch (const detail::Hdf5Failure& failure) {
        return core::Fault{core::FaultCode::kInternal, "", failure.what, {"HDF5 could not write it"}};
    }
}

std::optional<core::Fault> save_hdf5(const std::string& path, const FileContent& content,
                                     std::uint64_t most_in_memory) {
    if (std::optional<core::Fault> fault = check_content(content)) return fault;
    if (bytes_of(content) > most_in_memory) {
        FileCalls calls;
        return save_by_parts(path, content, calls);
    }
    core::Result<std::vector<std::byte>> image = build_hdf5(content);
    if (!image) return image.faults().front();
    try {
        append_seal(image.value());
    } catch (const std::exception& problem) {
        return core::Fault{core::FaultCode::kInternal, "", "", {problem.what()}};
    }
    return save_file(path, image.value());
}

}  // namespace wangge::record
