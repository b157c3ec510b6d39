#include "wangge/record/seal.hpp"

#include <algorithm>
#include <array>

#include "wangge/core/checksum.hpp"
#include "wangge/record/reasons.hpp"

namespace wangge::record {

namespace {

// The line end in it shows a file that was sent as text.
constexpr std::array<char, 8> kMagic{'W', 'A', 'N', 'G', 'G', 'E', '\r', '\n'};
constexpr std::size_t kVersionAt = 8;
constexpr std::size_t kZeroAt = 12;
constexpr std::size_t kLengthAt = 16;
constexpr std::size_t kChecksumAt = 24;
constexpr std::size_t kChecksumBytes = 16;

template <class Word>
void put(std::vector<std::byte>& bytes, Word word) {
    for (std::size_t k = 0; k < sizeof(Word); ++k) bytes.push_back(static_cast<std::byte>(word >> (8 * k)));
}

template <class Word>
Word get(std::span<const std::byte> bytes, std::size_t at) {
    Word word = 0;
    for (std::size_t k = 0; k < sizeof(Word); ++k) word |= static_cast<Word>(bytes[at + k]) << (8 * k);
    return word;
}

bool is_magic(std::span<const std::byte> bytes) {
    return std::equal(kMagic.begin(), kMagic.end(), bytes.begin(),
                      [](char left, std::byte right) { return static_cast<std::byte>(left) == right; });
}

bool holds_magic(std::span<const std::byte> bytes) {
    return std::search(bytes.begin(), bytes.end(), kMagic.begin(), kMagic.end(),
                       [](std::byte left, char right) { return left == static_cast<std::byte>(right); }) !=
           bytes.end();
}

}  // namespace

std::vector<std::byte> seal_of(core::Checksum128 so_far, std::uint64_t payload_bytes) {
    std::vector<std::byte> seal;
    for (const char c : kMagic) seal.push_back(static_cast<std::byte>(c));
    put(seal, kSealVersion);
    put(seal, std::uint32_t{0});
    put(seal, payload_bytes);
    so_far.update(seal);
    const core::Digest128 digest = so_far.digest();
    put(seal, digest.low);
    put(seal, digest.high);
    return seal;
}

void append_seal(std::vector<std::byte>& payload) {
    core::Checksum128 checksum;
    checksum.update(payload);
    const std::vector<std::byte> seal = seal_of(checksum, payload.size());
    payload.insert(payload.end(), seal.begin(), seal.end());
}

core::Result<std::span<const std::byte>> open_seal(std::span<const std::byte> sealed,
                                                   const std::string& path) {
    const auto fault = [&](core::FaultCode code, const char* reason) {
        return core::Fault{code, "", "", {path, reason}};
    };
    if (sealed.size() < kSealBytes) return fault(core::FaultCode::kForeignFile, reason::kNoSeal);
    const std::span<const std::byte> seal = sealed.last(kSealBytes);
    if (!is_magic(seal)) {
        return holds_magic(sealed) ? fault(core::FaultCode::kDamagedFile, reason::kBytesAfterSeal)
                                   : fault(core::FaultCode::kForeignFile, reason::kNoSeal);
    }
    const core::Digest128 digest = core::checksum128(sealed.first(sealed.size() - kChecksumBytes));
    const bool intact = get<std::uint64_t>(seal, kChecksumAt) == digest.low &&
                        get<std::uint64_t>(seal, kChecksumAt + 8) == digest.high &&
                        get<std::uint64_t>(seal, kLengthAt) == sealed.size() - kSealBytes &&
                        get<std::uint32_t>(seal, kZeroAt) == 0;
    if (!intact) return fault(core::FaultCode::kDamagedFile, reason::kChecksumDiffers);
    const auto version = get<std::uint32_t>(seal, kVersionAt);
    if (version != kSealVersion) {
        return core::Fault{core::FaultCode::kDifferentVersion,
                           "",
                           "",
                           {path, std::to_string(version), std::to_string(kSealVersion)}};
    }
    return sealed.first(sealed.size() - kSealBytes);
}

}  // namespace wangge::record
