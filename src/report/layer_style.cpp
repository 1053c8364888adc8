// SPDX-License-Identifier: MIT
/// \file
/// Style documents as QGIS 3 reads them.

#include <huuco/model/map_palette.hpp>
#include <huuco/report/layer_style.hpp>

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstddef>
#include <utility>

namespace huuco {

namespace {

using Properties = std::vector<std::pair<std::string_view, std::string>>;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

/// `#1b7837` as QGIS writes colours: `27,120,55,255`.
std::string colour(std::string_view hex, int alpha = 255) {
    std::string text;
    for (std::size_t i = 1; i + 1 < hex.size(); i += 2) {
        int part = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, part, 16);
        text += fmt::format("{},", part);
    }
    return text + std::to_string(alpha);
}

std::string symbol_layer(std::string_view type, const Properties& properties) {
    std::string text = fmt::format(
        R"(<layer class="{}" enabled="1" locked="0" pass="0"><Option type="Map">)", type);
    for (const auto& [name, value] : properties) {
        text += fmt::format(R"(<Option type="QString" name="{}" value="{}"/>)", name, value);
    }
    return text + "</Option></layer>";
}

std::string fill(
    const std::string& inside,
    const std::string& style,
    const std::string& outline,
    double width_mm) {
    return symbol_layer(
        "SimpleFill",
        {{"color", inside},
         {"style", style},
         {"outline_color", outline},
         {"outline_style", width_mm > 0.0 ? "solid" : "no"},
         {"outline_width", fmt::format("{}", width_mm)},
         {"outline_width_unit", "MM"},
         {"joinstyle", "bevel"}});
}

/// A symbol of one or several layers. \param type  `fill` or `marker`
std::string symbol(std::string_view type, std::size_t number, const std::string& layers) {
    return fmt::format(
        R"(<symbol type="{}" name="{}" alpha="1" clip_to_extent="1" force_rhr="0">{}</symbol>)",
        type,
        number,
        layers);
}

std::string document(const std::string& content, bool has_labels) {
    return fmt::format(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        R"(<qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="{}">{}</qgis>)"
        "\n",
        has_labels ? 1 : 0,
        content);
}

std::string categorised(
    std::string_view field,
    const std::vector<StyleClass>& classes,
    const std::vector<std::string>& symbols) {
    std::string categories;
    std::string drawn;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        categories += fmt::format(
            R"(<category value="{}" symbol="{}" label="{}" render="true"/>)",
            classes[i].value,
            i,
            escaped(classes[i].label));
        drawn += symbols[i];
    }
    return fmt::format(
        R"(<renderer-v2 type="categorizedSymbol" attr="{}" symbollevels="0" enableorderby="0" )"
        R"(forceraster="0"><categories>{}</categories><symbols>{}</symbols></renderer-v2>)",
        field,
        categories,
        drawn);
}

std::vector<StyleClass> map_classes(Language language) {
    const std::array<std::string, kMapClassCount> labels = {
        in_language(language, "Cây trồng chủ lực hữu cơ", "Principal crop, organic"),
        in_language(
            language,
            "Cây trồng chủ lực đang chuyển đổi sang hữu cơ",
            "Principal crop, in conversion"),
        in_language(language, "Cây trồng chủ lực khác", "Other principal-crop land"),
        in_language(language, "Đất cây trồng khác", "Other crop land"),
        in_language(language, "Rừng", "Forest"),
        in_language(language, "Mặt nước", "Water"),
        in_language(language, "Đất ở", "Residential"),
        in_language(language, "Đất khác", "Other land"),
        in_language(language, "Chưa rõ loại đất", "Land code unknown")};
    std::vector<StyleClass> classes;
    for (std::size_t i = 0; i < kMapClassCount; ++i) {
        classes.push_back({kMapClassNames.at(i), labels.at(i), kMapClassColours.at(i)});
    }
    return classes;
}

} // namespace

std::string parcels_style(Language language) {
    constexpr const char* kParcelOutline = "90,90,90,255";
    constexpr double kParcelOutlineWidthMm = 0.06;
    const std::vector<StyleClass> classes = map_classes(language);
    std::vector<std::string> symbols;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        std::string layers =
            fill(colour(classes[i].colour), "solid", kParcelOutline, kParcelOutlineWidthMm);
        if (classes[i].value == map_class_name(MapClass::in_conversion)) {
            layers +=
                fill(colour(map_class_colour(MapClass::organic)), "b_diagonal", "0,0,0,0", 0.0);
        }
        symbols.push_back(symbol("fill", i, layers));
    }
    return document(categorised("class", classes, symbols), false);
}

std::string villages_style(Language language) {
    const std::string outline = symbol("fill", 0, fill("0,0,0,0", "no", "60,60,60,255", 0.5));
    const std::string label = escaped(fmt::format(
        R"("name" || if("evidence" = 'none', '\n{}', )"
        R"(coalesce('\n' || format_number("share_percent", 2, '{}') || ' %', '')))",
        in_language(language, "chưa rõ", "unknown"),
        in_language(language, "vi", "en"))); // else QGIS writes numbers as its own locale does
    return document(
        fmt::format(
            R"(<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0">)"
            R"(<symbols>{}</symbols></renderer-v2><labeling type="simple"><settings>)"
            R"(<text-style fieldName="{}" isExpression="1" fontSize="10" fontSizeUnit="Point" )"
            R"(textColor="0,0,0,255" textOpacity="1"><text-buffer bufferDraw="1" bufferSize="1" )"
            R"(bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8"/></text-style>)"
            R"(<placement placement="1" centroidInside="1"/></settings></labeling>)",
            outline,
            label),
        true);
}

std::string dots_style(std::string_view field, const std::vector<StyleClass>& classes) {
    std::vector<std::string> symbols;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        symbols.push_back(symbol(
            "marker",
            i,
            symbol_layer(
                "SimpleMarker",
                {{"name", "circle"},
                 {"color", colour(classes[i].colour)},
                 {"outline_color", "255,255,255,255"},
                 {"outline_style", "solid"},
                 {"outline_width", "0.2"},
                 {"size", "2.4"},
                 {"size_unit", "MM"}})));
    }
    return document(categorised(field, classes, symbols), false);
}

std::string marked_areas_style(std::string_view field, const std::vector<StyleClass>& classes) {
    constexpr int kFaint = 90;
    std::vector<std::string> symbols;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        symbols.push_back(symbol(
            "fill",
            i,
            fill(colour(classes[i].colour, kFaint), "solid", colour(classes[i].colour), 0.4)));
    }
    return document(categorised(field, classes, symbols), false);
}

} // namespace huuco
