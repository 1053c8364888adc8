// SPDX-License-Identifier: MIT
/// \file
/// Reads the pieces of one parcel out of parcels.geojson, line by line.

#include "base/message_format.hpp"
#include "pipeline/summary_file.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/landuse/parcel_key.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/pipeline/explain.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <set>
#include <system_error>
#include <utility>

namespace huuco {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostNear = 5;

/// What is looked for: a feature number, or keys whose commune may be left open.
struct Wanted {
    std::optional<std::uint64_t> fid;
    std::vector<ParcelKey> keys; ///< every way to read what was asked for

    [[nodiscard]] bool is(const ParcelTrace& parcel) const {
        if (fid) {
            return parcel.fid == *fid;
        }
        return std::ranges::any_of(keys, [&](const ParcelKey& key) {
            return normalise_key(parcel.sheet) == key.sheet &&
                   normalise_key(parcel.parcel) == key.parcel &&
                   (key.commune.empty() || normalise_key(parcel.commune) == key.commune);
        });
    }

    [[nodiscard]] bool has_number(std::string_view number) const {
        const std::string parcel = normalise_key(number);
        return std::ranges::find(keys, parcel, &ParcelKey::parcel) != keys.end();
    }
};

[[noreturn]] void refuse_key(std::string_view key) {
    throw Error(
        ErrorCode::argument,
        message(
            "--parcel {}: hãy viết XÃ/TỜ/THỬA, TỜ/THỬA hoặc fid=N, chẳng hạn 02530/23/146.",
            "--parcel {}: write COMMUNE/SHEET/PARCEL, SHEET/PARCEL, or fid=N, such as "
            "02530/23/146.",
            key));
}

/// A text before and behind its first stroke; the second is empty where there is none.
std::pair<std::string_view, std::string_view> halves_of(std::string_view text) {
    const std::size_t end = std::min(text.find('/'), text.size());
    return {text.substr(0, end), text.substr(std::min(end + 1, text.size()))};
}

void add_reading(
    std::string_view commune,
    std::string_view sheet,
    std::string_view parcel,
    Wanted& wanted) {
    ParcelKey key{normalise_key(commune), normalise_key(sheet), normalise_key(parcel)};
    if (!key.sheet.empty() && !key.parcel.empty()) {
        wanted.keys.push_back(std::move(key));
    }
}

Wanted wanted_of(std::string_view text) {
    Wanted wanted;
    constexpr std::string_view kFid = "fid=";
    const std::string_view key = trim(text);
    if (key.starts_with(kFid)) {
        std::uint64_t fid = 0;
        const char* const end = key.data() + key.size();
        const auto [stop, error] = std::from_chars(key.data() + kFid.size(), end, fid);
        if (error != std::errc{} || stop != end) {
            refuse_key(text);
        }
        wanted.fid = fid;
        return wanted;
    }
    // A number such as 12/5 is of a parcel that was divided.
    const auto [first, behind_first] = halves_of(key);
    const auto [second, behind_second] = halves_of(behind_first);
    add_reading({}, first, behind_first, wanted);
    add_reading(first, second, behind_second, wanted);
    if (wanted.keys.empty()) {
        refuse_key(text);
    }
    return wanted;
}

std::string text_at(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double number_at(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_number() ? found->get<double>() : 0.0;
}

EvidenceTrace row_of(const Json& json) {
    EvidenceTrace row;
    row.file = text_at(json, "file");
    row.row = json.value("row", std::uint64_t{0});
    row.certificate = text_at(json, "certificate");
    row.scheme = text_at(json, "scheme");
    row.written = text_at(json, "written");
    row.status = text_at(json, "status");
    row.issued = text_at(json, "issued");
    row.expires = text_at(json, "expires");
    row.conversion_start = text_at(json, "conversion_start");
    row.suspended_on = text_at(json, "suspended_on");
    if (json.contains("area_m2")) {
        row.area_m2 = number_at(json, "area_m2");
    }
    row.decides = json.value("decides", false);
    return row;
}

/// A parcel by its number and key alone.
ParcelTrace named_parcel(std::uint64_t fid, const Json& key) {
    ParcelTrace parcel;
    parcel.fid = fid;
    parcel.commune = text_at(key, "commune");
    parcel.sheet = text_at(key, "sheet");
    parcel.parcel = text_at(key, "parcel");
    return parcel;
}

ParcelTrace parcel_of(const Json& properties) {
    ParcelTrace parcel = named_parcel(properties.value("fid", std::uint64_t{0}), properties);
    parcel.land_code = text_at(properties, "land_code");
    parcel.land_code_2024 = text_at(properties, "land_code_2024");
    parcel.land_class = text_at(properties, "land_class");
    parcel.crop = text_at(properties, "crop");
    const std::string written = text_at(properties, "crop_as_written");
    parcel.crop_as_written = written.empty() ? parcel.crop : written;
    parcel.land_rule = text_at(properties, "land_rule");
    parcel.code_split = text_at(properties, "code_split");
    parcel.crop_split = text_at(properties, "crop_split");
    parcel.is_repaired = properties.value("repaired", false);
    if (const auto rows = properties.find("register_rows"); rows != properties.end()) {
        for (const Json& row : *rows) {
            parcel.rows.push_back(row_of(row));
        }
    }
    return parcel;
}

PieceTrace piece_of(const Json& properties, const std::map<std::string, std::string>& villages) {
    PieceTrace piece;
    piece.village_id = text_at(properties, "village_id");
    const auto name = villages.find(piece.village_id);
    piece.village_name = name == villages.end() ? std::string() : name->second;
    piece.area_m2 = number_at(properties, "area_m2");
    piece.principal_m2 = piece.area_m2 * number_at(properties, "principal_share");
    piece.map_class = text_at(properties, "class");
    const double counted_m2 = properties.contains("certified_share")
                                  ? piece.area_m2 * number_at(properties, "certified_share")
                                  : piece.principal_m2;
    piece.organic_m2 = piece.map_class == "organic" ? counted_m2 : 0.0;
    piece.in_conversion_m2 = piece.map_class == "in_conversion" ? counted_m2 : 0.0;
    piece.organic_status = text_at(properties, "organic_status");
    piece.certificate = text_at(properties, "certificate");
    piece.evidence = text_at(properties, "evidence");
    piece.evidence_rule = text_at(properties, "evidence_rule");
    const bool is_vietnamese = properties.contains("reason_en");
    piece.reason_vi = text_at(properties, is_vietnamese ? "reason" : "reason_vi");
    piece.reason_en = text_at(properties, is_vietnamese ? "reason_en" : "reason");
    return piece;
}

/// The text of a property, without parsing the line that it stands in.
std::string text_in_line(std::string_view line, std::string_view name) {
    const std::size_t at = line.find(name);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = line.substr(at + name.size());
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != '"') {
        end += rest[end] == '\\' ? 2 : 1;
    }
    std::string raw(rest.substr(0, end));
    if (raw.find('\\') == std::string::npos) {
        return raw;
    }
    const Json text = Json::parse("\"" + raw + "\"", nullptr, false);
    return text.is_string() ? text.get<std::string>() : raw;
}

/// Goes through the pieces once.
class Search {
public:
    Search(Wanted wanted, Explanation& found, const std::map<std::string, std::string>& villages)
        : m_wanted(std::move(wanted)), m_found(found), m_villages(villages) {}

