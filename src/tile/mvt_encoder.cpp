// SPDX-License-Identifier: MIT
/// \file
/// Encodes layers, attributes and geometry commands of a tile.

#include "tile/mvt_encoder.hpp"

#include "base/message_format.hpp"
#include "tile/mvt_commands.hpp"

#include <huuco/base/error.hpp>

#include <protozero/pbf_writer.hpp>

#include <cmath>
#include <limits>

namespace huuco::tile {

namespace {

constexpr std::uint32_t kUnused = std::numeric_limits<std::uint32_t>::max();

// Field numbers of the messages: MVT 2.1, vector_tile.proto.
constexpr protozero::pbf_tag_type kTileLayers = 3;
constexpr protozero::pbf_tag_type kLayerName = 1;
constexpr protozero::pbf_tag_type kLayerFeatures = 2;
constexpr protozero::pbf_tag_type kLayerKeys = 3;
constexpr protozero::pbf_tag_type kLayerValues = 4;
constexpr protozero::pbf_tag_type kLayerExtent = 5;
constexpr protozero::pbf_tag_type kLayerVersion = 15;
constexpr protozero::pbf_tag_type kFeatureId = 1;
constexpr protozero::pbf_tag_type kFeatureTags = 2;
constexpr protozero::pbf_tag_type kFeatureType = 3;
constexpr protozero::pbf_tag_type kFeatureGeometry = 4;
constexpr protozero::pbf_tag_type kValueString = 1;
constexpr protozero::pbf_tag_type kValueDouble = 3;
constexpr protozero::pbf_tag_type kValueUint = 5;
constexpr protozero::pbf_tag_type kValueSint = 6;
constexpr protozero::pbf_tag_type kValueBool = 7;

constexpr std::int32_t kPoint = 1; ///< MVT 2.1, 4.3.4
constexpr std::int32_t kPolygon = 3;

constexpr std::uint32_t command(std::uint32_t id, std::size_t count) noexcept {
    return static_cast<std::uint32_t>(count << 3U) | id;
}

constexpr std::size_t kVarintBytes = 5; ///< of 32 bits, at most

/// Writes a varint. \returns the place after it
char* put(std::uint32_t value, char* to) noexcept {
    for (; value >= 0x80U; value >>= 7U) {
        *to++ = static_cast<char>(value | 0x80U);
    }
    *to++ = static_cast<char>(value);
    return to;
}

char* put_step(const GridPoint& from, const GridPoint& to, char* bytes) noexcept {
    bytes = put(protozero::encode_zigzag32(to.x - from.x), bytes);
    return put(protozero::encode_zigzag32(to.y - from.y), bytes);
}

struct ValueWriter {
    protozero::pbf_writer& message;

    void operator()(const std::string& text) { message.add_string(kValueString, text); }

    void operator()(double number) { message.add_double(kValueDouble, number); }

    void operator()(std::int64_t number) {
        // A negative number takes ten bytes unless it is written zigzag.
        if (number < 0) {
            message.add_sint64(kValueSint, number);
        } else {
            message.add_uint64(kValueUint, static_cast<std::uint64_t>(number));
        }
    }

