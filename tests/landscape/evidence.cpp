// SPDX-License-Identifier: MIT

/// \file
/// Drawing certificates.

#include "evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace landscape {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Schemes under which land counts as organic, as people write them.
constexpr std::array<std::string_view, 6> counted_schemes =
    {"TCVN 11041-2:2017", "TCVN11041", "TCVN 11041-2", "EU", "USDA", "JAS"};

std::string vietnamese_date(sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format(
        "{:02}/{:02}/{:04}",
        static_cast<unsigned>(date.day()),
        static_cast<unsigned>(date.month()),
        static_cast<int>(date.year()));
}

/// A scheme that fits the crop: rice and tea have parts of the standard of their own.
std::string draw_scheme(const Attributes& attributes, Random& random) {
    if (attributes.land_code.starts_with("LU") && random.chance(200)) {
        return "TCVN 11041-5:2018";
    }
    if (attributes.crop.starts_with("Ch") && attributes.crop.ends_with("è") && random.chance(300)) {
        return "TCVN 11041-6:2018";
    }
    return std::string(counted_schemes[static_cast<std::size_t>(random.below(6))]);
}

bool is_counted(std::string_view scheme) {
    return scheme.starts_with("TCVN") || scheme == "EU" || scheme == "USDA" || scheme == "JAS";
}

} // namespace

sys_days to_days(Date date) {
    return std::chrono::year{date.year} / date.month / date.day;
}

std::string iso_text(sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format(
        "{:04}-{:02}-{:02}",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()));
}

std::string status_text(std::string_view status, const Options& options) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> names = {{
        {"certified", "Đã chứng nhận hữu cơ"},
        {"in_conversion", "Đang chuyển đổi"},
        {"expired", "Hết hạn chứng nhận"},
        {"suspended", "Đình chỉ / thu hồi"},
        {"self_declared", "Theo hướng hữu cơ (tự công bố)"},
        {"planned", "Đăng ký / quy hoạch"},
    }};
    for (const auto& [id, name] : names) {
        if (options.vietnamese_status && id == status) {
            return std::string(name);
        }
    }
    return std::string(status);
}

Standing standing_of(const Certificate& certificate, sys_days date) {
    const bool is_valid = certificate.issued <= date && date <= certificate.expires;
    if (!is_valid || !is_counted(certificate.scheme)) {
        return Standing::none;
    }
    if (certificate.status == "certified") {
        return Standing::organic;
    }
    return certificate.status == "in_conversion" ? Standing::in_conversion : Standing::none;
}

Register::Register(const Options& options) : m_options(options), m_date(to_days(options.date)) {}

std::string Register::next_number() {
    return fmt::format("VN-HC-{:06}", ++m_certificates);
}

/// From none to one parcel in nineteen: some villages have nothing, some are far ahead.
int Register::organic_per_mille(int village) const {
    if (village == 0 || village % 5 == 4) {
        return 0;
    }
    const auto draw = static_cast<int>(hash(m_options.size.seed, village, 5) % 26);
    return village % 7 == 2 ? 40 + draw / 2 : draw * 3 / 4;
}

Certificate Register::valid_certificate(const ParcelFacts& facts, Random& random) {
    Certificate result;
    result.scheme = draw_scheme(*facts.attributes, random);
    result.status = "certified";
    result.number = next_number();
    result.issued = m_date - days(random.between(10, 700));
    result.expires = m_date + days(random.between(5, 700));
    return result;
}

void Register::add(const Row& row, bool repeated) {
    const ParcelFacts& facts = *row.facts;
    const bool iso = hash(m_options.size.seed, m_certificates, 12) % 5 < 3;
    const auto date = [&](sys_days day) { return iso ? iso_text(day) : vietnamese_date(day); };
    m_rows.push_back(fmt::format(
        "{},{},{},{},{},{},{},{},{},{},{},{},HTX hữu cơ {:02}\n",
        m_options.communes[static_cast<std::size_t>(facts.key.commune)],
        facts.key.sheet,
        facts.key.number,
        facts.attributes->crop,
        row.certificate.scheme,
        status_text(row.certificate.status, m_options),
        row.certificate.number,
        date(row.certificate.issued),
        date(row.certificate.expires),
        row.area_m2,
        row.conversion_start,
        row.suspended_on,
        facts.village % 20 + 1));
    if (repeated) {
        m_rows.push_back(m_rows.back());
        ++m_duplicates;
    }
}

/// Rows that make a parcel organic, in the ways that need care.
void Register::add_organic(const ParcelFacts& facts, Random& random, Verdict& verdict) {
    Certificate certificate = valid_certificate(facts, random);
    const int way = random.below(100);
    if (way >= 80 && way < 85) {
        certificate.expires = m_date;
    } else if (way >= 85 && way < 90) {
        certificate.issued = m_date;
    }
    std::string area;
    const bool partly = m_options.buffer_strips && way < 55 && facts.is_whole &&
                        facts.attributes->principal_sixths == 6 && random.chance(400);
    if (partly) {
        const std::int64_t whole = facts.twice_area_mm2 / 200'000;
        verdict.certified_decimetres = whole * random.between(60, 95) / 100;
        area = fmt::format(
            "{}.{}", verdict.certified_decimetres / 10, verdict.certified_decimetres % 10);
    }
    add({&facts, certificate, area, "", ""}, way >= 72 && way < 80);
    Certificate other = certificate;
    other.number = next_number();
    if (way >= 55 && way < 64) {
        other.scheme = certificate.scheme == "EU" ? "USDA" : "EU";
        other.status = "suspended";
        add({&facts, other, "", "", iso_text(m_date - days(9))});
    } else if (way >= 64 && way < 72) {
        other.expires = certificate.issued - days(1);
        other.issued = other.expires - days(365);
        add({&facts, other, "", "", ""});
    } else if (way >= 90 && way < 95) {
        other.scheme = "JAS";
        other.status = "in_conversion";
        add({&facts, other, "", iso_text(other.issued), ""});
    } else if (way >= 95) {
        other.scheme = "VietGAP";
        add({&facts, other, "", "", ""});
    }
}

