// SPDX-License-Identifier: MIT
/// \file
/// The fingerprint of a file, by which an auditor recognises an input.

#include "base/message_format.hpp"
#include "io/open_file.hpp"
#include "io/sha256.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/file_hash.hpp>

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <memory>
#include <vector>

namespace huuco {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20U;

void check(int status) {
    if (status != 1) {
        throw Error(
            ErrorCode::io,
            Message{
                "thư viện hàm băm không tính được SHA-256",
                "the library of hash functions refused to compute a SHA-256"});
    }
}

} // namespace

namespace io {

Sha256::Sha256() : m_context(EVP_MD_CTX_new()) {
    check(EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr));
}

void Sha256::update(const void* bytes, std::size_t count) {
    check(EVP_DigestUpdate(m_context.get(), bytes, count));
}

std::string Sha256::finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    check(EVP_DigestFinal_ex(m_context.get(), digest.data(), &length));
    std::string hex;
    for (unsigned int i = 0; i < length; ++i) {
        hex += fmt::format("{:02x}", digest[i]);
    }
    return hex;
}

} // namespace io

std::string sha256_of_file(const std::filesystem::path& path, const std::stop_token& stop) {
    const io::File file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        throw Error(
            ErrorCode::io,
            message("{}: không mở được để đọc", "{}: cannot be opened for reading", path.string()));
    }
    io::Sha256 hash;
    std::vector<unsigned char> piece(kPiece);
    std::size_t count = 0;
    while ((count = std::fread(piece.data(), 1, piece.size(), file.get())) > 0) {
        hash.update(piece.data(), count);
        if (stop.stop_requested()) {
            throw Error(
                ErrorCode::cancelled,
                message(
                    "{}: đã dừng tính mã kiểm tra",
                    "{}: its fingerprint was given up",
                    path.string()));
        }
    }
    if (std::ferror(file.get()) != 0) {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được đến hết tệp", "{}: cannot be read to its end", path.string()));
    }
    return hash.finish();
}

} // namespace huuco
