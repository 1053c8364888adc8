// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The rows of registers, packed: a country has millions of them.

#include <huuco/base/text_pool.hpp>
#include <huuco/model/certificate.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace huuco {

/// Certificates in 72 bytes each and their distinct texts; a `Certificate` takes 350 and more.
class CertificateTable {
public:
    /// \pre a stated area is not negative: what is less than 0 stands for none
    void push_back(const Certificate& row);

    /// Appends the rows of another table.
    void append(CertificateTable other);

    /// Gives back the memory that only `push_back` needs.
    void settle();

    [[nodiscard]] std::size_t size() const noexcept { return m_rows.size(); }

    [[nodiscard]] bool empty() const noexcept { return m_rows.empty(); }

    /// A row as it was put in. \pre the index is less than `size`
    [[nodiscard]] Certificate operator[](std::size_t index) const;

    /// Parts of the key of a row; valid until a row is put in.
    [[nodiscard]] std::string_view commune(std::size_t index) const noexcept;
    [[nodiscard]] std::string_view sheet(std::size_t index) const noexcept;
    [[nodiscard]] std::string_view parcel(std::size_t index) const noexcept;

    /// Scheme and status as a row has them; valid until a row is put in.
    [[nodiscard]] std::string_view scheme(std::size_t index) const noexcept;
    [[nodiscard]] std::string_view status(std::size_t index) const noexcept;

    /// Whether any row states a certified area.
    [[nodiscard]] bool has_areas() const noexcept;

    /// How many rows say what an earlier one says, all but where they stand.
    [[nodiscard]] std::size_t count_duplicates() const;

private:
    static constexpr std::size_t kTexts = 8;
    static constexpr std::size_t kDays = 4;

    /// What a row says.
    struct Content {
        std::array<TextPool::Number, kTexts> texts{};
        std::array<std::int32_t, kDays> days{}; ///< since 1970, or kNoDay, kUnreadDay
        double area_m2 = 0.0;                   ///< or kNoArea, kUnreadArea

        friend auto operator<=>(const Content&, const Content&) = default;
    };

    struct Row {
        Content content;
        std::uint64_t row = 0;
        TextPool::Number source = 0;
    };

    TextPool m_texts;
    std::vector<Row> m_rows;
};

} // namespace huuco
