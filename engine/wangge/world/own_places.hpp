#pragma once

#include "wangge/world/draft.hpp"

/// The places that the user's own tables name. Draft::own must be there, and have the column in question.
namespace wangge::world {

/// Workplaces, and the teams that their people are cut into.
void append_own_work(Draft& draft);
void append_own_classes(Draft& draft);
void append_own_shops(Draft& draft);

}  // namespace wangge::world
