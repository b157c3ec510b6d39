#include "wangge/scenario/tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

#include "wangge/scenario/source_text.hpp"

namespace wangge::scenario {
namespace {

using core::FaultCode;

/// Ends the reading of a document; thrown through yaml-cpp and caught in parse_tree.
struct Stop {
    FaultCode code;
    Place place;
    std::string key;
    std::vector<std::string> arguments;
};

class TreeBuilder final : public YAML::EventHandler {
  public:
    TreeBuilder(std::string_view text, std::uint32_t source, FaultList& faults)
        : text_(text), source_(source), faults_(faults) {}

    TreeNode& root() { return root_; }

    Place place(const YAML::Mark& mark) const {
        if (mark.line < 0 || mark.pos < 0) return {source_, 0, 0};
        // yaml-cpp counts bytes; people count characters.
        const auto byte = std::min(static_cast<std::size_t>(mark.pos), text_.size());
        const std::size_t line = byte - std::min(byte, static_cast<std::size_t>(mark.column));
        const Place within = place_in(text_.substr(line, byte - line), byte - line, source_);
        return {source_, static_cast<std::uint32_t>(mark.line) + 1, within.column};
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (std::exchange(started_, true)) throw Stop{FaultCode::kSecondDocument, place(mark), "", {}};
    }
    void OnDocumentEnd() override {}

    void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
        throw Stop{FaultCode::kAliasRefused, place(mark), path(), {excerpt("&" + name)}};
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        throw Stop{FaultCode::kAliasRefused, place(mark), path(), {"*"}};
    }
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { value(mark, Shape::kNothing); }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  const std::string& text) override {
        const bool plain = tag == "?";
        if (!plain) closed(mark, tag);
        if (const std::string point = forbidden_in(text); !point.empty()) {
            throw Stop{FaultCode::kForbiddenCharacter, place(mark), path(), {point}};
        }
        if (expects_key()) {
            if (plain && text == "<<") throw Stop{FaultCode::kMergeRefused, place(mark), path(), {}};
            key(mark, text);
            return;
        }
        TreeNode& node = value(mark, Shape::kText);
        node.plain = plain;
        node.text = text;
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, Shape::kList);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, Shape::kMap);
    }
    void OnMapEnd() override {
        std::vector<Entry>& entries = frames_.back().node->entries;
        const auto repeated = [](const Entry& entry) { return entry.key.empty(); };
        entries.erase(std::remove_if(entries.begin(), entries.end(), repeated), entries.end());
        close();
    }

  private:
    struct Frame {
        TreeNode* node;
        bool has_key = false;  // the value of `key` is still to come or being read
        std::string key;
        std::set<std::string, std::less<>> keys;  // seen so far
    };

    bool expects_key() const {
        return !frames_.empty() && frames_.back().node->shape == Shape::kMap && !frames_.back().has_key;
    }

    std::string path() const {
        std::string result;
        for (const Frame& frame : frames_) {
            if (frame.has_key) result = key_path(result, excerpt(frame.key));
        }
        return result;
    }

    void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
        throw Stop{FaultCode::kTagRefused, place(mark), path(), {excerpt(tag)}};
    }

    /// yaml-cpp ends a text in quotation marks at the end of the file without complaint, and calls it "!"
    /// like a text with the tag "!".
    void closed(const YAML::Mark& mark, const std::string& tag) const {
        const std::size_t start = std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
        const char mark_char = start < text_.size() ? text_[start] : ' ';
        if (tag != "!" || mark_char == '!') refuse_tag(mark, tag);
        if (mark_char != '"' && mark_char != '\'') return;  // a block text
        for (std::size_t at = start + 1; at < text_.size(); ++at) {
            const bool escape = mark_char == '"' && text_[at] == '\\';
            const bool doubled = mark_char == '\'' && text_.substr(at, 2) == "''";
            if (escape || doubled) {
                ++at;
            } else if (text_[at] == mark_char) {
                return;
            }
        }
        throw Stop{FaultCode::kSyntax, place(mark), path(), {YAML::ErrorMsg::EOF_IN_SCALAR}};
    }

    void key(const YAML::Mark& mark, const std::string& text) {
        Frame& frame = frames_.back();
        const Place at = place(mark);
        if (text.empty()) {
            throw Stop{FaultCode::kWrongType, at, path(), {"<empty key>", "<key>"}};
        }
        frame.node->entries.push_back({text, at, {}});
        frame.has_key = true;
        frame.key = text;
        if (!frame.keys.insert(text).second) {
            faults_.add(FaultCode::kDuplicateKey, at, path(), {excerpt(text)});
            frame.node->entries.back().key.clear();  // the first one stays
        }
    }

    /// The node that the next value goes into.
    TreeNode& value(const YAML::Mark& mark, Shape shape) {
        if (++nodes_ > kMostNodes) {
            throw Stop{FaultCode::kTooManyValues, place(mark), path(), {std::to_string(kMostNodes)}};
        }
        if (expects_key()) {  // a list, a mapping or nothing where a key should stand
            const char* found = shape == Shape::kNothing ? "<nothing>"
                                : shape == Shape::kList  ? "<list>"
                                                         : "<map>";
            throw Stop{FaultCode::kWrongType, place(mark), path(), {found, "<key>"}};
        }
        TreeNode* node = &root_;
        Place at = place(mark);
        if (!frames_.empty()) {
            Frame& frame = frames_.back();
            if (frame.node->shape == Shape::kList) {
                frame.node->items.emplace_back();
                node = &frame.node->items.back();
            } else {
                node = &frame.node->entries.back().value;
                frame.has_key = shape == Shape::kList || shape == Shape::kMap;
                // Nothing has no place of its own: it is missed after its key.
                if (shape == Shape::kNothing) at = frame.node->entries.back().place;
            }
        }
        node->shape = shape;
        node->place = at;
        return *node;
    }

    void open(const YAML::Mark& mark, const std::string& tag, Shape shape) {
        if (tag != "?" && !tag.empty()) refuse_tag(mark, tag);
        if (frames_.size() >= kDeepest) {
            throw Stop{FaultCode::kTooDeep, place(mark), "", {std::to_string(kDeepest)}};
        }
        TreeNode& node = value(mark, shape);
        frames_.push_back({&node, false, {}, {}});
    }

    void close() {
        frames_.pop_back();
        if (!frames_.empty()) frames_.back().has_key = false;
    }

    std::string_view text_;
    std::uint32_t source_;
    FaultList& faults_;
    TreeNode root_;
    std::vector<Frame> frames_;
    std::size_t nodes_ = 0;
    bool started_ = false;
};

