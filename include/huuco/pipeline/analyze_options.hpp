// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Everything that can be asked of an analysis, with its defaults.

#include <huuco/base/language.hpp>
#include <huuco/crs/area_measure.hpp>
#include <huuco/model/certificate.hpp>
#include <huuco/model/field_role.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// What an analysis can make beside its summary.
enum class Product { geojson, gpkg, tiles };

/// An option as it was given, by its word on the command line.
struct GivenOption {
    std::string name;                ///< such as `--villages`; empty for PARCELS
    std::vector<std::string> values; ///< none for a switch
};

/// The options of `huuco analyze`; names follow the command line. Empty means: decided by the plan,
/// then by the data.
struct AnalyzeOptions {
    std::vector<std::string> parcels;       ///< datasets of one parcel layer; the plan's when empty
    std::string parcels_layer;              ///< layer of each of them
    std::string villages;                   ///< dataset of village polygons
    bool needs_villages = true;             ///< otherwise all ground may lie outside of any
    std::string villages_layer;             ///< its layer
    std::string village_id;                 ///< field of the village layer
    std::string village_name;               ///< field of the village layer
    std::vector<std::string> registers;     ///< certificate registers
    std::vector<std::string> organic_areas; ///< datasets of surveyed organic polygons
    std::vector<std::string> organic_areas_layers; ///< a layer for all of them, or one for each in
                                                   ///< their order, empty for its only one
    std::optional<Date> reference_date;            ///< a day; else the plan's, else today
    std::string plan;                              ///< plan file; the shipped plan when empty
    std::map<FieldRole, std::string> fields;       ///< fields of the parcels by role
    std::string src_crs;  ///< overrides the CRS of the parcels; serves layers without one
    std::string province; ///< name or code of the province of the land; the plan's when empty
    std::string boundary; ///< dataset of an outline that holds the land; the plan's when empty
    std::string work_crs; ///< CRS in which is overlaid and measured; the parcels' when empty
    std::string
        encoding; ///< overrides the text encoding of the parcels; serves layers that state none
    std::optional<AreaMethod> area;       ///< the plan's; ellipsoidal where the data is in degrees
    bool has_both_areas = false;          ///< ellipsoidal areas beside planar or legal ones
    std::optional<double> target_percent; ///< 0 to 100; the plan's
    std::vector<Product> products = {Product::geojson, Product::gpkg, Product::tiles};
    std::filesystem::path output; ///< folder of the results
    bool overwrite = false;       ///< replace an earlier result
    bool strict = false;          ///< refuse when a feature is set aside
    unsigned threads = 0;         ///< 0: one a core; acts on the whole process
    std::optional<std::uint64_t>
        memory; ///< bytes for parcels, and again for what tiles are drawn of; what is beyond goes
                ///< to files without a name beside the output; when empty half of the machine's
                ///< for parcels, without products 16 MB, and no limit for tiles
    Language language = Language::vi; ///< of reasons and reports
    std::optional<int> min_zoom;      ///< of the tiles; from the data when empty
    std::optional<int> max_zoom;      ///< of the tiles; from the data when empty
    std::vector<GivenOption> given;   ///< as typed, for the record; else made of the above
    std::optional<std::chrono::sys_seconds>
        file_time; ///< that files state as theirs; SOURCE_DATE_EPOCH, else the reference date
};

} // namespace huuco
