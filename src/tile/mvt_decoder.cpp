// SPDX-License-Identifier: MIT
/// \file
/// Decodes layers, attributes and geometry commands of a tile.
///
/// The tests have a second decoder (tests/support/mvt_decoder.hpp) that shares only protozero with
/// this one.

#include "tile/mvt_decoder.hpp"

#include "tile/mvt_commands.hpp"

#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>

#include <protozero/exception.hpp>
#include <protozero/pbf_reader.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace huuco::tile {

namespace {

/// A rule of the format, said as what breaks it.
struct Rule {
    const char* vi;
    const char* en;
};

void require(bool is_kept, const Rule& rule) {
    if (!is_kept) {
        throw Error(ErrorCode::format, Message{rule.vi, rule.en});
    }
}

/// A field of a message, and how it is written.
struct Field {
    protozero::pbf_tag_type tag;
    protozero::pbf_wire_type type;
};

constexpr auto kNumber = protozero::pbf_wire_type::varint;
constexpr auto kBytes = protozero::pbf_wire_type::length_delimited;

constexpr std::array kTileFields = {Field{3, kBytes}};
constexpr std::array kLayerFields = {
    Field{1, kBytes},
    Field{2, kBytes},
    Field{3, kBytes},
    Field{4, kBytes},
    Field{5, kNumber},
    Field{15, kNumber}};
constexpr std::array kFeatureFields =
    {Field{1, kNumber}, Field{2, kBytes}, Field{3, kNumber}, Field{4, kBytes}};
constexpr std::array kValueFields = {
    Field{1, kBytes},
    Field{2, protozero::pbf_wire_type::fixed32},
    Field{3, protozero::pbf_wire_type::fixed64},
    Field{4, kNumber},
    Field{5, kNumber},
    Field{6, kNumber},
    Field{7, kNumber}};

/// Goes on to the next field; protozero relies on the caller for how known ones are written.
bool next_field(protozero::pbf_reader& message, std::span<const Field> fields) {
    if (!message.next()) {
        return false;
    }
    const auto known = std::ranges::find(fields, message.tag(), &Field::tag);
    require(
        known == fields.end() || message.has_wire_type(known->type),
        {"một trường được ghi theo kiểu khác (MVT 2.1, 4)",
         "a field is written in another way than it should be (MVT 2.1, 4)"});
    return true;
}

/// A field that is text. \throws Error `format` where it is none
std::string text_of_field(protozero::pbf_reader& message) {
    std::string text = message.get_string();
    require(
        is_valid_utf8(text),
        {"một chuỗi không phải UTF-8 (MVT 2.1, 4)", "a string is not UTF-8 (MVT 2.1, 4)"});
    return text;
}

TileValue read_value(protozero::pbf_reader message) {
    require(
        next_field(message, kValueFields),
        {"một giá trị không có trường (MVT 2.1, 4.1)", "a value has no field (MVT 2.1, 4.1)"});
    TileValue value;
    switch (message.tag()) {
    case 1:
        value = text_of_field(message);
        break;
    case 2:
        value = static_cast<double>(message.get_float());
        break;
    case 3:
        value = message.get_double();
        break;
    case 4:
        value = std::int64_t{message.get_int64()};
        break;
    case 5:
        value = static_cast<std::int64_t>(message.get_uint64());
        break;
    case 6:
        value = std::int64_t{message.get_sint64()};
        break;
    case 7:
        value = message.get_bool();
        break;
    default:
        require(
            false,
            {"một giá trị thuộc loại không biết (MVT 2.1, 4.1)",
             "a value of no known kind (MVT 2.1, 4.1)"});
    }
    require(
        !message.next(),
        {"một giá trị có nhiều trường (MVT 2.1, 4.1)",
         "a value has several fields (MVT 2.1, 4.1)"});
    return value;
}

/// Reads the commands of polygons (MVT 2.1, 4.3.4.4) and points (4.3.4.2).
class CommandReader {
public:
    explicit CommandReader(std::vector<std::uint32_t> commands) : m_commands(std::move(commands)) {}

