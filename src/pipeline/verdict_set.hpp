// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The distinct verdicts of a run: batches judge for themselves and often come to the same.

#include <huuco/model/verdict.hpp>

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace huuco {

/// Verdicts in the order of their first appearance, each once.
class VerdictSet {
public:
    /// \returns the number of the verdict, or of an equal one that came before
    std::uint32_t add(Verdict verdict);

    /// All of them; the set is empty afterwards.
    [[nodiscard]] std::vector<Verdict> take();

private:
    std::vector<Verdict> m_verdicts;
    std::unordered_multimap<std::size_t, std::uint32_t> m_numbers; ///< by hash
};

} // namespace huuco
