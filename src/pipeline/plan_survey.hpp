// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What the files are that a plan may be drafted from.

#include <huuco/base/language.hpp>
#include <huuco/base/message.hpp>
#include <huuco/landuse/plan.hpp>
#include <huuco/pipeline/inspect.hpp>
#include <huuco/pipeline/plan_draft.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// A layer that was looked at.
struct Candidate {
    std::string location; ///< what opens it; a password is still in it
    FoundInput found;
    LayerReport report;
    Message refusal = {}; ///< why it cannot be read
};

/// Collects what the files are.
class Survey {
public:
    /// \param policy  whose indicators have tables; outlives the survey
    Survey(const Plan& policy, Language language)
        : m_tables(policy.indicators.size()), m_policy(&policy), m_language(language) {}

    /// Looks at a file, a connection, or all files of a folder that may be inputs.
    ///
    /// \throws Error when a file that was named cannot be read; in a folder it may be anything
    void look_at(const std::string& input);

    /// What plays a part; valid until something else is looked at.
    [[nodiscard]] std::vector<const Candidate*> with_part(std::string_view part) const;

    /// What the system does not let be read, so that it may be an input: for each a question.
    [[nodiscard]] std::vector<std::string> questions() const;

    /// What was looked at and cannot be read, behind another sentence; empty where all can.
    [[nodiscard]] Message refusals() const;

    [[nodiscard]] std::vector<FoundInput> found() const;

    /// One per indicator of the policy: the table that has its columns; empty where there is none.
    [[nodiscard]] const std::vector<std::string>& indicator_tables() const { return m_tables; }

private:
    void look_at_file(const std::string& path, bool is_named);
    void mark_withheld(const std::string& path);
    void add(const std::string& location, const FileReport& report);
    bool is_indicator_table(const std::string& path);
    [[nodiscard]] bool has_columns(const std::string& path, const Indicator& indicator) const;

    std::vector<Candidate> m_candidates;
    std::vector<std::string> m_tables;
    const Plan* m_policy;
    Language m_language;
};

} // namespace huuco
