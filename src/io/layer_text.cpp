// SPDX-License-Identifier: MIT
/// \file
/// Values of a feature's fields as text: decoded, trimmed, numbers without loss.

#include "io/layer_text.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/mixed_text.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace huuco::io {

namespace {

/// Distinct values worth remembering; a field of owners has more than memory should hold.
constexpr std::size_t kMostRemembered = 16384;

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

/// True where `?` or U+FFFD stands in the place of letters: within a word or in front of one. A
/// question mark behind a word may be meant.
bool has_lost_letters(std::string_view text) noexcept {
    const auto is_letter = [&](std::size_t at) {
        const auto byte = static_cast<unsigned char>(at < text.size() ? text[at] : ' ');
        return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    };
    for (std::size_t at = text.find('?'); at != std::string_view::npos; at = text.find('?', at)) {
        const bool is_behind = at > 0 && is_letter(at - 1);
        const std::size_t end = std::min(text.find_first_not_of('?', at), text.size());
        if (is_letter(end) || (is_behind && end - at > 1)) {
            return true;
        }
        at = end;
    }
    return text.find("\xEF\xBF\xBD") != std::string_view::npos;
}

/// Between the members of a list, as between the codes of a compound land code.
constexpr char kBetweenMembers = ';';

/// \param write  sets a text to a member of the list
template <typename List, typename Write>
void write_list(const List& list, Write write, std::string& out) {
    out.clear();
    std::string member;
    for (int i = 0; i < list.nCount; ++i) {
        if (i > 0) {
            out.push_back(kBetweenMembers);
        }
        write(list.paList[i], member);
        out += member;
    }
}

} // namespace

void write_whole(std::int64_t value, std::string& out) {
    out.assign(fmt::format_int(value).c_str());
}

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

RawValue raw_value(const OGRFeature& feature, std::size_t field, std::string& scratch) {
    const int index = static_cast<int>(field);
    if (!feature.IsFieldSetAndNotNullUnsafe(index)) {
        return {};
    }
    const OGRField& raw = *feature.GetRawFieldRef(index);
    switch (feature.GetFieldDefnRef(index)->GetType()) {
    case OFTString:
        return {raw.String, true};
    case OFTInteger:
        write_whole(raw.Integer, scratch);
        return {scratch};
    case OFTInteger64:
        write_whole(raw.Integer64, scratch);
        return {scratch};
    case OFTReal:
        write_real(raw.Real, scratch);
        return {scratch};
    case OFTDate:
        write_day(feature, index, false, scratch);
        return {scratch};
    case OFTDateTime:
        write_day(feature, index, true, scratch);
        return {scratch};
    case OFTStringList:
        write_list(
            raw.StringList, [](const char* text, std::string& out) { out = text; }, scratch);
        return {scratch, true};
    case OFTIntegerList:
        write_list(raw.IntegerList, write_whole, scratch);
        return {scratch};
    case OFTInteger64List:
        write_list(raw.Integer64List, write_whole, scratch);
        return {scratch};
    case OFTRealList:
        write_list(raw.RealList, write_real, scratch);
        return {scratch};
    default: // times and the like: GDAL's own wording
        scratch.assign(feature.GetFieldAsString(index));
        return {scratch, true};
    }
}

std::string_view without_cut_letter(
    std::string_view bytes,
    const FieldInfo& field,
    const TextCoding& coding) noexcept {
    const bool is_utf8 = coding.encoding == Encoding::utf_8 || coding.is_twice;
    const bool is_full = field.width > 0 && bytes.size() >= static_cast<std::size_t>(field.width);
    if (is_utf8 && is_full) {
        bytes.remove_suffix(cut_sequence_length(bytes));
    }
    return bytes;
}

std::string_view FieldText::read(
    const OGRFeature& feature,
    std::size_t field,
    std::uint64_t fid,
    Problems& problems) {
    const RawValue value = raw_value(feature, field, m_scratch);
    return value.is_text ? of_bytes(value.bytes, field, fid, problems) : value.bytes;
}

std::string_view FieldText::of_bytes(
    std::string_view bytes,
    std::size_t field,
    std::uint64_t fid,
    Problems& problems) {
    if (needs_no_look(bytes)) {
        m_last_loss = TextLoss::none;
        return trim(bytes);
    }
    return decode_cached(bytes, field, fid, problems);
}

bool FieldText::needs_no_look(std::string_view bytes) const noexcept {
    const bool is_question = bytes.find('?') != std::string_view::npos;
    return !is_question &&
           (m_coding.is_twice ? is_ascii(bytes) : is_plain(bytes, m_coding.encoding));
}

FieldText::Decoded FieldText::decode_value(std::string_view bytes, std::size_t field) const {
    const std::string_view whole = without_cut_letter(bytes, m_info->fields[field], m_coding);
    const TextCoding coding = m_info->encoding_decision.coding_of(whole, field);
    DecodedText result = decode(whole, coding);
    Decoded decoded{std::string(trim(result.text)), TextLoss::none};
    if (result.undecodable > 0) {
        decoded.loss = TextLoss::undecodable;
    } else if (whole.size() < bytes.size()) {
        decoded.loss = TextLoss::cut;
    } else if (has_lost_letters(decoded.text)) {
        decoded.loss = TextLoss::letters;
    } else if (m_may_be_legacy && coding == TextCoding{} && lost_reading(decoded.text)) {
        decoded.loss = TextLoss::conversion;
    }
    return decoded;
}

