// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Certificates: the register's rows and the surveyed polygons, and what they prove.

#include "attributes.hpp"
#include "options.hpp"
#include "random.hpp"
#include "truth.hpp"

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace landscape {

/// One certificate as a register or a survey states it.
struct Certificate {
    std::string scheme;
    std::string status; ///< id of a status: certified, in_conversion, …
    std::string number;
    std::chrono::sys_days issued;
    std::chrono::sys_days expires;
};

/// What is known of a parcel when evidence is drawn for it.
struct ParcelFacts {
    std::int32_t parcel = 0;
    ParcelKey key;
    int village = 0;          ///< of its first cell, 0 outside
    bool is_surveyed = false; ///< a surveyed polygon covers part of it
    bool is_whole = true;     ///< one atom only
    std::int64_t twice_area_mm2 = 0;
    const Attributes* attributes = nullptr;
};

/// What the register says of a parcel.
struct Verdict {
    bool is_named = false;
    Standing standing = Standing::none;
    std::int64_t certified_decimetres = -1; ///< area stated by the certificate in 0.1 m2, or -1
};

/// The certificate register, drawn parcel by parcel.
class Register {
public:
    explicit Register(const Options& options);

    /// Decides whether the register names a parcel, and writes its rows.
    Verdict draw(const ParcelFacts& facts);

    /// Adds rows for parcels that do not exist, shuffles all rows and writes them as CSV.
    /// \returns the counts
    RegisterCounts write(std::ostream& out);

private:
    struct Row {
        const ParcelFacts* facts;
        Certificate certificate;
        std::string area_m2;
        std::string conversion_start;
        std::string suspended_on;
    };

    void add(const Row& row, bool repeated = false);
    void add_organic(const ParcelFacts& facts, Random& random, Verdict& verdict);
    void add_conversion(const ParcelFacts& facts, Random& random);
    void add_neither(const ParcelFacts& facts, Random& random);
    [[nodiscard]] Certificate valid_certificate(const ParcelFacts& facts, Random& random);
    [[nodiscard]] std::string next_number();
    [[nodiscard]] int organic_per_mille(int village) const;

    const Options& m_options;
    std::chrono::sys_days m_date;
    std::int64_t m_certificates = 0;
    std::vector<std::string> m_rows;
    std::int64_t m_duplicates = 0;
};

/// Certificates of the surveyed polygons, position 0 is survey 1.
[[nodiscard]] std::vector<Certificate> survey_certificates(const Options& options, int surveys);

/// What a certificate proves on the reference date. \pre it is not suspended
[[nodiscard]] Standing standing_of(const Certificate& certificate, std::chrono::sys_days date);

/// Status as the options want it written: its id, or its Vietnamese name.
[[nodiscard]] std::string status_text(std::string_view status, const Options& options);

[[nodiscard]] std::chrono::sys_days to_days(Date date);

/// YYYY-MM-DD
[[nodiscard]] std::string iso_text(std::chrono::sys_days day);

} // namespace landscape
