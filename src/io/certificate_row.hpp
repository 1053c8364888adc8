// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// One row of evidence: from cells of text to a certificate.

#include <huuco/base/language.hpp>
#include <huuco/base/number_reader.hpp>
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

/// Where a row stands, and the language of those who look for it there.
struct RowPlace {
    std::string source;
    std::uint64_t row = 0;
    Language language = Language::vi;
};

/// Reads a row.
///
/// A day that is the day number of a spreadsheet is read as such, with a Problem `spreadsheet_day`.
///
/// \param areas  reader of the area column
/// \returns empty, with a Problem `bad_date` about the first of them that sets it aside, when days
///          cannot be read
[[nodiscard]] std::optional<Certificate> certificate_from(
    const CertificateCells& cells,
    const RowPlace& place,
    const NumberReader& areas,
    Problems& problems);

} // namespace huuco::io