std::string_view FieldText::decode_cached(
    std::string_view bytes,
    std::size_t field,
    std::uint64_t fid,
    Problems& problems) {
    if (m_decoded.size() > kMostRemembered) {
        m_decoded.clear();
    }
    // What is cut off at the end depends on the width of the field.
    m_key.assign(bytes);
    m_key += '\0';
    m_key += std::to_string(field);
    const auto [found, is_new] = m_decoded.try_emplace(m_key);
    Decoded& decoded = found->second;
    if (is_new) {
        decoded = decode_value(bytes, field);
    }
    m_last_loss = decoded.loss;
    if (decoded.loss == TextLoss::undecodable) {
        note_undecodable(decoded, field, fid, problems);
    } else if (decoded.loss != TextLoss::none) {
        m_losses.count(field, decoded.loss, fid, decoded.text);
    }
    return decoded.text;
}

void FieldText::note_undecodable(
    const Decoded& decoded,
    std::size_t field,
    std::uint64_t fid,
    Problems& problems) const {
    const std::string& name = m_info->fields[field].name;
    if (m_coding.encoding == Encoding::utf_8) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: chữ \"{}\" ở trường {}, đối tượng {}, không phải UTF-8; {}",
                "{}: the text \"{}\" of field {}, feature {}, is not UTF-8; {}",
                m_info->path,
                decoded.text,
                name,
                Digits{fid},
                encoding_advice(m_info->encoding_decision)));
    }
    problems.push_back(
        {m_info->path,
         fid,
         "undecodable_text",
         message_in(
             m_info->language,
             "Trường {} có byte không thuộc bảng mã {}, đọc thành \"{}\".",
             "Field {} holds bytes that {} does not have, read as \"{}\".",
             name,
             m_info->encoding,
             decoded.text),
         std::nullopt,
         false});
}

namespace {

const char* problem_of(TextLoss loss) noexcept {
    switch (loss) {
    case TextLoss::cut:
        return "cut_text";
    case TextLoss::conversion:
        return "legacy_text";
    default:
        return "lost_letters";
    }
}

} // namespace

std::string TextLosses::note_on(
    TextLoss loss,
    const Features& features,
    const FieldInfo& field,
    Language language) {
    switch (loss) {
    case TextLoss::cut:
        return message_in(
            language,
            "Trường {} chỉ rộng {} byte nên chữ của {} đối tượng bị cắt giữa một chữ "
            "cái, đầu tiên là \"{}\"; phần còn lại đã mất.",
            "Field {} is {} bytes wide, which cut the text of {} features in the middle "
            "of a letter, first \"{}\"; the rest of it is lost.",
            field.name,
            Count{static_cast<std::uint64_t>(field.width)},
            Count{features.count},
            features.first_text);
    case TextLoss::conversion:
        return message_in(
            language,
            "Trường {}: chữ của {} đối tượng theo bảng mã cũ, đầu tiên là \"{}\", có lẽ là "
            "\"{}\"; chữ được để nguyên. Hãy chuyển lớp gốc sang Unicode rồi gộp lại.",
            "Field {}: in {} features the text is in an old encoding, first \"{}\", which may be "
            "\"{}\"; it is left as it stands. Convert the layer it came from to Unicode, then "
            "merge anew.",
            field.name,
            Count{features.count},
            features.first_text,
            lost_reading(features.first_text).value_or(""));
    default:
        return message_in(
            language,
            "Trường {}: {} đối tượng đã mất chữ cái từ trước khi có tệp này, đầu tiên "
            "là \"{}\"; hãy xuất lại dạng UTF-8.",
            "Field {}: in {} features letters were lost before the file came here, "
            "first \"{}\"; export it anew as UTF-8.",
            field.name,
            Count{features.count},
            features.first_text);
    }
}

void TextLosses::count(
    std::size_t field,
    TextLoss loss,
    std::uint64_t fid,
    const std::string& text) {
    add(field, loss, {1, fid, text});
}

void TextLosses::add(const TextLosses& others) {
    for (const auto& [key, features] : others.m_features) {
        add(key.first, key.second, features);
    }
}

void TextLosses::add(std::size_t field, TextLoss loss, const Features& features) {
    const auto [found, is_new] = m_features.try_emplace({field, loss}, features);
    if (is_new) {
        return;
    }
    found->second.count += features.count;
    if (features.first_fid < found->second.first_fid) {
        found->second.first_fid = features.first_fid;
        found->second.first_text = features.first_text;
    }
}

void TextLosses::report(const DatasetInfo& info, Problems& problems) const {
    for (const auto& [key, features] : m_features) {
        problems.push_back(
            {info.source(),
             features.first_fid,
             problem_of(key.second),
             note_on(key.second, features, info.fields[key.first], info.language),
             std::nullopt,
             false});
    }
}

} // namespace huuco::io
