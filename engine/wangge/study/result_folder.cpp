#include "wangge/study/result_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "wangge/core/checksum.hpp"
#include "wangge/record/load_file.hpp"
#include "wangge/record/reasons.hpp"
#include "wangge/record/save_file.hpp"

namespace wangge::study::detail {
namespace {

namespace fs = std::filesystem;

core::Fault cannot_write(const std::string& path, const std::string& reason) {
    return {core::FaultCode::kCannotWrite, "", "", {path, reason}};
}

core::Fault fault_for(const std::string& path, const std::error_code& error) {
    if (error.value() == ENOSPC || error.value() == EDQUOT)
        return {core::FaultCode::kDiskFull, "", "", {path}};
    if (error.value() == EEXIST) return cannot_write(path, record::reason::kNotAFolder);
    return cannot_write(path, record::reason_for(error.value()));
}

std::optional<core::Fault> make_folder(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) return fault_for(path, error);
    if (!fs::is_directory(path, error)) return cannot_write(path, record::reason::kNotAFolder);
    return std::nullopt;
}

/// Nobody reads a file that was never finished.
void remove_partial(const std::string& folder) {
    std::error_code error;
    std::vector<fs::path> partial;
    for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
        if (each->path().filename().string().rfind(record::kPartialPrefix, 0) == 0)
            partial.push_back(each->path());
    }
    for (const fs::path& path : partial) fs::remove(path, error);
}

}  // namespace

ResultFolder::~ResultFolder() {
    if (lock_ >= 0) ::close(lock_);
}

std::optional<core::Fault> ResultFolder::lock() {
    lock_ = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ < 0) return cannot_write(path_, record::reason_for(errno));
    // File systems without locks are no reason to refuse.
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return cannot_write(path_, record::reason::kInUse);
    return std::nullopt;
}

std::optional<core::Fault> ResultFolder::open(const std::string& scenario_hash) {
    if (std::optional<core::Fault> fault = make_folder(path_)) return fault;
    if (std::optional<core::Fault> fault = lock()) return fault;
    // A comparison writes its manifest first: without one the scenario is somebody's work.
    std::error_code error;
    if (fs::exists(path_of("scenario.yaml"), error) && !fs::exists(path_of("manifest.json"), error))
        return cannot_write(path_, record::reason::kForeignScenario);
    if (std::optional<core::Fault> fault = make_folder(path_of("runs"))) return fault;
    remove_partial(path_);
    remove_partial(path_of("runs"));
    const core::Result<std::vector<std::byte>> bytes = record::load_file(path_of("manifest.json"));
    if (!bytes) return std::nullopt;
    const auto* text = reinterpret_cast<const char*>(bytes.value().data());
    const std::string found = scenario_hash_in(std::string(text, bytes.value().size()));
    if (!found.empty() && found != scenario_hash) return cannot_write(path_, record::reason::kOtherResults);
    return std::nullopt;
}

std::optional<core::Fault> ResultFolder::save(const std::string& name, std::string_view text,
                                              std::vector<ListedFile>& listed) const {
    if (std::optional<core::Fault> fault = record::save_file(path_of(name), text)) return fault;
    listed.push_back({name, core::hex(core::checksum128(std::as_bytes(std::span(text)))), text.size()});
    return std::nullopt;
}

std::string ResultFolder::run_path(const std::string& arm, std::uint32_t world) const {
    return path_of("runs/" + run_file_name(arm, world));
}

}  // namespace wangge::study::detail
