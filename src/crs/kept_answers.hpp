// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Answers of PROJ that take milliseconds, kept for the next layer that asks the same.

#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace huuco::proj {

/// Answers by the text of the question. Meant to live as long as a thread (`thread_local`): the
/// layers of a run mostly state the same system.
template <typename Answer>
class KeptAnswers {
public:
    /// The answer to a question, from `ask()` where it was not asked before.
    template <typename Ask>
    const Answer& of(const std::string& question, Ask ask) {
        const auto known = m_answers.find(question);
        if (known != m_answers.end()) {
            return known->second;
        }
        if (m_answers.size() == kMostKept) {
            m_answers.clear();
        }
        return m_answers.emplace(question, ask()).first->second;
    }

private:
    static constexpr std::size_t kMostKept = 64;

    std::map<std::string, Answer> m_answers;
};

} // namespace huuco::proj
