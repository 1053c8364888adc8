// SPDX-License-Identifier: MIT
/// \file
/// The fingerprint of a file, by which an auditor recognises an input.

#include <huuco/base/error.hpp>
#include <huuco/io/file_hash.hpp>

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <cstdio>
#include <memory>
#include <vector>

namespace huuco {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20U;

struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

struct CloseFile {
    void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
};

void check(int status) {
    if (status != 1) {
        throw Error(ErrorCode::io, "the library of hash functions refused to compute a SHA-256");
    }
}

} // namespace

std::string sha256_of_file(const std::filesystem::path& path) {
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        throw Error(ErrorCode::io, fmt::format("{}: cannot be opened for reading", path.string()));
    }
    const std::unique_ptr<EVP_MD_CTX, FreeDigest> context(EVP_MD_CTX_new());
    check(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr));
    std::vector<unsigned char> piece(kPiece);
    std::size_t count = 0;
    while ((count = std::fread(piece.data(), 1, piece.size(), file.get())) > 0) {
        check(EVP_DigestUpdate(context.get(), piece.data(), count));
    }
    if (std::ferror(file.get()) != 0) {
        throw Error(ErrorCode::io, fmt::format("{}: cannot be read to its end", path.string()));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    check(EVP_DigestFinal_ex(context.get(), digest.data(), &length));
    std::string hex;
    for (unsigned int i = 0; i < length; ++i) {
        hex += fmt::format("{:02x}", digest[i]);
    }
    return hex;
}

} // namespace huuco
