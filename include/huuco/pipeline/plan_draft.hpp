// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A plan file from the inputs found: which file is what, what was decided, what could be said
/// instead.

#include <huuco/base/language.hpp>
#include <huuco/base/progress.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace huuco {

/// What `huuco init` is asked.
struct InitOptions {
    std::vector<std::string> inputs = {"."}; ///< files, or folders whose files are looked at
    std::filesystem::path output = "plan.toml";
    Language language = Language::vi; ///< of the comments
    bool overwrite = false;
};

/// What a file was taken for.
struct FoundInput {
    std::string path;  ///< a password left out
    std::string layer; ///< where a file holds several; else empty
    std::string part;  ///< `parcels`, `villages`, `register`, `organic_areas`, `indicator_table`;
                       ///< empty for none
    std::string note;  ///< why it is none of them
    bool is_withheld = false; ///< the system does not let it be read, so it may be any of them
};

/// A plan not yet written.
struct PlanDraft {
    std::string toml;                   ///< UTF-8, ends in a newline
    std::vector<FoundInput> inputs;     ///< in the order given, files of a folder by name
    std::vector<std::string> notes;     ///< what an analysis would tell as well
    std::vector<std::string> questions; ///< what the user has to fill in before an analysis
};

/// Stops where the plan file exists and may not be replaced. \throws Error `argument`
void refuse_existing_plan(const InitOptions& options);

/// Looks at the inputs, decides as an analysis would, and drafts the plan.
///
/// \throws Error `argument` when there is no parcel layer, or two files could be it, or the village
///         layer (names them, and what to pass); `io` when a named file cannot be read; `cancelled`
///         when the user interrupts while several files of parcels are compared
[[nodiscard]] PlanDraft draft_plan(const InitOptions& options, Progress& progress);

/// Writes the draft; the file is there whole or not at all.
///
/// \throws Error as refuse_existing_plan; `io` when writing fails
void write_plan(const PlanDraft& draft, const InitOptions& options);

} // namespace huuco
