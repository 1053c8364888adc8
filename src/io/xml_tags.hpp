// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The tags of an XML text one after the other, of text that a parser has found well-formed before.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace huuco::io {

/// A start tag or an empty element.
struct XmlTag {
    std::string_view name; ///< with its prefix, as it stands
    std::string_view attributes;

    /// The value of an attribute, entities resolved.
    [[nodiscard]] std::optional<std::string> attribute(std::string_view wanted) const;

    /// The value of an attribute as a whole number; 1 where it is missing or none.
    [[nodiscard]] std::size_t count(std::string_view wanted) const;
};

/// Walks through start tags. End tags, text, comments, CDATA sections and declarations are passed
/// over; where the text is not well-formed the walk ends.
///
/// Method: Extensible Markup Language (XML) 1.0, sections 2.5 to 2.8 and 3.1.
class XmlTags {
public:
    /// \param text  outlives the tags
    explicit XmlTags(std::string_view text) : m_text(text) {}

    /// The next start tag; none behind the last.
    [[nodiscard]] std::optional<XmlTag> next();

private:
    /// Where the tag that begins at `begin` has its `>`, outside quotes.
    [[nodiscard]] std::size_t end_of_tag(std::size_t begin) const;

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace huuco::io
