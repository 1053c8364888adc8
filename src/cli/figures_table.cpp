// SPDX-License-Identifier: MIT
/// \file
/// Lays out the table of the result, in Vietnamese or English.

#include "cli/figures_table.hpp"

#include "base/message_format.hpp"
#include "cli/rounded_columns.hpp"
#include "cli/shown_text.hpp"
#include "cli/status_words.hpp"
#include "cli/text_width.hpp"
#include "cli/told_apart.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/text.hpp>
#include <huuco/pipeline/problem_parcel.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco::cli {

namespace {

constexpr std::size_t kTextColumns = 2; ///< id and name stand left, numbers right
constexpr ColumnRange kAreaColumns{3, 7};

using Row = std::vector<std::string>;

Row heading(Language language) {
    return {
        in_language(language, "Mã", "Id"),
        in_language(language, "Thôn", "Village"),
        in_language(language, "Số thửa", "Parcels"),
        in_language(language, "Diện tích (ha)", "Area (ha)"),
        in_language(language, "Chủ lực (ha)", "Principal (ha)"),
        in_language(language, "Hữu cơ (ha)", "Organic (ha)"),
        in_language(language, "Đang chuyển đổi HC (ha)", "Conversion (ha)"),
        in_language(language, "Tỷ lệ (%)", "Share (%)"),
        in_language(language, "Mục tiêu", "Target")};
}

std::string hectares(double area_m2, Language language) {
    return format_number(area_m2 / 10'000.0, 2, language);
}

/// A share, told apart from the target that it is measured by.
std::string percent(const std::optional<double>& share, double target_percent, Language language) {
    return share ? told_apart(*share, target_percent, language).value : "–";
}

/// The share; in words where no evidence speaks about any of the land, which is not 0 %.
std::string share(const AreaTotals& totals, double target_percent, Language language) {
    return totals.evidence() == "none" ? in_language(language, "chưa rõ", "unknown")
                                       : percent(totals.share_percent(), target_percent, language);
}

std::string verdict(const AreaTotals& totals, double target_percent, Language language) {
    if (!totals.share_percent() || totals.evidence() == "none") {
        return "–";
    }
    return totals.meets(target_percent) ? in_language(language, "đạt", "met")
                                        : in_language(language, "chưa đạt", "missed");
}

Row row_of(
    std::string id,
    std::string name,
    const AreaTotals& totals,
    double target_percent,
    Language language) {
    return {
        std::move(id),
        std::move(name),
        format_count(totals.parcels, language),
        hectares(totals.parcel_m2, language),
        hectares(totals.principal_m2, language),
        hectares(totals.organic_m2, language),
        hectares(totals.in_conversion_m2, language),
        share(totals, target_percent, language),
        verdict(totals, target_percent, language)};
}

std::string padded(const std::string& text, std::size_t width, bool is_left) {
    const std::string blanks(width - width_of(text), ' ');
    return is_left ? text + blanks : blanks + text;
}

/// A number that is not less than the given one and has two decimals; what a sum of areas leaves
/// behind its digits adds no hundredth.
double rounded_up(double number) {
    constexpr double kHundredths = 100.0;
    constexpr double kNoise = 1e-9;
    return std::ceil(number * kHundredths * (1.0 - kNoise)) / kHundredths;
}

/// Why a reader who adds up a column comes to another last digit; nothing where he does not.
std::string rounding(const std::vector<Row>& rows, Language language) {
    return adds_up(std::span(rows).subspan(1), kAreaColumns)
               ? ""
               : in_language(
                     language,
                     "Đã làm tròn đến 0,01 ha; tổng cộng là của số chưa làm tròn.\n",
                     "Rounded to 0.01 ha; totals are of the unrounded figures.\n");
}

/// Ground that is missing, so that who adds as much has enough; square metres where hectares would
/// say next to nothing.
std::string missing_ground(double area_m2, Language language) {
    constexpr double kLittle_m2 = 100.0;
    constexpr double kHectare_m2 = 10'000.0;
    return area_m2 < kLittle_m2
               ? format_number(rounded_up(area_m2), 2, language) + " m²"
               : format_number(rounded_up(area_m2 / kHectare_m2), 2, language) + " ha";
}

/// The sentence of a target that is missed. Nothing is missing at the target itself, which is met
/// above it only.
std::string missed(const Analysis& analysis, const ToldApart& told, Language language) {
    if (told.value == told.target) {
        return message_in(
            language,
            "Đất trồng hữu cơ chiếm đúng {} % đất cây trồng chủ lực: CHƯA ĐẠT, vì mục tiêu là "
            "trên {} %.\n",
            "Organic land is exactly {} % of the principal-crop land: the target of more than {} "
            "% is MISSED.\n",
            told.value,
            told.target);
    }
    return message_in(
        language,
        "Đất trồng hữu cơ chiếm {} % đất cây trồng chủ lực: CHƯA ĐẠT mục tiêu trên {} %, còn "
        "thiếu {}.\n",
        "Organic land is {} % of the principal-crop land: the target of more than {} % is "
        "MISSED by {}.\n",
        told.value,
        told.target,
        missing_ground(analysis.whole.missing_m2(analysis.target_percent), language));
}

std::string answer(const Analysis& analysis, Language language) {
    const std::optional<double> share = analysis.whole.share_percent();
    if (!share) {
        return in_language(
            language,
            "Không có đất cây trồng chủ lực, nên không có tỷ lệ.\n",
            "There is no principal-crop land, so there is no share.\n");
    }
    if (analysis.whole.evidence() == "none") {
        return in_language(
            language,
            "Chưa có căn cứ nào về đất trồng hữu cơ ở đây: tỷ lệ CHƯA RÕ, không phải là 0 %.\n",
            "No evidence speaks about organic land here: the share is UNKNOWN, which is not 0 "
            "%.\n");
    }
    std::string text;
    const ToldApart told = told_apart(*share, analysis.target_percent, language);
    if (analysis.whole.meets(analysis.target_percent)) {
        text = message_in(
            language,
            "Đất trồng hữu cơ chiếm {} % đất cây trồng chủ lực: ĐẠT mục tiêu trên {} %.\n",
            "Organic land is {} % of the principal-crop land: the target of more than {} % "
            "is MET.\n",
            told.value,
            told.target);
    } else {
        text = missed(analysis, told, language);
    }
    if (analysis.whole.in_conversion_m2 > 0.0) {
        text += message_in(
            language,
            "Nếu tính cả đất đang chuyển đổi sang hữu cơ thì là {} % (không dùng để xét mục "
            "tiêu).\n",
            "With the land in conversion it would be {} % (not what the target asks for).\n",
            percent(analysis.whole.upper_share_percent(), analysis.target_percent, language));
    }
    return text;
}

/// Land about which evidence speaks and which counts for nothing, the most of it first; nothing
/// where there is none.
std::string not_counted(const Analysis& analysis, Language language) {
    const auto& by_status = analysis.whole.not_counted_m2;
    std::vector<std::pair<std::string, double>> areas(by_status.begin(), by_status.end());
    std::ranges::stable_sort(areas, std::greater{}, &std::pair<std::string, double>::second);
    std::string list;
    for (const auto& [status, area_m2] : areas) {
        list += fmt::format(
            "{}{} {} ha",
            list.empty() ? "" : "; ",
            status_in_words(status, language),
            hectares(area_m2, language));
    }
    return list.empty() ? list
                        : message_in(
                              language,
                              "Đất chủ lực có căn cứ mà không được tính: {}.\n",
                              "Principal-crop land whose evidence does not count: {}.\n",
                              list);
}

const char* method_words(AreaMethod method, Language language) {
    switch (method) {
    case AreaMethod::planar:
        return in_language(language, "phẳng", "planar");
    case AreaMethod::ellipsoidal:
        return in_language(language, "trên ellipsoid", "ellipsoidal");
    default:
        return in_language(language, "pháp lý", "registered");
    }
}

const char* words_of(DoubtKind kind, Language language) {
    switch (kind) {
    case DoubtKind::mixed_codes:
        return in_language(language, "mã ghép", "mixed land codes");
    case DoubtKind::unknown_code:
        return in_language(
            language,
            "mã loại đất để trống hoặc không có trong bảng",
            "blank or unknown land codes");
    case DoubtKind::mixed_crops:
        return in_language(language, "nhiều cây trồng trên một thửa", "several crops on a parcel");
    case DoubtKind::blank_crop:
        return in_language(language, "cây trồng để trống", "blank crops");
    case DoubtKind::unknown_crop:
        return in_language(language, "cây trồng không có trong bảng", "unknown crops");
    case DoubtKind::unknown_evidence:
        return in_language(language, "chứng nhận không rõ", "unclear certificates");
    case DoubtKind::unread_area:
        return in_language(
            language, "diện tích chứng nhận không đọc được", "unreadable certified areas");
    case DoubtKind::no_evidence:
        return in_language(language, "đất không có căn cứ nào", "land without any evidence");
    case DoubtKind::boundaries:
        return in_language(language, "độ chính xác ranh giới", "precision of boundaries");
    case DoubtKind::none:
        break;
    }
    return "";
}

/// How sure the answer is, and on which ground it hangs; nothing where no ground is in doubt.
std::string certainty(const Analysis& analysis, Language language) {
    const Reading& reading = analysis.whole_reading;
    if (reading.depends_on.empty() || !analysis.whole.share_percent()) {
        return "";
    }
    std::string doubts;
    for (const Dependence& doubt : reading.depends_on) {
        doubts += fmt::format(
            "{}{} {} ha",
            doubts.empty() ? "" : "; ",
            words_of(doubt.kind, language),
            hectares(doubt.area_m2, language));
    }
    const std::string verdict =
        reading.certainty == Certainty::depends
            ? in_language(
                  language,
                  "chưa kết luận được, còn tùy vào",
                  "whether the target is met depends on")
            : (reading.certainty == Certainty::sure
                   ? in_language(
                         language,
                         "chắc chắn đạt, dù chưa rõ",
                         "the target is met for sure, whatever becomes of")
                   : in_language(
                         language,
                         "chắc chắn chưa đạt, dù chưa rõ",
                         "the target is missed for sure, whatever becomes of"));
    return message_in(
        language,
        "Tỷ lệ nằm trong khoảng từ {} % đến {} %; {}: {}.\n",
        "The share lies between {} % and {} %; {}: {}.\n",
        percent(reading.lower_percent, analysis.target_percent, language),
        percent(reading.upper_percent, analysis.target_percent, language),
        verdict,
        doubts);
}

/// How areas were measured, and in which system; registered ones were measured by others.
std::string area_words(const Analysis& analysis, Language language) {
    const char* const method = method_words(analysis.area_method, language);
    return analysis.area_method == AreaMethod::legal
               ? message_in(language, "diện tích {}", "{} areas", method)
               : message_in(
                     language,
                     "diện tích {} trong {}",
                     "{} areas in {}",
                     method,
                     analysis.working_crs.label());
}

std::string basis(const Analysis& analysis, Language language) {
    return message_in(
        language,
        "Ngày xét {}; {}; kế hoạch: {}.\n",
        "Reference date {}; {}; plan: {}.\n",
        format_date(analysis.reference_date, language),
        area_words(analysis, language),
        analysis.plan_name);
}

/// ` (commune 02530, sheet 1, parcel 28)`, what there is of it; empty without a parcel.
std::string key_in_words(const std::optional<WrittenKey>& key, Language language) {
    if (!key) {
        return "";
    }
    std::string text;
    const auto add = [&](const char* word, const std::optional<std::string_view>& part) {
        if (part && !part->empty()) {
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", word, *part);
        }
    };
    add(in_language(language, "xã", "commune"), key->commune);
    add(in_language(language, "tờ", "sheet"), key->sheet);
    add(in_language(language, "thửa", "parcel"), key->parcel);
    return text.empty() ? text : " (" + text + ")";
}

std::string decisions(const Analysis& analysis, Language language) {
    std::string text;
    for (const InputRecord& input : analysis.inputs) {
        text += fmt::format("{}: {} {}", input.role, input.path, input.layer);
        if (!input.crs.empty()) {
            text += fmt::format(", {} ({})", input.crs, input.crs_decision.by);
        }
        if (!input.encoding.empty()) {
            text += fmt::format(", {} ({})", input.encoding, input.encoding_decided_by);
        }
        for (const auto& [role, field] : input.fields) {
            text += fmt::format(", {}={}", role, field);
        }
        text += "\n";
    }
    constexpr int kCheckDecimals = 9;
    for (const ConservationCheck& check : analysis.checks) {
        text += fmt::format(
            "{}: {} m² (≤ {} m²) {}\n",
            check.name,
            format_number(check.difference_m2, kCheckDecimals, language),
            format_number(check.tolerance_m2, kCheckDecimals, language),
            check.passed ? "✓" : "✗");
    }
    for (const Problem& problem : analysis.problems) {
        text += fmt::format(
            "{} {}{}: {}: {}\n",
            problem.source,
            problem.feature,
            key_in_words(parcel_of_problem(analysis, problem), language),
            problem.kind,
            problem.note);
    }
    for (const auto& [kind, count] : analysis.unlisted_problems) {
        text += fmt::format("{}: + {}\n", kind, format_count(count, language));
    }
    return text;
}

} // namespace

std::string aligned_lines(std::vector<std::vector<std::string>> rows, std::size_t text_columns) {
    std::vector<std::size_t> widths(rows.front().size());
    for (Row& row : rows) {
        std::ranges::transform(row, row.begin(), shown_on_one_line);
    }
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(row[i]));
        }
    }
    std::string text;
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            line += (i == 0 ? "" : "  ") + padded(row[i], widths[i], i < text_columns);
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

