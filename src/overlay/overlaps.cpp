// SPDX-License-Identifier: MIT
/// \file
/// Pairs of rows by their boxes, then by their common area; ground of the losers.

#include "overlay/near_boxes.hpp"
#include "overlay/parallel_blocks.hpp"

#include <huuco/base/error.hpp>
#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/geometry/intersection_area.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace huuco {

namespace {

constexpr std::size_t kRowsABlock = 1024;
constexpr std::size_t kLosersABlock = 32;

/// Measures pairs of rows; one per block of work.
class PairMeter {
public:
    PairMeter(const ShapeTable& shapes, std::span<const Box> boxes, double tolerance_area)
        : m_shapes(shapes), m_boxes(boxes), m_tolerance_area(tolerance_area) {}

    /// Common area of two rows.
    double operator()(std::size_t first, std::size_t second) {
        const BoundedArea common =
            m_common_area(m_shapes[first], m_boxes[first], m_shapes[second], m_boxes[second]);
        const bool is_certain = common.area + common.error <= m_tolerance_area ||
                                common.area - common.error > m_tolerance_area ||
                                common.error <= 0.5 * m_tolerance_area;
        return is_certain ? common.area : by_overlay(first, second);
    }

private:
    double by_overlay(std::size_t first, std::size_t second) {
        if (!m_ops) {
            m_ops.emplace();
        }
        m_common.clear();
        m_ops->intersection(m_shapes[first], m_shapes[second], m_common);
        return planar_area(m_common.shape(0));
    }

    const ShapeTable& m_shapes;
    std::span<const Box> m_boxes;
    double m_tolerance_area;
    IntersectionArea m_common_area;
    std::optional<BooleanOps> m_ops;
    MultiPolygonBuffer m_common;
};

/// A row that loses ground, and one that takes it.
struct Loss {
    std::uint64_t loser;
    std::uint64_t winner;
};

/// Losses by loser, the strongest winner first.
std::vector<Loss>
order_losses(std::span<const Overlap> overlaps, std::span<const std::int32_t> priority) {
    const auto rank = [priority](std::uint64_t row) {
        return priority.empty() ? 0 : priority[row];
    };
    const auto goes_before = [rank](std::uint64_t a, std::uint64_t b) {
        return rank(a) != rank(b) ? rank(a) > rank(b) : a < b;
    };
    std::vector<Loss> losses;
    losses.reserve(overlaps.size());
    for (const Overlap& overlap : overlaps) {
        const bool is_first = goes_before(overlap.first, overlap.second);
        losses.push_back(
            is_first ? Loss{overlap.second, overlap.first} : Loss{overlap.first, overlap.second});
    }
    std::sort(losses.begin(), losses.end(), [goes_before](const Loss& a, const Loss& b) {
        return a.loser != b.loser ? a.loser < b.loser : goes_before(a.winner, b.winner);
    });
    return losses;
}

/// The net shapes of a block of losers.
struct Nets {
    MultiPolygonBuffer shapes;
    std::vector<OverlayFailure> failures;
};

/// Appends a row's shape less those of its winners.
void append_net(
    const ShapeTable& shapes,
    std::span<const Loss> losses,
    BooleanOps& ops,
    Nets& out) {
    MultiPolygonBuffer net;
    MultiPolygonBuffer less;
    net.add_shape(shapes[losses.front().loser]);
    for (const Loss& loss : losses) {
        if (net.shape(0).is_empty()) {
            break;
        }
        less.clear();
        try {
            ops.difference(net.shape(0), shapes[loss.winner], less);
        } catch (const Error& error) {
            out.failures.push_back({loss.loser, loss.winner, error.what()});
            out.shapes.end_shape();
            return;
        }
        std::swap(net, less);
    }
    out.shapes.add_shape(net.shape(0));
}

std::vector<Box> boxes_of(const ShapeTable& shapes, unsigned threads) {
    std::vector<Box> boxes(shapes.size());
    NoProgress quick;
    static_cast<void>(in_blocks(
        shapes.size(), kRowsABlock, threads, quick, [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                boxes[row] = shapes[row].box();
            }
            return 0; // nothing is collected
        }));
    return boxes;
}

} // namespace

ShapeTable::ShapeTable(std::span<const ParcelBatch> batches) {
    for (const ParcelBatch& batch : batches) {
        append(batch.shapes);
    }
}

