// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The provinces before and since 1 July 2025, and the zones their cadastres are kept in.

#include <huuco/geometry/box.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// A province as it was until 30 June 2025: the unit whose cadastre has one zone.
struct FormerProvince {
    std::string code; ///< two digits
    std::string name;
    std::string cadastre; ///< code of its zone, such as `EPSG:9211`
    Box lon_lat;          ///< extent in degrees
};

/// A province of today or of before, as somebody named it.
struct Province {
    std::string name;                  ///< as the table writes it
    std::vector<FormerProvince> parts; ///< itself, or those it was merged from; by code
};

/// The table of provinces.
class ProvinceTable {
public:
    /// \param path  provinces.csv
    /// \throws Error `io` when it cannot be read; `format` for a bad row (names file and line)
    [[nodiscard]] static ProvinceTable load(const std::filesystem::path& path);

    /// The province of a name or code.
    ///
    /// A name may stand without tones and with *Tỉnh*, *Thành phố* or *TP* before it; a name that
    /// a merged province took over means the merged one, unless `(cũ)` or `(old)` follows. A code
    /// that both lists have is understood where it means the same ground or the merged province of
    /// the same name.
    /// \throws Error `argument` for an unknown name (names the nearest), and for a code whose
    ///         meaning changed on 1 July 2025 (names both)
    [[nodiscard]] Province find(std::string_view name) const;

    /// All former provinces, by code.
    [[nodiscard]] const std::vector<FormerProvince>& former() const noexcept { return m_former; }

private:
    struct Row {
        bool is_former = false;
        std::string code;
        std::string name;
        std::vector<std::string> keys;  ///< of the name and its aliases
        std::vector<std::string> parts; ///< codes of former provinces
        bool has_changed_code = false;  ///< the code meant another province on the other list
    };

    [[nodiscard]] Province province_of(const Row& row) const;
    [[nodiscard]] const Row* row_of_code(std::string_view code) const;
    [[nodiscard]] const Row* row_of_name(const std::string& key, bool is_former_only) const;

    std::vector<Row> m_rows;
    std::vector<FormerProvince> m_former;
};

} // namespace huuco
