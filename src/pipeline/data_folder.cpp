// SPDX-License-Identifier: MIT
/// \file
/// Looks for the code tables where an installation or a build has put them.

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>
#include <huuco/pipeline/data_folder.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <mutex>
#include <system_error>
#include <vector>

namespace huuco {

namespace {

std::mutex named_folder_access; // of named_folder
std::filesystem::path named_folder;

std::vector<std::filesystem::path> places() {
    {
        const std::lock_guard lock(named_folder_access);
        if (!named_folder.empty()) {
            return {named_folder};
        }
    }
    if (const char* chosen = std::getenv("HUUCO_DATA"); chosen != nullptr && *chosen != '\0') {
        return {chosen};
    }
    std::vector<std::filesystem::path> places;
    std::error_code unknown;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    if (!unknown) {
        places.push_back(program.parent_path().parent_path() / "share" / "huuco");
    }
    places.emplace_back(HUUCO_INSTALLED_DATA);
    return places;
}

} // namespace

void use_data_folder(const std::filesystem::path& folder) {
    const std::lock_guard lock(named_folder_access);
    named_folder = folder;
}

std::filesystem::path data_folder() {
    std::string tried;
    for (const std::filesystem::path& place : places()) {
        if (std::filesystem::exists(place / "tables" / "land_codes.csv")) {
            return place;
        }
        tried += fmt::format("{}{}", tried.empty() ? "" : ", ", place.string());
    }
    throw Error(
        ErrorCode::io,
        message(
            "Không tìm thấy các bảng mã (tables/land_codes.csv và các bảng khác) ở {}; hãy đặt "
            "HUUCO_DATA là thư mục chứa chúng.",
            "The code tables (tables/land_codes.csv and others) were not found in {}; set "
            "HUUCO_DATA to "
            "the folder that holds them.",
            tried));
}

} // namespace huuco
