// SPDX-License-Identifier: MIT
/// \file
/// From index, records and table to batches.

#include "io/shapefile_ranges.hpp"

#include "base/message_format.hpp"
#include "io/dataset_impl.hpp"
#include "io/shapefile_heads.hpp"
#include "io/shp_polygon.hpp"

#include <huuco/base/error.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco::io {

namespace {

/// Where a record stands in the main file.
struct RecordPlace {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

RecordPlace place_in(std::span<const std::byte> index, std::size_t row) noexcept {
    const ShxEntry entry = shx_entry(index, row * kShxEntryBytes);
    return {entry.offset, entry.offset + kRecordHeader + entry.length};
}

} // namespace

std::optional<ShapefileRanges>
ShapefileRanges::open(const Dataset::Impl& dataset, std::span<const RoleField> fields) {
    if (!dataset.shapefile) {
        return std::nullopt;
    }
    std::optional<ReadOnlyFile> shp = ReadOnlyFile::open(dataset.shapefile->shp);
    std::optional<ReadOnlyFile> shx = ReadOnlyFile::open(dataset.shapefile->shx);
    std::optional<ReadOnlyFile> dbf = ReadOnlyFile::open(dataset.shapefile->dbf);
    if (!shp || !shx || !dbf) {
        return std::nullopt;
    }
    std::optional<DbfLayout> layout = read_dbf_layout(*dbf);
    if (!layout || shx->size() != kShpHeadBytes + layout->records * kShxEntryBytes ||
        dataset.info.feature_count != layout->records) {
        return std::nullopt;
    }
    ShapefileRanges ranges(std::move(*shp), std::move(*shx), std::move(*dbf), std::move(*layout));
    ranges.m_dataset = &dataset;
    ranges.m_info = &dataset.info;
    return ranges.choose_values(fields) ? std::optional(std::move(ranges)) : std::nullopt;
}

bool ShapefileRanges::choose_values(std::span<const RoleField> fields) {
    if (m_info->fields.size() != m_layout.columns.size()) {
        return false;
    }
    for (const RoleField& field : fields) {
        const DbfColumn& column = m_layout.columns[field.field];
        Value value{field, column.offset, column.width, Kind::text};
        const bool is_number = column.type == 'N' || column.type == 'F';
        const std::string_view type = m_info->fields[field.field].type;
        if (type == "Real") {
            value.kind = Kind::real;
        } else if (type == "Integer" || type == "Integer64") {
            value.kind = Kind::whole;
        } else if (type != "String" || column.type != 'C') {
            return false;
        }
        if (value.kind != Kind::text && !is_number) {
            return false;
        }
        m_values.push_back(value);
    }
    return true;
}

FileWindow ShapefileRanges::table_window(const RecordRange& range) const {
    std::optional<FileWindow> window =
        m_dbf.window(m_layout.place_of(range.begin), m_layout.place_of(range.end));
    if (!window) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được hết tệp .dbf đi kèm; có thể một chương trình khác vừa ghi vào "
                "đó",
                "{}: its .dbf cannot be read to its end; another program may be writing to it",
                m_info->path));
    }
    return std::move(*window);
}

RecordRange ShapefileRanges::next(std::uint64_t begin, std::size_t features) const {
    RecordRange range{begin, begin, 0};
    while (range.features < features && range.end < m_layout.records) {
        const std::uint64_t missing = features - range.features;
        const RecordRange more{range.end, std::min(m_layout.records, range.end + missing), 0};
        const FileWindow table = table_window(more);
        for (std::uint64_t record = more.begin; record < more.end; ++record) {
            const auto at = static_cast<std::size_t>((record - more.begin) * m_layout.record_size);
            range.features += is_deleted(table.bytes().subspan(at)) ? 0 : 1;
        }
        range.end = more.end;
    }
    return range;
}

/// One range on its way into a batch.
class ShapefileRanges::Reading {
public:
    Reading(const ShapefileRanges& ranges, const RecordRange& range, const ReadByGdal& by_gdal)
        : m_ranges(ranges), m_range(range), m_by_gdal(by_gdal), m_table(ranges.table_window(range)),
          m_text(*ranges.m_info),
          m_sorting(
              ranges.m_dataset->sorts_rings_by_containment ? RingSorting::by_containment
                                                           : RingSorting::by_winding),
          m_numbers(ranges.m_values.size()), m_repeatable(ranges.m_values.size()) {
        open_records();
    }

