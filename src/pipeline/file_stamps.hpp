// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Tells whether files changed while a run read them.

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace huuco {

/// The files that a dataset consists of: a file itself first, then its sidecars that are there; all
/// files of a folder, by name; none for a database or what GDAL alone can open.
///
/// \param sidecars  names of further files beside it
[[nodiscard]] std::vector<std::filesystem::path>
files_of_input(const std::filesystem::path& path, const std::vector<std::string>& sidecars);

/// What the system says of files: place, size and time of the last change.
///
/// Reading takes seconds to minutes. Where another program writes to an input meanwhile, figures
/// are of neither version, and the fingerprint perhaps of the other one.
class FileStamps {
public:
    /// From now on the files of an input should stay as they are. An input that was taken before
    /// keeps its first stamps.
    void take(const std::string& path, const std::vector<std::string>& sidecars);

    /// \throws Error `io` naming the first file that changed, is gone, or came to a folder
    void require_unchanged() const;

private:
    struct Stamp {
        dev_t device = 0;
        ino_t inode = 0;
        std::uint64_t size = 0;
        std::int64_t seconds = 0; ///< of the last change of the content
        std::int64_t nanoseconds = 0;

        friend bool operator==(const Stamp&, const Stamp&) = default;
    };

    struct Input {
        std::vector<std::string> sidecars;
        std::map<std::filesystem::path, Stamp> stamps; ///< by file
    };

    [[nodiscard]] static Stamp stamp_of(const std::filesystem::path& file);
    [[nodiscard]] static Input look_at(const std::string& path, std::vector<std::string> sidecars);

    std::map<std::string, Input> m_inputs; ///< by path
};

} // namespace huuco
