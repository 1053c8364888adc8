// SPDX-License-Identifier: MIT
/// \file
/// The parts of a workbook's archive, and what they say of the workbook that GDAL keeps to itself.

#include "io/workbook_parts.hpp"

#include "io/location.hpp"
#include "io/xml_tags.hpp"

#include <fmt/format.h>

#include <optional>

namespace huuco::io {

std::string workbook_part(const std::string& path, std::string_view name) {
    const std::string archive =
        path.starts_with("/vsizip/") ? path : fmt::format("/vsizip/{{{}}}", path);
    const std::string part = fmt::format("{}/{}", archive, name);
    return exists(part) ? read_small_file(part) : std::string{};
}

std::set<std::string> hidden_xlsx_sheets(const std::string& path) {
    const std::string workbook = workbook_part(path, "xl/workbook.xml");
    std::set<std::string> hidden;
    XmlTags tags(workbook);
    while (const std::optional<XmlTag> tag = tags.next()) {
        if (tag->name == "sheet" && tag->attribute("state").value_or("visible") != "visible") {
            hidden.insert(tag->attribute("name").value_or(""));
        }
    }
    return hidden;
}

std::set<std::string> hidden_ods_sheets(const std::string& path) {
    const std::string content = workbook_part(path, "content.xml");
    std::set<std::string> hidden;
    std::set<std::string> hiding_styles; // which stand in front of the sheets
    std::string style;
    XmlTags tags(content);
    while (const std::optional<XmlTag> tag = tags.next()) {
        if (tag->name == "style:style") {
            style = tag->attribute("style:name").value_or("");
        } else if (
            tag->name == "style:table-properties" && tag->attribute("table:display") == "false") {
            hiding_styles.insert(style);
        } else if (
            tag->name == "table:table" &&
            hiding_styles.contains(tag->attribute("table:style-name").value_or(""))) {
            hidden.insert(tag->attribute("table:name").value_or(""));
        }
    }
    return hidden;
}

bool counts_days_from_1904(const std::string& path) {
    const std::string workbook = workbook_part(path, "xl/workbook.xml");
    XmlTags tags(workbook);
    while (const std::optional<XmlTag> tag = tags.next()) {
        if (tag->name == "workbookPr") {
            const std::string value = tag->attribute("date1904").value_or("");
            return value == "1" || value == "true";
        }
    }
    return false;
}

} // namespace huuco::io
