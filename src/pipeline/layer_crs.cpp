// SPDX-License-Identifier: MIT
/// \file
/// Weighs option, file, coordinates and witnesses, and refuses where they leave a doubt.

#include "pipeline/layer_crs.hpp"

#include "base/message_format.hpp"
#include "pipeline/crs_candidates.hpp"
#include "pipeline/crs_option.hpp"
#include "pipeline/crs_sentences.hpp"

#include <huuco/base/error.hpp>
#include <huuco/crs/coordinate_look.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace huuco {

namespace {

/// Less of the layer than this between two systems, and they cannot be told from each other.
constexpr double kMargin = 0.03;
/// Less than this inside, and a witness knows nothing of the layer.
constexpr double kLeastShare = 0.5;
/// The extent of a province is coarse: a reading must be wholly inside it, the others must not.
constexpr double kLeastShareOfProvince = 0.95;
constexpr double kMarginOfProvince = 0.5;
/// So much inside is as it should be: parcels reach a little over the villages.
constexpr double kGoodShare = 0.9;
constexpr double kHardlyAny = 0.05;

/// Degrees under a grid, or metres under degrees: the system cannot be that of the coordinates.
bool is_of_another_unit(const Crs& declared, CoordinateKind kind, const ReferenceSystems& systems) {
    const bool is_grid_in_degrees = !declared.is_geographic() &&
                                    declared.is_fit_for_planar_area() &&
                                    kind == CoordinateKind::degrees;
    const bool is_degrees_in_metres = declared.is_geographic() && kind == CoordinateKind::grid;
    return (is_grid_in_degrees || is_degrees_in_metres) && is_vietnamese(declared, systems);
}

std::vector<CrsCandidate> listed(const CrsRanking& ranking) {
    std::vector<CrsCandidate> out;
    for (const CrsReading& reading : ranking) {
        out.push_back({reading.crs.label(), reading.crs.name(), reading.share});
    }
    return out;
}

} // namespace

/// One layer before the judge.
class CrsTrial {
public:
    CrsTrial(const CrsJudge& judge, const LayerInQuestion& layer, bool is_of_parcels)
        : m_judge(judge), m_layer(layer), m_is_of_parcels(is_of_parcels),
          m_look(look_at(layer.points)),
          m_sentences(judge.m_language, layer.info->path, judge.m_ways, is_of_parcels) {}

    /// The user's word.
    void take_option(const std::string& chosen) {
        (void)crs_of_option("--src-crs", chosen); // says so where there is no such system
        const DeclaredCrs declared = interpret_crs(chosen, m_judge.m_systems, m_layer.points);
        take(declared, "option");
        m_decision.reason = m_sentences.reason_option(m_crs->label());
        if (m_layer.info->crs_wkt.empty()) {
            return;
        }
        try {
            compare_with_file();
        } catch (const Error&) {
            m_decision.declared.clear(); // the user's word also holds where the file's is no CRS
        }
    }

    /// The file's word, if coordinates and witnesses do not contradict it.
    ///
    /// \param option  the user's word on the parcels; empty where there is none
    void take_statement(const std::string& option) {
        m_option = option;
        const DeclaredCrs declared = declared_in_file();
        m_decision.declared = declared.label;
        if (is_of_another_unit(declared.crs, m_look.kind, m_judge.m_systems)) {
            const bool is_grid_in_degrees = m_look.kind == CoordinateKind::degrees;
            m_statement = m_sentences.contradicted_kind(declared.label, is_grid_in_degrees);
            find_out();
            if (is_grid_in_degrees && m_crs && m_is_of_parcels) {
                m_measured_in = declared.crs;
            }
            if (m_crs) {
                warn(m_sentences.warn_kind(
                    m_statement, m_decision, name_of(m_decision.by), m_measured_in));
            }
            return;
        }
        take(declared, m_layer.info->format == "ESRI Shapefile" ? "prj" : "layer");
        m_decision.reason = m_sentences.reason_statement(declared, m_crs->label());
        refuse_wrong_size();
        check_with_witnesses();
    }

    /// Nobody's word: the witnesses decide.
    void find_out_unstated() {
        m_statement = m_sentences.missing(*m_layer.info);
        find_out();
    }

