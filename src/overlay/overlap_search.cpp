// SPDX-License-Identifier: MIT
/// \file
/// Pairs of rows by their open edges and boxes, then by their common area.

#include "overlay/near_boxes.hpp"
#include "overlay/open_edges.hpp"
#include "overlay/parallel_blocks.hpp"

#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/geometry/intersection_area.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace huuco {

namespace {

constexpr std::size_t kRowsABlock = 1024;
constexpr std::size_t kOpenRowsABlock = 128;
constexpr std::size_t kBlocksALetGo = 64;

/// What two rows share.
struct Common {
    double area;
    bool is_any; ///< beyond the rounding of its measure
};

/// Measures pairs of rows; one per block of work.
class PairMeter {
public:
    PairMeter(const ShapeTable& shapes, std::span<const Box> boxes, double tolerance_area)
        : m_shapes(shapes), m_boxes(boxes), m_tolerance_area(tolerance_area) {}

    /// Common area of two rows, the lower one first.
    Common operator()(std::size_t first, std::size_t second) {
        const BoundedArea common =
            m_common_area(m_shapes[first], m_boxes[first], m_shapes[second], m_boxes[second]);
        const bool is_certain = common.area + common.error <= m_tolerance_area ||
                                common.area - common.error > m_tolerance_area ||
                                common.error <= 0.5 * m_tolerance_area;
        return {is_certain ? common.area : by_overlay(first, second), common.area > common.error};
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

/// What a block of work found.
struct Findings {
    std::vector<Overlap> overlaps;
    std::vector<std::uint32_t> sharing; ///< rows that share any ground with another
};

std::vector<Box> boxes_of(const ShapeTable& shapes, unsigned threads) {
    std::vector<Box> boxes(shapes.size());
    NoProgress quick;
    static_cast<void>(in_blocks(
        shapes.size(), kRowsABlock, threads, quick, [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                boxes[row] = shapes[row].box();
            }
            shapes.let_go(begin, end);
            return 0; // nothing is collected
        }));
    return boxes;
}

/// Looks for overlaps in a layer.
class OverlapSearch {
public:
    OverlapSearch(const ShapeTable& shapes, double tolerance_area, unsigned threads)
        : m_shapes(shapes), m_tolerance_area(tolerance_area), m_threads(threads),
          m_boxes(boxes_of(shapes, threads)), m_near(m_boxes) {}

    /// All pairs whose boxes meet.
    std::vector<Overlap> everywhere(Progress& progress) const {
        return sorted(in_blocks(
            m_shapes.size(),
            kRowsABlock,
            m_threads,
            progress,
            [this](std::size_t begin, std::size_t end) {
                Findings found;
                std::vector<std::uint32_t> near;
                PairMeter meter(m_shapes, m_boxes, m_tolerance_area);
                for (std::size_t row = begin; row < end; ++row) {
                    m_near.query(static_cast<std::uint32_t>(row), near);
                    for (const std::uint32_t other : near) {
                        measure(static_cast<std::uint32_t>(row), other, meter, found);
                    }
                }
                return found;
            }));
    }

    /// Pairs at open edges, then round whatever shares ground.
    ///
    /// Ground that several rows share is bounded by open edges, at some of which one of these rows
    /// lies inside. From there the search goes on: on a way through that ground the rows change
    /// where borders are crossed, and both before and behind touch the place. So it is enough to
    /// look at all rows whose boxes meet that of a row that shares ground.
    std::vector<Overlap> from(const std::vector<OpenRow>& open, Progress& progress) const {
        std::vector<Findings> found = in_blocks(
            open.size(),
            kOpenRowsABlock,
            m_threads,
            progress,
            [&](std::size_t begin, std::size_t end) { return at_open_edges(open, begin, end); });
        std::vector<std::uint32_t> round(m_shapes.size(), 0); // in which a row was searched
        std::size_t searched = 0;
        std::vector<std::uint32_t> rows = rows_round(found, 0, round);
        for (std::uint32_t number = 1; !rows.empty(); ++number) {
            searched += rows.size();
            if (searched > m_shapes.size() / kFew) {
                NoProgress quick;
                return everywhere(quick);
            }
            for (const std::uint32_t row : rows) {
                round[row] = number;
            }
            const std::size_t first = found.size();
            for (Findings& block : in_blocks(
                     rows.size(),
                     kOpenRowsABlock,
                     m_threads,
                     progress,
                     [&](std::size_t begin, std::size_t end) {
                         return round_rows(std::span(rows).subspan(begin, end - begin), round);
                     })) {
                found.push_back(std::move(block));
            }
            rows = rows_round(found, first, round);
        }
        return sorted(found);
    }

