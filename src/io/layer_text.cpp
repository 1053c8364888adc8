// SPDX-License-Identifier: MIT
/// \file
/// Values of a feature's fields as text: decoded, trimmed, numbers without loss.

#include "io/layer_text.hpp"

#include <huuco/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace huuco::io {

namespace {

/// Distinct values worth remembering; a field of owners has more than memory should hold.
constexpr std::size_t kMostRemembered = 16384;

bool is_ascii(std::string_view bytes) noexcept {
    return std::all_of(
        bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The shortest decimal number that reads back as the same double, without exponent.
void write_real(double value, std::string& out) {
    out.clear();
    if (!std::isfinite(value)) {
        return; // no statement at all
    }
    std::array<char, 400> digits{}; // 1e308 has 309 digits
    const std::to_chars_result end = std::to_chars(
        digits.data(),
        digits.data() + digits.size(),
        value == 0.0 ? 0.0 : value, // no -0
        std::chars_format::fixed);
    out.assign(digits.data(), end.ptr);
}

void write_day(const OGRFeature& feature, int field, bool with_time, std::string& out) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float second = 0.0F;
    int zone = 0;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    out = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (with_time) {
        out += fmt::format("T{:02}:{:02}:{:02}", hour, minute, static_cast<int>(second));
    }
}

} // namespace

std::string encoding_advice(const DatasetInfo& info) {
    if (info.encoding_decided_by == "cpg") {
        return "its .cpg says UTF-8, which is wrong; pass --encoding with the true one, such as "
               "TCVN3";
    }
    if (info.encoding_decided_by == "option") {
        return "pass another --encoding, such as TCVN3";
    }
    return "nothing says what its encoding is; pass --encoding, such as TCVN3";
}

std::string_view FieldText::decode_cached(
    std::string_view bytes,
    std::size_t field,
    std::uint64_t fid,
    Problems& problems) {
    if (m_decoded.size() > kMostRemembered) {
        m_decoded.clear();
    }
    m_key.assign(bytes);
    const auto [found, is_new] = m_decoded.try_emplace(m_key);
    Decoded& decoded = found->second;
    if (is_new) {
        DecodedText result = decode(bytes, m_encoding);
        decoded = {std::string(trim(result.text)), result.undecodable == 0};
    }
    if (decoded.is_complete) {
        return decoded.text;
    }
    const std::string& name = m_info->fields[field].name;
    if (m_encoding == Encoding::utf_8) {
        throw Error(
            ErrorCode::format,
            fmt::format(
                "{}: the text \"{}\" of field {}, feature {}, is not UTF-8; {}",
                m_info->path,
                decoded.text,
                name,
                fid,
                encoding_advice(*m_info)));
    }
    problems.push_back(
        {m_info->path,
         fid,
         "undecodable_text",
         fmt::format(
             "field {} holds bytes that {} does not have, read as \"{}\"",
             name,
             m_info->encoding,
             decoded.text),
         std::nullopt,
         false});
    return decoded.text;
}

std::string_view FieldText::read(
    const OGRFeature& feature,
    std::size_t field,
    std::uint64_t fid,
    Problems& problems) {
    const int index = static_cast<int>(field);
    if (!feature.IsFieldSetAndNotNullUnsafe(index)) {
        return {};
    }
    const OGRField& raw = *feature.GetRawFieldRef(index);
    switch (feature.GetFieldDefnRef(index)->GetType()) {
    case OFTString: {
        const std::string_view bytes(raw.String); // ASCII is itself in every known encoding
        return is_ascii(bytes) ? trim(bytes) : decode_cached(bytes, field, fid, problems);
    }
    case OFTInteger:
        m_scratch.assign(fmt::format_int(raw.Integer).c_str());
        return m_scratch;
    case OFTInteger64:
        m_scratch.assign(fmt::format_int(raw.Integer64).c_str());
        return m_scratch;
    case OFTReal:
        write_real(raw.Real, m_scratch);
        return m_scratch;
    case OFTDate:
        write_day(feature, index, false, m_scratch);
        return m_scratch;
    case OFTDateTime:
        write_day(feature, index, true, m_scratch);
        return m_scratch;
    default: // lists, times and the like: GDAL's own wording
        return decode_cached(feature.GetFieldAsString(index), field, fid, problems);
    }
}

} // namespace huuco::io
