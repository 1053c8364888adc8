// SPDX-License-Identifier: MIT
/// \file
/// Plan files of any text. Known: a plan that can be read is written by `huuco init` so that it can
/// be read again, and is then written the same.

#include "fuzz/input.hpp"
#include "fuzz/oracle.hpp"
#include "pipeline/plan_text.hpp"
#include "support/file_bytes.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/landuse/plan.hpp>

#include <cstdlib>

namespace huuco::fuzz {
namespace {

std::string written(const Plan& plan, const std::filesystem::path& folder) {
    PlanContent content;
    content.folder = folder;
    content.policy = plan;
    content.indicator_tables.resize(plan.indicators.size());
    return plan_text(content, Language::en);
}

/// \throws std::exception other than Error where a plan of huuco's own is refused
std::string written_again(const std::string& text, const test::TemporaryFolder& folder) {
    test::write_file(folder.file("again.toml"), text);
    try {
        return written(parse_plan(folder.file("again.toml")), folder.path());
    } catch (const Error& error) {
        throw std::logic_error(std::string("a plan of huuco's own is refused: ") + error.what());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TemporaryFolder folder;
    static const Tables tables = Tables::load(HUUCO_SOURCE_DIR "/data/tables");
    test::write_file(folder.file("plan.toml"), as_text(data, size));
    may_refuse([&] {
        const Plan plan = parse_plan(folder.file("plan.toml"));
        const std::string text = written(plan, folder.path());
        require(written_again(text, folder) == text, "a plan is written as it was read");
        check_names(plan, tables);
    });
    return 0;
}

} // namespace huuco::fuzz
