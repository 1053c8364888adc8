// SPDX-License-Identifier: MIT
/// \file
/// What huuco says about the reference system of a layer: reasons, warnings, refusals.

#include "pipeline/crs_sentences.hpp"

#include "base/message_format.hpp"

#include <huuco/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string_view>

namespace huuco {

namespace {

/// A share as a number of percent.
Message percent_message(double share) {
    return number_message(100.0 * share, 1);
}

/// Of a ranking: `read in EPSG:9211 99.1 %, in EPSG:9212 0.0 %`.
Message shares_of(const CrsDecision& decision) {
    constexpr std::size_t kMostNamed = 3;
    Message text = {"đọc theo ", "read in "};
    const std::size_t count = std::min(kMostNamed, decision.candidates.size());
    for (std::size_t i = 0; i < count; ++i) {
        const CrsCandidate& candidate = decision.candidates[i];
        const Message between = i == 0 ? Message{} : Message{", theo ", ", in "};
        text = message(
            "{}{}{} {} %",
            "{}{}{} {} %",
            text,
            between,
            candidate.crs,
            percent_message(candidate.score));
    }
    return text;
}

Message options_of(const std::vector<Crs>& left) {
    Message text;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const bool is_last = i + 1 == left.size();
        const Message between = i == 0    ? Message{}
                                : is_last ? Message{" hoặc ", " or "}
                                          : Message{", ", ", "};
        text = message("{}{}--src-crs {}", "{}{}--src-crs {}", text, between, left[i].label());
    }
    return text;
}

/// True for a witness that states a system of its own; a province does not.
bool is_layer(const std::string& witness) {
    return witness == "villages" || witness == "boundary" || witness == "parcels";
}

/// Where the command has no option for the layer.
Message way_by_file() {
    return {
        "Hãy ghi hệ đúng vào chính tệp ấy, chẳng hạn bằng công cụ Assign projection của QGIS.",
        "Write the right one into the file itself, such as with Assign projection in QGIS."};
}

} // namespace

Message CrsSentences::way_by_any() const {
    return m_has_option
               ? Message{"Hãy nêu hệ đúng bằng --src-crs EPSG:n.", "Pass the right one with --src-crs EPSG:n."}
               : way_by_file();
}

Message CrsSentences::way_by_one_of(const std::vector<Crs>& left) const {
    return m_has_option
               ? message("Hãy thêm hệ đúng: {}.", "Pass the right one: {}.", options_of(left))
               : way_by_file();
}

Message CrsSentences::way_by_place() const {
    if (!m_ways.has_place) {
        return {};
    }
    return m_is_of_parcels
               ? Message{
                     " Hoặc cho biết dữ liệu nằm ở đâu: thêm lớp thôn có ghi hệ tọa độ, hoặc "
                     "--province TÊN, hoặc --boundary TỆP.",
                     " Or tell where the data lies: give villages that state their system, or "
                     "--province NAME, or --boundary DATASET."}
               : Message{
                     " Hoặc cho biết dữ liệu nằm ở đâu: --province TÊN, hoặc --boundary TỆP.",
                     " Or tell where the data lies: --province NAME, or --boundary DATASET."};
}

Message CrsSentences::way_to_keep_statements() {
    return {
        "Nếu khai báo ấy đúng, hãy nêu bằng --src-crs chính hệ mà thửa đất khai báo: mọi khai báo "
        "sẽ được giữ nguyên.",
        "If the statement is right, pass with --src-crs the system that the parcels state: all "
        "statements are then kept."};
}

std::string CrsSentences::percent(double share) const {
    return format_number(100.0 * share, 1, m_language) + " %";
}

std::string CrsSentences::reason_option(const std::string& code) const {
    return message_in(m_language, "Người dùng chỉ định {}.", "The user names {}.", code);
}

