#include "wangge/record/hdf5_values.hpp"

#include <type_traits>

namespace wangge::record::detail {

namespace {

// Larger than any file we would read into memory; keeps a wrong size from asking for all of it.
constexpr hssize_t kMostElements = hssize_t{1} << 32;

template <class Number>
hid_t number_in_file() {
    if constexpr (std::is_same_v<Number, std::int64_t>) return H5T_STD_I64LE;
    if constexpr (std::is_same_v<Number, double>) return H5T_IEEE_F64LE;
    if constexpr (std::is_same_v<Number, float>) return H5T_IEEE_F32LE;
    if constexpr (std::is_same_v<Number, std::int32_t>) return H5T_STD_I32LE;
    if constexpr (std::is_same_v<Number, std::uint8_t>) return H5T_STD_U8LE;
    if constexpr (std::is_same_v<Number, std::uint32_t>) return H5T_STD_U32LE;
    if constexpr (std::is_same_v<Number, std::uint64_t>) return H5T_STD_U64LE;
}

template <class Number>
hid_t number_in_memory() {
    if constexpr (std::is_same_v<Number, std::int64_t>) return H5T_NATIVE_INT64;
    if constexpr (std::is_same_v<Number, double>) return H5T_NATIVE_DOUBLE;
    if constexpr (std::is_same_v<Number, float>) return H5T_NATIVE_FLOAT;
    if constexpr (std::is_same_v<Number, std::int32_t>) return H5T_NATIVE_INT32;
    if constexpr (std::is_same_v<Number, std::uint8_t>) return H5T_NATIVE_UINT8;
    if constexpr (std::is_same_v<Number, std::uint32_t>) return H5T_NATIVE_UINT32;
    if constexpr (std::is_same_v<Number, std::uint64_t>) return H5T_NATIVE_UINT64;
}

std::vector<const char*> pointers(const std::vector<std::string>& strings) {
    std::vector<const char*> result;
    result.reserve(strings.size());
    for (const std::string& text : strings) result.push_back(text.c_str());
    return result;
}

/// Strings that HDF5 allocated while reading; given back to it whatever happens.
class ReadStrings {
  public:
    ReadStrings(hid_t type, hid_t space, std::size_t count)
        : type_(type), space_(space), texts_(count, nullptr) {}
    ReadStrings(const ReadStrings&) = delete;
    ReadStrings& operator=(const ReadStrings&) = delete;
    ~ReadStrings() {
        if (!texts_.empty()) H5Dvlen_reclaim(type_, space_, H5P_DEFAULT, target());
    }

    void* target() { return static_cast<void*>(texts_.data()); }
    std::vector<std::string> take() const {
        std::vector<std::string> result;
        result.reserve(texts_.size());
        for (const char* text : texts_) result.emplace_back(text == nullptr ? "" : text);
        return result;
    }

