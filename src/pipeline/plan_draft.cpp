// SPDX-License-Identifier: MIT
/// \file
/// Looks at files, sorts them into the inputs of an analysis, and opens these as an analysis would.

#include "base/connection.hpp"
#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/partial_output.hpp"
#include "io/password.hpp"
#include "io/table_file.hpp"
#include "pipeline/file_part.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/plan_text.hpp"
#include "pipeline/same_land.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/encoding_decision.hpp>
#include <huuco/io/table_reader.hpp>
#include <huuco/pipeline/data_folder.hpp>
#include <huuco/pipeline/inspect.hpp>
#include <huuco/pipeline/plan_draft.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <system_error>
#include <utility>

namespace huuco {

namespace {

namespace fs = std::filesystem;

std::string ending_of(const fs::path& path) {
    return fold_key(path.extension().string());
}

/// Files of a folder that may be inputs, by name. Sidecars and what a program is still writing to
/// are passed over.
std::vector<std::string> files_of(const fs::path& folder) {
    constexpr std::array<std::string_view, 8> kLayers = {
        ".shp", ".gpkg", ".geojson", ".json", ".fgb", ".gdb", ".zip", ".kml"};
    std::vector<std::string> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool is_hidden = name.starts_with('.') || name.starts_with("~$");
        const bool is_layer = std::ranges::find(kLayers, ending_of(entry.path())) != kLayers.end();
        if (!is_hidden && (is_layer || io::is_table_name(name))) {
            files.push_back(entry.path().lexically_normal().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool is_plain_folder(const std::string& path) {
    std::error_code ignored;
    return !is_connection(path) && fs::is_directory(path, ignored) && ending_of(path) != ".gdb";
}

/// A layer that was looked at.
struct Candidate {
    std::string location; ///< what opens it; a password is still in it
    FoundInput found;
    LayerReport report;
    Message refusal = {}; ///< why it cannot be read
};

/// Collects what the files are.
class Survey {
public:
    Survey(const Plan& policy, Language language)
        : m_tables(policy.indicators.size()), m_policy(&policy), m_language(language) {}

    void look_at(const std::string& input) {
        if (!is_plain_folder(input)) {
            look_at_file(input, true);
            return;
        }
        for (const std::string& file : files_of(input)) {
            look_at_file(file, false);
        }
    }

    [[nodiscard]] std::vector<const Candidate*> with_part(std::string_view part) const {
        std::vector<const Candidate*> chosen;
        for (const Candidate& candidate : m_candidates) {
            if (candidate.found.part == part) {
                chosen.push_back(&candidate);
            }
        }
        return chosen;
    }

    /// What was looked at and cannot be read, behind another sentence; empty where all can.
    [[nodiscard]] Message refusals() const {
        constexpr std::size_t kMostTold = 3;
        Message told;
        std::size_t count = 0;
        for (const Candidate& candidate : m_candidates) {
            if (candidate.refusal != Message{} && count++ < kMostTold) {
                const char* const between = count == 1 ? " " : "; ";
                told = message("{}{}{}", "{}{}{}", told, between, candidate.refusal);
            }
        }
        return count == 0 ? Message{} : message(" Không đọc được:{}.", " Not read:{}.", told);
    }

    [[nodiscard]] std::vector<FoundInput> found() const {
        std::vector<FoundInput> found;
        for (const Candidate& candidate : m_candidates) {
            found.push_back(candidate.found);
        }
        return found;
    }

    /// One per indicator of the policy: the table that has its columns; empty where there is none.
    [[nodiscard]] const std::vector<std::string>& indicator_tables() const { return m_tables; }

private:
    /// \param is_named  the user named it, so a file that cannot be read is an error; in a folder
    ///                  it may be anything
    void look_at_file(const std::string& path, bool is_named) {
        if (is_indicator_table(path)) {
            m_candidates.push_back({path, {path, "", "indicator_table", ""}, {}});
            return;
        }
        try {
            add(path, inspect(std::array{path}).front());
        } catch (const Error& error) {
            if (is_named) {
                throw;
            }
            m_candidates.push_back(
                {path, {path, "", "", error.message().in(m_language)}, {}, error.message()});
        }
    }

    void add(const std::string& location, const FileReport& report) {
        const auto usable = static_cast<std::size_t>(
            std::count_if(report.layers.begin(), report.layers.end(), [](const LayerReport& layer) {
                return layer.is_usable;
            }));
        for (const LayerReport& layer : report.layers) {
            const bool needs_layer = usable > 1 && !layer.geometry_type.empty();
            m_candidates.push_back(
                {location, {report.path, needs_layer ? layer.name : "", layer.part, ""}, layer});
        }
    }

    /// Takes a table for the indicators whose columns it has.
    bool is_indicator_table(const std::string& path) {
        if (!io::is_table_name(path)) {
            return false;
        }
        bool is_one = false;
        for (std::size_t i = 0; i < m_policy->indicators.size(); ++i) {
            const Indicator& indicator = m_policy->indicators[i];
            if (!indicator.is_of_parcels && m_tables[i].empty() && has_columns(path, indicator)) {
                m_tables[i] = path;
                is_one = true;
            }
        }
        return is_one;
    }

    [[nodiscard]] bool has_columns(const std::string& path, const Indicator& indicator) const {
        const std::vector<PlanName> columns = columns_of(indicator);
        std::vector<std::string> names;
        for (const PlanName& column : columns) {
            names.push_back(column.text);
        }
        try {
            Problems problems;
            const DataTable table = read_table(path, names, m_language, problems);
            return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
                return table.column(name).has_value();
            });
        } catch (const Error&) {
            return false; // what is wrong with it is told where it is inspected
        }
    }

    std::vector<Candidate> m_candidates;
    std::vector<std::string> m_tables;
    const Plan* m_policy;
    Language m_language;
};

Message names_of(const std::vector<const Candidate*>& candidates) {
    Message names;
    for (const Candidate* candidate : candidates) {
        const FoundInput& found = candidate->found;
        const Message layer =
            found.layer.empty() ? Message{} : message(", lớp {}", ", layer {}", found.layer);
        const char* const between = names == Message{} ? "" : "; ";
        names = message("{}{}{}{}", "{}{}{}{}", names, between, found.path, layer);
    }
    return names;
}

std::vector<std::string> field_names(const LayerReport& report) {
    std::vector<std::string> names;
    for (const FieldReport& field : report.fields) {
        names.push_back(field.name);
    }
    return names;
}

/// What looking at a layer told of its reference system and text.
InputRecord seen_record(const char* role, const Candidate& candidate) {
    InputRecord record;
    record.role = role;
    record.path = candidate.found.path;
    record.crs = candidate.report.crs;
    record.crs_decision = candidate.report.crs_decision;
    record.encoding = candidate.report.encoding;
    record.encoding_decided_by = candidate.report.encoding_decided_by;
    return record;
}

/// The parcel layer; several files may hold it in parts, which then have the same fields.
void choose_parcels(const Survey& survey, PlanContent& content) {
    const std::vector<const Candidate*> candidates = survey.with_part("parcels");
    if (candidates.empty()) {
        throw Error(
            ErrorCode::argument,
            message(
                "Không tệp nào giống lớp thửa đất: lớp đa giác có trường mã loại đất, hoặc có số "
                "tờ và số thửa. `huuco inspect TỆP` cho biết một tệp là gì; hãy nêu các tệp cần "
                "dùng bằng tùy chọn của huuco analyze.{}",
                "No file looks like land parcels: a polygon layer with a field of land codes, or "
                "with map sheet and parcel number. `huuco inspect FILE` tells what a file is; "
                "name the inputs of an analysis with the options of huuco analyze.{}",
                survey.refusals()));
    }
    const Candidate& first = *candidates.front();
    const bool is_one_layer =
        std::all_of(candidates.begin(), candidates.end(), [&](const Candidate* other) {
            return field_names(other->report) == field_names(first.report) &&
                   other->found.layer == first.found.layer;
        });
    if (!is_one_layer) {
        throw Error(
            ErrorCode::argument,
            message(
                "Nhiều lớp giống lớp thửa đất: {}. Hãy nêu từng tệp: huuco init PARCELS VILLAGES "
                "REGISTER.",
                "Several layers look like land parcels: {}. Name the inputs one by one: huuco init "
                "PARCELS VILLAGES REGISTER.",
                names_of(candidates)));
    }
    for (const Candidate* candidate : candidates) {
        content.parcels.push_back(candidate->location);
        content.records.push_back(seen_record("parcels", *candidate));
    }
    content.parcels_layer = first.found.layer;
    content.parcel_fields = field_names(first.report);
    for (const FieldReport& field : first.report.fields) {
        for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
            if (plays(field, kFieldRoleNames.at(i))) {
                content.roles.at(i) = field.name;
            }
        }
    }
}

void choose_villages(const Survey& survey, PlanContent& content) {
    const std::vector<const Candidate*> candidates = survey.with_part("villages");
    if (candidates.size() > 1) {
        throw Error(
            ErrorCode::argument,
            message(
                "Nhiều lớp giống lớp thôn: {}. Hãy nêu từng tệp: huuco init PARCELS VILLAGES "
                "REGISTER.",
                "Several layers look like villages: {}. Name the inputs one by one: huuco init "
                "PARCELS VILLAGES REGISTER.",
                names_of(candidates)));
    }
    if (!candidates.empty()) {
        content.villages = candidates.front()->location;
        content.villages_layer = candidates.front()->found.layer;
    }
}

std::vector<std::string> paths_of(const std::vector<const Candidate*>& candidates) {
    std::vector<std::string> paths;
    for (const Candidate* candidate : candidates) {
        paths.push_back(candidate->location);
    }
    return paths;
}

/// Layers are named where a dataset has several.
void take_organic_areas(const Survey& survey, PlanContent& content) {
    const std::vector<const Candidate*> candidates = survey.with_part("organic_areas");
    content.organic_areas = paths_of(candidates);
    const bool has_layers = std::ranges::any_of(
        candidates, [](const Candidate* candidate) { return !candidate->found.layer.empty(); });
    for (const Candidate* candidate : candidates) {
        if (has_layers) {
            content.organic_areas_layers.push_back(candidate->found.layer);
        }
    }
}

/// Inputs whose text is in one of several encodings; as `inspect` finds it, feature by feature a
/// run may be stopped by it later than `init`.
std::vector<std::string> undecided_texts(const Survey& survey) {
    std::vector<std::string> paths;
    for (const char* const part : {"parcels", "villages", "register", "organic_areas"}) {
        for (const Candidate* candidate : survey.with_part(part)) {
            if (candidate->report.encoding_decided_by ==
                encoding_source_name(EncodingSource::undecided)) {
                paths.push_back(candidate->location);
            }
        }
    }
    return paths;
}

/// A refusal, which names options of an analysis, with the keys that stand for them in a plan.
std::string question_of(const std::string& refusal, Language language) {
    struct Key {
        const char* option;
        const char* key;
        const char* section;
    };

    constexpr std::array<Key, 5> kKeys = {
        {{"--encoding", "encoding", "inputs"},
         {"--src-crs", "src_crs", "inputs"},
         {"--village-id", "village_id", "inputs"},
         {"--province", "province", "place"},
         {"--boundary", "boundary", "place"}}};
    std::string text = refusal;
    for (const auto& [option, key, section] : kKeys) {
        if (refusal.find(option) != std::string::npos) {
            text += message_in(
                language,
                "{0} Trong tệp kế hoạch, dòng {2} ở [{3}] thay cho {1}.",
                "{0} In the plan the line {2} under [{3}] stands for {1}.",
                text.ends_with('.') ? "" : ".",
                option,
                key,
                section);
        }
    }
    return text;
}

/// The inputs as an analysis would be given them.
AnalyzeOptions draft_options(const PlanContent& content, Language language) {
    AnalyzeOptions options;
    options.language = language;
    options.parcels = content.parcels;
    options.parcels_layer = content.parcels_layer;
    options.villages = content.villages;
    options.villages_layer = content.villages_layer;
    options.registers = content.registers;
    options.organic_areas = content.organic_areas;
    options.organic_areas_layers = content.organic_areas_layers;
    const auto& village_field = content.roles.at(static_cast<std::size_t>(FieldRole::village));
    if (content.villages.empty() && village_field) {
        options.fields.emplace(FieldRole::village, *village_field);
    }
    return options;
}

/// What of its ground a file shares, in percent; never more than there is.
Message whole_percent(double part) {
    constexpr double kPercent = 100.0;
    return number_message(std::floor(kPercent * part), 0);
}

/// Takes a file out of the parcels, and says so in the plan and beside it.
void leave_out(
    PlanContent& content,
    const std::string& path,
    const Message& why,
    Language language) {
    content.notes.push_back(why.in(language));
    std::erase_if(content.parcels, [&](const std::string& location) {
        return io::without_password(location) == path;
    });
    for (FoundInput& found : content.found) {
        if (found.path == path && found.part == "parcels") { // villages may lie in the same file
            found.part.clear();
            found.note = why.in(language);
        }
    }
}

void ask_which(
    PlanContent& content,
    const SameLand& pair,
    std::span<const std::string> paths,
    Language language) {
    const bool is_first_smaller = pair.part_of_first >= pair.part_of_second;
    content.are_parcels_open = true;
    content.questions.push_back(message_in(
        language,
        "{} và {} là cùng một vùng đất: {} % đất của tệp thứ nhất có trong tệp thứ hai. Đó là một "
        "lớp ở hai thời điểm, hay một bản sao? Chỉ để tệp đúng ở dòng parcels của [inputs], rồi bỏ "
        "dấu # trước dòng ấy.",
        "{} and {} are of the same land: {} % of the ground of the first is in the second. Are "
        "they one layer at two times, or is one a copy? Leave the right one in the line parcels "
        "under [inputs], and take away the # before that line.",
        paths[is_first_smaller ? pair.first : pair.second],
        paths[is_first_smaller ? pair.second : pair.first],
        whole_percent(std::max(pair.part_of_first, pair.part_of_second))));
}

/// Files with equal fields are parts of one layer, unless they hold the same land: last year's
/// layer beside this year's. The older one is left out where names and ground tell which that is;
/// else the user is asked.
///
/// \throws Error as an analysis, where the files cannot be opened or read yet
void leave_out_older_layers(PlanContent& content, Language language) {
    AnalyzeOptions options = draft_options(content, language);
    options.needs_villages = false; // what they and the evidence lack is asked for by who needs it
    options.registers.clear();
    options.organic_areas.clear();
    options.organic_areas_layers.clear();
    Inputs inputs = open_inputs(options);
    const std::vector<SameLand> pairs = find_same_land(inputs);
    std::vector<std::string> paths;
    for (const ParcelSource& source : inputs.parcels) {
        paths.push_back(source.dataset.info().path);
    }
    std::set<std::size_t> older;
    for (const SameLand& pair : pairs) {
        const std::optional<std::size_t> place = older_of(pair, paths);
        if (place && older.insert(*place).second) {
            const bool is_first = *place == pair.first;
            leave_out(
                content,
                paths[*place],
                message(
                    "{} không được dùng: {} % đất của tệp này có trong {}, mà tên ghi năm mới hơn. "
                    "Nếu không phải vậy, hãy sửa dòng parcels của [inputs].",
                    "{} is not used: {} % of its ground is in {}, whose name tells a later year. "
                    "If that is not so, change the line parcels under [inputs].",
                    paths[*place],
                    whole_percent(is_first ? pair.part_of_first : pair.part_of_second),
                    paths[is_first ? pair.second : pair.first]),
                language);
        }
    }
    for (const SameLand& pair : pairs) {
        if (!older.contains(pair.first) && !older.contains(pair.second)) {
            ask_which(content, pair, paths, language);
        }
    }
}

/// Opens the inputs with the very steps of an analysis and takes over what these decide.
void decide(PlanContent& content, Language language) {
    bool is_compared = content.parcels.size() == 1;
    try {
        if (!is_compared) {
            leave_out_older_layers(content, language);
            is_compared = true;
        }
        Inputs inputs = open_inputs(draft_options(content, language));
        content.records = inputs.records;
        content.roles = inputs.parcels.front().fields;
        std::ranges::move(inputs.warnings, std::back_inserter(content.notes));
    } catch (const Error& error) {
        content.questions.push_back(question_of(error.message().in(language), language));
    }
    if (!is_compared) {
        content.notes.emplace_back(in_language(
            language,
            "Các tệp thửa đất có cùng các trường nên được coi là các phần của một lớp; chưa so "
            "được xem có phải cùng một vùng đất ở hai thời điểm không. Nếu phải, chỉ để tệp mới ở "
            "dòng parcels.",
            "The files of parcels have the same fields and are taken for parts of one layer; they "
            "could not be compared yet, so see whether they are one land at two times. If so, "
            "leave the newer one alone in the line parcels."));
    }
}

} // namespace

PlanDraft draft_plan(const InitOptions& options) {
    PlanContent content;
    content.policy = parse_plan(data_folder() / "plans" / "nhu-khe-2030.toml");
    content.folder = fs::absolute(options.output).parent_path();
    Survey survey(content.policy, options.language);
    for (const std::string& input : options.inputs) {
        survey.look_at(input);
    }
    content.found = survey.found();
    content.indicator_tables = survey.indicator_tables();
    choose_parcels(survey, content);
    choose_villages(survey, content);
    content.registers = paths_of(survey.with_part("register"));
    take_organic_areas(survey, content);
    content.undecided_texts = undecided_texts(survey);
    decide(content, options.language);
    const fs::path parcels = fs::absolute(io::without_password(content.parcels.front()));
    content.policy.name = parcels.parent_path().filename().string();
    return {plan_text(content, options.language), content.found, content.notes, content.questions};
}

void refuse_existing_plan(const InitOptions& options) {
    if (fs::exists(options.output) && !options.overwrite) {
        throw Error(
            ErrorCode::argument,
            message(
                "{} đã có; hãy chọn tên khác bằng -o, hoặc thêm --overwrite để thay.",
                "{} exists already; choose another name with -o, or pass --overwrite to replace "
                "it.",
                options.output.string()));
    }
    if (fs::exists(options.output) && options.output.extension() != ".toml") {
        throw Error(
            ErrorCode::argument,
            message(
                "{} không được thay, vì tên không phải của một tệp kế hoạch (.toml); hãy chọn tên "
                "khác bằng -o.",
                "{} is not replaced, because it has not the name of a plan (.toml); choose another "
                "name with -o.",
                options.output.string()));
    }
}

void write_plan(const PlanDraft& draft, const InitOptions& options) {
    refuse_existing_plan(options);
    io::PartialOutput output(options.output);
    std::ofstream file(output.path(), std::ios::binary | std::ios::trunc);
    file << draft.toml;
    file.close();
    if (!file) {
        throw Error(
            ErrorCode::io,
            message(
                "Không ghi được {}: {}.",
                "{} cannot be written: {}.",
                options.output.string(),
                system_message(errno)));
    }
    output.commit();
}

} // namespace huuco
