#include "wangge/scenario/value.hpp"

#include <charconv>
#include <cmath>
#include <optional>

#include "wangge/core/calendar.hpp"
#include "wangge/scenario/decimal.hpp"
#include "wangge/scenario/nearest.hpp"

namespace wangge::scenario {
namespace {

using core::FaultCode;
using core::Kind;
using core::Parameter;

constexpr std::size_t kLongestTitle = 300;  // bytes
constexpr std::size_t kLongestName = 64;

/// A node, what it is called in messages, and where faults go.
struct Reading {
    const TreeNode& node;
    const std::string& key;
    FaultList& faults;

    bool fail(FaultCode code, std::vector<std::string> arguments) const {
        faults.add(code, node.place, key, std::move(arguments));
        return false;
    }
    /// What stands there, for messages.
    std::string found() const {
        switch (node.shape) {
            case Shape::kNothing:
                return "<nothing>";
            case Shape::kList:
                return "<list>";
            case Shape::kMap:
                return "<map>";
            case Shape::kText:
                break;
        }
        return node.plain ? excerpt(node.text) : "\"" + excerpt(node.text) + "\"";
    }
    bool wrong_type(const char* expected) const { return fail(FaultCode::kWrongType, {found(), expected}); }
};

/// Seconds of a unit of time, 0 for any other unit.
std::uint64_t seconds_of(std::string_view unit) {
    if (unit == "s") return 1;
    if (unit == "min") return 60;
    if (unit == "h") return 3600;
    return unit == "d" ? 86400 : 0;
}

bool in_range(const Reading& at, const Parameter& parameter, double value) {
    if (value >= parameter.least && value <= parameter.most) return true;
    return at.fail(FaultCode::kOutOfRange,
                   {at.found(), value_text(parameter, parameter.least), value_text(parameter, parameter.most),
                    std::string(parameter.unit)});
}

/// The number in the declared unit; nothing, with a fault, if the written unit does not lead there.
bool convert(const Reading& at, const Parameter& parameter, const WrittenNumber& written, double& into) {
    const bool pure = parameter.unit == "1" && parameter.kind != Kind::kInteger;
    std::optional<double> value;
    const std::uint64_t from = seconds_of(written.unit), to = seconds_of(parameter.unit);
    if (written.unit.empty() || written.unit == parameter.unit) {
        value = to_double(written.decimal);
    } else if (pure && written.unit == "%") {
        value = to_double(written.decimal, 1, 1, -2);
    } else if (from > 0 && to > 0) {
        value =
            from >= to ? to_double(written.decimal, from / to, 1) : to_double(written.decimal, 1, to / from);
    } else {
        return at.fail(FaultCode::kWrongUnit, {excerpt(written.unit), std::string(parameter.unit)});
    }
    if (!value) {
        return at.fail(FaultCode::kOutOfRange,
                       {at.found(), value_text(parameter, parameter.least),
                        value_text(parameter, parameter.most), std::string(parameter.unit)});
    }
    into = *value;
    return true;
}

bool read_numeric(const Reading& at, const Parameter& parameter, double& into) {
    if (at.node.shape != Shape::kText || !at.node.plain) return at.wrong_type("<number>");
    const WrittenNumber written = read_number(at.node.text);
    if (written.problem == DecimalProblem::kOctalLookAlike)
        return at.fail(FaultCode::kOctalLookAlike, {at.found()});
    if (written.problem != DecimalProblem::kNone) return at.fail(FaultCode::kNotANumber, {at.found()});
    double value = 0;
    if (!convert(at, parameter, written, value)) return false;
    if (parameter.kind == Kind::kInteger && value != std::floor(value)) {
        return at.fail(FaultCode::kNotWhole, {at.found()});
    }
    if (!in_range(at, parameter, value)) return false;
    into = value;
    return true;
}

bool read_date(const Reading& at, const Parameter& parameter, double& into) {
    if (at.node.shape != Shape::kText) return at.wrong_type("<date>");
    const auto date = core::parse_date(at.node.text);
    if (!date) return at.fail(FaultCode::kBadDate, {at.found()});
    const double value = core::days_from_civil(*date);
    if (!in_range(at, parameter, value)) return false;
    into = value;
    return true;
}

bool read_switch(const Reading& at, double& into) {
    const bool on = at.node.text == "true";
    const bool plain = at.node.shape == Shape::kText && at.node.plain;
    if (!plain || (!on && at.node.text != "false")) return at.wrong_type("<switch>");
    into = on ? 1 : 0;
    return true;
}

bool read_choice(const Reading& at, const Parameter& parameter, double& into) {
    if (at.node.shape != Shape::kText) return at.wrong_type("<text>");
    const std::vector<std::string_view> choices = choices_of(parameter.choices);
    for (std::size_t k = 0; k < choices.size(); ++k) {
        if (at.node.text != choices[k]) continue;
        into = static_cast<double>(k);
        return true;
    }
    return at.fail(FaultCode::kUnknownChoice,
                   {at.found(), std::string(parameter.choices), nearest(at.node.text, choices)});
}

bool read_one(const Reading& at, const Parameter& parameter, double& into) {
    switch (parameter.kind) {
        case Kind::kSwitch:
            return read_switch(at, into);
        case Kind::kDate:
            return read_date(at, parameter, into);
        case Kind::kChoice:
            return read_choice(at, parameter, into);
        default:
            // a number that may also be one word, such as "by_rule", which stands for its smallest value
            if (!parameter.choices.empty() && at.node.shape == Shape::kText &&
                at.node.text == parameter.choices) {
                into = parameter.least;
                return true;
            }
            return read_numeric(at, parameter, into);
    }
}

std::string element_key(const std::string& key, std::size_t element) {
    return key + "[" + std::to_string(element) + "]";
}

}  // namespace

bool read_value(const TreeNode& node, const std::string& key, const Parameter& parameter, double* into,
                FaultList& faults) {
    const Reading at{node, key, faults};
    if (parameter.length == 1) return read_one(at, parameter, *into);
    if (node.shape != Shape::kList) return at.wrong_type("<list>");
    if (node.items.size() != parameter.length) {
        return at.fail(FaultCode::kWrongLength,
                       {std::to_string(node.items.size()), std::to_string(parameter.length)});
    }
    bool good = true;
    for (std::size_t k = 0; k < node.items.size(); ++k) {
        good = read_one({node.items[k], element_key(key, k), faults}, parameter, into[k]) && good;
    }
    return good;
}

bool read_list(const TreeNode& node, const std::string& key, const Parameter& parameter, std::size_t most,
               std::vector<double>& into, FaultList& faults) {
    const Reading at{node, key, faults};
    if (node.shape != Shape::kList) return at.wrong_type("<list>");
    if (node.items.empty() || node.items.size() > most) {
        return at.fail(FaultCode::kWrongLength,
                       {std::to_string(node.items.size()), "1…" + std::to_string(most)});
    }
    std::vector<double> values(node.items.size());
    bool good = true;
    for (std::size_t k = 0; k < values.size(); ++k) {
        good = read_one({node.items[k], element_key(key, k), faults}, parameter, values[k]) && good;
    }
    if (good) into = std::move(values);
    return good;
}

bool read_title(const TreeNode& node, const std::string& key, std::string& into, FaultList& faults) {
    const Reading at{node, key, faults};
    if (node.shape != Shape::kText || node.text.empty()) return at.wrong_type("<text>");
    if (node.text.size() > kLongestTitle) {
        return at.fail(FaultCode::kWrongLength, {std::to_string(node.text.size()) + " B",
                                                 "1…" + std::to_string(kLongestTitle) + " B"});
    }
    into = node.text;
    return true;
}

bool is_name(std::string_view text) {
    if (text.empty() || text.size() > kLongestName) return false;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    for (const char c : text) {
        if (!letter(c) && !(c >= '0' && c <= '9') && c != '_' && c != '-') return false;
    }
    return letter(text[0]);
}

bool read_name(const TreeNode& node, const std::string& key, std::string& into, FaultList& faults) {
    const Reading at{node, key, faults};
    if (node.shape != Shape::kText) return at.wrong_type("<text>");
    if (!is_name(node.text)) return at.fail(FaultCode::kBadName, {at.found()});
    into = node.text;
    return true;
}

bool read_words(const TreeNode& node, const std::string& key, std::vector<const TreeNode*>& into,
                FaultList& faults) {
    const Reading at{node, key, faults};
    if (node.shape != Shape::kList) return at.wrong_type("<list>");
    bool good = true;
    for (std::size_t k = 0; k < node.items.size(); ++k) {
        if (node.items[k].shape == Shape::kText) {
            into.push_back(&node.items[k]);
        } else {
            good = Reading{node.items[k], element_key(key, k), faults}.wrong_type("<text>");
        }
    }
    return good;
}

bool expect_map(const TreeNode& node, const std::string& key, FaultList& faults) {
    return node.shape == Shape::kMap || Reading{node, key, faults}.wrong_type("<map>");
}

std::vector<std::string_view> choices_of(std::string_view choices) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t bar = choices.find('|');
        parts.push_back(choices.substr(0, bar));
        if (bar == std::string_view::npos) return parts;
        choices.remove_prefix(bar + 1);
    }
}

std::string number_text(double value) {
    const double size = std::fabs(value);
    const bool usual = size == 0 || (size >= 1e-7 && size < 1e15);  // others would be long rows of zeros
    char text[64];
    const auto [end, error] = usual ? std::to_chars(text, text + sizeof text, value, std::chars_format::fixed)
                                    : std::to_chars(text, text + sizeof text, value);
    return error == std::errc() ? std::string(text, end) : std::string("?");
}

std::string value_text(const Parameter& parameter, double value) {
    if (parameter.kind == Kind::kSwitch) return value != 0 ? "true" : "false";
    if (parameter.kind == Kind::kDate)
        return core::format_date(core::civil_from_days(static_cast<std::int32_t>(value)));
    if (parameter.kind == Kind::kChoice) {
        const std::vector<std::string_view> choices = choices_of(parameter.choices);
        const auto index = static_cast<std::size_t>(value);
        return index < choices.size() ? std::string(choices[index]) : std::string("?");
    }
    if (!parameter.choices.empty() && value == parameter.least) return std::string(parameter.choices);
    return number_text(value);
}

}  // namespace wangge::scenario
