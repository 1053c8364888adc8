// SPDX-License-Identifier: MIT
/// \file
/// Shapefiles of any bytes. Known: what is read in ranges is what GDAL reads feature by feature, to
/// the last bit, problem and error.

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"
#include "support/file_bytes.hpp"
#include "support/temporary_folder.hpp"
#include "support/transcript.hpp"

namespace huuco::fuzz {
namespace {

/// How to read, then `.shp`, `.shx` and `.dbf`.
constexpr std::size_t kFiles = 4;

void compare_readers(const std::vector<std::string>& files, const std::string& path) {
    const unsigned how = files[0].empty() ? 0U : static_cast<unsigned char>(files[0][0]);
    const auto sorting =
        (how & 1U) != 0 ? io::RingSorting::by_containment : io::RingSorting::by_winding;
    const DatasetOptions options{{}, (how & 2U) != 0 ? "CP1258" : ""};
    const std::size_t batch_size = 1 + (how >> 2U);
    const RoleFields fields = test::all_fields(path, options);
    const auto read = [&](test::Reader reader) {
        return test::transcript_of(path, fields, batch_size, reader, options, sorting);
    };
    require(
        read(test::Reader::in_ranges) == read(test::Reader::in_order),
        "ranges give what GDAL gives");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TemporaryFolder folder;
    const std::vector<std::string> files = files_in(as_text(data, size), kFiles);
    test::write_file(folder.file("p.shp"), files[1]);
    test::write_file(folder.file("p.shx"), files[2]);
    test::write_file(folder.file("p.dbf"), files[3]);
    may_refuse([&] { compare_readers(files, folder.file("p.shp")); });
    return 0;
}

extern "C" std::size_t
LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    return mutate_one_file(data, size, most, seed, kFiles);
}

} // namespace huuco::fuzz
