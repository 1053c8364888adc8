// SPDX-License-Identifier: MIT
/// \file
/// Compares places on disk, each with its links followed and as it was named.

#include "pipeline/replaced_inputs.hpp"

#include "base/message_format.hpp"
#include "io/password.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/postgis_writer.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace huuco {

namespace {

namespace fs = std::filesystem;

/// The file on disk that GDAL reads through a file system of its own: `a.zip` of
/// `/vsizip/a.zip/b.shp` and of `/vsizip/{a.zip}/b.shp`; other paths as they are.
fs::path file_on_disk(const fs::path& path) {
    std::error_code none;
    std::string text = path.string();
    if (!text.starts_with("/vsi") || fs::exists(path, none)) {
        return path;
    }
    while (text.starts_with("/vsi") && text.find('/', 1) != std::string::npos) {
        text.erase(0, text.find('/', 1) + 1);
        text.erase(0, text.find_first_not_of('{'));
    }
    text.resize(std::min(text.find('}'), text.size()));
    fs::path file = text;
    while (!fs::exists(file, none) && file.has_relative_path()) {
        file = file.parent_path();
    }
    return file;
}

/// \param place  has no links in it; likewise path, or but its last part
bool begins_with(const fs::path& path, const fs::path& place) {
    return std::mismatch(place.begin(), place.end(), path.begin(), path.end()).first == place.end();
}

/// A link that lies in the place goes with it, and so does what a link elsewhere leads to.
bool lies_in(const fs::path& path, const fs::path& place) {
    std::error_code none;
    const fs::path as_named = fs::absolute(path, none).lexically_normal();
    const fs::path folder = fs::canonical(as_named.parent_path(), none);
    return begins_with(folder / as_named.filename(), place) ||
           begins_with(fs::canonical(path, none), place);
}

void require_tables_kept(std::span<const InputRecord> records, const std::string& output) {
    for (const InputRecord& record : records) {
        if (would_be_replaced(output, record.path, record.layer)) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{}: bảng đầu vào {} nằm trong schema của kết quả và sẽ bị mất khi kết quả "
                    "được thay; hãy nêu schema khác bằng active_schema=TÊN trong chuỗi kết nối",
                    "{}: the input table {} lies in the schema of the result and would be lost "
                    "when that is replaced; name another schema with active_schema=NAME in the "
                    "connection",
                    io::shown_path(output),
                    record.layer));
        }
    }
}

} // namespace

void require_not_replaced(std::span<const fs::path> inputs, const fs::path& output) {
    std::error_code error;
    const fs::path place = fs::canonical(output, error);
    if (error) {
        return; // nothing stands there
    }
    for (const fs::path& input : inputs) {
        const fs::path file = file_on_disk(input);
        std::error_code none;
        if (!fs::exists(fs::symlink_status(file, none))) {
            continue; // such as an address of a database
        }
        if (fs::equivalent(file, place, none)) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{}: đã có sẵn và là dữ liệu đầu vào; hãy chọn nơi xuất khác",
                    "{}: exists already and is an input; name another output",
                    output.string()));
        }
        if (lies_in(file, place)) {
            throw Error(
                ErrorCode::argument,
                message(
                    "{}: không ghi đè, vì dữ liệu đầu vào {} nằm trong đó và sẽ bị mất theo; hãy "
                    "nêu thư mục khác",
                    "{}: is not overwritten, because the input {} lies in it and would be lost "
                    "with it; name another folder",
                    output.string(),
                    input.string()));
        }
    }
}

void require_inputs_kept(const Inputs& inputs, const fs::path& output) {
    require_tables_kept(inputs.records, output.string());
    std::vector<fs::path> paths;
    for (const InputRecord& record : inputs.records) {
        const fs::path path = record.path;
        paths.push_back(path);
        for (const std::string& name : record.sidecars) {
            paths.push_back(path.parent_path() / name);
        }
    }
    for (const auto& [name, path] : inputs.plan.tables) {
        paths.emplace_back(path);
    }
    for (const auto& [path, table] : inputs.indicator_tables) {
        paths.emplace_back(path);
    }
    require_not_replaced(paths, output);
}

} // namespace huuco
