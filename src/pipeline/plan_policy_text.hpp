// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a drafted plan says beside its inputs: target, crops, schemes, indicators.

#include "pipeline/commented_toml.hpp"
#include "pipeline/plan_text.hpp"

namespace huuco {

/// Section `[plan]`.
void write_target(const PlanContent& content, CommentedToml& toml);

/// Sections `[principal]`, `[organic]`, `[place]`, `[area]`, `[ground]`, `[uncertainty]` and the
/// indicators. An indicator whose table was not found stands behind `#`.
void write_policy(const PlanContent& content, CommentedToml& toml);

} // namespace huuco
