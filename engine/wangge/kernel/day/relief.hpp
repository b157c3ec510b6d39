#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/context.hpp"
#include "wangge/kernel/mind/minds.hpp"

namespace wangge::kernel::day {

/// What somebody brings to a door: food that was ordered, or what a ticket asked for.
enum class Help : std::uint8_t { kDelivery, kTicket };

/// What that does to how a household feels.
void feel_helped(const Context& context, Help help, std::uint32_t household, mind::Minds& minds);

/// Help that came with today's rounds. It is felt in the evening: until then everybody acts on the mood of
/// the morning, which nobody has to copy.
class Relief {
  public:
    void bring(Help help, std::uint32_t household) { brought_.push_back({household, help}); }
    /// All of it is felt, in the order in which it came, and forgotten.
    void feel(const Context& context, mind::Minds& minds);

  private:
    struct Brought {
        std::uint32_t household;
        Help help;
    };
    std::vector<Brought> brought_;
};

}  // namespace wangge::kernel::day
