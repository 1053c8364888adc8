// SPDX-License-Identifier: MIT
/// \file
/// Tells codes, amounts and other words of a land-code cell apart, segment by segment.

#include "land_remark.hpp"

#include <huuco/base/text.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace huuco::detail {

namespace {

constexpr std::string_view kOpening = "([";
constexpr std::string_view kClosing = ")]";

bool is_one_of(char c, std::string_view marks) {
    return marks.find(c) != std::string_view::npos;
}

/// A word, number or name of a cell.
struct CellPiece {
    enum class Kind { code, word, amount, count };

    Kind kind = Kind::word;
    std::string_view text;
    const LandCode* code = nullptr;
    AmountUnit unit = AmountUnit::none;

    [[nodiscard]] bool is_name() const {
        return code != nullptr && text.find(' ') != std::string_view::npos;
    }
};

using PieceKind = CellPiece::Kind;
using CellPieces = std::vector<CellPiece>;

std::size_t count_of(const CellPieces& pieces, PieceKind kind) {
    return static_cast<std::size_t>(std::ranges::count(pieces, kind, &CellPiece::kind));
}

/// Adds words that no number parts; several that are a name together are one.
void add_words(CellPieces& pieces, std::string_view text, const CodeLook& look) {
    const std::size_t before = pieces.size();
    for (const std::string_view word : split_cell(text, kMarksOfWords)) {
        const LandCode* const code = look.known(word);
        pieces.push_back({code == nullptr ? PieceKind::word : PieceKind::code, word, code});
    }
    for (std::size_t first = before; first < pieces.size(); ++first) {
        std::size_t last = first;
        while (last < pieces.size() && pieces[last].kind == PieceKind::word) {
            ++last;
        }
        if (last < first + 2) {
            continue;
        }
        const char* const begin = pieces[first].text.data();
        const std::string_view end = pieces[last - 1].text;
        const std::string_view run(
            begin, static_cast<std::size_t>(end.data() - begin) + end.size());
        if (const LandCode* const code = look.known(run)) {
            pieces[first] = {PieceKind::code, run, code};
            pieces.erase(
                pieces.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                pieces.begin() + static_cast<std::ptrdiff_t>(last));
        } else {
            first = last - 1;
        }
    }
}

CellPieces pieces_of(std::string_view text, const CodeLook& look, const NumberReader& reader) {
    CellPieces pieces;
    for (std::size_t at = 0; at < text.size();) {
        const auto found = find_amount(text, at, false, reader);
        const std::size_t end = found ? found->begin : text.size();
        add_words(pieces, text.substr(at, end - at), look);
        if (found) {
            pieces.push_back(
                {counts_something(text, *found, look) ? PieceKind::count : PieceKind::amount,
                 text.substr(found->begin, found->end - found->begin),
                 nullptr,
                 found->unit});
        }
        at = found ? found->end : text.size();
    }
    return pieces;
}

/// True where words that may all be codes stand beside the known ones.
bool may_be_codes(const CellPieces& pieces, const CodeLook& look) {
    return count_of(pieces, PieceKind::word) > 0 &&
           std::ranges::all_of(pieces, [&](const CellPiece& piece) {
               return piece.kind != PieceKind::word || look.is_code_like(piece.text);
           });
}

/// What stands in brackets, behind a dash or colon, or before the first of these.
struct CellSegment {
    char mark = '\0';       ///< the opening bracket, dash or colon
    std::string_view whole; ///< with its marks
    std::string_view text;  ///< without them
    CellPieces pieces;

    [[nodiscard]] bool has_code() const { return count_of(pieces, PieceKind::code) > 0; }

    [[nodiscard]] std::string marked(const std::string& inner) const {
        if (inner.empty() || mark == '\0') {
            return inner;
        }
        return is_one_of(mark, kOpening) ? '(' + inner + ')' : mark + inner;
    }
};

/// Place behind the bracket that closes the one at a place.
std::size_t behind_bracket(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    for (; at < text.size(); ++at) {
        if (is_one_of(text[at], kOpening)) {
            ++depth;
        } else if (is_one_of(text[at], kClosing) && --depth == 0) {
            return at + 1;
        }
    }
    return text.size(); // cut by the width of a field
}

bool is_segment_mark(std::string_view text, std::size_t at) {
    const bool is_in_number = at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) &&
                              is_digit(text[at + 1]); // `2-3 vụ`
    return (text[at] == '-' || text[at] == ':') && !is_in_number;
}

CellSegment bracketed(std::string_view whole) {
    const std::size_t closing = is_one_of(whole.back(), kClosing) ? 1 : 0;
    return {whole.front(), whole, whole.substr(1, whole.size() - 1 - closing), {}};
}