    void read(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        if (!file) {
            throw Error(
                ErrorCode::io,
                message(
                    "{}: không đọc được. Tệp này do huuco analyze ghi khi có --products geojson; "
                    "hãy chạy lại lệnh ấy.",
                    "{}: cannot be read. It is written by huuco analyze with --products geojson; "
                    "run that again.",
                    path.string()));
        }
        std::string line;
        while (std::getline(file, line)) {
            if (may_be_wanted(line)) {
                line.erase(line.find_last_not_of(" ,\r") + 1);
                read_members_of(path, [&] { take(Json::parse(line).at("properties")); });
            }
        }
    }

private:
    /// Most lines are dismissed by a look at their number.
    [[nodiscard]] bool may_be_wanted(std::string_view line) const {
        if (m_wanted.fid) {
            return line.find(fmt::format("\"fid\":{},", *m_wanted.fid)) != std::string_view::npos;
        }
        const std::string number = text_in_line(line, "\"parcel\":\"");
        return !number.empty() && m_wanted.has_number(number);
    }

    void take(const Json& properties) {
        ParcelTrace parcel = parcel_of(properties);
        const bool is_wanted = m_wanted.is(parcel);
        std::vector<ParcelTrace>& list = is_wanted ? m_found.parcels : m_found.near;
        const bool is_new = list.empty() || list.back().fid != parcel.fid;
        if (is_new && (is_wanted || list.size() < kMostNear)) {
            list.push_back(std::move(parcel));
        }
        if (is_wanted) {
            list.back().pieces.push_back(piece_of(properties, m_villages));
        }
    }

