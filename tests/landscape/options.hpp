// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What a person can ask of the generator.

#include "land.hpp"
#include "text_encoding.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace landscape {

/// Day of the Gregorian calendar.
struct Date {
    int year = 2026;
    int month = 6;
    int day = 30;

    friend auto operator<=>(const Date&, const Date&) = default;
};

/// Families of field names, as cadastral programs write them.
enum class FieldNames : std::uint8_t { famis, vilis, vbdlis, cad };

/// Settings of a run.
struct Options {
    std::filesystem::path directory;            ///< where the files go; made when missing
    LandSize size;                              ///< parcels, villages, communes, seed
    std::vector<std::string> communes{"02530"}; ///< codes of the old communes, west to east
    Date date;                                  ///< reference date
    FieldNames fields = FieldNames::famis;
    Encoding encoding = Encoding::utf8;
    std::map<std::string, int> defects; ///< kind and how many
    bool plain_names = false;           ///< names of people and places without marks
    bool village_field = false;         ///< parcels carry their village's name
    bool vietnamese_status = false;     ///< statuses of the register in Vietnamese
    bool buffer_strips = false;         ///< some certificates cover part of a parcel
    bool with_z = false;                ///< PolygonZ
    bool write_prj = true;
    bool write_cpg = true;
    std::string cpg; ///< content of .cpg; the true name when empty
};

/// Reads `kind=count,…`, where a count is a number or a part of the parcels such as `0.1%`, and the
/// kind `all` shares its count out among all kinds, at least one each.
///
/// \throws std::invalid_argument for an unknown kind or a bad number
[[nodiscard]] std::map<std::string, int> parse_defects(const std::string& text, int parcels);

/// Reads YYYY-MM-DD. \throws std::invalid_argument when it is no such day
[[nodiscard]] Date parse_date(const std::string& text);

} // namespace landscape
