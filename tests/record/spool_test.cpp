#include "wangge/record/spool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "tests/record/sample_content.hpp"
#include "wangge/record/reasons.hpp"

namespace wangge::record {
namespace {

/// Writes no more than 5 bytes at a time, and none from the Nth call on; may flip a bit of what is read.
class BadDisk : public FileCalls {
  public:
    explicit BadDisk(int nth = 1 << 30) : nth_(nth) {}
    ssize_t write_at(int file, const std::byte* bytes, std::size_t count, off_t place) override {
        if (++made_ < nth_) return FileCalls::write_at(file, bytes, std::min<std::size_t>(5, count), place);
        errno = ENOSPC;
        return -1;
    }
    ssize_t read_at(int file, std::byte* bytes, std::size_t count, off_t place) override {
        const ssize_t done = FileCalls::read_at(file, bytes, std::min<std::size_t>(3, count), place);
        if (flips && done > 0) bytes[0] ^= std::byte{4};
        return done;
    }
    bool flips = false;

  private:
    int nth_, made_ = 0;
};

TEST(Spool, GivesBackItsPartsAndLeavesNothing) {
    const TestFolder folder;
    BadDisk disk;
    Spool spool(folder / "x.h5", disk);
    const std::vector<std::string> parts{"first", "", "the third, which is longer"};
    for (const std::string& part : parts) ASSERT_FALSE(spool.append(bytes_of(part)));
    EXPECT_TRUE(folder.names().empty()) << "the file has no name";
    ASSERT_EQ(3u, spool.parts());
    EXPECT_EQ(31u, spool.bytes());
    for (int round = 0; round < 2; ++round) {
        for (const std::size_t k : {2u, 0u, 1u}) EXPECT_EQ(bytes_of(parts[k]), spool.part(k).value());
    }
}

TEST(Spool, FindsDamage) {
    const TestFolder folder;
    BadDisk disk;
    Spool spool(folder / "x.h5", disk);
    ASSERT_FALSE(spool.append(bytes_of("something")));
    disk.flips = true;
    const auto part = spool.part(0);
    ASSERT_FALSE(part.ok());
    EXPECT_EQ(core::FaultCode::kDamagedFile, part.faults()[0].code);
}

TEST(Spool, AFullDiskIsAFault) {
    const TestFolder folder;
    BadDisk disk(2);
    Spool spool(folder / "x.h5", disk);
    const auto fault = spool.append(bytes_of("more than five"));
    ASSERT_TRUE(fault);
    EXPECT_EQ(core::FaultCode::kDiskFull, fault->code);
    EXPECT_EQ(0u, spool.parts());
    Spool nowhere(folder / "no/x.h5");
    const auto missing = nowhere.append(bytes_of("x"));
    ASSERT_TRUE(missing);
    EXPECT_EQ(reason::kNoSuchFolder, missing->arguments.at(1));
}

}  // namespace
}  // namespace wangge::record
