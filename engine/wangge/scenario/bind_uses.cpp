#include "wangge/scenario/bind_uses.hpp"

#include <algorithm>

#include "wangge/scenario/nearest.hpp"
#include "wangge/scenario/value.hpp"

namespace wangge::scenario {
namespace {

using core::FaultCode;
using core::Field;
using policy::PolicyKind;

const PoolName kPools[] = {
    {"community", policy::pool_bit(world::Pool::kCommunity)},
    {"party", policy::pool_bit(world::Pool::kParty)},
    {"volunteer", policy::pool_bit(world::Pool::kVolunteer)},
    {"crew", policy::pool_bit(world::Pool::kCrew)},
    {"seconded", policy::pool_bit(world::Pool::kSeconded)},
};

std::vector<double> settings_of(std::span<const Field> fields) {
    std::vector<double> settings;
    for (const Field& field : fields) {
        for (std::uint32_t k = 0; k < field.parameter.length; ++k) {
            settings.push_back(core::preset_of(field.parameter, k));
        }
    }
    return settings;
}

/// Reads one use of a policy.
class UseBinder {
  public:
    UseBinder(const PolicyKind& kind, std::string key, Draft& draft, FaultList& faults)
        : kind_(kind), key_(std::move(key)), draft_(draft), faults_(faults) {}

    policy::PolicyUse read(const Entry& entry) {
        use_.name = kind_.name;
        use_.label = entry.key;
        use_.settings = settings_of(kind_.fields);
        for (const Entry& each : entry.value.entries) {
            if (each.key != "policy") field(each);
        }
        return std::move(use_);
    }

  private:
    void field(const Entry& each) {
        for (const Field& common : policy::Common::fields()) {
            if (common.parameter.name == each.key)
                return value(each, common, core::field_value(&use_.common, common));
        }
        std::size_t at = 0;
        for (const Field& own : kind_.fields) {
            if (own.parameter.name == each.key) return value(each, own, use_.settings.data() + at);
            at += own.parameter.length;
        }
        std::vector<std::string_view> known = {"policy"};
        for (const Field& own : kind_.fields) known.push_back(own.parameter.name);
        for (const Field& common : policy::Common::fields()) known.push_back(common.parameter.name);
        faults_.add(FaultCode::kUnknownKey, each.place, key_path(key_, excerpt(each.key)),
                    {excerpt(each.key), nearest(each.key, known)});
    }

    void value(const Entry& each, const Field& field, double* into) {
        const std::string key = key_path(key_, each.key);
        draft_.places[key] = each.value.place;
        if (read_value(each.value, key, field.parameter, into, faults_)) return;
        draft_.faulty.insert(key);
        draft_.faulty.insert(key_);  // the policy's own check would stumble over it
    }

    const PolicyKind& kind_;
    std::string key_;
    Draft& draft_;
    FaultList& faults_;
    policy::PolicyUse use_;
};

void unknown_name(const TreeNode& node, const std::string& key, const std::string& kind,
                  std::span<const std::string_view> known, FaultList& faults) {
    faults.add(FaultCode::kUnknownName, node.place, key,
               {excerpt(node.text), kind, nearest(node.text, known)});
}

const PolicyKind* kind_of(const Entry& entry, const std::string& key, std::span<const PolicyKind> library,
                          FaultList& faults) {
    TreeNode name;
    name.shape = Shape::kText;
    name.text = entry.key;
    name.place = entry.place;
    std::string name_key = key;
    if (const Entry* given = entry.value.find("policy")) {
        std::string text;
        name_key = key_path(key, "policy");
        if (!read_name(given->value, name_key, text, faults)) return nullptr;
        name = given->value;
    }
    std::vector<std::string_view> known;
    for (const PolicyKind& kind : library) {
        if (kind.name == name.text) return &kind;
        known.push_back(kind.name);
    }
    unknown_name(name, name_key, "policy", known, faults);
    return nullptr;
}

class ArmBinder {
  public:
    ArmBinder(Draft& draft, FaultList& faults) : draft_(draft), faults_(faults) {}

    void read(const Entry& entry) {
        key_ = key_path("arms", entry.key);
        draft_.places[key_] = entry.place;
        if (!is_name(entry.key)) faults_.add(FaultCode::kBadName, entry.place, "arms", {excerpt(entry.key)});
        if (!expect_map(entry.value, key_, faults_)) return;
        policy::Arm arm;
        arm.name = entry.key;
        for (const Entry& each : entry.value.entries) field(each, arm);
        if (!entry.value.find("policies")) {
            faults_.add(FaultCode::kMissingKey, entry.place, key_, {"policies"});
        }
        if (arm.title.empty()) arm.title = arm.name;
        if (arm.title_zh.empty()) arm.title_zh = arm.title;
        draft_.scenario.arms.push_back(std::move(arm));
    }

