// SPDX-License-Identifier: MIT
/// \file
/// Reads registers, and leaves out areas that nobody can be sure of.

#include "pipeline/registers.hpp"

#include "base/message_format.hpp"
#include "pipeline/encoding_retry.hpp"
#include "pipeline/input_records.hpp"

#include <huuco/base/text.hpp>
#include <huuco/io/register_table.hpp>

#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace huuco {

namespace {

/// An area bounds what counts of a parcel, so its column must say that it is in m²: `Diện tích`
/// alone may be hectares, or the area of the whole parcel.
void leave_out_areas_without_unit(
    RegisterTable& table,
    Language language,
    std::vector<std::string>& warnings) {
    const auto& column = table.columns.at(static_cast<std::size_t>(CertificateRole::area_m2));
    if (!column) {
        return;
    }
    const std::string name = fold_key(table.header[*column]);
    const bool has_unit =
        name.find("m2") != std::string::npos || name.find("m²") != std::string::npos;
    if (has_unit) {
        return;
    }
    table.certificates.drop_areas();
    warnings.push_back(message_in(
        language,
        "{}: cột \"{}\" không ghi đơn vị nên không được dùng; nếu là diện tích được chứng "
        "nhận tính bằng m², hãy đặt tên cột là AREA_M2 hoặc \"Diện tích (m²)\".",
        "{}: the column \"{}\" names no unit and is not used; if it is the certified area in "
        "m², call it AREA_M2.",
        table.path,
        table.header[*column]));
}

InputRecord
record_of(const RegisterTable& table, Language language, std::vector<std::string>& warnings) {
    InputRecord record;
    record.role = "register";
    record.path = table.path;
    record.layer = table.sheet;
    record.format = table.format;
    record.features = table.rows;
    record.encoding = table.encoding;
    record.encoding_decided_by = table.encoding_decided_by;
    note_encoding(table.encoding_decision, language, record, warnings);
    for (std::size_t i = 0; i < kCertificateRoleCount; ++i) {
        if (table.columns.at(i)) {
            record.fields.emplace(kCertificateRoleNames.at(i), table.header[*table.columns.at(i)]);
        }
    }
    return record;
}

/// What two rows name together was put together, and is told with its names.
void tell_header_of_two_rows(
    const RegisterTable& table,
    Language language,
    std::vector<std::string>& warnings) {
    if (table.header_rows == 1) {
        return;
    }
    warnings.push_back(message_in(
        language,
        "{}: dòng {} và {} được đọc là một tiêu đề: {}.",
        "{}: rows {} and {} are read as one header: {}.",
        table.path,
        Digits{table.header_row},
        Digits{table.header_row + 1},
        fmt::join(table.header, ", ")));
}

} // namespace

RegistersRead read_registers(
    const std::vector<std::string>& paths,
    std::span<const FieldAlias> aliases,
    const std::string& encoding,
    Language language) {
    RegistersRead read;
    for (const std::string& path : paths) {
        RegisterTable table = with_encoding_of_option(encoding, [&](const std::string& own) {
            return read_register(path, aliases, language, own);
        });
        read.records.push_back(record_of(table, language, read.warnings));
        tell_header_of_two_rows(table, language, read.warnings);
        leave_out_areas_without_unit(table, language, read.warnings);
        read.certificates.append(std::move(table.certificates));
        std::ranges::move(table.problems, std::back_inserter(read.problems));
    }
    read.certificates.settle();
    return read;
}

} // namespace huuco
