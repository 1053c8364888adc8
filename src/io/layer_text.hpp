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
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace huuco::io {

/// A value as GDAL hands it out.
struct RawValue {
    std::string_view bytes; ///< of text as they are; of anything else ASCII; empty where not set
    bool is_text = false;
};

/// Takes the value of a field. Numbers come as the shortest decimal number that reads back as the
/// same: `5.000` is `5`.
///
/// \param scratch  may hold the value; it must live as long as that
[[nodiscard]] RawValue
raw_value(const OGRFeature& feature, std::size_t field, std::string& scratch);

/// The bytes without a letter that the width of the field has cut in the middle.
[[nodiscard]] std::string_view without_cut_letter(
    std::string_view bytes,
    const FieldInfo& field,
    const TextCoding& coding) noexcept;

/// Reads fields of one layer as text. Decoding runs once per distinct value, by and large.
class FieldText {
public:
    /// \param info  of the layer; outlives this object
    explicit FieldText(const DatasetInfo& info)
        : m_info(&info), m_coding(info.encoding_decision.coding) {}

    /// The value of a field; empty where it is not set.
    ///
    /// \param fid  number of the feature for messages
    /// \returns valid until the next call
    /// \throws Error `format` when text that must be UTF-8 is not
    [[nodiscard]] std::string_view
    read(const OGRFeature& feature, std::size_t field, std::uint64_t fid, Problems& problems);

    /// Appends one Problem for each field whose texts were found to have lost letters before they
    /// came here (`lost_letters`: a question mark inside a word, U+FFFD; `cut_text`: a letter cut
    /// by the width of the field), with their number. Call at the end of the layer.
    void report_losses(Problems& problems);

private:
    enum class Loss : std::uint8_t { none, undecodable, letters, cut };

    struct Decoded {
        std::string text;
        Loss loss = Loss::none;
    };

    /// Features whose text in a field has lost something.
    struct FieldLoss {
        std::size_t field = 0;
        Loss loss = Loss::none;
        std::uint64_t count = 0;
        std::uint64_t first_fid = 0;
        std::string example;
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
    void count_loss(const Decoded& decoded, std::size_t field, std::uint64_t fid);

    const DatasetInfo* m_info;
    TextCoding m_coding;
    std::unordered_map<std::string, Decoded> m_decoded;
    std::vector<FieldLoss> m_losses;
    std::string m_key;
    std::string m_scratch;
};

} // namespace huuco::io
