// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The deformed lattice on which the landscape is built: corners, and the winding sides between.

#include <cstdint>
#include <vector>

namespace landscape {

/// A place on the millimetre grid, as an offset from the middle of the landscape; x is east.
struct Point {
    std::int64_t x = 0;
    std::int64_t y = 0;

    friend bool operator==(const Point&, const Point&) = default;
};

/// Corner of the lattice: column from the west, row from the south.
struct Corner {
    int column = 0;
    int row = 0;
};

/// Rectangular lattice of cells, bent into a landscape.
///
/// Every place is a pure function of the seed and of lattice coordinates, so two faces that share a
/// side get the same points. Sides never cross: in lattice space a corner moves by at most 0.18 of
/// a cell and a side leaves its chord by at most a quarter of the distance to its nearer end. All
/// sides that leave a corner eastwards then stay inside the cone |dy| < |dx|, those northwards
/// inside |dx| < |dy|. The bending afterwards has a derivative below 0.5, so it folds nothing.
class Lattice {
public:
    Lattice(int columns, int rows, std::uint64_t seed);

    [[nodiscard]] int columns() const { return m_columns; }

    [[nodiscard]] int rows() const { return m_rows; }

    /// Place of a corner; columns() + 1 corners in a row.
    [[nodiscard]] Point corner(Corner at) const;

    /// Appends the points between the ends of a side, from its western or southern end.
    ///
    /// \param at        the western or southern end
    /// \param northward the side leads to the corner north of `at`, otherwise to the one east of it
    /// \param richness  0 for hardly any points to 3 for about eight
    void append_side(Corner at, bool northward, int richness, std::vector<Point>& points) const;

private:
    /// Place in lattice space, in 1/1024 of a cell.
    struct Flat {
        std::int64_t x = 0;
        std::int64_t y = 0;
    };

    [[nodiscard]] Flat flat_corner(Corner at) const;
    [[nodiscard]] Point bend(Flat at) const;

    int m_columns;
    int m_rows;
    std::uint64_t m_seed;
};

/// Size of an undeformed cell in millimetres.
inline constexpr std::int64_t cell_mm = 8000;

/// Units of lattice space in a cell.
inline constexpr std::int64_t flat_unit = 1024;

} // namespace landscape