    /// Reads points, whose places nobody here needs. \throws Error `format` where they are none
    void pass_points() {
        const std::uint32_t command = take();
        require(
            (command & 7U) == kMoveTo && command >> 3U > 0U,
            {"một điểm không bắt đầu bằng MoveTo (4.3.4.2)",
             "a point begins with no MoveTo (4.3.4.2)"});
        for (std::uint32_t i = 0; i < command >> 3U; ++i) {
            (void)step();
        }
        require(
            m_next == m_commands.size(),
            {"một điểm có nhiều lệnh hơn một MoveTo (4.3.4.2)",
             "a point has more commands than one MoveTo (4.3.4.2)"});
    }

    std::vector<std::vector<GridPoint>> rings() {
        std::vector<std::vector<GridPoint>> rings;
        while (m_next < m_commands.size()) {
            require(
                take() == ((1U << 3U) | kMoveTo),
                {"một vành không bắt đầu bằng một MoveTo (4.3.4.4)",
                 "a ring begins with no single MoveTo (4.3.4.4)"});
            std::vector<GridPoint> ring = {step()};
            const std::uint32_t line = take();
            require(
                (line & 7U) == kLineTo && line >> 3U >= 2U,
                {"một vành không có LineTo từ hai điểm trở lên (4.3.4.4)",
                 "a ring has no LineTo of two or more (4.3.4.4)"});
            for (std::uint32_t i = 0; i < line >> 3U; ++i) {
                ring.push_back(step());
            }
            require(
                take() == ((1U << 3U) | kClosePath),
                {"một vành không kết thúc bằng ClosePath (4.3.4.4)",
                 "a ring does not end with ClosePath (4.3.4.4)"});
            rings.push_back(std::move(ring));
        }
        return rings;
    }

private:
    std::uint32_t take() {
        require(
            m_next < m_commands.size(),
            {"hình hết giữa một lệnh (4.3)", "geometry ends inside a command (4.3)"});
        return m_commands[m_next++];
    }

    GridPoint step() {
        m_cursor.x = moved(m_cursor.x, take());
        m_cursor.y = moved(m_cursor.y, take());
        return m_cursor;
    }

    /// A coordinate moved by a parameter. \throws Error `format` where it leaves the plane
    static std::int32_t moved(std::int32_t from, std::uint32_t parameter) {
        const std::int64_t to = std::int64_t{from} + protozero::decode_zigzag32(parameter);
        require(
            to == static_cast<std::int32_t>(to),
            {"một điểm nằm ngoài 32 bit (MVT 2.1, 4.3.2)",
             "a point lies outside 32 bits (MVT 2.1, 4.3.2)"});
        return static_cast<std::int32_t>(to);
    }

