// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Columns of certificates that are missing, or may be there under a name that nobody knows.

#include <huuco/base/language.hpp>
#include <huuco/io/field_recognition.hpp>
#include <huuco/io/layer_sample.hpp>

#include <span>
#include <string>
#include <vector>

namespace huuco {

/// A register or a layer of organic areas, as far as its columns tell something.
struct CertificateSource {
    const std::string& path; ///< as the user named it
    std::span<const std::string> header;
    const LayerSample& sample; ///< one column of it a column
    const CertificateColumns& columns;
};

/// Tells of a source without status or scheme that none of its certificates counts, of one without
/// a day of expiry that none expires, and of one without certificate numbers, where a row states a
/// suspension or another column may hold them, that none ends another row; of numbers that look
/// like those of certificates of land; and of a column of days that is not used, for a certificate
/// that ends on a day that nobody reads counts for ever.
void tell_certificate_columns(
    const CertificateSource& source,
    Language language,
    std::vector<std::string>& warnings);

} // namespace huuco
