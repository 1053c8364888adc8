// SPDX-License-Identifier: MIT
/// \file
/// `huuco analyze`: options, run, table of the result.

#include "base/message_format.hpp"
#include "cli/analyze_arguments.hpp"
#include "cli/command.hpp"
#include "cli/figures_table.hpp"
#include "cli/given_options.hpp"
#include "cli/indicator_table.hpp"
#include "cli/progress_display.hpp"
#include "cli/standard_streams.hpp"
#include "cli/wrong_use.hpp"

#include <huuco/base/date.hpp>
#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/postgis_writer.hpp>
#include <huuco/pipeline/analysis.hpp>
#include <huuco/pipeline/publish.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace huuco::cli {

namespace {

std::optional<Date> parse_reference_date(const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const std::optional<Date> date = parse_date(text);
    if (!date) {
        throw Error(
            ErrorCode::argument,
            message(
                "--date {}: không phải một ngày trên lịch; hãy viết 2026-06-30 hoặc 30/06/2026.",
                "--date {}: not a day of the calendar; write 2026-06-30 or 30/06/2026.",
                text));
    }
    return date;
}

void add_field(AnalyzeOptions& options, const std::string& text) {
    const std::size_t equals = text.find('=');
    const std::optional<FieldRole> role = field_role_of(std::string_view(text).substr(0, equals));
    if (equals == std::string::npos || equals + 1 == text.size() || !role) {
        throw Error(
            ErrorCode::argument,
            message(
                "--field {}: hãy viết VAI_TRÒ=TÊN, với vai trò là một trong {}.",
                "--field {}: write ROLE=NAME, with a role among {}.",
                text,
                fmt::join(kFieldRoleNames, ", ")));
    }
    if (!options.fields.emplace(*role, text.substr(equals + 1)).second) {
        throw Error(
            ErrorCode::argument,
            message(
                "--field {}: vai trò này đã có trường \"{}\"; mỗi vai trò chỉ nêu một trường.",
                "--field {}: the role has the field \"{}\" already; name one for each role.",
                text,
                options.fields.at(*role)));
    }
}

/// Products that have their place and that this version does not make.
constexpr std::array<std::string_view, 4> kLaterProducts = {"qgis", "xlsx", "html", "map"};

std::vector<Product> parse_products(const std::string& list) {
    std::vector<Product> products;
    bool is_none = false;
    std::size_t count = 0;
    for (const std::string& word : CLI::detail::split(list, ',')) {
        const std::string name(trim(word));
        ++count;
        if (name == "geojson") {
            products.push_back(Product::geojson);
        } else if (name == "gpkg") {
            products.push_back(Product::gpkg);
        } else if (name == "tiles") {
            products.push_back(Product::tiles);
        } else if (name == "none") {
            is_none = true;
        } else if (
            std::find(kLaterProducts.begin(), kLaterProducts.end(), name) != kLaterProducts.end()) {
            throw Error(
                ErrorCode::argument,
                message(
                    "--products {}: phiên bản này chưa tạo '{}'; hãy chọn trong geojson, gpkg và "
                    "tiles.",
                    "--products {}: this version does not make '{}' yet; it makes geojson, gpkg "
                    "and tiles.",
                    list,
                    name));
        } else {
            throw Error(
                ErrorCode::argument,
                message(
                    "--products {}: không có sản phẩm '{}'; hãy chọn trong geojson, gpkg, tiles, "
                    "none.",
                    "--products {}: there is no product '{}'; choose among geojson, gpkg, tiles, "
                    "none.",
                    list,
                    name));
        }
    }
    if (is_none && count > 1) {
        throw Error(
            ErrorCode::argument,
            Message{
                "--products none phải đứng một mình: khi đó chỉ ghi bản tổng hợp.",
                "--products none stands alone: with it only the summary is written."});
    }
    std::sort(products.begin(), products.end());
    products.erase(std::unique(products.begin(), products.end()), products.end());
    return products;
}

} // namespace

AnalyzeOptions options_of(const AnalyzeArguments& arguments) {
    AnalyzeOptions options = arguments.options;
    options.reference_date = parse_reference_date(arguments.date);
    for (const std::string& field : arguments.fields) {
        add_field(options, field);
    }
    if (!arguments.village_field.empty()) {
        options.fields[FieldRole::village] = arguments.village_field;
    }
    if (!arguments.area.empty()) {
        options.area =
            arguments.area == "ellipsoidal" ? AreaMethod::ellipsoidal : AreaMethod::planar;
        options.has_both_areas = arguments.area == "both";
    }
    options.products = parse_products(arguments.products);
    return options;
}

