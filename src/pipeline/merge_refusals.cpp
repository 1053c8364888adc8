// SPDX-License-Identifier: MIT
/// \file
/// What results must have in common, and what they must not.

#include "pipeline/merge_refusals.hpp"

#include "base/message_format.hpp"
#include "pipeline/ground_width.hpp"
#include "pipeline/input_content.hpp"
#include "pipeline/recorded_summary.hpp"
#include "pipeline/summary_file.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/error.hpp>
#include <huuco/crs/crs.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {

namespace {

using OrderedJson = nlohmann::ordered_json;

[[noreturn]] void refuse_pair(const PartResult& one, const PartResult& other, const Message& why) {
    throw Error(
        ErrorCode::format,
        message(
            "Không gộp được {} với {}: {}",
            "{} and {} cannot be merged: {}",
            one.folder.string(),
            other.folder.string(),
            why));
}

/// A member that must be equal in all results.
struct CommonMember {
    const char* member;
    const char* what_vi;
    const char* what_en;
};

constexpr std::array kCommon = {
    CommonMember{"/tool/version", "phiên bản huuco", "the versions of huuco"},
    CommonMember{"/tool/libraries", "phiên bản các thư viện", "the versions of its libraries"},
    CommonMember{"/reference_date", "ngày xét", "the reference dates"},
    CommonMember{"/totals/target_percent", "mục tiêu", "the targets"},
    CommonMember{"/area_method", "cách đo diện tích", "the ways of measuring areas"},
    CommonMember{
        "/ground_owner",
        "quy tắc tính phần chồng lấn giữa các thửa",
        "the rules for ground that several parcels claim"},
    CommonMember{
        "/crs/working",
        "hệ tọa độ dùng để đo",
        "the reference systems in which was measured"}};

/// A word of the summary, and what people call it.
struct WordInBoth {
    std::string_view word;
    const char* vi;
    const char* en;
};

/// Ways of measuring areas.
constexpr std::array<WordInBoth, 3> kAreaWords = {{
    {"planar", "phẳng", "planar"},
    {"ellipsoidal", "trên ellipsoid", "ellipsoidal"},
    {"legal", "pháp lý", "registered"},
}};

/// A member as people write it: a day, or a number with its decimals, of which JSON has one at
/// least.
Message member_in_words(const OrderedJson& member) {
    if (member.is_string()) {
        if (const std::optional<Date> day = parse_date(member.get<std::string>())) {
            return {format_date(*day, Language::vi), format_date(*day, Language::en)};
        }
        for (const WordInBoth& words : kAreaWords) {
            if (member.get<std::string>() == words.word) {
                return {words.vi, words.en};
            }
        }
    }
    if (!member.is_number_float()) {
        return {member.dump(), member.dump()};
    }
    const auto number = member.get<double>();
    const std::string shortest = fmt::format("{}", number);
    const std::size_t point = std::min(shortest.find('.'), shortest.size() - 1);
    return number_message(number, static_cast<int>(shortest.size() - 1 - point));
}

void refuse_unlike_members(const PartResult& first, const PartResult& part) {
    for (const CommonMember& common : kCommon) {
        const OrderedJson::json_pointer at(common.member);
        const OrderedJson one = first.summary.value(at, OrderedJson());
        const OrderedJson other = part.summary.value(at, OrderedJson());
        if (one != other) {
            refuse_pair(
                first,
                part,
                message(
                    "{} khác nhau, {} và {}. Hãy chạy cả hai như nhau.",
                    "{} differ, {} and {}. Run both with the same.",
                    Message{common.what_vi, common.what_en},
                    member_in_words(one),
                    member_in_words(other)));
        }
    }
    if (first.summary.value("evidence_given", OrderedJson()) !=
        part.summary.value("evidence_given", OrderedJson())) {
        refuse_pair(
            first,
            part,
            {"một bên có căn cứ về hữu cơ, bên kia không có. Hãy chạy cả hai như nhau.",
             "one has evidence of organic land, the other has none. Run both with the same."});
    }
    if (first.figures.compared.has_value() != part.figures.compared.has_value()) {
        refuse_pair(
            first,
            part,
            {"chỉ một bên có --area both. Hãy chạy cả hai như nhau.",
             "only one has --area both. Run both with the same."});
    }
}

/// The contents of all inputs of a role, by content; with the path for people.
std::vector<std::pair<std::string, std::string>>
inputs_in_role(const PartResult& part, std::string_view role) {
    std::vector<std::pair<std::string, std::string>> contents;
    for (const OrderedJson& input : part.summary.at("inputs")) {
        if (input.at("role") == role) {
            contents.emplace_back(content_of_input(input), input.at("path").get<std::string>());
        }
    }
    return contents;
}

/// \param what  names the inputs
/// \param way   what to do
void refuse_unlike_inputs(
    const PartResult& first,
    const PartResult& part,
    std::string_view role,
    const Message& what,
    const Message& way) {
    const auto ours = inputs_in_role(first, role);
    const auto theirs = inputs_in_role(part, role);
    const auto by_content = [](const auto& left, const auto& right) {
        return left.first == right.first;
    };
    const auto [one, other] =
        std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end(), by_content);
    if (one == ours.end() && other == theirs.end()) {
        return;
    }
    const auto path_at = [](auto at, auto end) {
        return at == end ? Message{"không có", "none"} : Message{at->second, at->second};
    };
    refuse_pair(
        first,
        part,
        message(
            "{} khác nhau, {} và {}. {}",
            "the {} differ, {} and {}. {}",
            what,
            path_at(one, ours.end()),
            path_at(other, theirs.end()),
            way));
}

