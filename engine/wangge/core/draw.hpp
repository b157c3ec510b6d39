#pragma once
// Keyed random draws. A random decision is a pure function of
//
//     (seed, purpose, subject, when, which)
//
// and is never "the next number" of a generator: whoever else draws, how often, in which order or on which
// thread changes nothing. Two worlds that differ in one policy therefore share all luck it does not touch.
//
//   seed     which world (one seed for people, one for luck)
//   purpose  what is decided; a number of its own for each kind of decision (purpose.hpp)
//   subject  who or which thing: a key made of names (compound code, household and member number), never a
//            row, an Id or a running number
//   when     when in the subject's life, in the unit that the purpose declares: a day, a tick, an ordinal
//   which    which of several draws of the same decision: an attempt, a part, a contact slot

#include <cstdint>

#include "wangge/core/mix.hpp"
#include "wangge/core/philox.hpp"
#include "wangge/core/purpose.hpp"

namespace wangge::core {

/// Identity of one world's luck.
struct Seed {
    std::uint64_t value = 0;

    friend constexpr bool operator==(const Seed&, const Seed&) noexcept = default;
};

/// A seed of its own for `tag` (a replicate number, the hash of a name). Different tags of one seed never
/// give the same seed.
[[nodiscard]] constexpr Seed derive(Seed seed, std::uint64_t tag) noexcept {
    return Seed{combine(seed.value ^ 0x57414E4747453A73u, tag)};
}

/// The middle of the w-th of 2^32 equal cells of (0, 1): never 0, never 1, symmetric about 1/2, exact.
[[nodiscard]] constexpr double unit(std::uint32_t w) noexcept {
    return (static_cast<double>(w) + 0.5) * 0x1p-32;
}

/// As `unit`, from a 64-bit rank, with 2^52 cells: odd multiples of 2^-53, exact.
[[nodiscard]] constexpr double unit53(std::uint64_t rank) noexcept {
    return (static_cast<double>(static_cast<std::int64_t>(rank >> 12)) + 0.5) * 0x1p-52;
}

/// The same from two words.
[[nodiscard]] constexpr double unit53(std::uint32_t hi, std::uint32_t lo) noexcept {
    return unit53(static_cast<std::uint64_t>(hi) << 32 | lo);
}

/// True iff w < p * 2^32, evaluated without rounding: never for p <= 0 or NaN, always for p >= 1, and what
/// happens at p happens at every larger p. The probability is p rounded up to a multiple of 2^-32
/// (2.3e-10); for rarer events use the form with two words.
[[nodiscard]] constexpr bool happens(std::uint32_t w, double p) noexcept {
    return static_cast<double>(w) < p * 0x1p32;
}

/// As `happens(w, p)` with the 64-bit number (hi, lo) against p * 2^64. Implies `happens(hi, p)`, so that the
/// second word is only needed where the first says yes.
[[nodiscard]] constexpr bool happens(std::uint32_t hi, std::uint32_t lo, double p) noexcept {
    const double bound = p * 0x1p64;
    if (!(bound > 0.0)) {
        return false;
    }
    if (bound >= 0x1p64) {
        return true;
    }
    const std::uint64_t drawn = (static_cast<std::uint64_t>(hi) << 32) | lo;
    const auto whole = static_cast<std::uint64_t>(bound);
    return drawn < whole || (drawn == whole && static_cast<double>(whole) < bound);
}

/// As `happens(w, p)` for a p that is asked for often: so many of the 2^32 words let it happen.
class Chance {
  public:
    constexpr Chance() noexcept = default;
    explicit constexpr Chance(double p) noexcept {
        const double bound = p * 0x1p32;
        if (!(bound > 0.0)) return;
        words_ = bound >= 0x1p32 ? 0x100000000u : static_cast<std::uint64_t>(bound);
        if (static_cast<double>(words_) < bound && words_ < 0x100000000u) ++words_;
    }
    [[nodiscard]] constexpr bool happens(std::uint32_t w) const noexcept { return w < words_; }

  private:
    std::uint64_t words_ = 0;
};

/// An integer in [0, n) by multiply and shift; 0 for n = 0. No value's share is off by more than 2^-32.
[[nodiscard]] constexpr std::uint32_t below(std::uint32_t w, std::uint32_t n) noexcept {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(w) * n) >> 32);
}

/// The ranks of all pairs that begin alike: one mix each.
class Lot {
  public:
    explicit constexpr Lot(std::uint64_t first) noexcept : first_(first) {}

    [[nodiscard]] constexpr std::uint64_t rank(std::uint64_t b) const noexcept { return mix64(first_ ^ b); }
    /// A uniform word from the rank.
    [[nodiscard]] constexpr std::uint32_t word(std::uint64_t b) const noexcept {
        return static_cast<std::uint32_t>(rank(b) >> 32);
    }
    /// Uniform in (0, 1), 52 bits.
    [[nodiscard]] constexpr double unit(std::uint64_t b) const noexcept { return unit53(rank(b)); }
    [[nodiscard]] constexpr bool happens(double p, std::uint64_t b) const noexcept {
        return core::happens(word(b), p);
    }
    /// Uniform among 0 to n - 1.
    [[nodiscard]] constexpr std::uint32_t below(std::uint32_t n, std::uint64_t b) const noexcept {
        return core::below(word(b), n);
    }
    /// Four words, two mixes.
    [[nodiscard]] constexpr Block words(std::uint64_t b) const noexcept {
        const std::uint64_t first = rank(b), second = mix64(first);
        return Block{static_cast<std::uint32_t>(first >> 32), static_cast<std::uint32_t>(first),
                     static_cast<std::uint32_t>(second >> 32), static_cast<std::uint32_t>(second)};
    }
    /// Those of triples.
    [[nodiscard]] constexpr Lot lot(std::uint64_t b) const noexcept { return Lot(rank(b)); }

