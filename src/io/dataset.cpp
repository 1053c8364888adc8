// SPDX-License-Identifier: MIT
/// \file
/// Opens one polygon layer of any vector dataset and tells what it is.

#include "base/connection.hpp"
#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/database_table.hpp"
#include "io/dataset_impl.hpp"
#include "io/dbf.hpp"
#include "io/gdal_errors.hpp"
#include "io/layer_choice.hpp"
#include "io/layer_sampling.hpp"
#include "io/layer_text.hpp"
#include "io/location.hpp"
#include "io/password.hpp"
#include "io/postgis_layer.hpp"
#include "io/postgis_rows.hpp"
#include "io/shapefile_checks.hpp"
#include "io/thread_setting.hpp"
#include "io/wkt_text.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <span>
#include <string_view>
#include <utility>

namespace huuco {

namespace {

constexpr std::string_view kShapefile = "ESRI Shapefile";
constexpr std::string_view kGeopackage = "GPKG";
constexpr std::string_view kPostgresql = "PostgreSQL";

struct FormatDriver {
    std::string_view extension;
    const char* driver;
};

/// Formats whose driver an installation of GDAL may lack.
constexpr std::array<FormatDriver, 7> kKnownDrivers = {{
    {"gdb", "OpenFileGDB"},
    {"gpkg", "GPKG"},
    {"fgb", "FlatGeobuf"},
    {"parquet", "Parquet"},
    {"arrow", "Arrow"},
    {"dxf", "DXF"},
    {"kml", "LIBKML"},
}};

/// Stops early where a shapefile is not complete, as GDAL would open it and lose the attributes.
void require_sidecars(const std::string& shp_path) {
    const io::Shapefile shapefile = io::find_sidecars(shp_path);
    if (!shapefile.dbf) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: thiếu tệp .dbf đi kèm, không có nó thì không đối tượng nào có thuộc tính; hãy "
                "chép tệp .dbf từ nơi đã lấy tệp .shp",
                "{}: its .dbf is missing, without which no feature has attributes; copy the .dbf "
                "from where the .shp came from",
                shp_path));
    }
    if (!shapefile.shx && !CPLTestBool(CPLGetConfigOption("SHAPE_RESTORE_SHX", "NO"))) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: thiếu tệp .shx đi kèm; hãy chép tệp .shx từ nơi đã lấy tệp .shp, hoặc để GDAL "
                "dựng lại: đặt biến môi trường SHAPE_RESTORE_SHX=YES rồi chạy lại",
                "{}: its .shx is missing; copy the .shx from where the .shp came from, or let GDAL "
                "build it anew: set SHAPE_RESTORE_SHX=YES in the environment and run again",
                shp_path));
    }
}

/// Says why no driver took the file.
[[noreturn]] void throw_not_recognised(const std::string& path, const std::string& shown) {
    if (::access(path.c_str(), R_OK) != 0 && errno == EACCES) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được: {}", "{}: cannot be read: {}", shown, system_message(EACCES)));
    }
    const std::string extension = io::extension_of(path);
    const auto* const known =
        std::find_if(kKnownDrivers.begin(), kKnownDrivers.end(), [&](const FormatDriver& format) {
            return format.extension == extension;
        });
    const bool is_postgres = path.starts_with("PG:") || path.starts_with("postgresql:");
    const char* const driver =
        is_postgres ? "PostgreSQL" : (known != kKnownDrivers.end() ? known->driver : nullptr);
    if (driver != nullptr && GDALGetDriverByName(driver) == nullptr) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: GDAL trên máy này không có driver {}; hãy cài thêm, hoặc chuyển dữ liệu sang "
                "GeoPackage",
                "{}: this installation of GDAL has no driver {}; install it, or convert the data "
                "to GeoPackage",
                shown,
                driver));
    }
    throw Error(
        ErrorCode::format,
        message(
            "{}: không phải dữ liệu vectơ mà GDAL đọc được; hãy đưa tệp .shp, .gpkg, .geojson, "
            ".fgb, .gdb hoặc .zip",
            "{}: not a vector dataset that GDAL can read; give a .shp, .gpkg, .geojson, .fgb, .gdb "
            "or .zip",
            shown));
}

