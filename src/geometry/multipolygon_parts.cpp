// SPDX-License-Identifier: MIT
/// \file
/// Finds shapes among the parts.

#include <huuco/geometry/multipolygon_parts.hpp>

#include <algorithm>
#include <utility>

namespace huuco {

void MultiPolygonParts::append(MultiPolygonBuffer part) {
    if (part.size() == 0) {
        return;
    }
    m_first.push_back(m_end);
    m_end += part.size();
    m_points += part.point_count();
    m_box.expand(part.box());
    m_parts.push_back(std::move(part));
}

ShapeView MultiPolygonParts::shape(std::size_t index) const noexcept {
    const auto next = std::upper_bound(m_first.begin(), m_first.end(), index);
    const auto part = static_cast<std::size_t>(next - m_first.begin()) - 1;
    return m_parts[part].shape(index - m_first[part]);
}

} // namespace huuco
