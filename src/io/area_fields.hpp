// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Areas in the text fields of a layer, whose decimal mark the other numbers of the field tell.

#include <huuco/base/number_reader.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace huuco::io {

struct RoleField;

/// The reader of the numbers of a field: a number field has points; in a text field the numbers of
/// the sample settle the mark, and where none does `1.250` is no number.
[[nodiscard]] NumberReader
area_reader(const DatasetInfo& info, const LayerSample& sample, std::size_t field);

/// Writes the areas of text fields as the number fields have them.
class AreaFields {
public:
    /// \param fields  those that are read; of them the text fields with roles of areas matter
    AreaFields(
        const DatasetInfo& info,
        const LayerSample& sample,
        std::span<const RoleField> fields);

    /// Areas of the batch become plain numbers with a point. What has a letter, such as a unit, is
    /// left as it is; anything else becomes blank, with a Problem `bad_area`. Safe on several
    /// threads at once.
    void make_plain(ParcelBatch& batch, Problems& problems) const;

private:
    struct Field {
        std::size_t role = 0;
        std::string name;
        NumberReader reader;
    };

    std::string m_source;
    Language m_language;
    std::vector<Field> m_fields;
};

} // namespace huuco::io
