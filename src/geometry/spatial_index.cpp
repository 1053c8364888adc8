// SPDX-License-Identifier: MIT
/// \file
/// The R-tree of Boost.Geometry behind the index.

#include <huuco/geometry/spatial_index.hpp>

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace huuco {

namespace {

namespace bg = boost::geometry;
using TreePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using TreeBox = bg::model::box<TreePoint>;
using Item = std::pair<TreeBox, std::uint32_t>;
using Tree = bg::index::rtree<Item, bg::index::linear<16>>;

TreeBox tree_box(const Box& box) {
    return {{box.min_x, box.min_y}, {box.max_x, box.max_y}};
}

} // namespace

struct SpatialIndex::Impl {
    Tree tree;
};

SpatialIndex::SpatialIndex(std::span<const Box> boxes) {
    std::vector<Item> items;
    items.reserve(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].is_empty()) {
            items.emplace_back(tree_box(boxes[i]), static_cast<std::uint32_t>(i));
        }
    }
    m_impl = std::make_unique<Impl>(Impl{Tree(items)});
}

SpatialIndex::SpatialIndex(SpatialIndex&&) noexcept = default;
SpatialIndex& SpatialIndex::operator=(SpatialIndex&&) noexcept = default;
SpatialIndex::~SpatialIndex() = default;

void SpatialIndex::query(const Box& box, std::vector<std::uint32_t>& found) const {
    found.clear();
    if (box.is_empty()) {
        return;
    }
    m_impl->tree.query(
        bg::index::intersects(tree_box(box)),
        boost::make_function_output_iterator(
            [&found](const Item& item) { found.push_back(item.second); }));
    std::sort(found.begin(), found.end());
}

} // namespace huuco