    /// A layer with more of it in question is searched everywhere: that asks for each pair once.
    static constexpr std::size_t kFew = 4;

private:
    void measure(std::uint32_t a, std::uint32_t b, PairMeter& meter, Findings& found) const {
        const std::size_t first = std::min(a, b);
        const std::size_t second = std::max(a, b);
        const Common common = meter(first, second);
        if (common.area > m_tolerance_area) {
            found.overlaps.push_back({first, second, common.area});
        }
        if (common.area > m_tolerance_area || common.is_any) {
            found.sharing.push_back(a);
            found.sharing.push_back(b);
        }
    }

    [[nodiscard]] Findings
    at_open_edges(const std::vector<OpenRow>& open, std::size_t begin, std::size_t end) const {
        Findings found;
        std::vector<std::uint32_t> near;
        PairMeter meter(m_shapes, m_boxes, m_tolerance_area);
        for (std::size_t i = begin; i < end; ++i) {
            m_near.meeting(open[i].box, near);
            for (const std::uint32_t other : near) {
                if (other != open[i].row && !finds(open, other, open[i].row)) {
                    measure(open[i].row, other, meter, found);
                }
            }
        }
        if (begin / kOpenRowsABlock % kBlocksALetGo == 0) {
            m_shapes.let_go(0, m_shapes.size()); // neighbours lie in many buffers
        }
        return found;
    }

    /// True when a lower row comes upon a higher one at its own open edges.
    [[nodiscard]] bool
    finds(const std::vector<OpenRow>& open, std::uint32_t lower, std::uint32_t higher) const {
        if (lower > higher) {
            return false;
        }
        const auto at = std::lower_bound(
            open.begin(), open.end(), lower, [](const OpenRow& row, std::uint32_t value) {
                return row.row < value;
            });
        return at != open.end() && at->row == lower && at->box.intersects(m_boxes[higher]);
    }

    /// The pairs of rows of this round that no earlier row has asked for.
    [[nodiscard]] Findings
    round_rows(std::span<const std::uint32_t> rows, const std::vector<std::uint32_t>& round) const {
        Findings found;
        std::vector<std::uint32_t> near;
        PairMeter meter(m_shapes, m_boxes, m_tolerance_area);
        for (const std::uint32_t row : rows) {
            m_near.meeting(m_boxes[row], near);
            for (const std::uint32_t other : near) {
                const bool is_asked =
                    round[other] != 0 &&
                    (round[other] < round[row] || (round[other] == round[row] && other < row));
                if (other != row && !is_asked) {
                    measure(row, other, meter, found);
                }
            }
        }
        return found;
    }

    /// Rows not searched yet whose boxes meet those of rows that share ground, ascending.
    [[nodiscard]] std::vector<std::uint32_t> rows_round(
        const std::vector<Findings>& found,
        std::size_t first,
        const std::vector<std::uint32_t>& round) const {
        std::vector<std::uint32_t> sharing;
        for (const Findings& block : std::span(found).subspan(first)) {
            sharing.insert(sharing.end(), block.sharing.begin(), block.sharing.end());
        }
        make_unique(sharing);
        std::vector<std::uint32_t> rows;
        std::vector<std::uint32_t> near;
        for (const std::uint32_t row : sharing) {
            m_near.meeting(m_boxes[row], near);
            std::copy_if(
                near.begin(), near.end(), std::back_inserter(rows), [&](std::uint32_t other) {
                    return round[other] == 0;
                });
        }
        make_unique(rows);
        return rows;
    }

    static void make_unique(std::vector<std::uint32_t>& rows) {
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    }

    /// All overlaps in order, each once.
    static std::vector<Overlap> sorted(const std::vector<Findings>& found) {
        std::vector<Overlap> overlaps;
        for (const Findings& block : found) {
            overlaps.insert(overlaps.end(), block.overlaps.begin(), block.overlaps.end());
        }
        std::sort(overlaps.begin(), overlaps.end(), [](const Overlap& a, const Overlap& b) {
            return a.first != b.first ? a.first < b.first : a.second < b.second;
        });
        overlaps.erase(std::unique(overlaps.begin(), overlaps.end()), overlaps.end());
        return overlaps;
    }

    const ShapeTable& m_shapes;
    double m_tolerance_area;
    unsigned m_threads;
    std::vector<Box> m_boxes;
    NearBoxes m_near;
};

} // namespace

std::vector<Overlap> find_overlaps(
    const ShapeTable& shapes,
    double tolerance_area,
    unsigned threads,
    Progress& progress) {
    progress.begin("borders", shapes.size());
    const std::vector<OpenRow> open = open_rows(shapes, threads, progress);
    progress.end();
    const bool is_mostly_open = open.size() > shapes.size() / OverlapSearch::kFew;
    progress.begin("overlaps", is_mostly_open ? shapes.size() : open.size());
    const OverlapSearch search(shapes, tolerance_area, threads);
    std::vector<Overlap> overlaps =
        is_mostly_open ? search.everywhere(progress) : search.from(open, progress);
    shapes.let_go(0, shapes.size());
    progress.end();
    return overlaps;
}

} // namespace huuco
