// SPDX-License-Identifier: MIT
/// \file
/// Pairs of rows by their open edges and boxes, then by their common area.

#include "overlay/overlap_search.hpp"

#include "overlay/open_edge_probe.hpp"
#include "overlay/pair_meter.hpp"
#include "overlay/parallel_blocks.hpp"
#include "overlay/tract_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace huuco {

namespace {

constexpr std::size_t kRowsABlock = 1024;
constexpr std::size_t kOpenRowsABlock = 128;
constexpr std::size_t kBlocksALetGo = 16;

/// What some work found.
struct Findings {
    std::vector<Overlap> overlaps;
    std::vector<std::uint32_t> sharing; ///< rows that share any ground with another

    void append(const Findings& more) {
        overlaps.insert(overlaps.end(), more.overlaps.begin(), more.overlaps.end());
        sharing.insert(sharing.end(), more.sharing.begin(), more.sharing.end());
    }
};

/// Hands on that the user interrupts, and counts nothing: for work beyond what the step has told.
class UncountedProgress final : public Progress {
public:
    explicit UncountedProgress(Progress& step) : m_step(step) {}

    void begin(std::string_view /*step*/, std::uint64_t /*total*/) override {}

    void advance(std::uint64_t /*items*/) override { m_step.advance(0); }

    void end() override {}

private:
    Progress& m_step;
};

/// True where boxes do more than touch.
bool have_common_inside(const Box& a, const Box& b) noexcept {
    return std::max(a.min_x, b.min_x) < std::min(a.max_x, b.max_x) &&
           std::max(a.min_y, b.min_y) < std::min(a.max_y, b.max_y);
}

/// Looks for overlaps in a layer: tracts side by side, and blocks of rows side by side in each, as
/// a small layer is one tract. A pair that meets in several tracts is found in each: that costs its
/// measuring, no more.
class OverlapSearch {
public:
    OverlapSearch(
        const ShapeTable& shapes,
        const LayerBorders& borders,
        double tolerance_area,
        unsigned threads,
        const SpillFile* shapes_file)
        : m_shapes(shapes), m_borders(borders), m_tolerance_area(tolerance_area),
          m_threads(threads), m_shapes_file(shapes_file),
          m_tracts(borders.rows.tracts(kRowsATract)) {}

    /// All pairs whose boxes meet.
    std::vector<Overlap> everywhere(Progress& progress) {
        const std::vector<Findings> found = in_tracts([&](const Box& tract) {
            const TractRows here(m_borders.rows.in(tract));
            return united_blocks(here.size(), kRowsABlock, progress, [&](auto begin, auto end) {
                return pairs_of_rows(here, begin, end);
            });
        });
        return sorted(united(found).overlaps);
    }

    /// Pairs at open edges, then round whatever shares ground.
    ///
    /// Ground that several rows share is bounded by open edges, at some of which one of these rows
    /// lies inside. From there the search goes on: on a way through that ground the rows change
    /// where borders are crossed, and both before and behind touch the place. So it is enough to
    /// look at all rows whose boxes meet that of a row that shares ground.
    std::vector<Overlap> from_open_edges(Progress& progress) {
        Findings found = united(in_tracts([&](const Box& tract) {
            const std::vector<RowBox> open = m_borders.open.in(tract);
            if (open.empty()) {
                return Findings();
            }
            const TractRows here(m_borders.rows.in(tract));
            return united_blocks(open.size(), kOpenRowsABlock, progress, [&](auto begin, auto end) {
                return at_open_edges(here, open, begin, end);
            });
        }));
        UncountedProgress uncounted(progress);
        std::vector<Searched> searched(m_shapes.size(), Searched::no);
        std::size_t count = 0;
        std::vector<RowBox> rows = rows_round(found.sharing, searched);
        while (!rows.empty()) {
            count += rows.size();
            if (count > m_shapes.size() / kFew) {
                return everywhere(uncounted);
            }
            mark(searched, rows, Searched::now);
            const Findings more = united(in_tracts(
                [&](const Box& tract) { return pairs_round(tract, rows, searched, uncounted); }));
            found.append(more);
            mark(searched, rows, Searched::before);
            rows = rows_round(more.sharing, searched);
        }
        return sorted(std::move(found.overlaps));
    }

    /// A layer with more of it in question is searched everywhere: that asks for each pair once.
    static constexpr std::size_t kFew = 4;

private:
    /// Whether the surroundings of a row were searched.
    enum class Searched : std::uint8_t { no, before, now };

    /// Some 3 MB with their index: what a thread goes back to is not far.
    static constexpr std::size_t kRowsATract = std::size_t{1} << 15U;

