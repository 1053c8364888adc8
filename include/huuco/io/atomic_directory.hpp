// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The output folder of a run: there complete, or not at all.

#include <filesystem>
#include <memory>
#include <string_view>

namespace huuco {

/// The file by which a folder is known as a result.
inline constexpr const char* kSummaryFile = "summary.json";

/// Collects output files in a folder beside the wanted one and puts them there at once.
class OutputDirectory {
public:
    /// Makes the temporary folder, `<folder>.partial-XXXXXXXX`.
    ///
    /// \param folder  the wanted folder; what it lies in exists
    /// \param overwrite  an earlier result may be replaced: a folder with a `summary.json` of huuco
    ///                   and the products listed there, and nothing else
    /// \throws Error `argument` when the folder exists and is not empty and may not be replaced, or
    ///         is no earlier result, or holds anything beside one; `io` when what it lies in is
    ///         missing or cannot be written
    OutputDirectory(const std::filesystem::path& folder, bool overwrite);

    OutputDirectory(const OutputDirectory&) = delete;
    OutputDirectory& operator=(const OutputDirectory&) = delete;
    OutputDirectory(OutputDirectory&&) = delete;
    OutputDirectory& operator=(OutputDirectory&&) = delete;

    /// Removes the temporary folder unless it was committed.
    ~OutputDirectory();

    /// Where to write a file of that name until `commit`.
    [[nodiscard]] std::filesystem::path path(std::string_view name) const;

    /// Puts the files in the wanted folder; an earlier result is deleted after that.
    /// \throws Error `io` when that fails; then the earlier result is still there
    void commit();

private:
    struct Impl;

    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
