// SPDX-License-Identifier: MIT
/// \file
/// Compresses tiles with libdeflate.

#include "tile/gzip.hpp"

#include <huuco/base/error.hpp>

#include <libdeflate.h>

#include <memory>

namespace huuco::tile {

namespace {

constexpr int kLevel = 6; ///< level 9 takes twice the time for one part in a hundred

struct CompressorDeleter {
    void operator()(libdeflate_compressor* compressor) const noexcept {
        libdeflate_free_compressor(compressor);
    }
};

using Compressor = std::unique_ptr<libdeflate_compressor, CompressorDeleter>;

} // namespace

std::string gzip(std::string_view bytes) {
    thread_local const Compressor compressor(libdeflate_alloc_compressor(kLevel));
    if (compressor == nullptr) {
        throw Error(ErrorCode::io, "Cannot compress a tile: out of memory.");
    }
    std::string packed(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
    packed.resize(libdeflate_gzip_compress(
        compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
    return packed;
}

} // namespace huuco::tile
