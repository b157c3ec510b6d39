#include "wangge/record/save_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>

#include "wangge/record/hold_size_signal.hpp"
#include "wangge/record/reasons.hpp"

namespace wangge::record {

int FileCalls::open_folder(const char* path) {
    return ::open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}
int FileCalls::create(int folder, const char* name) {
    return ::openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}
ssize_t FileCalls::write(int file, const std::byte* bytes, std::size_t count) {
    return ::write(file, bytes, count);
}
ssize_t FileCalls::write_at(int file, const std::byte* bytes, std::size_t count, off_t place) {
    return ::pwrite(file, bytes, count, place);
}
ssize_t FileCalls::read_at(int file, std::byte* bytes, std::size_t count, off_t place) {
    return ::pread(file, bytes, count, place);
}
int FileCalls::change_mode(int file, mode_t mode) {
    return ::fchmod(file, mode);
}
int FileCalls::sync(int file) {
    return ::fsync(file);
}
int FileCalls::close(int file) {
    return ::close(file);
}
int FileCalls::rename(int folder, const char* from, const char* to) {
    return ::renameat(folder, from, folder, to);
}
int FileCalls::remove(int folder, const char* name) {
    return ::unlinkat(folder, name, 0);
}

namespace {

constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;  // Linux writes at most 2 GiB - 4 KiB in one call
constexpr int kNameAttempts = 1000;

/// Repeats a call that a signal interrupted.
template <class Call>
auto patiently(Call call) {
    auto answer = call();
    while (answer < 0 && errno == EINTR) answer = call();
    return answer;
}

core::Fault cannot(const std::string& path, std::string reason) {
    return core::Fault{core::FaultCode::kCannotWrite, "", "", {path, std::move(reason)}};
}

/// Where a file goes: its folder, its name there, and the permissions of the one it replaces.
struct Target {
    std::string folder;
    std::string name;
    std::optional<mode_t> mode;
    bool keeps_previous = false;
};

std::string previous_name(const std::string& name) {
    return name + ".1";
}

core::Result<Target> find_target(const std::string& path) {
    if (path.find('\0') != std::string::npos) return cannot(path, reason::kNoName);
    Target target;
    std::string real = path;
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0) {
        if (S_ISLNK(status.st_mode)) {
            const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr),
                                                                       &std::free);
            if (resolved == nullptr || ::stat(resolved.get(), &status) != 0) {
                return errno == ENOENT ? cannot(path, reason::kNoSuchFile) : write_fault(path, errno);
            }
            real = resolved.get();
        }
        if (!S_ISREG(status.st_mode)) return cannot(path, reason::kNotARegularFile);
        target.mode = status.st_mode & 07777U;
    } else if (errno != ENOENT) {
        return write_fault(path, errno);
    }
    const std::size_t slash = real.rfind('/');
    target.folder = slash == std::string::npos ? "." : real.substr(0, slash + 1);
    target.name = slash == std::string::npos ? real : real.substr(slash + 1);
    if (target.name.empty() || target.name == "." || target.name == "..")
        return cannot(path, reason::kNoName);
    return target;
}

int write_all(FileCalls& calls, int file, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const std::size_t count = std::min(bytes.size(), kMostAtOnce);
        const ssize_t done = patiently([&] { return calls.write(file, bytes.data(), count); });
        if (done < 0) return errno;
        if (done == 0) return EIO;
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return 0;
}

/// One saving under way. Its end removes the partial file unless that got its final name.
class Saving {
  public:
    Saving(FileCalls& calls, const Target& target) : calls_(calls), target_(target) {}
    Saving(const Saving&) = delete;
    Saving& operator=(const Saving&) = delete;
    ~Saving() {
        if (file_ >= 0) calls_.close(file_);
        if (!partial_.empty()) calls_.remove(folder_, partial_.c_str());
        if (folder_ >= 0) calls_.close(folder_);
    }

    /// 0, or the error number of the step that failed.
    int run(const Fill& fill) {
        int error = open();
        if (error == 0) {
            const detail::HoldSizeSignal hold;
            error = fill(calls_, file_);
        }
        if (error == 0 && target_.mode) {
            error = error_of(patiently([&] { return calls_.change_mode(file_, *target_.mode); }));
        }
        if (error == 0) error = error_of(patiently([&] { return calls_.sync(file_); }));
        if (error == 0) error = close_file();
        if (error == 0) error = give_name();
        return error;
    }

    /// Only whether a file could be made.
    int probe() { return open(); }

  private:
    static int error_of(int answer) { return answer < 0 ? errno : 0; }

