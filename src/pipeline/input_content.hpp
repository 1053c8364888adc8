// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What tells whether inputs of two results are the same.

#include <nlohmann/json.hpp>

#include <string>

namespace huuco {

/// What stands for the content of an input, as a summary records it: its fingerprint, with the
/// layer where the file may have several; for a database where it is.
///
/// \throws nlohmann::json::exception when a member is missing
[[nodiscard]] std::string content_of_input(const nlohmann::ordered_json& input);

} // namespace huuco
