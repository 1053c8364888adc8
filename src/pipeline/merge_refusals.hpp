// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Which results cannot be added up, and why.

#include "pipeline/part_result.hpp"

#include <vector>

namespace huuco {

/// Refuses results whose sum would not be the result of one run.
///
/// \throws Error `format` naming the first result that does not fit, the one that it does not fit
///         to, what differs, and what to do
void refuse_unlike_parts(const std::vector<PartResult>& parts);

} // namespace huuco
