// SPDX-License-Identifier: MIT
/// \file
/// Loading the code tables, and looking names up in them.

#include "base/message_format.hpp"
#include "keyed_table.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/tables.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <span>

namespace huuco {

namespace {

using detail::KeyedRow;
using detail::KeyedTable;

/// Columns of crops.csv that are no list of crops.
constexpr std::array<std::string_view, 9> kCropColumns = {
    "crop_id",
    "name_vi",
    "aliases",
    "aliases_south",
    "not_names",
    "name_en",
    "cycle",
    "note",
    "certainty"};

/// A key in which blanks and punctuation do not count: `TCVN 11041-2:2017` is `tcvn1104122017`.
std::string bare_key(std::string_view text) {
    std::string key;
    for (const char c : fold_key(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
        if (is_letter) {
            key.push_back(c);
        }
    }
    return key;
}

/// The folded key with every đ as d: labels are typed both ways.
std::string without_stroke(std::string_view key) {
    constexpr std::string_view kStroke = "đ";
    std::string out;
    while (!key.empty()) {
        const bool is_stroke = key.starts_with(kStroke);
        out.push_back(is_stroke ? 'd' : key.front());
        key.remove_prefix(is_stroke ? kStroke.size() : 1);
    }
    return out;
}

template <typename Row>
const Row* look_up(
    const std::unordered_map<std::string, std::size_t>& index,
    const std::vector<Row>& rows,
    const std::string& key) {
    const auto found = index.find(key);
    return found == index.end() ? nullptr : &rows[found->second];
}

} // namespace

/// Fills a Tables object; a friend, so that Tables has no way to be half full.
class TableLoader {
public:
    TableLoader(const std::filesystem::path& folder, const TableReplacements& replacements)
        : m_folder(folder), m_replacements(replacements) {
        for (const auto& [name, path] : replacements) {
            if (std::ranges::find(table_names(), name) == table_names().end()) {
                throw Error(
                    ErrorCode::argument,
                    message(
                        "Không có bảng \"{}\" để thay{}.",
                        "There is no table \"{}\" to replace{}.",
                        name,
                        did_you_mean(name, table_names())));
            }
        }
    }

    Tables load() {
        load_land_codes();
        load_crops();
        load_statuses();
        load_schemes();
        load_presets();
        load_field_aliases();
        return std::move(m_tables);
    }

private:
    KeyedTable read(
        const std::string& name,
        std::initializer_list<std::string_view> required,
        bool may_add_columns = false) const {
        KeyedTable table = KeyedTable::read(
            m_folder / (name + ".csv"), std::span(required.begin(), required.size()));
        if (const auto found = m_replacements.find(name); found != m_replacements.end()) {
            table.replace_rows(found->second, may_add_columns);
        }
        return table;
    }

    /// Enters a name; two rows with one name would make a look-up a matter of luck.
    static void enter(
        Tables::Index& index,
        const std::string& key,
        std::size_t row,
        const KeyedTable& table,
        const KeyedRow& from) {
        if (key.empty()) {
            return;
        }
        const auto [at, is_new] = index.emplace(key, row);
        if (!is_new && at->second != row) {
            const std::string& other = table.rows()[at->second].cells.front();
            table.fail(
                from,
                message(
                    "tên \"{}\" đã là của \"{}\"",
                    R"(the name "{}" belongs to "{}" already)",
                    key,
                    other));
        }
    }

    void load_land_codes() {
        const KeyedTable table = read(
            "land_codes",
            {"code",
             "name_vi",
             "aliases",
             "name_en",
             "parent",
             "land_class",
             "is_cropland",
             "successor",
             "status",
             "colour"});
        for (const KeyedRow& row : table.rows()) {
            LandCode code;
            code.code = table.cell(row, "code");
            code.name_vi = table.cell(row, "name_vi");
            code.name_en = table.cell(row, "name_en");
            code.parent = table.cell(row, "parent");
            code.land_class = land_class_of(table, row);
            code.is_cropland = table.flag(row, "is_cropland");
            code.successors = table.list(row, "successor");
            code.is_current =
                code.successors.empty() && !table.cell(row, "status").starts_with("legacy");
            code.colour = colour_of(table, row);
            const std::size_t at = m_tables.m_land_codes.size();
            Tables::Index& index = m_tables.m_land_code_index;
            enter(index, fold_key(code.code), at, table, row);
            enter(index, fold_key(code.name_vi), at, table, row);
            for (const std::string& alias : table.list(row, "aliases")) {
                enter(index, fold_key(alias), at, table, row);
            }
            m_tables.m_land_codes.push_back(std::move(code));
        }
        check_relatives(table);
    }

