#include "wangge/record/read_hdf5.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <limits>

#include "tests/record/sample_content.hpp"
#include "wangge/record/load_file.hpp"
#include "wangge/record/reasons.hpp"
#include "wangge/record/save_file.hpp"
#include "wangge/record/seal.hpp"
#include "wangge/record/write_hdf5.hpp"

namespace wangge::record {
namespace {

using core::FaultCode;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> paths_of(const FileContent& content) {
    std::vector<std::string> result;
    for (const Group& group : content.groups) result.push_back(group.path);
    return result;
}

TEST(ReadHdf5, GivesBackASavedFile) {
    const TestFolder folder;
    ASSERT_FALSE(save_hdf5(folder / "铁南 1.h5", sample_content()));
    const auto content = read_hdf5(folder / "铁南 1.h5");
    ASSERT_TRUE(content.ok());
    EXPECT_EQ(content.value(), sample_content());
}

TEST(ReadHdf5, KeepsTheBitsOfEveryNumber) {
    FileContent content;
    const std::vector<double> odd{-0.0, std::numeric_limits<double>::quiet_NaN(),
                                  std::bit_cast<double>(std::uint64_t{0x7FF8000000000123}), 0.1};
    content.groups = {{"g", "", {}, {{"x", "", "", "", odd}}, {}}};
    const auto image = build_hdf5(content);
    ASSERT_TRUE(image.ok());
    const auto again = parse_hdf5(image.value(), "memory");
    ASSERT_TRUE(again.ok());
    const auto& read = std::get<std::vector<double>>(again.value().groups[0].dimensions[0].coordinates);
    ASSERT_EQ(read.size(), odd.size());
    for (std::size_t k = 0; k < odd.size(); ++k) {
        EXPECT_EQ(std::bit_cast<std::uint64_t>(read[k]), std::bit_cast<std::uint64_t>(odd[k])) << k;
    }
}

TEST(ReadHdf5, ReadsOnlyWhatIsAskedFor) {
    const auto image = build_hdf5(sample_content());
    ASSERT_TRUE(image.ok());
    const auto some =
        parse_hdf5(image.value(), "memory", {{"policies/blanket_closure", "daily"}, {"wait", "share"}});
    ASSERT_TRUE(some.ok());
    EXPECT_THAT(paths_of(some.value()), ElementsAre("daily", "policies/blanket_closure"));
    const Group* daily = find_group(some.value(), "daily");
    ASSERT_NE(daily, nullptr);
    EXPECT_EQ(daily->variables.size(), 1U);
    EXPECT_NE(find_variable(*daily, "share"), nullptr);
    EXPECT_EQ(find_variable(*daily, "hash"), nullptr);
    EXPECT_NE(find_dimension(*daily, "area"), nullptr);
    const AttributeValue* residents = find_attribute(daily->attributes, "residents");
    ASSERT_NE(residents, nullptr);
    EXPECT_EQ(std::get<std::int64_t>(*residents), 3812);
}

TEST(ReadHdf5, SaysWhatIsNotThere) {
    const TestFolder folder;
    ASSERT_FALSE(save_hdf5(folder / "x.h5", sample_content()));
    const auto group = read_hdf5(folder / "x.h5", {{"weekly"}, {}});
    ASSERT_FALSE(group.ok());
    EXPECT_EQ(group.faults().front().code, FaultCode::kUnknownName);
    EXPECT_THAT(group.faults().front().arguments, ElementsAre("weekly", "group", ""));
    const auto variable = read_hdf5(folder / "x.h5", {{"daily"}, {"wait"}});
    ASSERT_FALSE(variable.ok());
    EXPECT_THAT(variable.faults().front().arguments, ElementsAre("wait", "variable", ""));
    const auto file = read_hdf5(folder / "y.h5");
    ASSERT_FALSE(file.ok());
    EXPECT_EQ(file.faults().front().code, FaultCode::kFileMissing);
    EXPECT_EQ(file.faults().front().where, folder / "y.h5");
    EXPECT_THAT(file.faults().front().arguments, ElementsAre(reason::kNoSuchFile));
    const auto no_file = read_hdf5(folder.path());
    ASSERT_FALSE(no_file.ok());
    EXPECT_THAT(no_file.faults().front().arguments, ElementsAre(reason::kNotARegularFile));
}

TEST(ReadHdf5, RefusesDamageAnywhere) {
    const TestFolder folder;
    ASSERT_FALSE(save_hdf5(folder / "x.h5", sample_content()));
    auto loaded = load_file(folder / "x.h5");
    ASSERT_TRUE(loaded.ok());
    std::vector<std::byte>& bytes = loaded.value();
    ASSERT_TRUE(open_seal(bytes, "x.h5").ok());
    // A step without a common factor with 8 visits every bit of a byte and every region of the file.
    for (std::size_t bit = 0; bit < bytes.size() * 8; bit += 1009) {
        bytes[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
        ASSERT_FALSE(open_seal(bytes, "x.h5").ok()) << bit;
        bytes[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    }
    bytes[bytes.size() / 2] ^= std::byte{0x10};
    ASSERT_FALSE(save_file(folder / "flipped.h5", bytes));
    bytes[bytes.size() / 2] ^= std::byte{0x10};
    const auto flipped = read_hdf5(folder / "flipped.h5");
    ASSERT_FALSE(flipped.ok());
    EXPECT_EQ(flipped.faults().front().code, FaultCode::kDamagedFile);
    EXPECT_THAT(flipped.faults().front().arguments,
                ElementsAre(folder / "flipped.h5", reason::kChecksumDiffers));
    ASSERT_FALSE(save_file(folder / "short.h5", std::span(bytes).first(bytes.size() - 1000)));
    const auto cut = read_hdf5(folder / "short.h5");
    ASSERT_FALSE(cut.ok());
    EXPECT_EQ(cut.faults().front().code, FaultCode::kForeignFile);
    EXPECT_THAT(cut.faults().front().arguments, ElementsAre(folder / "short.h5", reason::kNoSeal));
}

TEST(ReadHdf5, RefusesWhatIsSealedButNoHdf5) {
    const TestFolder folder;
    std::vector<std::byte> bytes = bytes_of("scenario,arm,world\n");
    append_seal(bytes);
    ASSERT_FALSE(save_file(folder / "x.h5", bytes));
    const auto content = read_hdf5(folder / "x.h5");
    ASSERT_FALSE(content.ok());
    EXPECT_EQ(content.faults().front().code, FaultCode::kForeignFile);
    EXPECT_THAT(content.faults().front().arguments[1], HasSubstr(reason::kNotOurLayout));
}

TEST(ReadHdf5, RefusesFilesOfOtherPrograms) {
    const TestFolder folder;
    const std::string script =
        "import h5py, sys\n"
        "with h5py.File(sys.argv[1], 'w', track_order=True) as f:\n"
        "    g = f.create_group('daily', track_order=True); g.attrs['title'] = 'x'\n"
        "    exec(sys.argv[2])\n";
    ASSERT_FALSE(save_file(folder / "make.py", script));
    for (const char* what :
         {"g['half'] = __import__('numpy').zeros(3, 'f2')", "f['loose'] = 1.0",
          "g['compound'] = __import__('numpy').zeros(3, [('a', 'i4'), ('b', 'f8')])", "g.attrs['title'] = 5",
          "g.attrs['float'] = __import__('numpy').float32(1)", "g.create_dataset('plain', data=[1, 2, 3])",
          "g['ring'] = f['/']", "g['empty'] = h5py.Empty('f8')"}) {
        const std::string file = folder / "foreign.h5";
        const std::string command =
            "/usr/bin/python3 -B '" + (folder / "make.py") + "' '" + file + "' \"" + what + "\"";
        ASSERT_EQ(std::system(command.c_str()), 0) << what;
        auto bytes = load_file(file);
        ASSERT_TRUE(bytes.ok());
        EXPECT_FALSE(read_hdf5(file).ok()) << what;
        append_seal(bytes.value());
        ASSERT_FALSE(save_file(file, bytes.value()));
        const auto content = read_hdf5(file);
        ASSERT_FALSE(content.ok()) << what;
        EXPECT_EQ(content.faults().front().code, FaultCode::kForeignFile) << what;
    }
}

}  // namespace
}  // namespace wangge::record
