// SPDX-License-Identifier: MIT
/// \file
/// A run from the inputs to the figures, step by step.

#include "base/connection.hpp"
#include "base/heap.hpp"
#include "base/message_format.hpp"
#include "base/thread_limit.hpp"
#include "io/password.hpp"
#include "pipeline/analyze_inputs.hpp"
#include "pipeline/border_warnings.hpp"
#include "pipeline/figure_warnings.hpp"
#include "pipeline/figures.hpp"
#include "pipeline/indicators.hpp"
#include "pipeline/input_records.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/option_words.hpp"
#include "pipeline/provenance.hpp"
#include "pipeline/publish_tiles.hpp"
#include "pipeline/read_parcels.hpp"
#include "pipeline/readings.hpp"
#include "pipeline/replaced_inputs.hpp"
#include "pipeline/zone_borders.hpp"

#include <huuco/base/clock.hpp>
#include <huuco/base/error.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/check.hpp>
#include <huuco/pipeline/data_folder.hpp>

#include <fmt/format.h>
#include <tbb/parallel_invoke.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

namespace huuco {

namespace {

Message message_of(const Box& box) {
    return message(
        "{} {} – {} {}",
        "{} {} – {} {}",
        number_message(box.min_x, 3),
        number_message(box.min_y, 3),
        number_message(box.max_x, 3),
        number_message(box.max_y, 3));
}

/// What the user names for the parcels against their own word: a sentence behind others.
Message overruled_statement(const CrsDecision& decision) {
    return decision.by == "option" && !decision.declared.empty()
               ? message(
                     " Tệp thửa đất tự khai báo {}, còn --src-crs nêu hệ khác.",
                     " The parcels state {} themselves, and --src-crs names another system.",
                     decision.declared)
               : Message{};
}

[[noreturn]] void
refuse_parcels_elsewhere(const Inputs& inputs, const Analysis& analysis, const Box& villages) {
    throw Error(
        ErrorCode::crs,
        message(
            "Không thửa nào nằm trong thôn nào: trong {} các thửa của {} trải trên {}, các thôn "
            "trên {}. Có lẽ một trong hai lớp ở hệ tọa độ khác với hệ đã ghi: khi ấy hãy nêu hệ "
            "của "
            "thửa đất bằng --src-crs EPSG:n; hoặc lớp thôn là của nơi khác.{}",
            "No parcel lies in any village: in {} the parcels of {} reach over {}, the villages "
            "over {}. One of them is probably in another coordinate reference system than it says: "
            "then name that of the parcels with --src-crs EPSG:n; or the villages are those of "
            "elsewhere.{}",
            analysis.working_crs.label(),
            inputs.parcels.front().dataset.info().path,
            message_of(analysis.extent),
            message_of(villages),
            overruled_statement(inputs.crs_decision)));
}

/// Villages where no parcel lies are a mistake in nearly every case, and a figure of 0 % would hide
/// it. Parcels that were all set aside lie nowhere; their problems say why.
void check_meeting(const Inputs& inputs, const Analysis& analysis, bool is_allocated) {
    if (!inputs.has_village_layer) {
        return;
    }
    const Box villages = analysis.villages.shapes.box();
    const bool is_apart =
        is_allocated
            ? analysis.whole.parcels > 0 && std::all_of(
                                                analysis.village_totals.begin(),
                                                analysis.village_totals.end(),
                                                [](const AreaTotals& t) { return t.parcels == 0; })
            : !analysis.extent.is_empty() && !villages.intersects(analysis.extent);
    if (is_apart) {
        refuse_parcels_elsewhere(inputs, analysis, villages);
    }
}

/// Systems of other places and for other purposes (Mercator, a zone far away) have metres as well.
void refuse_distorted_plane(const Analysis& analysis) {
    constexpr double kMostDistortion =
        0.01; // a zone of UTM reaches it six degrees off its meridian
    const bool is_on_plane = analysis.area_method != AreaMethod::ellipsoidal;
    if (is_on_plane && analysis.scale && std::abs(analysis.scale->areal - 1.0) > kMostDistortion) {
        throw Error(
            ErrorCode::crs,
            message(
                "Diện tích phẳng trong {} ({}) lệch {} % so với mặt đất ở nơi có thửa. Hãy nêu một "
                "hệ tọa độ hợp với nơi ấy bằng --work-crs EPSG:n, hoặc chọn --area ellipsoidal.",
                "Planar areas in {} ({}) are {} % off those on the ground where the parcels lie. "
                "Name a system made for that place with --work-crs EPSG:n, or choose --area "
                "ellipsoidal.",
                analysis.working_crs.label(),
                analysis.working_crs.name(),
                number_message(100.0 * (analysis.scale->areal - 1.0), 1)));
    }
}

void order_problems(Problems& problems) {
    std::stable_sort(
        problems.begin(), problems.end(), [](const Problem& left, const Problem& right) {
            return std::tie(left.source, left.feature) < std::tie(right.source, right.feature);
        });
}

/// Only parcels are accounted for feature by feature; rows of tables have an account of their own.
void count_set_aside(const Inputs& inputs, Analysis& analysis) {
    for (const Problem& problem : analysis.problems) {
        if (problem.is_set_aside && is_of_role(inputs.records, "parcels", problem)) {
            ++analysis.accounting.set_aside_reasons[problem.kind];
        }
    }
}

void refuse_set_aside(const Analysis& analysis) {
    Message reasons;
    for (const auto& [kind, count] : analysis.accounting.set_aside_reasons) {
        const char* const between = reasons.en.empty() ? "" : ", ";
        const Message title{problem_title(kind, Language::vi), problem_title(kind, Language::en)};
        reasons = message("{}{}{} {}", "{}{}{} {}", reasons, between, Count{count}, title);
    }
    throw Error(
        ErrorCode::accounts,
        message(
            "Phải loại {} trong {} thửa ({}), mà lệnh có --strict. Hãy sửa các thửa ấy, hoặc "
            "chạy không có --strict để xem đó là những thửa nào.",
            "{} of {} parcels had to be set aside ({}), and --strict was given. Repair them, or "
            "run without --strict to see which they are.",
            Count{analysis.accounting.set_aside},
            Count{analysis.accounting.read},
            reasons));
}

/// True for a row or area that does not speak, whatever it was to say.
bool is_of_unread_evidence(const Inputs& inputs, const Problem& problem) {
    constexpr std::array<std::string_view, 5> kOfRows = {
        "bad_row", "bad_date", "blank_key", "unknown_scheme", "unknown_status"};
    return std::ranges::find(kOfRows, problem.kind) != kOfRows.end() ||
           (problem.is_set_aside && is_of_role(inputs.records, "organic_areas", problem));
}

/// How many rows and areas cannot be read, and what the first of them says. A row may have several
/// faults, and is one row.
void tell_unread_evidence(const Inputs& inputs, Analysis& analysis, Language language) {
    std::set<std::pair<std::string_view, std::uint64_t>> rows;
    const Problem* first = nullptr;
    for (const Problem& problem : analysis.problems) {
        if (is_of_unread_evidence(inputs, problem)) {
            rows.emplace(problem.source, problem.feature);
            first = first == nullptr ? &problem : first;
        }
    }
    if (first == nullptr) {
        return;
    }
    const bool is_area = is_of_role(inputs.records, "organic_areas", *first);
    analysis.warnings.push_back(message_in(
        language,
        "{} dòng hoặc vùng của căn cứ hữu cơ không đọc được và không được tính; summary.json liệt "
        "kê chúng ở mục problems. Chỗ đầu tiên: {}, {} {}: {}",
        "{} rows or areas of the evidence cannot be read and do not count; summary.json lists them "
        "under problems. The first: {}, {} {}: {}",
        Count{rows.size()},
        std::filesystem::path(first->source).filename().string(),
        is_area ? in_language(language, "vùng", "area") : in_language(language, "dòng", "row"),
        Digits{first->feature},
        first->note));
}

std::uint64_t count_of_kind(const Problems& problems, std::string_view kind) {
    return static_cast<std::uint64_t>(std::ranges::count(problems, kind, &Problem::kind));
}

/// Fields whose text had lost letters before it came here; there is one problem for each.
std::uint64_t count_lossy_fields(const Problems& problems) {
    return static_cast<std::uint64_t>(
        std::count_if(problems.begin(), problems.end(), [](const Problem& problem) {
            return problem.kind == "lost_letters" || problem.kind == "cut_text";
        }));
}

/// What the user should know beside the figures, in the language of the run.
void warn(const Inputs& inputs, Analysis& analysis, Language language) {
    analysis.warnings = inputs.warnings;
    std::ranges::move(figure_warnings(analysis, language), std::back_inserter(analysis.warnings));
    std::ranges::move(border_warnings(analysis, language), std::back_inserter(analysis.warnings));
    if (inputs.plan.presets.empty() && inputs.plan.crops.empty()) {
        analysis.warnings.emplace_back(in_language(
            language,
            "Kế hoạch không nêu danh mục cây chủ lực (presets, crops của [principal]), nên cây nào "
            "cũng được tính là cây chủ lực.",
            "The plan names no principal crops (presets, crops of [principal]), so every crop "
            "counts as principal."));
    }
    using Pattern = fmt::format_string<Said<Count>>;
    const auto add_counted = [&](std::uint64_t count, Pattern vi, Pattern en) {
        if (count > 0) {
            analysis.warnings.push_back(message_in(language, vi, en, Count{count}));
        }
    };
    add_counted(
        count_lossy_fields(analysis.problems),
        "{} trường có chữ bị mất (dấu ? giữa từ, hoặc chữ bị cắt vì trường quá ngắn); summary.json "
        "liệt kê chúng ở mục problems.",
        "{} fields have lost letters (a ? within a word, or text cut by the width of the field); "
        "summary.json lists them under problems.");
    for (const Problem& problem : analysis.problems) {
        if (problem.kind == "legacy_text") {
            analysis.warnings.push_back(fmt::format("{}: {}", problem.source, problem.note));
        }
    }
    tell_unread_evidence(inputs, analysis, language);
    add_counted(
        count_of_kind(analysis.problems, "suspension_without_certificate"),
        "{} dòng của sổ ghi đình chỉ hoặc thu hồi mà không có số giấy chứng nhận hữu cơ, nên các "
        "dòng khác của thửa vẫn có hiệu lực; summary.json liệt kê chúng ở mục problems.",
        "{} register rows state a suspension or withdrawal without a certificate number, so other "
        "rows of the parcel stay in force; summary.json lists them under problems.");
    add_counted(
        count_of_kind(analysis.problems, "certified_areas_differ"),
        "{} thửa có nhiều dòng của sổ được tính như nhau mà ghi diện tích khác nhau: diện tích lớn "
        "nhất được tính; summary.json liệt kê chúng ở mục problems.",
        "Of {} parcels several register rows count alike and state different areas: the largest "
        "counts; summary.json lists them under problems.");
}

/// Figures without ground are told all the same; tiles without any would be no tiles.
void warn_of_missing_tiles(const AnalyzeOptions& options, Analysis& analysis) {
    const bool wants_tiles =
        !is_connection(options.output.string()) &&
        std::ranges::find(options.products, Product::tiles) != options.products.end();
    if (wants_tiles && !has_ground_for_tiles(analysis)) {
        analysis.warnings.emplace_back(in_language(
            options.language,
            "Không có ô bản đồ: không thửa nào có đất để vẽ; summary.json nêu vì sao từng thửa bị "
            "loại.",
            "There are no map tiles: no parcel has ground to draw; summary.json tells why each was "
            "set aside."));
    }
}

bool has_evidence(const Inputs& inputs) {
    const bool has_field =
        std::any_of(inputs.parcels.begin(), inputs.parcels.end(), [](const ParcelSource& source) {
            return source.field(FieldRole::organic_status).has_value();
        });
    return has_field ||
           std::any_of(inputs.records.begin(), inputs.records.end(), [](const InputRecord& record) {
               return record.role == "register" || record.role == "organic_areas";
           });
}

std::uint64_t half_of_memory() {
    const auto pages = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES));
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 2;
}

