// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Crop cells as people type them, taken apart into crops of the table.

#include <huuco/landuse/plan.hpp>
#include <huuco/landuse/tables.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huuco {

/// One crop of a cell.
struct NamedCrop {
    std::string text;             ///< name of the table, or as written
    const Crop* crop = nullptr;   ///< null when the table does not have it
    std::optional<double> stated; ///< how much the cell says stands there: m² or per cent
};

/// The crops of a cell.
struct CropCell {
    std::vector<NamedCrop> crops;    ///< distinct, in the order written
    bool has_stated_areas = false;   ///< each of them states how much, all in the same unit; see
                                     ///< crop_amount_fault
    std::optional<double> stated_m2; ///< all of it, where that is in areas
};

/// Finds crops in text: the longest name or alias of whole words, with tone marks, so that dưa, dừa
/// and dứa stay apart and `chanh leo`, `dâu tây` or `bắp cải` are no chanh, dâu or bắp.
///
/// Words that only stand round a crop (`trồng`, `vườn`, `vụ xuân`, numbers with their unit) do not
/// matter; a name of a place or variety behind a crop (`Bưởi Soi Hà`, `Lúa Khang Dân`, `ngô
/// NK4300`) goes with it. Whatever else stands there makes the cell, or that part of it, unknown: a
/// crop is never guessed from a part of its name.
class CropNames {
public:
    /// \param plan  north or south, and the names that the plan teaches
    /// \pre the tables outlive the object
    /// \throws Error `format` for a taught name whose crop the tables do not have
    CropNames(const Tables& tables, const Plan& plan);
    CropNames(CropNames&&) noexcept;
    CropNames& operator=(CropNames&&) noexcept;
    CropNames(const CropNames&) = delete;
    CropNames& operator=(const CropNames&) = delete;
    ~CropNames();

    /// The crops of a cell, parted by `, ; / + & -`, or by `và`, `xen`, `với`, or side by side.
    /// None of a blank cell, nor of one that stands for it: `-`, `0`, `NULL`.
    [[nodiscard]] CropCell read(std::string_view text) const;

    /// The crops that an unknown name may mean, for a suggestion: one whose name stands in it; else
    /// those whose names go on from it, up to four (`dưa` is melon, cucumber or watermelon, and no
    /// coconut, though `dừa` is one letter away); else the one of the nearest spelling.
    [[nodiscard]] std::vector<const Crop*> nearest(std::string_view text) const;

private:
    struct Index;

    std::unique_ptr<Index> m_index;
};

} // namespace huuco
