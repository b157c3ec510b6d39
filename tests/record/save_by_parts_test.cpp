// Files too large to be built in memory: written variable by variable into the partial file itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

#include "tests/record/sample_content.hpp"
#include "wangge/record/read_hdf5.hpp"
#include "wangge/record/write_hdf5.hpp"

namespace wangge::record {
namespace {

/// From the Nth write on the disk is full, for `refused` writes.
class FullDisk : public FileCalls {
  public:
    explicit FullDisk(int nth, int refused = 1 << 30) : nth_(nth), end_(nth + refused) {}
    ssize_t write_at(int file, const std::byte* bytes, std::size_t count, off_t place) override {
        ++made_;
        if (made_ < nth_ || made_ >= end_) return FileCalls::write_at(file, bytes, count, place);
        errno = ENOSPC;
        return -1;
    }
    int made() const { return made_; }

  private:
    int nth_, end_, made_ = 0;
};

/// All values are made when they are wanted; `made` counts how often.
FileContent made_late(int* made = nullptr) {
    FileContent content = sample_content();
    for (Group& group : content.groups) {
        for (Variable& variable : group.variables) {
            variable.make = [values = std::exchange(variable.data, {}), made] {
                if (made != nullptr) ++*made;
                return values;
            };
        }
    }
    return content;
}

TEST(SaveByParts, ReadsBackAsItWas) {
    const TestFolder folder;
    ASSERT_FALSE(save_hdf5(folder / "结果.h5", made_late(), 0));
    const auto content = read_hdf5(folder / "结果.h5");
    ASSERT_TRUE(content.ok());
    EXPECT_EQ(sample_content(), content.value());
    EXPECT_THAT(folder.names(), testing::ElementsAre("结果.h5"));
}

TEST(SaveByParts, LeavesTheSameBytesEveryTime) {
    const TestFolder folder;
    ASSERT_FALSE(save_hdf5(folder / "a.h5", made_late(), 0));
    ASSERT_FALSE(save_hdf5(folder / "b.h5", sample_content(), 0));
    EXPECT_EQ(read_text(folder / "a.h5"), read_text(folder / "b.h5"));
}

TEST(SaveByParts, MakesEveryVariableOnce) {
    const TestFolder folder;
    int made = 0, variables = 0;
    const FileContent content = made_late(&made);
    for (const Group& group : content.groups) variables += static_cast<int>(group.variables.size());
    ASSERT_FALSE(save_hdf5(folder / "x.h5", content, 0));
    EXPECT_EQ(variables, made);
    EXPECT_EQ(build_hdf5(sample_content()).value(), build_hdf5(content).value());
}

TEST(SaveByParts, RefusesValuesThatDoNotFit) {
    const TestFolder folder;
    FileContent content = made_late();
    content.groups[0].variables[0].make = []() -> Values { return std::vector<double>{1, 2}; };
    for (const std::uint64_t most : {std::uint64_t{0}, kMostInMemory}) {
        const auto fault = save_hdf5(folder / "x.h5", content, most);
        ASSERT_TRUE(fault);
        EXPECT_EQ(core::FaultCode::kInternal, fault->code);
    }
    EXPECT_TRUE(folder.names().empty());
}

TEST(SaveByParts, AFullDiskIsAFaultWhereverItComes) {
    const TestFolder folder;
    ASSERT_FALSE(save_hdf5(folder / "x.h5", sample_content()));
    const std::string before = read_text(folder / "x.h5");
    FullDisk roomy(1 << 30);
    ASSERT_FALSE(save_by_parts(folder / "y.h5", made_late(), roomy));
    ASSERT_GT(roomy.made(), 3);
    for (const int refused : {1, 1 << 30}) {
        for (int nth = 1; nth <= roomy.made(); ++nth) {
            FullDisk full(nth, refused);
            const auto fault = save_by_parts(folder / "x.h5", made_late(), full);
            ASSERT_TRUE(fault) << nth;
            EXPECT_EQ(core::FaultCode::kDiskFull, fault->code) << nth;
            EXPECT_EQ(before, read_text(folder / "x.h5")) << nth;
            EXPECT_EQ(2u, folder.names().size()) << nth;
        }
    }
    ASSERT_FALSE(save_hdf5(folder / "x.h5", made_late(), 0)) << "HDF5 is as good as new";
    EXPECT_EQ(read_text(folder / "y.h5"), read_text(folder / "x.h5"));
}

}  // namespace
}  // namespace wangge::record
