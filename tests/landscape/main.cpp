// SPDX-License-Identifier: MIT

/// \file
/// Command line of the landscape generator.

#include "generate.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using landscape::Encoding;
using landscape::FieldNames;
using landscape::Options;

/// Texts that need reading after the command line is parsed.
struct Texts {
    std::string date = "2026-06-30";
    std::string encoding = "UTF-8";
    std::string fields = "famis";
    std::string defects;
    std::string names = "vi";
};

void add_options(CLI::App& app, Options& options, Texts& texts) {
    app.add_option("-o,--output", options.directory, "directory for the files")->required();
    app.add_option("--parcels", options.size.parcels, "number of parcels, 100 to 14000000")
        ->check(CLI::Range(100, 14'000'000)) // GDAL reads no .shp beyond 4 GB
        ->capture_default_str();
    app.add_option("--villages", options.size.villages, "number of villages, 1 to 60000")
        ->check(CLI::Range(1, 60'000))
        ->capture_default_str();
    app.add_option("--seed", options.size.seed, "equal seeds make equal files")
        ->capture_default_str();
    app.add_option("--date", texts.date, "reference date, YYYY-MM-DD")->capture_default_str();
    app.add_option("--communes", options.communes, "codes of the old communes, west to east")
        ->delimiter(',')
        ->capture_default_str();
    app.add_option("--fields", texts.fields, "family of field names: famis, vilis, vbdlis, cad")
        ->check(CLI::IsMember({"famis", "vilis", "vbdlis", "cad"}))
        ->capture_default_str();
    app.add_option("--encoding", texts.encoding, "of attribute text")
        ->check(CLI::IsMember(std::vector<std::string>(
            landscape::encoding_words.begin(), landscape::encoding_words.end())))
        ->capture_default_str();
    app.add_option("--cpg", options.cpg, "what .cpg says instead of the truth");
    app.add_option(
        "--defects", texts.defects, "faults to plant: kind=count,... or kind=0.1%,..., all=1%");
    app.add_option("--names", texts.names, "names of people and places: vi, or ascii without marks")
        ->check(CLI::IsMember({"vi", "ascii"}))
        ->capture_default_str();
    app.add_flag("--village-field", options.village_field, "parcels carry their village's name");
    app.add_flag("--vietnamese-status", options.vietnamese_status, "statuses in Vietnamese");
    app.add_flag(
        "--buffer-strips", options.buffer_strips, "some certificates cover part of a parcel");
    app.add_flag("--z", options.with_z, "write PolygonZ");
    app.add_flag_callback(
        "--no-prj", [&] { options.write_prj = false; }, "leave out .prj");
    app.add_flag_callback(
        "--no-cpg", [&] { options.write_cpg = false; }, "leave out .cpg");
}

/// \throws std::invalid_argument when a text cannot be read
void read_texts(const Texts& texts, Options& options) {
    const std::map<std::string, FieldNames> families = {
        {"famis", FieldNames::famis},
        {"vilis", FieldNames::vilis},
        {"vbdlis", FieldNames::vbdlis},
        {"cad", FieldNames::cad}};
    options.fields = families.at(texts.fields);
    options.encoding = landscape::encoding_from_name(texts.encoding).value_or(Encoding::utf8);
    options.date = landscape::parse_date(texts.date);
    options.defects = landscape::parse_defects(texts.defects, options.size.parcels);
    options.plain_names = texts.names == "ascii";
    options.size.communes = static_cast<int>(options.communes.size());
    if (options.size.villages > options.size.parcels) {
        throw std::invalid_argument("there are more villages than parcels");
    }
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Makes an invented landscape of land parcels whose figures are known exactly.");
    Options options;
    Texts texts;
    add_options(app, options, texts);
    try {
        app.parse(argc, argv);
        read_texts(texts, options);
    } catch (const CLI::Success& request) {
        return app.exit(request);
    } catch (const CLI::ParseError& error) {
        app.exit(error);
        return 2;
    } catch (const std::invalid_argument& error) {
        fmt::print(stderr, "huuco-landscape: {}\n", error.what());
        return 2;
    }
    try {
        for (const auto& path : landscape::generate(options).files) {
            fmt::print("{}\n", path.string());
        }
    } catch (const std::exception& error) {
        fmt::print(stderr, "huuco-landscape: {}\n", error.what());
        return 1;
    }
    return 0;
}