/// Parcels that no product asks for are needed twice: not worth more memory than that.
constexpr std::uint64_t kMemoryWithoutProducts = std::uint64_t{16} << 20U;

/// The folder of the file for parcels: where the results will lie, as there has to be room anyway;
/// that of temporary files where results go to a database, or nowhere.
std::filesystem::path spill_folder(const std::filesystem::path& output) {
    std::error_code is_nowhere;
    if (output.empty() || is_connection(output.string())) {
        const std::filesystem::path folder = std::filesystem::temp_directory_path(is_nowhere);
        return folder.empty() ? "/tmp" : folder;
    }
    std::filesystem::path folder = std::filesystem::absolute(output).parent_path();
    while (folder.has_relative_path() && !std::filesystem::is_directory(folder, is_nowhere)) {
        folder = folder.parent_path(); // the path ends in a slash
    }
    return folder;
}

ParcelBudget budget_of(const AnalyzeOptions& options) {
    const std::uint64_t usual =
        options.products.empty() ? kMemoryWithoutProducts : half_of_memory();
    return {options.memory.value_or(usual), spill_folder(options.output)};
}

/// Without products the figures need no pieces, but for what asks for their outlines.
KeptGround kept_ground(const Inputs& inputs, const AnalyzeOptions& options) {
    KeptGround kept;
    kept.has_shapes =
        !options.products.empty() || inputs.has_both_areas || inputs.plan.vertex_m > 0.0;
    kept.has_pieces =
        kept.has_shapes || std::ranges::any_of(inputs.plan.indicators, &Indicator::is_of_parcels);
    kept.has_all_problems =
        std::ranges::find(options.products, Product::gpkg) != options.products.end();
    return kept;
}