GDALDatasetUniquePtr
open_gdal(const std::string& location, const std::string& shown, io::GdalErrors& errors) {
    GDALDriverH driver = GDALIdentifyDriverEx(location.c_str(), GDAL_OF_VECTOR, nullptr, nullptr);
    if (driver == nullptr) {
        throw_not_recognised(location, shown);
    }
    const std::string_view name = GDALGetDriverShortName(driver);
    CPLStringList open_options;
    if (name == kShapefile) {
        open_options.SetNameValue("ENCODING", ""); // bytes as they are: decoding is ours
    }
    if (name == "GML") {
        open_options.SetNameValue("WRITE_GFS", "NO"); // else a file appears beside the input
    }
    if (name == kGeopackage) {
        io::require_no_write_ahead_log(location, shown);
    }
    errors.clear();
    const std::array<const char*, 2> drivers = {name.data(), nullptr};
    GDALDatasetUniquePtr dataset(GDALDataset::Open(
        location.c_str(),
        GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
        drivers.data(),
        open_options.List()));
    if (!dataset) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không mở được theo {}{}",
                "{}: cannot be opened as {}{}",
                shown,
                name,
                io::shown_reason(errors.suffix(), location)));
    }
    return dataset;
}

/// The files of a shapefile, none of which is damaged or belongs to another.
io::Shapefile examined_shapefile(const std::string& shp, const std::string& shown) {
    io::require_whole_shp(shp, shown);
    io::Shapefile shapefile = io::find_sidecars(shp);
    if (shapefile.shx) {
        io::require_fitting_shx(*shapefile.shx, shp, io::shown_path(*shapefile.shx));
    }
    if (shapefile.dbf) {
        io::require_whole_dbf(*shapefile.dbf, io::shown_path(*shapefile.dbf));
    }
    if (shapefile.shx && shapefile.dbf) {
        io::require_records_of_shapes(*shapefile.dbf, *shapefile.shx, shown);
    }
    return shapefile;
}

/// Has GDAL take the `.prj` of a shapefile as it stands. By itself it would seek its like among all
/// systems it knows when the first shape is read: milliseconds for an answer that nobody asks for.
void take_stated_crs(OGRLayer& layer) {
    const io::ThreadSetting as_it_stands("USE_OSR_FIND_MATCHES", "NO");
    (void)layer.GetSpatialRef();
}

/// Records beyond ASCII that are looked at where the sample tells too little.
constexpr std::size_t kMostRareRecords = 256;

/// \param is_in_bytes  the format says nothing of its texts
EncodingStatement statement_of(
    OGRLayer& layer,
    const std::string& option,
    const std::optional<io::Shapefile>& shapefile,
    bool is_in_bytes) {
    EncodingStatement statement;
    statement.option = option;
    if (is_in_bytes) {
        return statement;
    }
    if (shapefile && shapefile->cpg) {
        statement.cpg = io::read_small_file(*shapefile->cpg);
    }
    if (shapefile && shapefile->dbf) {
        statement.language_byte = io::language_byte(*shapefile->dbf);
    }
    statement.is_utf8_format = !shapefile && layer.TestCapability(OLCStringsAsUTF8) != 0;
    return statement;
}

/// True when the texts of a sample leave the encoding open, so that the rest of the file must tell.
bool tells_too_little(const EncodingDecision& decision) {
    return decision.by != EncodingSource::option &&
           (decision.ranking.empty() || decision.by == EncodingSource::undecided);
}

/// Refuses a `.cpg` with an unknown name where the text does not tell the encoding either.
void require_known_cpg(
    const EncodingDecision& decision,
    const EncodingStatement& statement,
    const std::optional<io::Shapefile>& shapefile) {
    if (!statement.cpg || decision.by != EncodingSource::undecided) {
        return;
    }
    const std::string name(trim(*statement.cpg));
    if (!coding_of(name)) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: nêu bảng mã \"{}\" mà huuco không biết; hãy chỉ rõ bằng --encoding, chọn một "
                "trong các bảng mã {}",
                "{}: names a text encoding \"{}\" that huuco does not know; pass --encoding with "
                "one of {}",
                *shapefile->cpg,
                name,
                fmt::join(encoding_names(), ", ")));
    }
}

