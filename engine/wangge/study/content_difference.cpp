#include "wangge/study/content_difference.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <type_traits>

namespace wangge::study::detail {
namespace {

std::string shown(const std::string& text) {
    const std::size_t end = std::min(text.find('\n'), std::size_t{80});
    return text.size() > end ? text.substr(0, end) + "..." : text;
}

template <class T>
std::string shown(T value) {
    if constexpr (sizeof(T) == 1) {
        return std::to_string(static_cast<int>(value));
    } else {
        char digits[64];
        return std::string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
}

/// By bits: 0 and -0 differ, a NaN is equal to itself.
template <class T>
bool same(const T& a, const T& b) {
    if constexpr (std::is_same_v<T, double>) {
        return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    } else if constexpr (std::is_same_v<T, float>) {
        return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
    } else {
        return a == b;
    }
}

/// The line in which two long texts part.
void show_first_line(const std::string& left, const std::string& right, Difference& difference) {
    std::size_t line = 0, start = 0;
    for (std::size_t k = 0; k < std::min(left.size(), right.size()) && left[k] == right[k]; ++k) {
        if (left[k] == '\n') start = k + 1, ++line;
    }
    if (left.find('\n') != std::string::npos || right.find('\n') != std::string::npos)
        difference.place += " line " + std::to_string(line + 1);
    difference.left = shown(left.substr(std::min(start, left.size())));
    difference.right = shown(right.substr(std::min(start, right.size())));
}

class Walk {
  public:
    Difference difference;

    bool attributes(const std::string& place, const std::vector<record::Attribute>& left,
                    const std::vector<record::Attribute>& right) {
        for (std::size_t k = 0; k < std::max(left.size(), right.size()); ++k) {
            const std::string name = k < left.size() ? left[k].name : right[k].name;
            if (k >= left.size()) return at(place + "@" + name, "", "present");
            if (k >= right.size()) return at(place + "@" + name, "present", "");
            if (left[k].name != right[k].name) return at(place + "@", left[k].name, right[k].name);
            ++difference.compared;
            if (left[k].value == right[k].value) continue;
            const auto* a = std::get_if<std::string>(&left[k].value);
            const auto* b = std::get_if<std::string>(&right[k].value);
            return at(place + "@" + name, a == nullptr ? "" : shown(*a), b == nullptr ? "" : shown(*b));
        }
        return false;
    }

    bool groups(const record::FileContent& left, const record::FileContent& right) {
        for (std::size_t k = 0; k < std::max(left.groups.size(), right.groups.size()); ++k) {
            if (k >= left.groups.size()) return at(right.groups[k].path, "", "present");
            if (k >= right.groups.size()) return at(left.groups[k].path, "present", "");
            if (left.groups[k].path != right.groups[k].path)
                return at("groups", left.groups[k].path, right.groups[k].path);
            if (group(left.groups[k], right.groups[k])) return true;
        }
        return false;
    }

  private:
    bool at(std::string place, std::string left, std::string right) {
        difference.place = std::move(place);
        difference.left = std::move(left);
        difference.right = std::move(right);
        return true;
    }

    bool group(const record::Group& left, const record::Group& right) {
        if (left.title != right.title) return at(left.path + "@title", left.title, right.title);
        if (attributes(left.path, left.attributes, right.attributes)) return true;
        for (std::size_t k = 0; k < std::max(left.dimensions.size(), right.dimensions.size()); ++k) {
            if (k >= left.dimensions.size())
                return at(left.path + "/" + right.dimensions[k].name, "", "present");
            if (k >= right.dimensions.size())
                return at(left.path + "/" + left.dimensions[k].name, "present", "");
            const record::Dimension &a = left.dimensions[k], &b = right.dimensions[k];
            if (labels(left.path, a, b) || values(left, a.name, {}, a.coordinates, b.coordinates))
                return true;
        }
        for (std::size_t k = 0; k < std::max(left.variables.size(), right.variables.size()); ++k) {
            if (k >= left.variables.size())
                return at(left.path + "/" + right.variables[k].name, "", "present");
            if (k >= right.variables.size())
                return at(left.path + "/" + left.variables[k].name, "present", "");
            const record::Variable &a = left.variables[k], &b = right.variables[k];
            if (labels(left.path, a, b)) return true;
            if (a.dimensions != b.dimensions) return at(left.path + "/" + a.name, "other dimensions", "");
            if (a.attributes != b.attributes) return at(left.path + "/" + a.name, "other attributes", "");
            record::Values of_a, of_b;
            if (values(left, a.name, a.dimensions, record::values_of(a, of_a), record::values_of(b, of_b)))
                return true;
        }
        return false;
    }

    template <class Labelled>
    bool labels(const std::string& path, const Labelled& left, const Labelled& right) {
        if (left.name != right.name) return at(path, left.name, right.name);
        const std::string place = path + "/" + left.name;
        if (left.units != right.units) return at(place + "@units", left.units, right.units);
        if (left.long_name != right.long_name)
            return at(place + "@long_name", left.long_name, right.long_name);
        if (left.long_name_zh != right.long_name_zh)
            return at(place + "@long_name_zh", left.long_name_zh, right.long_name_zh);
        return false;
    }

    bool values(const record::Group& group, const std::string& name,
                const std::vector<std::string>& dimensions, const record::Values& left,
                const record::Values& right) {
        const std::string place = group.path + "/" + name;
        if (left.index() != right.index()) return at(place, "another type", "");
        return std::visit(
            [&](const auto& a) {
                const auto& b = std::get<std::decay_t<decltype(a)>>(right);
                if (a.size() != b.size())
                    return at(place, std::to_string(a.size()) + " values",
                              std::to_string(b.size()) + " values");
                for (std::size_t k = 0; k < a.size(); ++k) {
                    ++difference.compared;
                    if (same(a[k], b[k])) continue;
                    at(place + index(group, dimensions, k, a.size()), shown(a[k]), shown(b[k]));
                    if constexpr (std::is_same_v<std::decay_t<decltype(a[k])>, std::string>)
                        show_first_line(a[k], b[k], difference);
                    return true;
                }
                return false;
            },
            left);
    }

    /// "[day 12, grid-2]": the coordinates of element k.
    static std::string index(const record::Group& group, const std::vector<std::string>& dimensions,
                             std::size_t k, std::size_t size) {
        if (dimensions.empty()) return size == 1 ? "" : "[" + std::to_string(k) + "]";
        std::vector<std::string> parts(dimensions.size());
        for (std::size_t d = dimensions.size(); d-- > 0;) {
            const record::Dimension* dimension = record::find_dimension(group, dimensions[d]);
            if (dimension == nullptr) return "";
            const std::size_t along = std::max<std::size_t>(record::length(dimension->coordinates), 1);
            parts[d] =
                std::visit([&](const auto& all) { return shown(all[k % along]); }, dimension->coordinates);
            if (!std::holds_alternative<std::vector<std::string>>(dimension->coordinates))
                parts[d] = dimension->name + " " + parts[d];
            k /= along;
        }
        std::string text;
        for (const std::string& part : parts) text += (text.empty() ? "[" : ", ") + part;
        return text + "]";
    }
};

}  // namespace

Difference first_difference(const record::FileContent& left, const record::FileContent& right) {
    Walk walk;
    if (!walk.attributes("", left.attributes, right.attributes)) walk.groups(left, right);
    return walk.difference;
}

}  // namespace wangge::study::detail
