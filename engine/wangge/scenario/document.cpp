#include "wangge/scenario/document.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "wangge/scenario/source_text.hpp"

namespace wangge::scenario {
namespace {

using core::FaultCode;

constexpr std::size_t kLongestSet = 4096;  // bytes

/// The same file has the same name, whatever way leads to it.
std::string canonical(const std::string& path) {
    std::error_code error;
    const std::filesystem::path result = std::filesystem::weakly_canonical(path, error);
    return error ? path : result.string();
}

class Chain {
  public:
    Chain(std::vector<std::string>& files, FaultList& faults) : files_(files), faults_(faults) {}

    /// `asked` is where the file is named by another one.
    std::optional<TreeNode> read(const std::string& path, std::optional<Place> asked) {
        core::Result<std::string> bytes = load_file(path);
        if (!bytes.ok()) {
            for (const core::Fault& fault : bytes.faults()) refuse(fault, asked, path);
            return std::nullopt;
        }
        files_.push_back(path);
        canonical_.push_back(canonical(path));
        const std::uint32_t source = faults_.add_source(path);
        const std::optional<std::string> text = clean_text(bytes.value(), source, faults_);
        std::optional<TreeNode> tree = text ? parse_tree(*text, source, faults_) : std::nullopt;
        if (!tree) return std::nullopt;
        return extend(std::move(*tree), path);
    }

  private:
    void refuse(core::Fault fault, std::optional<Place> asked, const std::string& path) {
        if (asked) {
            fault.key = "extends";
            faults_.add(std::move(fault), *asked);
        } else {
            faults_.add(std::move(fault), {faults_.add_source(path), 0, 0});
        }
    }

    std::optional<TreeNode> extend(TreeNode tree, const std::string& path) {
        const Entry* entry = tree.find("extends");
        if (!entry) return tree;
        const TreeNode& name = entry->value;
        if (name.shape != Shape::kText || name.text.empty()) {
            faults_.add(FaultCode::kWrongType, name.place, "extends",
                        {name.shape == Shape::kList  ? "<list>"
                         : name.shape == Shape::kMap ? "<map>"
                                                     : "<nothing>",
                         "<text>"});
            return std::nullopt;
        }
        const std::filesystem::path below(name.text);
        if (below.is_absolute()) {
            faults_.add(FaultCode::kFileMissing, name.place, "extends",
                        {"absolute_path", excerpt(name.text)});
            return std::nullopt;
        }
        const std::string base =
            (std::filesystem::path(path).parent_path() / below).lexically_normal().string();
        if (std::find(canonical_.begin(), canonical_.end(), canonical(base)) != canonical_.end()) {
            faults_.add(FaultCode::kExtendsLoop, name.place, "extends", {excerpt(name.text)});
            return std::nullopt;
        }
        if (files_.size() > kMostExtends) {
            faults_.add(FaultCode::kExtendsTooLong, name.place, "extends", {std::to_string(kMostExtends)});
            return std::nullopt;
        }
        std::optional<TreeNode> under = read(base, name.place);
        if (!under) return std::nullopt;
        const auto is_extends = [](const Entry& each) { return each.key == "extends"; };
        tree.entries.erase(std::find_if(tree.entries.begin(), tree.entries.end(), is_extends));
        lay_over(*under, std::move(tree));
        return under;
    }

    std::vector<std::string>& files_;
    FaultList& faults_;
    std::vector<std::string> canonical_;
};

/// Everything in a setting of the command line stands at one place.
void move_to(TreeNode& node, Place place) {
    node.place = place;
    for (TreeNode& item : node.items) move_to(item, place);
    for (Entry& entry : node.entries) {
        entry.place = place;
        move_to(entry.value, place);
    }
}

bool is_path(std::string_view path) {
    if (path.empty() || path.front() == '.' || path.back() == '.') return false;
    for (std::size_t k = 0; k < path.size(); ++k) {
        const char c = path[k];
        const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!word && c != '_' && c != '-' && c != '.') return false;
        if (c == '.' && path[k - 1] == '.') return false;
    }
    return std::count(path.begin(), path.end(), '.') < static_cast<std::ptrdiff_t>(kDeepest);
}

}  // namespace

std::optional<TreeNode> read_document(const std::string& path, std::vector<std::string>& files,
                                      FaultList& faults) {
    return Chain(files, faults).read(path, std::nullopt);
}

std::optional<TreeNode> read_lone_document(std::string_view bytes, const std::string& label,
                                           FaultList& faults) {
    const std::uint32_t source = faults.add_source(label);
    const std::optional<std::string> text = clean_text(bytes, source, faults);
    return text ? parse_tree(*text, source, faults) : std::nullopt;
}

std::optional<TreeNode> read_set(const std::string& text, FaultList& faults) {
    const std::size_t equals = text.find('=');
    const std::string path = text.substr(0, equals);
    const std::uint32_t source = faults.add_source("--set " + excerpt(text));
    const Place place{source, 0, 0};
    if (equals == std::string::npos || !is_path(path) || text.size() > kLongestSet ||
        text.find('\n') != std::string::npos) {
        faults.add(FaultCode::kBadSet, place, "", {excerpt(text)});
        return std::nullopt;
    }
    // Found under another source, whose lines and columns would mean nothing to the reader.
    FaultList inside;
    std::optional<TreeNode> value = read_lone_document(std::string_view(text).substr(equals + 1), "", inside);
    for (core::Fault fault : inside.sorted()) {
        fault.key = key_path(path, fault.key);
        if (fault.key.back() == '.') fault.key.pop_back();
        if (fault.code == FaultCode::kEmptyFile) {
            fault.code = FaultCode::kBadSet;
            fault.arguments = {excerpt(text)};
        }
        faults.add(std::move(fault), place);
    }
    if (!value) return std::nullopt;
    TreeNode node = std::move(*value);
    for (std::string_view rest = path; !rest.empty();) {
        const std::size_t dot = rest.rfind('.');
        TreeNode above;
        above.shape = Shape::kMap;
        above.entries.push_back(
            {std::string(rest.substr(dot == std::string_view::npos ? 0 : dot + 1)), {}, {}});
        above.entries.back().value = std::move(node);
        node = std::move(above);
        rest = dot == std::string_view::npos ? std::string_view() : rest.substr(0, dot);
    }
    move_to(node, place);
    return node;
}

}  // namespace wangge::scenario
