#include "wangge/record/reasons.hpp"

#include <array>
#include <cerrno>

namespace wangge::record {

namespace {

struct Wording {
    const char* key;
    const char* english;
    const char* chinese;
};

constexpr std::array<Wording, 21> kWordings{{
    {reason::kNoSuchFile, "no such file", "文件不存在"},
    {reason::kNoSuchFolder, "its folder does not exist", "所在文件夹不存在"},
    {reason::kNotAFolder, "a part of the path is not a folder", "路径中有一段不是文件夹"},
    {reason::kNotARegularFile, "a folder or device stands there, not a file", "该处是文件夹或设备，不是文件"},
    {reason::kDenied, "permission denied", "没有权限"},
    {reason::kReadOnly, "the file system is read-only", "文件系统为只读"},
    {reason::kNameTooLong, "the name is too long", "文件名过长"},
    {reason::kNoName, "the path names no file", "路径中没有文件名"},
    {reason::kSizeLimit, "larger than files may be here", "超过允许的文件大小"},
    {reason::kDeviceError, "the disk reported an error", "磁盘报告错误"},
    {reason::kTooManyOpen, "too many open files", "打开的文件过多"},
    {reason::kOutOfMemory, "not enough memory", "内存不足"},
    {reason::kOtherResults, "it holds the results of another scenario", "其中已有另一情景的结果"},
    {reason::kForeignScenario, "it holds a scenario.yaml of its own, which would be written over",
     "其中已有并非结果的 scenario.yaml，会被覆盖"},
    {reason::kInUse, "another comparison is writing there", "另一项比较正在写入"},
    {reason::kNoSeal, "no seal at its end: cut short, or not written by Wangge",
     "末尾没有校验封印：文件被截断，或不是 Wangge 写出的"},
    {reason::kBytesAfterSeal, "bytes follow its seal", "校验封印之后还有多余内容"},
    {reason::kChecksumDiffers, "its checksum differs: the content has changed", "校验和不符：内容已被改动"},
    {reason::kNotOurLayout, "whole, but not laid out as Wangge writes it",
     "文件完整，但结构不是 Wangge 的格式"},
    {reason::kNoCheckpoint, "whole, but no checkpoint of a run", "文件完整，但不是运行检查点"},
    {reason::kNoCheckpointThere,
     "something else than a whole checkpoint stands there and would be written over",
     "该处已有文件，不是完整的检查点，会被覆盖"},
}};

std::string words(std::string_view key, const char* Wording::*language) {
    const std::string_view head = key.substr(0, key.find(": "));
    for (const Wording& wording : kWordings) {
        if (head == wording.key) return wording.*language + std::string(key.substr(head.size()));
    }
    return std::string(key);
}

}  // namespace

std::string reason_for(int error_number) {
    switch (error_number) {
        case ENOENT:
            return reason::kNoSuchFolder;
        case ENOTDIR:
            return reason::kNotAFolder;
        case EISDIR:
            return reason::kNotARegularFile;
        case EACCES:
        case EPERM:
            return reason::kDenied;
        case EROFS:
            return reason::kReadOnly;
        case ENAMETOOLONG:
            return reason::kNameTooLong;
        case EFBIG:
            return reason::kSizeLimit;
        case EIO:
            return reason::kDeviceError;
        case EMFILE:
        case ENFILE:
            return reason::kTooManyOpen;
        case ENOMEM:
            return reason::kOutOfMemory;
        default:
            return "errno " + std::to_string(error_number);
    }
}

std::string reason_in_english(std::string_view key) {
    return words(key, &Wording::english);
}

std::string reason_in_chinese(std::string_view key) {
    return words(key, &Wording::chinese);
}

}  // namespace wangge::record
