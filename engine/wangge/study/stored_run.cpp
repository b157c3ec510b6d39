#include "wangge/study/stored_run.hpp"

#include <algorithm>
#include <utility>

#include "wangge/core/checksum.hpp"
#include "wangge/record/load_file.hpp"
#include "wangge/record/read_hdf5.hpp"
#include "wangge/record/save_file.hpp"
#include "wangge/record/seal.hpp"
#include "wangge/record/write_hdf5.hpp"
#include "wangge/run/outcomes.hpp"
#include "wangge/study/content_parts.hpp"
#include "wangge/study/version.hpp"

namespace wangge::study::detail {
namespace {

/// The values of a variable if it has that type.
template <class T>
const std::vector<T>* column(const record::Group* group, std::string_view name) {
    const record::Variable* variable = group == nullptr ? nullptr : record::find_variable(*group, name);
    return variable == nullptr ? nullptr : std::get_if<std::vector<T>>(&variable->data);
}

template <class T>
bool take(const record::Group* group, std::string_view name, T& into) {
    const std::vector<T>* values = column<T>(group, name);
    if (values == nullptr || values->empty()) return false;
    into = values->front();
    return true;
}

/// Copies the rows of the report days, each `width` values long.
bool take_rows(const std::vector<double>& from, const std::vector<std::int32_t>& days,
               const std::vector<std::int32_t>& report_days, std::size_t width, std::vector<double>& into) {
    if (from.size() != days.size() * width) return false;
    for (const std::int32_t day : report_days) {
        const auto row = std::find(days.begin(), days.end(), day);
        if (row == days.end()) return false;
        const auto first = from.begin() + (row - days.begin()) * static_cast<std::ptrdiff_t>(width);
        into.insert(into.end(), first, first + static_cast<std::ptrdiff_t>(width));
    }
    return true;
}

std::string attribute_text(const record::FileContent& content, const char* group, const char* name) {
    const record::Group* found = record::find_group(content, group);
    const record::AttributeValue* value =
        found == nullptr ? nullptr : record::find_attribute(found->attributes, name);
    const std::string* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return text == nullptr ? std::string() : *text;
}

}  // namespace

std::string run_file_name(const std::string& arm, std::uint32_t world) {
    std::string number = std::to_string(world);
    if (number.size() < 4) number.insert(0, 4 - number.size(), '0');
    return arm + "-" + number + ".h5";
}

std::string provenance_text(const record::FileContent& content, const std::string& name) {
    std::string text;
    if (!take(record::find_group(content, kProvenance), name, text))
        text = attribute_text(content, kProvenance, name.c_str());
    return text;
}

std::optional<StoredRun> stored_run(const record::FileContent& content,
                                    const std::vector<std::int32_t>& report_days) {
    const record::Group* provenance = record::find_group(content, kProvenance);
    const record::Group* outcomes = record::find_group(content, kOutcomes);
    StoredRun run;
    const std::vector<std::string>* hashes = column<std::string>(provenance, "state_hash");
    const std::vector<double>* values = column<double>(outcomes, "value");
    const std::vector<double>* group_values = column<double>(outcomes, "group_value");
    const record::Dimension* axis = outcomes == nullptr ? nullptr : record::find_dimension(*outcomes, "day");
    const auto* days = axis == nullptr ? nullptr : std::get_if<std::vector<std::int32_t>>(&axis->coordinates);
    if (hashes == nullptr || hashes->empty() || values == nullptr || group_values == nullptr ||
        days == nullptr)
        return std::nullopt;
    run.last_hash = hashes->back();
    const std::size_t width = run::outcomes().size();
    const bool all =
        take(provenance, "initial_state_hash", run.initial_hash) &&
        take(provenance, "people_seed", run.people_seed) && take(provenance, "luck_seed", run.luck_seed) &&
        take(provenance, "residents", run.residents) && take(provenance, "households", run.households) &&
        take(provenance, "transmission_home", run.transmission_home) &&
        take(provenance, "transmission_outside", run.transmission_outside) &&
        take_rows(*values, *days, report_days, width, run.values) &&
        take_rows(*group_values, *days, report_days, width * run::group_names().size(), run.group_values);
    return all ? std::optional<StoredRun>(std::move(run)) : std::nullopt;
}

std::optional<StoredRun> find_run(const std::string& path, const RunIdentity& identity,
                                  const std::vector<std::int32_t>& report_days) {
    const core::Result<std::vector<std::byte>> bytes = record::load_file(path);
    if (!bytes) return std::nullopt;
    const core::Result<std::span<const std::byte>> payload = record::open_seal(bytes.value(), path);
    if (!payload) return std::nullopt;
    const core::Result<record::FileContent> content =
        record::parse_hdf5(payload.value(), path, {{kProvenance, kOutcomes}, {}});
    if (!content) return std::nullopt;
    std::uint32_t world = 0;
    const bool same = take(record::find_group(content.value(), kProvenance), "world", world) &&
                      world == identity.world && provenance_text(content.value(), "arm") == identity.arm &&
                      provenance_text(content.value(), "version") == version() &&
                      provenance_text(content.value(), "build") == build_id() &&
                      provenance_text(content.value(), "resolved_scenario") == identity.resolved_scenario;
    if (!same) return std::nullopt;
    std::optional<StoredRun> run = stored_run(content.value(), report_days);
    if (run) {
        run->checksum = core::hex(core::checksum128(bytes.value()));
        run->bytes = bytes.value().size();
    }
    return run;
}

core::Result<StoredRun> save_run(const std::string& path, const record::FileContent& content,
                                 const std::vector<std::int32_t>& report_days) {
    std::optional<StoredRun> run = stored_run(content, report_days);
    if (!run)
        return core::Fault{core::FaultCode::kInternal, path, "", {"a run file without its own outcomes"}};
    core::Result<std::vector<std::byte>> image = record::build_hdf5(content);
    if (!image) return image.faults();
    std::vector<std::byte>& bytes = image.value();
    record::append_seal(bytes);
    run->checksum = core::hex(core::checksum128(bytes));
    run->bytes = bytes.size();
    if (std::optional<core::Fault> fault = record::save_file(path, bytes)) return *fault;
    return *run;
}

}  // namespace wangge::study::detail
