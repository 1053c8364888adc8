// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Opens one polygon layer of any vector dataset and tells what it is.

#include <huuco/base/language.hpp>
#include <huuco/io/encoding_decision.hpp>
#include <huuco/io/layer_sample.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// What the user says about a dataset; empty text means "as the file says".
struct DatasetOptions {
    std::string layer;    ///< layer name; needed where there are several polygon layers
    std::string encoding; ///< name of the text encoding, see `coding_of` in base/encoding.hpp
    Language language = Language::vi; ///< in which readers note what is wrong with a feature
};

/// One field of a layer.
struct FieldInfo {
    std::string name; ///< UTF-8
    std::string type; ///< as GDAL names it: `String`, `Integer`, `Integer64`, `Real`, `Date`, ...
    int width = 0;    ///< in bytes; 0 where the format sets no bound
    std::size_t name_bytes = 0; ///< length of the name in the file; 0 where that is not known
    bool is_serial = false;     ///< numbers that a server gives out by itself: they say nothing of
                                ///< a feature, so the field plays a part only where it is chosen
};

/// One layer of a dataset.
struct LayerInfo {
    std::string name;
    std::string geometry_type; ///< as GDAL names it: `Polygon`, `Multi Polygon`, `Line String`, ...
    std::uint64_t feature_count = 0; ///< as the format counts; a DBF counts deleted records too
    bool is_polygonal = false;       ///< polygons of some kind, or a type the format leaves open
};

/// What an opened layer is, and how that is known.
struct DatasetInfo {
    std::string path;   ///< as the user named it, without a password
    std::string format; ///< GDAL's short name, such as `ESRI Shapefile`, `GPKG`
    std::string layer;
    std::uint64_t feature_count = 0; ///< as the format counts; a DBF counts deleted records too
    std::string geometry_type;
    std::string crs_wkt; ///< the `.prj` as it stands, or WKT 2; empty where there is none, or a
                         ///< local one (MapInfo's Non-Earth), which tells as little
    std::vector<FieldInfo> fields;
    std::string encoding;            ///< such as `UTF-8`
    std::string encoding_decided_by; ///< see encoding_source_name
    EncodingDecision encoding_decision;
    std::vector<std::string> sidecar_files; ///< names of the files that belong to a shapefile
    Language language = Language::vi;       ///< as DatasetOptions has it
    bool is_layer_chosen =
        false; ///< the user named the layer, and the dataset has others beside it

    /// The layer as its problems name it.
    [[nodiscard]] std::string source() const;
};

/// One polygon layer, open for reading. Used by one thread at a time.
///
/// Text is decoded by huuco, never by GDAL: bytes of a shapefile come through as they are. Which
/// encoding they are in is decided once, on opening, from what the file states and a sample of its
/// text (see decide_encoding). A reader that meets bytes which cannot be UTF-8 after all stops.
class Dataset {
public:
    struct Impl;

    /// Opens a dataset and its layer; sets PGTZ and PGDATESTYLE of the process (docs/library.md).
    ///
    /// \param path  any vector dataset that GDAL opens and that holds its own data: a file, a
    ///              folder, a `.zip` with one dataset in it, `/vsi...`, `PG:...`
    /// \throws Error `io` when the file, one of its sidecars or a driver is missing; `format` when
    ///         it is no vector dataset, leads elsewhere (VRT, WFS), has no features, no polygons, a
    ///         field name that is not in its encoding; `argument` when the layer or the encoding is
    ///         unknown or must be named
    [[nodiscard]] static Dataset open(const std::string& path, const DatasetOptions& options = {});

    Dataset(Dataset&&) noexcept;
    Dataset& operator=(Dataset&&) noexcept;
    Dataset(const Dataset&) = delete;
    Dataset& operator=(const Dataset&) = delete;
    ~Dataset();

    [[nodiscard]] const DatasetInfo& info() const noexcept;

    /// Some features of the layer, as looked at on opening.
    [[nodiscard]] const LayerSample& sample() const noexcept;

    /// Tells outer rings from holes by what lies in what, not by their winding; for layers whose x
    /// and y are exchanged, as that turns every winding round. Formats that say themselves which
    /// ring is the outer one are not touched.
    void sort_rings_by_containment() noexcept;

    /// Closes the file. What is known about it stays.
    ///
    /// \pre no reader of it is left
    void close() noexcept;

    /// Closes a shapefile on the disk, of which GDAL keeps an index of 8 bytes a feature in memory,
    /// until something needs it again. Other formats stay open: some are read as a whole to open
    /// them.
    ///
    /// \pre no reader of it is left
    void rest() noexcept;

    /// For the readers of this floor.
    [[nodiscard]] Impl& impl() noexcept { return *m_impl; }

private:
    explicit Dataset(std::unique_ptr<Impl> impl) noexcept;

    std::unique_ptr<Impl> m_impl;
};

/// The layers of a dataset in their order, of any geometry. \throws Error as `Dataset::open`
[[nodiscard]] std::vector<LayerInfo> list_layers(const std::string& path);

} // namespace huuco
