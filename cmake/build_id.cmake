# Writes OUT, a C++ file with the build id: the first 16 digits of a checksum over everything that a result depends on.
# Usage: cmake -DENGINE=<engine/wangge> -DOUT=<file> -P build_id.cmake
set(all "")
foreach(pattern IN ITEMS core/* world/* policy/* policies/* kernel/* run/* scenario/* study/*content*)
    file(GLOB_RECURSE files RELATIVE "${ENGINE}" "${ENGINE}/${pattern}.hpp" "${ENGINE}/${pattern}.cpp")
    list(SORT files)
    foreach(path IN LISTS files)
        file(SHA256 "${ENGINE}/${path}" checksum)
        string(APPEND all "${path} ${checksum}\n")
    endforeach()
endforeach()
string(SHA256 all "${all}")
string(SUBSTRING "${all}" 0 16 id)
file(CONFIGURE OUTPUT "${OUT}" @ONLY CONTENT
     "#include \"wangge/study/version.hpp\"\n\nstd::string_view wangge::study::build_id() { return \"@id@\"; }\n")