    std::vector<std::uint32_t> m_commands;
    std::size_t m_next = 0;
    GridPoint m_cursor;
};

bool has_distinct_keys(std::vector<std::pair<std::uint32_t, std::uint32_t>> tags) {
    std::ranges::sort(tags);
    const auto is_same = [](const auto& one, const auto& other) {
        return one.first == other.first;
    };
    return std::ranges::adjacent_find(tags, is_same) == tags.end();
}

ReadFeature read_feature(protozero::pbf_reader message, const ReadLayer& layer) {
    ReadFeature feature;
    std::vector<std::uint32_t> tags;
    std::vector<std::uint32_t> commands;
    std::int32_t type = 0;
    while (next_field(message, kFeatureFields)) {
        switch (message.tag()) {
        case 1:
            feature.id = message.get_uint64();
            feature.has_id = true;
            break;
        case 2: {
            const auto range = message.get_packed_uint32();
            tags.assign(range.begin(), range.end());
            break;
        }
        case 3:
            type = message.get_enum();
            break;
        case 4: {
            const auto range = message.get_packed_uint32();
            commands.assign(range.begin(), range.end());
            break;
        }
        default:
            message.skip();
        }
    }
    require(
        tags.size() % 2 == 0,
        {"tag không đi thành cặp (MVT 2.1, 4.4)", "tags do not come in pairs (MVT 2.1, 4.4)"});
    for (std::size_t i = 0; i < tags.size(); i += 2) {
        require(
            tags[i] < layer.keys.size() && tags[i + 1] < layer.values.size(),
            {"một tag chỉ ra ngoài key hoặc value (MVT 2.1, 4.4)",
             "a tag points outside keys or values (MVT 2.1, 4.4)"});
        feature.tags.emplace_back(tags[i], tags[i + 1]);
    }
    require(
        has_distinct_keys(feature.tags),
        {"một key có hai lần trong một đối tượng (MVT 2.1, 4.4)",
         "a key stands twice in a feature (MVT 2.1, 4.4)"});
    require(
        !commands.empty(),
        {"một đối tượng không có hình (MVT 2.1, 4.2)",
         "a feature without geometry (MVT 2.1, 4.2)"});
    require(
        type >= 1 && type <= 3,
        {"một đối tượng thuộc loại không biết (MVT 2.1, 4.3.4)",
         "a feature of unknown type (MVT 2.1, 4.3.4)"});
    feature.is_polygon = type == 3;
    if (feature.is_polygon) {
        feature.rings = CommandReader(std::move(commands)).rings();
    } else if (type == 1) {
        CommandReader(std::move(commands)).pass_points();
    }
    return feature;
}

ReadLayer read_layer(protozero::pbf_reader message) {
    ReadLayer layer;
    std::vector<protozero::pbf_reader> features;
    while (next_field(message, kLayerFields)) {
        switch (message.tag()) {
        case 1:
            layer.name = text_of_field(message);
            break;
        case 2:
            features.push_back(message.get_message());
            break;
        case 3:
            layer.keys.push_back(text_of_field(message));
            break;
        case 4:
            layer.values.push_back(read_value(message.get_message()));
            break;
        case 5:
            layer.extent = message.get_uint32();
            break;
        case 15:
            layer.version = message.get_uint32();
            break;
        default:
            message.skip();
        }
    }
    require(
        layer.version == 2,
        {"một lớp khác phiên bản 2 (MVT 2.1, 4.1)",
         "a layer of another version than 2 (MVT 2.1, 4.1)"});
    require(
        !layer.name.empty(),
        {"một lớp không có tên (MVT 2.1, 4.1)", "a layer without a name (MVT 2.1, 4.1)"});
    require(
        layer.extent > 0,
        {"một lớp không có extent (MVT 2.1, 4.1)", "a layer without an extent (MVT 2.1, 4.1)"});
    require(
        !features.empty(),
        {"một lớp không có đối tượng (MVT 2.1, 4.1)", "a layer without a feature (MVT 2.1, 4.1)"});
    const std::set<std::string> keys(layer.keys.begin(), layer.keys.end());
    require(
        keys.size() == layer.keys.size(),
        {"một key có hai lần trong một lớp (MVT 2.1, 4.1)",
         "a key stands twice in a layer (MVT 2.1, 4.1)"});
    for (const protozero::pbf_reader& feature : features) {
        layer.features.push_back(read_feature(feature, layer));
    }
    return layer;
}

} // namespace

const TileValue* ReadLayer::value(const ReadFeature& feature, std::string_view key) const {
    const auto tag = std::find_if(feature.tags.begin(), feature.tags.end(), [&](const auto& pair) {
        return keys[pair.first] == key;
    });
    return tag == feature.tags.end() ? nullptr : &values[tag->second];
}

std::vector<ReadLayer> read_tile(std::string_view bytes) {
    std::vector<ReadLayer> layers;
    std::set<std::string> names;
    try {
        protozero::pbf_reader tile(bytes.data(), bytes.size());
        while (next_field(tile, kTileFields)) {
            if (tile.tag() != 3) {
                tile.skip();
                continue;
            }
            layers.push_back(read_layer(tile.get_message()));
            require(
                names.insert(layers.back().name).second,
                {"hai lớp của một ô trùng tên (MVT 2.1, 4.1)",
                 "two layers of a tile have one name (MVT 2.1, 4.1)"});
        }
    } catch (const protozero::exception&) {
        throw Error(
            ErrorCode::format,
            Message{"ô không phải là protocol buffer", "the tile is no protocol buffer"});
    }
    require(!layers.empty(), {"ô không có lớp nào", "the tile holds no layer"});
    return layers;
}

} // namespace huuco::tile
