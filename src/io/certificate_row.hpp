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
#include <string>
#include <utility>
#include <vector>

namespace huuco::io {

/// Trimmed text by role; empty where the table has no such column.
struct CertificateCells : std::array<std::string, kCertificateRoleCount> {
    std::vector<std::pair<CertificateRole, std::string>>
        further; ///< of CertificateColumns::further
};

/// Where a row stands, and the language of those who look for it there.
struct RowPlace {
    std::string source;
    std::uint64_t row = 0;
    Language language = Language::vi;
};

/// How the cells of the area column are read.
struct AreaColumn {
    NumberReader reader;
    double unit_m2 = 1.0; ///< square metres in the unit of a number without one
};

/// Reads a row.
///
/// A day that is the day number of a spreadsheet is read as such, with a Problem `spreadsheet_day`.
///
/// Of several days of suspension or expiry the earliest counts. One that cannot be read may be
/// earlier than the others.
///
/// An area may have its unit in the cell; one that cannot be read is left out, with a Problem
/// `bad_area`.
///
/// A day that cannot be read is left out and marked, with a Problem `bad_date`: what is certified
/// by the row does not count then, and a suspension that it reports acts all the same.
[[nodiscard]] Certificate certificate_from(
    const CertificateCells& cells,
    const RowPlace& place,
    const AreaColumn& areas,
    Problems& problems);

} // namespace huuco::io