  private:
    std::uint64_t first_;
};

/// All draws of one purpose in one world, with the key computed once. Cheap to copy; has no state that
/// advances.
class Draws {
  public:
    /// For one seed no two purposes, and for one purpose no two seeds, have the same key; any other pair
    /// shares one with probability 2^-64.
    constexpr Draws(Seed seed, Purpose purpose) noexcept
        : key_(combine(seed.value, static_cast<std::uint32_t>(purpose))) {}

    /// Four independent uniform words. Counter = (subject low, subject high, when, which).
    [[nodiscard]] constexpr Block block(std::uint64_t subject, std::uint32_t when = 0,
                                        std::uint32_t which = 0) const noexcept {
        return philox(Block{static_cast<std::uint32_t>(subject), static_cast<std::uint32_t>(subject >> 32),
                            when, which},
                      PhiloxKey{static_cast<std::uint32_t>(key_), static_cast<std::uint32_t>(key_ >> 32)});
    }

    /// The first word of the block.
    [[nodiscard]] constexpr std::uint32_t word(std::uint64_t subject, std::uint32_t when = 0,
                                               std::uint32_t which = 0) const noexcept {
        return block(subject, when, which)[0];
    }

    /// Uniform in (0, 1), 32 bits: `core::unit` of the first word.
    [[nodiscard]] constexpr double unit(std::uint64_t subject, std::uint32_t when = 0,
                                        std::uint32_t which = 0) const noexcept {
        return core::unit(word(subject, when, which));
    }

    /// Uniform in (0, 1), 52 bits: `core::unit53` of the first two words.
    [[nodiscard]] constexpr double unit53(std::uint64_t subject, std::uint32_t when = 0,
                                          std::uint32_t which = 0) const noexcept {
        const Block words = block(subject, when, which);
        return core::unit53(words[0], words[1]);
    }

    /// `core::happens` of the first word.
    [[nodiscard]] constexpr bool happens(double p, std::uint64_t subject, std::uint32_t when = 0,
                                         std::uint32_t which = 0) const noexcept {
        return core::happens(word(subject, when, which), p);
    }

    /// `core::below` of the first word.
    [[nodiscard]] constexpr std::uint32_t below(std::uint32_t n, std::uint64_t subject,
                                                std::uint32_t when = 0,
                                                std::uint32_t which = 0) const noexcept {
        return core::below(word(subject, when, which), n);
    }

    /// Four words from the rank of (a, b), three mixes: for what is asked often and needs more than one word.
    [[nodiscard]] constexpr Block words(std::uint64_t a, std::uint64_t b) const noexcept {
        return lot(a).words(b);
    }

    /// Keyed 64-bit rank of the ordered pair (a, b), two mixes: for "the highest keyed rank wins". For a
    /// fixed `a` no two `b` tie, and the other way round; sort by (rank, id) all the same. Its luck is not
    /// that of the blocks: the two may share a purpose.
    [[nodiscard]] constexpr std::uint64_t rank(std::uint64_t a, std::uint64_t b) const noexcept {
        return lot(a).rank(b);
    }
    /// `rank` for one `a`, kept where many are asked.
    [[nodiscard]] constexpr Lot lot(std::uint64_t a) const noexcept { return Lot(mix64(key_ ^ a)); }

    /// A uniform word from the rank of (a, b), at a fraction of the price of a block: for what is asked of
    /// everybody every day.
    [[nodiscard]] constexpr std::uint32_t rank_word(std::uint64_t a, std::uint64_t b) const noexcept {
        return lot(a).word(b);
    }

  private:
    std::uint64_t key_;
};

/// One block, key and all; in loops keep a `Draws`.
[[nodiscard]] constexpr Block block(Seed seed, Purpose purpose, std::uint64_t subject, std::uint32_t when = 0,
                                    std::uint32_t which = 0) noexcept {
    return Draws(seed, purpose).block(subject, when, which);
}

/// The first word of the block.
[[nodiscard]] constexpr std::uint32_t word(Seed seed, Purpose purpose, std::uint64_t subject,
                                           std::uint32_t when = 0, std::uint32_t which = 0) noexcept {
    return block(seed, purpose, subject, when, which)[0];
}

/// `Draws::rank` without a `Draws`.
[[nodiscard]] constexpr std::uint64_t rank(Seed seed, Purpose purpose, std::uint64_t a,
                                           std::uint64_t b) noexcept {
    return Draws(seed, purpose).rank(a, b);
}

}  // namespace wangge::core
