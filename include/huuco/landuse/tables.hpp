// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The code tables: land codes, crops, schemes, statuses, lists of principal crops, field names.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace huuco {

/// What kind of ground a land code stands for.
enum class LandClass : std::uint8_t {
    annual,    ///< crop land under annual crops
    perennial, ///< crop land under perennial crops
    crop,      ///< crop land, annual or perennial not told
    forest,
    water,
    residential,
    other,
    unknown, ///< no land code, or one that the table does not have
};

inline constexpr std::array<std::string_view, 8> kLandClassNames =
    {"annual", "perennial", "crop", "forest", "water", "residential", "other", "unknown"};

[[nodiscard]] constexpr std::string_view land_class_name(LandClass land_class) noexcept {
    return kLandClassNames[static_cast<std::size_t>(land_class)];
}

/// True for the classes of crop land.
[[nodiscard]] constexpr bool is_crop_land(LandClass land_class) noexcept {
    return land_class == LandClass::annual || land_class == LandClass::perennial ||
           land_class == LandClass::crop;
}

/// A row of land_codes.csv.
struct LandCode {
    std::string code; ///< as registers write it, such as `LUC`
    std::string name_vi;
    std::string name_en;
    std::string parent; ///< code one step up the tree; empty at the top
    LandClass land_class = LandClass::other;
    bool is_cropland = false;            ///< crop land where a plan lists no codes
    std::vector<std::string> successors; ///< codes that took its place; empty while in use
    bool is_current = true;              ///< stands in the list of 2024
    std::string colour; ///< `#rrggbb` on land-use maps; empty where no convention is known
};

/// A row of crops.csv.
struct Crop {
    std::string id;
    std::string name_vi;
    std::string name_en;
    std::string cycle;              ///< `annual`, `perennial` or `forest`
    std::vector<std::string> lists; ///< columns of lists that name the crop, such as `dec885`
    std::vector<std::string> aliases;
    std::vector<std::string> aliases_south; ///< names that mean it in the south alone
    std::vector<std::string> not_names; ///< phrases with its name in them that are something else
};

/// A row of schemes.csv.
struct Scheme {
    std::string id;
    std::string label; ///< short name for sentences, such as `TCVN 11041-2:2017`
    std::string name_vi;
    std::string name_en;
    bool is_organic = false;        ///< an organic scheme at all; VietGAP is none
    bool counts_decree_109 = false; ///< a certification under Decree 109/2018/NĐ-CP
    /// Status of land under a scheme that is no organic certification; empty for one that is.
    std::string status_instead;
    std::vector<std::string> aliases;
    int conversion_months_annual = 0;    ///< from the start of conversion; 0 when not told
    int conversion_months_perennial = 0; ///< the same for perennial crops
};

/// A row of statuses.csv.
struct Status {
    std::string id;
    std::string name_vi;
    std::string name_en;
    bool may_count = false; ///< a plan may let it count as organic
};

/// A row of principal_presets.csv: a list of principal crops.
struct PrincipalPreset {
    std::string id;
    std::string name_vi;
    std::string name_en;
    std::string crops_column; ///< the column of crops.csv that marks its crops
};

/// A row of field_aliases.csv: a field name and the role it plays.
struct FieldAlias {
    /// A name of FieldRole, `village_id`, `village_name`, or `register.` and a column of a
    /// certificate register, such as `register.issued`.
    std::string role;
    std::string alias;
};

/// Files that replace or extend shipped tables, by table name: `land_codes`, `crops`, `schemes`,
/// `statuses`, `principal_presets`, `field_aliases`.
using TableReplacements = std::map<std::string, std::filesystem::path>;

/// The names under which tables can be replaced, sorted.
[[nodiscard]] const std::vector<std::string>& table_names();

/// The code tables of a run, with indexes over names and aliases.
///
/// Rows keep their place in memory for as long as the object lives, also when it is moved. All
/// look-ups are case-blind and keep tone marks; they may be made from several threads.
class Tables {
public:
    /// Reads the tables of a folder, and the files that replace some of their rows.
    ///
    /// A row of a replacement file whose key the shipped table has replaces that row; columns that
    /// the file does not have keep their shipped values. Other rows are added. Field aliases have
    /// no key: those of a replacement stand before the shipped ones, so they are preferred. In
    /// crops, a column that the shipped table does not have is one more list of crops.
    ///
    /// \param folder  holds `land_codes.csv` and the others
    /// \throws Error `io` when a file cannot be read; `format` for an unknown column, a row of the
    ///         wrong length, a key that occurs twice, a value outside its range, a parent,
    ///         successor or list that does not exist, or a name that two rows share (names file,
    ///         line and key); `argument` for a replacement of a table that does not exist
    [[nodiscard]] static Tables
    load(const std::filesystem::path& folder, const TableReplacements& replacements = {});

    [[nodiscard]] const std::vector<LandCode>& land_codes() const noexcept { return m_land_codes; }

    [[nodiscard]] const std::vector<Crop>& crops() const noexcept { return m_crops; }

    [[nodiscard]] const std::vector<Scheme>& schemes() const noexcept { return m_schemes; }

    [[nodiscard]] const std::vector<Status>& statuses() const noexcept { return m_statuses; }

    [[nodiscard]] const std::vector<PrincipalPreset>& presets() const noexcept { return m_presets; }

    [[nodiscard]] const std::vector<FieldAlias>& field_aliases() const noexcept {
        return m_field_aliases;
    }

    /// The land code of that label or full name; `ĐGT` is read as `DGT`. Null when there is none.
    [[nodiscard]] const LandCode* find_land_code(std::string_view text) const;

    /// What a code is called in the list of 2024: itself, or what succeeded it. Two successors are
    /// parted by `/`; empty where the list of 2024 has none.
    [[nodiscard]] std::string harmonised(const LandCode& code) const;

    /// The crop of that name or alias, with or without `cây` before it. Ids are no names: they lack
    /// the tone marks that tell crops apart. Null when there is none.
    [[nodiscard]] const Crop* find_crop(std::string_view text) const;

    /// The crop of that id. Null when there is none.
    [[nodiscard]] const Crop* find_crop_id(std::string_view id) const;

    /// The scheme of that id, name or alias; blanks and punctuation do not matter.
    [[nodiscard]] const Scheme* find_scheme(std::string_view text) const;

    /// The status of that id, name or alias; blanks and punctuation do not matter.
    [[nodiscard]] const Status* find_status(std::string_view text) const;

    /// The preset of that id. Null when there is none.
    [[nodiscard]] const PrincipalPreset* find_preset(std::string_view id) const;

    /// The field names of a role, the preferred one first. Names are compared case-blind.
    [[nodiscard]] std::vector<std::string> aliases_of(std::string_view role) const;

private:
    friend class TableLoader;
    using Index = std::unordered_map<std::string, std::size_t>;

    std::vector<LandCode> m_land_codes;
    std::vector<Crop> m_crops;
    std::vector<Scheme> m_schemes;
    std::vector<Status> m_statuses;
    std::vector<PrincipalPreset> m_presets;
    std::vector<FieldAlias> m_field_aliases;
    Index m_land_code_index;
    Index m_crop_index;
    Index m_crop_id_index;
    Index m_scheme_index;
    Index m_status_index;
    Index m_preset_index;
};

} // namespace huuco
