// SPDX-License-Identifier: MIT
/// \file
/// `huuco tiles` and `huuco tiles verify`: options, run, tables.

#include "base/message_format.hpp"
#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/progress_display.hpp"
#include "cli/standard_streams.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/language.hpp>
#include <huuco/base/text.hpp>
#include <huuco/io/postgis_writer.hpp>
#include <huuco/pipeline/check.hpp>
#include <huuco/pipeline/heavy_tiles.hpp>
#include <huuco/pipeline/make_tiles.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

namespace huuco::cli {

namespace {

/// The command line as typed.
struct TilesArguments {
    MakeTilesOptions options;
    Talk talk;
    Language language = Language::vi;
    std::string format = "mvt";

    std::filesystem::path archive; ///< of `verify`
    std::filesystem::path source;  ///< of `verify`
};

std::string name_of(const TileId& tile) {
    return fmt::format("{}/{}/{}", tile.zoom, tile.x, tile.y);
}

/// The columns of a table of zooms: numbers under headings of the language, as wide as the longest
/// of these and two blanks.
void print_row(std::initializer_list<std::string> cells) {
    for (const std::string& cell : cells) {
        // Vietnamese letters take several bytes; fmt counts them as one.
        put("{:>17}", cell);
    }
    put("\n");
}

void print_written(const MakeTilesResult& result, const TilesArguments& arguments) {
    const Language language = arguments.language;
    print_row(
        {in_language(language, "Mức", "Zoom"),
         in_language(language, "Số ô", "Tiles"),
         in_language(language, "Đối tượng", "Features"),
         in_language(language, "Đỉnh", "Vertices"),
         in_language(language, "Diện tích (ha)", "Area (ha)"),
         in_language(language, "Ô lớn nhất (KB)", "Largest (KB)")});
    for (const ZoomStatistics& zoom : result.tiles.zooms) {
        double ground_m2 = 0.0;
        for (const auto& [name, area_m2] : zoom.ground_m2) {
            ground_m2 += area_m2;
        }
        print_row(
            {fmt::format("{}", zoom.zoom),
             format_count(zoom.tiles, language),
             format_count(zoom.features_shown, language),
             format_count(zoom.vertices, language),
             format_number(ground_m2 / 1e4, 2, language),
             format_number(static_cast<double>(zoom.largest_tile_bytes) / 1e3, 1, language)});
    }
    put("{}\n", arguments.options.output.string());
}

/// The tiles of pictures, zoom by zoom.
void print_drawn(const MakeTilesResult& result, const TilesArguments& arguments) {
    const Language language = arguments.language;
    print_row(
        {in_language(language, "Mức", "Zoom"),
         in_language(language, "Số ô", "Tiles"),
         in_language(language, "Số tên", "Names"),
         in_language(language, "Ô lớn nhất (KB)", "Largest (KB)")});
    for (const RasterZoom& zoom : result.pictures.zooms) {
        print_row(
            {fmt::format("{}", zoom.zoom),
             format_count(zoom.tiles, language),
             format_count(zoom.labels, language),
             format_number(static_cast<double>(zoom.largest_tile_bytes) / 1e3, 1, language)});
    }
    put("{}\n", arguments.options.output.string());
}

/// Tells that some of the parcels are not on the map.
void print_set_aside(const MakeTilesResult& result, Language language) {
    const auto first = std::ranges::find_if(result.problems, &Problem::is_set_aside);
    if (result.set_aside > 0 && first != result.problems.end()) {
        say(message_in(
            language,
            "Loại {} trong {} đối tượng vì không có hình dùng được; đối tượng đầu tiên: {} "
            "({}).\n",
            "{} of {} features set aside for want of a usable shape; the first: {} ({}).\n",
            Count{result.set_aside},
            Count{result.features},
            Digits{first->feature},
            problem_title(first->kind, language)));
    }
}

/// Tells that some of the villages are not on the map.
void print_villages_set_aside(
    const MakeTilesResult& result,
    const std::string& file,
    Language language) {
    const auto first = std::ranges::find_if(result.village_problems, &Problem::is_set_aside);
    if (result.villages_set_aside > 0 && first != result.village_problems.end()) {
        say(message_in(
            language,
            "{}: loại {} trong {} thôn vì không có hình dùng được; thôn đầu tiên: {} ({}).\n",
            "{}: {} of {} villages set aside for want of a usable shape; the first: {} ({}).\n",
            file,
            Count{result.villages_set_aside},
            Count{result.villages},
            Digits{first->feature},
            problem_title(first->kind, language)));
    }
}

/// What the user should know: features without ground, tiles that load slowly.
void print_warnings(const MakeTilesResult& result, const TilesArguments& arguments) {
    const Language language = arguments.language;
    flush_output();
    print_set_aside(result, language);
    print_villages_set_aside(result, arguments.options.villages, language);
    if (const auto heavy = heavy_tiles_warning(result.tiles.large_tiles, language)) {
        say(*heavy + "\n");
    }
    if (!result.classes_without_colour.empty()) {
        say(message_in(
            language,
            "Không có màu quy ước cho: {}; tô màu xám.\n",
            "There is no colour for: {}; drawn grey.\n",
            fmt::join(result.classes_without_colour, ", ")));
    }
}

ExitCode run_tiles(const TilesArguments& arguments) {
    if (arguments.options.input.empty() || arguments.options.output.empty()) {
        throw Error(
            ErrorCode::argument,
            Message{
                "huuco tiles cần có INPUT và -o OUTPUT: tệp .pmtiles hay .mbtiles, hoặc thư mục.",
                "huuco tiles needs an INPUT and -o OUTPUT: a .pmtiles or .mbtiles file, or a "
                "folder."});
    }
    refuse_other_databases(arguments.options.output.string());
    if (is_database(arguments.options.output.string())) {
        throw Error(
            ErrorCode::argument,
            Message{
                "Ô bản đồ không ghi vào cơ sở dữ liệu; hãy nêu tệp .pmtiles hay .mbtiles, hoặc thư "
                "mục.",
                "Tiles are not written to a database; name a .pmtiles or .mbtiles file, or a "
                "folder."});
    }
    const std::unique_ptr<Progress> progress =
        make_progress(arguments.talk.progress_kind(), arguments.language);
    const MakeTilesResult result = make_tiles(arguments.options, *progress);
    if (!arguments.talk.is_quiet && arguments.options.format == TileFormat::png) {
        print_drawn(result, arguments);
    } else if (!arguments.talk.is_quiet) {
        print_written(result, arguments);
    }
    print_warnings(result, arguments);
    return ExitCode::done;
}

/// True where every zoom shows the land as the truth has it.
bool is_right(const TileVerification& verification, const std::optional<TileTruth>& truth) {
    return std::ranges::all_of(verification.zooms, [&](const VerifiedZoom& zoom) {
        return judge_zoom(zoom, truth, &zoom == &verification.zooms.back()).is_true;
    });
}

/// One row a zoom, with the differences from the truth.
void print_verified(
    const TileVerification& verification,
    const std::optional<TileTruth>& truth,
    const TilesArguments& arguments) {
    const Language language = arguments.language;
    print_row(
        {in_language(language, "Mức", "Zoom"),
         in_language(language, "Số ô", "Tiles"),
         in_language(language, "Đối tượng", "Features"),
         in_language(language, "Diện tích (ha)", "Area (ha)"),
         in_language(language, "Sai khác (%)", "Off (%)"),
         in_language(language, "Hữu cơ (%)", "Organic (%)"),
         in_language(language, "Lệch (điểm)", "Off (points)"),
         in_language(language, "Hở (%)", "Gaps (%)"),
         in_language(language, "Chồng (%)", "Overlaps (%)"),
         in_language(language, "Đúng", "Right")});
    for (const VerifiedZoom& zoom : verification.zooms) {
        const bool is_highest = &zoom == &verification.zooms.back();
        const ZoomVerdict verdict = judge_zoom(zoom, truth, is_highest);
        std::size_t features = 0;
        for (const auto& [layer, count] : zoom.features) {
            features += count;
        }
        print_row(
            {fmt::format("{}", zoom.zoom),
             format_count(zoom.tiles, language),
             format_count(features, language),
             format_number(zoom.covered_m2 / 1e4, 2, language),
             truth ? format_number(100.0 * verdict.covered_part, 4, language) : "–",
             zoom.principal_m2 > 0.0
                 ? format_number(100.0 * zoom.organic_m2 / zoom.principal_m2, 4, language)
                 : "–",
             verdict.share_points ? format_number(*verdict.share_points, 4, language) : "–",
             format_number(100.0 * zoom.gap_part, 4, language),
             format_number(100.0 * zoom.overlap_part, 4, language),
             verdict.is_true ? in_language(language, "có", "yes")
                             : in_language(language, "KHÔNG", "NO")});
    }
}

/// Why a zoom may be wrong though its ground is right as a whole.
void print_wrong_classes(
    const TileVerification& verification,
    const std::optional<TileTruth>& truth,
    Language language) {
    for (const VerifiedZoom& zoom : verification.zooms) {
        if (const auto wrong = judge_zoom(zoom, truth, false).wrong_class) {
            put("{}",
                message_in(
                    language,
                    "Mức {}: đất loại \"{}\" thể hiện {} ha, nguồn có {} ha.\n",
                    "Zoom {}: of class \"{}\" it shows {} ha, the source has {} ha.\n",
                    Digits{zoom.zoom},
                    wrong->name,
                    format_number(wrong->shown_m2 / 1e4, 2, language),
                    format_number(wrong->source_m2 / 1e4, 2, language)));
        }
    }
}

void print_flaws(const TileVerification& verification, Language language) {
    for (const TileFlaw& flaw : verification.flaws) {
        put("{}: {}\n",
            flaw.tile ? name_of(*flaw.tile) : in_language(language, "tệp", "archive"),
            flaw.sentence.in(language));
    }
    put("{}",
        message_in(
            language,
            "Lỗi cấu trúc: {}.\n",
            "Flaws of structure: {}.\n",
            Count{verification.flaw_count}));
}

void print_verification(
    const TileVerification& verification,
    const std::optional<TileTruth>& truth,
    const TilesArguments& arguments) {
    const Language language = arguments.language;
    print_verified(verification, truth, arguments);
    print_wrong_classes(verification, truth, language);
    print_flaws(verification, language);
    if (truth) {
        put(message_in(language, "So với {}.\n", "Compared with {}.\n", truth->from));
    }
    if (truth && truth->parcels) {
        put("{}",
            message_in(
                language,
                "Thửa đất ở mức cao nhất: {} trong {}.\n",
                "Parcels at the highest zoom: {} of {}.\n",
                Count{verification.zooms.back().distinct_fids},
                Count{*truth->parcels}));
    }
}

ExitCode run_verify(const TilesArguments& arguments) {
    refuse_connection(arguments.archive);
    refuse_connection(arguments.source);
    const std::unique_ptr<Progress> progress =
        make_progress(arguments.talk.progress_kind(), arguments.language);
    const std::optional<TileTruth> analysis =
        arguments.source.empty() ? std::nullopt
                                 : std::optional(truth_of_analysis(arguments.source));
    const TileVerification verification = verify_tiles(arguments.archive, *progress);
    const std::optional<TileTruth> truth = analysis ? analysis : truth_of_metadata(verification);
    if (!arguments.talk.is_quiet) {
        print_verification(verification, truth, arguments);
    }
    const bool is_whole = is_right(verification, truth) && verification.flaw_count == 0;
    return is_whole ? ExitCode::done : ExitCode::refused;
}

void add_common_options(CLI::App& verb, TilesArguments& arguments) {
    add_talk_options(verb, arguments.talk);
    add_language_option(verb, arguments.language, "tables");
}

void add_input_options(CLI::App& verb, MakeTilesOptions& options) {
    verb.add_option("INPUT", options.input, "Polygon layer: any vector dataset GDAL opens");
    verb.add_option("--layer", options.layer, "Layer of INPUT")->type_name("NAME");
    verb.add_option(
            "--class-field",
            options.class_field,
            "Field with the class of a feature; ground of one class is joined at low zooms")
        ->type_name("FIELD");
    verb.add_option("--name-field", options.name_field, "Field with the name of a feature")
        ->type_name("FIELD");
    verb.add_option(
            "--src-crs", options.src_crs, "Reference system of INPUT, whatever the file says")
        ->type_name("EPSG:n");
    verb.add_option("--encoding", options.encoding, "Text encoding, whatever the file says")
        ->type_name("NAME");
}

void add_output_options(CLI::App& verb, MakeTilesOptions& options) {
    verb.add_option(
            "-o,--output",
            options.output,
            "File ending in .pmtiles or .mbtiles, else a folder of z/x/y.pbf (or .png); written "
            "whole or not at all")
        ->type_name("OUTPUT");
    add_zoom_options(verb, options.tiles.min_zoom, options.tiles.max_zoom);
    verb.add_option("--buffer", options.tiles.buffer, "Margin round a tile, in 1/4096 of its side")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    CLI::Option* tolerance =
        verb.add_option(
                "--tolerance",
                options.tiles.tolerance,
                "How far a zoom may draw a border from the next higher one, in 1/4096 of a tile")
            ->check(CLI::Range(0.0, 64.0))
            ->capture_default_str();
    take_decimal(*tolerance);
    verb.add_option(
            "--tile-layer",
            options.tile_layer,
            "Name of the layer in the tiles; default that of INPUT")
        ->type_name("NAME");
    verb.add_flag("--overwrite", options.overwrite, "Replace an earlier output");
    verb.add_option("-j,--threads", options.tiles.threads, "Threads; default one a core")
        ->type_name("N")
        ->check(CLI::Range(0U, 1024U));
    add_memory_option(
        verb,
        options.memory,
        "Memory for features, and again for what vector tiles are drawn of, such as 800M or 4G; "
        "more of it goes to files beside OUTPUT that vanish with the run. Default no limit");
}

void add_picture_options(CLI::App& verb, TilesArguments& arguments) {
    MakeTilesOptions& options = arguments.options;
    verb.add_option("--format", arguments.format, "Vector tiles, or pictures")
        ->check(CLI::IsMember({"mvt", "png"}))
        ->capture_default_str();
    verb.add_option("--tile-size", options.raster.tile_px, "Pixels along a picture's side")
        ->check(CLI::IsMember({256, 512}))
        ->capture_default_str();
    verb.add_option(
            "--pixel-ratio",
            options.raster.pixel_ratio,
            "2: twice the pixels in a picture, for fine screens (@2x)")
        ->check(CLI::IsMember({1, 2}))
        ->capture_default_str();
    verb.add_option(
            "--villages", options.villages, "Polygons drawn on top of pictures, with their names")
        ->type_name("DATASET");
    verb.add_option("--villages-layer", options.villages_layer, "Layer of the villages")
        ->type_name("NAME");
    verb.add_option("--village-name", options.village_name, "Field with the names of the villages")
        ->type_name("FIELD");
}

/// Refuses options that the chosen format has no use for.
void check_format(const CLI::App& verb, const std::string& format) {
    const auto refuse = [&](std::initializer_list<const char*> options, const char* needed) {
        for (const char* const option : options) {
            if (verb.count(option) > 0) {
                throw Error(
                    ErrorCode::argument,
                    message(
                        "{} chỉ dùng với --format {}; hãy bỏ đi.",
                        "{} is for --format {}; leave it out.",
                        option,
                        needed));
            }
        }
    };
    if (format == "png") {
        refuse({"--buffer", "--tolerance", "--tile-layer", "--memory"}, "mvt");
    } else {
        refuse(
            {"--tile-size", "--pixel-ratio", "--villages", "--villages-layer", "--village-name"},
            "png");
    }
}

} // namespace

Run setup_tiles(CLI::App& program) {
    const auto arguments = std::make_shared<TilesArguments>();
    CLI::App* verb = program.add_subcommand(
        "tiles", "Map tiles of any polygon layer, and the check of tiles against their source");
    add_input_options(*verb, arguments->options);
    add_output_options(*verb, arguments->options);
    add_picture_options(*verb, *arguments);
    add_common_options(*verb, *arguments);
    CLI::App* verify = verb->add_subcommand(
        "verify", "Decode every tile, check it, and measure the ground that each zoom shows");
    verify
        ->add_option(
            "FILE", arguments->archive, "A .pmtiles or .mbtiles file, or a folder of tiles")
        ->required();
    verify
        ->add_option(
            "--source",
            arguments->source,
            "Result of huuco analyze to compare with; default the archive's own metadata")
        ->type_name("OUTDIR");
    add_common_options(*verify, *arguments);
    return [arguments, verb, verify] {
        if (verify->parsed()) {
            return run_verify(*arguments);
        }
        check_format(*verb, arguments->format);
        arguments->options.language = arguments->language;
        arguments->options.format = arguments->format == "png" ? TileFormat::png : TileFormat::mvt;
        return run_tiles(*arguments);
    };
}

} // namespace huuco::cli
