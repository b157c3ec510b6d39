#include "wangge/record/file_image.hpp"

#include <algorithm>

namespace wangge::record {

namespace {

template <class Items, class Projection>
auto* find_by(const Items& items, std::string_view name, Projection projection) {
    auto found = std::find_if(items.begin(), items.end(),
                              [&](const auto& item) { return std::string_view(item.*projection) == name; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::size_t length(const Values& values) {
    return std::visit([](const auto& column) { return column.size(); }, values);
}

const Values& values_of(const Variable& variable, Values& room) {
    if (!variable.make) return variable.data;
    room = variable.make();
    return room;
}

bool Variable::operator==(const Variable& other) const {
    Values room, other_room;
    return name == other.name && units == other.units && long_name == other.long_name &&
           long_name_zh == other.long_name_zh && dimensions == other.dimensions &&
           attributes == other.attributes && values_of(*this, room) == values_of(other, other_room);
}

const Group* find_group(const FileContent& content, std::string_view path) {
    return find_by(content.groups, path, &Group::path);
}

const Variable* find_variable(const Group& group, std::string_view name) {
    return find_by(group.variables, name, &Variable::name);
}

const Dimension* find_dimension(const Group& group, std::string_view name) {
    return find_by(group.dimensions, name, &Dimension::name);
}

const AttributeValue* find_attribute(const std::vector<Attribute>& attributes, std::string_view name) {
    const Attribute* found = find_by(attributes, name, &Attribute::name);
    return found == nullptr ? nullptr : &found->value;
}

}  // namespace wangge::record
