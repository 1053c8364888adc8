// SPDX-License-Identifier: MIT
/// \file
/// Opens one polygon layer of any vector dataset and tells what it is.

#include "base/connection.hpp"
#include "base/message_format.hpp"
#include "io/database_table.hpp"
#include "io/dataset_impl.hpp"
#include "io/gdal_drivers.hpp"
#include "io/gdal_errors.hpp"
#include "io/gdal_opening.hpp"
#include "io/layer_choice.hpp"
#include "io/layer_encoding.hpp"
#include "io/layer_fields.hpp"
#include "io/layer_sampling.hpp"
#include "io/location.hpp"
#include "io/password.hpp"
#include "io/postgis_layer.hpp"
#include "io/postgis_rows.hpp"
#include "io/shapefile_checks.hpp"
#include "io/stated_crs.hpp"

#include <huuco/base/error.hpp>
#include <huuco/model/problem.hpp>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace huuco {

namespace {

/// Stops where a server refuses rows: it would refuse all that follows because of that.
void require_answers(const io::GdalErrors& errors, const DatasetInfo& info) {
    if (info.format == io::kPostgresqlDriver && errors.has_failed()) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được lớp \"{}\"{}; {}",
                "{}: layer \"{}\" cannot be read{}; {}",
                info.path,
                info.layer,
                errors.suffix(),
                io::advice_on_refusal()));
    }
}

/// Marks a key whose numbers the server of a table gives out.
void mark_serial_key(GDALDataset& dataset, OGRLayer& table, DatasetInfo& info) {
    const std::string key = table.GetFIDColumn();
    const auto field = std::ranges::find(info.fields, key, &FieldInfo::name);
    if (field != info.fields.end()) {
        field->is_serial = io::has_serial_key(dataset, table, info.path);
    }
}

/// The `.shp` where another file of the shapefile was named, which GDAL opens as well.
std::string location_of_shapes(const std::string& location) {
    const std::string extension = io::extension_of(location);
    const bool is_named_by_other = extension == "dbf" || extension == "shx";
    return is_named_by_other ? io::find_sidecars(location).shp.value_or(location) : location;
}

/// True when the dataset has the layer; false also where it cannot be opened.
bool has_layer(const std::string& location, const std::string& layer) {
    try {
        io::GdalErrors errors;
        return io::open_gdal(location, location, errors)->GetLayerByName(layer.c_str()) != nullptr;
    } catch (const Error&) {
        return false; // what is wrong with it is said where it is the one that is meant
    }
}

/// What GDAL shall open, and whether the layer was chosen among several datasets.
struct ChosenLocation {
    std::string location;
    bool is_one_of_several = false;
};

/// Of several datasets in an archive the one of that name, else one with a layer of that name.
ChosenLocation choose_location(const std::string& path, const std::string& layer) {
    const std::vector<std::string> all =
        layer.empty() ? std::vector<std::string>{} : io::dataset_locations(path);
    if (all.size() < 2) {
        return {io::dataset_location(path, layer), false};
    }
    const auto has_name = [&](const std::string& location) {
        return std::filesystem::path(location).stem() == layer;
    };
    const bool is_name_enough = std::ranges::any_of(all, has_name);
    const auto found = std::ranges::find_if(all, [&](const std::string& location) {
        return (!is_name_enough || has_name(location)) && has_layer(location, layer);
    });
    return {found == all.end() ? io::dataset_location(path, layer) : *found, true};
}

std::string shp_path_of(const std::string& location, const std::string& layer) {
    return io::is_folder(location) ? location + "/" + layer + ".shp" : location;
}

/// Opens a layer step by step; each needs what those before it found.
class Opening {
public:
    Opening(const std::string& path, const DatasetOptions& options)
        : m_path(path), m_options(options) {}

    std::unique_ptr<Dataset::Impl> run() {
        open_layer();
        describe_layer();
        find_files();
        m_info.crs_wkt = io::stated_crs(*m_impl->layer, m_shapefile);
        OGRLayer& table = *m_impl->layer;
        m_impl->take_order();
        decide_encoding();
        mark_serial_key(*m_impl->dataset, table, m_info);
        return std::move(m_impl);
    }

private:
    void open_layer() {
        const ChosenLocation chosen = choose_location(m_path, m_options.layer);
        m_is_one_of_several = chosen.is_one_of_several;
        m_impl->location = location_of_shapes(chosen.location);
        if (io::extension_of(m_impl->location) == "shp") {
            io::require_sidecars(m_impl->location);
        }
        m_info.path = io::shown_path(m_path);
        m_info.language = m_options.language;
        m_impl->dataset = io::open_gdal(m_impl->location, m_info.path, m_errors);
        m_impl->is_in_bytes = io::takes_bytes_of_server(*m_impl->dataset, m_info.path);
        m_impl->layer = m_options.layer.empty()
                            ? io::find_unnamed(*m_impl->dataset, m_info.path)
                            : io::find_named(*m_impl->dataset, m_options.layer, m_info.path);
        io::take_stated_crs(*m_impl->layer);
        if (is_connection(m_path)) {
            io::require_table(*m_impl->layer, m_info.path);
            io::require_one_geometry(*m_impl->dataset, *m_impl->layer, m_info.path);
        }
        io::require_polygons(*m_impl->layer, m_info.path);
    }