  private:
    hid_t type_;
    hid_t space_;
    std::vector<char*> texts_;
};

std::size_t element_count(hid_t space, const std::string& what) {
    const hssize_t count = check(H5Sget_simple_extent_npoints(space), what);
    if (count > kMostElements) throw Hdf5Failure{what + ": size not believable"};
    return static_cast<std::size_t>(count);
}

template <class Number>
bool read_if(hid_t data_set, hid_t type, std::size_t count, const std::string& what, Values& result) {
    if (check(H5Tequal(type, number_in_file<Number>()), what) == 0) return false;
    std::vector<Number> column(count);
    if (count > 0) {
        check(H5Dread(data_set, number_in_memory<Number>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, column.data()),
              what);
    }
    result = std::move(column);
    return true;
}

bool is_text_type(hid_t type) {
    return H5Tget_class(type) == H5T_STRING && H5Tis_variable_str(type) > 0;
}

}  // namespace

Handle stored_type(const Library& hdf5, const Values& values) {
    return std::visit(
        [&](const auto& column) {
            using Element = typename std::decay_t<decltype(column)>::value_type;
            if constexpr (std::is_same_v<Element, std::string>) {
                return Handle(H5Tcopy(hdf5.text.id()), H5Tclose, "text type");
            } else {
                return Handle(H5Tcopy(number_in_file<Element>()), H5Tclose, "number type");
            }
        },
        values);
}

void write_values(const Library& hdf5, hid_t data_set, const Values& values, const std::string& what) {
    if (length(values) == 0) return;
    std::visit(
        [&](const auto& column) {
            using Element = typename std::decay_t<decltype(column)>::value_type;
            if constexpr (std::is_same_v<Element, std::string>) {
                check(H5Dwrite(data_set, hdf5.text.id(), H5S_ALL, H5S_ALL, hdf5.text_transfer.id(),
                               static_cast<const void*>(pointers(column).data())),
                      what);
            } else {
                check(H5Dwrite(data_set, number_in_memory<Element>(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                               column.data()),
                      what);
            }
        },
        values);
}

Values read_values(const Library& hdf5, hid_t data_set, const std::string& what) {
    const Handle type(H5Dget_type(data_set), H5Tclose, what);
    const Handle space(H5Dget_space(data_set), H5Sclose, what);
    const std::size_t count = element_count(space.id(), what);
    if (is_text_type(type.id())) {
        ReadStrings strings(hdf5.text.id(), space.id(), count);
        if (count > 0) {
            check(H5Dread(data_set, hdf5.text.id(), H5S_ALL, H5S_ALL, hdf5.text_transfer.id(),
                          strings.target()),
                  what);
        }
        return strings.take();
    }
    Values result;
    const bool known = read_if<std::int64_t>(data_set, type.id(), count, what, result) ||
                       read_if<double>(data_set, type.id(), count, what, result) ||
                       read_if<float>(data_set, type.id(), count, what, result) ||
                       read_if<std::int32_t>(data_set, type.id(), count, what, result) ||
                       read_if<std::uint8_t>(data_set, type.id(), count, what, result) ||
                       read_if<std::uint32_t>(data_set, type.id(), count, what, result) ||
                       read_if<std::uint64_t>(data_set, type.id(), count, what, result);
    if (!known) throw Hdf5Failure{what + ": a type that Wangge does not write"};
    return result;
}

void write_attribute(const Library& hdf5, hid_t object, const std::string& name,
                     const AttributeValue& value) {
    const auto put = [&](hid_t file_type, hid_t memory_type, hid_t space, const void* data) {
        const Handle attribute(
            H5Acreate2(object, name.c_str(), file_type, space, hdf5.named_attribute.id(), H5P_DEFAULT),
            H5Aclose, name);
        check(H5Awrite(attribute.id(), memory_type, data), name);
    };
    if (const auto* text = std::get_if<std::string>(&value)) {
        const char* pointer = text->c_str();
        put(hdf5.text.id(), hdf5.text.id(), hdf5.one.id(), static_cast<const void*>(&pointer));
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        put(H5T_STD_I64LE, H5T_NATIVE_INT64, hdf5.one.id(), whole);
    } else if (const auto* number = std::get_if<double>(&value)) {
        put(H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, hdf5.one.id(), number);
    } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        const hsize_t count = list->size();
        const Handle many(H5Screate_simple(1, &count, nullptr), H5Sclose, name);
        put(hdf5.text.id(), hdf5.text.id(), many.id(),
            list->empty() ? &count : static_cast<const void*>(pointers(*list).data()));
    }
}

AttributeValue read_attribute(const Library& hdf5, hid_t object, const std::string& name) {
    const Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, name);
    const Handle type(H5Aget_type(attribute.id()), H5Tclose, name);
    const Handle space(H5Aget_space(attribute.id()), H5Sclose, name);
    const bool single = H5Sget_simple_extent_type(space.id()) == H5S_SCALAR;
    if (is_text_type(type.id())) {
        const std::size_t count = element_count(space.id(), name);
        ReadStrings strings(hdf5.text.id(), space.id(), count);
        if (count > 0) check(H5Aread(attribute.id(), hdf5.text.id(), strings.target()), name);
        if (single) return strings.take().at(0);
        return strings.take();
    }
    if (single && H5Tequal(type.id(), H5T_STD_I64LE) > 0) {
        std::int64_t value = 0;
        check(H5Aread(attribute.id(), H5T_NATIVE_INT64, &value), name);
        return value;
    }
    if (single && H5Tequal(type.id(), H5T_IEEE_F64LE) > 0) {
        double value = 0;
        check(H5Aread(attribute.id(), H5T_NATIVE_DOUBLE, &value), name);
        return value;
    }
    throw Hdf5Failure{name + ": a type that Wangge does not write"};
}

std::string read_label(const Library& hdf5, hid_t object, const char* name) {
    if (check(H5Aexists(object, name), name) == 0) return "";
    const AttributeValue value = read_attribute(hdf5, object, name);
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) throw Hdf5Failure{std::string(name) + ": not a text"};
    return *text;
}

}  // namespace wangge::record::detail
