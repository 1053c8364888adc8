// SPDX-License-Identifier: MIT
/// \file
/// Drives libpng, whose errors come as C++ exceptions.

#include "draw/palette_png.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>

#include <png.h>

#include <algorithm>
#include <vector>

namespace huuco::draw {

namespace {

constexpr int kCompression = 6; ///< of zlib: its usual one

[[noreturn]] void fail(png_structp, png_const_charp reason) {
    throw Error(
        ErrorCode::io, message("Không nén được ảnh: {}.", "Cannot pack a picture: {}.", reason));
}

void ignore(png_structp, png_const_charp) {}

void append(png_structp png, png_bytep bytes, std::size_t count) {
    auto* const file = static_cast<std::string*>(png_get_io_ptr(png));
    file->append(bytes, bytes + count);
}

/// libpng's two handles, freed together.
struct PngWriter {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, ignore);
    png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);

    PngWriter() {
        if (info == nullptr) {
            png_destroy_write_struct(&png, nullptr);
            throw Error(
                ErrorCode::io,
                Message{"Không nén được ảnh: hết bộ nhớ.", "Cannot pack a picture: no memory."});
        }
    }

    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;

    ~PngWriter() { png_destroy_write_struct(&png, &info); }
};

void set_palette(PngWriter& writer, const Palette& palette) {
    std::vector<png_color> colours;
    std::vector<png_byte> alphas;
    for (const Colour& colour : palette.colours()) {
        colours.push_back({colour.red, colour.green, colour.blue});
        alphas.push_back(colour.alpha);
    }
    while (!alphas.empty() && alphas.back() == 255) { // opaque is what is not told
        alphas.pop_back();
    }
    png_set_PLTE(writer.png, writer.info, colours.data(), static_cast<int>(colours.size()));
    png_set_tRNS(writer.png, writer.info, alphas.data(), static_cast<int>(alphas.size()), nullptr);
}

} // namespace

std::string
palette_png(std::span<const std::uint8_t> indices, int width_px, const Palette& palette) {
    const auto width = static_cast<std::size_t>(width_px);
    const std::size_t height = indices.size() / width;
    std::string file;
    PngWriter writer;
    png_set_write_fn(writer.png, &file, append, nullptr);
    png_set_IHDR(
        writer.png,
        writer.info,
        static_cast<png_uint_32>(width),
        static_cast<png_uint_32>(height),
        8,
        PNG_COLOR_TYPE_PALETTE,
        PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    set_palette(writer, palette);
    png_set_filter(writer.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(writer.png, kCompression);
    png_write_info(writer.png, writer.info);
    for (std::size_t row = 0; row < height; ++row) {
        png_write_row(writer.png, indices.data() + row * width);
    }
    png_write_end(writer.png, nullptr);
    return file;
}

} // namespace huuco::draw
