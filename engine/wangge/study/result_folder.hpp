#pragma once
// Internal to this room: the folder that a comparison fills.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/study/result_files.hpp"

namespace wangge::study::detail {

class ResultFolder {
  public:
    explicit ResultFolder(std::string path) : path_(std::move(path)) {}
    ResultFolder(const ResultFolder&) = delete;
    ResultFolder& operator=(const ResultFolder&) = delete;
    ~ResultFolder();

    /// Makes the folder and `runs` in it, and takes away what interrupted writing left there. Faults:
    /// kCannotWrite (path, reason); also where the results of another scenario or a scenario of the user lie,
    /// which would get lost, and while another comparison writes there.
    std::optional<core::Fault> open(const std::string& scenario_hash);

    /// Saves a text under a name and lists it.
    std::optional<core::Fault> save(const std::string& name, std::string_view text,
                                    std::vector<ListedFile>& listed) const;

    std::string run_path(const std::string& arm, std::uint32_t world) const;
    std::string path_of(const std::string& name) const { return path_ + "/" + name; }

  private:
    std::optional<core::Fault> lock();

    std::string path_;
    int lock_ = -1;
};

}  // namespace wangge::study::detail