namespace {

/// The folder or the database that takes the result; looked at before the analysis, so that one
/// that may not be replaced is told at once.
class Output {
public:
    Output(const AnalyzeOptions& options, const CLI::App& verb) {
        refuse_other_databases(options.output.string());
        if (!is_database(options.output.string())) {
            m_folder.emplace(options.output, options.overwrite);
            return;
        }
        if (verb.get_option("--products")->count() > 0 && !options.products.empty()) {
            throw Error(
                ErrorCode::argument,
                Message{
                    "--products nêu các tệp, cơ sở dữ liệu không nhận tệp; hãy bỏ đi để ghi các "
                    "bảng, hoặc ghi none để chỉ có bản tổng hợp.",
                    "--products names files, which a database does not take; leave it away for "
                    "tables, or say none for the summary alone."});
        }
        m_database.emplace(PostgisWriter::open(options.output.string(), options.overwrite));
    }

    /// \returns the files with their folder, or the tables with their schema
    std::vector<std::string>
    publish(Analysis& analysis, const AnalyzeOptions& options, Progress& progress) {
        std::vector<std::string> written;
        if (m_database) {
            for (const std::string& table :
                 publish_to_database(analysis, options, *m_database, progress)) {
                written.push_back(m_database->schema() + "." + table);
            }
        } else {
            for (const std::string& file : huuco::publish(analysis, options, *m_folder, progress)) {
                written.push_back((options.output / file).string());
            }
        }
        return written;
    }

private:
    std::optional<OutputDirectory> m_folder;
    std::optional<PostgisWriter> m_database;
};

ExitCode run(const AnalyzeArguments& arguments, const CLI::App& verb) {
    AnalyzeOptions options = options_of(arguments);
    options.given = given_options(verb);
    const std::unique_ptr<Progress> progress =
        make_progress(arguments.talk.progress_kind(), options.language);
    Output output(options, verb);
    Analysis analysis = analyze(options, *progress);
    const std::vector<std::string> written = output.publish(analysis, options, *progress);

    if (!arguments.talk.is_quiet) {
        const TableStyle style{options.language, arguments.is_verbose};
        put(figures_table(analysis, style));
        put(indicator_table(analysis, options.language));
        put(file_list("", written, options.language));
    }
    flush_output();
    say(warnings_text(analysis, options.language));
    const bool is_missed = !analysis.whole.meets(analysis.target_percent);
    return is_missed && arguments.fail_below_target ? ExitCode::target_missed : ExitCode::done;
}

} // namespace

void add_input_options(CLI::App& verb, AnalyzeArguments& arguments) {
    AnalyzeOptions& options = arguments.options;
    verb.add_option(
            "PARCELS",
            options.parcels,
            "Parcel layer: any vector dataset GDAL opens; several files of one layer may be given")
        // So that the recorded command can be given again, without `--` before it.
        ->transform(CLI::Validator(
            [](std::string& path) {
                path = path.starts_with('-') ? "./" + path : path;
                return std::string();
            },
            ""));
    verb.add_option("--layer", options.parcels_layer, "Layer of PARCELS")->type_name("NAME");
    CLI::Option* villages =
        verb.add_option("--villages", options.villages, "Village polygons")->type_name("DATASET");
    verb.add_option("--villages-layer", options.villages_layer, "Layer of the village dataset")
        ->type_name("NAME");
    verb.add_option(
            "--village-field",
            arguments.village_field,
            "Group by this field of the parcels instead of village polygons")
        ->type_name("FIELD")
        ->excludes(villages);
    verb.add_option("--village-id", options.village_id, "Field of the village layer with the id")
        ->type_name("FIELD");
    verb.add_option(
            "--village-name", options.village_name, "Field of the village layer with the name")
        ->type_name("FIELD");
    verb.add_option(
            "--register", options.registers, "Certificate register, CSV, XLSX or ODS (repeatable)")
        ->type_name("FILE")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    verb.add_option(
            "--organic-areas", options.organic_areas, "Surveyed organic polygons (repeatable)")
        ->type_name("DATASET")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    verb.add_option(
            "--organic-areas-layer",
            options.organic_areas_layers,
            "Layer of the organic areas; repeated: one for each dataset, in their order")
        ->type_name("NAME")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    verb.add_option(
            "--field",
            arguments.fields,
            "Role of a parcel field (repeatable), such as land_use=LOAIDAT")
        ->type_name("ROLE=NAME")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    verb.add_option(
            "--src-crs", options.src_crs, "Reference system of the parcels, whatever the file says")
        ->type_name("EPSG:n");
    verb.add_option(
            "--province",
            options.province,
            "Province of the land, name or code: tells its zone where a file states none")
        ->type_name("NAME");
    verb.add_option(
            "--boundary",
            options.boundary,
            "Outline that holds the land, such as the commune's: judges reference systems")
        ->type_name("DATASET");
    verb.add_option(
            "--encoding",
            options.encoding,
            "Text encoding of the parcels, whatever the file says, and of other inputs that do not "
            "tell theirs, such as UTF-8, TCVN3, VNI, CP1258, VISCII")
        ->type_name("NAME");
}

