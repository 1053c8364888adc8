// SPDX-License-Identifier: MIT
/// \file
/// What a run reads is never lost by what it writes, whatever names it has.

#include "pipeline/replaced_inputs.hpp"
#include "support/temporary_folder.hpp"

#include <huuco/base/error.hpp>

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

namespace huuco {
namespace {

namespace fs = std::filesystem;

class ReplacedInputs : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directory(place("out"));
        for (const char* const name : {"a.gpkg", "b.gpkg", "out/v.geojson"}) {
            std::ofstream(place(name)) << "content";
        }
    }

    [[nodiscard]] fs::path place(const std::string& name) const { return m_folder.path() / name; }

    [[nodiscard]] bool is_refused(const fs::path& input, const std::string& output) const {
        try {
            require_not_replaced(std::array<fs::path, 1>{input}, place(output));
            return false;
        } catch (const Error& error) {
            EXPECT_EQ(ErrorCode::argument, error.code());
            return true;
        }
    }

    /// As of a run that has opened the inputs.
    [[nodiscard]] bool is_refused(const Inputs& inputs, const std::string& output) const {
        try {
            require_inputs_kept(inputs, place(output));
            return false;
        } catch (const Error&) {
            return true;
        }
    }

    test::TemporaryFolder m_folder;
};

TEST_F(ReplacedInputs, AFileIsNoOutputUnderWhateverName) {
    fs::create_symlink(place("a.gpkg"), place("soft.gpkg"));
    fs::create_hard_link(place("a.gpkg"), place("hard.gpkg"));
    fs::create_directory_symlink(m_folder.path(), place("here"));
    for (const char* const name :
         {"a.gpkg", "soft.gpkg", "hard.gpkg", "here/a.gpkg", "out/../a.gpkg"}) {
        EXPECT_TRUE(is_refused(place(name), "a.gpkg")) << name;
        EXPECT_TRUE(is_refused(place("a.gpkg"), name)) << name;
    }
    EXPECT_FALSE(is_refused(place("b.gpkg"), "a.gpkg"));
}

TEST_F(ReplacedInputs, AFolderWithAnInputIsNoOutput) {
    fs::create_directory_symlink(place("out"), place("link"));
    fs::create_symlink(place("out/v.geojson"), place("leads-in.geojson"));
    fs::create_symlink(place("a.gpkg"), place("out/leads-out.gpkg"));
    for (const char* const name :
         {"out/v.geojson", "link/v.geojson", "leads-in.geojson", "out/leads-out.gpkg"}) {
        EXPECT_TRUE(is_refused(place(name), "out")) << name;
        EXPECT_TRUE(is_refused(place(name), "link")) << name;
    }
    EXPECT_FALSE(is_refused(place("a.gpkg"), "out"));
    fs::create_directory(place("out2")); // begins with the same letters
    std::ofstream(place("out2/v.geojson")) << "content";
    EXPECT_FALSE(is_refused(place("out2/v.geojson"), "out"));
}

TEST_F(ReplacedInputs, ArchivesAreTheFilesThatTheyLieIn) {
    const std::string archive = place("out/v.geojson").string();
    EXPECT_TRUE(is_refused("/vsizip/" + archive + "/parcels.shp", "out"));
    EXPECT_TRUE(is_refused("/vsizip/{" + archive + "}/parcels.shp", "out"));
    EXPECT_TRUE(is_refused("/vsizip//vsigzip/" + archive + "/parcels.shp", "out"));
    EXPECT_FALSE(is_refused("/vsizip/" + place("a.gpkg").string() + "/parcels.shp", "out"));
}

TEST_F(ReplacedInputs, AnAddressIsNoFileAndNothingStandsInTheWayOfANewOutput) {
    EXPECT_FALSE(is_refused("PG:dbname=land", "out"));
    EXPECT_FALSE(is_refused("", "out"));
    EXPECT_FALSE(is_refused("/vsicurl/http://localhost/a.gpkg", "out"));
    EXPECT_FALSE(is_refused(place("new.gpkg"), "new.gpkg"));
}

TEST_F(ReplacedInputs, EveryKindOfInputIsKept) {
    Inputs inputs;
    EXPECT_FALSE(is_refused(inputs, "a.gpkg"));
    for (const char* const role :
         {"plan", "parcels", "villages", "boundary", "register", "organic_areas"}) {
        inputs.records.resize(1);
        inputs.records.front().role = role;
        inputs.records.front().path = place("a.gpkg").string();
        EXPECT_TRUE(is_refused(inputs, "a.gpkg")) << role;
    }
    inputs.records.front().path = place("a.shp").string();
    inputs.records.front().sidecars = {"a.gpkg"};
    EXPECT_TRUE(is_refused(inputs, "a.gpkg"));

    Inputs with_table;
    with_table.plan.tables["crops"] = place("a.gpkg");
    EXPECT_TRUE(is_refused(with_table, "a.gpkg"));
    Inputs with_indicator;
    with_indicator.indicator_tables[place("a.gpkg").string()];
    EXPECT_TRUE(is_refused(with_indicator, "a.gpkg"));
}

} // namespace
} // namespace huuco
