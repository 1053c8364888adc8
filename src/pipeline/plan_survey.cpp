// SPDX-License-Identifier: MIT
/// \file
/// Looks at files one by one, as `huuco inspect` does.

#include "pipeline/plan_survey.hpp"

#include "base/connection.hpp"
#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/table_file.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/table_reader.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

namespace huuco {

namespace {

namespace fs = std::filesystem;

std::string ending_of(const fs::path& path) {
    return fold_key(path.extension().string());
}

/// Files of a folder that may be inputs, by name. Sidecars and what a program is still writing to
/// are passed over.
std::vector<std::string> files_of(const fs::path& folder) {
    constexpr std::array<std::string_view, 8> kLayers = {
        ".shp", ".gpkg", ".geojson", ".json", ".fgb", ".gdb", ".zip", ".kml"};
    std::vector<std::string> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool is_hidden = name.starts_with('.') || name.starts_with("~$");
        const bool is_layer = std::ranges::find(kLayers, ending_of(entry.path())) != kLayers.end();
        if (!is_hidden && (is_layer || io::is_table_name(name))) {
            files.push_back(entry.path().lexically_normal().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Why the system does not let a file be read, or one beside it of the same name: what it holds is
/// not known then. Of other files that cannot be read it is, being none of the formats.
std::optional<Message> withheld(const fs::path& path) {
    std::error_code ignored;
    for (const fs::directory_entry& beside : fs::directory_iterator(path.parent_path(), ignored)) {
        if (beside.path().stem() != path.stem() || !beside.is_regular_file(ignored)) {
            continue;
        }
        errno = 0;
        std::ifstream file(beside.path(), std::ios::binary);
        file.peek();
        if (!file.is_open() || file.bad()) {
            return message(
                "{}: không đọc được: {}",
                "{}: cannot be read: {}",
                beside.path().lexically_normal().string(),
                system_message(errno));
        }
    }
    return std::nullopt;
}

bool is_plain_folder(const std::string& path) {
    std::error_code ignored;
    return !is_connection(path) && fs::is_directory(path, ignored) && ending_of(path) != ".gdb";
}

} // namespace

void Survey::look_at(const std::string& input) {
    if (!is_plain_folder(input)) {
        look_at_file(input, true);
        return;
    }
    for (const std::string& file : files_of(input)) {
        look_at_file(file, false);
        mark_withheld(file);
    }
}

/// A file of a folder that was not told what it is, for want of the right to read it.
void Survey::mark_withheld(const std::string& path) {
    const bool is_told = m_candidates.empty() || m_candidates.back().location != path ||
                         !m_candidates.back().found.part.empty();
    if (is_told) {
        return;
    }
    if (const std::optional<Message> why = withheld(path)) {
        FoundInput& found = m_candidates.back().found;
        found.is_withheld = true;
        found.note = why->in(m_language);
    }
}

std::vector<const Candidate*> Survey::with_part(std::string_view part) const {
    std::vector<const Candidate*> chosen;
    for (const Candidate& candidate : m_candidates) {
        if (candidate.found.part == part) {
            chosen.push_back(&candidate);
        }
    }
    return chosen;
}

Message Survey::refusals() const {
    constexpr std::size_t kMostTold = 3;
    Message told;
    std::size_t count = 0;
    for (const Candidate& candidate : m_candidates) {
        if (candidate.refusal != Message{} && count++ < kMostTold) {
            const char* const between = count == 1 ? " " : "; ";
            told = message("{}{}{}", "{}{}{}", told, between, candidate.refusal);
        }
    }
    return count == 0 ? Message{} : message(" Không đọc được:{}.", " Not read:{}.", told);
}

std::vector<std::string> Survey::questions() const {
    std::vector<std::string> questions;
    for (const Candidate& candidate : m_candidates) {
        if (candidate.found.is_withheld) {
            questions.push_back(message_in(
                m_language,
                "{}. Nếu tệp này là dữ liệu đầu vào, hãy cho phép đọc rồi chạy lại huuco init.",
                "{}. If it is an input, let it be read, and run huuco init again.",
                candidate.found.note));
        }
    }
    return questions;
}

std::vector<FoundInput> Survey::found() const {
    std::vector<FoundInput> found;
    for (const Candidate& candidate : m_candidates) {
        found.push_back(candidate.found);
    }
    return found;
}

/// \param is_named  the user named it, so a file that cannot be read is an error; in a folder
///                  it may be anything
void Survey::look_at_file(const std::string& path, bool is_named) {
    if (is_indicator_table(path)) {
        m_candidates.push_back({path, {path, "", "indicator_table", ""}, {}});
        return;
    }
    try {
        add(path, inspect(std::array{path}).front());
    } catch (const Error& error) {
        if (is_named) {
            throw;
        }
        m_candidates.push_back(
            {path, {path, "", "", error.message().in(m_language)}, {}, error.message()});
    }
}

void Survey::add(const std::string& location, const FileReport& report) {
    const auto usable = static_cast<std::size_t>(
        std::count_if(report.layers.begin(), report.layers.end(), [](const LayerReport& layer) {
            return layer.is_usable;
        }));
    for (const LayerReport& layer : report.layers) {
        const bool needs_layer = usable > 1 && !layer.geometry_type.empty();
        m_candidates.push_back(
            {location, {report.path, needs_layer ? layer.name : "", layer.part, ""}, layer});
    }
}

/// Takes a table for the indicators whose columns it has.
bool Survey::is_indicator_table(const std::string& path) {
    if (!io::is_table_name(path)) {
        return false;
    }
    bool is_one = false;
    for (std::size_t i = 0; i < m_policy->indicators.size(); ++i) {
        const Indicator& indicator = m_policy->indicators[i];
        if (!indicator.is_of_parcels && m_tables[i].empty() && has_columns(path, indicator)) {
            m_tables[i] = path;
            is_one = true;
        }
    }
    return is_one;
}

bool Survey::has_columns(const std::string& path, const Indicator& indicator) const {
    const std::vector<PlanName> columns = columns_of(indicator);
    std::vector<std::string> names;
    for (const PlanName& column : columns) {
        names.push_back(column.text);
    }
    try {
        Problems problems;
        const DataTable table = read_table(path, names, m_language, problems);
        return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
            return table.column(name).has_value();
        });
    } catch (const Error&) {
        return false; // what is wrong with it is told where it is inspected
    }
}

} // namespace huuco
