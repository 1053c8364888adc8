// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The shipped tables and default plan, and files that tests write beside them.

#include "support/temporary_folder.hpp"

#include <huuco/base/error.hpp>
#include <huuco/landuse/plan.hpp>
#include <huuco/landuse/tables.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace huuco::test {

inline std::filesystem::path tables_folder() {
    return std::filesystem::path(HUUCO_SOURCE_DIR) / "data" / "tables";
}

inline const Tables& shipped_tables() {
    static const Tables tables = Tables::load(tables_folder());
    return tables;
}

inline Plan default_plan() {
    return parse_plan(
        std::filesystem::path(HUUCO_SOURCE_DIR) / "data" / "plans" / "nhu-khe-2030.toml");
}

inline Date day(int year, unsigned month, unsigned day_of_month) {
    return Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day_of_month)};
}

/// A folder of the running test, to write tables into.
class Folder {
public:
    std::filesystem::path write(const std::string& name, std::string_view content) const {
        std::ofstream(m_folder.file(name), std::ios::binary) << content;
        return m_folder.file(name);
    }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_folder.path(); }

private:
    test::TemporaryFolder m_folder;
};

/// What the Error that a call throws says; nothing when it throws none.
template <typename Call>
Message refusal_of(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.message();
    }
    return {};
}

/// The same in English.
template <typename Call>
std::string message_of(const Call& call) {
    return refusal_of(call).en;
}

} // namespace huuco::test