/// Decides by a sample, and by the records beyond ASCII of the whole table where that is not
/// enough.
EncodingDecision decide_layer_encoding(
    OGRLayer& layer,
    const std::string& option,
    const std::optional<io::Shapefile>& shapefile,
    bool is_in_bytes,
    const LayerSample& raw,
    std::span<const FieldInfo> raw_fields) {
    const EncodingStatement statement = statement_of(layer, option, shapefile, is_in_bytes);
    std::vector<std::string> texts = io::telling_texts(raw, raw_fields);
    EncodingDecision decision = decide_encoding(statement, texts);
    if (tells_too_little(decision) && !raw.is_whole && shapefile && shapefile->dbf) {
        const std::vector<std::uint64_t> rare =
            io::records_beyond_ascii(*shapefile->dbf, kMostRareRecords);
        for (std::string& text : io::texts_of_features(layer, rare, raw_fields)) {
            texts.push_back(std::move(text));
        }
        decision = decide_encoding(statement, texts);
    }
    require_known_cpg(decision, statement, shapefile);
    return decision;
}

/// The fields with their names as bytes.
std::vector<FieldInfo> raw_fields_of(OGRFeatureDefn& definition) {
    std::vector<FieldInfo> fields;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const OGRFieldDefn& field = *definition.GetFieldDefn(i);
        const std::string_view name = field.GetNameRef();
        fields.push_back(
            {std::string(name),
             OGRFieldDefn::GetFieldTypeName(field.GetType()),
             field.GetWidth(),
             name.size()});
    }
    return fields;
}