std::string
CrsSentences::reason_statement(const DeclaredCrs& declared, const std::string& code) const {
    if (declared.label == code) {
        return message_in(m_language, "Tệp khai báo {}.", "The file states {}.", code);
    }
    if (declared.has(CrsRemark::wgs84_datum)) {
        return message_in(
            m_language,
            "Tệp khai báo \"{}\" với hệ quy chiếu WGS 84, nhưng lưới chiếu (tỷ lệ 0,9999; 500.000 "
            "m) là "
            "của {} và dữ liệu nằm trong Việt Nam.",
            "The file states \"{}\" with the datum WGS 84, but the grid (scale 0.9999, 500,000 m) "
            "is that of {} and the data lies in Viet Nam.",
            declared.label,
            code);
    }
    return message_in(
        m_language,
        "Tệp khai báo \"{}\"; các tham số là của {}.",
        "The file states \"{}\"; its parameters are those of {}.",
        declared.label,
        code);
}

std::string
CrsSentences::best_reading(const CrsDecision& decision, const std::string& witness) const {
    const CrsCandidate& best = decision.candidates.front();
    std::string next;
    if (decision.candidates.size() > 1 && decision.candidates[1].score == 0.0) {
        next = say("; ở các hệ khác thì không có gì khớp", "; in every other system nothing does");
    } else if (decision.candidates.size() > 1) {
        const CrsCandidate& second = decision.candidates[1];
        next = message_in(
            m_language,
            "; ở hệ kế tiếp ({}) là {}",
            "; in the next best ({}) {}",
            second.crs,
            percent(second.score));
    }
    return message_in(
        m_language,
        "đọc theo {} thì {} khớp với {}{}",
        "read in {} {} of it agrees with {}{}",
        best.crs,
        percent(best.score),
        witness_in_words(witness).in(m_language),
        next);
}

std::string
CrsSentences::reason_found(const CrsDecision& decision, const std::string& witness, bool is_missing)
    const {
    const char* const what =
        is_missing ? say("Tệp không khai báo hệ tọa độ", "The file states no reference system")
                   : say("Khai báo của tệp không đúng với tọa độ",
                         "The file's statement does not fit its coordinates");
    return fmt::format("{}; {}.", what, best_reading(decision, witness));
}

std::string CrsSentences::warn(CrsRemark remark, const DeclaredCrs& declared) const {
    const char* text = nullptr;
    switch (remark) {
    case CrsRemark::replaced_code:
        text =
            say("{}: {} đã bị EPSG bãi bỏ vì ghi đổi chỗ hai hằng số cộng thêm vào hoành độ và "
                "tung độ; dùng {} thay thế.",
                "{}: {} was withdrawn from EPSG, for its false easting and northing are swapped; "
                "{} is used instead.");
        break;
    case CrsRemark::withdrawn_code:
        text = say(
            "{}: {} đã bị EPSG bãi bỏ, nhưng tọa độ đúng như hệ ấy định nghĩa (kinh tuyến trục "
            "có hoành độ 0, xích đạo có tung độ 500.000 m), nên được đọc theo {}.",
            "{}: {} was withdrawn from EPSG, but the coordinates are as it defines them (easting 0 "
            "on the meridian, northing 500,000 m on the equator), so they are read as {}.");
        break;
    case CrsRemark::wgs84_datum:
        text =
            say("{}: \"{}\" khai báo hệ quy chiếu WGS 84 nhưng lưới chiếu là của VN-2000; hiểu "
                "đúng từng "
                "chữ thì mọi thửa lệch khoảng 220 m. Được đọc là {}.",
                "{}: \"{}\" states the datum WGS 84 with the grid of VN-2000; taken literally "
                "everything would lie some 220 m off. It is read as {}.");
        break;
    case CrsRemark::wrong_sign_towgs84:
        text =
            say("{}: TOWGS84 trong \"{}\" có các góc xoay ngược dấu (lệch khoảng 0,8 m); không "
                "dùng, {} được chuyển bằng EPSG:6960.",
                "{}: the TOWGS84 in \"{}\" has its rotations with the wrong sign (some 0.8 m off); "
                "it is not used, {} is brought to WGS 84 by EPSG:6960.");
        break;
    case CrsRemark::other_towgs84:
        text =
            say("{}: TOWGS84 trong \"{}\" khác với phép chuyển đã đăng ký; không dùng, {} được "
                "chuyển bằng EPSG:6960.",
                "{}: the TOWGS84 in \"{}\" is not that of the registered transformation; it is not "
                "used, {} is brought to WGS 84 by EPSG:6960.");
        break;
    case CrsRemark::by_parameters:
    case CrsRemark::hanoi_1972:
        return "";
    }
    return fmt::format(fmt::runtime(text), m_path, declared.label, declared.crs.label());
}

