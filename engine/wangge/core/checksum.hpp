#pragma once
// A 128-bit checksum of bytes, for finding damaged files. It is NOT cryptographic: whoever wants to can make
// two files of one checksum.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace wangge::core {

/// 128 bits as two words.
struct Digest128 {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend constexpr bool operator==(const Digest128&, const Digest128&) noexcept = default;
};

/// 32 lower-case hexadecimal digits, the most significant first.
[[nodiscard]] std::string hex(const Digest128& digest);

/// Checksum of bytes that come in pieces; how they are cut does not matter. Any damage inside one 8-byte word
/// is found for certain, anything else but for a chance of 2^-128.
class Checksum128 {
  public:
    void update(std::span<const std::byte> bytes) noexcept;

    /// The checksum of everything so far; more may follow.
    [[nodiscard]] Digest128 digest() const noexcept;

  private:
    void absorb(std::uint64_t word) noexcept;

    std::uint64_t a_ = 0x243F6A8885A308D3u;  // digits of pi
    std::uint64_t b_ = 0x13198A2E03707344u;
    std::uint64_t length_ = 0;            // bytes seen
    std::array<std::byte, 8> pending_{};  // the last length_ % 8 bytes
};

/// Checksum of bytes that are all here; the same on every machine, whatever its byte order.
[[nodiscard]] Digest128 checksum128(std::span<const std::byte> bytes) noexcept;

}  // namespace wangge::core
