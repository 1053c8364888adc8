// SPDX-License-Identifier: MIT
/// \file
/// The output folder of a run: there complete, or not at all.

#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/foreign_names.hpp"
#include "io/partial_output.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/atomic_directory.hpp>

#include <nlohmann/json.hpp>

#include <cerrno>
#include <fstream>
#include <set>
#include <string>
#include <system_error>
#include <vector>

namespace huuco {

namespace fs = std::filesystem;

namespace {

/// Names of the files that the earlier result in a folder consists of, from its `summary.json`;
/// empty where that is not huuco's.
std::set<std::string> files_of_result(const fs::path& folder) {
    std::ifstream file(folder / kSummaryFile);
    // Problems may be a hundred megabytes: only what is asked for is kept.
    const auto keep =
        [](int depth, nlohmann::json::parse_event_t event, const nlohmann::json& parsed) {
            return depth != 1 || event != nlohmann::json::parse_event_t::key || parsed == "tool" ||
                   parsed == "products";
        };
    const auto summary = nlohmann::json::parse(file, keep, false);
    const auto tool = nlohmann::json::json_pointer("/tool/name");
    if (!summary.is_object() || !summary.contains(tool) || summary.at(tool) != "huuco") {
        return {};
    }
    std::set<std::string> files = {kSummaryFile};
    for (const auto& product : summary.value("products", nlohmann::json::array())) {
        if (product.is_object() && product.contains("file") && product["file"].is_string()) {
            const auto name = product["file"].get<std::string>();
            files.insert(name);
            for (const char* const beside : {"-wal", "-shm", "-journal"}) {
                files.insert(name + beside); // of a GeoPackage that QGIS has or had open
            }
        }
    }
    return files;
}

/// Names of what lies in a folder and is no part of the earlier result there.
/// \throws std::filesystem::filesystem_error where the folder cannot be looked into
std::vector<std::string> foreign_names(const fs::path& folder, const std::set<std::string>& files) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!files.contains(name) || !entry.is_regular_file()) {
            names.push_back(name);
        }
    }
    return names;
}

/// Replacing a folder deletes what was in it, so that must be a result of huuco and nothing else.
void require_only_a_result(const fs::path& folder) {
    const std::set<std::string> files = files_of_result(folder);
    if (files.empty()) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: không ghi đè, vì đây không phải kết quả trước (không có summary.json của "
                "huuco); hãy nêu thư mục khác",
                "{}: is not overwritten, because it is no earlier result (it has no summary.json "
                "of huuco's); name another folder",
                folder.string()));
    }
    io::require_no_foreign(folder, foreign_names(folder, files));
}

void require_replaceable(const fs::path& folder, bool overwrite) {
    std::error_code error;
    if (!fs::exists(folder, error)) {
        return;
    }
    if (!fs::is_directory(folder, error)) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: là tệp; hãy nêu thư mục khác cho kết quả",
                "{}: is a file; name another folder for the output",
                folder.string()));
    }
    if (fs::is_empty(folder, error) && !error) {
        return;
    }
    if (!overwrite) {
        throw Error(
            ErrorCode::argument,
            message(
                "{}: đã có sẵn; hãy thêm --overwrite để thay, hoặc nêu thư mục khác",
                "{}: exists already; pass --overwrite to replace it, or name another folder",
                folder.string()));
    }
    require_only_a_result(folder);
}

} // namespace

struct OutputDirectory::Impl {
    Impl(const fs::path& folder, bool overwrite) : partial(folder), may_replace(overwrite) {}

    io::PartialOutput partial;
    bool may_replace;
};

OutputDirectory::OutputDirectory(const fs::path& folder, bool overwrite)
    : m_impl(std::make_unique<Impl>(folder, overwrite)) {
    const io::PartialOutput& partial = m_impl->partial;
    require_replaceable(partial.wanted(), overwrite);
    std::error_code error;
    if (!fs::create_directory(partial.path(), error)) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không ghi được trong {}: {}",
                "{}: cannot be written in {}: {}",
                partial.wanted().string(),
                partial.wanted().parent_path().string(),
                system_message(error ? error.value() : EEXIST)));
    }
}

OutputDirectory::~OutputDirectory() = default;

fs::path OutputDirectory::path(std::string_view name) const {
    return m_impl->partial.path() / name;
}

void OutputDirectory::commit() {
    require_replaceable(m_impl->partial.wanted(), m_impl->may_replace);
    m_impl->partial.commit();
}

} // namespace huuco
