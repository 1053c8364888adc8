// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Parcels that lie over one another, and the ground that is left to each when it counts once.

#include <huuco/base/message.hpp>
#include <huuco/base/progress.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/model/parcel_batch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace huuco {

/// The shapes of many buffers under one running row number. The buffers must outlive it unchanged.
class ShapeTable {
public:
    ShapeTable() = default;

    /// Rows are those of the batches one after the other.
    explicit ShapeTable(std::span<const ParcelBatch> batches);

    /// Rows are the shapes of one buffer.
    explicit ShapeTable(const MultiPolygonBuffer& shapes);

    /// Appends the shapes of a buffer as further rows.
    void append(const MultiPolygonBuffer& shapes);

    [[nodiscard]] std::size_t size() const noexcept { return m_ends.empty() ? 0 : m_ends.back(); }

    [[nodiscard]] ShapeView operator[](std::size_t row) const noexcept {
        const std::size_t part = part_of(row);
        return m_parts[part]->shape(row - begin_of(part));
    }

    /// Gives back the memory of buffers in a spill file whose last row is among [begin, end): what
    /// goes through the rows in their order is done with them.
    void let_go(std::size_t begin, std::size_t end) const noexcept;

private:
    [[nodiscard]] std::size_t part_of(std::size_t row) const noexcept {
        return static_cast<std::size_t>(
            std::upper_bound(m_ends.begin(), m_ends.end(), row) - m_ends.begin());
    }

    [[nodiscard]] std::size_t begin_of(std::size_t part) const noexcept {
        return part == 0 ? 0 : m_ends[part - 1];
    }

    std::vector<const MultiPolygonBuffer*> m_parts; ///< none of them empty
    std::vector<std::size_t> m_ends;                ///< row behind the last of each part
};

/// Two rows that share ground.
struct Overlap {
    std::uint64_t first = 0;  ///< the lower row
    std::uint64_t second = 0; ///< the higher row
    double area = 0.0;        ///< of their common ground, in squared units of the CRS

    friend bool operator==(const Overlap&, const Overlap&) = default;
};

/// Finds all pairs of rows that share more ground than a tolerance.
///
/// \param shapes          valid shapes in one CRS; empty ones overlap nothing
/// \param tolerance_area  in squared units of the CRS; neighbours whose common border was rounded
///                        twice share some 1e-9 m², which is not an overlap
/// \param threads         how many to use at most; the result does not depend on it
/// \param progress        advanced by rows
/// \param beside          where the shapes lie, some of them at least: what the search notes of
///                        each row goes to another file in its folder. Null: they are in memory,
///                        which grows by some 100 bytes a row
/// \returns pairs with first < second, ordered by both
/// \throws Error `cancelled` when the user interrupts, `geometry` when an overlay fails
/// Method: the common area of two shapes whose boxes meet is measured without an overlay, see
/// IntersectionArea. Only where its error bound does not tell it from the tolerance, which takes
/// very large or very crooked shapes, GEOS decides.
[[nodiscard]] std::vector<Overlap> find_overlaps(
    const ShapeTable& shapes,
    double tolerance_area,
    unsigned threads,
    Progress& progress,
    const SpillFile* beside = nullptr);

/// A row that could not be relieved of the ground of another.
struct OverlayFailure {
    std::uint64_t row = 0;
    std::uint64_t other = 0;
    Message what; ///< what GEOS said, and where
};

/// What is left of the rows that lose ground to others.
class NetGround {
public:
    NetGround() = default;

    /// \param rows      ascending
    /// \param shapes    one per row
    /// \param failures  ascending by row; their shapes are empty
    NetGround(
        std::vector<std::uint64_t> rows,
        MultiPolygonBuffer shapes,
        std::vector<OverlayFailure> failures = {});

    /// Rows that lose ground, ascending.
    [[nodiscard]] std::span<const std::uint64_t> rows() const noexcept { return m_rows; }

    /// The net shapes, one per entry of `rows`; empty where nothing is left.
    [[nodiscard]] const MultiPolygonBuffer& shapes() const noexcept { return m_shapes; }

    /// The net shape of a row; nothing when the row keeps all its ground.
    [[nodiscard]] std::optional<ShapeView> find(std::uint64_t row) const noexcept;

    /// Rows whose net ground nobody can tell, ascending.
    [[nodiscard]] std::span<const OverlayFailure> failures() const noexcept { return m_failures; }

    /// The failure of a row; null where there was none.
    [[nodiscard]] const OverlayFailure* failure_of(std::uint64_t row) const noexcept;

private:
    std::vector<std::uint64_t> m_rows;
    MultiPolygonBuffer m_shapes;
    std::vector<OverlayFailure> m_failures;
};

/// Gives ground that several rows claim to one of them.
///
/// \param shapes    as for find_overlaps
/// \param overlaps  what find_overlaps returned for them
/// \param priority  one number a row: the higher keeps the ground; of equal ones, and where the
///                  span is empty, the lower row does
/// \returns for each row that loses ground: its shape less the shapes of all rows that overlap it
///          and go before it: the first eight subtracted in the order of precedence, then the union
///          of the others. Net shapes and untouched shapes share no ground beyond the tolerance
///          of `overlaps`, and together they cover what all shapes cover. Of exact duplicates the
///          first keeps everything. Where an overlay fails, the row is given no ground, so that
///          none counts twice, and stands among the failures with the other row.
/// \throws Error `cancelled` when the user interrupts
[[nodiscard]] NetGround count_ground_once(
    const ShapeTable& shapes,
    std::span<const Overlap> overlaps,
    std::span<const std::int32_t> priority,
    double sliver_area,
    unsigned threads,
    Progress& progress);

} // namespace huuco