    void operator()(bool flag) { message.add_bool(kValueBool, flag); }
};

void check_value(const TileValue& value, const TileLayer& layer, const TileColumn& column) {
    const double* const number = std::get_if<double>(&value);
    if (number != nullptr && !std::isfinite(*number)) {
        throw Error(
            ErrorCode::argument,
            message(
                "Lớp ô bản đồ {}: thuộc tính {} có số không hữu hạn; hãy bỏ ra.",
                "Tile layer {}: attribute {} has a number that is not finite; leave it out.",
                layer.name,
                column.key));
    }
}

} // namespace

std::string encode_value(const TileValue& value) {
    std::string bytes;
    protozero::pbf_writer message(bytes);
    std::visit(ValueWriter{message}, value);
    return bytes;
}

ValueTable encode_values(const TileLayer& layer) {
    ValueTable table;
    std::unordered_map<std::string, std::uint32_t> index_of;
    for (const TileColumn& column : layer.columns) {
        auto& value_of_code = table.value_of_code.emplace_back();
        for (const TileValue& value : column.dictionary) {
            check_value(value, layer, column);
            std::string bytes = encode_value(value);
            const auto [place, is_new] =
                index_of.emplace(bytes, static_cast<std::uint32_t>(table.values.size()));
            if (is_new) {
                table.values.push_back(std::move(bytes));
            }
            value_of_code.push_back(place->second);
        }
    }
    return table;
}

MvtLayerEncoder::MvtLayerEncoder(const TileLayer& layer, const ValueTable& values)
    : m_layer(&layer), m_values(&values), m_key_of_column(layer.columns.size(), kUnused),
      m_index_of_value(values.values.size(), kUnused) {}

void MvtLayerEncoder::add_feature(std::size_t feature, const GridRings& rings) {
    collect_geometry(rings);
    write_feature(feature, kPolygon);
}

void MvtLayerEncoder::add_point(std::size_t feature, const GridPoint& place) {
    m_geometry.resize(3 * kVarintBytes);
    char* const end = put_step({}, place, put(command(kMoveTo, 1), m_geometry.data()));
    m_geometry.resize(static_cast<std::size_t>(end - m_geometry.data()));
    write_feature(feature, kPoint);
}

void MvtLayerEncoder::write_feature(std::size_t feature, std::int32_t type) {
    collect_tags(feature);
    m_message.clear();
    protozero::pbf_writer message(m_message);
    message.add_uint64(kFeatureId, m_layer->ids[feature]);
    if (!m_tags.empty()) {
        message.add_bytes(kFeatureTags, m_tags);
    }
    message.add_enum(kFeatureType, type);
    message.add_bytes(kFeatureGeometry, m_geometry);
    protozero::pbf_writer(m_features).add_message(kLayerFeatures, m_message);
}

void MvtLayerEncoder::collect_tags(std::size_t feature) {
    m_tags.resize(2 * kVarintBytes * m_layer->columns.size());
    char* end = m_tags.data();
    for (std::size_t i = 0; i < m_layer->columns.size(); ++i) {
        const TileColumn& column = m_layer->columns[i];
        const bool is_integer = !column.integers.empty();
        if (!is_integer && column.codes[feature] == TileColumn::kAbsent) {
            continue;
        }
        if (m_key_of_column[i] == kUnused) {
            m_key_of_column[i] = static_cast<std::uint32_t>(m_columns.size());
            m_columns.push_back(static_cast<std::uint32_t>(i));
        }
        end = put(m_key_of_column[i], end);
        end =
            put(is_integer ? index_of_integer(column.integers[feature])
                           : index_of_value(i, column.codes[feature]),
                end);
    }
    m_tags.resize(static_cast<std::size_t>(end - m_tags.data()));
}

std::uint32_t MvtLayerEncoder::index_of_value(std::size_t column, std::uint32_t code) {
    const std::uint32_t value = m_values->value_of_code[column][code];
    std::uint32_t& index = m_index_of_value[value];
    if (index == kUnused) {
        index = m_value_count++;
        protozero::pbf_writer(m_used_values).add_message(kLayerValues, m_values->values[value]);
    }
    return index;
}

std::uint32_t MvtLayerEncoder::index_of_integer(std::int64_t value) {
    const auto [place, is_new] = m_index_of_integer.emplace(value, m_value_count);
    if (is_new) {
        ++m_value_count;
        protozero::pbf_writer layer(m_used_values);
        protozero::pbf_writer message(layer, kLayerValues);
        ValueWriter{message}(value);
    }
    return place->second;
}

void MvtLayerEncoder::collect_geometry(const GridRings& rings) {
    // A ring has three commands, and two numbers a point.
    m_geometry.resize(kVarintBytes * (3 * rings.size() + 2 * rings.point_count()));
    char* end = m_geometry.data();
    GridPoint cursor;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const auto ring = rings.ring(i);
        end = put_step(cursor, ring.front(), put(command(kMoveTo, 1), end));
        end = put(command(kLineTo, ring.size() - 1), end);
        for (std::size_t k = 1; k < ring.size(); ++k) {
            end = put_step(ring[k - 1], ring[k], end);
        }
        end = put(command(kClosePath, 1), end);
        cursor = ring.back();
    }
    m_geometry.resize(static_cast<std::size_t>(end - m_geometry.data()));
}

void MvtLayerEncoder::finish(std::int32_t extent, std::string& tile) const {
    if (m_features.empty()) {
        return;
    }
    std::string body;
    protozero::pbf_writer layer(body);
    layer.add_uint32(kLayerVersion, 2);
    layer.add_string(kLayerName, m_layer->name);
    body += m_features;
    for (const std::uint32_t column : m_columns) {
        layer.add_string(kLayerKeys, m_layer->columns[column].key);
    }
    body += m_used_values;
    layer.add_uint32(kLayerExtent, static_cast<std::uint32_t>(extent));
    protozero::pbf_writer(tile).add_message(kTileLayers, body);
}

} // namespace huuco::tile
