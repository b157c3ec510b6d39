#include "wangge/record/open_file_driver.hpp"

#include <algorithm>
#include <cerrno>
#include <new>

namespace wangge::record::detail {
namespace {

/// What HDF5 knows of an open file: its own part comes first.
struct Open {
    H5FD_t own;
    OpenFile* file;
    haddr_t end, written;  // end of what is allocated, and of what was written
};

Open& opened(H5FD_t* file) {
    return *reinterpret_cast<Open*>(file);
}
const Open& opened(const H5FD_t* file) {
    return *reinterpret_cast<const Open*>(file);
}

H5FD_t* open(const char*, unsigned, hid_t access, haddr_t) {
    const auto* info = static_cast<OpenFile* const*>(H5Pget_driver_info(access));
    if (info == nullptr) return nullptr;
    auto* made = new (std::nothrow) Open{};
    if (made == nullptr) return nullptr;
    made->file = *info;
    return &made->own;
}

herr_t close(H5FD_t* file) {
    opened(file).file->set_size(opened(file).end);
    delete &opened(file);
    return 0;
}

herr_t query(const H5FD_t*, unsigned long* flags) {
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA;
    return 0;
}

haddr_t allocated(const H5FD_t* file, H5FD_mem_t) {
    return opened(file).end;
}
herr_t allocate(H5FD_t* file, H5FD_mem_t, haddr_t end) {
    opened(file).end = end;
    return 0;
}
haddr_t written(const H5FD_t* file, H5FD_mem_t) {
    return opened(file).written;
}

herr_t read(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t place, std::size_t count, void* bytes) {
    try {
        opened(file).file->read(place, static_cast<std::byte*>(bytes), count);
    } catch (const std::bad_alloc&) {
        return -1;
    }
    return 0;
}

herr_t write(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t place, std::size_t count, const void* bytes) {
    try {
        opened(file).file->write(place, static_cast<const std::byte*>(bytes), count);
    } catch (const std::bad_alloc&) {
        return -1;
    }
    opened(file).written = std::max<haddr_t>(opened(file).written, place + count);
    return 0;
}

herr_t truncate(H5FD_t* file, hid_t, hbool_t) {
    opened(file).written = opened(file).end;
    return 0;
}

H5FD_class_t driver_class() {
    H5FD_class_t driver{};
#if H5_VERSION_GE(1, 14, 0)
    driver.version = H5FD_CLASS_VERSION;
    driver.value = static_cast<H5FD_class_value_t>(512);  // the first that is free for everybody
#endif
    driver.name = "wangge";
    driver.maxaddr = HADDR_MAX / 2;
    driver.fc_degree = H5F_CLOSE_STRONG;
    driver.fapl_size = sizeof(OpenFile*);
    driver.open = open;
    driver.close = close;
    driver.query = query;
    driver.get_eoa = allocated;
    driver.set_eoa = allocate;
    driver.get_eof = written;
    driver.read = read;
    driver.write = write;
    driver.truncate = truncate;
    const H5FD_mem_t map[H5FD_MEM_NTYPES] = H5FD_FLMAP_DICHOTOMY;
    std::copy(std::begin(map), std::end(map), std::begin(driver.fl_map));
    return driver;
}

}  // namespace

void OpenFile::write(std::uint64_t place, const std::byte* bytes, std::size_t count) {
    while (error_ == 0 && count > 0) {
        const ssize_t done = calls_.write_at(file_, bytes, count, static_cast<off_t>(place));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) {
            error_ = done < 0 ? errno : EIO;
            break;
        }
        bytes += done, place += static_cast<std::uint64_t>(done), count -= static_cast<std::size_t>(done);
    }
    if (count > 0) held_.push_back({place, {bytes, bytes + count}});
}

void OpenFile::read(std::uint64_t place, std::byte* bytes, std::size_t count) {
    std::fill_n(bytes, count, std::byte{});
    for (std::size_t got = 0; got < count;) {
        const ssize_t done = calls_.read_at(file_, bytes + got, count - got, static_cast<off_t>(place + got));
        if (done < 0 && errno == EINTR) continue;
        if (done < 0 && error_ == 0) error_ = errno;
        if (done <= 0) break;
        got += static_cast<std::size_t>(done);
    }
    for (const Held& held : held_) {
        const std::uint64_t from = std::max(place, held.place),
                            end = std::min(place + count, held.place + held.bytes.size());
        if (from < end)
            std::copy_n(held.bytes.data() + (from - held.place), end - from, bytes + (from - place));
    }
}

Handle access_to(OpenFile& file) {
    static const H5FD_class_t driver = driver_class();
    Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file");
    const Handle id(H5FDregister(&driver), H5FDunregister, "driver");
    OpenFile* const info = &file;
    check(H5Pset_driver(access.id(), id.id(), static_cast<const void*>(&info)), "driver");
    return access;
}

}  // namespace wangge::record::detail
