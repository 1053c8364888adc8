// SPDX-License-Identifier: MIT
/// \file
/// The sentence that says why ground counts as it does, in Vietnamese and English.

#include <huuco/base/text.hpp>
#include <huuco/landuse/combine.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace huuco {

namespace {

/// Picks the words of the language.
class Words {
public:
    explicit Words(Language language) : m_language(language) {}

    [[nodiscard]] Language language() const noexcept { return m_language; }

    template <typename... Args>
    [[nodiscard]] std::string
    say(std::string_view vi, std::string_view en, const Args&... args) const {
        return fmt::format(fmt::runtime(m_language == Language::vi ? vi : en), args...);
    }

    /// A number with as many decimals as it needs, at most one; below ten at most two.
    [[nodiscard]] std::string number(double value) const {
        const int most = std::abs(value) < 10.0 ? 2 : 1;
        int decimals = most;
        for (int fewer = most - 1; fewer >= 0; --fewer) {
            const double unit = std::pow(10.0, -fewer);
            const bool is_enough =
                std::abs(value - unit * std::round(value / unit)) < 0.5 * std::pow(10.0, -most);
            decimals = is_enough ? fewer : decimals;
        }
        return format_number(value, decimals, m_language);
    }

    [[nodiscard]] std::string day(Date date) const { return format_date(date, m_language); }

private:
    Language m_language;
};

/// Changes the first letter, where it is one of those that table names and sentences begin with.
std::string with_first(const std::string& text, bool is_capital) {
    constexpr std::string_view kSmall = "đ";
    constexpr std::string_view kCapital = "Đ";
    const std::string_view from = is_capital ? kSmall : kCapital;
    if (text.starts_with(from)) {
        return std::string(is_capital ? kCapital : kSmall) + text.substr(from.size());
    }
    std::string out = text;
    if (!out.empty()) {
        char& first = out.front();
        if (is_capital && first >= 'a' && first <= 'z') {
            first = static_cast<char>(first - 'a' + 'A');
        } else if (!is_capital && first >= 'A' && first <= 'Z') {
            first = static_cast<char>(first - 'A' + 'a');
        }
    }
    return out;
}

std::string joined_codes(const LandUse& use, bool is_principal_only, std::string_view separator) {
    std::string out;
    for (const LandCodePart& part : use.codes) {
        if (part.is_principal || !is_principal_only) {
            out += (out.empty() ? "" : std::string(separator)) + part.text;
        }
    }
    return out;
}

std::string say_single_code(const LandUse& use, const LandCodePart& part, const Words& words) {
    if (part.code == nullptr) {
        return words.say(
            "mã loại đất \"{}\" không có trong bảng",
            "land code \"{}\" is not in the table",
            part.text);
    }
    const std::string& name =
        words.language() == Language::vi ? part.code->name_vi : part.code->name_en;
    const std::string is = words.say("{} là {}", "{} is {}", part.text, with_first(name, false));
    const bool is_renamed = use.harmonised != part.text && use.harmonised != "?";
    return is_renamed
               ? is + words.say(" (danh mục 2024: {})", " ({} in the list of 2024)", use.harmonised)
               : is;
}

/// How several codes share the ground. \param all, counted  the codes, and those that count
std::string say_split(
    const LandUse& use,
    const std::string& all,
    const std::string& counted,
    const Words& words) {
    switch (use.code_split) {
    case CodeSplit::not_counted:
        return words.say(
            "{} là mã ghép, kế hoạch không tính",
            "{} is a compound code, which the plan does not count",
            all);
    case CodeSplit::whole_parcel:
        return words.say(
            "{} là mã ghép, kế hoạch tính cả thửa vì có {}",
            "{} is a compound code, of which the plan counts the whole parcel because of {}",
            all,
            counted);
    case CodeSplit::recorded:
        return words.say(
            "{} là mã ghép, chia theo diện tích đã ghi, tính phần của {}",
            "{} is a compound code split by recorded areas, the part of {} counts",
            all,
            counted);
    case CodeSplit::residential_limit:
        return words.say(
            "{} là mã ghép, chia theo hạn mức công nhận đất ở {} m², tính phần của {}",
            "{} is a compound code split by the residential limit of {} m², the part of {} counts",
            all,
            words.number(*use.residential_limit_m2),
            counted);
    case CodeSplit::alike:
    case CodeSplit::single:
        return words.say(
            "{} là mã ghép, mã nào cũng được tính",
            "{} is a compound code, all of which counts",
            all);
    case CodeSplit::equal_parts:
        break;
    }
    if (use.depends_on_areas) {
        return words.say(
            "{} là mã ghép, ngoài diện tích đã ghi hoặc hạn mức công nhận đất ở thì giả định chia "
            "đều, tính "
            "phần "
            "của {}",
            "{} is a compound code, assumed to be split evenly beyond recorded areas or the "
            "residential "
            "limit, the part of {} counts",
            all,
            counted);
    }
    return words.say(
        "{} là mã ghép, chia đều cho {} mã, tính phần của {}",
        "{} is a compound code split evenly between {} codes, the part of {} counts",
        all,
        use.codes.size(),
        counted);
}

std::string say_codes(const LandUse& use, const Words& words) {
    if (use.codes.empty()) {
        return words.say("thửa không ghi mã loại đất", "the parcel has no land code");
    }
    if (use.codes.size() == 1) {
        return say_single_code(use, use.codes.front(), words);
    }
    const std::string all = joined_codes(use, false, "+");
    const std::string counted = joined_codes(use, true, ", ");
    if (counted.empty()) {
        return words.say("{} là mã ghép", "{} is a compound code", all);
    }
    return say_split(use, all, counted, words);
}

/// What is odd about the cell; empty when nothing is.
std::string say_doubts(const LandUse& use, const Words& words) {
    std::string doubts;
    if (std::ranges::any_of(use.codes, &LandCodePart::is_starred)) {
        doubts = words.say(
            "dấu * là diện tích chưa được xác định", "its * marks an area that is not settled yet");
    }
    if (use.is_incomplete) {
        doubts += doubts.empty() ? "" : "; ";
        doubts += words.say("mã loại đất ghi dở dang", "the land code breaks off");
    }
    return doubts;
}

std::string say_listed_crops(const LandUse& use, const Words& words) {
    std::string listed;
    std::size_t count = 0;
    for (const CropPart& part : use.crops) {
        if (part.is_listed) {
            listed += (listed.empty() ? "" : ", ") + part.text;
            ++count;
        }
    }
    if (count == use.crops.size()) {
        return words.say(
            "cây trồng \"{}\" thuộc danh mục chủ lực",
            "{} is on the list of principal crops",
            listed);
    }
    std::string text = words.say(
        "trong các cây trồng \"{}\" chỉ \"{}\" thuộc danh mục chủ lực",
        "of {} only {} is on the list of principal crops",
        use.crop,
        listed);
    switch (use.crop_split) {
    case CropSplit::stated:
        return text + words.say(
                          ", tính {} % theo diện tích hoặc tỷ lệ ghi cùng tên cây",
                          ", {} % of the area counts by what stands beside the names",
                          words.number(100.0 * use.crop_share));
    case CropSplit::first:
        return text + (use.crop_share > 0.0
                           ? words.say(
                                 ", kế hoạch tính theo cây ghi đầu",
                                 ", the first of them decides by the plan")
                           : words.say(
                                 ", kế hoạch tính theo cây ghi đầu nên không tính",
                                 ", the first of them decides by the plan, so it does not count"));
    case CropSplit::whole_parcel:
        return text +
               words.say(", kế hoạch tính cả diện tích", ", all of the area counts by the plan");
    default:
        break;
    }
    return text +
           words.say(
               ", tính {}/{} diện tích", ", {}/{} of the area counts", count, use.crops.size());
}

/// What the rule adds to the codes; empty where they said it all.
std::string say_rule(const LandUse& use, const Words& words) {
    switch (use.rule) {
    case LandRule::no_code:
    case LandRule::unknown_code:
        return words.say("chưa xếp được loại đất", "its land class is not known");
    case LandRule::code_not_listed:
        return words.say(
            "không thuộc các mã loại đất của kế hoạch", "the plan's land codes do not cover it");
    case LandRule::crop_listed:
        return say_listed_crops(use, words);
    case LandRule::crop_not_listed:
        return words.say(
            "cây trồng \"{}\" không thuộc danh mục chủ lực",
            "{} is not on the list of principal crops",
            use.crop);
    case LandRule::crop_unknown:
        return words.say(
            "cây trồng \"{}\" không có trong bảng nên không tính là chủ lực",
            "the crop \"{}\" is not in the table and is not taken for principal",
            use.crop);
    case LandRule::blank_by_code:
        return words.say(
            "không ghi cây trồng nên tính theo mã loại đất",
            "no crop is given, so the land code decides");
    case LandRule::blank_principal:
        return words.say(
            "không ghi cây trồng, kế hoạch coi là cây chủ lực",
            "no crop is given, which the plan takes for principal");
    case LandRule::blank_excluded:
        return words.say(
            "không ghi cây trồng, kế hoạch không coi là cây chủ lực",
            "no crop is given, which the plan does not take for principal");
    case LandRule::mixed_not_counted:
        break;
    }
    return {};
}

/// The certificate, polygon or field that speaks.
std::string say_subject(const Evidence& evidence, const Words& words) {
    std::string subject;
    if (evidence.source == EvidenceSource::field) {
        subject = words.say(
            "trường {} của thửa ghi \"{}\"",
            "the field {} of the parcel says \"{}\"",
            evidence.field,
            evidence.status_text);
        if (!evidence.certificate.empty()) {
            subject += words.say(", số {}", ", number {}", evidence.certificate);
        }
    } else if (evidence.certificate.empty()) {
        subject = words.say("chứng nhận không ghi số", "a certificate without number");
    } else {
        subject = words.say("giấy chứng nhận {}", "certificate {}", evidence.certificate);
    }
    if (evidence.source == EvidenceSource::areas) {
        subject =
            words.say("vùng hữu cơ đo ngoài thực địa, {}", "surveyed organic area, {}", subject);
    }
    const std::string scheme =
        evidence.scheme != nullptr ? evidence.scheme->label : evidence.scheme_text;
    return scheme.empty() ? subject : fmt::format("{} ({})", subject, scheme);
}

std::string say_validity(const Evidence& evidence, const Words& words) {
    const bool is_conversion = evidence.status == "in_conversion";
    std::string out =
        is_conversion ? words.say(" đang chuyển đổi sang hữu cơ", " is in conversion") : "";
    if (evidence.source == EvidenceSource::field) {
        return out;
    }
    out += is_conversion ? words.say(", còn hiệu lực", ", valid")
                         : words.say(" còn hiệu lực", " is valid");
    out += evidence.expires ? words.say(" đến {}", " until {}", words.day(*evidence.expires))
                            : words.say(", không ghi ngày hết hạn", ", without a last day");
    if (evidence.suspended_on) { // in force all the same, so that day is to come
        out += words.say(
            ", bị đình chỉ hoặc thu hồi từ {}",
            ", suspended or withdrawn from {}",
            words.day(*evidence.suspended_on));
    }
    if (!evidence.issued) {
        out += words.say(", không ghi ngày cấp", ", without a date of issue");
    }
    if (evidence.is_conversion_over) {
        out += words.say(
            ", đủ thời gian chuyển đổi từ {} mà chưa được chứng nhận",
            ", its conversion is over since {} but it is not certified",
            words.day(*evidence.conversion_end));
    }
    return out;
}

/// Of what is in force under a scheme that counts; empty where the status counts as well.
std::string say_uncounted_status(const Evidence& evidence, const Words& words) {
    return evidence.counts_organic || evidence.counts_in_conversion
               ? std::string()
               : words.say(
                     ", nhưng kế hoạch không tính tình trạng \"{}\"",
                     ", but the plan does not count the status \"{}\"",
                     evidence.status_text);
}

std::string say_begin(const Evidence& evidence, const Words& words) {
    std::optional<Date> begin = evidence.issued;
    if (evidence.conversion_start && (!begin || *begin < *evidence.conversion_start)) {
        begin = evidence.conversion_start;
    }
    return begin ? words.day(*begin) : std::string();
}

/// Of a status and a last day that contradict each other both are said.
std::string say_expiry(const Evidence& evidence, const Words& words) {
    if (!evidence.expires) {
        return words.say(" đã hết hạn", " has expired");
    }
    const std::string last = words.day(*evidence.expires);
    return evidence.is_past_last_day ? words.say(" đã hết hạn ngày {}", " expired on {}", last)
                                     : words.say(
                                           " ghi tình trạng \"{}\", tuy ngày hết hạn là {}",
                                           " has the status \"{}\", though its last day is {}",
                                           evidence.status_text,
                                           last);
}

std::string say_status(const Evidence& evidence, const Words& words) {
    if (evidence.status_text.empty()) {
        return words.say(" không ghi tình trạng", " has no status");
    }
    if (evidence.suspended_on) {
        return words.say(
            " chỉ báo \"{}\" từ {}, không ghi ngày cấp nên không chứng nhận gì",
            " only reports \"{}\" from {}; it names no date of issue and certifies nothing",
            evidence.status_text,
            words.day(*evidence.suspended_on));
    }
    return words.say(
        " ghi tình trạng \"{}\", không có trong bảng",
        " has the status \"{}\", which is not in the table",
        evidence.status_text);
}

std::string say_evidence(const Evidence* evidence, const Words& words) {
    if (evidence == nullptr) {
        return words.say(
            "chưa có căn cứ về hữu cơ", "nothing is known about organic farming there");
    }
    std::string subject = say_subject(*evidence, words);
    switch (evidence->rule) {
    case EvidenceRule::valid:
        return subject + say_validity(*evidence, words) + say_uncounted_status(*evidence, words);
    case EvidenceRule::scheme_not_counted:
        return subject + say_validity(*evidence, words) +
               words.say(
                   ", nhưng kế hoạch không tính tiêu chuẩn này",
                   ", but the plan does not count that scheme");
    case EvidenceRule::scheme_not_organic:
        return subject + words.say(" không phải chứng nhận hữu cơ", " is no organic certification");
    case EvidenceRule::scheme_unknown:
        return subject + words.say(
                             ": tiêu chuẩn không có trong bảng nên không tính",
                             ": the scheme is not in the table and does not count");
    case EvidenceRule::scheme_blank:
        return subject +
               words.say(
                   " không ghi tiêu chuẩn nên không tính", " names no scheme and does not count");
    case EvidenceRule::not_yet_valid:
        return subject + words.say(
                             " từ {} mới có hiệu lực",
                             " is not valid before {}",
                             say_begin(*evidence, words));
    case EvidenceRule::expired:
        return subject + say_expiry(*evidence, words);
    case EvidenceRule::suspended:
        return subject +
               (evidence->suspended_on
                    ? words.say(
                          " bị đình chỉ hoặc thu hồi từ {}",
                          " is suspended or withdrawn since {}",
                          words.day(*evidence->suspended_on))
                    : words.say(" bị đình chỉ hoặc thu hồi", " is suspended or withdrawn"));
    case EvidenceRule::conversion_not_over:
        return subject + words.say(
                             " còn trong thời gian chuyển đổi, đến {} mới đủ",
                             " is still within its conversion, which is over on {}",
                             words.day(*evidence->conversion_end));
    case EvidenceRule::no_area:
        return subject + say_validity(*evidence, words) +
               words.say(
                   ", nhưng diện tích được chứng nhận là 0 m²", ", but the certified area is 0 m²");
    case EvidenceRule::stated:
        if (evidence->source == EvidenceSource::field) {
            return subject;
        }
        return subject + words.say(", tình trạng \"{}\"", ", status \"{}\"", evidence->status_text);
    case EvidenceRule::day_unread:
        return subject + words.say(
                             " có ngày không đọc được nên chưa được tính",
                             " has a day that cannot be read, so it does not count yet");
    case EvidenceRule::status_unknown:
        break;
    }
    if (evidence->source == EvidenceSource::field) {
        return subject + words.say(", chưa rõ nghĩa", ", which is not understood");
    }
    return subject + say_status(*evidence, words);
}

/// That another row of the certificate cannot be understood, where something counts by it.
std::string say_open_suspension(const Evidence* evidence, const Words& words) {
    const bool is_open = evidence != nullptr && evidence->may_be_suspended &&
                         (evidence->counts_organic || evidence->counts_in_conversion);
    return is_open ? words.say(
                         "một dòng khác của giấy này không hiểu được, có thể là đình chỉ",
                         "another row of that certificate is not understood and may suspend it")
                   : std::string();
}

/// The certified area, where one is stated and something counts because of it.
std::string say_certified_area(const Evidence* evidence, const Words& words) {
    if (evidence == nullptr || (!evidence->counts_organic && !evidence->counts_in_conversion)) {
        return {};
    }
    if (evidence->has_unread_area) {
        return words.say(
            "diện tích được chứng nhận không đọc được", "the certified area cannot be read");
    }
    return evidence->certified_m2 ? words.say(
                                        "diện tích được chứng nhận là {} m²",
                                        "the certified area is {} m²",
                                        words.number(*evidence->certified_m2))
                                  : std::string();
}

} // namespace

std::string reason_for(const LandUse& use, const Evidence* evidence, Language language) {
    const Words words(language);
    std::string sentence = say_codes(use, words);
    for (const std::string& part :
         {say_doubts(use, words),
          say_rule(use, words),
          say_evidence(evidence, words),
          say_open_suspension(evidence, words),
          say_certified_area(evidence, words)}) {
        if (!part.empty()) {
            sentence += "; " + part;
        }
    }
    return with_first(sentence, true) + ".";
}

} // namespace huuco
