// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Reads what stands beside the parcels in its own encoding, or else in that of the option.

#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>

#include <exception>
#include <string>

namespace huuco {

/// Reads without an encoding, and once more with that of the option where this fails for the
/// content: the option is about the parcels, but offices rarely mix. UTF-8 is tried first: what can
/// be read so is hardly ever anything else.
///
/// \param encoding  of the option; without one the first failure stands
/// \param read      is handed the encoding, empty where the text shall tell it; leaves nothing
///                  behind when it throws
/// \returns what `read` does
/// \throws Error as `read`
template <typename Read>
auto with_encoding_of_option(const std::string& encoding, Read read) {
    const bool is_utf8 = !encoding.empty() && coding_of(encoding) == TextCoding{};
    std::exception_ptr refusal;
    try {
        return read(is_utf8 ? encoding : std::string());
    } catch (const Error& error) {
        if (error.code() != ErrorCode::format || encoding.empty()) {
            throw;
        }
        refusal = std::current_exception();
    }
    try {
        return read(is_utf8 ? std::string() : encoding);
    } catch (const Error&) {
        if (is_utf8) { // the sentence about what the user has named
            std::rethrow_exception(refusal);
        }
        throw;
    }
}

} // namespace huuco