    Wanted m_wanted;
    Explanation& m_found;
    const std::map<std::string, std::string>& m_villages;
};

/// How problems of the inputs in a role may name their layer.
std::set<std::string> sources_of(const Json& summary, std::string_view role) {
    std::set<std::string> sources;
    for (const Json& input : summary.at("inputs")) {
        if (text_at(input, "role") == role) {
            const std::string path = text_at(input, "path");
            sources.insert({path, source_of_layer(path, text_at(input, "layer"))});
        }
    }
    return sources;
}

/// Gives the sentences of the summary to the parcels found, and to the rows about them.
class ProblemSearch {
public:
    ProblemSearch(const Json& summary, const Wanted& wanted, Explanation& found)
        : m_parcels(sources_of(summary, "parcels")), m_registers(sources_of(summary, "register")),
          m_wanted(wanted), m_found(found) {}

    void take(const Json& problem) {
        const std::string source = text_at(problem, "source");
        if (m_registers.contains(source)) {
            take_of_row(problem, std::filesystem::path(source).filename().string());
        } else if (m_parcels.contains(source)) {
            take_of_parcel(problem);
        }
    }

private:
    static ProblemTrace trace_of(const Json& problem) {
        return {text_at(problem, "kind"), text_at(problem, "note")};
    }

    void take_of_row(const Json& problem, const std::string& file) {
        const auto number = problem.value("feature", std::uint64_t{0});
        for (ParcelTrace& parcel : m_found.parcels) {
            for (EvidenceTrace& row : parcel.rows) {
                if (row.file == file && row.row == number) {
                    row.problems.push_back(trace_of(problem));
                }
            }
        }
    }

    /// A parcel without pieces is found by its problem alone.
    void take_of_parcel(const Json& problem) {
        const auto fid = problem.value("feature", std::uint64_t{0});
        auto parcel = std::ranges::find(m_found.parcels, fid, &ParcelTrace::fid);
        ParcelTrace without_pieces = named_parcel(fid, problem);
        if (parcel == m_found.parcels.end() && m_wanted.is(without_pieces)) {
            parcel = m_found.parcels.insert(parcel, std::move(without_pieces));
        }
        if (parcel != m_found.parcels.end()) {
            parcel->problems.push_back(trace_of(problem));
        }
        take_of_others(problem, fid);
    }

    /// What is told of one of two parcels is about the other as well.
    void take_of_others(const Json& problem, std::uint64_t fid) {
        for (const Json& other : problem.value("others", Json::array())) {
            const auto parcel = std::ranges::find(
                m_found.parcels, other.value("feature", std::uint64_t{0}), &ParcelTrace::fid);
            if (parcel != m_found.parcels.end() && m_parcels.contains(text_at(other, "source"))) {
                parcel->problems.push_back(trace_of(problem));
                parcel->problems.back().fid = fid;
            }
        }
    }

