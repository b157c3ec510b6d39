#include "wangge/record/load_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <exception>

#include "wangge/record/reasons.hpp"

namespace wangge::record {

namespace {

// A run's file is tens of megabytes; this keeps a wrong path from filling the memory.
constexpr std::uint64_t kMostBytes = std::uint64_t{8} << 30;

class OpenFile {
  public:
    // Without O_NONBLOCK a named pipe would make us wait for ever.
    explicit OpenFile(const char* path) : file_(::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (file_ >= 0) ::close(file_);
    }
    int id() const { return file_; }

  private:
    int file_;
};

core::Fault missing(const std::string& path, const std::string& reason) {
    return core::Fault{core::FaultCode::kFileMissing, path, "", {reason}};
}

core::Result<std::vector<std::byte>> load(const std::string& path) {
    const OpenFile file(path.c_str());
    if (file.id() < 0) {
        return missing(path, errno == ENOENT ? std::string(reason::kNoSuchFile) : reason_for(errno));
    }
    struct stat status {};
    if (::fstat(file.id(), &status) != 0) return missing(path, reason_for(errno));
    if (!S_ISREG(status.st_mode)) return missing(path, reason::kNotARegularFile);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > kMostBytes) {
        return core::Fault{
            core::FaultCode::kFileTooLarge, path, "", {std::to_string(size), std::to_string(kMostBytes)}};
    }
    std::vector<std::byte> bytes(size);
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::read(file.id(), bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return missing(path, reason_for(errno));
        if (count == 0) break;  // it became shorter meanwhile
        done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
    return bytes;
}

}  // namespace

core::Result<std::vector<std::byte>> load_file(const std::string& path) {
    try {
        return load(path);
    } catch (const std::exception&) {
        return missing(path, reason::kOutOfMemory);
    }
}

}  // namespace wangge::record
