// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The rows of certificate registers and what became of them on the reference date.

#include <huuco/model/certificate_table.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace huuco {

/// Rows in the order of the registers; a status takes four bytes a row.
struct RegisterRows {
    CertificateTable certificates;
    std::vector<std::string> statuses; ///< that occur: ids of the status table
    std::vector<std::uint32_t> status_of_row;

    /// Status of a row on the date.
    [[nodiscard]] const std::string& status(std::size_t row) const {
        return statuses[status_of_row[row]];
    }
};

} // namespace huuco