    static std::string colour_of(const KeyedTable& table, const KeyedRow& row) {
        const std::string& text = table.cell(row, "colour");
        const bool is_colour =
            text.size() == 7 && text[0] == '#' &&
            text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
        if (!is_colour && !text.empty()) {
            table.fail(
                row,
                message(
                    "colour phải có dạng #rrggbb, không phải \"{}\"",
                    "colour must be of the form #rrggbb, not \"{}\"",
                    text));
        }
        return text;
    }

    static LandClass land_class_of(const KeyedTable& table, const KeyedRow& row) {
        const std::string& name = table.cell(row, "land_class");
        const auto* const found = std::ranges::find(kLandClassNames, std::string_view(name));
        if (found == kLandClassNames.end() || name == land_class_name(LandClass::unknown)) {
            const std::vector<std::string> names(
                kLandClassNames.begin(), kLandClassNames.end() - 1);
            table.fail(
                row,
                message(
                    "land_class phải là một trong {}, không phải \"{}\"",
                    "land_class must be one of {}, not \"{}\"",
                    fmt::join(names, ", "),
                    name));
        }
        return static_cast<LandClass>(found - kLandClassNames.begin());
    }

    void check_relatives(const KeyedTable& table) const {
        for (std::size_t i = 0; i < m_tables.m_land_codes.size(); ++i) {
            const LandCode& code = m_tables.m_land_codes[i];
            const KeyedRow& row = table.rows()[i];
            if (!code.parent.empty() && m_tables.find_land_code(code.parent) == nullptr) {
                table.fail(
                    row,
                    message(
                        "parent \"{}\" không phải mã có trong bảng",
                        "the parent \"{}\" is no code",
                        code.parent));
            }
            for (const std::string& successor : code.successors) {
                if (m_tables.find_land_code(successor) == nullptr) {
                    table.fail(
                        row,
                        message(
                            "successor \"{}\" không phải mã có trong bảng",
                            "the successor \"{}\" is no code",
                            successor));
                }
            }
        }
    }

    void load_crops() {
        const KeyedTable table = read(
            "crops",
            {"crop_id", "name_vi", "aliases", "aliases_south", "not_names", "name_en", "cycle"},
            true);
        for (const std::string& column : table.columns()) {
            if (std::ranges::find(kCropColumns, std::string_view(column)) == kCropColumns.end()) {
                m_crop_lists.push_back(column);
            }
        }
        for (const KeyedRow& row : table.rows()) {
            Crop crop;
            crop.id = table.cell(row, "crop_id");
            crop.name_vi = table.cell(row, "name_vi");
            crop.name_en = table.cell(row, "name_en");
            crop.cycle = table.cell(row, "cycle");
            if (crop.cycle != "annual" && crop.cycle != "perennial" && crop.cycle != "forest") {
                table.fail(
                    row,
                    {"cycle phải là annual, perennial hoặc forest",
                     "cycle must be annual, perennial or forest"});
            }
            for (const std::string& list : m_crop_lists) {
                if (table.flag(row, list)) {
                    crop.lists.push_back(list);
                }
            }
            const std::size_t at = m_tables.m_crops.size();
            m_tables.m_crop_id_index.emplace(fold_key(crop.id), at);
            enter(m_tables.m_crop_index, fold_key(crop.name_vi), at, table, row);
            enter(m_tables.m_crop_index, fold_key(crop.name_en), at, table, row);
            crop.aliases = table.list(row, "aliases");
            crop.aliases_south = table.list(row, "aliases_south");
            crop.not_names = table.list(row, "not_names");
            for (const std::string& alias : crop.aliases) {
                enter(m_tables.m_crop_index, fold_key(alias), at, table, row);
            }
            m_tables.m_crops.push_back(std::move(crop));
        }
    }