std::string CrsSentences::warn_swapped() const {
    return message_in(
        m_language,
        "{}: X và Y đổi chỗ cho nhau (trắc địa quen gọi hướng bắc là X); đã đổi lại.",
        "{}: x and y stand in each other's place (surveyors call the northing X); they were "
        "exchanged.",
        m_path);
}

std::string CrsSentences::warn_kind(
    const Message& contradiction,
    const CrsDecision& decision,
    const std::string& witness,
    const std::optional<Crs>& measured_in) const {
    std::string text = message_in(
        m_language,
        "{}; {}. Được đọc là {}",
        "{}; {}. It is read as {}",
        contradiction,
        best_reading(decision, witness),
        decision.candidates.front().crs);
    if (measured_in) {
        text +=
            message_in(m_language, ", đo trong {}", ", and measured in {}", measured_in->label());
    }
    return text + ".";
}

std::string CrsSentences::overcome(
    const std::string& declared,
    const CrsReading& own,
    const CrsReading& best,
    const std::string& witness,
    const std::optional<std::string>& province) const {
    const Message second = province ? message("hệ của {}", "the system of {}", *province)
                                    : Message{"hệ nêu ở --src-crs", "the one of --src-crs"};
    Message way_back;
    if (province && m_has_option) {
        way_back = message(
            " Nếu khai báo mới đúng, thêm --src-crs {}.",
            " If the statement is right after all, pass --src-crs {}.",
            own.crs.label());
    } else if (province && m_ways.has_src_crs) {
        way_back = message(" {}", " {}", way_to_keep_statements());
    }
    return message_in(
        m_language,
        "{}: khai báo {}, nhưng đọc như vậy thì chỉ {} % khớp với {}; đọc theo {} thì {} % khớp, "
        "và đó là {}: đã đọc theo {}.{}",
        "{}: it states {}, but read so only {} % of it agrees with {}; read in {} {} % does, and "
        "that is {}: it was read in {}.{}",
        m_path,
        declared,
        percent_message(own.share),
        witness_in_words(witness),
        best.crs.label(),
        percent_message(best.share),
        second,
        best.crs.label(),
        way_back);
}

Message CrsSentences::missing(const DatasetInfo& info) const {
    if (info.format == "ESRI Shapefile") {
        return message(
            "{}: lớp không ghi hệ tọa độ, vì tệp {} bên cạnh không có hoặc không ghi hệ nào",
            "{}: the layer states no coordinate reference system, because the file {} beside it is "
            "missing or holds none",
            m_path,
            std::filesystem::path(info.path).stem().string() + ".prj");
    }
    return message(
        "{}: lớp {} không ghi hệ tọa độ",
        "{}: layer {} states no coordinate reference system",
        m_path,
        info.layer);
}

Message CrsSentences::contradicted_kind(const std::string& label, bool is_grid_in_degrees) const {
    const Message metres = {"mét", "metres"};
    const Message degrees = {"độ", "degrees"};
    return message(
        "{}: khai báo \"{}\", hệ tính bằng {}, nhưng tọa độ là {}",
        "{}: it states \"{}\", a system in {}, but its coordinates are {}",
        m_path,
        label,
        is_grid_in_degrees ? metres : degrees,
        is_grid_in_degrees ? degrees : metres);
}

