// SPDX-License-Identifier: MIT
/// \file
/// Counts of a result in sentences.

#include "pipeline/figure_warnings.hpp"

#include "base/message_format.hpp"

#include <huuco/base/text.hpp>

#include <cstdint>

namespace huuco {

namespace {

/// Collects sentences of one language.
class Warnings {
public:
    Warnings(Language language, std::vector<std::string>& sentences)
        : m_language(language), m_sentences(sentences) {}

    /// Two counts: how many items are concerned, and of how many.
    using Pattern = fmt::format_string<Said<Count>, Said<Count>>;

    /// Adds the sentence when any of the items is concerned.
    void add_counted(std::uint64_t count, std::uint64_t whole, Pattern vi, Pattern en) {
        if (count > 0) {
            m_sentences.push_back(message_in(m_language, vi, en, Count{count}, Count{whole}));
        }
    }

    void add(const char* vi, const char* en) {
        m_sentences.emplace_back(in_language(m_language, vi, en));
    }

private:
    Language m_language;
    std::vector<std::string>& m_sentences;
};

std::string said_of(const SharedVillageName& shared, Language language) {
    return message_in(
        language,
        "Trường cho biết thôn của thửa: \"{}\" có ở cả xã {} và xã {} mà được tính là một thôn (số "
        "tên như vậy: {}). Nếu đó là các thôn khác nhau, hãy ghi cho mỗi thôn một tên hoặc mã "
        "riêng, hoặc cho ranh giới thôn bằng --villages TỆP.",
        "The field that tells the village of a parcel: \"{}\" is met in commune {} and in commune "
        "{}, and counts as one village (names of that kind: {}). If these are villages of their "
        "own, give each a name or an id of its own, or give their polygons with --villages "
        "DATASET.",
        shared.name,
        shared.commune,
        shared.other_commune,
        Count{shared.count});
}

std::string said_of(const RespelledVillage& respelled, Language language) {
    return message_in(
        language,
        "Tên thôn có nhiều cách viết: \"{}\" và \"{}\" được tính là một thôn (số cách viết gộp như "
        "vậy: {}).",
        "Names of villages are spelled in several ways: \"{}\" and \"{}\" count as one village "
        "(spellings joined like that: {}).",
        respelled.name,
        respelled.other,
        Count{respelled.count});
}

/// The words of the parcels' fields that leave it open whether they are organic.
void tell_unknown_evidence(
    const Analysis& analysis,
    Language language,
    std::vector<std::string>& sentences) {
    const LandAccount& land = analysis.land_account;
    std::uint64_t parcels = 0;
    const UnknownName* most = nullptr;
    for (const std::vector<UnknownName>* names : {&land.unknown_statuses, &land.unknown_schemes}) {
        for (const UnknownName& name : *names) {
            parcels += name.parcels;
            most = most == nullptr || name.parcels > most->parcels ? &name : most;
        }
    }
    if (most != nullptr) {
        sentences.push_back(message_in(
            language,
            "{} trong {} thửa ghi tình trạng hoặc tiêu chuẩn hữu cơ không hiểu được (hay gặp nhất: "
            "\"{}\"), nên trường của thửa không cho biết đất có hữu cơ hay không; summary.json "
            "liệt "
            "kê ở land.unknown_statuses và land.unknown_schemes.",
            "{} of {} parcels state an organic status or scheme that is not understood (most often "
            "\"{}\"), so their fields do not tell whether the land is organic; summary.json lists "
            "them under land.unknown_statuses and land.unknown_schemes.",
            Count{parcels},
            Count{analysis.accounting.used},
            most->text));
    }
}

/// Ground claimed twice counts once; where that is much, the land itself may be there twice.
void tell_overlap(
    const Analysis& analysis,
    Language language,
    std::vector<std::string>& sentences) {
    constexpr double kSquareMetresPerHectare = 10'000.0;
    constexpr double kMuch = 0.05; // of the land; careless borders claim a hundredth of it
    const double claimed_m2 = analysis.sums.ground.parcels_m2.value();
    const double overlap_m2 = analysis.sums.ground.overlap_m2.value();
    if (overlap_m2 > kMuch * claimed_m2) {
        sentences.push_back(message_in(
            language,
            "Trong {1} ha của các thửa có {0} ha ({2} %) là phần chồng lấn của hai thửa trở lên, "
            "chỉ tính một lần. Có phải một lớp thửa đất được đưa vào hai lần, hoặc cả bản cũ lẫn "
            "bản mới?",
            "{} of the {} ha that parcels claim ({} %) are claimed by two of them or more, and "
            "count once. Was a layer of parcels given twice, or an old one beside the new?",
            format_number(overlap_m2 / kSquareMetresPerHectare, 2, language),
            format_number(claimed_m2 / kSquareMetresPerHectare, 2, language),
            format_number(100.0 * overlap_m2 / claimed_m2, 1, language)));
    }
}

} // namespace

std::vector<std::string> figure_warnings(const Analysis& analysis, Language language) {
    std::vector<std::string> sentences;
    Warnings warnings(language, sentences);
    if (!analysis.has_evidence) {
        warnings.add(
            "Không có căn cứ nào về hữu cơ (sổ chứng nhận, vùng hữu cơ hoặc trường tình trạng hữu "
            "cơ), "
            "nên "
            "chưa rõ đất nào là hữu cơ. Hãy thêm sổ bằng --register hoặc vùng bằng "
            "--organic-areas.",
            "No organic evidence was given (register, organic areas or a status field), so which "
            "land is organic is unknown. Add a register with --register, or areas with "
            "--organic-areas.");
    }
    warnings.add_counted(
        analysis.accounting.set_aside,
        analysis.accounting.read,
        "{} trong {} thửa bị loại, không tính vào số liệu; summary.json liệt kê chúng ở mục "
        "problems.",
        "{} of {} parcels were set aside; summary.json lists them under problems.");
    warnings.add_counted(
        analysis.accounting.repaired,
        analysis.accounting.used,
        "{} trong {} thửa được sửa hình; summary.json liệt kê chúng ở mục problems.",
        "{} of {} parcels had their geometry repaired; summary.json lists them under problems.");
    warnings.add_counted(
        analysis.legal.differing,
        analysis.legal.with_area,
        "{} trong {} thửa có diện tích pháp lý khác diện tích đo được quá mức cho phép; "
        "summary.json liệt kê chúng ở mục problems.",
        "{} of {} parcels have a registered area that is too far from the measured one; "
        "summary.json lists them under problems.");
    if (analysis.area_method == AreaMethod::legal) {
        warnings.add_counted(
            analysis.legal.without_area,
            analysis.accounting.used,
            "{} trong {} thửa không có diện tích pháp lý nên tính theo diện tích đo được.",
            "{} of {} parcels state no registered area; they count with their measured one.");
    }
    warnings.add_counted(
        analysis.register_account.unmatched - analysis.register_account.ambiguous,
        analysis.register_account.rows,
        "{} trong {} dòng của sổ chứng nhận nêu thửa không có trong lớp thửa đất.",
        "{} of {} register rows name parcels that the layer does not have.");
    warnings.add_counted(
        analysis.register_account.ambiguous,
        analysis.register_account.rows,
        "{} trong {} dòng của sổ chứng nhận không ghi xã mà số tờ, số thửa có ở nhiều xã; hãy ghi "
        "thêm mã xã.",
        "{} of {} register rows name no commune, and several have that sheet and number; add the "
        "commune code.");
    warnings.add_counted(
        analysis.area_account.unmatched,
        analysis.area_account.areas,
        "{} trong {} vùng hữu cơ không có thửa nào; summary.json liệt kê chúng ở mục problems.",
        "{} of {} organic areas have no parcel; summary.json lists them under problems.");
    tell_overlap(analysis, language, sentences);
    tell_unknown_evidence(analysis, language, sentences);
    if (analysis.respelled_village) {
        sentences.push_back(said_of(*analysis.respelled_village, language));
    }
    if (analysis.shared_village_name) {
        sentences.push_back(said_of(*analysis.shared_village_name, language));
    }
    return sentences;
}

} // namespace huuco