  private:
    void field(const Entry& each, policy::Arm& arm) {
        const std::string key = key_path(key_, each.key);
        draft_.places[key] = each.value.place;
        if (each.key == "title") {
            read_title(each.value, key, arm.title, faults_);
        } else if (each.key == "title_zh") {
            read_title(each.value, key, arm.title_zh, faults_);
        } else if (each.key == "policies") {
            policies(each.value, key, arm);
        } else if (each.key == "staff") {
            staff(each.value, key, arm);
        } else {
            constexpr std::string_view kKnown[] = {"title", "title_zh", "policies", "staff"};
            faults_.add(FaultCode::kUnknownKey, each.place, key_path(key_, excerpt(each.key)),
                        {excerpt(each.key), nearest(each.key, kKnown)});
        }
    }

    void policies(const TreeNode& node, const std::string& key, policy::Arm& arm) {
        std::vector<const TreeNode*> words;
        read_words(node, key, words, faults_);
        for (const TreeNode* word : words) {
            std::vector<std::string_view> known;
            for (const policy::PolicyUse& use : draft_.scenario.policies) known.push_back(use.label);
            const auto row =
                static_cast<std::uint32_t>(std::find(known.begin(), known.end(), word->text) - known.begin());
            if (row < known.size()) {
                add(*word, key, row, arm);
            } else if (draft_.good(key_path("policies", word->text)) && draft_.good("policies")) {
                unknown_name(*word, key, "use", known, faults_);
            }
        }
    }

    void add(const TreeNode& word, const std::string& key, std::uint32_t row, policy::Arm& arm) {
        const std::vector<policy::PolicyUse>& uses = draft_.scenario.policies;
        for (const std::uint32_t other : arm.policies) {
            if (uses[other].name != uses[row].name) continue;
            faults_.add(FaultCode::kContradiction, word.place, key, {"policy_twice_in_arm", uses[row].name});
            return;
        }
        arm.policies.push_back(row);
    }

    void staff(const TreeNode& node, const std::string& key, policy::Arm& arm) {
        std::vector<const TreeNode*> words;
        if (!read_words(node, key, words, faults_)) return;
        arm.pools =
            policy::pool_bit(world::Pool::kResident);  // residents are no staff that could be withheld
        for (const TreeNode* word : words) {
            const auto pool = std::find_if(std::begin(kPools), std::end(kPools),
                                           [&](const PoolName& each) { return each.name == word->text; });
            if (pool == std::end(kPools)) {
                std::vector<std::string_view> known;
                std::string choices;
                for (const PoolName& each : kPools) {
                    known.push_back(each.name);
                    choices += (choices.empty() ? "" : "|") + std::string(each.name);
                }
                faults_.add(FaultCode::kUnknownChoice, word->place, key,
                            {excerpt(word->text), choices, nearest(word->text, known)});
            } else if ((arm.pools & pool->bit) != 0) {
                faults_.add(FaultCode::kContradiction, word->place, key, {"named_twice", word->text});
            } else {
                arm.pools |= pool->bit;
            }
        }
    }

    Draft& draft_;
    FaultList& faults_;
    std::string key_;
};

}  // namespace

void bind_policies(const TreeNode& node, std::span<const PolicyKind> library, Draft& draft,
                   FaultList& faults) {
    if (!expect_map(node, "policies", faults)) {
        draft.faulty.insert("policies");
        return;
    }
    for (const Entry& entry : node.entries) {
        const std::string key = key_path("policies", entry.key);
        draft.places[key] = entry.place;
        const bool named = is_name(entry.key);
        if (!named) faults.add(FaultCode::kBadName, entry.place, "policies", {excerpt(entry.key)});
        const PolicyKind* kind = nullptr;
        if (named && expect_map(entry.value, key, faults)) kind = kind_of(entry, key, library, faults);
        if (kind) {
            draft.scenario.policies.push_back(UseBinder(*kind, key, draft, faults).read(entry));
        } else {
            draft.faulty.insert(key);
        }
    }
}

void bind_arms(const TreeNode& node, Draft& draft, FaultList& faults) {
    if (!expect_map(node, "arms", faults)) return;
    if (node.entries.empty()) {
        faults.add(FaultCode::kWrongLength, node.place, "arms", {"0", "1…"});
        return;
    }
    for (const Entry& entry : node.entries) ArmBinder(draft, faults).read(entry);
}

std::span<const PoolName> pool_names() {
    return kPools;
}

}  // namespace wangge::scenario
