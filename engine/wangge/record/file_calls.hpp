#pragma once

#include <sys/types.h>

#include <cstddef>

namespace wangge::record {

/// The operating system's calls that saving a file makes, so that tests can let the Nth of them fail.
/// Each answers as POSIX does: -1 and errno.
class FileCalls {
  public:
    virtual ~FileCalls() = default;
    virtual int open_folder(const char* path);
    virtual int create(int folder, const char* name);  ///< new file, to write and read, fails if it exists
    virtual ssize_t write(int file, const std::byte* bytes, std::size_t count);
    virtual ssize_t write_at(int file, const std::byte* bytes, std::size_t count, off_t place);
    virtual ssize_t read_at(int file, std::byte* bytes, std::size_t count, off_t place);
    virtual int change_mode(int file, mode_t mode);
    virtual int sync(int file);
    virtual int close(int file);
    virtual int rename(int folder, const char* from, const char* to);
    virtual int remove(int folder, const char* name);
};

}  // namespace wangge::record
