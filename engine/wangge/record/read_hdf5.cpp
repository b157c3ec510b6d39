#include "wangge/record/read_hdf5.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <optional>
#include <string_view>

#include "wangge/record/dimension_scales.hpp"
#include "wangge/record/hdf5_values.hpp"
#include "wangge/record/load_file.hpp"
#include "wangge/record/reasons.hpp"
#include "wangge/record/seal.hpp"

namespace wangge::record {

namespace {

using detail::check;
using detail::Handle;
using detail::Library;

constexpr int kDeepest = 32;  // groups inside groups; also ends a ring of hard links

bool chosen(const std::vector<std::string>& names, std::string_view name) {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

Handle open_image(std::span<const std::byte> image) {
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file");
    check(H5Pset_fapl_core(access.id(), 1U << 16U, 0), "file");
    // HDF5 copies the bytes; its interface only lacks the const.
    check(H5Pset_file_image(access.id(), const_cast<std::byte*>(image.data()), image.size()), "file");
    check(H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG), "file");
    return {H5Fopen(detail::kNowhere, H5F_ACC_RDONLY, access.id()), H5Fclose, "file"};
}

/// Names of attributes in the order of their making.
std::vector<std::string> attribute_names(hid_t object) {
    std::vector<std::string> names;
    const auto note = [](hid_t, const char* name, const H5A_info_t*, void* target) -> herr_t {
        try {
            static_cast<std::vector<std::string>*>(target)->emplace_back(name);
        } catch (const std::exception&) {
            return -1;
        }
        return 0;
    };
    check(H5Aiterate2(object, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, note, &names), "attributes");
    return names;
}

/// Names of members in the order of their making; links out of the file are not followed.
std::vector<std::string> member_names(hid_t group) {
    std::vector<std::string> names;
    const auto note = [](hid_t, const char* name, const H5L_info_t* info, void* target) -> herr_t {
        try {
            if (info->type == H5L_TYPE_HARD)
                static_cast<std::vector<std::string>*>(target)->emplace_back(name);
        } catch (const std::exception&) {
            return -1;
        }
        return 0;
    };
    check(H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, note, &names), "members");
    return names;
}

bool is_layout(std::string_view name) {
    return name == "CLASS" || name == "NAME" || name == "REFERENCE_LIST" || name == "DIMENSION_LIST" ||
           name == "units" || name == "long_name" || name == "long_name_zh";
}

template <class Labelled>
void read_labels(const Library& hdf5, hid_t data_set, Labelled& item) {
    item.units = detail::read_label(hdf5, data_set, "units");
    item.long_name = detail::read_label(hdf5, data_set, "long_name");
    item.long_name_zh = detail::read_label(hdf5, data_set, "long_name_zh");
}

/// Walks the file and gathers what was chosen.
class Reader {
  public:
    Reader(const Library& hdf5, hid_t file, const Selection& selection)
        : hdf5_(hdf5), file_(file), selection_(selection) {}

    FileContent run() {
        const Handle root(H5Gopen2(file_, "/", H5P_DEFAULT), H5Gclose, "/");
        for (const std::string& name : attribute_names(root.id())) {
            content_.attributes.push_back({name, detail::read_attribute(hdf5_, root.id(), name)});
        }
        for (const std::string& name : member_names(root.id())) walk(root.id(), name, name, 1);
        return std::move(content_);
    }

  private:
    void walk(hid_t parent, const std::string& name, const std::string& path, int depth) {
        if (depth > kDeepest) throw detail::Hdf5Failure{path};
        H5O_info_t info{};
        check(H5Oget_info_by_name(parent, name.c_str(), &info, H5P_DEFAULT), path);
        if (info.type != H5O_TYPE_GROUP) {
            if (depth == 1) throw detail::Hdf5Failure{path + ": not a group"};
            return;  // read with its group
        }
        const Handle group(H5Gopen2(parent, name.c_str(), H5P_DEFAULT), H5Gclose, path);
        const std::vector<std::string> members = member_names(group.id());
        // A group without title was only made on the way to another.
        if (chosen(selection_.groups, path) && check(H5Aexists(group.id(), "title"), path) > 0) {
            read_group(group.id(), path, members);
        }
        for (const std::string& member : members) walk(group.id(), member, path + "/" + member, depth + 1);
    }

