// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which field of a parcel layer plays which part, on what evidence, and what is in doubt.

#include <huuco/base/language.hpp>
#include <huuco/base/message.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/io/layer_sample.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// Why a field plays a role.
enum class RoleSource : std::uint8_t {
    chosen,  ///< the user or the plan says so
    name,    ///< its name is known
    content, ///< no name is known, but its values show it
};

/// A field that plays a role, and the evidence.
struct RoleFinding {
    std::size_t field = 0; ///< position in the layer
    RoleSource source = RoleSource::name;
    std::string alias;          ///< the known name, where the name decided
    std::size_t filled = 0;     ///< features of the sample in which it says something
    std::size_t fitting = 0;    ///< those of them whose value suits the role
    bool is_one_of_two = false; ///< sheet and parcel number that were found by each other
};

/// What stands against a role being played.
enum class RoleObstacle : std::uint8_t {
    tie,          ///< several fields suit it by their values alone
    contradicted, ///< the field of that name holds something else
    blank,        ///< the field of that name has no value
    elsewhere,    ///< the field that is used is blank where another of such a name has values
};

/// A role for which no field was taken although one offers itself, or another one than its name
/// tells.
struct RoleDoubt {
    FieldRole role{};
    RoleObstacle obstacle = RoleObstacle::tie;
    std::vector<std::size_t> fields;   ///< positions of the fields in question
    std::optional<std::size_t> used{}; ///< the field that is used nevertheless
};

/// The fields of a parcel layer by role, with the evidence.
struct FieldRecognition {
    std::array<std::optional<RoleFinding>, kFieldRoleCount> findings;
    std::vector<RoleDoubt> doubts;

    [[nodiscard]] const std::optional<RoleFinding>& finding(FieldRole role) const {
        return findings.at(static_cast<std::size_t>(role));
    }

    /// The doubt about a role; null when there is none.
    [[nodiscard]] const RoleDoubt* doubt(FieldRole role) const;

    /// Names of the fields by role.
    [[nodiscard]] RoleFields fields(const DatasetInfo& info) const;
};

/// Finds the fields of a parcel layer.
///
/// The user's choice counts first. Then a known name, compared without case, tone marks, blanks and
/// `_`; a field of ten bytes also answers to a longer alias that a DBF has cut. The first alias in
/// table order that exists wins, unless the field holds something else (a field of land codes must
/// hold land codes). Where no name is known the values decide, if they show the role and only one
/// field does.
///
/// \param sample  of the same layer
/// \param chosen  what the user says
/// \returns `owner` only where it is chosen, as nobody else needs it
/// \throws Error `argument` when a chosen field does not exist (names the nearest and all fields)
[[nodiscard]] FieldRecognition recognise_fields(
    const DatasetInfo& info,
    const LayerSample& sample,
    const Tables& tables,
    const RoleFields& chosen = {});

/// What a finding rests on, as a part of a sentence.
[[nodiscard]] std::string
role_evidence(FieldRole role, const RoleFinding& finding, Language language);

/// What is in doubt and what to pass, as a sentence.
[[nodiscard]] Message role_doubt(const RoleDoubt& doubt, const DatasetInfo& info);

} // namespace huuco
