# SPDX-License-Identifier: MIT
# Installation and the exported package: find_package(huuco) gives huuco::huuco.

include(CMakePackageConfigHelpers)

install(
    TARGETS huuco huuco_build
    EXPORT huucoTargets
    FILE_SET HEADERS)
install(TARGETS huuco_cli)
install(
    EXPORT huucoTargets
    NAMESPACE huuco::
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/huuco)
set(HUUCO_DATA_FOLDER ${CMAKE_INSTALL_DATADIR}/huuco)
configure_package_config_file(
    scripts/cmake/huucoConfig.cmake.in ${PROJECT_BINARY_DIR}/huucoConfig.cmake
    INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/huuco
    PATH_VARS HUUCO_DATA_FOLDER)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/huucoConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/huucoConfig.cmake ${PROJECT_BINARY_DIR}/huucoConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/huuco)

# Code tables and plans are read at run time from ../share/huuco beside the binary.
install(DIRECTORY data/tables data/plans DESTINATION ${HUUCO_DATA_FOLDER})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(
    DIRECTORY docs/man/
    DESTINATION ${CMAKE_INSTALL_MANDIR}/man1
    FILES_MATCHING
    PATTERN "*.1"
    PATTERN "vi" EXCLUDE)
install(
    DIRECTORY docs/man/vi/
    DESTINATION ${CMAKE_INSTALL_MANDIR}/vi/man1
    FILES_MATCHING
    PATTERN "*.1")
