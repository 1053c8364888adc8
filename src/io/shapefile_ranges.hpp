// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Ranges of a shapefile's records straight from its files, by several threads at once.

#include "io/dbf_table.hpp"
#include "io/file_window.hpp"
#include "io/layer_text.hpp"
#include "io/role_field.hpp"

#include <huuco/io/dataset.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace huuco::io {

/// Consecutive records of a shapefile, deleted ones among them.
struct RecordRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::size_t features = 0; ///< records that are not deleted
};

/// Reads usual records itself and leaves all others to GDAL, which is asked record by record.
///
/// What is usual, for the geometry: see `append_usual_polygon`; for a value: text, or a plain
/// decimal number. Everything that GDAL would say about a record it says here too, since it is
/// asked.
class ShapefileRanges {
public:
    /// Reads one record through GDAL: appends its shape, fate and texts.
    ///
    /// \param record  number in the file
    /// \param fid  number of the feature
    using ReadByGdal = std::function<
        void(std::uint64_t record, std::uint64_t fid, ParcelBatch& batch, Problems& problems)>;

    /// \returns nothing where the layer is no shapefile on the disk, its files do not fit together,
    ///          or a wanted field is neither text nor number: then GDAL has to read all of it
    [[nodiscard]] static std::optional<ShapefileRanges>
    open(const Dataset::Impl& dataset, std::span<const RoleField> fields);

    /// The next range with so many features, or with all that are left.
    [[nodiscard]] RecordRange next(std::uint64_t begin, std::size_t features) const;

    /// Appends the features of a range to a batch whose `first_fid` is set. Safe on several
    /// threads.
    ///
    /// \param by_gdal  for the unusual ones, in their order
    /// \returns what the texts read here had lost
    /// \throws Error `format` as FieldText; what `by_gdal` throws
    [[nodiscard]] TextLosses read(
        const RecordRange& range,
        ParcelBatch& batch,
        Problems& problems,
        const ReadByGdal& by_gdal) const;

private:
    class Reading;

    enum class Kind : std::uint8_t { text, whole, real };

    /// A wanted value of each record.
    struct Value {
        RoleField field;
        std::size_t offset = 0; ///< in the record
        std::size_t width = 0;
        Kind kind = Kind::text;
    };

    ShapefileRanges(ReadOnlyFile shp, ReadOnlyFile shx, ReadOnlyFile dbf, DbfLayout layout)
        : m_shp(std::move(shp)), m_shx(std::move(shx)), m_dbf(std::move(dbf)),
          m_layout(std::move(layout)) {}

    [[nodiscard]] bool choose_values(std::span<const RoleField> fields);
    [[nodiscard]] FileWindow table_window(const RecordRange& range) const;

    ReadOnlyFile m_shp;
    ReadOnlyFile m_shx;
    ReadOnlyFile m_dbf;
    DbfLayout m_layout;
    std::vector<Value> m_values;
    const Dataset::Impl* m_dataset = nullptr;
    const DatasetInfo* m_info = nullptr;
};

} // namespace huuco::io
