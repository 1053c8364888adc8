// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads PNG files by libpng's simplified reader, which shares no code with the library's writer.

#include <png.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace huuco::test {

/// A picture of red, green, blue and alpha, a byte each, row by row from the top.
struct PngPixels {
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<std::uint8_t> rgba;
    bool has_palette = false;

    /// One pixel as 0xRRGGBBAA.
    [[nodiscard]] std::uint32_t at(std::size_t x, std::size_t y) const {
        const std::uint8_t* const pixel = &rgba.at(4 * (y * width + x));
        return static_cast<std::uint32_t>(pixel[0]) << 24U |
               static_cast<std::uint32_t>(pixel[1]) << 16U |
               static_cast<std::uint32_t>(pixel[2]) << 8U | pixel[3];
    }
};

inline PngPixels read_png(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
        throw std::runtime_error(image.message);
    }
    PngPixels pixels;
    pixels.has_palette = (image.format & PNG_FORMAT_FLAG_COLORMAP) != 0;
    image.format = PNG_FORMAT_RGBA;
    pixels.width = image.width;
    pixels.height = image.height;
    pixels.rgba.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, pixels.rgba.data(), 0, nullptr) == 0) {
        throw std::runtime_error(image.message);
    }
    return pixels;
}

} // namespace huuco::test
