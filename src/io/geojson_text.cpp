// SPDX-License-Identifier: MIT
/// \file
/// GeoJSON as text: strings, numbers, features.

#include <huuco/io/geojson_writer.hpp>

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

namespace huuco {

namespace {

/// Appends the escape of a character that JSON does not allow in a string.
void append_escaped(std::string& out, char c) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default: {
        const auto code = static_cast<unsigned char>(c);
        out += "\\u00";
        out += kHex[code >> 4U];
        out += kHex[code & 15U];
    }
    }
}

} // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') {
            out += text.substr(begin, i - begin);
            append_escaped(out, c);
            begin = i + 1;
        }
    }
    out += text.substr(begin);
    out += '"';
}

void append_json_number(std::string& out, double value) {
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    std::array<char, 32> text{};
    const double plain = value == 0.0 ? 0.0 : value; // no -0
    out.append(text.data(), std::to_chars(text.data(), text.data() + text.size(), plain).ptr);
}

FeatureText::FeatureText(std::string& chunk, std::optional<std::uint64_t> id) : m_chunk(&chunk) {
    if (!chunk.empty()) {
        chunk += ",\n";
    }
    chunk += "{\"type\":\"Feature\",";
    if (id) {
        chunk += "\"id\":";
        chunk += std::to_string(*id);
        chunk += ',';
    }
    chunk += "\"properties\":{";
}

void FeatureText::name(std::string_view name) {
    *m_chunk += m_is_first ? "\"" : ",\"";
    *m_chunk += name;
    *m_chunk += "\":";
    m_is_first = false;
}

void FeatureText::text(std::string_view name, std::string_view value) {
    this->name(name);
    append_json_string(*m_chunk, value);
}

void FeatureText::number(std::string_view name, double value) {
    this->name(name);
    append_json_number(*m_chunk, value);
}

void FeatureText::integer(std::string_view name, std::int64_t value) {
    this->name(name);
    *m_chunk += std::to_string(value);
}

void FeatureText::boolean(std::string_view name, bool value) {
    raw(name, value ? "true" : "false");
}

void FeatureText::null(std::string_view name) {
    raw(name, "null");
}

void FeatureText::raw(std::string_view name, std::string_view json) {
    this->name(name);
    *m_chunk += json;
}

void FeatureText::members(std::string_view json) {
    *m_chunk += m_is_first ? "" : ",";
    *m_chunk += json;
    m_is_first = false;
}

void FeatureText::finish(ShapeView shape) {
    *m_chunk += "},\"geometry\":";
    append_geojson_geometry(*m_chunk, shape);
    *m_chunk += '}';
}

void FeatureText::finish_at(const std::optional<Point>& place) {
    *m_chunk += "},\"geometry\":";
    *m_chunk +=
        place
            ? fmt::format(R"({{"type":"Point","coordinates":[{:.8f},{:.8f}]}})", place->x, place->y)
            : std::string("null");
    *m_chunk += '}';
}

} // namespace huuco
