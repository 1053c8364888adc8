// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Areas in the text fields of a layer, whose decimal mark the other numbers of the field tell, and
/// beside the land codes and crops of its cells.

#include <huuco/base/number_reader.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

struct RoleField;

/// The reader of the numbers of a field: a number field has points; in a text field the numbers of
/// the sample settle the mark, and where none does `1.250` is no number.
[[nodiscard]] NumberReader
area_reader(const DatasetInfo& info, const LayerSample& sample, std::size_t field);

/// The number of a cell that states an area, as it is written, without its unit.
[[nodiscard]] std::string number_of_area(std::string_view text);

/// Writes the areas of text fields as the number fields have them, and notes those that cannot be
/// used, in land-code and crop cells too.
class AreaFields {
public:
    /// \param fields  those that are read; of them the fields with roles of areas matter, and those
    ///                whose cells may state areas
    AreaFields(
        const DatasetInfo& info,
        const LayerSample& sample,
        std::span<const RoleField> fields);

    /// Areas of the batch become plain numbers of m² with a point, up to `kLargestArea_m2`. Words
    /// without a number are left as they are; anything else becomes blank, with a Problem
    /// `bad_area`. A land-code or crop cell whose amounts are not used is a Problem `bad_area`;
    /// one whose percentages do not come to 100 is a Problem `amounts_not_whole`. Safe on several
    /// threads at once.
    void make_plain(ParcelBatch& batch, Problems& problems) const;

private:
    struct Field {
        std::size_t role = 0;
        std::string name;
        NumberReader reader;
        bool is_text = true; ///< not a number field
    };

    void note_amounts(const ParcelBatch& batch, FieldRole role, Problems& problems) const;

    std::string m_source;
    Language m_language;
    std::vector<Field> m_fields;
    std::vector<FieldRole> m_cells; ///< roles of fields whose cells may state amounts
};

} // namespace huuco::io
