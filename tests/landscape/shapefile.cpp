// SPDX-License-Identifier: MIT

/// \file
/// The bytes of a shapefile. Paragraphs are those of the ESRI Shapefile Technical Description
/// (1998).

#include "shapefile.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>

namespace landscape {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{4} << 20U;
constexpr double sane_coordinate = 1e9;

constexpr std::string_view prj_text =
    R"(PROJCS["VN-2000_TM-3_106-00",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",)"
    R"(SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],)"
    R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
    R"(PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
    R"(PARAMETER["Central_Meridian",106.0],PARAMETER["Scale_Factor",0.9999],)"
    R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";

template <typename Number>
void append_little(std::string& bytes, Number value) {
    for (std::size_t k = 0; k < sizeof(Number); ++k) {
        bytes.push_back(static_cast<char>((value >> (8U * k)) & 0xFFU));
    }
}

void append_little(std::string& bytes, double value) {
    append_little(bytes, std::bit_cast<std::uint64_t>(value));
}

void append_big(std::string& bytes, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU));
    }
}

std::array<double, 4> empty_box() {
    constexpr double far = std::numeric_limits<double>::infinity();
    return {far, far, -far, -far};
}

/// Widens a box by the points; what no measurement can yield is left out.
void widen(std::array<double, 4>& box, std::span<const Vertex> points) {
    for (const Vertex& p : points) {
        if (std::abs(p.x) < sane_coordinate && std::abs(p.y) < sane_coordinate) {
            box = {
                std::min(box[0], p.x),
                std::min(box[1], p.y),
                std::max(box[2], p.x),
                std::max(box[3], p.y)};
        }
    }
}

void append_box(std::string& bytes, const std::array<double, 4>& box) {
    for (const double side : box) {
        append_little(bytes, std::isfinite(side) ? side : 0.0);
    }
}

void open(std::ofstream& file, const std::filesystem::path& path) {
    file.open(path, std::ios::binary | std::ios::trunc);
    if (!file) {
        throw std::runtime_error("cannot write " + path.string());
    }
}

std::filesystem::path
with_extension(const std::filesystem::path& base, std::string_view extension) {
    return std::filesystem::path(base).concat(extension);
}

void write_text(const std::filesystem::path& path, std::string_view text) {
    std::ofstream file;
    open(file, path);
    file << text;
}

/// Fields of text as wide as the encoding needs them, so that no crop is cut.
std::vector<DbfField> widened(std::vector<DbfField> fields, Encoding encoding) {
    constexpr unsigned widest = 254;
    const bool is_wide = encoding == Encoding::nfd || encoding == Encoding::utf8_twice;
    for (DbfField& field : fields) {
        if (is_wide && field.type == 'C') {
            field.width = static_cast<std::uint8_t>(std::min(widest, 4U * field.width));
        }
    }
    return fields;
}

} // namespace

Vertex to_vertex(Point point) {
    return {
        static_cast<double>(middle_east_mm + point.x) / 1000.0,
        static_cast<double>(middle_north_mm + point.y) / 1000.0};
}

void set_shape(Shape& shape, const Outline& outline) {
    shape.form = Form::polygon;
    shape.points.clear();
    shape.ring_starts = outline.ring_starts;
    for (std::size_t k = 0; k < outline.rings(); ++k) {
        const auto ring = outline.ring(k);
        std::transform(ring.rbegin(), ring.rend(), std::back_inserter(shape.points), to_vertex);
    }
}

ShapefileWriter::ShapefileWriter(
    const std::filesystem::path& base,
    std::vector<DbfField> fields,
    const Options& options)
    : m_fields(widened(std::move(fields), options.encoding)), m_options(options), m_base(base),
      m_box(empty_box()) {
    open(m_shp, with_extension(base, ".shp"));
    open(m_shx, with_extension(base, ".shx"));
    open(m_dbf, with_extension(base, ".dbf"));
    // Headers hold totals; their place is kept now and they are written at the end.
    m_shp_buffer.assign(100, '\0');
    m_shx_buffer.assign(100, '\0');
    m_dbf_buffer.assign(table_header().size(), '\0');
    if (options.write_prj) {
        write_text(with_extension(base, ".prj"), prj_text);
    }
    if (options.write_cpg) {
        const std::string_view name =
            options.cpg.empty() ? name_of(options.encoding) : std::string_view(options.cpg);
        write_text(with_extension(base, ".cpg"), name);
    }
}

void ShapefileWriter::add(const Shape& shape, std::span<const std::string> values) {
    const std::size_t before = m_shp_buffer.size();
    ++m_records;
    append_big(m_shp_buffer, static_cast<std::uint32_t>(m_records));
    append_big(m_shp_buffer, 0);
    append_geometry(shape);
    const std::size_t bytes = m_shp_buffer.size() - before - 8;
    std::string words;
    append_big(words, static_cast<std::uint32_t>(bytes / 2));
    m_shp_buffer.replace(before + 4, 4, words);
    append_big(m_shx_buffer, static_cast<std::uint32_t>(m_shp_bytes / 2));
    m_shx_buffer += words;
    m_shp_bytes += bytes + 8;
    m_dbf_buffer.push_back(' ');
    for (std::size_t k = 0; k < m_fields.size(); ++k) {
        append_value(m_fields[k], values[k]);
    }
    flush(false);
}

