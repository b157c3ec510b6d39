#pragma once

#include <array>
#include <vector>

#include "wangge/kernel/context.hpp"

/// Who means to spend an hour where on a day. The people of a grid stand in a drawn order, and where somebody
/// stands says where they go: so the few who may be in a place are known without asking everybody.
namespace wangge::kernel::move {

/// Ticks of outings of people without work or school today.
inline constexpr std::uint8_t kFree[4] = {1, 2, 4, 5};
inline constexpr std::uint8_t kAfterWork = 5;  // tick of the outings of others

inline constexpr world::PlaceKind kLeisure[] = {world::PlaceKind::kSquare, world::PlaceKind::kPark,
                                                world::PlaceKind::kRestaurant, world::PlaceKind::kStore};
inline constexpr std::uint32_t kLeisures = 4;  // kinds of place of leisure

/// How the people of a grid stand on a day: resident s at position (a s + b) mod p, with keyed a and b, where
/// p is the next prime. Where one stands says nothing of where another does, and nearly every position is
/// somebody's.
class Order {
  public:
    Order() = default;
    Order(const world::World& world, std::uint32_t grid, const core::Lot& today);

    /// Uniform: where somebody stands, of 2^32, and a part of the way to the next that is the same for all.
    std::uint32_t word(std::uint32_t resident) const {
        return static_cast<std::uint32_t>((start_ + step_ * (resident - first_)) >> 32);
    }
    /// Those of the residents [first, end), of whom there are 64 at most, whose word is one of `words` from
    /// `word` on; the first of them as the lowest bit.
    std::uint64_t within(std::uint32_t first, std::uint32_t end, std::uint64_t word,
                         std::uint64_t words) const {
        const std::uint64_t size = words >> 32 != 0 ? ~std::uint64_t{0} : words << 32;
        std::uint64_t at = start_ + step_ * (end - first_) - (word << 32), bits = 0;
        for (std::uint32_t left = end - first; left > 0; --left) {
            at -= step_;
            bits += bits + (at < size ? 1 : 0);
        }
        return bits;
    }
    std::uint32_t position(std::uint32_t word) const { return core::below(word, positions_); }
    /// Who stands there; kNone: nobody.
    std::uint32_t resident(std::uint32_t position) const;
    /// Worth it where many are asked for.
    void look_up();

  private:
    std::uint64_t start_ = 0, step_ = 0;  // a position is 2^64 / p
    std::uint32_t first_ = 0, size_ = 0, positions_ = 0;
    std::uint32_t a_ = 0, b_ = 0, inverse_ = 0;  // 0: not looked up
};

/// The words of those who mean to go to places of a kind, by the tick of those who are free.
class Block {
  public:
    Block() = default;
    Block(std::uint64_t first, double share);
    std::uint64_t begin() const { return first_; }
    std::uint64_t end() const { return first_ + edges_.back(); }
    bool holds(std::uint32_t word) const { return word - first_ < edges_.back(); }

    struct Part {
        std::uint32_t quarter;  // which of kFree
        std::uint32_t word;     // uniform again
    };
    Part part(std::uint32_t word) const {
        const std::uint64_t all = (word - first_) * scale_ >> 16;
        return {static_cast<std::uint32_t>(all >> 32), static_cast<std::uint32_t>(all)};
    }
    /// Words of some quarters, from the first to the one before the end.
    struct Words {
        std::uint64_t first, end;
    };
    Words words(std::uint32_t quarter, std::uint32_t end) const {
        return {first_ + edges_[quarter], first_ + edges_[end]};
    }

  private:
    std::uint64_t first_ = 0, scale_ = 0;
    std::array<std::uint64_t, 5> edges_{};  // of quarters, in words from the first
};

/// What no grid of a world exceeds, on no day.
struct GridBounds {
    explicit GridBounds(const world::World& world);
    double stretch = 1;  // positions for each of its people
    double least;        // of people, if there are any
    double choices = 1;  // places of a kind
};

/// Orders are drawn when somebody asks for them, unless all were drawn because many ask.
class Turnout {
  public:
    explicit Turnout(const Context& context);

