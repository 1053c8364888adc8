// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a file is, before anything is computed from it.

#include <huuco/base/language.hpp>
#include <huuco/pipeline/crs_decision.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace huuco {

/// A field of a layer, or a column of a table.
struct FieldReport {
    std::string name;
    std::string type;                       ///< as GDAL names it; `text` in a register
    std::string role;                       ///< the role it would play; empty for none
    std::string evidence = {};              ///< why it would play it, or why not, for people
    double filled_percent = 0.0;            ///< of the features looked at
    std::vector<std::string> examples = {}; ///< a few distinct values
};

/// A layer, or the table of a register.
struct LayerReport {
    std::string name;
    std::string geometry_type;  ///< empty for a table
    std::uint64_t features = 0; ///< features, or rows below the header
    bool is_usable = true;      ///< polygons, or a register with key columns
    std::string part; ///< what it would be to an analysis: `parcels`, `villages`, `organic_areas`,
                      ///< `register`; empty where its fields tell nothing
    std::string crs;  ///< code or name; empty where the file states none
    std::string crs_name;
    std::string crs_decided_by; ///< as CrsDecision::by
    std::string crs_note;       ///< what to do where there is none or it cannot be used
    CrsDecision crs_decision;   ///< how it was decided, or how far the doubt goes
    std::string encoding;
    std::string encoding_decided_by;
    std::string encoding_evidence;        ///< what the text tells, or that it leaves a choice
    std::vector<std::size_t> header_rows; ///< of a register: the rows with the names of its
                                          ///< columns, as a person counts
    std::uint64_t looked_at = 0;          ///< features by which the fields were judged
    std::vector<FieldReport> fields;
};

/// A file as `huuco inspect` shows it.
struct FileReport {
    std::string path; ///< as given, a password left out
    std::string format;
    std::vector<LayerReport> layers;
};

/// What the user tells of files that are looked at; all may be empty.
struct InspectOptions {
    std::string encoding; ///< as `--encoding`
    std::string src_crs;  ///< as `--src-crs`: of the parcels whatever they state; of villages and
                          ///< organic areas where they state nothing
    std::string province; ///< where the data lies: name or code
    std::string boundary; ///< dataset of an outline that holds the data
    Language language = Language::vi; ///< of evidence
};

/// Looks into datasets and registers; of a dataset at some features only. Villages among them that
/// state their reference system are heard about that of the other layers, as in an analysis.
///
/// \returns one report a path, in their order
/// \throws Error when a file cannot be opened (says why and what to do)
[[nodiscard]] std::vector<FileReport>
inspect(std::span<const std::string> paths, const InspectOptions& options = {});

} // namespace huuco
