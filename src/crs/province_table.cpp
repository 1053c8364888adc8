// SPDX-License-Identifier: MIT
/// \file
/// Loads the table of provinces and finds what a name or code means.

#include "base/message_format.hpp"
#include "crs/table_cells.hpp"

#include <huuco/base/name_hint.hpp>
#include <huuco/base/name_key.hpp>
#include <huuco/base/text.hpp>
#include <huuco/crs/province_table.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace huuco {

namespace {

std::vector<std::string> split(std::string_view cell) {
    std::vector<std::string> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(';'), cell.size());
        if (const std::string_view part = trim(cell.substr(0, end)); !part.empty()) {
            parts.emplace_back(part);
        }
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return parts;
}

/// The key of a province's name, without what kind of province it is.
std::string province_key(std::string_view name) {
    constexpr std::array<std::string_view, 3> kKinds = {"thanhpho", "tinh", "tp"};
    std::string key = name_key(name);
    for (const std::string_view kind : kKinds) {
        if (key.starts_with(kind)) {
            return key.substr(kind.size());
        }
    }
    return key;
}

bool is_code(std::string_view text) {
    return !text.empty() && text.size() <= 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A name and whether `(cũ)` behind it asks for the province of before.
struct AskedName {
    std::string_view name;
    bool is_former = false;
};

AskedName asked_name(std::string_view text) {
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos) {
        return {text, false};
    }
    const std::size_t close = std::min(text.find(')', open), text.size());
    const std::string word = name_key(text.substr(open + 1, close - open - 1));
    const bool is_former = word == "cu" || word == "old";
    return {is_former ? trim(text.substr(0, open)) : text, is_former};
}

FormerProvince former_of(const detail::TableCells& table, const CsvRow& row) {
    FormerProvince former;
    former.code = table.text(row, "code");
    former.name = table.text(row, "name_vi");
    former.cadastre = "EPSG:" + table.text(row, "cadastre_epsg");
    const std::optional<double> west = table.number(row, "west_lon");
    const std::optional<double> south = table.number(row, "south_lat");
    const std::optional<double> east = table.number(row, "east_lon");
    const std::optional<double> north = table.number(row, "north_lat");
    if (!west || !south || !east || !north) {
        table.fail(
            row,
            {"phạm vi của một tỉnh cũ phải đủ bốn cạnh",
             "the extent of a former province must be complete"});
    }
    former.lon_lat = {*west, *south, *east, *north};
    return former;
}

} // namespace

ProvinceTable ProvinceTable::load(const std::filesystem::path& path) {
    const detail::TableCells table(path);
    ProvinceTable provinces;
    for (const CsvRow& cells : table.rows()) {
        Row row;
        row.is_former = table.text(cells, "era") == "old";
        row.code = table.text(cells, "code");
        row.name = table.text(cells, "name_vi");
        row.keys.push_back(province_key(row.name));
        for (const std::string& alias : split(table.text(cells, "aliases"))) {
            row.keys.push_back(province_key(alias));
        }
        row.has_changed_code = table.text(cells, "code_changed") == "1";
        if (row.is_former) {
            provinces.m_former.push_back(former_of(table, cells));
            row.parts = {row.code};
        } else {
            row.parts = split(table.text(cells, "parts"));
        }
        provinces.m_rows.push_back(std::move(row));
    }
    return provinces;
}

Province ProvinceTable::province_of(const Row& row) const {
    Province province{row.name, {}};
    for (const FormerProvince& former : m_former) {
        if (std::find(row.parts.begin(), row.parts.end(), former.code) != row.parts.end()) {
            province.parts.push_back(former);
        }
    }
    return province;
}

const ProvinceTable::Row*
ProvinceTable::row_of_name(const std::string& key, bool is_former_only) const {
    const Row* found = nullptr;
    for (const Row& row : m_rows) {
        const bool has_key = std::find(row.keys.begin(), row.keys.end(), key) != row.keys.end();
        if (has_key && (row.is_former || !is_former_only)) {
            found =
                &row; // those of today stand behind those of before, and contain their namesakes
        }
    }
    return found;
}

const ProvinceTable::Row* ProvinceTable::row_of_code(std::string_view code) const {
    const Row* before = nullptr;
    const Row* since = nullptr;
    for (const Row& row : m_rows) {
        if (row.code == code) {
            (row.is_former ? before : since) = &row;
        }
    }
    if (before != nullptr && since != nullptr && before->has_changed_code) {
        throw Error(
            ErrorCode::argument,
            message(
                "mã tỉnh {} là mã của hai tỉnh: {} đến hết 30/06/2025, {} từ 01/07/2025; hãy ghi "
                "tên tỉnh",
                "the province code {} means two provinces: {} until 30 June 2025, {} since 1 July "
                "2025; write the name instead",
                code,
                before->name,
                since->name));
    }
    return since != nullptr ? since : before;
}

Province ProvinceTable::find(std::string_view name) const {
    const std::string_view text = trim(name);
    const AskedName asked = asked_name(text);
    const Row* row = nullptr;
    if (is_code(text)) {
        row = row_of_code(text.size() == 1 ? "0" + std::string(text) : std::string(text));
    } else {
        row = row_of_name(province_key(asked.name), asked.is_former);
    }
    if (row == nullptr) {
        std::vector<std::string> keys;
        std::vector<std::string> names;
        for (const Row& known : m_rows) {
            keys.push_back(province_key(known.name));
            names.push_back(known.name);
        }
        // Without marks, as names are compared: Hanoii means Hà Nội.
        const std::optional<std::string> near = nearest_name(province_key(asked.name), keys);
        const auto place = near ? std::ranges::find(keys, *near) - keys.begin() : 0;
        throw Error(
            ErrorCode::argument,
            message(
                "không có tỉnh \"{}\"{}; hãy nêu tên tỉnh hoặc mã hai chữ số",
                "there is no province \"{}\"{}; give its name or its code of two digits",
                text,
                near ? did_you_mean(names[static_cast<std::size_t>(place)], names) : Message{}));
    }
    return province_of(*row);
}

} // namespace huuco
