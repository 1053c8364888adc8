// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads a certificate register: CSV, or a workbook (XLSX, ODS).

#include <huuco/base/language.hpp>
#include <huuco/io/encoding_decision.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/io/layer_sample.hpp>
#include <huuco/model/certificate_table.hpp>
#include <huuco/model/problem.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// A sheet of a workbook that looks like a register as well.
struct SheetNotRead {
    std::string name;
    std::size_t rows = 0;

    friend bool operator==(const SheetNotRead&, const SheetNotRead&) = default;
};

/// A register as read.
struct RegisterTable {
    std::string path;                          ///< as the user named it
    std::string format;                        ///< `CSV`, `XLSX` or `ODS`
    std::string sheet;                         ///< sheet of a workbook; empty for CSV
    std::vector<SheetNotRead> sheets_not_read; ///< those with key columns and rows that are seen
    std::string encoding;                      ///< such as `UTF-8`
    std::string encoding_decided_by;           ///< see encoding_source_name
    EncodingDecision encoding_decision;
    std::vector<std::string> header;       ///< column names as written, of two rows together
    std::size_t header_row = 1;            ///< where they begin, as a person counts
    std::size_t header_rows = 1;           ///< in how many rows they stand
    LayerSample sample;                    ///< the first rows, one column of it a column
    CertificateColumns columns{};          ///< positions in the header
    std::optional<double> area_unit_m2;    ///< square metres in the unit of the area column; empty
                                           ///< where it names none: its areas are not read
    std::vector<std::size_t> idle_areas;   ///< columns headed as areas that none of these is
    std::size_t rows = 0;                  ///< rows below the header that say something
    std::vector<std::size_t> rows_of_text; ///< as a person counts, from 1: they state no parcel
                                           ///< and no certificate (heads of groups, totals)
    CertificateTable certificates;         ///< in the order of the table
    Problems problems;                     ///< `feature` is the row as a person counts, from 1
};

/// Reads a register.
///
/// A row is set aside with a Problem when it has not as many cells as the header (`bad_row`), or no
/// map sheet or parcel number (`blank_key`). A day that cannot be read is marked and told
/// (`bad_date`): by such a row nothing counts, but a suspension that it reports acts. An area is
/// read in the unit of its cell, else in that of the heading; one that cannot be read is left out
/// and noted (`bad_area`). Of a workbook the first sheet with key columns is read that is not
/// hidden; a hidden one where no other has them. Titles above the header, up to twenty rows, are
/// skipped. The header may stand in two rows, of which the upper one has heads over several
/// columns; a row `(1)`, `(2)`, `(3)` below it numbers the columns and is none of the register.
/// Numbers of a workbook come as they were typed, days as days. Sheet and number may stand in one
/// cell (see split_key).
///
/// \param aliases  roles `register.*`
/// \param language  of the problems
/// \param encoding  of a CSV, empty where the text shall tell it; a workbook brings its own
/// \throws Error `io` when the file cannot be read; `format` when it is neither, is empty, is not
///         in its encoding, or has no columns for map sheet and parcel number (names those found);
///         `argument` when the encoding is unknown
[[nodiscard]] RegisterTable read_register(
    const std::string& path,
    std::span<const FieldAlias> aliases,
    Language language,
    std::string_view encoding = {});

} // namespace huuco