/// The plan of a result; of a merged one the first, whose rules are those of the others.
const OrderedJson& plan_of(const PartResult& part) {
    const OrderedJson& inputs = part.summary.at("inputs");
    const auto found = std::ranges::find_if(
        inputs, [](const OrderedJson& input) { return input.at("role") == "plan"; });
    if (found == inputs.end()) {
        refuse_changed_file(part.folder / kSummaryFile, "inputs: plan");
    }
    return *found;
}

/// Plans may name other inputs, and be called after other places, but must count alike.
void refuse_unlike_plans(const PartResult& first, const PartResult& part) {
    constexpr std::size_t kMostTold = 3;
    std::vector<std::string> differences = differences_of(
        nlohmann::json(plan_of(first).at("rules")), nlohmann::json(plan_of(part).at("rules")));
    if (differences.empty()) {
        return;
    }
    const bool is_more = differences.size() > kMostTold;
    differences.resize(std::min(differences.size(), kMostTold));
    refuse_pair(
        first,
        part,
        message(
            "hai kế hoạch quy định khác nhau, {}{}. Hãy ghi như nhau rồi chạy lại; tên, đầu vào và "
            "các trường thì mỗi bên có thể có của mình.",
            "the plans count differently, {}{}. Make them alike and run again; name, inputs and "
            "fields each may have of its own.",
            fmt::join(differences, "; "),
            is_more ? "; …" : ""));
}

void refuse_unlike_tables(const PartResult& first, const PartResult& part) {
    using Name = std::pair<std::string, bool>; // the second: a table of the plan
    const auto fingerprints = [](const PartResult& of) {
        std::map<Name, std::string> tables;
        for (const OrderedJson& table : of.summary.at("tables")) {
            const Name name{table.at("name").get<std::string>(), !table.at("shipped").get<bool>()};
            tables[name] = table.at("sha256").get<std::string>();
        }
        return tables;
    };
    const auto ours = fingerprints(first);
    const auto theirs = fingerprints(part);
    std::vector<std::pair<Name, std::string>> differing;
    std::ranges::set_symmetric_difference(ours, theirs, std::back_inserter(differing));
    if (!differing.empty()) {
        const auto& [name, is_of_plan] = differing.front().first;
        refuse_pair(
            first,
            part,
            message(
                "bảng {}{} ở hai bên khác nhau. Hãy chạy cả hai với cùng các bảng.",
                "the code table {}{} differs. Run both with the same tables.",
                name,
                is_of_plan ? Message{" của kế hoạch", " of the plan"} : Message{}));
    }
}

/// An indicator without its note, which is in the language of the run.
OrderedJson without_note(OrderedJson indicator) {
    indicator.erase("note");
    return indicator;
}

/// Tables of files stand for the whole plan, not for a part of the land: they cannot be added.
void refuse_unlike_indicators(const PartResult& first, const PartResult& part) {
    const OrderedJson& ours = first.summary.at("indicators");
    const OrderedJson& theirs = part.summary.at("indicators");
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
        const bool is_of_file =
            ours[i].at("table") != "parcels" || theirs[i].at("table") != "parcels";
        if (is_of_file && without_note(ours[i]) != without_note(theirs[i])) {
            refuse_pair(
                first,
                part,
                message(
                    "chỉ tiêu \"{}\" khác nhau, vì bảng {} của chỉ tiêu khác nhau. Hãy dùng một "
                    "bảng có các dòng của cả hai.",
                    "the indicator \"{}\" differs, because its table {} does. Use one table with "
                    "the rows of both.",
                    ours[i].at("id").get<std::string>(),
                    ours[i].at("table").get<std::string>()));
        }
    }
    if (ours.size() != theirs.size()) {
        refuse_pair(
            first,
            part,
            {"hai bên không có cùng các chỉ tiêu, dù cùng kế hoạch; có lẽ một summary.json đã bị "
             "sửa bằng tay, huuco verify cho biết tệp nào.",
             "they do not have the same indicators, though of one plan; was a summary.json changed "
             "by hand? huuco verify tells which."});
    }
}