void Register::add_conversion(const ParcelFacts& facts, Random& random) {
    Certificate certificate = valid_certificate(facts, random);
    certificate.status = "in_conversion";
    add({&facts, certificate, "", iso_text(certificate.issued), ""});
}

/// Rows that prove nothing on the reference date.
void Register::add_neither(const ParcelFacts& facts, Random& random) {
    Certificate certificate = valid_certificate(facts, random);
    std::string suspended_on;
    switch (random.below(9)) {
    case 0:
        certificate.expires = m_date - days(1);
        certificate.issued = m_date - days(731);
        break;
    case 1:
        certificate.status = "expired";
        certificate.expires = m_date - days(random.between(1, 400));
        certificate.issued = certificate.expires - days(730);
        break;
    case 2:
        certificate.status = "suspended";
        suspended_on = iso_text(m_date - days(3));
        break;
    case 3:
        add({&facts, certificate, "", "", ""});
        certificate.status = "suspended";
        suspended_on = iso_text(m_date);
        break;
    case 4:
        certificate.scheme = "PGS";
        break;
    case 5:
        certificate.scheme = "VietGAP";
        break;
    case 6:
        certificate.issued = m_date + days(1);
        break;
    case 7:
        certificate.status = "planned";
        break;
    default:
        certificate.scheme = "PGS";
        certificate.status = "in_conversion";
    }
    add({&facts, certificate, "", "", suspended_on});
}

Verdict Register::draw(const ParcelFacts& facts) {
    Random random(hash(m_options.size.seed, facts.parcel, 202));
    Verdict verdict;
    const Attributes& attributes = *facts.attributes;
    const int draw = random.below(1000);
    if (attributes.principal_sixths == 0) {
        // Certificates on land that is no principal-crop land prove nothing for the figure.
        if (draw < 3 && facts.village != 0 && !attributes.crop.empty()) {
            verdict.is_named = true;
            add_organic(facts, random, verdict);
            verdict.certified_decimetres = -1;
        }
        return verdict;
    }
    const int organic = organic_per_mille(facts.village);
    if (draw < organic) {
        add_organic(facts, random, verdict);
        verdict.standing = Standing::organic;
        verdict.is_named = true;
    } else if (draw < organic + 12) {
        add_conversion(facts, random);
        verdict.standing = Standing::in_conversion;
        verdict.is_named = true;
    } else if (draw < organic + 24 && !facts.is_surveyed) {
        add_neither(facts, random);
        verdict.is_named = true;
    }
    return verdict;
}

RegisterCounts Register::write(std::ostream& out) {
    RegisterCounts counts;
    counts.matched = static_cast<std::int64_t>(m_rows.size());
    counts.duplicates = m_duplicates;
    Random random(mix(m_options.size.seed + 41));
    counts.unmatched = std::max(3, m_options.size.parcels / 800);
    const Attributes nothing{"CLN", "Chè", "", "", 6, true};
    for (int k = 0; k < counts.unmatched; ++k) {
        ParcelFacts facts;
        facts.key = {0, random.between(1, 9), 70000 + k, Kind::upland};
        facts.attributes = &nothing;
        add({&facts, valid_certificate(facts, random), "", "", ""});
    }
    for (std::size_t k = m_rows.size(); k > 1; --k) {
        std::swap(
            m_rows[k - 1], m_rows[static_cast<std::size_t>(random.below(static_cast<int>(k)))]);
    }
    counts.rows = static_cast<std::int64_t>(m_rows.size());
    out << "MAXA,SOTO,SOTHUA,CROP,SCHEME,STATUS,CERT_NO,ISSUED,EXPIRES,AREA_M2,CONVERSION_START,"
           "SUSPENDED_ON,HOLDER\n";
    for (const auto& row : m_rows) {
        out << row;
    }
    return counts;
}

std::vector<Certificate> survey_certificates(const Options& options, int surveys) {
    Random random(mix(options.size.seed + 51));
    const sys_days date = to_days(options.date);
    std::vector<Certificate> result;
    for (int k = 0; k < surveys; ++k) {
        Certificate certificate;
        certificate.scheme = counted_schemes[static_cast<std::size_t>(random.below(6))];
        certificate.status = "certified";
        certificate.number = fmt::format("VN-KV-{:04}", k + 1);
        certificate.issued = date - days(random.between(20, 500));
        certificate.expires = date + days(random.between(20, 500));
        switch (k % 6) {
        case 2:
            certificate.status = "in_conversion";
            break;
        case 4:
            certificate.scheme = "PGS";
            break;
        case 5:
            certificate.expires = date - days(15);
            certificate.issued = date - days(600);
            break;
        default:
            break;
        }
        result.push_back(std::move(certificate));
    }
    return result;
}

} // namespace landscape
