// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Files that close themselves.

#include <cpl_vsi.h>

#include <cstdio>
#include <memory>

namespace huuco::io {

/// Closes a file of the C library; what fclose reports is lost, so a writer flushes and looks
/// first.
struct CloseFile {
    void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
};

/// Closes a file of GDAL's virtual file system.
struct CloseVsiFile {
    void operator()(VSILFILE* file) const noexcept { VSIFCloseL(file); }
};

using File = std::unique_ptr<std::FILE, CloseFile>;
using VsiFile = std::unique_ptr<VSILFILE, CloseVsiFile>;

} // namespace huuco::io
