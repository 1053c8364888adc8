// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The whole chain for one parcel, read from a result: what went in, what was decided, and why.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// A problem of the parcel, or of what speaks about it.
struct ProblemTrace {
    std::string kind;                                ///< see problem_title
    std::string note;                                ///< in the language of the run
    std::optional<std::uint64_t> fid = std::nullopt; ///< the parcel that it is told of, if another
};

/// A row of a certificate register about the parcel.
struct EvidenceTrace {
    std::string file;
    std::uint64_t row = 0; ///< as a person counts it: 1 is the header
    std::string certificate;
    std::string scheme;
    std::string written; ///< its status as written
    std::string status;  ///< its status on the reference date
    std::string issued;  ///< days as ISO; empty where not stated
    std::string expires;
    std::string conversion_start;
    std::string suspended_on;
    std::optional<double> area_m2; ///< certified area where stated
    bool decides = false;
    std::vector<ProblemTrace> problems = {}; ///< what the summary lists about the row
};

/// A piece of the parcel: its part in one village under one verdict.
struct PieceTrace {
    std::string village_id; ///< empty outside every village
    std::string village_name;
    double area_m2 = 0.0;
    double principal_m2 = 0.0;
    double organic_m2 = 0.0;
    double in_conversion_m2 = 0.0;
    std::string map_class;
    std::string organic_status;
    std::string certificate;
    std::string evidence;      ///< `register`, `areas`, `field`; empty when nothing speaks
    std::string evidence_rule; ///< empty when nothing speaks
    std::string reason_vi;
    std::string reason_en;
};

/// One parcel.
struct ParcelTrace {
    std::uint64_t fid = 0; ///< number through all parcel files, from 0
    std::string commune;
    std::string sheet;
    std::string parcel;
    std::string land_code;
    std::string land_code_2024;
    std::string land_class;
    std::string crop;
    std::string crop_as_written;
    std::string land_rule;
    std::string code_split; ///< empty for a single code
    std::string crop_split; ///< empty for a single crop
    bool is_repaired = false;
    std::vector<ProblemTrace> problems;   ///< what the summary lists about the feature
    std::vector<EvidenceTrace> rows;      ///< every row of the registers about it
    std::vector<PieceTrace> pieces;       ///< in the order of the result; empty when set aside
    std::vector<std::uint64_t> namesakes; ///< other features with its key, where its area is
                                          ///< certified: that is of all of them
};

/// What was found for a key, and the run it comes from.
struct Explanation {
    std::vector<std::string> parcels_files; ///< fids are numbered through all of them
    std::string reference_date;
    std::string plan;
    std::string area_method;
    std::string working_crs;
    bool has_register = false;         ///< the run read a register
    std::vector<ParcelTrace> parcels;  ///< those that answer to the key, in source order
    std::vector<ParcelTrace> near;     ///< without any: up to five of the same number
    std::uint64_t problems = 0;        ///< of the run
    std::uint64_t problems_listed = 0; ///< a parcel without pieces is only found among these
};

/// Looks a parcel up in a result of `huuco analyze`.
///
/// \param folder  with `summary.json` and `parcels.geojson`
/// \param key     `commune/sheet/parcel`, `sheet/parcel`, or `fid=N`; compared as registers are, so
///                that leading zeros do not matter. A parcel number may have strokes (`12/5`); what
///                can be read in several ways is meant in all of them
/// \throws Error `argument` for a key of another form; `io` when the folder or one of the files is
///         not there or cannot be read (says what to run); `format` when they are no result
[[nodiscard]] Explanation explain(const std::filesystem::path& folder, std::string_view key);

} // namespace huuco
