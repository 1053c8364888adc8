// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Values of a feature's fields as text: decoded, trimmed, numbers without loss.

#include <huuco/base/encoding.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/model/problem.hpp>

#include <ogr_feature.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace huuco::io {

/// A value as GDAL hands it out.
struct RawValue {
    std::string_view bytes; ///< of text as they are; of anything else ASCII; empty where not set
    bool is_text = false;
};

/// Takes the value of a field. Numbers come as the shortest decimal number that reads back as the
/// same: `5.000` is `5`. The members of a list are parted by `;`.
///
/// \param scratch  may hold the value; it must live as long as that
[[nodiscard]] RawValue
raw_value(const OGRFeature& feature, std::size_t field, std::string& scratch);

/// The bytes without a letter that the width of the field has cut in the middle.
[[nodiscard]] std::string_view without_cut_letter(
    std::string_view bytes,
    const FieldInfo& field,
    const TextCoding& coding) noexcept;

/// A whole number as text.
void write_whole(std::int64_t value, std::string& out);

/// The shortest decimal number that reads back as the same double, without exponent; nothing where
/// it is not finite.
void write_real(double value, std::string& out);

/// What a text has lost.
enum class TextLoss : std::uint8_t {
    none,
    undecodable, ///< bytes that the encoding does not have
    letters,     ///< a question mark inside a word, U+FFFD: lost before the file came here
    cut,         ///< a letter cut in the middle by the width of the field
    conversion,  ///< in a legacy coding, which too little told for it to be converted
};

/// Features by field whose texts had lost letters before they came here.
class TextLosses {
public:
    void count(std::size_t field, TextLoss loss, std::uint64_t fid, const std::string& text);

    void add(const TextLosses& others);

    /// Appends one Problem for each field and loss, with the number of features and the first of
    /// them: `lost_letters`, `cut_text`, `legacy_text`.
    void report(const DatasetInfo& info, Problems& problems) const;

private:
    struct Features {
        std::uint64_t count = 0;
        std::uint64_t first_fid = 0;
        std::string first_text;
    };

    void add(std::size_t field, TextLoss loss, const Features& features);
    [[nodiscard]] static std::string
    note_on(TextLoss loss, const Features& features, const FieldInfo& field, Language language);

    std::map<std::pair<std::size_t, TextLoss>, Features> m_features;
};

/// Reads fields of one layer as text. Decoding runs once per distinct value, by and large.
class FieldText {
public:
    /// \param info  of the layer; outlives this object
    explicit FieldText(const DatasetInfo& info)
        : m_info(&info), m_coding(info.encoding_decision.coding),
          m_may_be_legacy(
              m_coding == TextCoding{} && info.encoding_decision.by != EncodingSource::option) {}

    /// The value of a field; empty where it is not set.
    ///
    /// \param fid  number of the feature for messages
    /// \returns valid until the next call
    /// \throws Error `format` when text that must be UTF-8 is not
    [[nodiscard]] std::string_view
    read(const OGRFeature& feature, std::size_t field, std::uint64_t fid, Problems& problems);

    /// The text of bytes that a field of type text holds.
    ///
    /// \param bytes  must live as long as the text is needed
    /// \param fid, problems  as `read`
    [[nodiscard]] std::string_view
    of_bytes(std::string_view bytes, std::size_t field, std::uint64_t fid, Problems& problems);

    /// What the text read last had lost: where it is `none`, the same bytes of the same field give
    /// the same text and nothing to tell.
    [[nodiscard]] TextLoss last_loss() const noexcept { return m_last_loss; }

    /// What the texts read so far had lost before they came here.
    [[nodiscard]] const TextLosses& losses() const noexcept { return m_losses; }

private:
    struct Decoded {
        std::string text;
        TextLoss loss = TextLoss::none;
    };

    [[nodiscard]] bool needs_no_look(std::string_view bytes) const noexcept;
    [[nodiscard]] Decoded decode_value(std::string_view bytes, std::size_t field) const;
    [[nodiscard]] std::string_view
    decode_cached(std::string_view bytes, std::size_t field, std::uint64_t fid, Problems& problems);
    void note_undecodable(
        const Decoded& decoded,
        std::size_t field,
        std::uint64_t fid,
        Problems& problems) const;

    const DatasetInfo* m_info;
    TextCoding m_coding;
    bool m_may_be_legacy; ///< UTF-8, of which nobody said that all of it is right
    std::unordered_map<std::string, Decoded> m_decoded;
    TextLosses m_losses;
    TextLoss m_last_loss = TextLoss::none;
    std::string m_key;
    std::string m_scratch;
};

} // namespace huuco::io
