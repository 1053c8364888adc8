// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Files in the folder of a result that nothing vouches for.

#include <huuco/base/language.hpp>
#include <huuco/pipeline/verify.hpp>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace huuco {

/// What lies in the folder of a result beside its summary and the files that it names.
///
/// \param named  the files that were compared already
/// \returns one item each, by name. A difference is what passes for a part of the result: a file
///          with a name that huuco gives its own, and changes (`-wal`, `-journal`) that a program
///          takes into a named file as soon as it opens that. Anything else is only told
[[nodiscard]] std::vector<VerifyItem> files_beside(
    const std::filesystem::path& result,
    const std::set<std::string>& named,
    Language language);

} // namespace huuco
