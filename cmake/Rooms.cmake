# One room of the house = one folder = one static library. See engine/README.md for the map.

add_library(wangge_flags INTERFACE)
target_compile_options(wangge_flags INTERFACE -ffp-contract=off -Wall -Wextra -Wpedantic -Wconversion
                                              -Wshadow -Wno-sign-conversion)
target_include_directories(wangge_flags INTERFACE "${CMAKE_SOURCE_DIR}/engine")

# wangge_room(NAME [ROOMS lower rooms...] [LIBRARIES third-party targets...])
function(wangge_room name)
    cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/engine/wangge/${name}/*.cpp"
         "${CMAKE_SOURCE_DIR}/engine/wangge/${name}/*.hpp")
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    if(NOT sources)
        return()
    endif()
    add_library(wangge_${name} STATIC ${sources})
    set_target_properties(wangge_${name} PROPERTIES LINKER_LANGUAGE CXX)
    add_library(wangge::${name} ALIAS wangge_${name})
    target_link_libraries(wangge_${name} PUBLIC wangge_flags)
    foreach(room IN LISTS ROOM_ROOMS)
        target_link_libraries(wangge_${name} PUBLIC wangge_${room})
    endforeach()
    target_link_libraries(wangge_${name} PRIVATE ${ROOM_LIBRARIES})
endfunction()

# wangge_room_tests(ROOM [LABELS ...] [LIBRARIES extra targets...]): one test program per room.
function(wangge_room_tests room)
    cmake_parse_arguments(TESTS "" "" "LABELS;LIBRARIES" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${room}/*.cpp"
         "${CMAKE_SOURCE_DIR}/tests/${room}/*.hpp")
    if(NOT sources)
        return()
    endif()
    add_executable(test_${room} ${sources})
    target_include_directories(test_${room} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(test_${room} PRIVATE ${TESTS_LIBRARIES} GTest::gmock GTest::gtest_main)
    target_compile_definitions(test_${room} PRIVATE WANGGE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    gtest_discover_tests(test_${room} DISCOVERY_TIMEOUT 120 PROPERTIES TIMEOUT 900 LABELS "${TESTS_LABELS}")
endfunction()
