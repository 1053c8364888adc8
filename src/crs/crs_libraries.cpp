// SPDX-License-Identifier: MIT
/// \file
/// The version of PROJ and of its database.

#include "crs/proj_handles.hpp"

#include <huuco/crs/crs_libraries.hpp>

namespace huuco {

std::vector<LibraryVersion> crs_libraries() {
    const proj::Context context = proj::make_context();
    const char* const epsg = proj_context_get_database_metadata(context.get(), "EPSG.VERSION");
    return {{"PROJ", proj_info().version}, {"EPSG", epsg == nullptr ? "" : epsg}};
}

} // namespace huuco
