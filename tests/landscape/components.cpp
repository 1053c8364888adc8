// SPDX-License-Identifier: MIT

/// \file
/// Two-pass labelling of regions.

#include "components.hpp"

#include <cstddef>
#include <utility>

namespace landscape {

namespace {

/// Root of a cell's tree; halves the path on the way.
std::int32_t root_of(std::vector<std::int32_t>& parent, std::int32_t cell) {
    while (parent[static_cast<std::size_t>(cell)] != cell) {
        auto& above = parent[static_cast<std::size_t>(cell)];
        above = parent[static_cast<std::size_t>(above)];
        cell = above;
    }
    return cell;
}

/// The smaller root wins, so that the first cell of a region becomes its root.
void join(std::vector<std::int32_t>& parent, std::int32_t a, std::int32_t b) {
    a = root_of(parent, a);
    b = root_of(parent, b);
    if (b < a) {
        std::swap(a, b);
    }
    parent[static_cast<std::size_t>(b)] = a;
}

} // namespace

Components find_components(std::span<const std::int32_t> values, int columns) {
    const auto width = static_cast<std::size_t>(columns);
    Components result;
    auto& parent = result.label;
    parent.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto cell = static_cast<std::int32_t>(i);
        parent[i] = cell;
        if (i % width != 0 && values[i - 1] == values[i]) {
            join(parent, cell, cell - 1);
        }
        if (i >= width && values[i - width] == values[i]) {
            join(parent, cell, cell - columns);
        }
    }
    // A root is the smallest of its region, so it is renumbered before the cells that point to it.
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto cell = static_cast<std::int32_t>(i);
        if (parent[i] == cell) {
            result.sample.push_back(cell);
            result.size.push_back(0);
        } else {
            parent[i] = root_of(parent, parent[i]);
        }
    }
    std::vector<std::int32_t> number(values.size());
    for (std::size_t k = 0; k < result.sample.size(); ++k) {
        number[static_cast<std::size_t>(result.sample[k])] = static_cast<std::int32_t>(k);
    }
    for (auto& label : parent) {
        label = number[static_cast<std::size_t>(label)];
        ++result.size[static_cast<std::size_t>(label)];
    }
    return result;
}

} // namespace landscape
