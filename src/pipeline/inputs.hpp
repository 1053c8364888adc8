// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Opens everything a run reads, decides reference systems and fields, and brings the small layers
/// in.

#include "pipeline/file_stamps.hpp"
#include "pipeline/fingerprints.hpp"

#include <huuco/crs/area_measure.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/crs/reference_systems.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/landuse/plan.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/model/certificate_table.hpp>
#include <huuco/model/data_table.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/model/village_set.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/analyze_options.hpp>
#include <huuco/pipeline/crs_decision.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// One file of the parcel layer, open, with its own reference system.
struct ParcelSource {
    Dataset dataset;
    RoleFields fields;
    std::vector<Point> sample;        ///< some of its points, raw
    Crs crs = wgs84();                ///< once it is decided
    std::optional<Crs> measured_in{}; ///< the grid that a file of degrees claims to be in
    bool has_swapped_axes = false;    ///< x and y are to be exchanged
    std::uint64_t first_fid = 0; ///< of its features, over all parcel files; known once it is read
    std::string
        operation{}; ///< to the working CRS, empty where none was needed; known once it is read

    /// The field that plays a part; nothing where there is none.
    [[nodiscard]] const std::optional<std::string>& field(FieldRole role) const {
        return fields.at(static_cast<std::size_t>(role));
    }
};

/// What a run reads, opened and decided.
struct Inputs {
    Plan plan;
    Tables tables;
    Date reference_date{};
    double target_percent = 0.0;
    Language language = Language::vi; ///< of what problems say
    AreaMethod area_method = AreaMethod::planar;
    bool has_both_areas = false; ///< ellipsoidal areas beside the others
    Crs working_crs = wgs84();
    ReferenceSystems systems;
    CrsDecision crs_decision; ///< of the first parcel file

    std::vector<ParcelSource> parcels; ///< at least one
    bool has_village_layer = false;    ///< otherwise a field of the parcels tells the village
    VillageSet villages;               ///< in the working CRS, valid; empty without a village layer
    std::vector<FeatureRef> village_features; ///< the first feature of each of them
    OrganicAreaSet organic_areas;             ///< in the working CRS, valid
    CertificateTable certificates;            ///< rows of all registers

    std::map<std::string, DataTable> indicator_tables; ///< by path

    std::vector<TableRecord> table_records;
    std::vector<InputRecord> records; ///< the plan, parcels, villages, registers, organic areas
    FileStamps stamps;                ///< of the parcels, from when they were opened
    Fingerprints
        fingerprints; ///< those of the parcels are on their way, unless one thread does it all
    std::vector<std::string> warnings;
    Problems problems;
};

/// Opens the inputs that options and plan name.
///
/// \throws Error for whatever is missing or cannot be understood: file, layer, field, row, and what
/// to do
[[nodiscard]] Inputs open_inputs(const AnalyzeOptions& options);

/// The file that a row of the parcel layer came from.
///
/// \param row  counted over all parcel files
/// \pre the parcels are read
[[nodiscard]] const ParcelSource& source_of(const Inputs& inputs, std::uint64_t row);

/// The parcel of a row of the layer, in the file that it came from.
///
/// \param row  counted over all parcel files
/// \pre the parcels are read
[[nodiscard]] FeatureRef feature_of(const Inputs& inputs, std::uint64_t row);

} // namespace huuco
