// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Joins land use and evidence into a verdict with its reason.

#include <huuco/base/language.hpp>
#include <huuco/landuse/evidence.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/model/verdict.hpp>

#include <optional>
#include <string>

namespace huuco {

/// The verdict on ground of that land use under that evidence.
///
/// Organic and in-conversion are said of principal-crop land only; the status of the evidence
/// stands in the verdict in any case.
///
/// Where nothing speaks about the ground its status is `unknown`.
///
/// \param language  nothing: the reason is not wanted
/// \returns a verdict whose reason is one sentence: land code, crop, evidence
[[nodiscard]] Verdict
combine(const LandUse& use, const DecidingEvidence& deciding, std::optional<Language> language);

/// The sentence that says why, from land code, crop and evidence.
[[nodiscard]] std::string
reason_for(const LandUse& use, const Evidence* evidence, Language language);

} // namespace huuco
