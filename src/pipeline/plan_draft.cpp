// SPDX-License-Identifier: MIT
/// \file
/// Sorts what the files are into the inputs of an analysis, and opens these as an analysis would.

#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/partial_output.hpp"
#include "io/password.hpp"
#include "pipeline/file_part.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/older_layers.hpp"
#include "pipeline/plan_survey.hpp"
#include "pipeline/plan_text.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/encoding_decision.hpp>
#include <huuco/pipeline/data_folder.hpp>
#include <huuco/pipeline/inspect.hpp>
#include <huuco/pipeline/plan_draft.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace huuco {

namespace {

namespace fs = std::filesystem;

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

/// Opens the inputs with the very steps of an analysis and takes over what these decide.
void decide(PlanContent& content, Language language, Progress& progress) {
    bool is_compared = content.parcels.size() == 1;
    try {
        if (!is_compared) {
            leave_out_older_layers(content, draft_options(content, language), progress);
            is_compared = true;
        }
        Inputs inputs = open_inputs(draft_options(content, language));
        content.records = inputs.records;
        content.roles = inputs.parcels.front().fields;
        std::ranges::move(inputs.warnings, std::back_inserter(content.notes));
    } catch (const Error& error) {
        if (error.code() == ErrorCode::cancelled) {
            throw;
        }
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

PlanDraft draft_plan(const InitOptions& options, Progress& progress) {
    PlanContent content;
    content.policy = parse_plan(data_folder() / "plans" / "nhu-khe-2030.toml");
    content.folder = fs::absolute(options.output).parent_path();
    Survey survey(content.policy, options.language);
    for (const std::string& input : options.inputs) {
        survey.look_at(input);
    }
    content.found = survey.found();
    content.questions = survey.questions();
    content.indicator_tables = survey.indicator_tables();
    choose_parcels(survey, content);
    choose_villages(survey, content);
    content.registers = paths_of(survey.with_part("register"));
    take_organic_areas(survey, content);
    content.undecided_texts = undecided_texts(survey);
    decide(content, options.language, progress);
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
