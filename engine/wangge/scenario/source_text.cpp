#include "wangge/scenario/source_text.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

namespace wangge::scenario {
namespace {

using core::FaultCode;

core::Fault file_fault(FaultCode code, const std::string& path, std::vector<std::string> arguments) {
    core::Fault fault;
    fault.code = code;
    fault.where = path;
    fault.arguments = std::move(arguments);
    return fault;
}

core::Fault too_large(const std::string& path, std::uintmax_t size) {
    return file_fault(FaultCode::kFileTooLarge, path, {std::to_string(size), std::to_string(kLargestFile)});
}

/// Bytes of the UTF-8 character at the start of `text`, its code point into `point`; 0 if it is none.
std::size_t decode(std::string_view text, std::uint32_t& point) {
    const auto byte = [&](std::size_t k) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[k]));
    };
    const std::uint32_t first = byte(0);
    if (first < 0x80) {
        point = first;
        return 1;
    }
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    point = first & (0x7Fu >> length);
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte(k) & 0xC0) != 0x80) return 0;
        point = (point << 6) | (byte(k) & 0x3F);
    }
    constexpr std::uint32_t kLeast[5] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    return point < kLeast[length] || point > 0x10FFFF || surrogate ? 0 : length;
}

std::string code_point(std::uint32_t point) {
    char text[16];
    std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(point));
    return text;
}

/// Invisible or line-breaking characters that a terminal or the YAML reader could take for something else.
bool forbidden(std::uint32_t point) {
    const bool control = point < 0x20 || (point >= 0x7F && point <= 0x9F);
    const bool separator = point == 0x2028 || point == 0x2029;
    const bool direction = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return control || separator || direction || point == 0xFEFF || point == 0xFFFE || point == 0xFFFF;
}

bool wide_encoding(std::string_view bytes) {
    return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF" ||
           bytes.substr(0, 4) == std::string_view("\0\0\xFE\xFF", 4);
}

}  // namespace

core::Result<std::string> load_file(const std::string& path) {
    const auto missing = [&](const char* reason) {
        return file_fault(FaultCode::kFileMissing, path, {reason, path});
    };
    if (path.find('\0') != std::string::npos) return missing("no_such_file");
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) return missing("no_such_file");
    if (error == std::errc::permission_denied) return missing("permission_denied");
    if (error) return missing("device_error");
    if (std::filesystem::is_directory(status)) return missing("not_a_regular_file");
    if (!std::filesystem::is_regular_file(status)) return missing("not_a_regular_file");
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (!error && size > kLargestFile) return too_large(path, size);

    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    if (!file) return missing(errno == EACCES ? "permission_denied" : "device_error");
    std::string bytes(kLargestFile + 1, '\0');  // one more, to see whether it grew meanwhile
    const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), file.get());
    if (std::ferror(file.get()) != 0) return missing("device_error");
    if (got > kLargestFile) return too_large(path, got);
    bytes.resize(got);
    return bytes;
}

Place place_in(std::string_view text, std::size_t byte, std::uint32_t source) {
    Place place{source, 1, 1};
    for (std::size_t k = 0; k < byte && k < text.size(); ++k) {
        if (text[k] == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<unsigned char>(text[k]) & 0xC0) != 0x80) {
            ++place.column;
        }
    }
    return place;
}

std::string forbidden_in(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        std::uint32_t point = 0;
        const std::size_t length = decode(utf8.substr(at), point);
        if (length == 0) return "U+FFFD";
        if (forbidden(point)) return code_point(point);
        at += length;
    }
    return {};
}

std::optional<std::string> clean_text(std::string_view bytes, std::uint32_t source, FaultList& faults) {
    if (wide_encoding(bytes)) {
        faults.add(FaultCode::kForbiddenCharacter, {source, 1, 1}, "", {"UTF-16"});
        return std::nullopt;
    }
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    std::string text;
    text.reserve(bytes.size());
    bool content = false;  // anything but blanks and comments
    bool indenting = true, comment = false;
    for (std::size_t at = 0; at < bytes.size();) {
        std::uint32_t point = 0;
        const std::size_t length = decode(bytes.substr(at), point);
        if (length == 0) {
            faults.add(FaultCode::kNotUtf8, place_in(bytes, at, source), "", {std::to_string(at)});
            return std::nullopt;
        }
        if (point == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n') {
            ++at;
            continue;
        }
        const bool tab = point == '\t';
        if ((tab && indenting) || (forbidden(point) && !tab && point != '\n')) {
            faults.add(FaultCode::kForbiddenCharacter, place_in(bytes, at, source), "",
                       {tab ? "tab" : code_point(point)});
            return std::nullopt;
        }
        if (point == '\n') {
            indenting = true;
            comment = false;
        } else if (point != ' ') {
            comment = comment || (indenting && point == '#');
            indenting = false;
            content = content || (!comment && !tab);
        }
        text.append(bytes.substr(at, length));
        at += length;
    }
    if (!content) {
        faults.add(FaultCode::kEmptyFile, {source, 0, 0}, "");
        return std::nullopt;
    }
    return text;
}

}  // namespace wangge::scenario