    std::set<std::string> m_parcels;
    std::set<std::string> m_registers;
    const Wanted& m_wanted;
    Explanation& m_found;
};

/// The sentences of the summary about the parcels found; those that have no pieces are found there.
void add_problems(const Json& summary, const Wanted& wanted, Explanation& found) {
    ProblemSearch search(summary, wanted, found);
    for (const Json& problem : summary.at("problems").at("listed")) {
        search.take(problem);
    }
    std::ranges::sort(found.parcels, {}, &ParcelTrace::fid);
}

/// Other features with the key of a parcel whose area is certified: they share that area.
void add_namesakes(const std::filesystem::path& file, ParcelTrace& parcel) {
    const bool has_area = std::ranges::any_of(
        parcel.rows, [](const EvidenceTrace& row) { return row.decides && row.area_m2; });
    Wanted wanted;
    add_reading(parcel.commune, parcel.sheet, parcel.parcel, wanted);
    if (!has_area || wanted.keys.empty()) {
        return;
    }
    Explanation found;
    const std::map<std::string, std::string> nameless;
    Search(wanted, found, nameless).read(file);
    for (const ParcelTrace& other : found.parcels) {
        const bool is_same_commune = normalise_key(other.commune) == wanted.keys.front().commune;
        if (other.fid != parcel.fid && is_same_commune) {
            parcel.namesakes.push_back(other.fid);
        }
    }
}

/// In a file that was cut short or added to, a parcel may be missing without a word.
void require_stated_bytes(const Json& summary, const std::filesystem::path& file) {
    std::error_code is_missing; // told by who opens it
    const std::uint64_t bytes = std::filesystem::file_size(file, is_missing);
    for (const Json& product : summary.at("products")) {
        const bool is_this = !is_missing && text_at(product, "file") == file.filename();
        const std::uint64_t stated = product.value("bytes", bytes);
        if (is_this && stated != bytes) {
            refuse_changed_file(file, fmt::format("{} B, {}: {} B", bytes, kSummaryFile, stated));
        }
    }
}

/// \throws Error `argument` for what was merged: parcels are in the results that it was made of
void refuse_merged(const Json& summary) {
    if (summary.contains("parts")) {
        throw Error(
            ErrorCode::argument,
            Message{
                "Kết quả gộp không có thửa đất của riêng mình; hãy hỏi một trong các kết quả đã "
                "gộp thành nó.",
                "A merged result has no parcels of its own; ask one of the results that it was "
                "made of."});
    }
}

/// \throws nlohmann::json::exception when the summary is not as huuco writes it
Explanation explain_by(const std::filesystem::path& folder, const Wanted& wanted) {
    const Json summary = Json::parse(read_summary_text(folder));
    refuse_merged(summary);
    Explanation found;
    found.reference_date = text_at(summary, "reference_date");
    found.plan = text_at(summary, "plan");
    found.area_method = text_at(summary, "area_method");
    found.working_crs = text_at(summary.at("crs"), "working");
    for (const Json& input : summary.at("inputs")) {
        found.has_register = found.has_register || text_at(input, "role") == "register";
        if (text_at(input, "role") == "parcels") {
            found.parcels_files.push_back(text_at(input, "path"));
        }
    }
    std::map<std::string, std::string> villages;
    for (const Json& village : summary.at("villages")) {
        villages.emplace(text_at(village, "id"), text_at(village, "name"));
    }
    const std::filesystem::path parcels = folder / "parcels.geojson";
    require_stated_bytes(summary, parcels);
    Search(wanted, found, villages).read(parcels);
    add_problems(summary, wanted, found);
    if (found.parcels.size() == 1) {
        add_namesakes(parcels, found.parcels.front());
    }
    const Json& problems = summary.at("problems");
    found.problems = problems.at("count").get<std::uint64_t>();
    found.problems_listed = problems.at("listed").size();
    return found;
}

} // namespace

Explanation explain(const std::filesystem::path& folder, std::string_view key) {
    const Wanted wanted = wanted_of(key);
    return read_members_of(folder / kSummaryFile, [&] { return explain_by(folder, wanted); });
}

} // namespace huuco
