// SPDX-License-Identifier: MIT
/// \file
/// Lays out the chain of one parcel, in Vietnamese or English.

#include "cli/explain_text.hpp"

#include "base/message_format.hpp"
#include "cli/shown_text.hpp"
#include "cli/status_words.hpp"
#include "cli/text_width.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/evidence.hpp>
#include <huuco/landuse/land_use.hpp>
#include <huuco/pipeline/check.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace huuco::cli {

namespace {

/// A word of the result and what it says.
struct Meaning {
    std::string_view id;
    const char* vi;
    const char* en;
};

/// Rules and sources.
constexpr std::array<Meaning, 35> kRules = {{
    {"no_code", "thửa không ghi mã loại đất", "no land code"},
    {"unknown_code", "mã loại đất không có trong bảng", "land code not in the table"},
    {"code_not_listed", "kế hoạch không tính mã loại đất này", "land code not in the plan"},
    {"crop_listed",
     "mã loại đất được tính, cây thuộc danh mục",
     "land code counts, crop on the list"},
    {"crop_not_listed", "cây không thuộc danh mục", "crop not on the list"},
    {"crop_unknown", "cây không có trong bảng", "crop not in the table"},
    {"blank_by_code", "không ghi cây: tính theo mã loại đất", "no crop: the land code decides"},
    {"blank_principal", "không ghi cây: kế hoạch coi là chủ lực", "no crop: the plan counts it"},
    {"blank_excluded", "không ghi cây: kế hoạch không tính", "no crop: the plan leaves it out"},
    {"mixed_not_counted", "kế hoạch không tính mã ghép", "the plan leaves compound codes out"},
    {"codes_alike", "các mã như nhau, không cần chia", "all codes alike, no split needed"},
    {"recorded_areas", "chia theo diện tích đã ghi", "split by recorded areas"},
    {"residential_limit", "chia theo hạn mức công nhận đất ở", "split by the residential limit"},
    {"equal_parts_assumed", "giả định chia đều", "equal parts assumed"},
    {"whole_parcel", "kế hoạch tính cả thửa", "the plan counts the whole parcel"},
    {"not_counted", "kế hoạch không tính", "not counted by the plan"},
    {"crops_alike", "các cây như nhau, không cần chia", "all crops alike, no split needed"},
    {"stated_areas", "chia theo diện tích hoặc tỷ lệ ghi cùng tên cây", "split by stated amounts"},
    {"first_crop", "tính theo cây ghi đầu", "the first crop decides"},
    {"register", "sổ chứng nhận", "register"},
    {"areas", "vùng hữu cơ đo ngoài thực địa", "surveyed organic area"},
    {"field", "trường của lớp thửa", "field of the parcels"},
    {"valid", "còn hiệu lực", "in force"},
    {"scheme_not_counted", "kế hoạch không tính tiêu chuẩn này", "scheme not counted by the plan"},
    {"scheme_not_organic", "không phải tiêu chuẩn hữu cơ", "no organic scheme"},
    {"scheme_unknown", "tiêu chuẩn không có trong bảng", "scheme not in the table"},
    {"scheme_blank", "không ghi tiêu chuẩn", "no scheme named"},
    {"not_yet_valid", "chưa có hiệu lực", "not yet in force"},
    {"expired", "đã hết hạn", "expired"},
    {"suspended", "bị đình chỉ hoặc thu hồi", "suspended or withdrawn"},
    {"conversion_not_over", "chưa đủ thời gian chuyển đổi", "conversion not over yet"},
    {"no_area", "được chứng nhận cho 0 m²", "certified for 0 m²"},
    {"stated", "theo tình trạng đã ghi", "by the status stated"},
    {"day_unread", "có ngày không đọc được", "a day cannot be read"},
    {"status_unknown",
     "tình trạng để trống hoặc không có trong bảng",
     "status blank or not in the table"},
}};

template <std::size_t count>
constexpr bool have_words(const std::array<std::string_view, count>& names) {
    return std::ranges::all_of(names, [](std::string_view name) {
        return std::ranges::find(kRules, name, &Meaning::id) != kRules.end();
    });
}

static_assert(have_words(kLandRuleNames));
static_assert(have_words(kEvidenceSourceNames));
static_assert(have_words(kEvidenceRuleNames));

constexpr std::array<Meaning, 8> kLandClasses = {{
    {"annual", "đất trồng cây hằng năm", "land for annual crops"},
    {"perennial", "đất trồng cây lâu năm", "land for perennial crops"},
    {"crop", "đất trồng cây, chưa rõ hằng năm hay lâu năm", "crop land of either kind"},
    {"forest", "đất rừng", "forest"},
    {"water", "đất có mặt nước", "land under water"},
    {"residential", "đất ở", "residential land"},
    {"other", "đất khác", "other land"},
    {"unknown", "chưa rõ loại đất", "land class not known"},
}};

constexpr std::array<Meaning, 9> kMapClasses = {{
    {"organic", "đất cây trồng chủ lực hữu cơ", "organic principal crops"},
    {"in_conversion",
     "đất cây trồng chủ lực đang chuyển đổi sang hữu cơ",
     "principal crops in conversion"},
    {"principal", "đất cây trồng chủ lực", "principal-crop land"},
    {"crop_other", "đất trồng cây khác", "other crop land"},
    {"forest", "đất rừng", "forest"},
    {"water", "đất có mặt nước", "land under water"},
    {"residential", "đất ở", "residential land"},
    {"other", "đất khác", "other land"},
    {"unknown", "chưa rõ loại đất", "land class not known"},
}};

constexpr std::array<Meaning, 3> kAreaMethods = {{
    {"planar", "diện tích trên mặt phẳng chiếu", "areas in the plane of the grid"},
    {"ellipsoidal", "diện tích trên ellipsoid", "areas on the ellipsoid"},
    {"legal", "diện tích pháp lý", "registered areas"},
}};

/// What an id says, with the id itself in brackets for those who look it up.
std::string meaning(std::span<const Meaning> meanings, std::string_view id, Language language) {
    const auto found = std::ranges::find(meanings, id, &Meaning::id);
    if (found == meanings.end()) {
        return std::string(id);
    }
    return fmt::format("{} [{}]", in_language(language, found->vi, found->en), id);
}

/// The same of an organic status.
std::string meaning_of_status(std::string_view id, Language language) {
    const std::string_view words = status_in_words(id, language);
    return words == id ? std::string(id) : fmt::format("{} [{}]", words, id);
}

/// A problem of the parcel: its kind in words, and what the result says of it.
std::string meaning_of(const ProblemTrace& problem, Language language) {
    return fmt::format(
        "{}{}: {}",
        problem_title(problem.kind, language),
        problem.fid ? fmt::format(" (fid {})", *problem.fid) : "",
        problem.note);
}

std::string area(double area_m2, Language language) {
    return format_number(area_m2, 1, language) + " m²";
}

std::string day(const std::string& iso, Language language) {
    const std::optional<Date> date = parse_date(iso);
    return date ? format_date(*date, language) : iso;
}

std::string quoted(const std::string& text, Language language) {
    return text.empty() ? in_language(language, "(trống)", "(blank)") : "\"" + text + "\"";
}

std::string key_of(const ParcelTrace& parcel) {
    if (parcel.parcel.empty()) {
        return "–";
    }
    return fmt::format("{}/{}/{}", parcel.commune, parcel.sheet, parcel.parcel);
}

std::string without_ground(Language language) {
    return in_language(
        language, "không dùng được hoặc không còn đất", "unusable, or no ground left");
}

/// One step: its name in a column of its own, then lines.
class Steps {
public:
    void add(std::string_view name, std::string_view line) {
        constexpr std::size_t kColumn = 16;
        const std::size_t width = std::min(width_of(name), kColumn - 1);
        m_text += fmt::format(
            "{}{}{}\n", name, std::string(kColumn - width, ' '), shown_on_one_line(line));
    }

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

std::string land_line(const ParcelTrace& parcel, Language language) {
    std::string line = fmt::format(
        "{} → {} → {}",
        quoted(parcel.land_code, language),
        parcel.land_code_2024.empty() ? "?" : parcel.land_code_2024,
        meaning(kLandClasses, parcel.land_class, language));
    if (!parcel.code_split.empty()) {
        line += "; " + meaning(kRules, parcel.code_split, language);
    }
    return line;
}

std::string crop_line(const ParcelTrace& parcel, Language language) {
    std::string line = quoted(parcel.crop_as_written, language);
    if (!parcel.crop.empty()) {
        line += " → " + parcel.crop;
    }
    if (!parcel.crop_split.empty()) {
        line += "; " + meaning(kRules, parcel.crop_split, language);
    }
    return line;
}

std::string principal_line(const ParcelTrace& parcel, Language language) {
    double all_m2 = 0.0;
    double principal_m2 = 0.0;
    for (const PieceTrace& piece : parcel.pieces) {
        all_m2 += piece.area_m2;
        principal_m2 += piece.principal_m2;
    }
    const double percent = all_m2 > 0.0 ? 100.0 * principal_m2 / all_m2 : 0.0;
    return fmt::format(
        "{} {} {} ({} %): {}",
        area(principal_m2, language),
        in_language(language, "trong", "of"),
        area(all_m2, language),
        format_number(percent, 1, language),
        meaning(kRules, parcel.land_rule, language));
}

std::string row_line(const EvidenceTrace& row, Language language) {
    std::string line = message_in(
        language,
        "{} dòng {}: {} ({}), ghi {}",
        "{} row {}: {} ({}), says {}",
        row.file,
        Digits{row.row},
        row.certificate.empty() ? in_language(language, "không số", "no number") : row.certificate,
        row.scheme,
        quoted(row.written, language));
    const auto add_day = [&](const char* vi, const char* en, const std::string& iso) {
        if (!iso.empty()) {
            line += fmt::format(", {} {}", in_language(language, vi, en), day(iso, language));
        }
    };
    add_day("cấp", "issued", row.issued);
    add_day("hết hạn", "expires", row.expires);
    add_day("chuyển đổi từ", "conversion since", row.conversion_start);
    add_day("đình chỉ hoặc thu hồi từ", "suspended or withdrawn on", row.suspended_on);
    if (row.area_m2) {
        line += ", " + area(*row.area_m2, language);
    }
    line += " → " + meaning_of_status(row.status, language);
    return row.decides ? line + in_language(language, "  ← quyết định", "  ← decides") : line;
}

/// What the parcel gets of its certified area, and why less; empty where it gets all.
std::string certified_line(const ParcelTrace& parcel, double certified_m2, Language language) {
    constexpr double kShown_m2 = 0.05; // areas have one decimal here
    double ground_m2 = 0.0;
    double principal_m2 = 0.0;
    double counted_m2 = 0.0;
    for (const PieceTrace& piece : parcel.pieces) {
        ground_m2 += piece.area_m2;
        principal_m2 += piece.principal_m2;
        counted_m2 += piece.organic_m2 + piece.in_conversion_m2;
    }
    if (counted_m2 <= 0.0 || certified_m2 - counted_m2 < kShown_m2) {
        return {};
    }
    std::string why;
    const auto add = [&](std::string reason) {
        why += (why.empty() ? "" : "; ") + std::move(reason);
    };
    if (!parcel.namesakes.empty()) {
        add(message_in(
            language,
            "diện tích ấy là của mọi đối tượng cùng xã, tờ, thửa (còn có fid {}), chia theo đất",
            "that area is of all features with this commune, sheet and number (also fid {}), "
            "spread over their ground",
            fmt::join(parcel.namesakes, ", ")));
    } else if (certified_m2 - ground_m2 >= kShown_m2) {
        add(message_in(
            language,
            "thửa chỉ có {} đất trong kết quả",
            "the parcel has only {} of ground in the result",
            area(ground_m2, language)));
    }
    if (ground_m2 - principal_m2 >= kShown_m2) {
        add(message_in(
            language,
            "chỉ đất cây trồng chủ lực được tính, {} trong {}",
            "only principal-crop land counts, {} of {}",
            area(principal_m2, language),
            area(ground_m2, language)));
    }
    return why.empty() ? why
                       : message_in(
                             language,
                             "được chứng nhận {}, ở đây tính {}: {}",
                             "certified for {}, of which {} count here: {}",
                             area(certified_m2, language),
                             area(counted_m2, language),
                             why);
}

/// What the registers say about a parcel.
void add_rows(const ParcelTrace& parcel, Language language, Steps& steps) {
    std::string name = in_language(language, "Căn cứ đã xét", "Evidence");
    for (const EvidenceTrace& row : parcel.rows) {
        steps.add(name, row_line(row, language));
        name.clear();
        for (const ProblemTrace& problem : row.problems) {
            steps.add("", "  " + meaning_of(problem, language));
        }
        const std::string limit = row.decides && row.area_m2
                                      ? certified_line(parcel, *row.area_m2, language)
                                      : std::string();
        if (!limit.empty()) {
            steps.add("", "  " + limit);
        }
    }
}

std::string piece_line(const PieceTrace& piece, Language language) {
    std::string line = piece.village_id.empty()
                           ? in_language(language, "ngoài các thôn", "outside the villages")
                           : fmt::format("{} ({})", piece.village_name, piece.village_id);
    line += ": " + area(piece.area_m2, language);
    const auto add = [&](const char* vi, const char* en, double part_m2) {
        if (part_m2 > 0.0) {
            line += fmt::format(", {} {}", in_language(language, vi, en), area(part_m2, language));
        }
    };
    add("chủ lực", "principal", piece.principal_m2);
    add("hữu cơ", "organic", piece.organic_m2);
    add("chuyển đổi", "in conversion", piece.in_conversion_m2);
    return line + "; " + meaning(kMapClasses, piece.map_class, language);
}

std::string decision_line(const PieceTrace& piece, Language language) {
    if (piece.evidence.empty()) {
        return in_language(
            language,
            "không căn cứ nào nói về phần này → chưa rõ [unknown]",
            "nothing speaks about this piece → unknown [unknown]");
    }
    std::string line = meaning(kRules, piece.evidence, language);
    if (!piece.certificate.empty()) {
        line += " " + piece.certificate;
    }
    return fmt::format(
        "{}: {} → {}",
        line,
        meaning(kRules, piece.evidence_rule, language),
        meaning_of_status(piece.organic_status, language));
}

} // namespace

std::string
chain_text(const Explanation& explanation, const ParcelTrace& parcel, Language language) {
    const auto say = [language](const char* vi, const char* en) {
        return in_language(language, vi, en);
    };
    Steps steps;
    steps.add(say("Thửa", "Parcel"), fmt::format("{} (fid {})", key_of(parcel), parcel.fid));
    steps.add(
        say("Đầu vào", "Input"),
        fmt::format(
            "{}; {}; {}; {}, {}",
            fmt::join(explanation.parcels_files, ", "),
            explanation.plan,
            day(explanation.reference_date, language),
            meaning(kAreaMethods, explanation.area_method, language),
            explanation.working_crs));
    steps.add(
        say("Hình thể", "Geometry"),
        parcel.pieces.empty() ? without_ground(language)
        : parcel.is_repaired  ? say("đã sửa", "repaired")
                              : say("dùng như trong tệp", "as it came"));
    for (const ProblemTrace& problem : parcel.problems) {
        steps.add("", meaning_of(problem, language));
    }
    if (parcel.pieces.empty()) {
        return steps.text();
    }
    steps.add(say("Loại đất", "Land code"), land_line(parcel, language));
    steps.add(say("Cây trồng", "Crop"), crop_line(parcel, language));
    steps.add(say("Đất chủ lực", "Principal"), principal_line(parcel, language));
    if (parcel.rows.empty()) {
        steps.add(
            say("Căn cứ đã xét", "Evidence"),
            explanation.has_register
                ? say("sổ chứng nhận không nêu thửa", "no register row names the parcel")
                : say("không có sổ chứng nhận", "no register was given"));
    }
    add_rows(parcel, language, steps);
    std::string said;
    for (const PieceTrace& piece : parcel.pieces) {
        steps.add(say("Phần đất", "Piece"), piece_line(piece, language));
        steps.add(say("  quyết định", "  decided by"), decision_line(piece, language));
        const std::string& reason = language == Language::vi ? piece.reason_vi : piece.reason_en;
        if (reason != said) {
            steps.add(say("  lý do", "  reason"), reason);
            said = reason;
        }
    }
    return steps.text();
}

std::string list_text(const std::vector<ParcelTrace>& parcels, Language language) {
    std::string text;
    for (const ParcelTrace& parcel : parcels) {
        const bool is_without_pieces = parcel.pieces.empty() && !parcel.problems.empty();
        text += fmt::format(
            "  fid={}  {}  {}\n",
            parcel.fid,
            key_of(parcel),
            is_without_pieces ? without_ground(language)
                              : quoted(parcel.land_code, language) + "  " + parcel.crop);
    }
    return text;
}

} // namespace huuco::cli
