// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The verdicts that the pieces of a batch refer to, each unpacked once.

#include <huuco/model/verdict_table.hpp>

#include <cstdint>
#include <unordered_map>

namespace huuco {

/// Use one object a batch, on one thread.
class BatchVerdicts {
public:
    /// \param all  those of the run; outlive it
    explicit BatchVerdicts(const VerdictTable& all) : m_all(&all) {}

    /// Valid as long as the object.
    [[nodiscard]] const Verdict& operator[](std::uint32_t number) {
        const auto [entry, is_new] = m_unpacked.try_emplace(number);
        if (is_new) {
            entry->second = (*m_all)[number];
        }
        return entry->second;
    }

private:
    const VerdictTable* m_all;
    std::unordered_map<std::uint32_t, Verdict> m_unpacked;
};

} // namespace huuco
