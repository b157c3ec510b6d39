#pragma once

#include <span>
#include <string>
#include <string_view>

#include "wangge/app/words.hpp"
#include "wangge/policy/policy.hpp"

namespace wangge::app {

/// One part of the description in prose; Markdown. A part with sections ends with their parameter tables.
struct ModelPart {
    std::string_view title, title_zh;
    std::string_view text, text_zh;
    std::span<const std::string_view> sections = {};  // names of scenario sections
};

/// An element of the ODD protocol: heading and parts.
struct ModelElement {
    std::string_view title, title_zh;
    std::span<const ModelPart> parts;
};

// The prose, in the order of the protocol.
ModelElement model_purpose();
ModelElement model_entities();
ModelElement model_process();
ModelElement model_concepts();
ModelElement model_initialisation();
ModelElement model_input();
ModelElement model_submodels();

/// The description of the model by the ODD protocol as Markdown, with every declared parameter: unit,
/// default, range, mark and source. engine/MODEL.md and MODEL.zh.md are this page.
std::string model_page(std::span<const policy::PolicyKind> library, Language language);

}  // namespace wangge::app
