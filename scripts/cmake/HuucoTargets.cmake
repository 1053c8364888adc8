# SPDX-License-Identifier: MIT
# What every target of the project shares: language level, warnings, sanitizers.

# Warnings the code is held to; linked PRIVATE, so users of the library do not inherit them.
# GCC 12 sees overlapping copies in every optimised `"text" + string` (GCC bug 105651): not asked there.
# In a unity build it takes every source for a header, so what it says of anonymous namespaces there is off.
add_library(huuco_warnings INTERFACE)
target_compile_options(
    huuco_warnings
    INTERFACE -Wall
              -Wextra
              -Wpedantic
              -Wshadow
              -Wconversion
              -Wdouble-promotion
              -Wold-style-cast
              $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
              $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wno-subobject-linkage>
              $<$<BOOL:${HUUCO_WERROR}>:-Werror>)

# -ffp-contract=off: areas agree to the last bit between machines with and without FMA.
add_library(huuco_build INTERFACE)
target_compile_features(huuco_build INTERFACE cxx_std_20)
target_compile_options(huuco_build INTERFACE -ffp-contract=off)
if(HUUCO_SANITIZE)
    target_compile_options(huuco_build INTERFACE -fsanitize=${HUUCO_SANITIZE} -fno-omit-frame-pointer
                                                 -fno-sanitize-recover=all)
    target_link_options(huuco_build INTERFACE -fsanitize=${HUUCO_SANITIZE})
endif()
if(HUUCO_COVERAGE)
    target_compile_options(huuco_build INTERFACE --coverage)
    target_link_options(huuco_build INTERFACE --coverage)
endif()

# Every unit test program and nothing else.
add_custom_target(unit_tests)

# huuco_add_unit_test(<folder> <sources...>): one test program per folder of the library.
#
# Tests of folders that meet oneTBB are labelled `unit_threads`: both `ctest -L unit` and
# `ctest -L threads` (the thread sanitizer's) run them. A list of two labels would not reach them,
# gtest_discover_tests takes it apart.
function(huuco_add_unit_test folder)
    set(label unit)
    if(folder MATCHES "^(base|overlay|tile|pipeline)$")
        set(label unit_threads)
    endif()
    set(target test_${folder})
    add_executable(${target} ${ARGN})
    target_link_libraries(${target} PRIVATE huuco huuco_private huuco_test_support huuco_build
                                            huuco_warnings GTest::gmock_main)
    add_dependencies(unit_tests ${target})
    gtest_discover_tests(
        ${target}
        TEST_PREFIX ${folder}.
        DISCOVERY_TIMEOUT 60
        PROPERTIES LABELS ${label})
endfunction()
