// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads a parcel layer batch by batch, in the order of the source.

#include <huuco/io/dataset.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace huuco {

/// The next features of a layer: claimed in source order by one thread, read by any.
struct ClaimedParcels {
    ParcelBatch batch;
    Problems problems;
    std::uint64_t first_record = 0; ///< in the source; for the reader alone, likewise the end
    std::uint64_t end_record = 0;
    std::size_t unread = 0; ///< features between them that are still to be read
};

/// Reads every feature of a layer once; only fields that play a role are read at all.
///
/// A shapefile on the disk is read from its files directly, a GeoPackage through SQLite, range by
/// range, several at once where the caller has several threads; whatever is unusual about a record
/// is left to GDAL, which keeps a shapefile open only where it is needed. All other formats are
/// read through GDAL one feature after the other.
///
/// Shapes come as they stand in the source: source CRS, any winding, perhaps unclosed or invalid;
/// mending them is a later step. Heights and measures are dropped. Values are trimmed UTF-8 in
/// normal form C; numbers are written without loss and without trailing zeros, days as ISO. Areas
/// in text fields become plain numbers too, their decimal mark told by the other numbers of the
/// field.
class ParcelReader {
public:
    /// \param dataset  outlives the reader; read by this reader alone
    /// \param first_fid  number of the first feature; not 0 from the second parcel file on
    /// \pre the fields exist (see `recognise_fields`)
    ParcelReader(
        Dataset& dataset,
        const RoleFields& fields,
        std::size_t batch_size = 8192,
        std::uint64_t first_fid = 0);

    ParcelReader(ParcelReader&&) noexcept;
    ParcelReader& operator=(ParcelReader&&) noexcept;
    ParcelReader(const ParcelReader&) = delete;
    ParcelReader& operator=(const ParcelReader&) = delete;
    ~ParcelReader();

    /// Fills the batch with the next features, at most `batch_size` of them: `claim` and `read`.
    ///
    /// A feature without usable geometry keeps its row, has an empty shape, is set aside and has a
    /// Problem: `null_geometry`, `empty_geometry`, `not_polygon`, `unreadable_geometry`. Only
    /// noted: `curve` (made of straight segments), `collection` (its polygons are taken),
    /// `undecodable_text` (bytes that the encoding does not have), `bad_area` (text in a field of
    /// areas, or in cells of land codes and crops, that is none or may be two; left out),
    /// `amounts_not_whole` (percentages in such a cell that do not come to 100).
    ///
    /// \param batch  what it held is dropped, its memory is used again
    /// \returns false, with an empty batch, when all features have been read
    /// \throws Error `format` when text that must be UTF-8 is not (names field and feature); `io`
    ///         when GDAL cannot read on
    bool next(ParcelBatch& batch, Problems& problems);

    /// Claims the next features: at most `batch_size`. Not on two threads at once.
    ///
    /// \returns false when all features have been claimed
    /// \throws Error as `next`, for a source that only one thread can read
    bool claim(ClaimedParcels& claimed);

    /// Reads what was claimed, as `next` would have. Safe on several threads at once.
    ///
    /// \throws Error as `next`
    void read(ClaimedParcels& claimed);

    /// Appends a Problem for each field whose texts had lost letters before they came here
    /// (`lost_letters`, `cut_text`). Call once, when all that was claimed has been read; `next`
    /// does so itself after the last feature.
    void report_losses(Problems& problems) const;

    /// Number the next feature will have; after the last one, `first_fid` of the next file.
    [[nodiscard]] std::uint64_t next_fid() const noexcept;

private:
    struct Impl;

    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