    int open() {
        folder_ = patiently([&] { return calls_.open_folder(target_.folder.c_str()); });
        if (folder_ < 0) return errno;
        static std::atomic<std::uint64_t> counter{0};
        for (int attempt = 0; attempt < kNameAttempts; ++attempt) {
            // A process that was killed may have left a name behind that this one comes upon again.
            std::string name(kPartialPrefix);
            name += std::to_string(::getpid()) + "-" + std::to_string(counter.fetch_add(1));
            file_ = patiently([&] { return calls_.create(folder_, name.c_str()); });
            if (file_ >= 0) {
                partial_ = name;
                return 0;
            }
            if (errno != EEXIST) return errno;
        }
        return EEXIST;
    }

    int close_file() {
        // Network file systems report a full disk only here. EINTR: Linux has closed it all the same.
        const int answer = calls_.close(std::exchange(file_, -1));
        return answer < 0 && errno != EINTR ? errno : 0;
    }

    int give_name() {
        if (target_.keeps_previous && target_.mode) {
            const int moved = patiently([&] {
                return calls_.rename(folder_, target_.name.c_str(), previous_name(target_.name).c_str());
            });
            if (moved < 0 && errno != ENOENT) return errno;
        }
        const int answer =
            patiently([&] { return calls_.rename(folder_, partial_.c_str(), target_.name.c_str()); });
        if (answer < 0) return errno;
        partial_.clear();
        // Some file systems do not sync folders and say so; that is no loss.
        const int synced = patiently([&] { return calls_.sync(folder_); });
        return synced < 0 && errno != EINVAL && errno != ENOTSUP ? errno : 0;
    }

    FileCalls& calls_;
    const Target& target_;
    int folder_ = -1;
    int file_ = -1;
    std::string partial_;
};

}  // namespace

core::Fault write_fault(const std::string& path, int error_number) {
    if (error_number == ENOSPC || error_number == EDQUOT) {
        return core::Fault{core::FaultCode::kDiskFull, "", "", {path}};
    }
    return cannot(path, reason_for(error_number));
}

namespace {

std::optional<core::Fault> save(const std::string& path, const Fill& fill, bool keeps_previous,
                                FileCalls& calls) {
    try {
        core::Result<Target> target = find_target(path);
        if (!target) return target.faults().front();
        target.value().keeps_previous = keeps_previous;
        Saving saving(calls, target.value());
        const int error = saving.run(fill);
        if (error != 0) return write_fault(path, error);
        return std::nullopt;
    } catch (const std::exception& problem) {
        return core::Fault{core::FaultCode::kInternal, "", path, {problem.what()}};
    }
}

}  // namespace

std::optional<core::Fault> save_file(const std::string& path, const Fill& fill, FileCalls& calls) {
    return save(path, fill, false, calls);
}

std::optional<core::Fault> save_file(const std::string& path, std::span<const std::byte> bytes,
                                     FileCalls& calls) {
    return save_file(
        path, [bytes](FileCalls& through, int file) { return write_all(through, file, bytes); }, calls);
}

std::optional<core::Fault> save_file(const std::string& path, std::span<const std::byte> bytes) {
    FileCalls calls;
    return save_file(path, bytes, calls);
}

std::optional<core::Fault> save_file(const std::string& path, std::string_view text) {
    return save_file(path, std::as_bytes(std::span<const char>(text.data(), text.size())));
}

std::optional<core::Fault> save_generation(const std::string& path, std::span<const std::byte> bytes,
                                           FileCalls& calls) {
    return save(
        path, [bytes](FileCalls& through, int file) { return write_all(through, file, bytes); }, true, calls);
}

std::optional<core::Fault> save_generation(const std::string& path, std::span<const std::byte> bytes) {
    FileCalls calls;
    return save_generation(path, bytes, calls);
}

std::string previous_generation(const std::string& path) {
    const core::Result<Target> target = find_target(path);
    if (!target) return previous_name(path);
    const std::string& folder = target.value().folder;
    return previous_name(folder == "." ? target.value().name : folder + target.value().name);
}

std::optional<core::Fault> check_can_save(const std::string& path) {
    try {
        const core::Result<Target> target = find_target(path);
        if (!target) return target.faults().front();
        FileCalls calls;
        Saving saving(calls, target.value());
        const int error = saving.probe();
        if (error != 0) return write_fault(path, error);
        return std::nullopt;
    } catch (const std::exception& problem) {
        return core::Fault{core::FaultCode::kInternal, "", path, {problem.what()}};
    }
}

}  // namespace wangge::record
