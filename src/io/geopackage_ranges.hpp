// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Ranges of a GeoPackage table's features, by several threads at once.

#include "io/dataset_impl.hpp"
#include "io/geopackage_rows.hpp"
#include "io/layer_text.hpp"
#include "io/role_field.hpp"

#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace huuco::io {

/// Reads a table range by range, each through a connection of its own: SQLite finds the rows of a
/// range by their numbers without reading the others. What is usual comes straight from SQLite, the
/// rest through GDAL's features, as a FeatureStream gives them.
class GeopackageRanges {
public:
    /// \param fields  to read
    /// \returns nothing where the layer is not an ordinary table in a file on the disk whose rows
    ///          stand in the order of their numbers (a view, a number that is not SQLite's own), or
    ///          a field is neither text nor number nor day
    [[nodiscard]] static std::unique_ptr<GeopackageRanges>
    open(Dataset::Impl& dataset, std::span<const RoleField> fields);

    /// The range behind the last one, with so many features or with all that are left; of none at
    /// the end. Not on two threads at once.
    ///
    /// \returns nothing where the file does not tell: see `leave_rest`
    [[nodiscard]] std::optional<FidRange> next(std::size_t features);

    /// Lets the layer of the dataset show only what is behind the ranges told so far.
    void leave_rest();

    /// Appends the features of a range to a batch whose `first_fid` is set. Safe on several
    /// threads.
    ///
    /// \returns what the texts read here had lost
    /// \throws Error as FeatureStream; `io` when the file cannot be opened once more, or has been
    ///         changed meanwhile
    [[nodiscard]] TextLosses read(const FidRange& range, ParcelBatch& batch, Problems& problems);

private:
    GeopackageRanges(
        Dataset::Impl& dataset,
        std::span<const RoleField> fields,
        GeopackageRows rows);

    /// Reads a range row by row, asking GDAL for the unusual ones.
    ///
    /// \returns nothing where SQLite fails on the way: the batch is as before, to be read by GDAL
    [[nodiscard]] std::optional<TextLosses> read_rows(
        Dataset::Impl& connection,
        const FidRange& range,
        ParcelBatch& batch,
        Problems& problems) const;

    /// Reads a range through GDAL's features alone.
    [[nodiscard]] TextLosses read_features(
        Dataset::Impl& connection,
        const FidRange& range,
        ParcelBatch& batch,
        Problems& problems) const;

    /// Condition for the features that no range has yet.
    [[nodiscard]] std::string behind_the_last() const;

    /// SQL for the numbers of those features in their order.
    [[nodiscard]] std::string select_keys(std::size_t rows, std::size_t skipped) const;

    /// A connection that nobody uses, else a new one.
    [[nodiscard]] std::unique_ptr<Dataset::Impl> take_connection();
    void give_back(std::unique_ptr<Dataset::Impl> connection);

    Dataset::Impl* m_dataset;
    std::vector<RoleField> m_fields;
    GeopackageRows m_rows;
    std::string m_key;                  ///< name of the column of numbers, in quotes
    std::optional<std::int64_t> m_last; ///< feature of the ranges told so far
    std::mutex m_mutex;                 ///< over the idle connections
    std::vector<std::unique_ptr<Dataset::Impl>> m_idle;
};

} // namespace huuco::io