    [[nodiscard]] CrsOutcome outcome() && {
        CrsOutcome outcome;
        if (!m_refusal) {
            outcome.decided = DecidedCrs{*m_crs, m_measured_in, std::move(m_decision)};
        } else {
            outcome.refusal = std::move(*m_refusal);
            outcome.undecided = std::move(m_decision);
        }
        return outcome;
    }

private:
    /// What the file says beside the user's word.
    void compare_with_file() {
        const DeclaredCrs in_file = declared_in_file();
        m_decision.declared = in_file.label;
        if (m_crs->is_geographic() && m_look.kind == CoordinateKind::degrees &&
            in_file.crs.is_fit_for_planar_area() && is_vietnamese(in_file.crs, m_judge.m_systems)) {
            m_measured_in = in_file.crs;
        }
    }

    [[nodiscard]] DeclaredCrs declared_in_file() const {
        try {
            return interpret_crs(m_layer.info->crs_wkt, m_judge.m_systems, m_layer.points);
        } catch (const Error& error) {
            throw Error(ErrorCode::crs, m_sentences.unreadable(error.message()));
        }
    }

    void take(const DeclaredCrs& declared, std::string by) {
        m_crs = declared.crs;
        m_decision.by = std::move(by);
        for (const CrsRemark remark : declared.remarks) {
            if (remark == CrsRemark::hanoi_1972) {
                refuse(m_sentences.hanoi_1972(declared.label));
            } else if (const std::string text = m_sentences.warn(remark, declared); !text.empty()) {
                warn(text);
            }
        }
        if (m_look.is_swapped && is_vietnamese(declared.crs, m_judge.m_systems)) {
            note_swapped_axes();
        }
    }

    void note_swapped_axes() {
        m_decision.has_swapped_axes = true;
        warn(m_sentences.warn_swapped());
    }

    /// Metres of another kind than the system can have.
    void refuse_wrong_size() {
        if (m_refusal || !is_vietnamese(*m_crs, m_judge.m_systems)) {
            return;
        }
        if (m_look.kind == CoordinateKind::prefixed_grid) {
            refuse(m_sentences.prefixed_eastings());
        } else if (m_look.kind == CoordinateKind::web_mercator) {
            refuse(m_sentences.web_mercator(m_decision.declared));
        }
    }

    /// The layer's points with x = east.
    [[nodiscard]] std::vector<Point> points_east_first() const {
        return m_look.is_swapped ? swapped_axes(m_layer.points) : m_layer.points;
    }

    [[nodiscard]] CrsRanking
    rank(const CrsJudge::Witness& witness, const std::vector<Crs>& candidates) const {
        if (witness.ground != nullptr) {
            return rank_by_place(points_east_first(), candidates, *witness.ground, witness.crs);
        }
        if (!m_look.is_swapped) {
            return rank_place(*m_layer.shapes, candidates, witness.points, witness.crs);
        }
        MultiPolygonBuffer shapes = *m_layer.shapes;
        swap_axes(shapes.points());
        return rank_place(shapes, candidates, witness.points, witness.crs);
    }

    [[nodiscard]] bool can_hear(const CrsJudge::Witness& witness) const {
        return witness.ground != nullptr || m_layer.shapes != nullptr;
    }

    void check_with_witnesses() {
        if (m_refusal || m_layer.points.empty() || !is_vietnamese(*m_crs, m_judge.m_systems)) {
            return;
        }
        for (const CrsJudge::Witness& witness : m_judge.m_witnesses) {
            if (can_hear(witness) && is_settled_by(witness)) {
                return;
            }
        }
        if (m_judge.m_province) {
            check_with_province();
        }
    }

    /// Hears one witness about the system declared. \returns true when nobody else need be asked
    bool is_settled_by(const CrsJudge::Witness& witness) {
        const CrsReading own = rank(witness, {*m_crs}).front();
        record({own}, witness.name);
        std::vector<Crs> others = twins_of(*m_crs);
        if (own.share < kGoodShare) {
            others = candidates_of(m_look.kind, m_judge.m_systems);
            std::erase(others, *m_crs);
        }
        if (others.empty()) {
            return own.share >= kLeastShare;
        }
        CrsRanking ranking = rank(witness, others);
        const CrsReading best = ranking.front();
        if (is_of_option(*m_crs)) {
            return true; // the user insists on what the file says
        }
        const bool is_better = best.share >= kGoodShare && best.share - own.share >= kMargin;
        const bool is_only_one = best.share >= kLeastShare && own.share < kHardlyAny;
        if (is_better || is_only_one) {
            ranking.push_back(own);
            std::stable_sort(ranking.begin(), ranking.end(), [](const auto& a, const auto& b) {
                return a.share > b.share;
            });
            record(ranking, witness.name);
            if (is_of_province(best.crs, own.crs)) {
                overcome(own, best, witness.name, m_judge.m_province->name);
            } else if (is_of_option(best.crs)) {
                overcome(own, best, witness.name, std::nullopt);
            } else {
                refuse(contradicted(own, best, witness.name));
            }
            return true;
        }
        return own.share >= kLeastShare;
    }

