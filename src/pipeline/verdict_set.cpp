// SPDX-License-Identifier: MIT
/// \file
/// Equal verdicts found by a hash of what sets most of them apart.

#include "pipeline/verdict_set.hpp"

#include <functional>
#include <string>

namespace huuco {

namespace {

/// Equal for equal verdicts. The reason names codes, crop and certificate; parcels of one
/// certificate differ in their rows.
std::size_t hash_of(const Verdict& verdict) {
    constexpr std::size_t kOdd = 0x9E3779B97F4A7C15U;
    std::size_t hash = std::hash<std::string>()(verdict.reason);
    for (const std::uint32_t row : verdict.register_rows) {
        hash = (hash ^ row) * kOdd;
    }
    return hash;
}

} // namespace

std::uint32_t VerdictSet::add(Verdict verdict) {
    const std::size_t hash = hash_of(verdict);
    const auto [first, last] = m_numbers.equal_range(hash);
    for (auto at = first; at != last; ++at) {
        if (m_verdicts[at->second] == verdict) {
            return at->second;
        }
    }
    const auto number = static_cast<std::uint32_t>(m_verdicts.size());
    m_numbers.emplace(hash, number);
    m_verdicts.push_back(std::move(verdict));
    return number;
}

std::vector<Verdict> VerdictSet::take() {
    m_numbers.clear();
    return std::exchange(m_verdicts, {});
}

} // namespace huuco