    void read_group(hid_t id, const std::string& path, const std::vector<std::string>& members) {
        Group group;
        group.path = path;
        group.title = detail::read_label(hdf5_, id, "title");
        for (const std::string& name : attribute_names(id)) {
            if (name != "title") group.attributes.push_back({name, detail::read_attribute(hdf5_, id, name)});
        }
        std::map<hobj_ref_t, std::string> scales;
        for (const std::string& name : members) {
            H5O_info_t info{};
            check(H5Oget_info_by_name(id, name.c_str(), &info, H5P_DEFAULT), path);
            if (info.type != H5O_TYPE_DATASET) continue;
            const std::string place = path + "/" + name;
            const Handle data_set(H5Dopen2(id, name.c_str(), H5P_DEFAULT), H5Dclose, place);
            if (detail::is_scale(data_set.id())) {
                scales[detail::reference_to(id, name)] = name;
                Dimension dimension;
                dimension.name = name;
                read_labels(hdf5_, data_set.id(), dimension);
                dimension.coordinates = detail::read_values(hdf5_, data_set.id(), place);
                group.dimensions.push_back(std::move(dimension));
            } else if (chosen(selection_.variables, name)) {
                group.variables.push_back(read_variable(data_set.id(), name, place, scales));
            }
        }
        content_.groups.push_back(std::move(group));
    }

    Variable read_variable(hid_t id, const std::string& name, const std::string& place,
                           const std::map<hobj_ref_t, std::string>& scales) const {
        Variable variable;
        variable.name = name;
        read_labels(hdf5_, id, variable);
        for (const hobj_ref_t scale : detail::read_axes(id)) {
            const auto found = scales.find(scale);
            if (found == scales.end()) throw detail::Hdf5Failure{place + ": its dimensions"};
            variable.dimensions.push_back(found->second);
        }
        for (const std::string& attribute : attribute_names(id)) {
            if (!is_layout(attribute)) {
                variable.attributes.emplace_back(attribute, detail::read_label(hdf5_, id, attribute.c_str()));
            }
        }
        variable.data = detail::read_values(hdf5_, id, place);
        return variable;
    }

    const Library& hdf5_;
    hid_t file_;
    const Selection& selection_;
    FileContent content_;
};

/// The selection names something that the file does not have.
std::optional<core::Fault> find_missing(const FileContent& content, const Selection& selection,
                                        const std::string& path) {
    const auto unknown = [&](const std::string& name, const char* what) {
        return core::Fault{core::FaultCode::kUnknownName, path, "", {name, what, ""}};
    };
    for (const std::string& name : selection.groups) {
        if (find_group(content, name) == nullptr) return unknown(name, "group");
    }
    for (const std::string& name : selection.variables) {
        const auto has = [&](const Group& group) { return find_variable(group, name) != nullptr; };
        if (std::none_of(content.groups.begin(), content.groups.end(), has)) return unknown(name, "variable");
    }
    return std::nullopt;
}

core::Fault not_ours(const std::string& path, const std::string& where) {
    return core::Fault{core::FaultCode::kForeignFile, "", "", {path, reason::kNotOurLayout + (": " + where)}};
}

}  // namespace

core::Result<FileContent> parse_hdf5(std::span<const std::byte> image, const std::string& path,
                                     const Selection& selection) {
    try {
        const Library hdf5;
        const Handle file = open_image(image);
        FileContent content = Reader(hdf5, file.id(), selection).run();
        if (std::optional<core::Fault> fault = find_missing(content, selection, path))
            return *std::move(fault);
        if (std::optional<core::Fault> fault = check_content(content)) {
            return not_ours(path, fault->key + ": " + fault->arguments.front());
        }
        return content;
    } catch (const detail::Hdf5Failure& failure) {
        return not_ours(path, failure.what);
    } catch (const std::exception& problem) {
        return core::Fault{core::FaultCode::kInternal, "", path, {problem.what()}};
    }
}

core::Result<FileContent> read_hdf5(const std::string& path, const Selection& selection) {
    const core::Result<std::vector<std::byte>> bytes = load_file(path);
    if (!bytes) return bytes.faults();
    const core::Result<std::span<const std::byte>> image = open_seal(bytes.value(), path);
    if (!image) return image.faults();
    return parse_hdf5(image.value(), path, selection);
}

}  // namespace wangge::record