std::vector<CellSegment> segments_of(std::string_view part) {
    std::vector<CellSegment> segments;
    const auto add = [&](std::size_t begin, std::size_t end) {
        const std::string_view whole = part.substr(begin, end - begin);
        if (!whole.empty() && is_segment_mark(part, begin)) {
            segments.push_back({whole.front(), whole, whole.substr(1), {}});
        } else if (!whole.empty()) {
            segments.push_back({'\0', whole, whole, {}});
        }
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < part.size();) {
        if (is_one_of(part[at], kOpening)) {
            add(begin, at);
            begin = behind_bracket(part, at);
            segments.push_back(bracketed(part.substr(at, begin - at)));
            at = begin;
        } else {
            if (is_segment_mark(part, at)) {
                add(begin, at);
                begin = at;
            }
            ++at;
        }
    }
    add(begin, part.size());
    return segments;
}

/// One part of a cell on its way to its codes and amounts.
class CellPart {
public:
    CellPart(std::string_view text, const CodeLook& look, const NumberReader& reader)
        : m_look(look), m_segments(segments_of(text)) {
        for (CellSegment& segment : m_segments) {
            segment.pieces = pieces_of(segment.text, look, reader);
            std::ranges::copy_if(
                segment.pieces, std::back_inserter(m_codes), [](const CellPiece& piece) {
                    return piece.code != nullptr;
                });
        }
    }

    [[nodiscard]] bool has_code() const noexcept { return !m_codes.empty(); }

    /// True for words that go on with a remark behind a dash: `LUC - lúa, màu`.
    [[nodiscard]] bool may_go_on() const {
        return m_codes.empty() && std::ranges::all_of(m_segments, [&](const CellSegment& segment) {
                   return count_of(segment.pieces, PieceKind::amount) == 0 &&
                          !may_be_codes(segment.pieces, m_look);
               });
    }

    /// True where the last thing is a remark behind a dash or colon.
    [[nodiscard]] bool ends_in_remark() const {
        if (!has_code()) {
            return false;
        }
        const CellSegment& last = m_segments.back();
        return (last.mark == '-' || last.mark == ':') &&
               count_of(last.pieces, PieceKind::word) > 0 && rewritten(last).empty();
    }

    [[nodiscard]] std::string rewritten() const {
        std::string out;
        for (const CellSegment& segment : m_segments) {
            out += rewritten(segment);
        }
        return out;
    }

private:
    [[nodiscard]] std::string rewritten(const CellSegment& segment) const {
        if (segment.has_code()) {
            return is_clear(segment) ? with_codes(segment) : std::string(segment.whole);
        }
        return without_codes(segment);
    }

    /// Words without a code: a remark, perhaps with an area in it.
    [[nodiscard]] std::string without_codes(const CellSegment& segment) const {
        const CellPieces& pieces = segment.pieces;
        const auto amount = std::ranges::find(pieces, PieceKind::amount, &CellPiece::kind);
        const std::size_t amounts = count_of(pieces, PieceKind::amount);
        if (pieces.empty() || may_be_codes(pieces, m_look)) {
            return std::string(segment.whole);
        }
        if (amounts == 0) {
            return {};
        }
        if (count_of(pieces, PieceKind::word) == 0) {
            const bool is_figure = pieces.size() == 1 && amount->text.size() == 1;
            const std::string after_dash = is_figure ? "" : " " + std::string(segment.text);
            return segment.mark == '-' ? after_dash : std::string(segment.whole);
        }
        const bool is_area = amount->unit == AmountUnit::m2 || amount->unit == AmountUnit::hectare;
        return amounts == 1 && is_area ? " " + std::string(amount->text)
                                       : std::string(segment.whole);
    }

