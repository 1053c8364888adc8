// SPDX-License-Identifier: MIT

/// \file
/// Goes through the parcels once and writes everything.

#include "generate.hpp"

#include "attributes.hpp"
#include "defects.hpp"
#include "evidence.hpp"
#include "land.hpp"
#include "outline.hpp"
#include "parcel_fields.hpp"
#include "shapefile.hpp"
#include "truth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace landscape {

namespace {

/// Square metres with one decimal, from half square millimetres.
std::string tenth_text(std::int64_t twice_mm2) {
    const std::int64_t tenths = (twice_mm2 + 100'000) / 200'000;
    return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

/// Writes one landscape.
class Generator {
public:
    explicit Generator(const Options& options)
        : m_options(options), m_land(make_land(options.size)), m_tracer(m_land),
          m_register(options), m_surveys(survey_certificates(options, m_land.surveys)),
          m_defects(m_land, options.defects, options.size.seed), m_names(name_villages()),
          m_parcels(options.directory / "parcels", parcel_fields(options), options) {
        m_truth.villages.resize(m_names.size() + 1);
        for (const auto& certificate : m_surveys) {
            m_survey_standing.push_back(standing_of(certificate, to_days(options.date)));
        }
    }

    Made run() {
        for (std::int32_t p = 0; p < static_cast<std::int32_t>(m_land.parcels.size()); ++p) {
            write_parcel(p);
        }
        m_defects.check_all_planted();
        write_extra_records();
        m_parcels.finish();
        note_shapefile("parcels");
        write_villages();
        write_surveys();
        write_texts();
        return {m_files, m_truth};
    }

private:
    std::vector<VillageName> name_villages() const {
        std::vector<VillageName> result;
        const auto names = village_names(m_options);
        const auto communes = m_options.communes.size();
        for (std::size_t k = 0; k < names.size(); ++k) {
            result.push_back(
                {fmt::format("{}{:03}", m_options.communes[k % communes], k / communes + 1),
                 names[k]});
        }
        return result;
    }

    void write_parcel(std::int32_t parcel) {
        const ParcelKey& key = m_land.parcels[static_cast<std::size_t>(parcel)];
        m_tracer.trace_parcel(parcel, m_outline);
        const std::int64_t area = twice_area(m_outline);
        const Attributes attributes = draw_attributes(m_options, parcel, key.kind);
        collect_atoms(parcel, area);
        const bool surveyed = std::any_of(m_atoms.begin(), m_atoms.end(), [](const Atom& atom) {
            return atom.member.survey != 0;
        });
        const Verdict verdict = m_register.draw(
            {parcel,
             key,
             m_atoms.front().member.village,
             surveyed,
             m_atoms.size() == 1,
             area,
             &attributes});
        add_to_truth(attributes, verdict);
        set_shape(m_shape, m_outline);
        m_defects.apply(
            {parcel, &m_outline, &attributes, surveyed, verdict.is_named}, m_shape, m_truth);
        m_parcels.add(
            m_shape, record_values(key, attributes, area, m_atoms.front().member.village));
    }

    /// One part of a parcel that lies in one village and one survey, or outside.
    struct Atom {
        Cell member;
        std::int64_t twice_area_mm2 = 0;
    };

    /// Fills m_atoms, and proves that the atoms add up to the parcel.
    void collect_atoms(std::int32_t parcel, std::int64_t area) {
        m_atoms.clear();
        for (const std::uint32_t index : m_land.cells_of(parcel)) {
            const Cell& cell = m_land.cell(index);
            const bool known = std::any_of(m_atoms.begin(), m_atoms.end(), [&](const Atom& atom) {
                return atom.member == cell;
            });
            if (!known) {
                m_atoms.push_back({cell, area});
            }
        }
        if (m_atoms.size() == 1) {
            return;
        }
        std::int64_t sum = 0;
        for (Atom& atom : m_atoms) {
            m_tracer.trace_atom(atom.member, m_atom_outline);
            atom.twice_area_mm2 = twice_area(m_atom_outline);
            sum += atom.twice_area_mm2;
        }
        if (sum != area) {
            throw std::logic_error(fmt::format("the atoms of parcel {} do not add up", parcel));
        }
    }

    /// The register decides for the parcels it names, the surveys elsewhere.
    [[nodiscard]] Standing standing_of_atom(const Atom& atom, const Verdict& verdict) const {
        if (verdict.is_named) {
            return verdict.standing;
        }
        return atom.member.survey == 0 ? Standing::none
                                       : m_survey_standing[atom.member.survey - 1U];
    }

    void add_to_truth(const Attributes& attributes, const Verdict& verdict) {
        std::vector<std::uint16_t> seen;
        m_truth.totals.parcels += 1;
        for (const Atom& atom : m_atoms) {
            Sums sums;
            sums.parcel = 6 * atom.twice_area_mm2;
            sums.principal = attributes.principal_sixths * atom.twice_area_mm2;
            const Standing standing = standing_of_atom(atom, verdict);
            if (standing == Standing::organic) {
                sums.organic = verdict.certified_decimetres < 0
                                   ? sums.principal
                                   : verdict.certified_decimetres * 1'200'000;
            } else if (standing == Standing::in_conversion) {
                sums.in_conversion = sums.principal;
            }
            const std::uint16_t village = atom.member.village;
            m_truth.villages[village].add_areas(sums);
            m_truth.totals.add_areas(sums);
            if (std::find(seen.begin(), seen.end(), village) == seen.end()) {
                seen.push_back(village);
                m_truth.villages[village].parcels += 1;
            }
        }
        m_truth.split += seen.size() > 1 ? 1 : 0;
    }

    /// Stated areas follow the outline, but three in a hundred are off by several percent.
    std::vector<std::string> record_values(
        const ParcelKey& key,
        const Attributes& attributes,
        std::int64_t area,
        int village) const {
        const std::uint64_t draw =
            hash(m_options.size.seed, key.sheet * std::int64_t{100'000} + key.number, 7);
        std::int64_t legal = area;
        if (draw % 100 < 3) {
            legal = area * static_cast<std::int64_t>(88 + (draw >> 32U) % 25) / 100;
        }
        const std::string name =
            village > 0 ? m_names[static_cast<std::size_t>(village) - 1].name : std::string();
        std::vector<std::string> values = {
            m_options.communes[static_cast<std::size_t>(key.commune)],
            fmt::format("{}", key.sheet),
            fmt::format("{}", key.number),
            attributes.land_code,
            attributes.crop,
            tenth_text(area),
            tenth_text(legal),
            attributes.owner,
            name,
            attributes.place};
        if (m_options.village_field) {
            values.push_back(name);
        }
        return values;
    }

    void write_extra_records() {
        int number = 0;
        for (ExtraRecord& extra : m_defects.take_extra_records()) {
            ParcelKey key{0, 9999, ++number, Kind::nobody};
            Attributes attributes{"LUC", "", "UBND xã", "", 0, false};
            std::int64_t area = 24'000'000;
            std::string note = "set aside, no area";
            if (extra.copied_parcel >= 0) {
                const auto& original =
                    m_land.parcels[static_cast<std::size_t>(extra.copied_parcel)];
                attributes = draw_attributes(m_options, extra.copied_parcel, original.kind);
                key = extra.has_same_key ? original : key;
                m_tracer.trace_parcel(extra.copied_parcel, m_outline);
                area = twice_area(m_outline);
                note = fmt::format("repeats fid {}", extra.copied_parcel);
            }
            m_defects.planted().push_back({m_parcels.records(), extra.kind, note});
            m_parcels.add(extra.shape, record_values(key, attributes, area, 0));
        }
        m_truth.features = m_parcels.records();
    }

    void note_shapefile(const std::string& name) {
        for (const char* extension : {".shp", ".shx", ".dbf", ".prj", ".cpg"}) {
            const auto path = m_options.directory / (name + extension);
            const std::string_view end(extension);
            if ((end != ".prj" || m_options.write_prj) && (end != ".cpg" || m_options.write_cpg)) {
                m_files.push_back(path);
            }
        }
    }

    void write_villages() {
        ShapefileWriter writer(
            m_options.directory / "villages",
            {{"MATHON", 'C', 10}, {"TENTHON", 'C', 30}},
            m_options);
        const auto outlines = m_tracer.trace_villages();
        for (std::size_t k = 0; k < outlines.size(); ++k) {
            set_shape(m_shape, outlines[k]);
            m_shape.form = outlines[k].rings() == 0 ? Form::null : Form::polygon;
            writer.add(m_shape, std::vector<std::string>{m_names[k].id, m_names[k].name});
        }
        writer.finish();
        note_shapefile("villages");
    }

    void write_surveys() {
        ShapefileWriter writer(
            m_options.directory / "organic_areas",
            {{"SCHEME", 'C', 24},
             {"STATUS", 'C', 44},
             {"CERT_NO", 'C', 16},
             {"ISSUED", 'C', 10},
             {"EXPIRES", 'C', 10}},
            m_options);
        const auto outlines = m_tracer.trace_surveys();
        for (std::size_t k = 0; k < outlines.size(); ++k) {
            const Certificate& certificate = m_surveys[k];
            set_shape(m_shape, outlines[k]);
            writer.add(
                m_shape,
                std::vector<std::string>{
                    certificate.scheme,
                    can_encode("Đã chứng nhận", m_options.encoding)
                        ? status_text(certificate.status, m_options)
                        : certificate.status,
                    certificate.number,
                    iso_text(certificate.issued),
                    iso_text(certificate.expires)});
        }
        writer.finish();
        note_shapefile("organic_areas");
    }

    std::ofstream open_text(const char* name) {
        m_files.push_back(m_options.directory / name);
        std::ofstream file(m_files.back(), std::ios::binary | std::ios::trunc);
        file.exceptions(std::ios::failbit | std::ios::badbit);
        return file;
    }

    void write_texts() {
        auto rows = open_text("register.csv");
        m_truth.rows = m_register.write(rows);
        open_text("plan.toml") << plan_text();
        auto truth = open_text("truth.json");
        write_truth(truth, m_truth, m_names, iso_text(to_days(m_options.date)));
        auto defects = open_text("defects.csv");
        defects << "fid,kind,note\n";
        for (const auto& defect : m_defects.planted()) {
            defects << fmt::format("{},{},{}\n", defect.fid, defect.kind, defect.note);
        }
    }

    [[nodiscard]] std::string plan_text() const {
        return fmt::format(
            R"(# Plan of an invented commune.
[plan]
name = "Xã mẫu 2030"
target_percent = 2.0
reference_date = {}

[principal]
presets = ["decision-885", "tuyen-quang-841"]
land_codes = ["LUA", "HNK", "CLN"]
crops = []
blank_crop = "by_land_code"
mixed_codes = "split"

[organic]
schemes = ["TCVN_11041_2", "TCVN_11041_5", "TCVN_11041_6", "EU_2018_848", "USDA_NOP", "JAS"]
statuses = ["certified"]
source = "register"

[area]
method = "planar"

[inputs]
parcels = "parcels.shp"
villages = "villages.shp"
registers = ["register.csv"]
organic_areas = ["organic_areas.shp"]
)",
            iso_text(to_days(m_options.date)));
    }

    Options m_options;
    Land m_land;
    Tracer m_tracer;
    Register m_register;
    std::vector<Certificate> m_surveys;
    std::vector<Standing> m_survey_standing;
    Defects m_defects;
    std::vector<VillageName> m_names;
    ShapefileWriter m_parcels;
    Truth m_truth;
    std::vector<std::filesystem::path> m_files;
    std::vector<Atom> m_atoms;
    Outline m_outline;
    Outline m_atom_outline;
    Shape m_shape;
};

} // namespace

Made generate(const Options& options) {
    std::filesystem::create_directories(options.directory);
    return Generator(options).run();
}

} // namespace landscape
