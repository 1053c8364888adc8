// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// How the encoding of a file was decided, and what that rests on.

#include <huuco/base/encoding_detection.hpp>
#include <huuco/base/language.hpp>
#include <huuco/base/message.hpp>
#include <huuco/base/mixed_text.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace huuco {

/// What decided the encoding of a file.
enum class EncodingSource : std::uint8_t {
    option,        ///< the user
    cpg,           ///< the `.cpg` beside a shapefile
    language_byte, ///< the language driver of the DBF
    format,        ///< the format has one encoding only
    detection,     ///< the text itself
    valid_utf8,    ///< nothing states one, and the text is UTF-8
    undecided,     ///< the text reads well in several; a reader that meets such text stops
};

/// The word for a source in results: `option`, `cpg`, `language_byte`, `format`, `detection`,
/// `valid_utf8`, `undecided`.
[[nodiscard]] std::string_view encoding_source_name(EncodingSource source) noexcept;

/// What the file and the user state about the encoding of its text.
struct EncodingStatement {
    std::string option;                    ///< name; empty for none
    std::optional<std::string> cpg;        ///< content of the `.cpg`
    std::optional<unsigned> language_byte; ///< of the DBF
    bool is_utf8_format = false;           ///< the format's text is UTF-8, whatever was put in
};

/// The encoding of a file and how it was found.
struct EncodingDecision {
    TextCoding coding;
    EncodingSource by = EncodingSource::valid_utf8;
    std::string overruled;            ///< what was not followed: a statement of the file such as
                                      ///< `.cpg: UTF-8`, or the option
    std::vector<CodingScore> ranking; ///< what the text tells, best first; empty where all is ASCII

    /// How the text reads in `coding`, where statement or option was followed but it reads badly.
    std::optional<CodingScore> doubtful;

    /// Which values are in another coding; null where all text is in `coding`.
    std::shared_ptr<const MixedText> mix;

    /// The coding of one value. \param field  as `look_for_mix` has it
    [[nodiscard]] TextCoding coding_of(std::string_view value, std::size_t field) const {
        return mix ? mix->coding_of(value, field) : coding;
    }
};

/// Decides: the option, else the `.cpg`, else the language byte, else what the text tells. Text
/// that is surely UTF-8 is read so in spite of the option, which may have been meant for another
/// file. Otherwise the option is followed, also where the text is surely in another coding; then
/// the decision is doubtful.
///
/// A statement of the file that the text contradicts is overruled only by strong evidence: another
/// coding in which eight in ten words are Vietnamese, four in ten more than in the stated one, and
/// at least three words; over Windows-1252 and ISO 8859-1, in which nobody can write Vietnamese,
/// the lead by which text is told anyway is enough. A language byte that is not 0x03 (Windows-1252)
/// says nothing: programs write 0x57 whatever the text is; and even that is followed only where the
/// text reads well.
///
/// \param values  distinct raw values of the file, see detect_coding
/// \throws Error `argument` when the option names no encoding that huuco knows
[[nodiscard]] EncodingDecision
decide_encoding(const EncodingStatement& statement, std::span<const std::string> values);

/// Looks whether a file of UTF-8 text holds values of another coding. What the user stated about
/// the encoding holds for all of it.
///
/// \param fields  distinct values beyond ASCII of each field
void look_for_mix(EncodingDecision& decision, std::span<const std::vector<std::string>> fields);

/// The end of a message about text that is not in the encoding: what the user can do.
[[nodiscard]] Message encoding_advice(const EncodingDecision& decision);

/// What the decision rests on, in one sentence without a full stop; empty where there is nothing to
/// say.
[[nodiscard]] std::string encoding_evidence(const EncodingDecision& decision, Language language);

/// A warning where a statement was overruled or followed against the look of the text, or where the
/// text is in two codings.
[[nodiscard]] std::optional<std::string>
encoding_warning(const EncodingDecision& decision, Language language);

} // namespace huuco
