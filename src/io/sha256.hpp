// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// SHA-256 of bytes that come in pieces; the only header that includes OpenSSL.

#include <openssl/evp.h>

#include <cstddef>
#include <memory>
#include <string>

namespace huuco::io {

/// Takes bytes in pieces and gives their fingerprint. Method: FIPS 180-4.
class Sha256 {
public:
    /// \throws Error `io` when the library refuses
    Sha256();

    void update(const void* bytes, std::size_t count);

    /// 64 lower-case hexadecimal digits; the end of the object's work.
    [[nodiscard]] std::string finish();

private:
    struct FreeDigest {
        void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
    };

    std::unique_ptr<EVP_MD_CTX, FreeDigest> m_context;
};

} // namespace huuco::io
