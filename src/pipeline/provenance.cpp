// SPDX-License-Identifier: MIT
/// \file
/// Fingerprints, versions and the command line of a run.

#include "pipeline/provenance.hpp"

#include "base/utf8_name.hpp"
#include "pipeline/file_stamps.hpp"

#include <huuco/crs/crs_libraries.hpp>
#include <huuco/geometry/geometry_libraries.hpp>
#include <huuco/io/file_hash.hpp>
#include <huuco/io/io_libraries.hpp>
#include <huuco/tile/tile_libraries.hpp>

#include <algorithm>
#include <system_error>

namespace huuco {

std::vector<FileHash> hashes_of_input(
    const std::filesystem::path& path,
    const std::vector<std::string>& sidecars,
    const std::stop_token& stop) {
    std::vector<FileHash> hashes;
    for (const std::filesystem::path& file : files_of_input(path, sidecars)) {
        require_utf8_name(file.filename().string(), ErrorCode::format);
        hashes.push_back({file.filename().string(), sha256_of_file(file, stop)});
    }
    return hashes;
}

std::vector<TableRecord>
table_records(const std::filesystem::path& data, const TableReplacements& replacements) {
    std::vector<TableRecord> records;
    for (const std::string& name : table_names()) {
        const std::string shipped = "tables/" + name + ".csv";
        records.push_back({name, shipped, sha256_of_file(data / shipped), true});
        if (const auto own = replacements.find(name); own != replacements.end()) {
            records.push_back({name, own->second.string(), sha256_of_file(own->second), false});
        }
    }
    return records;
}

std::vector<LibraryVersion> library_versions() {
    std::vector<LibraryVersion> all;
    for (const auto& libraries :
         {io_libraries(),
          crs_libraries(),
          geometry_libraries(),
          base_libraries(),
          tile_libraries()}) {
        all.insert(all.end(), libraries.begin(), libraries.end());
    }
    return all;
}

std::vector<std::string> arguments_of(const Analysis& analysis) {
    std::vector<std::string> words = {"analyze"};
    for (const GivenOption& option : analysis.options) {
        if (option.values.empty()) {
            words.push_back(option.name);
        }
        for (const std::string& value : option.values) {
            if (!option.name.empty()) {
                words.push_back(option.name);
            }
            words.push_back(value);
        }
    }
    return words;
}

std::string shell_quoted(std::string_view word) {
    const bool is_plain = !word.empty() && std::ranges::all_of(word, [](char c) {
        const bool is_word =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return is_word || std::string_view("_@%+=:,./-").find(c) != std::string_view::npos;
    });
    if (is_plain) {
        return std::string(word);
    }
    std::string quoted = "'";
    for (const char c : word) {
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return quoted + "'";
}

std::string command_line(const Analysis& analysis) {
    std::string line = "huuco";
    for (const std::string& word : arguments_of(analysis)) {
        line += " " + shell_quoted(word);
    }
    return line + " -o OUTDIR";
}

} // namespace huuco
