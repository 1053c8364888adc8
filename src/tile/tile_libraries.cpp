// SPDX-License-Identifier: MIT
/// \file
/// The versions of SQLite and libdeflate.

#include <huuco/tile/tile_libraries.hpp>

#include <libdeflate.h>
#include <sqlite3.h>

namespace huuco {

std::vector<LibraryVersion> tile_libraries() {
    return {{"SQLite", sqlite3_libversion()}, {"libdeflate", LIBDEFLATE_VERSION_STRING}};
}

} // namespace huuco
