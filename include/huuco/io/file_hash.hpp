// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The fingerprint of a file, by which an auditor recognises an input.

#include <filesystem>
#include <stop_token>
#include <string>

namespace huuco {

/// SHA-256 of a file's bytes as 64 lower-case hexadecimal digits, read in pieces.
///
/// \param stop  asked between pieces
/// \throws Error `io` when the file cannot be read, `cancelled` when it was asked to stop
/// Method: FIPS 180-4.
[[nodiscard]] std::string
sha256_of_file(const std::filesystem::path& path, const std::stop_token& stop = {});

} // namespace huuco
