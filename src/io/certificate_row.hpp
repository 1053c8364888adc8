// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// One row of evidence: from cells of text to a certificate.

#include <huuco/io/field_recognition.hpp>
#include <huuco/model/certificate.hpp>
#include <huuco/model/problem.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace huuco::io {

/// Trimmed text by role; empty where the table has no such column.
using CertificateCells = std::array<std::string, kCertificateRoleCount>;

/// Where a row stands.
struct RowPlace {
    std::string source;
    std::uint64_t row = 0;
};

/// Reads a row.
///
/// \returns empty, with a Problem `bad_date` that sets it aside, when a day cannot be read
[[nodiscard]] std::optional<Certificate>
certificate_from(const CertificateCells& cells, const RowPlace& place, Problems& problems);

/// An area as people write it: `1250.5`, `1250,5`, `1.250,5`, `1,250.5`, `1.250.000`.
///
/// \returns empty for anything else and for negative numbers
/// A number that may be read in two ways, such as `1.250`, is none.
[[nodiscard]] std::optional<double> parse_area(const std::string& text);

} // namespace huuco::io
