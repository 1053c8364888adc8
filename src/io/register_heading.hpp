// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The heading of a column of certificates, however an office words it.

#include <string>
#include <string_view>

namespace huuco::io {

/// A heading as it is compared with another.
struct RegisterHeading {
    std::string key;         ///< its words, with one name for a certificate and without hints
    std::string general_key; ///< the same without *hữu cơ*, which tells little in such a table

    /// True where the heading says of itself that it is about organic land.
    [[nodiscard]] bool says_organic() const { return key != general_key; }

    /// True when it is the other, or the other with *hữu cơ* added. Any word more is another thing:
    /// `Số giấy chứng nhận QSDĐ` is that of the land.
    [[nodiscard]] bool fits(const RegisterHeading& known) const {
        return !known.key.empty() && (key == known.key || general_key == known.key);
    }
};

/// Reads a heading as name_key does, and without any punctuation. *Giấy chứng nhận*, *giấy CN*,
/// *GCN* and *chứng nhận* are one; *HC* is *hữu cơ*; how a day is to be written (`dd/mm/yyyy`) and
/// *nếu có* are no part of a name.
///
/// \pre the heading is UTF-8
[[nodiscard]] RegisterHeading read_register_heading(std::string_view heading);

/// True for a head over several columns that makes a day, number or area below it that of another
/// thing: the certificate of land, a person's papers, a contract, a certificate of good practice,
/// the conversion or a suspension. One with a figure in it is a title.
///
/// \pre the heading is UTF-8
[[nodiscard]] bool heads_other_thing(std::string_view heading);

} // namespace huuco::io
