// SPDX-License-Identifier: MIT
/// \file
/// The version of ICU.

#include <huuco/base/library_version.hpp>

#include <unicode/uversion.h>

#include <array>

namespace huuco {

std::vector<LibraryVersion> base_libraries() {
    UVersionInfo version;
    u_getVersion(&version[0]);
    std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
    u_versionToString(&version[0], text.data());
    return {{"ICU", text.data()}};
}

} // namespace huuco
