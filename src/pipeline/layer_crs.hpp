// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Decides the reference system of a layer from what the user and the file say, and from where the
/// data then falls.

#include "pipeline/crs_sentences.hpp"

#include <huuco/base/language.hpp>
#include <huuco/base/message.hpp>
#include <huuco/crs/crs.hpp>
#include <huuco/crs/crs_ranking.hpp>
#include <huuco/crs/declared_crs.hpp>
#include <huuco/crs/province_table.hpp>
#include <huuco/crs/reference_systems.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/pipeline/crs_decision.hpp>

#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// How many points of a layer are asked where it lies: enough to see a shift of 700 m in a commune.
inline constexpr std::size_t kAskedPoints = 1000;

/// A layer whose system is to be decided.
struct LayerInQuestion {
    const DatasetInfo* info = nullptr;
    std::vector<Point> points; ///< some of its points, raw
    const MultiPolygonBuffer* shapes =
        nullptr; ///< its polygons, raw; only where points of others can be asked about them
};

/// A reference system, and how it was decided.
struct DecidedCrs {
    Crs crs;
    std::optional<Crs> measured_in; ///< the grid that a file of degrees claims to be in
    CrsDecision decision;

    /// True where the file's word was taken as it stands.
    [[nodiscard]] bool is_as_stated() const {
        return decision.by == "prj" || decision.by == "layer";
    }
};

/// What became of a layer: decided, or the reason why not.
struct CrsOutcome {
    std::optional<DecidedCrs> decided;
    Message refusal;       ///< what is wrong and what to pass
    CrsDecision undecided; ///< what was found out all the same
};

/// Decides for one layer after the other, hearing witnesses.
///
/// A statement of the user always holds. A statement of the file holds unless coordinates or
/// witnesses contradict it; where they do the run is refused, for a wrong guess is worse than a
/// question. Where nobody says anything the witnesses decide, in the order in which they were
/// added, the province last; two systems that differ by less than 3 % of the layer are not told
/// from each other.
class CrsJudge {
public:
    /// \param ways  what the running command takes; its refusals name nothing else
    CrsJudge(const ReferenceSystems& systems, Language language, CrsWays ways = {})
        : m_systems(systems), m_language(language), m_ways(ways) {}

    /// A layer of known system whose polygons hold the layers in question.
    /// \param ground  lives as long as the judge
    void add_ground(std::string name, Crs crs, const MultiPolygonBuffer& ground);

    /// Points of known system that lie in the polygons of the layers in question.
    void add_points(std::string name, Crs crs, std::vector<Point> points);

    void set_province(Province province) { m_province = std::move(province); }

    /// \param chosen        `EPSG:n` of the command line; may be empty
    /// \param is_overriding the option holds against the file (parcels); otherwise it only serves
    ///                      a layer that says nothing
    [[nodiscard]] CrsOutcome
    consider(const LayerInQuestion& layer, const std::string& chosen, bool is_overriding) const;

    /// As `consider`. \throws Error `crs` with the refusal
    [[nodiscard]] DecidedCrs
    decide(const LayerInQuestion& layer, const std::string& chosen, bool is_overriding) const;

private:
    struct Witness {
        std::string name;
        Crs crs;
        const MultiPolygonBuffer* ground = nullptr; ///< null where the points speak
        std::vector<Point> points;
    };

    friend class CrsTrial;

    const ReferenceSystems& m_systems;
    Language m_language;
    CrsWays m_ways;
    std::vector<Witness> m_witnesses;
    std::optional<Province> m_province;
};

/// Whether a layer states the very system that the user names.
/// \param chosen  `EPSG:n`; may be empty, and may be no system
[[nodiscard]] bool is_stated_in(
    const LayerInQuestion& layer,
    const std::string& chosen,
    const ReferenceSystems& systems);

/// Whether what a layer states can be heard as a statement: not where there is none, nor where its
/// unit is not that of the coordinates, which then have to be placed by witnesses.
[[nodiscard]] bool
has_usable_statement(const LayerInQuestion& layer, const ReferenceSystems& systems);

/// Exchanges x and y of all points.
void swap_axes(std::span<Point> points) noexcept;

} // namespace huuco
