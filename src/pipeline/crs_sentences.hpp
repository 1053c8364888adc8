// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What huuco says about the reference system of a layer: reasons, warnings, refusals.

#include <huuco/base/language.hpp>
#include <huuco/base/message.hpp>
#include <huuco/crs/crs_ranking.hpp>
#include <huuco/crs/declared_crs.hpp>
#include <huuco/crs/province_table.hpp>
#include <huuco/geometry/box.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/pipeline/crs_decision.hpp>

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace huuco {

/// How users can tell the running command where a layer lies: sentences name no other way.
struct CrsWays {
    bool has_src_crs = true;  ///< `--src-crs` holds for the parcels, or the only layer
    bool has_place = true;    ///< villages, `--province` and `--boundary` can be given beside it
    bool has_work_crs = true; ///< `--work-crs`: the system to measure in
};

/// For a layer of which no option of the command tells anything.
inline constexpr CrsWays kNoCrsWays{false, false, false};

/// Sentences about one layer. Reasons and warnings are in the language of the run; refusals are
/// errors and as such in every language.
class CrsSentences {
public:
    /// \param is_of_parcels  the layer is the one of which `--src-crs` tells; to another one the
    ///                       option may not be advised, for the parcels would follow it
    CrsSentences(Language language, std::string path, CrsWays ways, bool is_of_parcels)
        : m_language(language), m_path(std::move(path)), m_ways(ways),
          m_is_of_parcels(is_of_parcels), m_has_option(is_of_parcels && ways.has_src_crs) {}

    [[nodiscard]] std::string reason_option(const std::string& code) const;
    [[nodiscard]] std::string
    reason_statement(const DeclaredCrs& declared, const std::string& code) const;
    /// \param is_missing  the file states nothing; otherwise what it states cannot be
    [[nodiscard]] std::string
    reason_found(const CrsDecision& decision, const std::string& witness, bool is_missing) const;

    /// Empty for a remark that needs no warning.
    [[nodiscard]] std::string warn(CrsRemark remark, const DeclaredCrs& declared) const;
    [[nodiscard]] std::string warn_swapped() const;
    /// A statement that a witness contradicts, and with it a second one.
    ///
    /// \param province  the second one; none where it is the option `--src-crs` for the parcels
    [[nodiscard]] std::string overcome(
        const std::string& declared,
        const CrsReading& own,
        const CrsReading& best,
        const std::string& witness,
        const std::optional<std::string>& province) const;
    /// A statement in another unit than the coordinates, the system that a witness told instead,
    /// and how it told.
    ///
    /// \param contradiction  as contradicted_kind
    /// \param measured_in    the system declared, where coordinates are its degrees
    [[nodiscard]] std::string warn_kind(
        const Message& contradiction,
        const CrsDecision& decision,
        const std::string& witness,
        const std::optional<Crs>& measured_in) const;

    /// The start of a refusal, a clause without its full stop.
    [[nodiscard]] Message missing(const DatasetInfo& info) const;
    [[nodiscard]] Message
    contradicted_kind(const std::string& label, bool is_grid_in_degrees) const;

    [[nodiscard]] Message hanoi_1972(const std::string& label) const;
    [[nodiscard]] Message prefixed_eastings() const;
    [[nodiscard]] Message web_mercator(const std::string& declared) const;
    /// What stands against a statement; what to do about it is a sentence of its own.
    [[nodiscard]] Message contradicted(
        const std::string& declared,
        const CrsReading& own,
        const CrsReading& best,
        const std::string& witness) const;
    [[nodiscard]] Message ways_of_parcels(const CrsReading& own, const CrsReading& best) const;
    /// For villages and organic areas, which may be in another system than the parcels.
    [[nodiscard]] Message ways_of_others(const CrsReading& best) const;
    /// What the file states is no system. \param why  a sentence
    [[nodiscard]] Message unreadable(const Message& why) const;
    [[nodiscard]] Message
    coordinates_of_nothing(const Message& statement, std::span<const Point> points) const;
    /// \param left       the systems that remain
    /// \param was_heard  there was a witness at all
    [[nodiscard]] Message undecided(
        const Message& statement,
        const CrsDecision& decision,
        const std::vector<Crs>& left,
        bool was_heard) const;
    /// Which zone the cadastre of a province uses: a sentence behind others.
    [[nodiscard]] static Message cadastre_of(const Province& province);

private:
    [[nodiscard]] const char* say(const char* vi, const char* en) const noexcept {
        return in_language(m_language, vi, en);
    }

    [[nodiscard]] std::string percent(double share) const;
    /// The first candidate and the next, as the witness saw them: a clause.
    [[nodiscard]] std::string
    best_reading(const CrsDecision& decision, const std::string& witness) const;

    /// What to do: name the system, whichever it is; a sentence.
    [[nodiscard]] Message way_by_any() const;
    /// What to do: name one of these; a sentence.
    [[nodiscard]] Message way_by_one_of(const std::vector<Crs>& left) const;
    /// What else to do, behind another sentence; empty where the command takes nothing else.
    [[nodiscard]] Message way_by_place() const;
    /// What to do about another layer than the parcels that was misjudged: a sentence.
    [[nodiscard]] static Message way_to_keep_statements();

    Language m_language;
    std::string m_path;
    CrsWays m_ways;
    bool m_is_of_parcels;
    bool m_has_option; ///< an option tells of this layer
};

} // namespace huuco