/// Stops where a server refuses rows: it would refuse all that follows because of that.
void require_answers(const io::GdalErrors& errors, const DatasetInfo& info) {
    if (info.format == kPostgresql && errors.has_failed()) {
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

/// The CRS of a shapefile is the text of its `.prj`: GDAL would already put its own guess into it.
bool take_prj(const std::string& prj_path, DatasetInfo& info) {
    const std::string content = io::read_small_file(prj_path);
    const std::string text(trim(content));
    OGRSpatialReference crs;
    if (text.find('[') == std::string::npos || crs.importFromWkt(text.c_str()) != OGRERR_NONE ||
        crs.IsLocal() != 0) {
        return false;
    }
    info.crs_wkt = text;
    return true;
}

void describe_crs(
    OGRLayer& layer,
    const std::optional<io::Shapefile>& shapefile,
    DatasetInfo& info) {
    if (shapefile && shapefile->prj && take_prj(*shapefile->prj, info)) {
        return;
    }
    const OGRSpatialReference* crs = layer.GetSpatialRef();
    if (crs == nullptr || crs->IsLocal() != 0) {
        return;
    }
    info.crs_wkt = io::wkt_of(*crs);
}

/// The fields with their names decoded; what a DBF has cut in the middle of a letter is left out.
std::vector<FieldInfo>
describe_fields(const std::vector<FieldInfo>& raw_fields, const DatasetInfo& info) {
    constexpr int kDbfNameLength = 10;
    std::vector<FieldInfo> fields = raw_fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const FieldInfo as_value{"", "", kDbfNameLength};
        const EncodingDecision& decision = info.encoding_decision;
        const std::string_view whole =
            io::without_cut_letter(raw_fields[i].name, as_value, decision.coding);
        const DecodedText name = decode(whole, decision.coding_of(whole, fields.size()));
        if (name.undecodable > 0 && decision.coding.encoding == Encoding::utf_8) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}: tên của trường {} (\"{}\") không phải UTF-8; {}",
                    "{}: the name of field {} (\"{}\") is not UTF-8; {}",
                    info.path,
                    Digits{i + 1},
                    name.text,
                    encoding_advice(decision)));
        }
        fields[i].name = name.text;
    }
    return fields;
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
        return open_gdal(location, location, errors)->GetLayerByName(layer.c_str()) != nullptr;
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
        dataset = open_gdal(location, info.path, errors);
        is_in_bytes = io::takes_bytes_of_server(*dataset, info.path);
        layer = io::find_named(*dataset, info.layer, info.path);
        take_stated_crs(*layer);
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
    io::GdalErrors errors;
    const ChosenLocation chosen = choose_location(path, options.layer);
    const std::string location = location_of_shapes(chosen.location);
    if (io::extension_of(location) == "shp") {
        require_sidecars(location);
    }
    auto impl = std::make_unique<Impl>();
    DatasetInfo& info = impl->info;
    info.path = io::shown_path(path);
    info.language = options.language;
    impl->location = location;
    impl->dataset = open_gdal(location, info.path, errors);
    impl->is_in_bytes = io::takes_bytes_of_server(*impl->dataset, info.path);
    info.format = GDALGetDriverShortName(GDALGetDatasetDriver(impl->dataset.get()));
    impl->layer = options.layer.empty() ? io::find_unnamed(*impl->dataset, info.path)
                                        : io::find_named(*impl->dataset, options.layer, info.path);
    take_stated_crs(*impl->layer);
    if (is_connection(path)) {
        io::require_table(*impl->layer, info.path);
        io::require_one_geometry(*impl->dataset, *impl->layer, info.path);
    }
    io::require_polygons(*impl->layer, info.path);

    const LayerInfo layer = io::describe(*impl->layer);
    info.layer = layer.name;
    info.is_layer_chosen =
        !options.layer.empty() && (chosen.is_one_of_several || impl->dataset->GetLayerCount() > 1);
    info.feature_count = layer.feature_count;
    info.geometry_type = layer.geometry_type;
    std::optional<io::Shapefile> shapefile;
    if (info.format == kShapefile) {
        const std::string shp = shp_path_of(location, layer.name);
        shapefile = examined_shapefile(shp, info.path);
        info.sidecar_files = shapefile->files;
        if (shapefile->shx && shapefile->dbf) {
            impl->shapefile = {shp, *shapefile->shx, *shapefile->dbf};
        }
    }
    impl->is_geopackage_file =
        info.format == kGeopackage && std::filesystem::is_regular_file(location);
    describe_crs(*impl->layer, shapefile, info);
    OGRLayer& table = *impl->layer;
    impl->take_order();
    const std::vector<FieldInfo> raw_fields = raw_fields_of(*impl->layer->GetLayerDefn());
    errors.clear();
    const LayerSample raw = io::take_raw_sample(*impl->layer, layer.feature_count, info.format);
    require_answers(errors, info);
    info.encoding_decision = decide_layer_encoding(
        *impl->layer, options.encoding, shapefile, impl->is_in_bytes, raw, raw_fields);
    const LayerSample spread =
        io::take_spread_sample(*impl->layer, layer.feature_count, info.format);
    look_for_mix(info.encoding_decision, io::texts_by_field(raw, spread, raw_fields));
    info.encoding = coding_name(info.encoding_decision.coding);
    info.encoding_decided_by = encoding_source_name(info.encoding_decision.by);
    info.fields = describe_fields(raw_fields, info);
    mark_serial_key(*impl->dataset, table, info);
    impl->sample = io::decoded_sample(raw, raw_fields, info.encoding_decision);
    return Dataset(std::move(impl));
}

std::vector<LayerInfo> list_layers(const std::string& path) {
    io::register_gdal();
    io::GdalErrors errors;
    std::vector<LayerInfo> layers;
    for (const std::string& location : io::dataset_locations(path)) {
        const GDALDatasetUniquePtr dataset = open_gdal(location, io::shown_path(path), errors);
        for (OGRLayer* layer : dataset->GetLayers()) {
            layers.push_back(io::describe(*layer));
        }
    }
    return layers;
}

} // namespace huuco
