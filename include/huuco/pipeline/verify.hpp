// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Makes a result again from its recorded inputs, and compares.

#include <huuco/base/language.hpp>
#include <huuco/base/progress.hpp>
#include <huuco/pipeline/analyze_options.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace huuco {

/// What was compared.
enum class VerifySubject : std::uint8_t {
    input,   ///< a file that the run read
    table,   ///< a code table
    library, ///< a library; another version alone is no difference
    figures, ///< everything in the summary that is a figure
    product, ///< a file that the run wrote
};

/// How the comparison came out.
enum class VerifyState : std::uint8_t {
    same,
    differs,
    missing,
    unchecked, ///< it cannot be compared, and the note says why
};

/// One comparison.
struct VerifyItem {
    VerifySubject subject = VerifySubject::input;
    std::string name; ///< path, table, library or file
    VerifyState state = VerifyState::same;
    std::string note; ///< a sentence for people; may be empty
};

/// All comparisons, in the order of VerifySubject.
struct VerifyReport {
    std::vector<VerifyItem> items;

    /// True when an input, table, figure or product differs or is missing.
    [[nodiscard]] bool differs() const;
};

/// The words after `huuco` with which a result was made, without its output folder.
///
/// \param result  the output folder of `huuco analyze`
/// \throws Error `io` when it holds no `summary.json`; `format` when that records no run
[[nodiscard]] std::vector<std::string> recorded_arguments(const std::filesystem::path& result);

/// The folder from which the recorded relative paths lead: the current one, or the one in which the
/// result lies where more files are as recorded. Communes give their files the same names.
///
/// \param result  of `huuco analyze` or `huuco merge`
/// \throws Error as recorded_arguments
[[nodiscard]] std::filesystem::path folder_of_run(const std::filesystem::path& result);

/// Compares inputs and tables with their fingerprints, computes figures and products again in a
/// temporary folder, and compares them with those of the result. The result is not touched.
///
/// \param options   those of the recorded arguments; relative paths lead from the current folder
/// \param language  of the notes
/// \throws Error as recorded_arguments; `cancelled` when the user interrupts. An input that cannot
///         be read is an item of the report, not an error
[[nodiscard]] VerifyReport verify(
    const std::filesystem::path& result,
    AnalyzeOptions options,
    Language language,
    Progress& progress);

} // namespace huuco