/// Looks for brackets that are opened and opened: yaml-cpp would read all of them before it says anything.
/// Rough, as it knows neither quotation marks nor comments, therefore far beyond what is allowed.
std::optional<std::size_t> open_brackets(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '[' || text[at] == '{') ++depth;
        if ((text[at] == ']' || text[at] == '}') && depth > 0) --depth;
        if (depth > 8 * kDeepest) return at;
    }
    return std::nullopt;
}

}  // namespace

const Entry* TreeNode::find(std::string_view key) const {
    for (const Entry& entry : entries) {
        if (entry.key == key) return &entry;
    }
    return nullptr;
}

Entry* TreeNode::find(std::string_view key) {
    return const_cast<Entry*>(std::as_const(*this).find(key));
}

std::string key_path(std::string_view parent, std::string_view key) {
    return parent.empty() ? std::string(key) : std::string(parent) + "." + std::string(key);
}

std::optional<TreeNode> parse_tree(std::string_view text, std::uint32_t source, FaultList& faults) {
    if (const std::optional<std::size_t> at = open_brackets(text)) {
        faults.add(FaultCode::kTooDeep, place_in(text, *at, source), "", {std::to_string(kDeepest)});
        return std::nullopt;
    }
    TreeBuilder builder(text, source, faults);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        // Twice at most: a reader that loops "while there are documents" can be kept busy for ever.
        if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
        return std::move(builder.root());
    } catch (Stop& stop) {
        faults.add(stop.code, stop.place, std::move(stop.key), std::move(stop.arguments));
    } catch (const YAML::Exception& error) {
        const bool anchor = error.msg == YAML::ErrorMsg::UNKNOWN_ANCHOR;
        faults.add(anchor ? FaultCode::kAliasRefused : FaultCode::kSyntax, builder.place(error.mark), "",
                   {anchor ? "*" : excerpt(error.msg)});
    } catch (const std::exception& error) {
        faults.add(FaultCode::kSyntax, {source, 0, 0}, "", {excerpt(error.what())});
    }
    return std::nullopt;
}

void lay_over(TreeNode& base, TreeNode over) {
    if (base.shape != Shape::kMap || over.shape != Shape::kMap) {
        base = std::move(over);
        return;
    }
    base.place = over.place;
    // A named preset or tables start their section anew: what the base wrote was about another place or
    // virus.
    if (over.find("preset") != nullptr || over.find("tables") != nullptr) base.entries.clear();
    for (Entry& entry : over.entries) {
        if (Entry* old = base.find(entry.key)) {
            old->place = entry.place;
            lay_over(old->value, std::move(entry.value));
        } else {
            base.entries.push_back(std::move(entry));
        }
    }
}

}  // namespace wangge::scenario