    /// Whether a system is that which the user names for the parcels.
    [[nodiscard]] bool is_of_option(const Crs& crs) const {
        return !m_option.empty() &&
               interpret_crs(m_option, m_judge.m_systems, m_layer.points).crs == crs;
    }

    /// Whether the province confirms a system, against another.
    [[nodiscard]] bool is_of_province(const Crs& crs, const Crs& other) const {
        if (!m_judge.m_province) {
            return false;
        }
        const std::array<Crs, 2> both = {crs, other};
        const CrsRanking ranking =
            rank_by_province(points_east_first(), both, *m_judge.m_province, m_judge.m_systems);
        return ranking.front().crs == crs && ranking[0].share >= kLeastShareOfProvince &&
               ranking[0].share - ranking[1].share >= kMarginOfProvince;
    }

    /// Two witnesses agree against the file.
    ///
    /// \param province  the second one; none where it is the user's word on the parcels
    void overcome(
        const CrsReading& own,
        const CrsReading& best,
        const std::string& witness,
        const std::optional<std::string>& province) {
        m_crs = best.crs;
        m_decision.by = witness;
        m_decision.reason = m_sentences.overcome(m_decision.declared, own, best, witness, province);
        warn(m_decision.reason);
    }

    /// A province only contradicts a system in which nothing lies in it.
    void check_with_province() {
        const std::vector<Point> points = points_east_first();
        const CrsReading own = read_in_province(points);
        record({own}, "province");
        if (own.share >= kHardlyAny || m_look.kind != CoordinateKind::grid) {
            return;
        }
        const CrsRanking ranking = rank_by_province(
            points,
            candidates_of(m_look.kind, m_judge.m_systems),
            *m_judge.m_province,
            m_judge.m_systems);
        if (ranking.front().share >= kLeastShareOfProvince) {
            record(ranking, "province");
            refuse(contradicted(own, ranking.front(), m_judge.m_province->name));
        }
    }

    /// Where the declared system puts the points, whatever zone the cadastre is in.
    [[nodiscard]] CrsReading read_in_province(const std::vector<Point>& points) const {
        MultiPolygonBuffer extents;
        for (const FormerProvince& part : m_judge.m_province->parts) {
            const Box& box = part.lon_lat;
            for (const Point corner :
                 {Point{box.min_x, box.min_y},
                  Point{box.max_x, box.min_y},
                  Point{box.max_x, box.max_y},
                  Point{box.min_x, box.max_y},
                  Point{box.min_x, box.min_y}}) {
                extents.add_point(corner);
            }
            extents.end_ring();
            extents.end_polygon();
            extents.end_shape();
        }
        const std::array<Crs, 1> own = {*m_crs};
        return rank_by_place(points, own, extents, wgs84()).front();
    }

    /// Asks one witness after the other until one system is left.
    void find_out() {
        if (m_look.kind == CoordinateKind::prefixed_grid) {
            refuse(m_sentences.prefixed_eastings());
            return;
        }
        std::vector<Crs> left = candidates_of(m_look.kind, m_judge.m_systems);
        if (left.empty()) {
            refuse(m_sentences.coordinates_of_nothing(m_statement, m_layer.points));
            return;
        }
        bool was_heard = false;
        for (const CrsJudge::Witness& witness : m_judge.m_witnesses) {
            if (can_hear(witness)) {
                was_heard = true;
                if (is_narrowed_to_one(
                        rank(witness, left), witness.name, kLeastShare, kMargin, left)) {
                    return;
                }
            }
        }
        if (m_judge.m_province) {
            was_heard = true;
            const CrsRanking ranking =
                rank_by_province(points_east_first(), left, *m_judge.m_province, m_judge.m_systems);
            if (is_narrowed_to_one(
                    ranking, "province", kLeastShareOfProvince, kMarginOfProvince, left)) {
                return;
            }
        }
        refuse(message(
            "{}{}",
            "{}{}",
            m_sentences.undecided(m_statement, m_decision, left, was_heard),
            m_judge.m_province ? CrsSentences::cadastre_of(*m_judge.m_province) : Message{}));
    }