    /// \returns what work(tract) returned, in the order of the tracts
    template <typename Work>
    [[nodiscard]] std::vector<std::invoke_result_t<Work, const Box&>>
    in_tracts(const Work& work) const {
        NoProgress quick;
        return in_blocks(m_tracts.size(), 1, m_threads, quick, [&](auto number, auto /*end*/) {
            auto found = work(m_tracts[number]);
            let_go();
            return found;
        });
    }

    template <typename Work>
    [[nodiscard]] Findings
    united_blocks(std::size_t count, std::size_t block_size, Progress& progress, const Work& work)
        const {
        return united(in_blocks(count, block_size, m_threads, progress, work));
    }

    static Findings united(const std::vector<Findings>& parts) {
        Findings all;
        std::ranges::for_each(parts, [&](const Findings& part) { all.append(part); });
        return all;
    }

    static std::vector<RowBox> meeting(const Box& tract, const std::vector<RowBox>& rows) {
        std::vector<RowBox> found;
        std::ranges::copy_if(rows, std::back_inserter(found), [&](const RowBox& row) {
            return tract.intersects(row.box);
        });
        return found;
    }

    static void
    mark(std::vector<Searched>& searched, const std::vector<RowBox>& rows, Searched as) {
        for (const RowBox& row : rows) {
            searched[row.row] = as;
        }
    }

    [[nodiscard]] RowBox row_box(std::uint32_t row) const { return {row, m_shapes[row].box()}; }

    void measure(const RowBox& a, const RowBox& b, PairMeter& meter, Findings& found) const {
        const RowBox& first = a.row < b.row ? a : b;
        const RowBox& second = a.row < b.row ? b : a;
        const CommonGround common = meter(first, second);
        if (common.area > m_tolerance_area) {
            found.overlaps.push_back({first.row, second.row, common.area});
        }
        if (common.area > m_tolerance_area || common.is_any) {
            found.sharing.push_back(a.row);
            found.sharing.push_back(b.row);
        }
    }

    [[nodiscard]] Findings
    pairs_of_rows(const TractRows& here, std::size_t begin, std::size_t end) const {
        Findings found;
        std::vector<std::uint32_t> near;
        PairMeter meter(m_shapes, m_tolerance_area);
        for (std::size_t place = begin; place < end; ++place) {
            here.near().query(static_cast<std::uint32_t>(place), near);
            for (const std::uint32_t other : near) {
                measure(here[place], here[other], meter, found);
            }
        }
        let_go_now_and_then(begin / kRowsABlock);
        return found;
    }

    [[nodiscard]] Findings at_open_edges(
        const TractRows& here,
        const std::vector<RowBox>& open,
        std::size_t begin,
        std::size_t end) const {
        Findings found;
        std::vector<std::uint32_t> near;
        PairMeter meter(m_shapes, m_tolerance_area);
        OpenEdgeProbe is_over(m_shapes);
        for (std::size_t i = begin; i < end; ++i) {
            const RowBox whole = row_box(open[i].row);
            here.near().meeting(open[i].box, near);
            for (const std::uint32_t place : near) {
                const RowBox other = here[place];
                if (other.row != whole.row && have_common_inside(whole.box, other.box) &&
                    is_over(open[i], other) && !finds(open, other.row, whole, is_over)) {
                    measure(whole, other, meter, found);
                }
            }
        }
        let_go_now_and_then(begin / kOpenRowsABlock);
        return found;
    }

    /// True when a lower row comes upon a higher one at its own open edges.
    [[nodiscard]] static bool finds(
        const std::vector<RowBox>& open,
        std::uint32_t lower,
        const RowBox& higher,
        OpenEdgeProbe& is_over) {
        if (lower > higher.row) {
            return false;
        }
        const auto at = std::ranges::lower_bound(open, lower, {}, &RowBox::row);
        return at != open.end() && at->row == lower && at->box.intersects(higher.box) &&
               is_over(*at, higher);
    }

    /// The pairs of rows of this round that no earlier row has asked for.
    ///
    /// \param rows  all of the round
    [[nodiscard]] Findings pairs_round(
        const Box& tract,
        const std::vector<RowBox>& rows,
        const std::vector<Searched>& searched,
        Progress& progress) const {
        const std::vector<RowBox> of_tract = meeting(tract, rows);
        if (of_tract.empty()) {
            return {};
        }
        const TractRows here(m_borders.rows.in(tract));
        return united_blocks(of_tract.size(), kOpenRowsABlock, progress, [&](auto begin, auto end) {
            return round_rows(here, std::span(of_tract).subspan(begin, end - begin), searched);
        });
    }