    void load_statuses() {
        const KeyedTable table =
            read("statuses", {"status_id", "name_vi", "name_en", "aliases", "may_count"});
        for (const KeyedRow& row : table.rows()) {
            const std::size_t at = m_tables.m_statuses.size();
            Status status;
            status.id = table.cell(row, "status_id");
            status.name_vi = table.cell(row, "name_vi");
            status.name_en = table.cell(row, "name_en");
            status.may_count = table.flag(row, "may_count");
            enter_names(
                m_tables.m_status_index, at, table, row, {"status_id", "name_vi", "name_en"});
            m_tables.m_statuses.push_back(std::move(status));
        }
    }

    void load_schemes() {
        const KeyedTable table = read(
            "schemes",
            {"scheme_id",
             "label",
             "name_vi",
             "name_en",
             "aliases",
             "is_organic",
             "counts_decree_109",
             "conversion_months_annual",
             "conversion_months_perennial",
             "status_instead"});
        for (const KeyedRow& row : table.rows()) {
            const std::size_t at = m_tables.m_schemes.size();
            Scheme scheme;
            scheme.id = table.cell(row, "scheme_id");
            scheme.label = table.cell(row, "label");
            scheme.name_vi = table.cell(row, "name_vi");
            scheme.name_en = table.cell(row, "name_en");
            scheme.is_organic = table.flag(row, "is_organic");
            scheme.counts_decree_109 = table.flag(row, "counts_decree_109");
            scheme.status_instead = table.cell(row, "status_instead");
            if (!scheme.status_instead.empty() &&
                m_tables.find_status(scheme.status_instead) == nullptr) {
                table.fail(
                    row,
                    message(
                        "\"{}\" không phải tình trạng có trong bảng",
                        "\"{}\" is no status",
                        scheme.status_instead));
            }
            scheme.aliases = table.list(row, "aliases");
            scheme.conversion_months_annual = months(table, row, "conversion_months_annual");
            scheme.conversion_months_perennial = months(table, row, "conversion_months_perennial");
            if (scheme.label.empty()) {
                scheme.label = scheme.name_vi.empty() ? scheme.id : scheme.name_vi;
            }
            enter_names(
                m_tables.m_scheme_index,
                at,
                table,
                row,
                {"scheme_id", "label", "name_vi", "name_en"});
            m_tables.m_schemes.push_back(std::move(scheme));
        }
    }

    static int months(const KeyedTable& table, const KeyedRow& row, std::string_view column) {
        const std::string& text = table.cell(row, column);
        int value = 0;
        const char* const end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, value);
        constexpr int kMost = 120;
        if (!text.empty() && (error != std::errc{} || stop != end || value < 0 || value > kMost)) {
            table.fail(
                row,
                message(
                    "{} phải từ 0 đến {} tháng",
                    "{} must be from 0 to {} months",
                    column,
                    Digits{kMost}));
        }
        return value;
    }

    static void enter_names(
        Tables::Index& index,
        std::size_t at,
        const KeyedTable& table,
        const KeyedRow& row,
        std::initializer_list<std::string_view> columns) {
        for (const std::string_view column : columns) {
            enter(index, bare_key(table.cell(row, column)), at, table, row);
        }
        for (const std::string& alias : table.list(row, "aliases")) {
            enter(index, bare_key(alias), at, table, row);
        }
    }

