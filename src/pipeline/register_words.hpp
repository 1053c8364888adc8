// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Words of a register that the tables do not know.

#include <huuco/base/language.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/model/certificate_table.hpp>
#include <huuco/model/problem.hpp>

#include <string>
#include <vector>

namespace huuco {

/// Ids and names of the statuses, and of the schemes with their labels: what a word may mean.
[[nodiscard]] std::vector<std::string> status_names(const Tables& tables);
[[nodiscard]] std::vector<std::string> scheme_names(const Tables& tables);

/// One problem for each row with a scheme or a status that is written, but that the tables do not
/// know: `unknown_scheme`, `unknown_status`, each with the nearest name that they do. Such a row
/// does not tell whether its parcel is organic.
[[nodiscard]] Problems
check_register_words(const CertificateTable& rows, const Tables& tables, Language language);

} // namespace huuco
