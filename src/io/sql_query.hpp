// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Questions to a database in its own words, and their answers.

#include <huuco/base/message.hpp>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <vector>

namespace huuco::io {

/// Gives the rows of a query back to the dataset that made them.
struct ReleaseRows {
    GDALDataset* dataset = nullptr;

    void operator()(OGRLayer* rows) const noexcept { dataset->ReleaseResultSet(rows); }
};

/// Rows of a query; the dataset outlives them.
using QueryRows = std::unique_ptr<OGRLayer, ReleaseRows>;

/// What to do when a server has refused something, behind what it says.
[[nodiscard]] Message advice_on_refusal();

/// The rows of a query, read as they are asked for. Null for a statement that finds none.
///
/// \param shown  the dataset as errors name it
/// \throws Error `io` with what the server says, where it refuses the query
[[nodiscard]] QueryRows
rows_of(GDALDataset& dataset, const std::string& sql, const std::string& shown);

/// The first column of what a query finds.
///
/// \throws Error `io` with what the server says, where it refuses the query or ends before its last
///         row
[[nodiscard]] std::vector<std::string>
ask(GDALDataset& dataset, const std::string& sql, const std::string& shown);

} // namespace huuco::io