    void load_presets() {
        const KeyedTable table =
            read("principal_presets", {"preset_id", "name_vi", "name_en", "crops_column"});
        for (const KeyedRow& row : table.rows()) {
            PrincipalPreset preset;
            preset.id = table.cell(row, "preset_id");
            preset.name_vi = table.cell(row, "name_vi");
            preset.name_en = table.cell(row, "name_en");
            preset.crops_column = table.cell(row, "crops_column");
            if (std::ranges::find(m_crop_lists, preset.crops_column) == m_crop_lists.end()) {
                table.fail(
                    row,
                    message(
                        "bảng cây trồng không có cột \"{}\"{}",
                        "the crops have no column \"{}\"{}",
                        preset.crops_column,
                        did_you_mean(preset.crops_column, m_crop_lists)));
            }
            m_tables.m_preset_index.emplace(fold_key(preset.id), m_tables.m_presets.size());
            m_tables.m_presets.push_back(std::move(preset));
        }
    }

    void load_field_aliases() {
        if (const auto found = m_replacements.find("field_aliases");
            found != m_replacements.end()) {
            add_field_aliases(found->second);
        }
        add_field_aliases(m_folder / "field_aliases.csv");
    }

    void add_field_aliases(const std::filesystem::path& path) {
        const CsvTable table = read_csv(path);
        const std::optional<std::size_t> role = table.column("role");
        const std::optional<std::size_t> alias = table.column("alias");
        if (!role || !alias) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}, dòng 1: phải có cột role và cột alias.",
                    "{}, line 1: the columns role and alias are needed.",
                    path.string()));
        }
        for (const CsvRow& row : table.rows) {
            m_tables.m_field_aliases.push_back(
                {std::string(trim(row.cells[*role])), std::string(trim(row.cells[*alias]))});
        }
    }

    const std::filesystem::path& m_folder;
    const TableReplacements& m_replacements;
    std::vector<std::string> m_crop_lists;
    Tables m_tables;
};

const std::vector<std::string>& table_names() {
    static const std::vector<std::string> names = {
        "crops", "field_aliases", "land_codes", "principal_presets", "schemes", "statuses"};
    return names;
}

Tables Tables::load(const std::filesystem::path& folder, const TableReplacements& replacements) {
    return TableLoader(folder, replacements).load();
}

const LandCode* Tables::find_land_code(std::string_view text) const {
    const std::string key = fold_key(text);
    const LandCode* const code = look_up(m_land_code_index, m_land_codes, key);
    return code != nullptr ? code : look_up(m_land_code_index, m_land_codes, without_stroke(key));
}

std::string Tables::harmonised(const LandCode& code) const {
    std::vector<std::string> names;
    std::vector<const LandCode*> open = {&code};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const LandCode& older = *open[i];
        if (older.is_current && std::ranges::find(names, older.code) == names.end()) {
            names.push_back(older.code);
        }
        for (const std::string& successor : older.successors) {
            const LandCode* const next = find_land_code(successor);
            // A table may lead round in a circle: every code is followed once.
            if (std::ranges::find(open, next) == open.end()) {
                open.push_back(next);
            }
        }
    }
    return fmt::format("{}", fmt::join(names, "/"));
}

const Crop* Tables::find_crop(std::string_view text) const {
    const std::string key = fold_key(text);
    const Crop* const crop = look_up(m_crop_index, m_crops, key);
    constexpr std::string_view kPlant = "cây ";
    if (crop == nullptr && key.starts_with(kPlant)) {
        return look_up(m_crop_index, m_crops, key.substr(kPlant.size()));
    }
    return crop;
}

const Crop* Tables::find_crop_id(std::string_view id) const {
    return look_up(m_crop_id_index, m_crops, fold_key(id));
}

const Scheme* Tables::find_scheme(std::string_view text) const {
    return look_up(m_scheme_index, m_schemes, bare_key(text));
}

const Status* Tables::find_status(std::string_view text) const {
    return look_up(m_status_index, m_statuses, bare_key(text));
}

const PrincipalPreset* Tables::find_preset(std::string_view id) const {
    return look_up(m_preset_index, m_presets, fold_key(id));
}

std::vector<std::string> Tables::aliases_of(std::string_view role) const {
    std::vector<std::string> aliases;
    for (const FieldAlias& alias : m_field_aliases) {
        if (alias.role == role) {
            aliases.push_back(alias.alias);
        }
    }
    return aliases;
}

} // namespace huuco
