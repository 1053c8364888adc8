// SPDX-License-Identifier: MIT
/// \file
/// Draws with Cairo and writes with Pango, which shapes letters by HarfBuzz.

#include "draw/canvas.hpp"

#include "base/message_format.hpp"
#include "base/utf8.hpp"

#include <huuco/base/error.hpp>

#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace huuco::draw {

namespace {

struct CairoDeleter {
    void operator()(cairo_t* context) const noexcept { cairo_destroy(context); }

    void operator()(cairo_surface_t* surface) const noexcept { cairo_surface_destroy(surface); }

    void operator()(cairo_font_options_t* options) const noexcept {
        cairo_font_options_destroy(options);
    }
};

struct ObjectDeleter {
    void operator()(void* object) const noexcept { g_object_unref(object); }
};

struct FontDeleter {
    void operator()(PangoFontDescription* font) const noexcept {
        pango_font_description_free(font);
    }
};

using Context = std::unique_ptr<cairo_t, CairoDeleter>;
using Surface = std::unique_ptr<cairo_surface_t, CairoDeleter>;
using Layout = std::unique_ptr<PangoLayout, ObjectDeleter>;

// The first that is installed; both have every letter of Vietnamese.
constexpr const char* kFontFamilies = "Noto Sans, DejaVu Sans";

constexpr double kByte = 255.0;

void set_colour(cairo_t* context, const Colour& colour) {
    cairo_set_source_rgba(
        context,
        colour.red / kByte,
        colour.green / kByte,
        colour.blue / kByte,
        colour.alpha / kByte);
}

/// True for what no font draws: Cc of Unicode, and its separators of lines and paragraphs.
bool is_control(char32_t sign) noexcept {
    return sign < 0x20 || (sign >= 0x7F && sign < 0xA0) || sign == 0x2028 || sign == 0x2029;
}

/// The text on one line: spreadsheets and field labels break names for their own columns.
std::string on_one_line(const std::string& text) {
    std::u32string line = detail::code_points(text);
    std::replace_if(line.begin(), line.end(), is_control, U' ');
    return detail::to_utf8(line);
}

} // namespace

struct Lettering::Impl {
    // A map of its own: Pango's shared one belongs to a thread.
    std::unique_ptr<PangoFontMap, ObjectDeleter> fonts{pango_cairo_font_map_new()};
    std::unique_ptr<PangoContext, ObjectDeleter> context{
        pango_font_map_create_context(fonts.get())};

    Impl() {
        // Letters are outlines; hints would move them to the pixels of one picture.
        const std::unique_ptr<cairo_font_options_t, CairoDeleter> options(
            cairo_font_options_create());
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(context.get(), options.get());
    }

    [[nodiscard]] Layout layout(const std::string& text, const TextStyle& style) const {
        const std::unique_ptr<PangoFontDescription, FontDeleter> font(
            pango_font_description_from_string(kFontFamilies));
        pango_font_description_set_absolute_size(font.get(), style.size_px * PANGO_SCALE);
        pango_font_description_set_weight(
            font.get(), style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        Layout layout(pango_layout_new(context.get()));
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
        const std::string line = on_one_line(text);
        pango_layout_set_text(layout.get(), line.data(), static_cast<int>(line.size()));
        return layout;
    }
};

Lettering::Lettering() : m_impl(std::make_unique<Impl>()) {}

Lettering::Lettering(Lettering&&) noexcept = default;
Lettering& Lettering::operator=(Lettering&&) noexcept = default;
Lettering::~Lettering() = default;

TextSize Lettering::measure(const std::string& text, const TextStyle& style) {
    const Layout layout = m_impl->layout(text, style);
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) {
        throw Error(
            ErrorCode::io,
            message(
                "Không có phông nào trên máy đủ chữ của \"{}\". Hãy cài Noto Sans hoặc DejaVu Sans "
                "(Debian: fonts-noto-core, fonts-dejavu-core).",
                "No installed font has all letters of \"{}\". Install Noto Sans or DejaVu Sans "
                "(Debian: fonts-noto-core, fonts-dejavu-core).",
                text));
    }
    PangoRectangle room;
    pango_layout_get_extents(layout.get(), nullptr, &room);
    const auto pixels = [&](int units) {
        return static_cast<int>(std::ceil(units / double{PANGO_SCALE} + 2.0 * style.halo_px));
    };
    return {pixels(room.width), pixels(room.height)};
}