Message CrsSentences::hanoi_1972(const std::string& label) const {
    return message(
        "{}: dữ liệu ở {}, một hệ tọa độ theo HN-72 (Hanoi 1972), đã được VN-2000 thay thế từ năm "
        "2000. Từ hệ ấy chỉ biết phép chuyển gần đúng sang WGS 84 và VN-2000, sai hàng chục đến "
        "hàng trăm mét, nên không tính được số liệu. Hãy nhờ chuyển sang VN-2000 theo tham số của "
        "cơ quan đo đạc của tỉnh; hoặc, nếu dữ liệu đã là VN-2000: {}",
        "{}: it is in {}, a system of the datum Hanoi 1972, which VN-2000 replaced in 2000. From "
        "it only a ballpark way to WGS 84 and VN-2000 is known, tens to hundreds of metres off, "
        "so no figure can be made from it. Have it converted to VN-2000 with the parameters of "
        "the province's survey office; or, if the data is VN-2000 already: {}",
        m_path,
        label,
        way_by_any());
}

Message CrsSentences::prefixed_eastings() const {
    return message(
        "{}: tọa độ hướng đông bắt đầu bằng số múi (như 18.500.000), giống của Hanoi 1972 / "
        "Gauss-Kruger, không phải của VN-2000. Từ Hanoi 1972 không có phép chuyển nào sang VN-2000 "
        "mà biết rõ độ chính xác, nên không tính được số liệu; hãy nhờ chuyển theo tham số của cơ "
        "quan đo đạc của tỉnh.",
        "{}: its eastings begin with a zone number (18,500,000 and the like), as those of Hanoi "
        "1972 / Gauss-Kruger do and those of VN-2000 do not. From Hanoi 1972 no way of known "
        "accuracy leads to VN-2000, so no figure can be made from it; have it converted with the "
        "parameters of the province's survey office.",
        m_path);
}

Message CrsSentences::web_mercator(const std::string& declared) const {
    const Message measured_in = m_ways.has_work_crs
                                    ? Message{", kèm --work-crs EPSG:n là hệ để đo",
                                              ", with --work-crs EPSG:n for the system to measure "
                                              "in"}
                                    : Message{};
    const Message way = m_has_option ? message(
                                           "Nếu đúng vậy, hãy thêm --src-crs EPSG:3857{}.",
                                           "If so, pass --src-crs EPSG:3857{}.",
                                           measured_in)
                                     : way_by_file();
    return message(
        "{}: khai báo {}, nhưng tọa độ là của Mercator trên web (EPSG:3857). {}",
        "{}: it states {}, but its coordinates are those of the web's Mercator (EPSG:3857). {}",
        m_path,
        declared,
        way);
}

Message CrsSentences::contradicted(
    const std::string& declared,
    const CrsReading& own,
    const CrsReading& best,
    const std::string& witness) const {
    const Message judge = witness_in_words(witness);
    const Message or_the_other =
        is_layer(witness)
            ? message(", hoặc khai báo của {} được chép như thế", ", or that of {} was", judge)
            : Message{};
    return message(
        "{}: khai báo {}, nhưng đọc như vậy thì chỉ {} % khớp với {}; đọc theo {} ({}) thì {} % "
        "khớp. Có lẽ khai báo này được chép từ tệp của nơi khác{}.",
        "{}: it states {}, but read so only {} % of it agrees with {}; read in {} ({}) {} % does. "
        "The statement was probably copied from another job{}.",
        m_path,
        declared,
        percent_message(own.share),
        judge,
        best.crs.label(),
        best.crs.name(),
        percent_message(best.share),
        or_the_other);
}

Message CrsSentences::ways_of_parcels(const CrsReading& own, const CrsReading& best) const {
    return m_ways.has_src_crs
               ? message(
                     "Hãy thêm --src-crs {} nếu tọa độ ở hệ ấy, hoặc --src-crs {} để giữ đúng khai "
                     "báo của tệp.",
                     "Pass --src-crs {} if the coordinates are in that system, or --src-crs {} to "
                     "insist on what the file states.",
                     best.crs.label(),
                     own.crs.label())
               : ways_of_others(best);
}

