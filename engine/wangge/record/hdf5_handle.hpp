#pragma once
// Internal to this room: the only place besides its .cpp files that sees hdf5.h.

#include <hdf5.h>

#include <mutex>
#include <string>
#include <utility>

namespace wangge::record::detail {

/// Name of files that are only in memory. HDF5 looks for a file of that name all the same, so it must be one
/// that cannot exist.
inline constexpr const char* kNowhere = "/dev/null/wangge";

/// Something HDF5 would not do. Never leaves the room: the public functions turn it into a fault.
struct Hdf5Failure {
    std::string what;
};

/// Passes a non-negative HDF5 answer on; throws Hdf5Failure for a negative one.
template <class Answer>
Answer check(Answer answer, const std::string& what) {
    if (answer < 0) throw Hdf5Failure{what};
    return answer;
}

/// Owns one HDF5 identifier and closes it with the function of its kind.
class Handle {
  public:
    using Close = herr_t (*)(hid_t);

    Handle() = default;
    Handle(hid_t id, Close close, const std::string& what) : id_(check(id, what)), close_(close) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (id_ >= 0) close_(id_);
    }

    hid_t id() const { return id_; }

  private:
    hid_t id_ = -1;
    Close close_ = nullptr;
};

/// While one of these lives, this thread alone uses HDF5 (builds of it without thread safety are common),
/// and HDF5 prints nothing to the terminal. Whatever calls HDF5 asks for it, and finds in it what every array
/// and attribute needs, made once: making it anew each time was nearly a third of all work.
class Library {
  public:
    Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

  private:
    class Turn {
      public:
        Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn();

      private:
        std::lock_guard<std::mutex> lock_;
        H5E_auto2_t print_ = nullptr;
        void* print_data_ = nullptr;
    };

    Turn turn_;  // first made, last given up

  public:
    const Handle text;  ///< UTF-8 of any length: the string type that every Python reader gives as text
    const Handle one;   ///< the space of a single value
    const Handle named_attribute;  ///< creation of attributes with UTF-8 names
    const Handle named_link;       ///< creation of links with UTF-8 names
    const Handle text_transfer;    ///< reading and writing of text arrays
};

}  // namespace wangge::record::detail