void refuse_precision(const PartResult& part) {
    const auto& sd = part.summary.at("totals").at("reading").at("boundary_sd_percent");
    if (!sd.is_null()) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: không gộp được, vì kết quả này tính cả độ chính xác của góc thửa (vertex_m "
                "của kế hoạch), mà thửa giáp nhau của hai kết quả có chung góc. Hãy chạy lại không "
                "có vertex_m, hoặc chạy chung tất cả các thửa.",
                "{}: it cannot be merged, because it reckons with the precision of corners "
                "(vertex_m of the plan), and neighbours in two results share corners. Run without "
                "vertex_m, or all parcels at once.",
                part.folder.string()));
    }
}

/// Parcels that two results were made of would count twice.
void refuse_common_parcels(const std::vector<PartResult>& parts) {
    std::map<std::string, const PartResult*> seen;
    for (const PartResult& part : parts) {
        for (const auto& [content, path] : inputs_in_role(part, "parcels")) {
            const auto [place, is_new] = seen.emplace(content, &part);
            if (!is_new && place->second != &part) {
                refuse_pair(
                    *place->second,
                    part,
                    message(
                        "cả hai đều làm từ các thửa trong {}, nên các thửa ấy sẽ bị tính hai lần. "
                        "Hãy bỏ bớt một kết quả.",
                        "both were made from the parcels in {}, which would count twice. Leave "
                        "one of them out.",
                        path));
            }
        }
    }
}

/// True when two results are of the same land, whatever file it came from: as many parcels, with
/// the same extent and ground. A copy in another format has all this, up to the rounding of its
/// coordinates; other parcels have not.
bool are_of_same_land(const PartResult& one, const PartResult& other) {
    constexpr double kRounding_m = 0.02; // of WGS 84 with seven decimals
    constexpr double kRoundingOfGround = 1e-5;
    const Box& extent = one.figures.extent;
    const Box& extent_of_other = other.figures.extent;
    const double ground_m2 = one.figures.sums.ground.parcels_m2.value();
    const double ground_of_other_m2 = other.figures.sums.ground.parcels_m2.value();
    const Crs working = Crs::from_code(one.summary.at("crs").at("working").get<std::string>());
    const double rounding = kRounding_m / metres_per_unit_of_width(working);
    const auto is_near = [rounding](double left, double right) {
        return std::abs(left - right) <= rounding;
    };
    return !extent.is_empty() && !extent_of_other.is_empty() &&
           one.figures.accounting.used == other.figures.accounting.used &&
           is_near(extent.min_x, extent_of_other.min_x) &&
           is_near(extent.min_y, extent_of_other.min_y) &&
           is_near(extent.max_x, extent_of_other.max_x) &&
           is_near(extent.max_y, extent_of_other.max_y) &&
           std::abs(ground_m2 - ground_of_other_m2) <= kRoundingOfGround * ground_m2;
}

void refuse_same_land(const std::vector<PartResult>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (std::size_t j = i + 1; j < parts.size(); ++j) {
            if (are_of_same_land(parts[i], parts[j])) {
                refuse_pair(
                    parts[i],
                    parts[j],
                    message(
                        "cả hai đều có {} thửa, cùng phạm vi và cùng diện tích, nên là cùng các "
                        "thửa lấy từ hai tệp, sẽ bị tính hai lần. Hãy bỏ bớt một kết quả.",
                        "both have {} parcels, the same extent and the same area, so they are of "
                        "the same parcels out of two files, which would count twice. Leave one of "
                        "them out.",
                        Count{parts[i].figures.accounting.used}));
            }
        }
    }
}

/// Villages are one village by their id; one with two names are two.
void refuse_renamed_villages(const std::vector<PartResult>& parts) {
    struct Seen {
        const PartResult* part;
        std::string name;
    };

    std::map<std::string, Seen> seen;
    for (const PartResult& part : parts) {
        const VillageSet& villages = part.figures.villages;
        for (std::size_t i = 0; i < villages.size(); ++i) {
            const auto [place, is_new] =
                seen.emplace(villages.ids[i], Seen{&part, villages.names[i]});
            if (!is_new && place->second.name != villages.names[i]) {
                refuse_pair(
                    *place->second.part,
                    part,
                    message(
                        "mã thôn {} là \"{}\" ở một bên và \"{}\" ở bên kia. Hãy cho mỗi thôn một "
                        "mã riêng, hoặc cùng một tên.",
                        "the village id {} means \"{}\" in one and \"{}\" in the other. Give every "
                        "village an id of its own, or the same name.",
                        villages.ids[i],
                        place->second.name,
                        villages.names[i]));
            }
        }
    }
}

