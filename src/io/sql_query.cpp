// SPDX-License-Identifier: MIT
/// \file
/// Asks through GDAL, which hands a query on to the server.

#include "io/sql_query.hpp"

#include "base/message_format.hpp"
#include "io/gdal_errors.hpp"

#include <huuco/base/error.hpp>

namespace huuco::io {

namespace {

void require_answer(const GdalErrors& errors, const std::string& shown) {
    if (errors.has_failed()) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: cơ sở dữ liệu từ chối câu truy vấn{}; {}",
                "{}: the database refuses a query{}; {}",
                shown,
                errors.suffix(),
                advice_on_refusal()));
    }
}

} // namespace

Message advice_on_refusal() {
    return {
        "hãy khắc phục nguyên nhân đó, hoặc hỏi người quản lý cơ sở dữ liệu",
        "mend that cause, or ask whoever runs the database"};
}

QueryRows rows_of(GDALDataset& dataset, const std::string& sql, const std::string& shown) {
    const GdalErrors errors;
    QueryRows rows(dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr), ReleaseRows{&dataset});
    require_answer(errors, shown);
    return rows;
}

std::vector<std::string>
ask(GDALDataset& dataset, const std::string& sql, const std::string& shown) {
    const QueryRows rows = rows_of(dataset, sql, shown);
    std::vector<std::string> found;
    if (rows) {
        const GdalErrors errors;
        for (const OGRFeatureUniquePtr& row : *rows) {
            found.emplace_back(row->GetFieldAsString(0));
        }
        require_answer(errors, shown);
    }
    return found;
}

} // namespace huuco::io
