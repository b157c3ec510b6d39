#include "wangge/record/spool.hpp"

#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <utility>

#include "wangge/record/hold_size_signal.hpp"
#include "wangge/record/reasons.hpp"
#include "wangge/record/save_file.hpp"

namespace wangge::record {

FileCalls& Spool::own_calls() {
    static FileCalls calls;
    return calls;
}

Spool::Spool(std::string beside, FileCalls& calls) : beside_(std::move(beside)), calls_(calls) {}

Spool::~Spool() {
    if (file_ >= 0) calls_.close(file_);
}

int Spool::open() {
    const std::size_t slash = beside_.rfind('/');
    const std::string where = slash == std::string::npos ? "." : beside_.substr(0, slash + 1);
    const int folder = calls_.open_folder(where.c_str());
    if (folder < 0) return errno;
    static std::atomic<std::uint64_t> counter{0};
    const std::string name = std::string(kPartialPrefix) + "spool-" + std::to_string(::getpid()) + "-" +
                             std::to_string(counter.fetch_add(1));
    file_ = calls_.create(folder, name.c_str());
    int error = file_ < 0 ? errno : 0;
    if (file_ >= 0 && calls_.remove(folder, name.c_str()) < 0) error = errno;
    calls_.close(folder);
    return error;
}

std::optional<core::Fault> Spool::append(std::span<const std::byte> part) {
    const detail::HoldSizeSignal hold;
    if (file_ < 0) {
        if (const int error = open(); error != 0) return write_fault(beside_, error);
    }
    for (std::size_t done = 0; done < part.size();) {
        const ssize_t count =
            calls_.write_at(file_, part.data() + done, part.size() - done, static_cast<off_t>(end_ + done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return write_fault(beside_, count < 0 ? errno : EIO);
        done += static_cast<std::size_t>(count);
    }
    parts_.push_back({end_, part.size(), core::checksum128(part)});
    end_ += part.size();
    return std::nullopt;
}

core::Result<std::vector<std::byte>> Spool::part(std::size_t number) const {
    const Part& part = parts_[number];
    std::vector<std::byte> bytes(part.bytes);
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = calls_.read_at(file_, bytes.data() + done, bytes.size() - done,
                                             static_cast<off_t>(part.place + done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        done += static_cast<std::size_t>(count);
    }
    if (core::checksum128(bytes) != part.checksum) {
        return core::Fault{core::FaultCode::kDamagedFile, "", "", {beside_, reason::kChecksumDiffers}};
    }
    return bytes;
}

}  // namespace wangge::record
