// SPDX-License-Identifier: MIT
/// \file
/// Help by the English sentence that it has where the option is declared.

#include "cli/help_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <regex>
#include <string>
#include <string_view>

namespace huuco::cli {

namespace {

struct Sentence {
    std::string_view en;
    const char* vi;
};

/// What verbs and options are for, ascending by the English sentence.
constexpr auto kSentences = [] {
    auto sentences = std::to_array<Sentence>({
        {"What share of the principal-crop land of each village is organic, and why.",
         "Mỗi thôn có bao nhiêu phần trăm đất cây trồng chủ lực là đất hữu cơ, và vì sao."},
        {"Print this help message and exit", "In hướng dẫn này"},
        {"Display program version information and exit", "In số phiên bản"},
        // Verbs
        {"Organic share of the principal-crop land of each village, with maps and reasons",
         "Tỷ lệ hữu cơ của đất cây trồng chủ lực ở từng thôn, kèm bản đồ và lý do"},
        {"Every defect of a parcel layer with its place: geometry, overlaps, gaps, keys, codes",
         "Mọi lỗi của lớp thửa đất và vị trí: hình học, chồng lấn, kẽ hở, số tờ, số thửa, mã loại "
         "đất"},
        {"Why a parcel of a result counts as it does, step by step",
         "Vì sao một thửa trong kết quả được tính như vậy, từng bước một"},
        {"Write a commented plan file from the inputs found, with every decision made",
         "Viết tệp kế hoạch có chú thích từ dữ liệu tìm thấy, ghi rõ từng quyết định"},
        {"What a file is: format, layers, counts, reference system, encoding, field roles",
         "Tệp có gì: định dạng, các lớp, số đối tượng, hệ tọa độ, bảng mã, vai trò các trường"},
        {"Adds up the figures of several results, exactly as one run over all parcels",
         "Cộng số liệu của nhiều kết quả, đúng như một lần chạy trên tất cả các thửa"},
        {"Map tiles of any polygon layer, and the check of tiles against their source",
         "Ô bản đồ từ một lớp đa giác bất kỳ, và kiểm tra ô bản đồ so với dữ liệu gốc"},
        {"Decode every tile, check it, and measure the ground that each zoom shows",
         "Đọc lại từng ô bản đồ, kiểm tra, và đo phần đất mà mỗi mức thu phóng thể hiện"},
        {"Makes a result again from its recorded inputs and compares figures and files",
         "Làm lại kết quả từ đầu vào đã ghi, so sánh số liệu và các tệp"},
        // Inputs
        {"Parcel layer: any vector dataset GDAL opens; several files of one layer may be given",
         "Lớp thửa đất: mọi dữ liệu vectơ mà GDAL mở được; một lớp có thể gồm nhiều tệp"},
        {"Layer of PARCELS", "Tên lớp trong PARCELS"},
        {"Village polygons", "Đa giác ranh giới các thôn"},
        {"Layer of the village dataset", "Tên lớp trong dữ liệu thôn"},
        {"Group by this field of the parcels instead of village polygons",
         "Chia theo trường này của thửa đất, thay cho đa giác thôn"},
        {"Field of the village layer with the id", "Trường mã thôn trong lớp thôn"},
        {"Field of the village layer with the name", "Trường tên thôn trong lớp thôn"},
        {"Certificate register, CSV, XLSX or ODS (repeatable)",
         "Sổ chứng nhận, CSV, XLSX hoặc ODS (có thể nêu nhiều lần)"},
        {"Surveyed organic polygons (repeatable)",
         "Vùng hữu cơ đo ngoài thực địa (có thể nêu nhiều lần)"},
        {"Layer of the organic areas; repeated: one for each dataset, in their order",
         "Tên lớp của vùng hữu cơ; nêu nhiều lần: mỗi dữ liệu một lớp, theo thứ tự của chúng"},
        {"Role of a parcel field (repeatable), such as land_use=LOAIDAT",
         "Vai trò của một trường của thửa đất (có thể nêu nhiều lần), ví dụ land_use=LOAIDAT"},
        {"Reference system of the parcels, whatever the file says",
         "Hệ tọa độ của thửa đất, bất kể tệp ghi gì"},
        {"Province of the land, name or code: tells its zone where a file states none",
         "Tỉnh nơi có đất, tên hoặc mã: cho biết múi chiếu khi tệp không ghi"},
        {"Outline that holds the land, such as the commune's: judges reference systems",
         "Ranh giới bao trùm các thửa, chẳng hạn ranh giới xã: để xét hệ tọa độ"},
        {"Text encoding of the parcels, whatever the file says, and of other inputs that do not "
         "tell theirs, such as UTF-8, TCVN3, VNI, CP1258, VISCII",
         "Bảng mã chữ của thửa đất, bất kể tệp ghi gì, và của tệp khác không cho biết bảng mã của "
         "mình, ví dụ UTF-8, TCVN3, VNI, CP1258, VISCII"},
        {"Reference date; default the plan's, else today",
         "Ngày xét; nếu không nêu thì theo kế hoạch, không có nữa thì hôm nay"},
        {"Plan file with target, principal crops, schemes and inputs",
         "Tệp kế hoạch: mục tiêu, cây trồng chủ lực, tiêu chuẩn hữu cơ và dữ liệu đầu vào"},
        {"Plan file with inputs, field roles and own code tables",
         "Tệp kế hoạch: dữ liệu đầu vào, vai trò các trường và bảng mã riêng"},
        // How it is measured, and what is done with it
        {"How ground is measured; default planar, ellipsoidal where the data is in degrees",
         "Cách đo diện tích; nếu không nêu thì planar (phẳng), dữ liệu ở tọa độ địa lý (độ) thì "
         "ellipsoidal (trên "
         "ellipsoid)"},
        {"How ground is measured; default planar, ellipsoidal where the data is in degrees; both: "
         "planar, with ellipsoidal areas beside",
         "Cách đo diện tích; nếu không nêu thì planar (phẳng), dữ liệu ở tọa độ địa lý (độ) thì "
         "ellipsoidal (trên "
         "ellipsoid); both: phẳng, kèm diện tích trên ellipsoid"},
        {"Reference system in which is overlaid and measured; default that of the parcels",
         "Hệ tọa độ để chồng lớp và đo; nếu không nêu thì theo thửa đất"},
        {"Target in per cent; met when the share is above it",
         "Mục tiêu tính bằng phần trăm; đạt khi tỷ lệ cao hơn"},
        {"Refuse (exit code 4) when a feature had to be set aside",
         "Từ chối (mã thoát 4) khi có thửa bị loại"},
        {"Exit code 3 when the target is missed", "Mã thoát 3 khi không đạt mục tiêu"},
        {"Exit code 5 when there is a problem of that level or a worse one",
         "Mã thoát 5 khi có vấn đề ở mức ấy hoặc nặng hơn"},
        {"Widest ground between parcels that is a gap; wider is a path or a ditch",
         "Khoảng rộng nhất giữa các thửa còn là kẽ hở; rộng hơn là đường hoặc mương"},
        // Results
        {"Folder of the results, or PG:... for tables of a PostGIS database; written whole or not "
         "at all",
         "Thư mục kết quả, hoặc PG:... để ghi bảng vào cơ sở dữ liệu PostGIS; ghi trọn vẹn hoặc "
         "không ghi gì"},
        {"Folder of the merged result", "Thư mục của kết quả gộp"},
        {"File for the problems: .gpkg (points and areas) or .geojson",
         "Tệp ghi các vấn đề: .gpkg (điểm và vùng) hoặc .geojson"},
        {"Plan file to write", "Tệp kế hoạch sẽ viết"},
        {"Comma list of geojson, gpkg, tiles; or none",
         "Các sản phẩm geojson, gpkg, tiles, cách nhau bằng dấu phẩy; hoặc none (không có)"},
        {"Lowest zoom of the tiles; default from the data",
         "Mức thu phóng thấp nhất của ô bản đồ; nếu không nêu thì theo dữ liệu"},
        {"Highest zoom of the tiles; default from the data",
         "Mức thu phóng cao nhất của ô bản đồ; nếu không nêu thì theo dữ liệu"},
        {"Replace an earlier result", "Thay kết quả đã có"},
        {"Replace an existing file", "Thay tệp đã có"},
        {"Replace an earlier plan file", "Thay tệp kế hoạch đã có"},
        {"Replace an earlier output", "Thay kết quả đã có"},
        {"Threads; default one a core", "Số luồng; nếu không nêu thì mỗi nhân một luồng"},
        {"Memory for parcels, and again for what tiles are drawn of, such as 800M or 4G; more of "
         "it goes to files beside OUTDIR that vanish with the run. Default half of the machine's "
         "for parcels, 16M with --products none; none for tiles",
         "Bộ nhớ cho thửa đất, và chừng ấy nữa cho dữ liệu vẽ ô bản đồ, ví dụ 800M hoặc 4G; phần "
         "vượt quá nằm trong các tệp cạnh OUTDIR, mất khi chạy xong. Nếu không nêu thì thửa đất "
         "một nửa bộ nhớ của máy, 16M với --products none; ô bản đồ không giới hạn"},
        {"Memory for features, and again for what vector tiles are drawn of, such as 800M or 4G; "
         "more of it goes to files beside OUTPUT that vanish with the run. Default no limit",
         "Bộ nhớ cho đối tượng, và chừng ấy nữa cho dữ liệu vẽ ô vectơ, ví dụ 800M hoặc 4G; "
         "phần vượt quá nằm trong các tệp cạnh OUTPUT, mất khi chạy xong. Nếu không nêu thì "
         "không giới hạn"},
        {"Print decisions and problems as well", "In cả các quyết định và các vấn đề"},
        {"Print no table", "Không in bảng"},
        {"Print no list of files; what has to be filled in is told",
         "Không in danh sách tệp; chỗ cần điền vẫn được nêu"},
        {"Read inputs that the result says lie on other machines",
         "Đọc cả đầu vào mà kết quả ghi là nằm trên máy khác"},
        {"Print nothing; the exit code tells", "Không in gì; mã thoát cho biết"},
        {"Print JSON", "In JSON"},
        {"Progress on stderr; the bar only on a terminal",
         "Tiến độ ở stderr; thanh tiến độ chỉ hiện trên cửa sổ lệnh"},
        {"Language of reasons and tables", "Ngôn ngữ của lý do và các bảng"},
        {"Language of notes and table", "Ngôn ngữ của ghi chú và bảng"},
        {"Language of notes and tables", "Ngôn ngữ của ghi chú và các bảng"},
        {"Language of the answer", "Ngôn ngữ của câu trả lời"},
        {"Language of the comments", "Ngôn ngữ của chú thích"},
        {"Language of what is said about a file", "Ngôn ngữ của lời mô tả tệp"},
        {"Language of tables", "Ngôn ngữ của các bảng"},
        {"Language of the report", "Ngôn ngữ của báo cáo"},
        // explain, init, inspect, merge, verify
        {"Folder that huuco analyze wrote", "Thư mục mà huuco analyze đã ghi"},
        {"The parcel: COMMUNE/SHEET/PARCEL, SHEET/PARCEL, or fid=N for its number through all "
         "parcel files, from 0",
         "Thửa đất: XÃ/TỜ/THỬA, TỜ/THỬA, hoặc fid=N theo số thứ tự qua mọi tệp thửa đất, tính từ "
         "0"},
        {"Parcels, villages, registers, organic areas, or a folder that holds them; default the "
         "current folder",
         "Thửa đất, thôn, sổ chứng nhận, vùng hữu cơ, hoặc thư mục chứa chúng; nếu không nêu thì "
         "thư mục hiện tại"},
        {"Datasets and registers", "Các dữ liệu và sổ chứng nhận"},
        {"Text encoding, whatever the file says", "Bảng mã chữ, bất kể tệp ghi gì"},
        {"Province of the data, name or code: tells its zone where a file states none",
         "Tỉnh của dữ liệu, tên hoặc mã: cho biết múi chiếu khi tệp không ghi"},
        {"Outline that holds the data, such as the commune's: judges reference systems",
         "Ranh giới bao quanh dữ liệu, chẳng hạn ranh giới xã: để xét hệ tọa độ"},
        {"Results of huuco analyze or huuco merge",
         "Các kết quả của huuco analyze hoặc huuco merge"},
        {"Folder of the results of huuco analyze or huuco merge",
         "Thư mục kết quả của huuco analyze hoặc huuco merge"},
        // tiles
        {"Polygon layer: any vector dataset GDAL opens",
         "Lớp đa giác: mọi dữ liệu vectơ mà GDAL mở được"},
        {"Layer of INPUT", "Tên lớp trong INPUT"},
        {"Field with the class of a feature; ground of one class is joined at low zooms",
         "Trường cho biết loại của đối tượng; đất cùng loại được gộp ở các mức thu phóng thấp"},
        {"Field with the name of a feature", "Trường tên của đối tượng"},
        {"Reference system of INPUT, whatever the file says",
         "Hệ tọa độ của INPUT, bất kể tệp ghi gì"},
        {"File ending in .pmtiles or .mbtiles, else a folder of z/x/y.pbf (or .png); written whole "
         "or not at all",
         "Tệp có đuôi .pmtiles hoặc .mbtiles, nếu không thì thư mục z/x/y.pbf (hoặc .png); ghi "
         "trọn vẹn hoặc không ghi gì"},
        {"Margin round a tile, in 1/4096 of its side", "Lề quanh một ô, tính bằng 1/4096 cạnh ô"},
        {"How far a zoom may draw a border from the next higher one, in 1/4096 of a tile",
         "Ranh giới ở một mức được lệch bao nhiêu so với mức cao hơn kế tiếp, tính bằng 1/4096 ô"},
        {"Name of the layer in the tiles; default that of INPUT",
         "Tên lớp trong ô bản đồ; nếu không nêu thì theo INPUT"},
        {"Vector tiles, or pictures", "Ô vectơ, hoặc ô ảnh"},
        {"Pixels along a picture's side", "Số điểm ảnh trên một cạnh của ảnh"},
        {"2: twice the pixels in a picture, for fine screens (@2x)",
         "2: gấp đôi số điểm ảnh trên một cạnh, cho màn hình nét cao (@2x)"},
        {"Polygons drawn on top of pictures, with their names", "Đa giác vẽ đè lên ảnh, kèm tên"},
        {"Layer of the villages", "Tên lớp của các thôn"},
        {"Field with the names of the villages", "Trường tên thôn"},
        {"A .pmtiles or .mbtiles file, or a folder of tiles",
         "Tệp .pmtiles hoặc .mbtiles, hoặc thư mục ô bản đồ"},
        {"Result of huuco analyze to compare with; default the archive's own metadata",
         "Kết quả của huuco analyze để so sánh; nếu không nêu thì siêu dữ liệu của chính tệp ô"},
    });
    std::ranges::sort(sentences, {}, &Sentence::en);
    return sentences;
}();

/// The words of the parser between the sentences.
constexpr auto kLabels = std::to_array<Sentence>(
    {{"Usage", "Cách dùng"},
     {"OPTIONS", "TÙY CHỌN"},
     {"SUBCOMMAND", "LỆNH"},
     {"Positionals", "Tham số"},
     {"REQUIRED", "BẮT BUỘC"},
     {"Excludes", "Không đi cùng"}});

constexpr const char* kOptions = "Tùy chọn";
constexpr const char* kVerbs = "Các lệnh";

/// What stands for the value of an option, where it is a word.
constexpr auto kValues = std::to_array<Sentence>(
    {{"DATASET", "DỮ_LIỆU"},
     {"FIELD", "TRƯỜNG"},
     {"FILE", "TỆP"},
     {"FILE.toml", "TỆP.toml"},
     {"FLOAT", "SỐ"},
     {"INT", "SỐ"},
     {"KEY", "THỬA"},
     {"LIST", "DANH_SÁCH"},
     {"METRES", "MÉT"},
     {"N", "SỐ"},
     {"NAME", "TÊN"},
     {"PERCENT", "PHẦN_TRĂM"},
     {"ROLE=NAME", "VAI_TRÒ=TRƯỜNG"},
     {"SIZE", "DUNG_LƯỢNG"},
     {"TEXT", "CHỮ"}});

std::string in_vietnamese(const std::string& sentence) {
    const auto* const found =
        std::ranges::lower_bound(kSentences, std::string_view(sentence), {}, &Sentence::en);
    return found != kSentences.end() && found->en == sentence ? found->vi : sentence;
}

/// Columns as wide as they look: the parser counts bytes.
class HelpFormatter : public CLI::Formatter {
public:
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        return line(
            make_option_name(option, is_positional) + make_option_opts(option),
            make_option_desc(option));
    }