namespace {

void add_figure_options(CLI::App& verb, AnalyzeArguments& arguments) {
    AnalyzeOptions& options = arguments.options;
    verb.add_option("--date", arguments.date, "Reference date; default the plan's, else today")
        ->type_name("YYYY-MM-DD");
    verb.add_option(
            "--plan", options.plan, "Plan file with target, principal crops, schemes and inputs")
        ->type_name("FILE.toml");
    verb.add_option(
            "--area",
            arguments.area,
            "How ground is measured; default planar, ellipsoidal where the data is in degrees; "
            "both: planar, with ellipsoidal areas beside")
        ->check(CLI::IsMember({"planar", "ellipsoidal", "both"}));
    verb.add_option(
            "--work-crs",
            options.work_crs,
            "Reference system in which is overlaid and measured; default that of the parcels")
        ->type_name("EPSG:n");
    CLI::Option* target = verb.add_option(
                                  "--target",
                                  options.target_percent,
                                  "Target in per cent; met when the share is above it")
                              ->type_name("PERCENT")
                              ->check(CLI::Range(0.0, 100.0));
    take_percent(*target);
    verb.add_flag(
        "--strict", options.strict, "Refuse (exit code 4) when a feature had to be set aside");
    verb.add_flag(
        "--fail-below-target",
        arguments.fail_below_target,
        "Exit code 3 when the target is missed");
}

void add_output_options(CLI::App& verb, AnalyzeArguments& arguments) {
    AnalyzeOptions& options = arguments.options;
    verb.add_option(
            "-o,--output",
            options.output,
            "Folder of the results, or PG:... for tables of a PostGIS database; written whole or "
            "not at all")
        ->type_name("OUTDIR")
        ->required();
    verb.add_option("--products", arguments.products, "Comma list of geojson, gpkg, tiles; or none")
        ->type_name("LIST")
        ->capture_default_str();
    add_zoom_options(verb, options.min_zoom, options.max_zoom);
    verb.add_flag("--overwrite", options.overwrite, "Replace an earlier result");
    verb.add_option("-j,--threads", options.threads, "Threads; default one a core")
        ->type_name("N")
        ->check(CLI::Range(0U, 1024U));
    add_memory_option(
        verb,
        options.memory,
        "Memory for parcels, and again for what tiles are drawn of, such as 800M or 4G; more "
        "of it goes to files beside OUTDIR that vanish with the run. Default half of the "
        "machine's for parcels, 16M with --products none; none for tiles");
    verb.add_flag("-v,--verbose", arguments.is_verbose, "Print decisions and problems as well");
    add_talk_options(verb, arguments.talk);
    add_language_option(verb, arguments.options.language, "reasons and tables");
}

CLI::App* add_verb(CLI::App& program, AnalyzeArguments& arguments) {
    CLI::App* verb = program.add_subcommand(
        "analyze",
        "Organic share of the principal-crop land of each village, with maps and reasons");
    add_input_options(*verb, arguments);
    add_figure_options(*verb, arguments);
    add_output_options(*verb, arguments);
    return verb;
}

} // namespace

Run setup_analyze(CLI::App& program) {
    const auto arguments = std::make_shared<AnalyzeArguments>();
    const CLI::App* verb = add_verb(program, *arguments);
    return [arguments, verb] { return run(*arguments, *verb); };
}

AnalyzeOptions analyze_options(const std::vector<std::string>& words) {
    if (!words.empty() && words.front() == "merge") {
        throw Error(
            ErrorCode::argument,
            message(
                "Kết quả này do huuco {} làm ra; nó không có thửa đất của riêng mình. Hãy hỏi một "
                "trong các kết quả đã gộp thành nó.",
                "The result was made by huuco {}; it has no parcels of its own. Ask one of the "
                "results that it was made of.",
                fmt::join(words, " ")));
    }
    AnalyzeArguments arguments;
    CLI::App program;
    const CLI::App* verb = add_verb(program, arguments);
    std::vector<std::string> last_first(words.rbegin(), words.rend());
    last_first.insert(last_first.begin(), {"OUTDIR", "-o"}); // required; the caller sets its own
    try {
        program.parse(last_first);
    } catch (const CLI::ParseError& error) {
        throw Error(
            ErrorCode::argument,
            message(
                "phiên bản này không hiểu lệnh huuco {}: {}",
                "this version does not understand huuco {}: {}",
                fmt::join(words, " "),
                parser_message(error)));
    }
    AnalyzeOptions options = options_of(arguments);
    options.given = given_options(*verb);
    return options;
}

} // namespace huuco::cli