Message CrsSentences::ways_of_others(const CrsReading& best) const {
    const Message rewritten = message(
        "Hãy ghi lại hệ đúng vào tệp ấy (ogr2ogr -a_srs {} TỆP-MỚI TỆP-CŨ, hoặc trong QGIS)",
        "Write the right system into that file (ogr2ogr -a_srs {} NEW OLD, or in QGIS)",
        best.crs.label());
    return m_ways.has_src_crs
               ? message(
                     "{}; nếu thửa đất cũng ở hệ {} thì chỉ cần thêm --src-crs {}. {}",
                     "{}; where the parcels are in {} as well, --src-crs {} will do. {}",
                     rewritten,
                     best.crs.label(),
                     best.crs.label(),
                     way_to_keep_statements())
               : message("{}.", "{}.", rewritten);
}

Message CrsSentences::unreadable(const Message& why) const {
    return message(
        "{}: không đọc được hệ tọa độ của lớp. {} {}",
        "{}: its coordinate reference system cannot be read. {} {}",
        m_path,
        why,
        way_by_any());
}

Message CrsSentences::coordinates_of_nothing(
    const Message& statement,
    std::span<const Point> points) const {
    if (points.empty()) {
        return message(
            "{}, và không đối tượng nào cho biết dữ liệu nằm ở đâu. {}",
            "{}, and no feature tells where it lies. {}",
            statement,
            way_by_any());
    }
    const Point& first = points.front();
    return message(
        "{}. Tọa độ như x {}; y {} không thuộc hệ nào được dùng ở Việt Nam. {}",
        "{}. Coordinates such as x {}, y {} are those of no system that is used in Viet Nam. {}",
        statement,
        number_message(first.x, 3),
        number_message(first.y, 3),
        way_by_any());
}

Message CrsSentences::undecided(
    const Message& statement,
    const CrsDecision& decision,
    const std::vector<Crs>& left,
    bool was_heard) const {
    constexpr std::size_t kMostOptions = 6;
    const bool are_few = left.size() <= kMostOptions;
    if (!was_heard && (are_few || !m_has_option)) {
        return message(
            "{}. Không có gì cho biết đó là hệ nào. {}{}",
            "{}. Nothing tells which system it is in. {}{}",
            statement,
            way_by_one_of(left),
            m_has_option ? Message{} : way_by_place());
    }
    if (!was_heard) {
        return message(
            "{}. Hãy nêu hệ bằng --src-crs EPSG:n: bản đồ địa chính Tuyên Quang cũ dùng EPSG:9211, "
            "Hà "
            "Giang cũ dùng EPSG:9209.{}",
            "{}. Pass it with --src-crs EPSG:n: the cadastre of old Tuyên Quang uses EPSG:9211, "
            "that of old Hà Giang EPSG:9209.{}",
            statement,
            way_by_place());
    }
    const Message judge = witness_in_words(decision.judged_by);
    constexpr double kLeastShare = 0.5;
    if (decision.candidates.front().score < kLeastShare || !are_few) {
        return message(
            "{}, và không hệ nào đã biết làm dữ liệu khớp với {}: {}. {}",
            "{}, and no known system brings it to {}: {}. {}",
            statement,
            judge,
            shares_of(decision),
            way_by_any());
    }
    return message(
        "{}, và {} không cho biết đó là hệ nào: {}. {}",
        "{}, and {} cannot tell which it is: {}. {}",
        statement,
        judge,
        shares_of(decision),
        way_by_one_of(left));
}

Message CrsSentences::cadastre_of(const Province& province) {
    std::vector<std::string> zones;
    Message listed;
    for (const FormerProvince& part : province.parts) {
        listed = message(
            "{}{}{} {}", "{}{}{} {}", listed, zones.empty() ? "" : ", ", part.name, part.cadastre);
        zones.push_back(part.cadastre);
    }
    const bool is_one =
        std::ranges::adjacent_find(zones, std::not_equal_to<>()) == zones.end() && !zones.empty();
    return is_one ? message(
                        " Bản đồ địa chính của {} dùng {}.",
                        " The cadastre of {} uses {}.",
                        province.name,
                        zones.front())
                  : message(
                        " Bản đồ địa chính của các tỉnh cũ ở đó dùng: {}.",
                        " The cadastres of the former provinces there use: {}.",
                        listed);
}

} // namespace huuco