    void describe_layer() {
        const LayerInfo layer = io::describe(*m_impl->layer);
        m_info.format = m_impl->dataset->GetDriverName();
        m_info.layer = layer.name;
        m_info.is_layer_chosen = !m_options.layer.empty() &&
                                 (m_is_one_of_several || m_impl->dataset->GetLayerCount() > 1);
        m_info.feature_count = layer.feature_count;
        m_info.geometry_type = layer.geometry_type;
    }

    void find_files() {
        m_impl->is_geopackage_file = m_info.format == io::kGeopackageDriver &&
                                     std::filesystem::is_regular_file(m_impl->location);
        if (m_info.format != io::kShapefileDriver) {
            return;
        }
        const std::string shp = shp_path_of(m_impl->location, m_info.layer);
        m_shapefile = io::examined_shapefile(shp, m_info.path);
        m_info.sidecar_files = m_shapefile->files;
        if (m_shapefile->shx && m_shapefile->dbf) {
            m_impl->shapefile = {shp, *m_shapefile->shx, *m_shapefile->dbf};
        }
    }

    void decide_encoding() {
        OGRLayer& layer = *m_impl->layer;
        const std::uint64_t count = m_info.feature_count;
        const std::vector<FieldInfo> raw_fields = io::raw_fields_of(*layer.GetLayerDefn());
        m_errors.clear();
        const LayerSample raw = io::take_raw_sample(layer, count, m_info.format);
        require_answers(m_errors, m_info);
        EncodingDecision& decision = m_info.encoding_decision;
        decision = io::decide_layer_encoding(
            layer, m_options.encoding, m_shapefile, m_impl->is_in_bytes, raw, raw_fields);
        const LayerSample spread = io::take_spread_sample(layer, count, m_info.format);
        look_for_mix(decision, io::texts_by_field(raw, spread, raw_fields));
        m_info.encoding = coding_name(decision.coding);
        m_info.encoding_decided_by = encoding_source_name(decision.by);
        m_info.fields = io::decoded_fields(raw_fields, m_info);
        m_impl->sample = io::decoded_sample(raw, raw_fields, decision);
    }

    const std::string& m_path;
    const DatasetOptions& m_options;
    io::GdalErrors m_errors;
    std::unique_ptr<Dataset::Impl> m_impl = std::make_unique<Dataset::Impl>();
    DatasetInfo& m_info = m_impl->info;
    std::optional<io::Shapefile> m_shapefile;
    bool m_is_one_of_several = false;
};

} // namespace

Dataset::Dataset(std::unique_ptr<Impl> impl) noexcept : m_impl(std::move(impl)) {}

Dataset::Dataset(Dataset&&) noexcept = default;
Dataset& Dataset::operator=(Dataset&&) noexcept = default;
Dataset::~Dataset() = default;

void Dataset::Impl::let_go() noexcept {
    layer = nullptr;
    ordered.reset();
    dataset.reset();
}

void Dataset::Impl::ensure_open() {
    if (layer == nullptr) {
        io::GdalErrors errors;
        dataset = io::open_gdal(location, info.path, errors);
        is_in_bytes = io::takes_bytes_of_server(*dataset, info.path);
        layer = io::find_named(*dataset, info.layer, info.path);
        io::take_stated_crs(*layer);
        take_order();
    }
}

void Dataset::Impl::take_order() {
    ordered = io::rows_in_order(*dataset, *layer, info.path);
    if (ordered) {
        layer = ordered.get();
    }
}

void Dataset::close() noexcept {
    m_impl->let_go();
}

void Dataset::rest() noexcept {
    if (m_impl->shapefile) {
        m_impl->let_go();
    }
}

void Dataset::sort_rings_by_containment() noexcept {
    m_impl->sorts_rings_by_containment = true;
}

const DatasetInfo& Dataset::info() const noexcept {
    return m_impl->info;
}

const LayerSample& Dataset::sample() const noexcept {
    return m_impl->sample;
}

std::string DatasetInfo::source() const {
    return is_layer_chosen ? source_of_layer(path, layer) : path;
}

Dataset Dataset::open(const std::string& path, const DatasetOptions& options) {
    io::register_gdal();
    return Dataset(Opening(path, options).run());
}

std::vector<LayerInfo> list_layers(const std::string& path) {
    io::register_gdal();
    io::GdalErrors errors;
    std::vector<LayerInfo> layers;
    for (const std::string& location : io::dataset_locations(path)) {
        const GDALDatasetUniquePtr dataset = io::open_gdal(location, io::shown_path(path), errors);
        for (OGRLayer* layer : dataset->GetLayers()) {
            layers.push_back(io::describe(*layer));
        }
    }
    return layers;
}

} // namespace huuco
