// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How a result came about: files with fingerprints, libraries, and the command line that makes it
/// again.

#include <huuco/base/library_version.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// The files that a dataset consists of, with their fingerprints.
///
/// \param sidecars  names of further files beside it
/// \param stop      as for sha256_of_file
/// \returns a file itself first; all files of a folder, by name; nothing for a database or what
///          GDAL alone can open
[[nodiscard]] std::vector<FileHash> hashes_of_input(
    const std::filesystem::path& path,
    const std::vector<std::string>& sidecars,
    const std::stop_token& stop = {});

/// The shipped code tables and those that a plan puts beside them, with their fingerprints.
/// \param data  the folder that holds `tables/`
[[nodiscard]] std::vector<TableRecord>
table_records(const std::filesystem::path& data, const TableReplacements& replacements);

/// The libraries that figures and files depend on, as they are loaded.
[[nodiscard]] std::vector<LibraryVersion> library_versions();

/// The words after `huuco` that make the result again, without the output folder.
[[nodiscard]] std::vector<std::string> arguments_of(const Analysis& analysis);

/// A word as a POSIX shell reads it back: in quotes where it needs them.
[[nodiscard]] std::string shell_quoted(std::string_view word);

/// The whole command line for a shell; paths as they were given, so it is run where the run was.
[[nodiscard]] std::string command_line(const Analysis& analysis);

} // namespace huuco
