// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The rows of a tract of the land, and which of them are near one another.

#include "overlay/near_boxes.hpp"
#include "overlay/row_boxes.hpp"

#include <huuco/geometry/box.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace huuco {

/// Rows by their place in the tract, from 0, and an index of their boxes by place.
class TractRows {
public:
    /// \param rows  ascending; no longer needed afterwards
    explicit TractRows(const std::vector<RowBox>& rows)
        : m_rows(rows.size()), m_boxes(boxes_of(rows)), m_near(m_boxes) {
        std::ranges::transform(rows, m_rows.begin(), &RowBox::row);
    }

    ~TractRows() = default;
    TractRows(const TractRows&) = delete; // the index refers to the boxes
    TractRows& operator=(const TractRows&) = delete;

    [[nodiscard]] std::size_t size() const noexcept { return m_rows.size(); }

    [[nodiscard]] RowBox operator[](std::size_t place) const noexcept {
        return {m_rows[place], m_boxes[place]};
    }

    [[nodiscard]] const NearBoxes& near() const noexcept { return m_near; }

private:
    static std::vector<Box> boxes_of(const std::vector<RowBox>& rows) {
        std::vector<Box> boxes(rows.size());
        std::ranges::transform(rows, boxes.begin(), &RowBox::box);
        return boxes;
    }

    std::vector<std::uint32_t> m_rows;
    std::vector<Box> m_boxes;
    NearBoxes m_near;
};

} // namespace huuco
