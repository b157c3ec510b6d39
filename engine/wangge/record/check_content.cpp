// What a file may not contain. Checked as plain values, so that HDF5 is never asked to do the impossible.
#include <algorithm>
#include <array>
#include <set>

#include "wangge/record/file_image.hpp"

namespace wangge::record {

namespace {

/// Well-formed UTF-8 without NUL (HDF5 strings end at NUL): no overlong forms, no surrogates.
bool is_text(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto first = static_cast<unsigned char>(text[at]);
        std::size_t more = 0;
        std::uint32_t point = 0;
        std::uint32_t least = 1;  // NUL is refused
        if (first < 0x80) {
            point = first;
        } else if (first >= 0xC2 && first < 0xE0) {
            more = 1, point = first & 0x1FU, least = 0x80;
        } else if (first >= 0xE0 && first < 0xF0) {
            more = 2, point = first & 0x0FU, least = 0x800;
        } else if (first >= 0xF0 && first < 0xF5) {
            more = 3, point = first & 0x07U, least = 0x10000;
        } else {
            return false;
        }
        if (text.size() - at <= more) return false;
        for (std::size_t k = 1; k <= more; ++k) {
            const auto next = static_cast<unsigned char>(text[at + k]);
            if ((next & 0xC0U) != 0x80U) return false;
            point = (point << 6U) | (next & 0x3FU);
        }
        if (point < least || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
        at += more + 1;
    }
    return true;
}

bool is_name(std::string_view name) {
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos &&
           is_text(name);
}

bool is_path(std::string_view path) {
    std::size_t start = 0;
    while (true) {
        const std::size_t end = path.find('/', start);
        if (!is_name(path.substr(start, end - start))) return false;
        if (end == std::string_view::npos) return true;
        start = end + 1;
    }
}

/// Attribute names that the file layout itself uses, here or in netCDF.
bool is_reserved(std::string_view name) {
    constexpr std::array<std::string_view, 12> kReserved{
        "CLASS",     "NAME",  "REFERENCE_LIST", "DIMENSION_LIST", "DIMENSION_LABELS",    "units",
        "long_name", "title", "_Netcdf4Dimid",  "_NCProperties",  "_Netcdf4Coordinates", "long_name_zh"};
    return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

/// xarray reads exactly these units as time spans and changes the numbers; "d", "h", "min", "s" stay numbers.
bool is_time_span(std::string_view units) {
    constexpr std::array<std::string_view, 7> kSpans{"days",         "hours",        "minutes",    "seconds",
                                                     "milliseconds", "microseconds", "nanoseconds"};
    return std::find(kSpans.begin(), kSpans.end(), units) != kSpans.end();
}

/// Walks the content and stops at the first problem, which it keeps with its place.
class Checker {
  public:
    std::optional<core::Fault> run(const FileContent& content) {
        std::set<std::string_view> paths;
        check_attributes(content.attributes, "/");
        for (const Group& group : content.groups) {
            require(is_path(group.path), group.path, "not a usable group path");
            require(paths.insert(group.path).second, group.path, "group given twice");
            for (const std::string_view earlier : paths) {
                require(!inside(earlier, group.path), group.path, "group comes after a group inside it");
            }
            check_group(group);
        }
        for (const Group& group : content.groups) {
            for (const std::string_view path : paths) require_no_clash(group, path);
        }
        return fault_;
    }

  private:
    static bool inside(std::string_view path, std::string_view outer) {
        return path.size() > outer.size() + 1 && path.substr(0, outer.size()) == outer &&
               path[outer.size()] == '/';
    }

    void require(bool holds, std::string_view place, std::string_view problem) {
        if (holds || fault_) return;
        fault_ = core::Fault{core::FaultCode::kInternal, "", std::string(place), {std::string(problem)}};
    }

    void require_no_clash(const Group& group, std::string_view path) {
        if (!inside(path, group.path)) return;
        const std::string_view rest = path.substr(group.path.size() + 1);
        const std::string_view child = rest.substr(0, rest.find('/'));
        require(!find_variable(group, child) && !find_dimension(group, child), path,
                "a group and a variable have the same name");
    }

    void check_group(const Group& group) {
        require(is_text(group.title), group.path, "title is not UTF-8");
        check_attributes(group.attributes, group.path);
        std::set<std::string_view> names;
        for (const Dimension& dimension : group.dimensions) {
            const std::string place = group.path + "/" + dimension.name;
            check_labels(dimension, place);
            require(names.insert(dimension.name).second, place, "name given twice");
            check_strings(dimension.coordinates, place);
        }
        for (const Variable& variable : group.variables) {
            const std::string place = group.path + "/" + variable.name;
            check_labels(variable, place);
            require(names.insert(variable.name).second, place, "name given twice");
            check_strings(variable.data, place);
            check_shape(group, variable, place);
            std::set<std::string_view> given;
            for (const auto& [name, value] : variable.attributes) {
                require(is_name(name) && !is_reserved(name), place, "attribute name not usable: " + name);
                require(given.insert(name).second, place, "attribute given twice: " + name);
                require(is_text(value), place, "attribute is not UTF-8: " + name);
            }
        }
    }

    template <class Labelled>
    void check_labels(const Labelled& item, const std::string& place) {
        require(is_name(item.name), place, "not a usable name");
        require(is_text(item.units) && is_text(item.long_name) && is_text(item.long_name_zh), place,
                "a label is not UTF-8");
        require(!is_time_span(item.units), place,
                "xarray would turn units '" + item.units + "' into time spans; write d, h, min or s");
    }

    void check_strings(const Values& values, const std::string& place) {
        const auto* strings = std::get_if<std::vector<std::string>>(&values);
        if (strings == nullptr) return;
        for (const std::string& text : *strings) require(is_text(text), place, "a string is not UTF-8");
    }

    void check_shape(const Group& group, const Variable& variable, const std::string& place) {
        std::size_t product = 1;
        std::set<std::string_view> used;
        require(variable.dimensions.size() <= 32, place, "more than 32 dimensions");
        for (const std::string& name : variable.dimensions) {
            const Dimension* dimension = find_dimension(group, name);
            require(dimension != nullptr, place, "no such dimension in its group: " + name);
            require(used.insert(name).second, place, "dimension used twice: " + name);
            if (fault_) return;
            product *= length(dimension->coordinates);
        }
        if (variable.make) return;  // looked at when they are made
        require(product == length(variable.data), place,
                "has " + std::to_string(length(variable.data)) + " values where its dimensions make " +
                    std::to_string(product));
    }

    void check_attributes(const std::vector<Attribute>& attributes, const std::string& place) {
        std::set<std::string_view> names;
        for (const auto& [name, value] : attributes) {
            require(is_name(name) && !is_reserved(name), place, "attribute name not usable: " + name);
            require(names.insert(name).second, place, "attribute given twice: " + name);
            if (const auto* text = std::get_if<std::string>(&value)) {
                require(is_text(*text), place, "attribute is not UTF-8: " + name);
            } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
                for (const std::string& item : *list) {
                    require(is_text(item), place, "attribute is not UTF-8: " + name);
                }
            }
        }
    }

    std::optional<core::Fault> fault_;
};

}  // namespace

std::optional<core::Fault> check_content(const FileContent& content) {
    return Checker().run(content);
}

}  // namespace wangge::record
