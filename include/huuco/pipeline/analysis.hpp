// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// An analysis from the inputs to the figures, and what it knows at the end.

#include <huuco/aggregate/conservation.hpp>
#include <huuco/aggregate/exact_sum.hpp>
#include <huuco/aggregate/indicator_value.hpp>
#include <huuco/aggregate/readings.hpp>
#include <huuco/aggregate/village_totals.hpp>
#include <huuco/base/progress.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/crs/transform.hpp>
#include <huuco/geometry/box.hpp>
#include <huuco/landuse/plan.hpp>
#include <huuco/model/certificate.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/piece.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/model/register_rows.hpp>
#include <huuco/model/verdict_table.hpp>
#include <huuco/model/village_set.hpp>
#include <huuco/pipeline/analyze_options.hpp>
#include <huuco/pipeline/crs_decision.hpp>
#include <huuco/pipeline/land_account.hpp>
#include <huuco/pipeline/result_sums.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// A file and its fingerprint.
struct FileHash {
    std::string name;   ///< without the folder
    std::string sha256; ///< 64 hexadecimal digits
};

/// A code table that the run looked names up in.
struct TableRecord {
    std::string name; ///< such as `crops`
    std::string path; ///< of the plan's own table; `tables/crops.csv` for a shipped one
    std::string sha256;
    bool is_shipped = true;
};

/// One file or layer that went in, as the summary states it.
struct InputRecord {
    std::string role;        ///< `parcels`, `villages`, `register`, `organic_areas`, `plan`
    std::string path;        ///< as opened; of what huuco ships, within its data folder
    bool is_shipped = false; ///< found in the data folder, without anybody naming it
    std::string source;      ///< as problems of its features name it; empty for tables and plans
    std::string sha256;      ///< of the file itself; empty for folders and databases
    std::vector<std::string> sidecars; ///< names of the files that belong to a shapefile
    std::vector<FileHash> files; ///< all that it consists of: a folder's, a shapefile's with it
    std::string layer;
    std::string format;
    std::uint64_t features = 0; ///< features or rows
    std::string crs;            ///< code or name; empty for tables
    CrsDecision crs_decision;   ///< how it was decided; blank for tables
    std::string
        operation; ///< code or name of the way to the working CRS; empty where none is needed
    std::string encoding;
    std::string encoding_decided_by;
    std::string encoding_evidence;                     ///< what the text told, for people
    std::string rules;                                 ///< of a plan: as Plan::rules
    std::map<std::string, std::string> fields;         ///< field by role
    std::map<std::string, std::string> field_evidence; ///< why that field, by role, for people
};

/// What became of the features that were read.
struct Accounting {
    std::uint64_t read = 0;
    std::uint64_t used = 0;     ///< read = used + set_aside
    std::uint64_t repaired = 0; ///< among the used
    std::uint64_t split = 0;    ///< among the used: lie in more than one village, or partly outside
    std::uint64_t set_aside = 0;
    std::map<std::string, std::uint64_t> set_aside_reasons;
};

/// What became of the rows of the certificate registers.
struct RegisterAccount {
    std::uint64_t rows = 0;
    std::uint64_t matched = 0;    ///< rows whose parcel was found
    std::uint64_t unmatched = 0;  ///< rows whose parcel was not
    std::uint64_t duplicates = 0; ///< rows that repeat an earlier one
    std::uint64_t ambiguous = 0;  ///< among the unmatched: may mean several parcels
    std::map<std::string, std::uint64_t> by_status; ///< rows by status on the reference date
};

/// What became of the surveyed organic areas.
struct OrganicAreaAccount {
    std::uint64_t areas = 0;     ///< without those that were set aside
    std::uint64_t matched = 0;   ///< areas in which parcels lie
    std::uint64_t unmatched = 0; ///< areas in which none does
};

/// A further target of the plan and how it stands.
struct IndicatorResult {
    Indicator indicator; ///< its target is never empty
    IndicatorValue value;
    std::string note; ///< why there is no value, or what it rests on; empty where all is plain
};

/// The same figures by the other way of measuring, for comparison.
struct ComparedAreas {
    AreaMethod method = AreaMethod::ellipsoidal;
    std::vector<AreaTotals> village_totals; ///< in village order
    AreaTotals outside;
    AreaTotals whole;
};