/// A row without commune stands for the only commune that has its sheet and number: in one run over
/// all parcels it might stand for none.
void refuse_open_rows(const std::vector<PartResult>& parts) {
    std::map<std::uint32_t, const PartResult*> open;
    std::map<std::uint32_t, const PartResult*> ambiguous;
    for (const PartResult& part : parts) {
        const RegisterRowsFound& rows = part.figures.sums.register_rows;
        for (const std::uint32_t row : rows.ambiguous) {
            ambiguous.emplace(row, &part);
        }
        for (const std::uint32_t row : rows.open) {
            const auto [place, is_new] = open.emplace(row, &part);
            const PartResult* const other = is_new ? nullptr : place->second;
            if (other != nullptr) {
                refuse_pair(
                    *other,
                    part,
                    message(
                        "dòng {} của các sổ chứng nhận, đếm liền từ sổ này sang sổ khác, không ghi "
                        "xã mà cả hai bên đều có thửa ấy. Hãy ghi xã vào sổ rồi chạy lại cả hai.",
                        "entry {} of the registers, counted through them, names no commune and was "
                        "found in both. Write the commune into the register and run both again.",
                        Digits{row + 1}));
            }
        }
    }
    for (const auto& [row, part] : open) {
        if (const auto found = ambiguous.find(row); found != ambiguous.end()) {
            refuse_pair(
                *part,
                *found->second,
                message(
                    "dòng {} của các sổ chứng nhận, đếm liền từ sổ này sang sổ khác, không ghi xã; "
                    "một bên tìm thấy thửa, ở bên kia có thể là nhiều thửa. Hãy ghi xã vào sổ rồi "
                    "chạy lại cả hai.",
                    "entry {} of the registers, counted through them, names no commune; it was "
                    "found in one and may mean several parcels in the other. Write the commune "
                    "into the register and run both again.",
                    Digits{row + 1}));
        }
    }
}

/// A parcel in two results may be there twice, and its certified area would count in each.
void refuse_common_rows(const std::vector<PartResult>& parts) {
    std::map<std::uint32_t, const PartResult*> found;
    for (const PartResult& part : parts) {
        for (const std::uint32_t row : part.figures.sums.register_rows.found) {
            const auto [place, is_new] = found.emplace(row, &part);
            if (!is_new) {
                refuse_pair(
                    *place->second,
                    part,
                    message(
                        "dòng {} của các sổ chứng nhận, đếm liền từ sổ này sang sổ khác, nêu một "
                        "thửa mà cả hai bên đều có: thửa hoặc diện tích chứng nhận sẽ bị tính hai "
                        "lần. Hãy chạy chung hai bên một lần, hoặc bỏ bớt một kết quả.",
                        "entry {} of the registers, counted through them, names a parcel that both "
                        "have: it, or its certified area, would count twice. Run the parcels of "
                        "both at once, or leave one of them out.",
                        Digits{row + 1}));
            }
        }
    }
}

} // namespace

void refuse_unlike_parts(const std::vector<PartResult>& parts) {
    const Message all_to_all = {
        "Hãy đưa tất cả vào mỗi lần chạy, theo cùng thứ tự.",
        "Give all of them to every run, in the same order."};
    const PartResult& first = parts.front();
    for (const PartResult& part : parts) {
        refuse_unlike_members(first, part);
        refuse_unlike_plans(first, part);
        refuse_unlike_tables(first, part);
        refuse_unlike_inputs(first, part, "register", {"sổ chứng nhận", "registers"}, all_to_all);
        refuse_unlike_inputs(
            first, part, "organic_areas", {"vùng hữu cơ", "organic areas"}, all_to_all);
        refuse_unlike_indicators(first, part);
        refuse_precision(part);
        if (part.figures.register_account.by_status != first.figures.register_account.by_status) {
            refuse_pair(
                first,
                part,
                {"các dòng không ghi xã của sổ chứng nhận được hiểu khác nhau ở hai bên. Hãy ghi "
                 "xã vào sổ rồi chạy lại cả hai.",
                 "rows of the register without commune are read differently in the two. Write the "
                 "communes into the register and run both again."});
        }
    }
    refuse_common_parcels(parts);
    refuse_same_land(parts);
    refuse_renamed_villages(parts);
    refuse_open_rows(parts);
    refuse_common_rows(parts);
}

} // namespace huuco
