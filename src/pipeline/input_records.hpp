// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a run writes down about each of its inputs.

#include "pipeline/layer_crs.hpp"

#include <huuco/base/language.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// The record of a layer.
[[nodiscard]] InputRecord record_of(const char* role, const DatasetInfo& info);

/// True for a problem of a feature of an input of that role, such as `parcels`.
[[nodiscard]] bool is_of_role(
    std::span<const InputRecord> records,
    std::string_view role,
    const Problem& problem) noexcept;

/// Writes down which columns certificates are read from; several of one role are parted by `; `.
///
/// \param names  of all columns
void note_columns(
    const CertificateColumns& columns,
    std::span<const std::string> names,
    InputRecord& record);

/// Writes down what was overcome to read the text of a file.
///
/// \param record    has its path
/// \param warnings  receives what the user should know of it
void note_encoding(
    const EncodingDecision& decision,
    Language language,
    InputRecord& record,
    std::vector<std::string>& warnings);

/// Writes down the reference system of a layer and how it was decided.
///
/// \param warnings  receives what was overcome
void note_crs(const DecidedCrs& decided, InputRecord& record, std::vector<std::string>& warnings);

} // namespace huuco
