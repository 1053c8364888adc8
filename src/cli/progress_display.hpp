// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Progress for people (a bar on a terminal) and for programs (a JSON line a step and second).

#include <huuco/base/language.hpp>
#include <huuco/base/progress.hpp>

#include <memory>
#include <string>

namespace huuco::cli {

/// How progress is shown on stderr.
enum class ProgressKind { bar, json, none };

/// \param kind  `bar` is quiet where stderr is no terminal, so logs and pipes stay clean
/// \param language  of the bar; lines for programs have the steps as they are
/// \returns a progress that also turns an interrupt into Error `cancelled`
[[nodiscard]] std::unique_ptr<Progress> make_progress(ProgressKind kind, Language language);

} // namespace huuco::cli
