// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Writes a result into a schema of a PostGIS database: all of it at once, or nothing.

#include <huuco/io/layer_writer.hpp>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace huuco {

/// Whether an output names a database and not a folder: `PG:…`.
[[nodiscard]] bool is_database(std::string_view output);

/// Refuses an output that names a database in words in which none takes a result (`pg:`,
/// `postgresql://…`), before it is taken for a folder.
///
/// \throws Error `argument`; no password stands in the message
void refuse_other_databases(const std::string& output);

/// Whether a table that is read lies in the schema of a result, and would be lost when that is
/// replaced. Databases are told apart by the host, port and name in their connections alone.
///
/// \param output  of the result
/// \param source  connection of the table, or its address (`postgresql://…`)
/// \param table   its name as GDAL has it: `parcels`, `kq.parcels`
[[nodiscard]] bool
would_be_replaced(const std::string& output, const std::string& source, const std::string& table);

/// Layers as tables of one schema, filled by COPY in one transaction.
///
/// The schema is that of `active_schema=…` in the connection or behind an address, else `huuco`.
/// It is written beside under another name and takes the place of an earlier result at the end, so
/// that readers see the earlier one until then, and after a failure.
class PostgisWriter final : public LayerWriter {
public:
    /// Connects, and looks whether the schema is free.
    ///
    /// \param connection  as GDAL takes it: `PG:host=… dbname=…`; no password ever stands in a
    ///         message
    /// \param overwrite  an earlier result in the schema (it has a table `summary`) may be
    ///         replaced
    /// \throws Error `io` when the database cannot be reached, or lacks PostGIS; `argument` when
    ///         the schema holds tables and may not be replaced, or is no earlier result, or its
    ///         name cannot be one
    [[nodiscard]] static PostgisWriter open(const std::string& connection, bool overwrite);

    PostgisWriter(PostgisWriter&&) noexcept;
    PostgisWriter& operator=(PostgisWriter&&) noexcept;
    PostgisWriter(const PostgisWriter&) = delete;
    PostgisWriter& operator=(const PostgisWriter&) = delete;

    /// Rolls back unless it was finished.
    ~PostgisWriter() override;

    /// Name of the schema.
    [[nodiscard]] const std::string& schema() const noexcept;

    /// Begins the transaction.
    ///
    /// \param crs  of all shapes, as `Crs::definition`: a code or WKT
    /// \param is_same  whether WKT stands for the same system; may throw Error where it is none.
    ///             Where tables of the database lie in one by a row of the office's own in
    ///             `spatial_ref_sys`, that row is taken
    void begin(const std::string& crs, const std::function<bool(const std::string& wkt)>& is_same);

    void begin_layer(const LayerSpec& layer) override;
    void add(const ShapeView& shape, std::span<const FieldValue> values) override;
    void add(const std::optional<Point>& place, std::span<const FieldValue> values) override;
    void add_row(std::span<const FieldValue> values) override;

    /// Makes indexes, puts the schema in its place and commits.
    /// \throws Error `io` when that fails; then the earlier result is still there
    void finish() override;

private:
    struct Impl;

    explicit PostgisWriter(std::unique_ptr<Impl> impl) noexcept;

    std::unique_ptr<Impl> m_impl;
};

} // namespace huuco