    /// Where somebody may go. Whether they do, age and fear decide by the word.
    struct Aim {
        std::uint32_t choice;  // row of kLeisure, kLeisures: nowhere; to the yard: 0
        std::uint8_t tick;     // if they are free
        std::uint32_t word;
    };
    Aim leisure(std::uint32_t resident) const { return aim(word(leisure_, resident)); }
    Aim yard(std::uint32_t resident) const {
        const std::uint32_t word = this->word(yard_, resident);
        if (!down_.holds(word)) return {kLeisures, 0, 0};
        return aim_at(0, down_, word);
    }
    /// Draws the orders of all grids, which else are drawn when asked.
    void draw_all();
    /// The same, and looks up the way back.
    void look_up();
    /// The words of those who mean to go to some places of leisure, a bit per kind; others may lie between.
    Block::Words words_to(std::uint32_t kinds) const;
    /// Those of residents 64 k to 64 k + 63, a bit each, who have one of such words for leisure. Only where
    /// all orders are drawn.
    std::uint64_t leisurely(std::uint32_t k, const Block::Words& words) const;

    /// Places that people go to by their order.
    static constexpr bool leads_to(world::PlaceKind kind) {
        return kind == world::PlaceKind::kCompound || is_leisure(kind);
    }
    static constexpr bool is_leisure(world::PlaceKind kind) {
        using world::PlaceKind;
        return kind == PlaceKind::kSquare || kind == PlaceKind::kPark || kind == PlaceKind::kRestaurant ||
               kind == PlaceKind::kStore;
    }
    /// Which place of a kind a resident goes to today.
    std::uint32_t place(world::PlaceKind kind, std::uint32_t resident) const;
    /// Of which places of a kind the people of a grid choose; of other kinds there is one.
    world::Nearby nearby(world::PlaceKind kind, std::uint32_t grid) const {
        return kind == world::PlaceKind::kRestaurant ? world_.grid.restaurants[grid]
               : kind == world::PlaceKind::kStore    ? world_.grid.stores[grid]
                                                     : world::Nearby{world::kNone, 1};
    }
    /// Calls ask(order) for that of a grid which leads to places of a kind.
    template <class Ask>
    auto ask(world::PlaceKind kind, std::uint32_t grid, Ask ask) const {
        return this->ask(kind == world::PlaceKind::kCompound ? yard_ : leisure_, grid, ask);
    }
    /// Positions of a grid whose people may be in a place in a tick: so many, one in `step`.
    struct Positions {
        std::uint32_t first, size, step;
    };
    Positions positions(world::PlaceKind kind, std::uint32_t place, std::uint32_t grid,
                        std::uint32_t tick) const;
    /// A bound of their number in any grid for each of its people that a place has.
    double most(world::PlaceKind kind, std::uint32_t tick, const GridBounds& bounds) const;

  private:
    struct Orders {
        core::Lot today;
        std::vector<Order> drawn{};  // by grid; empty: drawn when asked
    };
    template <class Ask>
    auto ask(const Orders& orders, std::uint32_t grid, Ask ask) const {
        return orders.drawn.empty() ? ask(Order(world_, grid, orders.today)) : ask(orders.drawn[grid]);
    }
    // Apart, so that asking an order that was drawn stays short.
    std::uint32_t word_when_asked(const Orders& orders, std::uint32_t resident) const;
    std::uint32_t word(const Orders& orders, std::uint32_t resident) const {
        return orders.drawn.empty() ? word_when_asked(orders, resident)
                                    : orders.drawn[grid_of(resident)].word(resident);
    }
    std::uint32_t grid_of(std::uint32_t resident) const {
        return world_.grid_of(world_.resident.household[resident]);
    }
    static Aim aim_at(std::uint32_t choice, const Block& block, std::uint32_t word) {
        const Block::Part part = block.part(word);
        return {choice, kFree[part.quarter], part.word};
    }
    Aim aim(std::uint32_t word) const {
        for (std::uint32_t k = 0; k < kLeisures; ++k) {
            if (out_[k].holds(word)) return aim_at(k, out_[k], word);
        }
        return {kLeisures, 0, 0};
    }
    // Of those who may be in places of a kind in a tick.
    static Block::Words words_of(const Block& block, std::uint32_t tick, bool duties);
    const Block::Words& words(world::PlaceKind kind, std::uint32_t tick) const {
        return words_[static_cast<std::size_t>(kind)][tick];
    }

    const world::World& world_;
    Orders leisure_, yard_;
    std::array<Block, kLeisures> out_;
    Block down_;
    std::array<std::array<Block::Words, world::kTicks>, world::kPlaceKinds> words_{};
};

}  // namespace wangge::kernel::move