/// How the villages lie to one another. It takes no parcels, so these can be read meanwhile.
///
/// \param folder  for a file, where their borders are long
ZoneBorders borders_of_villages(
    const Inputs& inputs,
    const Analysis& analysis,
    const std::filesystem::path& folder,
    Language language) {
    if (!inputs.has_village_layer) {
        return {};
    }
    const VillageSet& villages = analysis.villages;
    const double unit_m2 = square_metres_per_unit(analysis.working_crs, villages.shapes.box());
    Zones zones{
        &villages.shapes,
        inputs.village_features,
        villages.names,
        "village",
        kOverlapTolerance_m2 / unit_m2};
    constexpr std::size_t kMostPointsInMemory = std::size_t{1} << 20U;
    std::optional<SpillFile> file;
    if (villages.shapes.point_count() > kMostPointsInMemory) {
        file.emplace(folder);
        zones.beside = &*file;
    }
    return overlaps_and_gaps_of(
        zones, AreaMeasure(analysis.working_crs, analysis.area_method), language);
}

/// The scale of the working CRS where the parcels lie.
std::optional<ScaleFactor> scale_of(const Analysis& analysis) {
    const Box& extent = analysis.extent;
    const Point middle{(extent.min_x + extent.max_x) / 2.0, (extent.min_y + extent.max_y) / 2.0};
    return extent.is_empty() ? std::nullopt : scale_at(analysis.working_crs, middle);
}

