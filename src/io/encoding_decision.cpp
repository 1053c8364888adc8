// SPDX-License-Identifier: MIT
/// \file
/// How the encoding of a file was decided, and what that rests on.

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/name_hint.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/encoding_decision.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace huuco {

namespace {

constexpr std::array<std::string_view, 7> kSourceNames =
    {"option", "cpg", "language_byte", "format", "detection", "valid_utf8", "undecided"};

constexpr unsigned kWindowsAnsi = 0x03; ///< language driver of Windows-1252

constexpr double kStrongShare = 0.8;
constexpr double kStrongMargin = 0.4;  ///< over a coding that Vietnamese can be written in
constexpr std::size_t kStrongLead = 3; ///< words
constexpr double kReadsWell = 0.5;

TextCoding coding_of_option(const EncodingStatement& statement) {
    const std::optional<TextCoding> coding = coding_of(statement.option);
    if (!coding) {
        const std::vector<std::string> names = encoding_names();
        throw Error(
            ErrorCode::argument,
            message(
                "không có bảng mã \"{}\"{}; các bảng mã đã biết là {}",
                "there is no text encoding \"{}\"{}; known are {}",
                statement.option,
                did_you_mean(statement.option, names),
                fmt::join(names, ", ")));
    }
    const bool is_inside_utf8 = statement.is_utf8_format && coding->encoding != Encoding::utf_8;
    return is_inside_utf8 ? TextCoding{coding->encoding, true} : *coding;
}

/// A coding that the file states, and in whose words.
struct Stated {
    TextCoding coding;
    EncodingSource source;
    std::string words;
};

std::optional<Stated> stated_by_file(const EncodingStatement& statement) {
    if (statement.is_utf8_format) {
        return Stated{{}, EncodingSource::format, "UTF-8"};
    }
    if (statement.cpg) {
        const std::string name(trim(*statement.cpg));
        if (const std::optional<TextCoding> coding = coding_of(name)) {
            return Stated{*coding, EncodingSource::cpg, fmt::format(".cpg: {}", name)};
        }
    }
    if (statement.language_byte == kWindowsAnsi) {
        return Stated{
            {Encoding::cp1252}, EncodingSource::language_byte, "language byte 0x03: CP1252"};
    }
    return std::nullopt;
}

/// True for the pages of western Europe: what a statement of them can mean is that a program writes
/// it by habit.
bool lacks_vietnamese(const TextCoding& coding) noexcept {
    return !coding.is_twice &&
           (coding.encoding == Encoding::cp1252 || coding.encoding == Encoding::iso_8859_1);
}

/// True when the values read so much better otherwise that nobody can have meant the statement.
bool is_overruled(const CodingScore& stated, const CodingScore& best, double least_margin) {
    return best.share() >= kStrongShare && best.share() - stated.share() >= least_margin &&
           best.syllables >= stated.syllables + kStrongLead;
}

EncodingDecision decided_by_text(CodingDetection detection) {
    EncodingDecision decision;
    const bool is_utf8 = detection.coding == TextCoding{};
    decision.by = is_utf8
                      ? EncodingSource::valid_utf8
                      : (detection.coding ? EncodingSource::detection : EncodingSource::undecided);
    decision.coding = detection.coding.value_or(TextCoding{});
    decision.ranking = std::move(detection.ranking);
    return decision;
}

/// True when the text shows that the statement is wrong.
bool is_contradicted(
    const Stated& stated,
    const CodingDetection& detection,
    const CodingScore& as_stated) {
    if (!detection.coding) { // not UTF-8, and no other coding clearly
        return stated.coding == TextCoding{};
    }
    const bool is_other = *detection.coding != stated.coding && !detection.ranking.empty();
    const bool cannot_be = stated.coding == TextCoding{} && !detection.coding->is_twice &&
                           detection.coding->encoding != Encoding::viqr;
    const double margin = lacks_vietnamese(stated.coding) ? kLeastMargin : kStrongMargin;
    return is_other && (cannot_be || is_overruled(as_stated, detection.ranking.front(), margin));
}

/// True when the text tells its coding, and reads clearly worse as stated.
bool is_told_otherwise(const CodingDetection& detection, const CodingScore& as_stated) {
    return detection.coding && *detection.coding != as_stated.coding &&
           !detection.ranking.empty() &&
           detection.ranking.front().share() >= as_stated.share() + kLeastMargin &&
           detection.ranking.front().syllables >= as_stated.syllables + kStrongLead;
}

/// True when the text reads badly as stated, and better otherwise.
bool looks_wrong(const CodingDetection& detection, const CodingScore& as_stated) {
    const bool reads_well = as_stated.share() >= kReadsWell && !lacks_vietnamese(as_stated.coding);
    return as_stated.words >= kStrongLead && !reads_well && !detection.ranking.empty() &&
           detection.ranking.front().share() >= as_stated.share() + kLeastMargin;
}

EncodingDecision
weighed(const Stated& stated, CodingDetection detection, const CodingScore& as_stated) {
    if (is_contradicted(stated, detection, as_stated)) {
        EncodingDecision decision = decided_by_text(std::move(detection));
        decision.overruled = stated.words;
        return decision;
    }
    EncodingDecision decision;
    decision.coding = stated.coding;
    decision.by = stated.source;
    if (looks_wrong(detection, as_stated)) {
        decision.doubtful = as_stated;
    }
    decision.ranking = std::move(detection.ranking);
    return decision;
}

/// True when several values cannot have been taken for Windows-1252, as they hold letters that it
/// lacks: then the others were not either, though they may spell syllables in both readings.
bool was_written_once(std::span<const std::string> values, const TextCoding& twice) {
    const auto count = std::ranges::count_if(values, [&](const std::string& value) {
        return !is_ascii(value) && decode(value, twice).text == value;
    });
    return static_cast<std::size_t>(count) >= kStrongLead;
}

/// The option counts, but for text that is surely UTF-8: it would read much worse, or was not
/// written twice. The option may be about another of the files.
EncodingDecision
decided_by_option(const EncodingStatement& statement, std::span<const std::string> values) {
    EncodingDecision decision;
    decision.coding = coding_of_option(statement);
    decision.by = EncodingSource::option;
    CodingDetection detection = detect_coding(values);
    const CodingScore as_option = score_coding(values, decision.coding);
    const bool is_utf8 = detection.coding == TextCoding{};
    if (is_utf8 && (is_overruled(as_option, score_coding(values, TextCoding{}), kStrongMargin) ||
                    (decision.coding.is_twice && was_written_once(values, decision.coding)))) {
        decision = decided_by_text(std::move(detection));
        decision.overruled = fmt::format("--encoding {}", statement.option);
    } else if (is_told_otherwise(detection, as_option)) {
        decision.doubtful = as_option;
        decision.ranking = std::move(detection.ranking);
    }
    return decision;
}

} // namespace

std::string_view encoding_source_name(EncodingSource source) noexcept {
    return kSourceNames.at(static_cast<std::size_t>(source));
}

EncodingDecision
decide_encoding(const EncodingStatement& statement, std::span<const std::string> values) {
    if (!statement.option.empty()) {
        return decided_by_option(statement, values);
    }
    CodingDetection detection = detect_coding(values);
    const std::optional<Stated> stated = stated_by_file(statement);
    if (!stated) {
        return decided_by_text(std::move(detection));
    }
    const CodingScore as_stated = score_coding(values, stated->coding);
    const bool is_weak = stated->source == EncodingSource::language_byte;
    if (is_weak && as_stated.words > 0 && as_stated.share() < kStrongShare) {
        return decided_by_text(std::move(detection));
    }
    return weighed(*stated, std::move(detection), as_stated);
}

void look_for_mix(EncodingDecision& decision, std::span<const std::vector<std::string>> fields) {
    const bool is_told_by_user =
        decision.by == EncodingSource::option || decision.overruled.starts_with("--");
    const bool is_in_utf8 = decision.by != EncodingSource::undecided &&
                            (decision.coding == TextCoding{} || decision.coding.is_twice);
    if (is_in_utf8 && !is_told_by_user) {
        decision.mix = MixedText::find(decision.coding, fields);
    }
}

namespace {

/// A value as it can be shown in a sentence: bytes that no text has stand as question marks, and
/// none of them ends a message or moves the cursor of a terminal.
std::string shown_example(const std::string& example) {
    std::string shown = example;
    std::ranges::replace_if(
        shown, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, '?');
    return shown;
}

/// What a user should know where the text is in two codings.
std::string mix_warning(const MixedText& mix, Language language) {
    const MixedText::Tally& tally = mix.tally();
    std::string warning = message_in(
        language,
        "chữ theo hai bảng mã lẫn lộn: trong các giá trị khác nhau đã xem có {} theo UTF-8 và {} "
        "theo {}, ví dụ “{}” đọc là “{}”; mỗi giá trị được đọc theo bảng mã của nó.",
        "its text is in two encodings: of the distinct values looked at {} are in UTF-8 and {} in "
        "{}, such as “{}” for “{}”; each is read in its own.",
        Count{tally.standing},
        Count{tally.converted},
        coding_name(mix.legacy()),
        shown_example(tally.converted_example.as_it_stands),
        shown_example(tally.converted_example.converted));
    if (tally.undecided > 0) {
        warning += message_in(
            language,
            " {} giá trị đọc được theo cả hai, ví dụ “{}” có thể là “{}”: được giữ nguyên, hãy "
            "kiểm tra.",
            " {} read well in both, such as “{}”, which may be “{}”: they stay as they are; check "
            "them.",
            Count{tally.undecided},
            shown_example(tally.undecided_example.as_it_stands),
            shown_example(tally.undecided_example.converted));
    }
    return warning;
}

} // namespace

Message encoding_advice(const EncodingDecision& decision) {
    const std::vector<CodingScore>& ranking = decision.ranking;
    if (decision.by == EncodingSource::undecided && ranking.size() > 1 &&
        ranking[1].syllables > 0) {
        return message(
            "có thể là {} (\"{}\") hoặc {} (\"{}\"), chữ không cho biết là bảng mã nào; hãy chỉ rõ "
            "bảng mã đúng bằng --encoding",
            "it may be {} (\"{}\") or {} (\"{}\"), and the text does not tell which; pass "
            "--encoding with the true one",
            coding_name(ranking[0].coding),
            shown_example(ranking[0].example),
            coding_name(ranking[1].coding),
            shown_example(ranking[1].example));
    }
    switch (decision.by) {
    case EncodingSource::cpg:
        return {
            "tệp .cpg ghi UTF-8 là sai; hãy chỉ rõ bảng mã đúng bằng --encoding, ví dụ TCVN3",
            "its .cpg says UTF-8, which is wrong; pass --encoding with the true one, such as "
            "TCVN3"};
    case EncodingSource::option:
        return {
            "hãy chỉ rõ bảng mã khác bằng --encoding, ví dụ TCVN3",
            "pass another --encoding, such as TCVN3"};
    default:
        return {
            "không có gì cho biết bảng mã; hãy chỉ rõ bằng --encoding, ví dụ TCVN3",
            "nothing says what its encoding is; pass --encoding, such as TCVN3"};
    }
}

std::string encoding_evidence(const EncodingDecision& decision, Language language) {
    if (decision.ranking.empty()) {
        return "";
    }
    const CodingScore& best = decision.ranking.front();
    std::string sentence = message_in(
        language,
        "{} trong {} từ có dấu đọc theo {} là tiếng Việt, ví dụ “{}”",
        "{} of {} words with marks are Vietnamese when read as {}, such as “{}”",
        Count{best.syllables},
        Count{best.words},
        coding_name(best.coding),
        shown_example(best.example));
    if (decision.ranking.size() > 1) {
        const CodingScore& second = decision.ranking[1];
        sentence += message_in(
            language,
            "; tiếp theo là {} với {} trong {} từ (“{}”)",
            "; next comes {} with {} of {} (“{}”)",
            coding_name(second.coding),
            Count{second.syllables},
            Count{second.words},
            second.example);
    }
    return sentence;
}

std::optional<std::string> encoding_warning(const EncodingDecision& decision, Language language) {
    if (decision.mix) {
        return mix_warning(*decision.mix, language);
    }
    if (decision.overruled.starts_with("--")) {
        return message_in(
            language,
            "chữ được đọc theo {}, không theo {}: {}.",
            "text is read as {}, not by {}: {}.",
            coding_name(decision.coding),
            decision.overruled,
            encoding_evidence(decision, language));
    }
    if (!decision.overruled.empty() && decision.by != EncodingSource::undecided) {
        return message_in(
            language,
            "chữ được đọc theo {}, không theo khai báo của tệp ({}): {}. Nếu sai, hãy chỉ rõ "
            "bằng --encoding.",
            "text is read as {}, not as the file states ({}): {}. If that is wrong, pass "
            "--encoding.",
            coding_name(decision.coding),
            decision.overruled,
            encoding_evidence(decision, language));
    }
    if (decision.by == EncodingSource::detection) {
        return message_in(
            language,
            "tệp không cho biết bảng mã; chữ được đọc theo {}: {}. Nếu sai, hãy chỉ rõ bằng "
            "--encoding.",
            "the file does not state its encoding; text is read as {}: {}. If that is wrong, "
            "pass --encoding.",
            coding_name(decision.coding),
            encoding_evidence(decision, language));
    }
    if (decision.doubtful && decision.by == EncodingSource::option) {
        return message_in(
            language,
            "chữ được đọc theo {} như --encoding nêu, nhưng đọc như vậy thì chỉ {} trong {} từ có "
            "dấu là tiếng Việt; {}. Nếu tên bị sai, hãy bỏ --encoding hoặc nêu bảng mã đúng.",
            "text is read as {}, as --encoding says, but read so only {} of {} words with marks "
            "are Vietnamese; {}. If names come out wrong, leave --encoding out or pass the right "
            "one.",
            coding_name(decision.coding),
            Count{decision.doubtful->syllables},
            Count{decision.doubtful->words},
            encoding_evidence(decision, language));
    }
    if (decision.doubtful) {
        return message_in(
            language,
            "chữ được đọc theo {} như tệp khai báo, nhưng trông không đúng: {}. Hãy chỉ rõ bằng "
            "--encoding nếu tên bị sai.",
            "text is read as {}, as the file states, but looks wrong: {}. Pass --encoding if "
            "names come out wrong.",
            coding_name(decision.coding),
            encoding_evidence(decision, language));
    }
    return std::nullopt;
}

} // namespace huuco