/// Record contents: "Polygon" and, with z, "PolygonZ".
void ShapefileWriter::append_geometry(const Shape& shape) {
    std::string& out = m_shp_buffer;
    if (shape.form == Form::null) {
        append_little(out, std::uint32_t{0});
        return;
    }
    append_little(out, std::uint32_t{m_options.with_z ? 15U : 5U});
    auto box = empty_box();
    widen(box, shape.points);
    widen(m_box, shape.points);
    append_box(out, box);
    append_little(out, static_cast<std::uint32_t>(shape.ring_starts.size()));
    append_little(out, static_cast<std::uint32_t>(shape.points.size()));
    for (const std::uint32_t start : shape.ring_starts) {
        append_little(out, start);
    }
    const std::size_t place = out.size();
    if constexpr (std::endian::native == std::endian::little) {
        out.resize(place + shape.points.size() * sizeof(Vertex));
        std::copy_n(
            std::as_bytes(std::span(shape.points)).begin(),
            shape.points.size() * sizeof(Vertex),
            std::as_writable_bytes(std::span(out)).begin() + static_cast<std::ptrdiff_t>(place));
    } else {
        for (const Vertex& p : shape.points) {
            append_little(out, p.x);
            append_little(out, p.y);
        }
    }
    if (m_options.with_z) {
        out.append(16 + 8 * shape.points.size(), '\0'); // all heights are 0
    }
}

void ShapefileWriter::append_value(const DbfField& field, std::string_view utf8) {
    std::string bytes = encode(utf8, m_options.encoding);
    const std::size_t width = field.width;
    if (bytes.size() > width) {
        std::size_t cut = width;
        while (m_options.encoding == Encoding::utf8 && cut > 0 &&
               (static_cast<std::uint8_t>(bytes[cut]) & 0xC0U) == 0x80U) {
            --cut;
        }
        bytes.resize(cut);
    }
    const std::size_t padding = width - bytes.size();
    if (field.type == 'N') {
        m_dbf_buffer.append(padding, ' ');
        m_dbf_buffer += bytes;
    } else {
        m_dbf_buffer += bytes;
        m_dbf_buffer.append(padding, ' ');
    }
}

void ShapefileWriter::flush(bool all) {
    const auto write = [all](std::ofstream& file, std::string& buffer) {
        if (all || buffer.size() > buffer_bytes) {
            file.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
            buffer.clear();
        }
    };
    write(m_shp, m_shp_buffer);
    write(m_shx, m_shx_buffer);
    write(m_dbf, m_dbf_buffer);
}

/// "Organization of the Main File", table 1.
std::string ShapefileWriter::main_header(std::uint64_t bytes) const {
    std::string out;
    append_big(out, 9994);
    out.append(20, '\0');
    append_big(out, static_cast<std::uint32_t>(bytes / 2));
    append_little(out, std::uint32_t{1000});
    append_little(out, std::uint32_t{m_options.with_z ? 15U : 5U});
    append_box(out, m_box);
    out.append(32, '\0');
    return out;
}

/// Header of a dBASE III table; the date is the reference date, so that bytes can be reproduced.
std::string ShapefileWriter::table_header() const {
    std::string out;
    out.push_back('\x03');
    out.push_back(static_cast<char>(m_options.date.year - 1900));
    out.push_back(static_cast<char>(m_options.date.month));
    out.push_back(static_cast<char>(m_options.date.day));
    append_little(out, static_cast<std::uint32_t>(m_records));
    std::uint32_t width = 1;
    for (const auto& field : m_fields) {
        width += field.width;
    }
    append_little(out, static_cast<std::uint16_t>(33 + 32 * m_fields.size()));
    append_little(out, static_cast<std::uint16_t>(width));
    out.append(20, '\0');
    for (const auto& field : m_fields) {
        std::string name = field.name;
        name.resize(11, '\0');
        out += name;
        out.push_back(field.type);
        out.append(4, '\0');
        out.push_back(static_cast<char>(field.width));
        out.push_back(static_cast<char>(field.decimals));
        out.append(14, '\0');
    }
    out.push_back('\x0D');
    return out;
}

void ShapefileWriter::finish() {
    m_dbf_buffer.push_back('\x1A');
    flush(true);
    const auto patch = [](std::ofstream& file, const std::string& header) {
        file.seekp(0);
        file.write(header.data(), static_cast<std::streamsize>(header.size()));
        file.close();
    };
    patch(m_shp, main_header(m_shp_bytes));
    patch(m_shx, main_header(100 + 8 * static_cast<std::uint64_t>(m_records)));
    patch(m_dbf, table_header());
    if (!m_shp || !m_shx || !m_dbf) {
        throw std::runtime_error("cannot write " + m_base.string() + ".shp: is the disk full?");
    }
    if (m_shp_bytes / 2 > std::numeric_limits<std::int32_t>::max()) {
        throw std::runtime_error(m_base.string() + ".shp is larger than the format allows");
    }
}

} // namespace landscape
