// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Where the columns of a register get their names: in one row, or in two of which the upper one
/// stands over groups of columns.

#include "io/column_search.hpp"

#include <huuco/base/csv.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huuco::io {

/// Knows the header of a register when it sees it.
class RegisterHead {
public:
    /// \param search  outlives the object
    explicit RegisterHead(const ColumnSearch& search) : m_search(&search) {}

    /// The header that begins in a row: it names two columns or more, one of which has a part of
    /// the key; a title names no column.
    ///
    /// Together with the row below it is one header of two rows where this names all columns that
    /// the row alone does (for a row that is none alone: the lower one) and at least one more. Of
    /// forms with `Chứng nhận` over `Số hiệu`, `Ngày cấp` and `Ngày hết hạn`, other heads reaching
    /// over both rows, such a column is called by the lower cell, by both (`Số hiệu Chứng nhận`,
    /// `Hiệu lực từ`) where only that is a known name, and by both, the upper one first, where
    /// neither is. A row of values never passes: below a known name a value makes it unknown.
    ///
    /// Both make it another thing where together they say so (`Đình chỉ` over `Từ ngày`), and where
    /// the upper one is about another (see heads_other_thing): `Ngày cấp` below `Giấy chứng nhận
    /// QSDĐ` is no day of a certificate. Two such rows are one header though this names fewer
    /// columns than the lower one alone.
    ///
    /// \param row, below  cells of two rows that follow one another; none where there is no second
    /// \returns nothing where no header begins there
    [[nodiscard]] std::optional<TableHeader>
    begins_in(const std::vector<std::string>& row, const std::vector<std::string>& below) const;

private:
    /// Two rows as one.
    struct Joined {
        std::vector<std::string> names;
        bool has_other_thing = false; ///< a name below a head that makes it another thing
    };

    [[nodiscard]] bool is_known(std::string_view name) const;
    [[nodiscard]] std::optional<CertificateRole> role_of(std::string_view name) const;
    [[nodiscard]] std::string head_of(std::string_view upper, std::string_view lower) const;
    [[nodiscard]] std::vector<std::string_view>
    heads_above(const std::vector<std::string>& upper, const std::vector<std::string>& lower) const;
    [[nodiscard]] Joined
    join(const std::vector<std::string>& upper, const std::vector<std::string>& lower) const;

    const ColumnSearch* m_search;
};

/// True for a row that numbers the columns, as forms have one below their header: `(1)`, `(2)`,
/// `(3)`, each one more than the one before, columns without a number among them. A row of bare
/// numbers may be one of values.
[[nodiscard]] bool numbers_columns(std::span<const std::string_view> cells);

} // namespace huuco::io
