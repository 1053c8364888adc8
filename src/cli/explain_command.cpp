// SPDX-License-Identifier: MIT
/// \file
/// `huuco explain`: why one parcel of a result counts as it does.

#include "base/message_format.hpp"
#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/explain_text.hpp"
#include "cli/standard_streams.hpp"

#include <huuco/base/error.hpp>
#include <huuco/pipeline/explain.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace huuco::cli {

namespace {

struct ExplainArguments {
    std::filesystem::path folder;
    std::string parcel;
    Language language = Language::vi;
};

/// The list below a sentence, without the end of its last line.
Message list_message(const std::vector<ParcelTrace>& parcels) {
    Message list{list_text(parcels, Language::vi), list_text(parcels, Language::en)};
    list.vi.pop_back();
    list.en.pop_back();
    return list;
}

[[noreturn]] void refuse_missing(const ExplainArguments& arguments, const Explanation& found) {
    const Message elsewhere = found.near.empty() ? Message{}
                                                 : message(
                                                       " Cùng số thửa ở chỗ khác:\n{}",
                                                       " Of the same number elsewhere:\n{}",
                                                       list_message(found.near));
    const Message unlisted =
        found.problems_listed == found.problems
            ? Message{}
            : message(
                  " Thửa không có phần đất nào chỉ tìm được trong {} vấn đề mà summary.json liệt "
                  "kê, trên tổng số {}; huuco check -o TỆP.gpkg ghi ra tất cả.",
                  " A parcel without any piece is found only among the {} problems that "
                  "summary.json lists, of {}; huuco check -o FILE.gpkg writes all of them.",
                  Count{found.problems_listed},
                  Count{found.problems});
    throw Error(
        ErrorCode::io,
        message(
            "{}: kết quả không có thửa {}.{}{}",
            "{}: the result has no parcel {}.{}{}",
            arguments.folder.string(),
            arguments.parcel,
            unlisted,
            elsewhere));
}

[[noreturn]] void refuse_ambiguous(const ExplainArguments& arguments, const Explanation& found) {
    throw Error(
        ErrorCode::argument,
        message(
            "{} ứng với {} thửa; hãy ghi rõ XÃ/TỜ/THỬA hoặc fid=N:\n{}",
            "{} answers to {} parcels; name COMMUNE/SHEET/PARCEL or fid=N:\n{}",
            arguments.parcel,
            Count{found.parcels.size()},
            list_message(found.parcels)));
}

ExitCode run(const ExplainArguments& arguments) {
    const Language language = arguments.language;
    refuse_connection(arguments.folder);
    const Explanation found = explain(arguments.folder, arguments.parcel);
    if (found.parcels.empty()) {
        refuse_missing(arguments, found);
    }
    if (found.parcels.size() > 1) {
        refuse_ambiguous(arguments, found);
    }
    put(chain_text(found, found.parcels.front(), language));
    return ExitCode::done;
}

} // namespace

Run setup_explain(CLI::App& program) {
    const auto arguments = std::make_shared<ExplainArguments>();
    CLI::App* verb = program.add_subcommand(
        "explain", "Why a parcel of a result counts as it does, step by step");
    verb->add_option("OUTDIR", arguments->folder, "Folder that huuco analyze wrote")->required();
    verb->add_option(
            "--parcel",
            arguments->parcel,
            "The parcel: COMMUNE/SHEET/PARCEL, SHEET/PARCEL, or fid=N for its number through all "
            "parcel files, from 0")
        ->type_name("KEY")
        ->required();
    add_language_option(*verb, arguments->language, "the answer");
    return [arguments] { return run(*arguments); };
}

} // namespace huuco::cli
