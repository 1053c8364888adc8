// SPDX-License-Identifier: MIT
/// \file
/// Header, polygons, rings and points.

#include "io/gpkg_polygon.hpp"

#include "io/byte_order.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace huuco::io {

namespace {

constexpr std::size_t kFixedPart = 8;            ///< magic, version, flags, reference system
constexpr unsigned kLittleEndianFlag = 0x01;     ///< of the numbers in the header
constexpr unsigned kEmptyOrExtendedFlags = 0x30; ///< no points; a type of someone's own
constexpr unsigned kReservedFlags = 0xC0;
constexpr std::array<std::size_t, 5> kBoxSizes = {0, 32, 48, 48, 64}; ///< by their code

constexpr std::uint32_t kWkbPolygon = 3;
constexpr std::uint32_t kWkbMultiPolygon = 6;
constexpr std::uint32_t kWithHeights = 1000;

/// Reads WKB from front to back. Whatever does not fit makes it fail, for good.
class WkbCursor {
public:
    explicit WkbCursor(std::span<const std::byte> bytes) noexcept : m_bytes(bytes) {}

    [[nodiscard]] std::uint32_t count() noexcept { return take<std::uint32_t>(); }

    /// The type of a geometry in little-endian numbers; 0 for others.
    [[nodiscard]] std::uint32_t type() noexcept {
        const bool is_little_endian = take<std::uint8_t>() == 1;
        const auto type = take<std::uint32_t>();
        return is_little_endian ? type : 0;
    }

    /// The bytes of so many values of one size, such as points; none where there are not so many.
    [[nodiscard]] std::span<const std::byte>
    values(std::uint32_t number, std::size_t size) noexcept {
        if (number > m_bytes.size() / size) {
            m_bytes = {};
            m_has_failed = true;
            return {};
        }
        const std::span<const std::byte> values = m_bytes.first(number * size);
        m_bytes = m_bytes.subspan(values.size());
        return values;
    }

    [[nodiscard]] bool is_at_end() const noexcept { return !m_has_failed && m_bytes.empty(); }

private:
    template <typename Value>
    [[nodiscard]] Value take() noexcept {
        const std::span<const std::byte> value = values(1, sizeof(Value));
        return m_has_failed ? Value{} : little_endian<Value>(value, 0);
    }

    std::span<const std::byte> m_bytes; ///< not read yet
    bool m_has_failed = false;
};

/// The WKB behind the header; none where the header is not the usual one.
std::optional<WkbCursor> wkb_in(std::span<const std::byte> blob) noexcept {
    if (blob.size() < kFixedPart || blob[0] != std::byte{'G'} || blob[1] != std::byte{'P'} ||
        blob[2] != std::byte{0}) {
        return std::nullopt;
    }
    const auto flags = std::to_integer<unsigned>(blob[3]);
    const std::size_t box = (flags >> 1U) & 7U;
    if ((flags & kLittleEndianFlag) == 0 ||
        (flags & (kEmptyOrExtendedFlags | kReservedFlags)) != 0 || box >= kBoxSizes.size() ||
        blob.size() < kFixedPart + kBoxSizes.at(box)) {
        return std::nullopt;
    }
    return WkbCursor(blob.subspan(kFixedPart + kBoxSizes.at(box)));
}

/// \returns false where a ring has no points, or more than there are
bool append_wkb_polygon(WkbCursor& wkb, std::size_t point_size, MultiPolygonBuffer& shapes) {
    const std::uint32_t rings = wkb.count();
    for (std::uint32_t ring = 0; ring < rings; ++ring) {
        const std::uint32_t count = wkb.count();
        const std::span<const std::byte> points = wkb.values(count, point_size);
        if (points.empty()) {
            return false;
        }
        for (std::size_t at = 0; at < points.size(); at += point_size) {
            shapes.add_point(little_endian<Point>(points, at));
        }
        shapes.end_ring();
    }
    shapes.end_polygon();
    return rings > 0;
}

bool append_wkb_shape(WkbCursor& wkb, MultiPolygonBuffer& shapes) {
    const std::uint32_t type = wkb.type();
    const std::uint32_t heights = type > kWithHeights ? kWithHeights : 0;
    const std::size_t point_size = (heights > 0 ? 3 : 2) * sizeof(double);
    if (type == heights + kWkbPolygon) {
        return append_wkb_polygon(wkb, point_size, shapes) && wkb.is_at_end();
    }
    if (type != heights + kWkbMultiPolygon) {
        return false;
    }
    const std::uint32_t parts = wkb.count();
    for (std::uint32_t part = 0; part < parts; ++part) {
        if (wkb.type() != heights + kWkbPolygon || !append_wkb_polygon(wkb, point_size, shapes)) {
            return false;
        }
    }
    return parts > 0 && wkb.is_at_end();
}

} // namespace

bool append_usual_gpkg_shape(std::span<const std::byte> blob, MultiPolygonBuffer& shapes) {
    std::optional<WkbCursor> wkb = wkb_in(blob);
    if (!wkb || !append_wkb_shape(*wkb, shapes)) {
        shapes.cancel_shape();
        return false;
    }
    shapes.end_shape();
    return true;
}

} // namespace huuco::io