std::string figures_table(const Analysis& analysis, const TableStyle& style) {
    std::vector<Row> rows = {heading(style.language)};
    for (std::size_t i = 0; i < analysis.villages.size(); ++i) {
        rows.push_back(row_of(
            analysis.villages.ids[i],
            analysis.villages.names[i],
            analysis.village_totals[i],
            analysis.target_percent,
            style.language));
    }
    if (analysis.outside.parcels > 0) {
        rows.push_back(row_of(
            "–",
            in_language(style.language, "Ngoài các thôn", "Outside the villages"),
            analysis.outside,
            analysis.target_percent,
            style.language));
    }
    rows.push_back(row_of(
        "",
        in_language(style.language, "Tổng cộng", "Total"),
        analysis.whole,
        analysis.target_percent,
        style.language));
    return (style.with_decisions ? decisions(analysis, style.language) + "\n" : "") +
           aligned_lines(rows, kTextColumns) + rounding(rows, style.language) + "\n" +
           answer(analysis, style.language) + not_counted(analysis, style.language) +
           certainty(analysis, style.language) + basis(analysis, style.language);
}

std::string file_list(
    const std::filesystem::path& folder,
    const std::vector<std::string>& files,
    Language language) {
    std::string text = in_language(language, "\nKết quả:\n", "\nResults:\n");
    for (const std::string& file : files) {
        text += fmt::format("  {}\n", (folder / file).string());
    }
    return text;
}

std::string warnings_text(const Analysis& analysis, Language language) {
    std::string text;
    for (const std::string& warning : analysis.warnings) {
        text += fmt::format("{} {}\n", in_language(language, "Lưu ý:", "Note:"), warning);
    }
    return text;
}

} // namespace huuco::cli