    [[nodiscard]] Findings round_rows(
        const TractRows& here,
        std::span<const RowBox> rows,
        const std::vector<Searched>& searched) const {
        Findings found;
        std::vector<std::uint32_t> near;
        PairMeter meter(m_shapes, m_tolerance_area);
        for (const RowBox& row : rows) {
            here.near().meeting(row.box, near);
            for (const std::uint32_t place : near) {
                const RowBox other = here[place];
                const bool is_asked = searched[other.row] == Searched::before ||
                                      (searched[other.row] == Searched::now && other.row < row.row);
                if (other.row != row.row && !is_asked) {
                    measure(row, other, meter, found);
                }
            }
        }
        return found;
    }

    /// Rows not searched yet whose boxes meet those of rows that share ground, ascending.
    [[nodiscard]] std::vector<RowBox>
    rows_round(std::vector<std::uint32_t> sharing, const std::vector<Searched>& searched) const {
        const std::vector<RowBox> centres = boxes_of_rows(std::move(sharing));
        const auto found = in_tracts(
            [&](const Box& tract) { return rows_near(tract, meeting(tract, centres), searched); });
        std::vector<std::uint32_t> rows;
        for (const std::vector<std::uint32_t>& of_tract : found) {
            rows.insert(rows.end(), of_tract.begin(), of_tract.end());
        }
        return boxes_of_rows(std::move(rows));
    }

    [[nodiscard]] std::vector<std::uint32_t> rows_near(
        const Box& tract,
        const std::vector<RowBox>& centres,
        const std::vector<Searched>& searched) const {
        std::vector<std::uint32_t> rows;
        if (centres.empty()) {
            return rows;
        }
        const TractRows here(m_borders.rows.in(tract));
        std::vector<std::uint32_t> near;
        for (const RowBox& centre : centres) {
            here.near().meeting(centre.box, near);
            for (const std::uint32_t place : near) {
                const std::uint32_t other = here[place].row;
                if (searched[other] == Searched::no) {
                    rows.push_back(other);
                }
            }
        }
        return rows;
    }

    /// Each row once, ascending, with its box.
    [[nodiscard]] std::vector<RowBox> boxes_of_rows(std::vector<std::uint32_t> rows) const {
        std::ranges::sort(rows);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        std::vector<RowBox> boxes;
        boxes.reserve(rows.size());
        for (const std::uint32_t row : rows) {
            boxes.push_back(row_box(row));
        }
        return boxes;
    }

    /// Neighbours lie all over the file, whose memory is not worth keeping for long.
    void let_go_now_and_then(std::size_t block) const {
        if (block % kBlocksALetGo == 0) {
            let_go();
        }
    }

    void let_go() const {
        if (m_shapes_file != nullptr) {
            m_shapes_file->let_go();
        }
    }

    /// All overlaps in order, each once.
    static std::vector<Overlap> sorted(std::vector<Overlap> overlaps) {
        std::sort(overlaps.begin(), overlaps.end(), [](const Overlap& a, const Overlap& b) {
            return a.first != b.first ? a.first < b.first : a.second < b.second;
        });
        overlaps.erase(std::unique(overlaps.begin(), overlaps.end()), overlaps.end());
        return overlaps;
    }

    const ShapeTable& m_shapes;
    const LayerBorders& m_borders;
    double m_tolerance_area;
    unsigned m_threads;
    const SpillFile* m_shapes_file; ///< null where there is none
    std::vector<Box> m_tracts;
};

} // namespace

std::vector<Overlap> find_overlaps(
    const ShapeTable& shapes,
    const LayerBorders& borders,
    double tolerance_area,
    unsigned threads,
    Progress& progress,
    const SpillFile* shapes_file) {
    const std::size_t open = borders.open.size();
    const bool is_mostly_open = open > shapes.size() / OverlapSearch::kFew;
    progress.begin("overlaps", is_mostly_open ? shapes.size() : open);
    OverlapSearch search(shapes, borders, tolerance_area, threads, shapes_file);
    std::vector<Overlap> overlaps =
        is_mostly_open ? search.everywhere(progress) : search.from_open_edges(progress);
    progress.end();
    return overlaps;
}

std::vector<Overlap> find_overlaps(
    const ShapeTable& shapes,
    double tolerance_area,
    unsigned threads,
    Progress& progress,
    const SpillFile* beside) {
    std::optional<SpillFile> file;
    if (beside != nullptr) {
        file.emplace(beside->folder());
    }
    progress.begin("borders", shapes.size());
    const LayerBorders borders = borders_of(shapes, threads, file ? &*file : nullptr, progress);
    progress.end();
    return find_overlaps(shapes, borders, tolerance_area, threads, progress, beside);
}

} // namespace huuco
