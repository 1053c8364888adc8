// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The certificate registers of a run.

#include <huuco/base/language.hpp>
#include <huuco/landuse/tables.hpp>
#include <huuco/model/certificate_table.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <span>
#include <string>
#include <vector>

namespace huuco {

/// Registers as read, one after the other, with what is to be said about them.
struct RegistersRead {
    std::vector<InputRecord> records; ///< one a register
    CertificateTable certificates;
    Problems problems;
    std::vector<std::string> warnings;
};

/// Reads registers.
///
/// \param encoding  tried where the text of one is not in the encoding it has by itself; may be
///                  empty
/// \throws Error for what is missing or cannot be understood: file, column, and what to do
[[nodiscard]] RegistersRead read_registers(
    const std::vector<std::string>& paths,
    std::span<const FieldAlias> aliases,
    const std::string& encoding,
    Language language);

} // namespace huuco