/// What the operation to degrees does where the parcels lie.
void describe_place(Analysis& analysis) {
    analysis.to_wgs84 = Transform(analysis.working_crs, wgs84(), analysis.extent).operation();
}

/// \pre the parcels are read
void record_operations(Inputs& inputs) {
    auto source = inputs.parcels.begin(); // their records have the same order
    for (InputRecord& record : inputs.records) {
        if (record.role == "parcels") {
            record.operation = (source++)->operation;
        }
    }
}

/// What huuco ships is known by its place in the data folder: that lies anywhere.
void name_shipped(std::vector<InputRecord>& records) {
    const std::filesystem::path data = data_folder();
    for (InputRecord& record : records) {
        const std::filesystem::path within =
            std::filesystem::path(record.path).lexically_relative(data);
        record.is_shipped = (record.role == "plan" || record.role == "indicator_table") &&
                            !within.empty() && *within.begin() != "..";
        if (record.is_shipped) {
            record.path = within.generic_string();
        }
    }
}

Analysis begin(Inputs& inputs, const AnalyzeOptions& options) {
    Analysis analysis;
    const std::chrono::sys_days day(inputs.reference_date);
    analysis.file_time = options.file_time.value_or(source_date_epoch().value_or(day));
    analysis.options = options.given.empty() ? words_of_options(options) : options.given;
    for (GivenOption& option : analysis.options) {
        std::ranges::transform(option.values, option.values.begin(), io::without_password);
    }
    analysis.options.push_back({"--date", {format_iso(inputs.reference_date)}});
    analysis.tables = inputs.table_records;
    analysis.reference_date = inputs.reference_date;
    analysis.target_percent = inputs.target_percent;
    analysis.plan_name = inputs.plan.name;
    analysis.area_method = inputs.area_method;
    analysis.working_crs = inputs.working_crs;
    analysis.source_crs = inputs.parcels.front().crs;
    analysis.crs_decision = inputs.crs_decision;
    analysis.has_evidence = has_evidence(inputs);
    analysis.ground_owner = inputs.plan.ground_owner;
    analysis.problems = std::move(inputs.problems);
    analysis.villages = std::move(inputs.villages);
    return analysis;
}

} // namespace

