// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Faults planted in the parcel file, with a known effect on the truth.

#include "attributes.hpp"
#include "outline.hpp"
#include "random.hpp"
#include "shapefile.hpp"
#include "truth.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace landscape {

/// All kinds of defects, in the order of the README.
[[nodiscard]] std::span<const std::string_view> defect_kinds();

/// A parcel as the defects see it.
struct Candidature {
    std::int32_t parcel = 0;
    const Outline* outline = nullptr;
    const Attributes* attributes = nullptr;
    bool is_surveyed = false;
    bool is_registered = false; ///< the register names it
};

/// A record added after the last parcel.
struct ExtraRecord {
    std::string kind;
    std::int32_t copied_parcel = -1; ///< whose attributes it repeats, -1 for none
    bool has_same_key = false;
    Shape shape;
};

/// A line of defects.csv.
struct PlantedDefect {
    std::int64_t fid = 0;
    std::string kind;
    std::string note;
};

/// Spreads the defects asked for over the parcels.
class Defects {
public:
    /// \param wanted  kind and number
    /// \pre every kind is one of defect_kinds()
    Defects(const Land& land, const std::map<std::string, int>& wanted, std::uint64_t seed);

    /// Spoils the record of a parcel when one is due; at most one defect a parcel.
    void apply(const Candidature& candidate, Shape& shape, Truth& truth);

    /// Records to add at the end: copies of parcels and shapes without area.
    [[nodiscard]] std::vector<ExtraRecord> take_extra_records();

    /// \throws std::runtime_error when some defect found no parcel that suits it
    void check_all_planted() const;

    [[nodiscard]] std::vector<PlantedDefect>& planted() { return m_planted; }

private:
    [[nodiscard]] bool
    spoil(std::string_view kind, const Candidature& candidate, Shape& shape, Truth& truth);
    [[nodiscard]] bool overlap_neighbour(const Candidature& candidate, Shape& shape, Truth& truth);
    [[nodiscard]] bool
    copy(std::string_view kind, const Candidature& candidate, const Shape& shape, Truth& truth);
    [[nodiscard]] std::vector<Vertex> small_ring_inside(std::int32_t parcel) const;

    const Land& m_land;
    Tracer m_tracer;
    Outline m_neighbour;
    std::map<std::string, std::deque<std::int32_t>, std::less<>>
        m_due;                        ///< earliest parcels, by kind
    std::set<std::int32_t> m_touched; ///< parcels of a defect, which take no part in another
    std::vector<ExtraRecord> m_extra;
    std::vector<PlantedDefect> m_planted;
};

} // namespace landscape