ShapeTable::ShapeTable(const MultiPolygonBuffer& shapes) {
    append(shapes);
}

void ShapeTable::append(const MultiPolygonBuffer& shapes) {
    m_shapes.reserve(m_shapes.size() + shapes.size());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        m_shapes.push_back(shapes.shape(i));
    }
}

std::vector<Overlap> find_overlaps(
    const ShapeTable& shapes,
    double tolerance_area,
    unsigned threads,
    Progress& progress) {
    progress.begin("overlaps", shapes.size());
    const std::vector<Box> boxes = boxes_of(shapes, threads);
    const NearBoxes near_boxes(boxes);
    const auto overlaps_of_block = [&](std::size_t begin, std::size_t end) {
        std::vector<Overlap> overlaps;
        std::vector<std::uint32_t> near;
        PairMeter common_area(shapes, boxes, tolerance_area);
        for (std::size_t row = begin; row < end; ++row) {
            near_boxes.query(static_cast<std::uint32_t>(row), near);
            for (const std::uint32_t other : near) {
                const std::size_t first = std::min<std::size_t>(row, other);
                const std::size_t second = std::max<std::size_t>(row, other);
                const double area = common_area(first, second);
                if (area > tolerance_area) {
                    overlaps.push_back({first, second, area});
                }
            }
        }
        return overlaps;
    };
    std::vector<Overlap> overlaps;
    for (const std::vector<Overlap>& block :
         in_blocks(shapes.size(), kRowsABlock, threads, progress, overlaps_of_block)) {
        overlaps.insert(overlaps.end(), block.begin(), block.end());
    }
    std::sort(overlaps.begin(), overlaps.end(), [](const Overlap& a, const Overlap& b) {
        return a.first != b.first ? a.first < b.first : a.second < b.second;
    });
    progress.end();
    return overlaps;
}

NetGround::NetGround(
    std::vector<std::uint64_t> rows,
    MultiPolygonBuffer shapes,
    std::vector<OverlayFailure> failures)
    : m_rows(std::move(rows)), m_shapes(std::move(shapes)), m_failures(std::move(failures)) {}

std::optional<ShapeView> NetGround::find(std::uint64_t row) const noexcept {
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), row);
    if (at == m_rows.end() || *at != row) {
        return std::nullopt;
    }
    return m_shapes.shape(static_cast<std::size_t>(at - m_rows.begin()));
}

const OverlayFailure* NetGround::failure_of(std::uint64_t row) const noexcept {
    const auto at = std::lower_bound(
        m_failures.begin(),
        m_failures.end(),
        row,
        [](const OverlayFailure& failure, std::uint64_t value) { return failure.row < value; });
    return at != m_failures.end() && at->row == row ? &*at : nullptr;
}

NetGround count_ground_once(
    const ShapeTable& shapes,
    std::span<const Overlap> overlaps,
    std::span<const std::int32_t> priority,
    unsigned threads,
    Progress& progress) {
    const std::vector<Loss> losses = order_losses(overlaps, priority);
    std::vector<std::uint64_t> rows;
    std::vector<std::size_t> begins; // of each row's losses, then the end
    for (std::size_t i = 0; i < losses.size(); ++i) {
        if (rows.empty() || rows.back() != losses[i].loser) {
            rows.push_back(losses[i].loser);
            begins.push_back(i);
        }
    }
    begins.push_back(losses.size());

    const auto nets_of_block = [&](std::size_t begin, std::size_t end) {
        Nets nets;
        BooleanOps ops;
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t count = begins[i + 1] - begins[i];
            append_net(shapes, std::span(losses).subspan(begins[i], count), ops, nets);
        }
        return nets;
    };
    progress.begin("ground counted once", rows.size());
    MultiPolygonBuffer all;
    std::vector<OverlayFailure> failures;
    for (Nets& nets : in_blocks(rows.size(), kLosersABlock, threads, progress, nets_of_block)) {
        for (std::size_t i = 0; i < nets.shapes.size(); ++i) {
            all.add_shape(nets.shapes.shape(i));
        }
        std::move(nets.failures.begin(), nets.failures.end(), std::back_inserter(failures));
    }
    progress.end();
    return {std::move(rows), std::move(all), std::move(failures)};
}

} // namespace huuco
