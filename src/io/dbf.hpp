// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a DBF tells about its text beside the values: language byte, records beyond ASCII.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huuco::io {

/// The language driver, byte 29 of the header; empty where the file is shorter than a header.
[[nodiscard]] std::optional<unsigned> language_byte(const std::string& dbf_path);

/// Numbers of the first records that hold a byte beyond ASCII, ascending, from 0.
///
/// Reads the file once through, without looking at fields: as fast as the disk.
/// \param most  stops after that many
[[nodiscard]] std::vector<std::uint64_t>
records_beyond_ascii(const std::string& dbf_path, std::size_t most);

} // namespace huuco::io
