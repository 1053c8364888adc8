// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// An output that is there whole or not at all: it is written under another name beside its place.

#include <filesystem>

namespace huuco::io {

/// A file or folder that takes its place when it is whole, and goes otherwise.
///
/// Nothing is made here: whoever writes makes it. Its name is one that nothing has, so that what
/// others left beside the place stays as it is.
class PartialOutput {
public:
    /// \param wanted  the place of a file or folder; links are followed, a slash at the end is left
    ///                out. Whether what stands there may be replaced is for the caller to ask
    /// \throws Error `io` when what it lies in is no folder or cannot be written to, or its path
    ///         cannot be read, or beside it lie changes of a database that SQLite would write into
    ///         whatever stands there (`-wal`, `-journal`)
    explicit PartialOutput(const std::filesystem::path& wanted);

    PartialOutput(const PartialOutput&) = delete;
    PartialOutput& operator=(const PartialOutput&) = delete;
    PartialOutput(PartialOutput&&) = delete;
    PartialOutput& operator=(PartialOutput&&) = delete;

    /// Removes what was written unless it was committed.
    ~PartialOutput();

    /// The place, as an absolute path.
    [[nodiscard]] const std::filesystem::path& wanted() const noexcept { return m_wanted; }

    /// Where to write: `plan.partial-1a2b3c4d.toml` for `plan.toml`. The ending stays, by which
    /// programs know a format.
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }

    /// Puts what was written in its place at once. A file that stood there is replaced; so is a
    /// folder, by a folder only, and is deleted after that.
    /// \throws Error `io` when that fails, or changes of a database lie beside by now; then what
    ///         stood there still does
    void commit();

private:
    std::filesystem::path m_wanted;
    std::filesystem::path m_path;
    bool m_is_committed = false;
};

} // namespace huuco::io
