#include "wangge/record/hdf5_handle.hpp"

namespace wangge::record::detail {

namespace {

std::mutex& hdf5_mutex() {
    static std::mutex only;
    return only;
}

Handle make_text() {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
    check(H5Tset_size(type.id(), H5T_VARIABLE), "text type");
    check(H5Tset_cset(type.id(), H5T_CSET_UTF8), "text type");
    return type;
}

Handle make_named(hid_t property_class) {
    Handle options(H5Pcreate(property_class), H5Pclose, "names");
    check(H5Pset_char_encoding(options.id(), H5T_CSET_UTF8), "names");
    return options;
}

Handle make_text_transfer() {
    Handle options(H5Pcreate(H5P_DATASET_XFER), H5Pclose, "transfer");
    // By default HDF5 clears two buffers of 1 MiB for every text array, however small.
    check(H5Pset_buffer(options.id(), std::size_t{16} << 10, nullptr, nullptr), "transfer");
    return options;
}

}  // namespace

Library::Turn::Turn() : lock_(hdf5_mutex()) {
    H5Eget_auto2(H5E_DEFAULT, &print_, &print_data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Library::Turn::~Turn() {
    H5Eset_auto2(H5E_DEFAULT, print_, print_data_);
}

Library::Library()
    : text(make_text()),
      one(H5Screate(H5S_SCALAR), H5Sclose, "single value"),
      named_attribute(make_named(H5P_ATTRIBUTE_CREATE)),
      named_link(make_named(H5P_LINK_CREATE)),
      text_transfer(make_text_transfer()) {}

}  // namespace wangge::record::detail
