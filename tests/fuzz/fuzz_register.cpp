// SPDX-License-Identifier: MIT
/// \file
/// Certificate registers of any bytes. Known: every row is a certificate, set aside or text, in
/// both languages alike.

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"
#include "support/file_bytes.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/io/register_table.hpp>
#include <huuco/io/table_reader.hpp>
#include <huuco/landuse/tables.hpp>

#include <array>
#include <map>

namespace huuco::fuzz {
namespace {

/// Three names of each role of a register: all of them are folded for every row that may be a
/// header, which takes ten times as long.
std::vector<FieldAlias> some_aliases() {
    constexpr int kOfEachRole = 3;
    std::map<std::string, int> counts;
    std::vector<FieldAlias> some;
    const Tables tables = Tables::load(HUUCO_SOURCE_DIR "/data/tables");
    for (const FieldAlias& alias : tables.field_aliases()) {
        if (alias.role.starts_with("register.") && ++counts[alias.role] <= kOfEachRole) {
            some.push_back(alias);
        }
    }
    return some;
}

void check_rows(const RegisterTable& table) {
    const auto set_aside =
        std::ranges::count_if(table.problems, [](const Problem& p) { return p.is_set_aside; });
    require(
        table.rows == table.certificates.size() + static_cast<std::size_t>(set_aside) +
                          table.rows_of_text.size(),
        "every row is a certificate, set aside or text");
    require(table.sample.columns.size() == table.header.size(), "the sample has every column");
    for (const Problem& problem : table.problems) {
        require(!problem.note.empty() && is_valid_utf8(problem.note), "a note can be said");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TemporaryFolder folder;
    static const std::vector<FieldAlias> aliases = some_aliases();
    static const std::array<std::string, 2> wanted = {"MAXA", "AREA_M2"};
    const std::string path = folder.file("r.csv");
    test::write_file(path, as_text(data, size));
    may_refuse([&] {
        const RegisterTable in_vietnamese = read_register(path, aliases, Language::vi);
        const RegisterTable in_english = read_register(path, aliases, Language::en);
        check_rows(in_vietnamese);
        check_rows(in_english);
        require(
            in_vietnamese.problems.size() == in_english.problems.size(),
            "both languages tell the same problems");
    });
    may_refuse([&] {
        Problems problems;
        static_cast<void>(read_table(path, wanted, Language::en, problems));
    });
    return 0;
}

} // namespace huuco::fuzz
