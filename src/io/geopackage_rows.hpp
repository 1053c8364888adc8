// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Rows of a GeoPackage's table straight from SQLite.

#include "io/dataset_impl.hpp"
#include "io/layer_text.hpp"
#include "io/role_field.hpp"

#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

/// Consecutive rows of a table, by their keys; keys may be missing between them.
struct FidRange {
    std::int64_t first = 0;
    std::int64_t last = 0; ///< of the range as well
    std::size_t features = 0;
};

/// Reads usual rows itself, through the connection that GDAL has opened, and leaves all others to
/// GDAL, which is asked row by row.
///
/// What is usual, for the geometry: see `append_usual_gpkg_shape`; for a value: nothing, or what
/// the type of its column says, since SQLite lets any value stand in any column.
class GeopackageRows {
public:
    /// Reads one row through GDAL: appends its shape, fate and texts.
    using ReadByGdal = std::function<
        void(std::int64_t key, std::uint64_t fid, ParcelBatch& batch, Problems& problems)>;

    /// \param fields  to read
    /// \returns nothing where one of them is of another type than text, number and day: then GDAL
    ///          has to read all rows
    [[nodiscard]] static std::optional<GeopackageRows>
    of(const Dataset::Impl& dataset, std::span<const RoleField> fields);

    /// Appends the rows of a range to a batch whose `first_fid` is set. Safe on several threads,
    /// each with a connection of its own.
    ///
    /// \param connection  as GDAL opened it, to the file of the dataset
    /// \param by_gdal  for the unusual ones, in their order
    /// \param losses  of the texts read here are added
    /// \returns false where SQLite failed; what was appended until then is of no use
    /// \throws Error `format` as FieldText; what `by_gdal` throws
    [[nodiscard]] bool read(
        Dataset::Impl& connection,
        const FidRange& range,
        ParcelBatch& batch,
        Problems& problems,
        TextLosses& losses,
        const ReadByGdal& by_gdal) const;

private:
    class Reading;

    enum class Kind : std::uint8_t { text, whole, real, day };

    /// A wanted value of each row.
    struct Value {
        RoleField field;
        Kind kind = Kind::text;
        std::int64_t largest = 0; ///< whole number, also below zero, that its type surely holds

        [[nodiscard]] bool has(std::int64_t number) const noexcept {
            return -largest <= number && number <= largest;
        }
    };

    /// \returns nothing for a field of another type
    [[nodiscard]] static std::optional<Value>
    value_of(const RoleField& field, const OGRFieldDefn& column);

    GeopackageRows(const Dataset::Impl& dataset, std::vector<Value> values);

    const DatasetInfo* m_info;
    std::vector<Value> m_values;
    std::string m_select; ///< key, geometry and values between two keys
};

} // namespace huuco::io
