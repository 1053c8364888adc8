// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Something wrong with one feature or row: recorded, and the run goes on.

#include <huuco/geometry/box.hpp>
#include <huuco/geometry/multipolygon_buffer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// How much a problem weighs; the higher, the worse.
enum class Severity : std::uint8_t {
    note,    ///< worth knowing; the figures do not depend on it
    warning, ///< was mended or settled by a rule, which a person may want to see
    error,   ///< takes no part in the figures, or makes one of them doubtful
};

inline constexpr std::array<std::string_view, 3> kSeverityNames = {"note", "warning", "error"};

/// The machine word of a severity, as files and options carry it.
[[nodiscard]] constexpr std::string_view severity_name(Severity severity) noexcept {
    return kSeverityNames[static_cast<std::size_t>(severity)];
}

/// How problems name a layer that was chosen among several of one dataset: several layers of it may
/// go in, and feature numbers begin anew in each.
[[nodiscard]] inline std::string
source_of_layer(const std::string& path, const std::string& layer) {
    return path + ":" + layer;
}

/// A feature of an input; the number alone is ambiguous where several files went in.
struct FeatureRef {
    std::string source;        ///< path as the user named it, or source_of_layer
    std::uint64_t feature = 0; ///< feature number from 0

    friend bool operator==(const FeatureRef&, const FeatureRef&) = default;
};

/// What the repair did to a feature. The problems that carry one are the ledger of repairs.
struct RepairEntry {
    std::string action;          ///< a word for machines, such as `closed`, `rebuilt`, `set_aside`
    double area_before_m2 = 0.0; ///< outer rings less holes, each by the shoelace formula as read
    double area_after_m2 = 0.0;  ///< of what came out, also where that was set aside
};

/// One thing that is wrong with the input, and what was done about it.
struct Problem {
    std::string source;        ///< path as the user named it, or source_of_layer
    std::uint64_t feature = 0; ///< feature number from 0, or row as a person counts it for tables
    std::string kind;          ///< a word for machines, such as `empty_geometry`, `bow_tie`
    /// A sentence for people, in the language of the run. Who finds a problem is told that
    /// language, unlike who throws an Error: problems are kept to the end of the run, a million of
    /// them as well as one, and would all carry a sentence that nobody reads.
    std::string note;
    std::optional<Point> place; ///< in the working CRS, where one is known
    bool is_set_aside = false;  ///< the feature takes no part in the figures
    Severity severity = Severity::warning;
    std::vector<FeatureRef> others = {}; ///< further features it is about: the other of an overlap
    std::optional<double> area_m2 =
        std::nullopt; ///< of the ground it is about, by the area method of the run
    /// That ground, one shape in the working CRS: an overlap, a gap.
    std::optional<MultiPolygonBuffer> polygon = std::nullopt;
    std::optional<RepairEntry> repair =
        std::nullopt; ///< where the geometry was mended, or given up
};

using Problems = std::vector<Problem>;

} // namespace huuco
