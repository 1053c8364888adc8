// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The layer of the villages on its way into a run.

#include "pipeline/layer_crs.hpp"
#include "pipeline/small_layers.hpp"

#include <huuco/crs/crs.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/io/zone_reader.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/model/village_set.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/analyze_options.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace huuco {

/// Villages as read, until it is known where the parcels lie.
class VillageLayer {
public:
    /// Reads the layer that the options name.
    ///
    /// \param options   outlive it
    /// \param warnings  receives what the user should know of its text and ids
    /// \throws Error as `Dataset::open`, `recognise_village_fields` and `read_villages`
    VillageLayer(
        const AnalyzeOptions& options,
        std::span<const FieldAlias> aliases,
        std::vector<std::string>& warnings);

    /// True where the file or, of a file that states none, an option states the reference system. A
    /// statement in another unit than the coordinates is as good as none: the parcels tell more.
    [[nodiscard]] bool is_crs_stated(const ReferenceSystems& systems) const;

    /// Decides the reference system.
    /// \throws Error `crs` where it cannot be told
    void decide_crs(const CrsJudge& judge);

    /// Hears the parcels, once their system is known, about one that is taken as it is stated.
    /// \throws Error `crs` where they contradict it
    void confirm_crs(const CrsJudge& judge);

    /// Adds to `warnings` what the user should know of the system, once it is decided.
    void note_crs(std::vector<std::string>& warnings);

    /// Once it is decided.
    [[nodiscard]] const Crs& crs() const noexcept { return m_crs; }

    /// As they stand in the source, x = east once the system is decided.
    [[nodiscard]] const MultiPolygonBuffer& shapes() const noexcept { return m_parts.shapes; }

    /// Brings the villages into the working CRS; they are gone from here.
    ///
    /// Parts of a village are judged and mended one by one and then united, so that a border that
    /// two of them have in common is none of the village.
    ///
    /// \param problems  receives what is wrong with features, in the order in which it was found
    /// \returns valid villages
    /// \throws Error `geometry` for a village of which no polygon can be used; `crs` where the
    ///         system has no place for any village
    [[nodiscard]] VillageSet finish(const Crs& working, Problems& problems);

    /// As problems name the layer.
    [[nodiscard]] std::string source() const { return m_info.source(); }

    /// The feature by which problems name a village: the first of its parts.
    [[nodiscard]] std::vector<FeatureRef> first_features() const;

    /// Whole once the villages are finished.
    [[nodiscard]] const InputRecord& record() const noexcept { return m_record; }

private:
    [[nodiscard]] LayerInQuestion in_question() const;
    void note_repeated_ids(std::vector<std::string>& warnings) const;
    void read(bool has_swapped_axes);
    void take(Dataset& dataset);
    void take_swapped(Dataset& dataset);
    /// \throws Error `crs` where the system to measure in has no place for any of them: nothing is
    ///         wrong with the villages then
    void
    require_place(const Crs& working, const ReadyShapes& ready, const Problems& problems) const;
    void require_usable(const MultiPolygonBuffer& villages) const;

    const AnalyzeOptions* m_options;
    std::span<const FieldAlias> m_aliases;
    VillageParts m_parts;
    VillageFields m_fields;
    DatasetInfo m_info;
    Crs m_crs = wgs84();
    std::optional<DecidedCrs> m_decided;
    InputRecord m_record;
    Problems m_problems;
};

} // namespace huuco