    void run(ParcelBatch& batch, Problems& problems) {
        batch.shapes.reserve_points(m_records.bytes().size() / sizeof(Point));
        std::uint64_t fid = batch.first_fid;
        for (std::uint64_t record = m_range.begin; record < m_range.end; ++record) {
            const auto row = static_cast<std::size_t>(record - m_range.begin);
            const auto attributes = m_table.bytes().subspan(
                row * m_ranges.m_layout.record_size, m_ranges.m_layout.record_size);
            if (is_deleted(attributes)) {
                m_before = nullptr;
                continue;
            }
            if (read_numbers(attributes) &&
                append_usual_polygon(geometry(row), m_sorting, batch.shapes)) {
                append_values(attributes, fid, batch, problems);
                m_before = attributes.data();
                batch.fates.push_back(ParcelFate::used);
            } else {
                m_by_gdal(record, fid, batch, problems);
                m_before = nullptr;
            }
            ++fid;
        }
    }

    [[nodiscard]] const TextLosses& losses() const noexcept { return m_text.losses(); }

private:
    /// A number as GDAL would write it.
    struct Number {
        std::string scratch;
        std::string_view text;
    };

    /// The part of the main file in which the records of the range lie, where they lie in order.
    void open_records() {
        const auto index = m_ranges.m_shx.window(
            kShpHeadBytes + m_range.begin * kShxEntryBytes,
            kShpHeadBytes + m_range.end * kShxEntryBytes);
        if (!index) {
            return;
        }
        const auto rows = static_cast<std::size_t>(m_range.end - m_range.begin);
        std::uint64_t end = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            const RecordPlace place = place_in(index->bytes(), row);
            if (place.begin < end || place.end > m_ranges.m_shp.size()) {
                m_places.clear();
                return;
            }
            end = place.end;
            m_places.push_back(place);
        }
        if (auto records = m_ranges.m_shp.window(m_places.front().begin, end)) {
            m_records = std::move(*records);
        } else {
            m_places.clear();
        }
    }

    /// The bytes of a row's record; none where the index says something odd.
    [[nodiscard]] std::span<const std::byte> geometry(std::size_t row) const {
        if (m_places.empty()) {
            return {};
        }
        const RecordPlace& place = m_places[row];
        return m_records.bytes().subspan(
            static_cast<std::size_t>(place.begin - m_places.front().begin),
            static_cast<std::size_t>(place.end - place.begin));
    }

    /// Reads the numbers of a record. \returns false where one of them is unusual
    [[nodiscard]] bool read_numbers(std::span<const std::byte> attributes) {
        for (std::size_t i = 0; i < m_numbers.size(); ++i) {
            const Value& value = m_ranges.m_values[i];
            if (value.kind == Kind::text) {
                continue;
            }
            const auto text = dbf_number(
                attributes.subspan(value.offset, value.width),
                value.kind == Kind::whole ? DbfNumber::whole : DbfNumber::real,
                m_numbers[i].scratch);
            if (!text) {
                return false;
            }
            m_numbers[i].text = *text;
        }
        return true;
    }

    void append_values(
        std::span<const std::byte> attributes,
        std::uint64_t fid,
        ParcelBatch& batch,
        Problems& problems) {
        for (std::size_t i = 0; i < m_numbers.size(); ++i) {
            const Value& value = m_ranges.m_values[i];
            TextColumn& column = batch.fields[value.field.role];
            if (value.kind != Kind::text) {
                column.push_back(m_numbers[i].text);
                continue;
            }
            const auto cell = attributes.subspan(value.offset, value.width);
            if (is_as_before(cell, i)) {
                column.repeat();
                continue;
            }
            column.push_back(m_text.of_bytes(dbf_text(cell), value.field.field, fid, problems));
            m_repeatable[i] = m_text.last_loss() == TextLoss::none ? 1 : 0;
        }
    }

    /// Whether a text has the bytes that it had in the record before, and nothing to tell.
    [[nodiscard]] bool is_as_before(std::span<const std::byte> cell, std::size_t value) const {
        return m_before != nullptr && m_repeatable[value] != 0 &&
               std::memcmp(cell.data(), m_before + m_ranges.m_values[value].offset, cell.size()) ==
                   0;
    }

    const ShapefileRanges& m_ranges;
    RecordRange m_range;
    const ReadByGdal& m_by_gdal;
    FileWindow m_table;
    FieldText m_text;
    RingSorting m_sorting;
    FileWindow m_records;
    std::vector<RecordPlace> m_places;
    std::vector<Number> m_numbers;       ///< of the record in hand, by value
    const std::byte* m_before = nullptr; ///< the record of the row before; null where GDAL read it
    std::vector<std::uint8_t> m_repeatable; ///< by value: its text in that record had lost nothing
};

TextLosses ShapefileRanges::read(
    const RecordRange& range,
    ParcelBatch& batch,
    Problems& problems,
    const ReadByGdal& by_gdal) const {
    Reading reading(*this, range, by_gdal);
    reading.run(batch, problems);
    return reading.losses();
}

} // namespace huuco::io
