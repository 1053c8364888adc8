// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Certification schemes in text as people write it.

#include "words.hpp"

#include <huuco/landuse/tables.hpp>

#include <string_view>
#include <vector>

namespace huuco::detail {

/// Finds schemes by their longest name of whole words: `Chứng nhận hữu cơ theo TCVN 11041-2:2017`,
/// `hữu cơ EU (Control Union)`.
///
/// Words of certification, years and names of bodies in capitals round a name do not matter. Any
/// other word or number makes the text unknown: `TCVN 11041-3` is about animals, `không có EU` is
/// no certification.
class SchemeNames {
public:
    /// \pre the tables outlive the object
    explicit SchemeNames(const Tables& tables);

    /// The schemes of a text, in order; empty when it is not understood.
    [[nodiscard]] std::vector<const Scheme*> read(std::string_view text) const;

private:
    const Tables* m_tables;
    WordNames m_names;
};

} // namespace huuco::detail