    /// True where nothing but a remark can stand beside the codes of a segment.
    [[nodiscard]] bool is_clear(const CellSegment& segment) const {
        const CellPieces& pieces = segment.pieces;
        const auto first = std::ranges::find(pieces, PieceKind::code, &CellPiece::kind);
        const auto before = first - pieces.begin();
        const bool is_first = std::all_of(pieces.begin(), first, [](const CellPiece& piece) {
            return piece.kind == PieceKind::amount;
        });
        const bool is_land = before == 1 && fold_key(pieces.front().text) == "đất";
        bool is_number_clear = true;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const bool is_bare =
                pieces[i].kind == PieceKind::amount && pieces[i].unit == AmountUnit::none;
            const bool is_large = pieces[i].kind == PieceKind::count && pieces[i].text.size() > 1;
            is_number_clear = is_number_clear &&
                              !(is_bare && i > 0 && pieces[i - 1].kind == PieceKind::word) &&
                              !(is_large && count_of(pieces, PieceKind::amount) > 0);
        }
        return (is_first || is_land) && is_number_clear && !may_be_codes(pieces, m_look);
    }

    /// The codes and amounts of a segment.
    [[nodiscard]] std::string with_codes(const CellSegment& segment) const {
        std::string out;
        bool is_changed = false;
        for (const CellPiece& piece : segment.pieces) {
            const bool is_kept = piece.code != nullptr || piece.kind == PieceKind::amount;
            const std::string text = is_kept ? text_of(piece) : "";
            is_changed = is_changed || text != piece.text;
            out += (out.empty() || text.empty() ? "" : " ") + text;
        }
        return is_changed ? segment.marked(out) : std::string(segment.whole);
    }

    [[nodiscard]] std::string text_of(const CellPiece& piece) const {
        if (piece.code == nullptr) {
            return std::string(piece.text);
        }
        if (!piece.is_name() || m_codes.size() == 1) {
            return is_numbered_code(piece.text) ? piece.code->code : std::string(piece.text);
        }
        const bool is_said = std::ranges::any_of(m_codes, [&](const CellPiece& other) {
            return !other.is_name() && m_look.is_part_of(*other.code, *piece.code);
        });
        return is_said ? "" : piece.code->code;
    }

    const CodeLook& m_look;
    std::vector<CellSegment> m_segments;
    CellPieces m_codes; ///< of all segments
};

/// A part of a cell with what stands before it.
struct ListedPart {
    std::string_view separator; ///< empty before the first
    std::string_view text;
};

/// Place of the first word *và* between others, outside brackets; the end where there is none.
std::size_t place_of_and(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_one_of(text[at], kOpening)) {
            at = behind_bracket(text, at);
            continue;
        }
        const std::size_t end = std::min(text.find_first_of(" ([", at), text.size());
        if (at > 0 && end < text.size() && text[at - 1] == ' ' &&
            fold_key(text.substr(at, end - at)) == kAnd.front()) {
            return at;
        }
        at = end < text.size() && text[end] == ' ' ? end + 1 : end;
    }
    return text.size();
}

void add_between_words(
    std::vector<ListedPart>& parts,
    std::string_view separator,
    std::string_view text,
    const CodeLook& look) {
    const std::size_t at = place_of_and(text);
    if (at == text.size() || look.known(text) != nullptr) {
        parts.push_back({separator, text});
        return;
    }
    const std::size_t end = std::min(text.find_first_of(" ([", at), text.size());
    parts.push_back({separator, text.substr(0, at)});
    add_between_words(parts, text.substr(at, end - at), text.substr(end), look);
}

std::vector<ListedPart> parts_of_cell(std::string_view cell, const CodeLook& look) {
    std::vector<ListedPart> parts;
    std::size_t begin = 0;
    std::string_view separator;
    for (std::size_t at = 0; at < cell.size();) {
        if (is_one_of(cell[at], kOpening)) {
            at = behind_bracket(cell, at);
            continue;
        }
        if (is_one_of(cell[at], kCodeMarks) && !is_mark_of_number(cell, at)) {
            add_between_words(parts, separator, cell.substr(begin, at - begin), look);
            separator = cell.substr(at, 1);
            begin = at + 1;
        }
        ++at;
    }
    add_between_words(parts, separator, cell.substr(begin), look);
    return parts;
}

/// Two parts with what stood between them; a word keeps blanks round it, though a remark had them.
std::string joined_at(std::string before, std::string_view separator, std::string_view behind) {
    const bool is_word = separator.size() > 1;
    before += is_word && !before.ends_with(' ') ? " " : "";
    before += separator;
    before += is_word && !behind.starts_with(' ') ? " " : "";
    return before.append(behind);
}

/// True for what may part words of one remark.
bool may_part_remark(std::string_view separator) {
    return separator == "," || separator == "/" || separator == "&" ||
           fold_key(separator) == kAnd.front();
}

} // namespace

std::string
without_remarks(std::string_view cell, const CodeLook& look, const NumberReader& reader) {
    constexpr std::size_t kLongest = 1000; // a longer text is no cell of land codes
    const bool is_code = look.known(cell) != nullptr && !is_numbered_code(trim(cell));
    if (is_code || cell.size() > kLongest) {
        return std::string(cell);
    }
    std::string out;
    bool is_in_remark = false;
    for (const ListedPart& listed : parts_of_cell(cell, look)) {
        const CellPart part(listed.text, look, reader);
        if (is_in_remark && may_part_remark(listed.separator) && part.may_go_on()) {
            continue;
        }
        is_in_remark = part.ends_in_remark();
        const std::string text = part.has_code() ? part.rewritten() : std::string(listed.text);
        out = joined_at(std::move(out), listed.separator, text);
    }
    return out;
}

} // namespace huuco::detail
