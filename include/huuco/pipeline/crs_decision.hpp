// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How the reference system of a layer was decided, as summaries and `huuco inspect` show it.

#include <huuco/base/message.hpp>

#include <optional>
#include <string>
#include <vector>

namespace huuco {

/// A system in which a layer was read on trial.
struct CrsCandidate {
    std::string crs; ///< code, or name where there is none
    std::string name;
    double score = 0.0; ///< part of the layer that then falls where it must, 0 to 1
};

/// What a witness is called in a sentence; the name of a province stands for itself.
[[nodiscard]] Message witness_in_words(const std::string& witness);

/// What was declared, what was decided, and why.
struct CrsDecision {
    std::string declared; ///< code or name in the file; empty where it says nothing
    std::string by;       ///< `option`, `prj`, `layer`, or the witness: `villages`, `parcels`,
                          ///< `boundary`, `province`
    std::string reason;   ///< one sentence in the language of the run
    bool has_swapped_axes = false; ///< x and y were exchanged
    std::string judged_by;         ///< the witness that was asked; empty where there was none
    std::vector<CrsCandidate> candidates; ///< the best first; only the one declared where it fits
    std::optional<double> margin;         ///< score of the best above the next; empty for one
    std::vector<std::string> warnings;    ///< sentences in the language of the run
};

} // namespace huuco
