#include "wangge/policy/flat.hpp"

#include <string>
#include <utility>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Parameter;

constexpr double kFormat = 20240601;      // changes when the order of the numbers does
constexpr double kLargestCount = 100000;  // of uses, arms, rows, days
constexpr double kLargestSeed = 9007199254740991;

void put(const void* section, std::span<const Field> fields, std::vector<double>& into) {
    for (const Field& field : fields) {
        const double* values = core::field_value(section, field);
        into.insert(into.end(), values, values + field.parameter.length);
    }
}

/// Takes numbers off the front; remembers the first thing that was wrong and gives zeros from then on.
class Taker {
  public:
    explicit Taker(std::span<const double> numbers) : numbers_(numbers) {}

    bool failed() const { return failed_; }
    bool at_end() const { return at_ == numbers_.size(); }
    core::Fault fault() const { return fault_; }

    void fail(core::FaultCode code, std::string key, std::vector<std::string> arguments) {
        if (std::exchange(failed_, true)) return;
        fault_ = {code, "", std::move(key), std::move(arguments)};
    }

    double next() {
        if (failed_) return 0;
        if (at_ == numbers_.size()) {
            fail(core::FaultCode::kDamagedFile, "", {"scenario", "too few numbers"});
            return 0;
        }
        return numbers_[at_++];
    }

    /// A whole number from `least` to `most`.
    double whole(double least, double most, const char* what) {
        const double value = next();
        if (failed_) return least;
        if (value >= least && value <= most && value == static_cast<double>(static_cast<std::int64_t>(value)))
            return value;
        fail(core::FaultCode::kDamagedFile, "", {"scenario", what});
        return least;
    }

    std::uint32_t count(const char* what) {
        return static_cast<std::uint32_t>(whole(0, kLargestCount, what));
    }

    void value(const Parameter& parameter, std::string_view parent, double* into) {
        for (std::uint32_t k = 0; k < parameter.length; ++k) {
            const double value = next();
            const bool whole_kind = parameter.kind != Kind::kNumber && parameter.kind != Kind::kShare;
            bool good = value >= parameter.least && value <= parameter.most;
            if (good && whole_kind) good = value == static_cast<double>(static_cast<std::int64_t>(value));
            if (!failed_ && !good) {
                fail(core::FaultCode::kOutOfRange, std::string(parent) + "." + std::string(parameter.name),
                     {"?", "", "", std::string(parameter.unit)});
            }
            into[k] = value;
        }
    }

    void section(void* section, std::span<const Field> fields, std::string_view name) {
        for (const Field& field : fields) value(field.parameter, name, core::field_value(section, field));
    }

  private:
    std::span<const double> numbers_;
    std::size_t at_ = 0;
    bool failed_ = false;
    core::Fault fault_;
};

PolicyUse take_use(Taker& numbers, std::span<const PolicyKind> library) {
    PolicyUse use;
    const auto row = static_cast<std::size_t>(numbers.whole(0, kLargestCount, "row of a policy"));
    if (row >= library.size())
        numbers.fail(core::FaultCode::kDamagedFile, "", {"scenario", "row of a policy"});
    if (numbers.failed()) return use;
    const PolicyKind& kind = library[row];
    use.name = use.label = std::string(kind.name);
    const std::string parent = "policies." + use.name;
    numbers.section(&use.common, Common::fields(), parent);
    for (const Field& field : kind.fields) {
        const std::size_t at = use.settings.size();
        use.settings.resize(at + field.parameter.length);
        numbers.value(field.parameter, parent, use.settings.data() + at);
    }
    return use;
}

Arm take_arm(Taker& numbers, std::size_t uses, std::size_t index) {
    Arm arm;
    arm.name = arm.title = arm.title_zh = "arm_" + std::to_string(index);
    arm.pools = static_cast<std::uint32_t>(numbers.whole(0, kAllPools, "staff pools of an arm"));
    const std::uint32_t rows = numbers.count("policies of an arm");
    for (std::uint32_t k = 0; k < rows && !numbers.failed(); ++k) {
        const double row = numbers.whole(0, kLargestCount, "policies of an arm");
        if (row >= static_cast<double>(uses)) {
            numbers.fail(core::FaultCode::kDamagedFile, "", {"scenario", "policies of an arm"});
        }
        arm.policies.push_back(static_cast<std::uint32_t>(row));
    }
    return arm;
}

}  // namespace

std::vector<double> flatten(const Scenario& scenario, std::span<const PolicyKind> library) {
    std::vector<double> numbers = {kFormat, scenario.people_seed, scenario.luck_seed};
    for (const Section& section : sections()) put(section_of(scenario, section), section.fields, numbers);
    numbers.push_back(static_cast<double>(scenario.policies.size()));
    for (const PolicyUse& use : scenario.policies) {
        double row = -1;
        for (std::size_t k = 0; k < library.size(); ++k) {
            if (library[k].name == use.name) row = static_cast<double>(k);
        }
        numbers.push_back(row);
        put(&use.common, Common::fields(), numbers);
        numbers.insert(numbers.end(), use.settings.begin(), use.settings.end());
    }
    numbers.push_back(static_cast<double>(scenario.arms.size()));
    for (const Arm& arm : scenario.arms) {
        numbers.push_back(arm.pools);
        numbers.push_back(static_cast<double>(arm.policies.size()));
        numbers.insert(numbers.end(), arm.policies.begin(), arm.policies.end());
    }
    numbers.push_back(static_cast<double>(scenario.report_days.size()));
    numbers.insert(numbers.end(), scenario.report_days.begin(), scenario.report_days.end());
    numbers.push_back(scenario.transmission.home);
    numbers.push_back(scenario.transmission.outside);
    return numbers;
}

core::Result<Scenario> unflatten(std::span<const double> all, std::span<const PolicyKind> library) {
    Taker numbers(all);
    Scenario scenario;
    if (numbers.next() != kFormat) numbers.fail(core::FaultCode::kDamagedFile, "", {"scenario", "format"});
    scenario.name = scenario.title = scenario.title_zh = "scenario";
    scenario.people_seed = numbers.whole(0, kLargestSeed, "seed");
    scenario.luck_seed = numbers.whole(0, kLargestSeed, "seed");
    for (const Section& section : sections()) {
        numbers.section(section_of(scenario, section), section.fields, section.name);
    }
    const std::uint32_t uses = numbers.count("policies");
    for (std::uint32_t k = 0; k < uses && !numbers.failed(); ++k)
        scenario.policies.push_back(take_use(numbers, library));
    const std::uint32_t arms = numbers.count("arms");
    for (std::uint32_t k = 0; k < arms && !numbers.failed(); ++k)
        scenario.arms.push_back(take_arm(numbers, uses, k));
    const std::uint32_t days = numbers.count("report days");
    scenario.report_days.clear();
    for (std::uint32_t k = 0; k < days && !numbers.failed(); ++k) {
        scenario.report_days.push_back(static_cast<std::int32_t>(numbers.whole(1, 1000, "report days")));
    }
    for (double* scale : {&scenario.transmission.home, &scenario.transmission.outside}) {
        *scale = numbers.next();
        if (!(*scale >= 0 && *scale <= 1e9))
            numbers.fail(core::FaultCode::kDamagedFile, "", {"scenario", "transmission"});
    }
    if (!numbers.failed() && !numbers.at_end()) {
        numbers.fail(core::FaultCode::kDamagedFile, "", {"scenario", "too many numbers"});
    }
    if (numbers.failed()) return numbers.fault();
    return scenario;
}

}  // namespace wangge::policy