    /// Keeps the systems that a witness cannot tell from the best. \returns true when decided
    bool is_narrowed_to_one(
        const CrsRanking& ranking,
        const std::string& witness,
        double least_share,
        double margin,
        std::vector<Crs>& left) {
        record(ranking, witness);
        if (ranking.front().share < least_share) {
            return false; // it knows nothing of this layer
        }
        left.clear();
        for (const CrsReading& reading : ranking) {
            if (reading.share > ranking.front().share - margin) {
                left.push_back(reading.crs);
            }
        }
        if (left.size() > 1) {
            return false;
        }
        m_crs = left.front();
        m_decision.by = witness;
        m_decision.reason =
            m_sentences.reason_found(m_decision, name_of(witness), m_layer.info->crs_wkt.empty());
        if (m_look.is_swapped) {
            note_swapped_axes();
        }
        return true;
    }

    /// A province goes by its own name.
    [[nodiscard]] const std::string& name_of(const std::string& witness) const {
        return witness == "province" ? m_judge.m_province->name : witness;
    }

    void record(const CrsRanking& ranking, const std::string& witness) {
        m_decision.judged_by = witness;
        m_decision.candidates = listed(ranking);
        m_decision.margin =
            ranking.size() > 1 ? std::optional(ranking[0].share - ranking[1].share) : std::nullopt;
    }

    [[nodiscard]] Message
    contradicted(const CrsReading& own, const CrsReading& best, const std::string& witness) const {
        return message(
            "{} {}",
            "{} {}",
            m_sentences.contradicted(m_decision.declared, own, best, witness),
            m_is_of_parcels ? m_sentences.ways_of_parcels(own, best)
                            : m_sentences.ways_of_others(best));
    }

    void refuse(Message why) {
        if (!m_refusal) {
            m_refusal = std::move(why);
        }
    }

    void warn(std::string text) { m_decision.warnings.push_back(std::move(text)); }

    const CrsJudge& m_judge;
    const LayerInQuestion& m_layer;
    bool m_is_of_parcels; ///< which `--src-crs` is about
    CoordinateLook m_look;
    CrsSentences m_sentences;
    std::string m_option; ///< the user's word on the parcels, where the file's is heard first
    Message m_statement;  ///< what the file says, wanting or wrong, for refusals
    std::optional<Crs> m_crs;
    std::optional<Crs> m_measured_in;
    CrsDecision m_decision;
    std::optional<Message> m_refusal;
};

void CrsJudge::add_ground(std::string name, Crs crs, const MultiPolygonBuffer& ground) {
    m_witnesses.push_back({std::move(name), std::move(crs), &ground, {}});
}

void CrsJudge::add_points(std::string name, Crs crs, std::vector<Point> points) {
    m_witnesses.push_back({std::move(name), std::move(crs), nullptr, std::move(points)});
}

CrsOutcome
CrsJudge::consider(const LayerInQuestion& layer, const std::string& chosen, bool is_overriding)
    const {
    CrsTrial trial(*this, layer, is_overriding);
    if (!chosen.empty() && (is_overriding || layer.info->crs_wkt.empty())) {
        trial.take_option(chosen);
    } else if (!layer.info->crs_wkt.empty()) {
        trial.take_statement(chosen);
    } else {
        trial.find_out_unstated();
    }
    return std::move(trial).outcome();
}

DecidedCrs
CrsJudge::decide(const LayerInQuestion& layer, const std::string& chosen, bool is_overriding)
    const {
    CrsOutcome outcome = consider(layer, chosen, is_overriding);
    if (!outcome.decided) {
        throw Error(ErrorCode::crs, outcome.refusal);
    }
    return std::move(*outcome.decided);
}

bool is_stated_in(
    const LayerInQuestion& layer,
    const std::string& chosen,
    const ReferenceSystems& systems) {
    if (chosen.empty() || layer.info->crs_wkt.empty()) {
        return false;
    }
    try {
        return interpret_crs(layer.info->crs_wkt, systems, layer.points).crs ==
               interpret_crs(chosen, systems, layer.points).crs;
    } catch (const Error&) {
        return false; // who decides the layer says what is wrong with it
    }
}

bool has_usable_statement(const LayerInQuestion& layer, const ReferenceSystems& systems) {
    if (layer.info->crs_wkt.empty()) {
        return false;
    }
    try {
        return !is_of_another_unit(
            interpret_crs(layer.info->crs_wkt, systems, layer.points).crs,
            look_at(layer.points).kind,
            systems);
    } catch (const Error&) {
        return true; // who decides the layer says what is wrong with it
    }
}

void swap_axes(std::span<Point> points) noexcept {
    for (Point& point : points) {
        std::swap(point.x, point.y);
    }
}

} // namespace huuco
