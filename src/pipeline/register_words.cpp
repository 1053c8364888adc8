// SPDX-License-Identifier: MIT
/// \file
/// Looks each scheme and status up once, however many rows have it.

#include "pipeline/register_words.hpp"

#include "base/message_format.hpp"
#include "landuse/dated_status.hpp"
#include "landuse/scheme_names.hpp"

#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace huuco {

namespace {

/// What is wrong with each text that was seen; empty where nothing is.
using Notes = std::unordered_map<std::string, std::string>;

/// Names and aliases of the rows of a table.
template <typename Row>
std::vector<std::string> names_of(const std::vector<Row>& rows) {
    std::vector<std::string> names;
    for (const Row& row : rows) {
        names.push_back(row.id);
        names.push_back(row.name_vi);
        names.push_back(row.name_en);
    }
    return names;
}

class RegisterWords {
public:
    RegisterWords(const Tables& tables, Language language)
        : m_tables(tables), m_scheme_names(tables), m_language(language) {}

    const std::string& note_on_scheme(std::string_view text) {
        const auto [entry, is_new] = m_schemes.try_emplace(std::string(trim(text)));
        if (is_new && !entry->first.empty() && m_scheme_names.read(entry->first).empty()) {
            entry->second = message_in(
                m_language,
                "Không có tiêu chuẩn \"{}\" trong bảng{}; dòng này không cho biết đất có hữu cơ "
                "hay không.",
                "The scheme \"{}\" is not in the table{}; the row does not tell whether the land "
                "is organic.",
                entry->first,
                did_you_mean(entry->first, scheme_names(m_tables)));
        }
        return entry->second;
    }

    const std::string& note_on_status(std::string_view text) {
        const auto [entry, is_new] = m_statuses.try_emplace(std::string(trim(text)));
        if (is_new && !entry->first.empty() && m_tables.find_status(entry->first) == nullptr &&
            !detail::dated_suspension(entry->first, m_tables)) {
            entry->second = message_in(
                m_language,
                "Không có tình trạng \"{}\" trong bảng{}; dòng này không cho biết đất có hữu cơ "
                "hay không.",
                "The status \"{}\" is not in the table{}; the row does not tell whether the land "
                "is organic.",
                entry->first,
                did_you_mean(entry->first, status_names(m_tables)));
        }
        return entry->second;
    }

private:
    const Tables& m_tables;
    detail::SchemeNames m_scheme_names;
    Language m_language;
    Notes m_schemes;
    Notes m_statuses;
};

} // namespace

std::vector<std::string> status_names(const Tables& tables) {
    return names_of(tables.statuses());
}

std::vector<std::string> scheme_names(const Tables& tables) {
    std::vector<std::string> names = names_of(tables.schemes());
    for (const Scheme& scheme : tables.schemes()) {
        names.push_back(scheme.label);
    }
    return names;
}

Problems
check_register_words(const CertificateTable& rows, const Tables& tables, Language language) {
    Problems problems;
    RegisterWords words(tables, language);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto note = [&](const char* kind, const std::string& text) {
            if (!text.empty()) {
                const Certificate certificate = rows[row];
                problems.push_back(
                    {certificate.source, certificate.row, kind, text, std::nullopt, false});
            }
        };
        note("unknown_scheme", words.note_on_scheme(rows.scheme(row)));
        note("unknown_status", words.note_on_status(rows.status(row)));
    }
    return problems;
}

} // namespace huuco
