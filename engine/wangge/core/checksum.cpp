#include "wangge/core/checksum.hpp"

#include <bit>

#include "wangge/core/mix.hpp"

namespace wangge::core {

namespace {

/// Eight bytes as a little-endian number, whatever the machine.
[[nodiscard]] std::uint64_t word_at(const std::byte* bytes) noexcept {
    std::uint64_t word = 0;
    for (int i = 0; i < 8; ++i) {
        word |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
    }
    return word;
}

}  // namespace

// Each line is a bijection of the word for a fixed state and of the state for a fixed word, so damage within
// one word always changes both halves of the state for good.
void Checksum128::absorb(std::uint64_t word) noexcept {
    a_ = std::rotl((a_ ^ word) * 0x9FB21C651E98DF25u, 29);
    b_ = (std::rotl(b_, 31) + word) * 0xD6E8FEB86659FD93u;
    b_ ^= b_ >> 32;
}

void Checksum128::update(std::span<const std::byte> bytes) noexcept {
    const std::byte* next = bytes.data();
    std::size_t left = bytes.size();
    auto held = static_cast<std::size_t>(length_ % 8);
    length_ += left;
    while (left > 0 && held > 0) {
        pending_[held] = *next;
        ++next;
        --left;
        held = (held + 1) % 8;
        if (held == 0) {
            absorb(word_at(pending_.data()));
        }
    }
    for (; left >= 8; left -= 8, next += 8) {
        absorb(word_at(next));
    }
    for (; left > 0; --left, ++next) {
        pending_[held] = *next;
        ++held;
    }
}

Digest128 Checksum128::digest() const noexcept {
    Checksum128 last = *this;
    if (const auto held = static_cast<std::size_t>(length_ % 8); held > 0) {
        for (std::size_t i = held; i < 8; ++i) {
            last.pending_[i] = std::byte{0};
        }
        last.absorb(word_at(last.pending_.data()));
    }
    last.absorb(length_);  // tells apart data that differ in zeros at the end
    // a bijection of (a, b), so that nothing the state tells apart is lost
    const std::uint64_t low = mix64(last.a_ ^ mix64(last.b_));
    return Digest128{mix64(last.b_ ^ low), low};
}

Digest128 checksum128(std::span<const std::byte> bytes) noexcept {
    Checksum128 checksum;
    checksum.update(bytes);
    return checksum.digest();
}

std::string hex(const Digest128& digest) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text(32, '0');
    for (unsigned i = 0; i < 16; ++i) {
        text[i] = kDigits[(digest.high >> (60 - 4 * i)) & 15u];
        text[16 + i] = kDigits[(digest.low >> (60 - 4 * i)) & 15u];
    }
    return text;
}

}  // namespace wangge::core