/// How the registered areas of the parcels stand to the measured ones.
struct LegalAreaAccount {
    std::uint64_t with_area = 0;    ///< used parcels that state a registered area
    std::uint64_t without_area = 0; ///< the other used parcels
    std::uint64_t differing = 0;    ///< those of `with_area` beyond the tolerance
    ExactSum legal_m2;              ///< sum of the registered areas
    ExactSum measured_m2;           ///< of the same parcels
};

/// A value of the village field that parcels of more than one commune have, so that what may be
/// several villages is one.
struct SharedVillageName {
    std::string name;    ///< the first of them
    std::string commune; ///< as written, of the first parcel with the name
    std::string other_commune;
    std::uint64_t count = 0; ///< of such values
};

/// Values of the village field that differ in their spelling only and are one village.
struct RespelledVillage {
    std::string name;        ///< the village as it is called, by its first parcel
    std::string other;       ///< the first other spelling
    std::uint64_t count = 0; ///< of spellings beside the first of each village
};

/// The figures of a run, the ground they were made from, and how they came about.
struct Analysis {
    Date reference_date{};
    double target_percent = 0.0;
    Language language = Language::vi; ///< of Verdict::reason
    std::string plan_name;
    AreaMethod area_method = AreaMethod::planar;
    Crs working_crs = wgs84();
    Crs source_crs = wgs84();
    CrsDecision crs_decision; ///< of the first parcel file
    Operation to_wgs84;
    std::vector<InputRecord> inputs;
    std::vector<TableRecord>
        tables; ///< in the order of their names; the plan's own after the shipped
    std::vector<GivenOption> options;     ///< as given, with the reference date
    std::chrono::sys_seconds file_time{}; ///< that written files state as theirs
    bool has_evidence = false;            ///< any register, organic area or status field at all

    Accounting accounting;
    RegisterAccount register_account;
    RegisterRows register_rows; ///< what Verdict::register_rows refers to; none without products
    OrganicAreaAccount area_account;
    LandAccount land_account;
    double set_aside_m2 = 0.0; ///< ground of parcels that were set aside, as far as it has an area
    std::optional<ScaleFactor> scale; ///< of the working CRS in the middle of the parcels
    std::optional<ComparedAreas> compared;
    LegalAreaAccount legal;
    GroundOwner ground_owner = GroundOwner::lowers_share;
    double overlap_m2 = 0.0; ///< ground that more than one parcel claims, beyond its first claim
    VillageSet villages;
    std::vector<AreaTotals> village_totals; ///< in village order
    AreaTotals outside;
    AreaTotals whole;
    std::vector<Reading> village_readings; ///< in village order
    Reading outside_reading;
    Reading whole_reading;
    double vertex_m = 0.0; ///< standard deviation of corners that the readings reckon with
    ResultSums sums;       ///< what the figures above are rounded from
    std::vector<ConservationCheck> checks;
    std::vector<IndicatorResult> indicators; ///< in the order of the plan
    /// Of a village field; none where every value is of one commune, or no commune is told.
    std::optional<SharedVillageName> shared_village_name;
    std::optional<RespelledVillage> respelled_village;
    std::vector<std::string> warnings; ///< sentences for the user
    Problems problems;                 ///< ordered by source and feature
    std::map<std::string, std::uint64_t>
        unlisted_problems; ///< by kind: more of them than a summary lists, where no layer of
                           ///< problems is written

    Box extent;                         ///< of all used parcels, in the working CRS
    std::shared_ptr<SpillFile> spilled; ///< holds some of the batches; null where there is no need
    std::vector<ParcelBatch> batches;   ///< in source order
    std::vector<PieceBatch> pieces;     ///< one per batch; none where no product asks for them
    VerdictTable verdicts;              ///< what the pieces refer to
};

/// Computes the figures. They do not depend on the products asked for, nor on the number of
/// threads.
///
/// \throws Error for options and input that cannot be used (names file, layer or row; what to do);
///         Error `accounts` when a conservation check fails, or with `strict` when a feature was
///         set aside
[[nodiscard]] Analysis analyze(const AnalyzeOptions& options, Progress& progress);

} // namespace huuco
