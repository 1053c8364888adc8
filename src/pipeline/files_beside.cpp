// SPDX-License-Identifier: MIT
/// \file
/// Looks through the folder of a result.

#include "pipeline/files_beside.hpp"

#include <huuco/io/atomic_directory.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

namespace huuco {

namespace {

namespace fs = std::filesystem;

/// Those that this version writes, and those that the names of a result are kept for.
constexpr std::array<std::string_view, 9> kNamesOfResults = {
    "villages.geojson",
    "parcels.geojson",
    "result.gpkg",
    "tiles.mbtiles",
    "tiles.pmtiles",
    "map.qgz",
    "report.xlsx",
    "index.html",
    "map.pdf"};

/// True for changes of a database that are not yet in it.
bool is_change_of_named(const fs::directory_entry& entry, const std::set<std::string>& named) {
    const std::string name = entry.path().filename().string();
    return std::ranges::any_of(
        std::array<std::string_view, 2>{"-wal", "-journal"}, [&](std::string_view ending) {
            std::error_code none; // of a folder
            return name.ends_with(ending) &&
                   named.contains(name.substr(0, name.size() - ending.size())) &&
                   fs::file_size(entry.path(), none) > 0;
        });
}

VerifyItem
item_of(const fs::directory_entry& entry, const std::set<std::string>& named, Language language) {
    VerifyItem item{
        VerifySubject::product,
        entry.path().filename().string(),
        VerifyState::differs,
        in_language(
            language,
            "mang tên tệp của huuco, nhưng lần chạy này không ghi tệp ấy",
            "has the name of a file of huuco's, but this run did not write it")};
    if (is_change_of_named(entry, named)) {
        item.note = in_language(
            language,
            "là thay đổi mà chương trình mở tệp sẽ ghi vào đó; hãy đóng chương trình đang mở, hoặc "
            "xóa đi",
            "holds changes that a program which opens the file takes into it; close the program "
            "that has it open, or delete this");
    } else if (std::ranges::find(kNamesOfResults, item.name) == kNamesOfResults.end()) {
        item.state = VerifyState::unchecked;
        item.note = in_language(language, "không thuộc kết quả", "is no part of the result");
    }
    return item;
}

} // namespace

std::vector<VerifyItem>
files_beside(const fs::path& result, const std::set<std::string>& named, Language language) {
    std::vector<VerifyItem> items;
    for (const fs::directory_entry& entry : fs::directory_iterator(result)) {
        const std::string name = entry.path().filename().string();
        if (name != kSummaryFile && !named.contains(name)) {
            items.push_back(item_of(entry, named, language));
        }
    }
    std::ranges::sort(items, {}, &VerifyItem::name);
    return items;
}

} // namespace huuco
