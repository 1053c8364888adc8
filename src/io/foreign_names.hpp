// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Refuses to replace a folder in which there is more than an earlier output.

#include <filesystem>
#include <string>
#include <vector>

namespace huuco::io {

/// Replacing a folder deletes what lies in it, so that must be an earlier output and nothing else.
///
/// \param names  of what lies in the folder and is no part of that output; some of them are told
/// \throws Error `argument` when there are any
void require_no_foreign(const std::filesystem::path& folder, std::vector<std::string> names);

} // namespace huuco::io
