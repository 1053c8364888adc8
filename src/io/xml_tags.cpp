// SPDX-License-Identifier: MIT
/// \file
/// The tags of an XML text one after the other, of text that a parser has found well-formed before.

#include "io/xml_tags.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

namespace huuco::io {

namespace {

constexpr std::string_view kXmlSpace = " \t\r\n";
constexpr std::size_t kXmlNone = std::string_view::npos;

struct Passage {
    std::string_view begin;
    std::string_view end;
};

/// What may hold a `<` that begins no tag, the longer beginnings first.
constexpr std::array<Passage, 5> kPassages = {{
    {"<!--", "-->"},
    {"<![CDATA[", "]]>"},
    {"<?", "?>"},
    {"<!", ">"},
    {"</", ">"},
}};

struct FreeCplText {
    void operator()(char* text) const noexcept { CPLFree(text); }
};

std::string without_entities(std::string_view text) {
    const std::string copy(text);
    const std::unique_ptr<char, FreeCplText> plain(
        CPLUnescapeString(copy.c_str(), nullptr, CPLES_XML));
    return plain.get();
}

} // namespace

std::optional<std::string> XmlTag::attribute(std::string_view wanted) const {
    std::string_view rest = attributes;
    while (true) {
        rest.remove_prefix(std::min(rest.find_first_not_of(kXmlSpace), rest.size()));
        const std::size_t equals = rest.find('=');
        const std::size_t open = rest.find_first_of("\"'", equals);
        if (equals == kXmlNone || open == kXmlNone) {
            return std::nullopt;
        }
        const std::size_t close = rest.find(rest[open], open + 1);
        if (close == kXmlNone) {
            return std::nullopt;
        }
        if (rest.substr(0, std::min(rest.find_first_of(kXmlSpace), equals)) == wanted) {
            return without_entities(rest.substr(open + 1, close - open - 1));
        }
        rest.remove_prefix(close + 1);
    }
}

std::size_t XmlTag::count(std::string_view wanted) const {
    const std::string text = attribute(wanted).value_or("1");
    std::size_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && end == text.data() + text.size() ? value : 1;
}

std::size_t XmlTags::end_of_tag(std::size_t begin) const {
    std::size_t at = begin;
    while ((at = m_text.find_first_of("\"'>", at)) != kXmlNone && m_text[at] != '>') {
        const std::size_t close = m_text.find(m_text[at], at + 1);
        if (close == kXmlNone) {
            return kXmlNone;
        }
        at = close + 1;
    }
    return at;
}

std::optional<XmlTag> XmlTags::next() {
    while ((m_at = m_text.find('<', m_at)) != kXmlNone) {
        const std::string_view rest = m_text.substr(m_at);
        const auto* const passage = std::ranges::find_if(
            kPassages, [&](const Passage& one) { return rest.starts_with(one.begin); });
        if (passage != kPassages.end()) {
            m_at = m_text.find(passage->end, m_at + passage->begin.size());
            continue;
        }
        const std::size_t end = end_of_tag(m_at);
        if (end == kXmlNone) {
            break;
        }
        std::string_view tag = m_text.substr(m_at + 1, end - m_at - 1);
        m_at = end;
        if (tag.ends_with('/')) {
            tag.remove_suffix(1);
        }
        const std::size_t name_ends = std::min(tag.find_first_of(kXmlSpace), tag.size());
        return XmlTag{tag.substr(0, name_ends), tag.substr(name_ends)};
    }
    m_at = m_text.size();
    return std::nullopt;
}

} // namespace huuco::io
