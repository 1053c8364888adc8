// SPDX-License-Identifier: MIT
/// \file
/// Ground of the rows that lose to others.

#include "overlay/parallel_blocks.hpp"

#include <huuco/base/error.hpp>
#include <huuco/geometry/area.hpp>
#include <huuco/geometry/boolean_ops.hpp>
#include <huuco/overlay/overlaps.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace huuco {

namespace {

constexpr std::size_t kLosersABlock = 32;

/// Winners that are subtracted one by one: mostly there are no more, and of copies of one parcel
/// the first leaves nothing.
constexpr std::size_t kOneByOne = 8;

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

/// What is left of one row while winners take their ground from it.
class Remainder {
public:
    Remainder(const ShapeTable& shapes, BooleanOps& ops, std::uint64_t loser)
        : m_shapes(shapes), m_ops(ops) {
        m_net.add_shape(shapes[loser]);
    }

    [[nodiscard]] ShapeView shape() const { return m_net.shape(0); }

    /// \throws Error `geometry`
    void subtract(const ShapeView& ground) {
        MultiPolygonBuffer less;
        m_ops.difference(shape(), ground, less);
        m_net = std::move(less);
    }

    /// Subtracts many winners at once: one by one each would cost a walk round a shape that gets
    /// more corners all the time, as of a road that the parcels along it lie over by a hand's
    /// width.
    ///
    /// \returns false when GEOS fails to, and nothing is subtracted
    [[nodiscard]] bool subtract_all(std::span<const Loss> losses) {
        std::vector<ShapeView> winners;
        winners.reserve(losses.size());
        for (const Loss& loss : losses) {
            winners.push_back(m_shapes[loss.winner]);
        }
        try {
            MultiPolygonBuffer ground;
            m_ops.union_of(winners, ground);
            subtract(ground.shape(0));
            return true;
        } catch (const Error&) {
            return false; // one by one tells which of them it is
        }
    }

private:
    const ShapeTable& m_shapes;
    BooleanOps& m_ops;
    MultiPolygonBuffer m_net;
};

/// Appends a row's shape less those of its winners; an empty one where no more than a sliver is
/// left.
void append_net(
    const ShapeTable& shapes,
    std::span<const Loss> losses,
    double sliver_area,
    BooleanOps& ops,
    Nets& out) {
    Remainder remainder(shapes, ops, losses.front().loser);
    for (std::size_t i = 0; i < losses.size() && !remainder.shape().is_empty(); ++i) {
        if (i == kOneByOne && remainder.subtract_all(losses.subspan(i))) {
            break;
        }
        try {
            remainder.subtract(shapes[losses[i].winner]);
        } catch (const Error& error) {
            out.failures.push_back({losses[i].loser, losses[i].winner, error.message()});
            out.shapes.end_shape();
            return;
        }
    }
    if (planar_area(remainder.shape()) > sliver_area) {
        out.shapes.add_shape(remainder.shape());
    } else {
        out.shapes.end_shape();
    }
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
    if (shapes.size() > 0) {
        m_ends.push_back(size() + shapes.size());
        m_parts.push_back(&shapes);
    }
}

void ShapeTable::let_go(std::size_t begin, std::size_t end) const noexcept {
    for (std::size_t part = part_of(begin); part < m_parts.size() && m_ends[part] <= end; ++part) {
        m_parts[part]->let_go();
    }
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
    double sliver_area,
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
            append_net(shapes, std::span(losses).subspan(begins[i], count), sliver_area, ops, nets);
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