Analysis analyze_inputs(Inputs& inputs, const AnalyzeOptions& options, Progress& progress) {
    const tbb::global_control threads = limit_threads(options.threads);
    for (const InputRecord& record : inputs.records) {
        inputs.stamps.take(record.path, record.sidecars);
        if (options.threads != 1) {
            inputs.fingerprints.begin(record);
        }
    }
    Analysis analysis = begin(inputs, options);
    analysis.language = options.language;

    const ParcelBudget budget = budget_of(options);
    ParcelsRead read;
    ParcelNotes notes;
    FiguresBasis basis;
    const KeptGround kept = kept_ground(inputs, options);
    const auto language_of_reasons =
        kept.has_pieces ? std::optional(options.language) : std::nullopt;
    tbb::parallel_invoke(
        [&] {
            basis.village_borders =
                borders_of_villages(inputs, analysis, budget.folder, options.language);
        },
        [&] { basis.evidence.emplace(inputs, language_of_reasons); },
        [&] { read = read_parcels(inputs, budget, &notes, analysis.problems, progress); });
    give_back_freed_memory(); // opening and reading took more than what follows
    basis.evidence->settle_ambiguous(read.batches);
    std::ranges::move(basis.village_borders.problems, std::back_inserter(analysis.problems));
    analysis.spilled = std::move(read.spilled);
    analysis.batches = std::move(read.batches);
    analysis.extent = read.extent;
    check_meeting(inputs, analysis, false);
    analysis.scale = scale_of(analysis);
    refuse_distorted_plane(analysis);
    std::optional<PieceReadings> readings;
    tbb::parallel_invoke(
        [&] { describe_place(analysis); }, // no figure depends on it
        [&] {
            readings =
                compute_figures(inputs, basis, notes, analysis, kept, options.language, progress);
        });
    if (kept.has_pieces) {
        analysis.register_rows = basis.evidence->take_register_rows();
    }
    basis.evidence.reset(); // nothing is judged any more
    give_back_freed_memory();
    check_meeting(inputs, analysis, true);
    compute_readings(analysis, *readings, inputs.plan.vertex_m);
    measure_indicators(inputs, analysis, options.language);
    order_problems(analysis.problems);
    count_set_aside(inputs, analysis);
    if (options.strict && analysis.accounting.set_aside > 0) {
        refuse_set_aside(analysis);
    }
    warn(inputs, analysis, options.language);
    warn_of_missing_tiles(options, analysis);
    record_operations(inputs);
    progress.begin("fingerprints", inputs.records.size());
    inputs.fingerprints.fill_in(inputs.records, progress);
    inputs.stamps.require_unchanged();
    progress.end();
    if (options.plan.empty()) {
        name_shipped(inputs.records);
    }
    analysis.inputs = std::move(inputs.records);
    return analysis;
}

Analysis analyze(const AnalyzeOptions& options, Progress& progress) {
    progress.begin("open", 0);
    Inputs inputs = open_inputs(options);
    require_inputs_kept(inputs, options.output);
    progress.end();
    return analyze_inputs(inputs, options, progress);
}

} // namespace huuco