    /// ` FLOAT:FLOAT in [0 - 64]=2` becomes ` SỐ:[0 - 64]=2`.
    std::string make_option_opts(const CLI::Option* option) const override {
        static const std::regex range(":[A-Z]+ in ");
        std::string text = std::regex_replace(CLI::Formatter::make_option_opts(option), range, ":");
        for (const Sentence& value : kValues) {
            const std::size_t end = 1 + value.en.size(); // behind a blank
            if (text.size() >= end && text.compare(1, value.en.size(), value.en) == 0 &&
                (text.size() == end || std::string_view(":= ").find(text[end]) < 3)) {
                return text.replace(1, value.en.size(), value.vi);
            }
        }
        return text;
    }

private:
    /// What is too long for its column has a line of its own.
    [[nodiscard]] std::string line(const std::string& left, const std::string& right) const {
        const std::size_t width = get_column_width();
        const std::string column = fmt::format("{:<{}}", "  " + left + " ", width);
        const bool is_too_long = fmt::formatted_size("{:.{}}", column, width) < column.size();
        return is_too_long ? fmt::format("  {}\n{:{}}{}\n", left, "", width, right)
                           : fmt::format("{}{}\n", column, right);
    }
};

void translate(CLI::App& verb) {
    verb.description(in_vietnamese(verb.get_description()));
    for (CLI::Option* const option : verb.get_options()) {
        option->description(in_vietnamese(option->get_description()));
        if (!option->get_positional()) {
            option->group(kOptions);
        }
    }
    for (CLI::App* const below : verb.get_subcommands([](const CLI::App*) { return true; })) {
        below->group(kVerbs);
        translate(*below);
    }
}

void set_formatter(CLI::App& verb, const std::shared_ptr<CLI::FormatterBase>& formatter) {
    verb.formatter(formatter);
    for (CLI::App* const below : verb.get_subcommands([](const CLI::App*) { return true; })) {
        set_formatter(*below, formatter);
    }
}

} // namespace

void say_help_in(CLI::App& program, Language language) {
    if (language == Language::en) {
        return; // they are declared in it
    }
    translate(program);
    const auto formatter = std::make_shared<HelpFormatter>();
    for (const Sentence& label : kLabels) {
        formatter->label(std::string(label.en), label.vi);
    }
    set_formatter(program, formatter);
}

} // namespace huuco::cli