struct Canvas::Impl {
    Surface surface;
    Context context;
};

Canvas::Canvas(int width_px, int height_px)
    : m_impl(std::make_unique<Impl>()), m_area(width_px, height_px), m_width_px(width_px),
      m_height_px(height_px) {
    m_impl->surface.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width_px, height_px));
    m_impl->context.reset(cairo_create(m_impl->surface.get()));
    const cairo_status_t status = cairo_status(m_impl->context.get());
    if (status != CAIRO_STATUS_SUCCESS) {
        throw Error(
            ErrorCode::io,
            message(
                "Không vẽ được ảnh {} x {} pixel: {}.",
                "Cannot draw a picture of {} by {} pixels: {}.",
                Digits{width_px},
                Digits{height_px},
                cairo_status_to_string(status)));
    }
    cairo_set_line_join(m_impl->context.get(), CAIRO_LINE_JOIN_ROUND);
}

Canvas::~Canvas() = default;

void Canvas::clear() {
    cairo_t* const context = m_impl->context.get();
    cairo_set_operator(context, CAIRO_OPERATOR_CLEAR);
    cairo_paint(context);
    cairo_set_operator(context, CAIRO_OPERATOR_OVER);
}

void Canvas::add_area(std::span<const Point> ring) {
    m_area.add_ring(ring);
}

void Canvas::add_line(std::span<const Point> ring) {
    if (ring.empty()) {
        return;
    }
    cairo_t* const context = m_impl->context.get();
    cairo_move_to(context, ring.front().x, ring.front().y);
    for (const Point& point : ring.subspan(1)) {
        cairo_line_to(context, point.x, point.y);
    }
    cairo_close_path(context);
}

void Canvas::fill(const Colour& colour) {
    cairo_surface_t* const surface = m_impl->surface.get();
    cairo_surface_flush(surface);
    void* const bytes = cairo_image_surface_get_data(surface);
    auto* const pixels = static_cast<std::uint32_t*>(bytes);
    const std::uint32_t pixel = pixel_of(colour);
    for (const PixelRun& run : m_area.take()) {
        std::uint32_t* const row = pixels + std::ptrdiff_t{run.row} * m_width_px;
        std::fill(row + run.begin, row + run.end, pixel);
    }
    cairo_surface_mark_dirty(surface);
}

void Canvas::stroke(const Colour& colour, double width_px) {
    cairo_t* const context = m_impl->context.get();
    cairo_set_antialias(context, CAIRO_ANTIALIAS_GRAY);
    cairo_set_line_width(context, width_px);
    set_colour(context, colour);
    cairo_stroke(context);
}

void Canvas::write(
    Lettering& lettering,
    const std::string& text,
    const TextStyle& style,
    const Point& north_west) {
    cairo_t* const context = m_impl->context.get();
    const Layout layout = lettering.m_impl->layout(text, style);
    cairo_move_to(context, north_west.x + style.halo_px, north_west.y + style.halo_px);
    pango_cairo_layout_path(context, layout.get());
    cairo_set_antialias(context, CAIRO_ANTIALIAS_GRAY);
    cairo_set_line_width(context, 2.0 * style.halo_px);
    set_colour(context, style.halo);
    cairo_stroke_preserve(context);
    set_colour(context, style.ink);
    cairo_fill(context);
}

std::span<const std::uint32_t> Canvas::pixels() {
    cairo_surface_flush(m_impl->surface.get());
    // Four bytes a pixel, rows without padding: Cairo's stride of this format is the width.
    const void* const bytes = cairo_image_surface_get_data(m_impl->surface.get());
    return {
        static_cast<const std::uint32_t*>(bytes),
        static_cast<std::size_t>(m_width_px) * static_cast<std::size_t>(m_height_px)};
}

} // namespace huuco::draw
