#include "wangge/app/text_width.hpp"

namespace wangge::app {
namespace {

struct Range {
    char32_t first, last;
};

// East Asian Wide and Fullwidth of Unicode 15 (UAX 11), as blocks: the characters of Chinese text and what
// may stand in a user's title.
constexpr Range kWide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0xA4CF},   {0xA960, 0xA97F},
                           {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},  {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},
                           {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
                           {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
constexpr Range kNarrowless[] = {{0x0000, 0x001F}, {0x007F, 0x009F}, {0x0300, 0x036F}, {0x200B, 0x200F},
                                 {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};

template <std::size_t N>
bool among(const Range (&ranges)[N], char32_t character) {
    for (const Range& range : ranges) {
        if (character >= range.first && character <= range.last) return true;
    }
    return false;
}

bool closes(char32_t character) {
    for (const char32_t mark : {U'，', U'。', U'；', U'：', U'、', U'？', U'！', U'）', U'》', U'”', U'】'}) {
        if (mark == character) return true;
    }
    return false;
}

void trim_end(std::string& text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
}

/// Lays pieces, which may not be broken, into lines.
class Lines {
  public:
    explicit Lines(int columns) : columns_(columns) {}

    void add(std::string_view piece) {
        const int more = columns_of(piece);
        if (used_ > 0 && used_ + more > columns_) end();
        if (used_ == 0 && piece == " ") return;
        line_ += piece;
        used_ += more;
    }
    void end() {
        trim_end(line_);
        lines_.push_back(line_);
        line_.clear();
        used_ = 0;
    }
    std::vector<std::string> finish() {
        if (used_ > 0 || lines_.empty()) end();
        return lines_;
    }

  private:
    int columns_;
    int used_ = 0;
    std::string line_;
    std::vector<std::string> lines_;
};

}  // namespace

char32_t take_character(std::string_view& text) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xC2 ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    char32_t character = length == 1 ? first : first & (0x7Fu >> length);
    bool good = length > 0 && length <= text.size();
    for (std::size_t k = 1; good && k < length; ++k) {
        good = (byte(k) & 0xC0u) == 0x80u;
        character = character << 6 | (byte(k) & 0x3Fu);
    }
    text.remove_prefix(good ? length : 1);
    return good ? character : U'\uFFFD';
}

int columns_of(char32_t character) {
    if (among(kNarrowless, character)) return 0;
    return among(kWide, character) ? 2 : 1;
}

int columns_of(std::string_view text) {
    int columns = 0;
    while (!text.empty()) columns += columns_of(take_character(text));
    return columns;
}

std::string aligned(std::string_view text, int columns, Side side) {
    const int missing = columns - columns_of(text);
    const std::string blanks(missing > 0 ? static_cast<std::size_t>(missing) : 0, ' ');
    return side == Side::kLeft ? std::string(text) + blanks : blanks + std::string(text);
}

std::string shortened(std::string_view text, int columns) {
    if (columns_of(text) <= columns) return std::string(text);
    std::string_view rest = text;
    int used = 1;  // the ellipsis
    std::size_t kept = 0;
    while (!rest.empty()) {
        used += columns_of(take_character(rest));
        if (used > columns) break;
        kept = text.size() - rest.size();
    }
    return std::string(text.substr(0, kept)) + "…";
}

std::vector<std::string> wrapped(std::string_view text, int columns) {
    Lines lines(columns);
    std::string piece;  // a word, or a wide character with the marks that close behind it
    const auto put = [&] {
        if (!piece.empty()) lines.add(piece);
        piece.clear();
    };
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t character = take_character(text);
        const std::string_view bytes = before.substr(0, before.size() - text.size());
        if (character == U'\n') {
            put();
            lines.end();
        } else if (character == U' ') {
            put();
            lines.add(" ");
        } else if (columns_of(character) == 2 && !closes(character)) {
            std::string_view last = piece;
            char32_t previous = 0;
            while (!last.empty()) previous = take_character(last);
            if (previous != U'（' && previous != U'《' && previous != U'“') put();
            piece += bytes;
        } else {
            // A narrow character does not cling to a wide one before it.
            std::string_view last = piece;
            char32_t previous = 0;
            while (!last.empty()) previous = take_character(last);
            if (!closes(character) && columns_of(previous) == 2 && previous != U'（' && previous != U'《')
                put();
            piece += bytes;
        }
    }
    put();
    return lines.finish();
}

}  // namespace wangge::app
