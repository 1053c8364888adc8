// SPDX-License-Identifier: MIT
/// \file
/// The sections of a drafted plan that do not depend on the inputs, in the order of
/// docs/formats.md.

#include "pipeline/plan_policy_text.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace huuco {

namespace {

/// The word for a choice, as TOML writes it.
template <std::size_t count, typename Choice>
std::string word(const std::array<std::string_view, count>& names, Choice choice) {
    return toml_text(names.at(static_cast<std::size_t>(choice)));
}

void write_principal(const PlanContent& content, CommentedToml& toml) {
    const Plan& policy = content.policy;
    toml.section("principal");
    toml.say(
        "Danh mục cây trồng chủ lực có sẵn: decision-885, tuyen-quang-841, circular-17-2019,\n"
        "circular-37-2018.",
        "Lists of principal crops that come with huuco: decision-885, tuyen-quang-841,\n"
        "circular-17-2019, circular-37-2018.");
    toml.line("presets", toml_list(policy.presets));
    toml.say(
        "Mã loại đất; mỗi mã gồm cả mã con và mã thay thế nó.",
        "Land codes; each covers its children and what succeeded it.");
    toml.line("land_codes", toml_list(policy.land_codes));
    toml.say(
        "Cây trồng thêm vào danh mục: tên hoặc tên gọi khác.", "More crops: names or aliases.");
    toml.line("crops", toml_list(policy.crops));
    toml.say(
        "Tên gọi riêng của địa phương (mục [crops.teach]): \"cây tạp\" = \"Rau các loại\".",
        "Names of the place itself (table [crops.teach]): \"cây tạp\" = \"Rau các loại\".");
    toml.say(
        "Thửa không ghi cây trồng: by_land_code (theo mã loại đất), principal, not_principal.",
        "Parcels without a crop: by_land_code, principal, not_principal.");
    toml.line("blank_crop", word(kBlankCropNames, policy.blank_crop));
    toml.say(
        "Mã ghép như ONT+CLN: split (chia), not_counted (không tính), whole_parcel (cả thửa).",
        "Compound codes such as ONT+CLN: split, not_counted, whole_parcel.");
    toml.line("mixed_codes", word(kMixedCodesNames, policy.mixed_codes));
    toml.say(
        "Đất ở trong mã ghép khi không ghi diện tích, m².",
        "Residential area in m² in a compound code without recorded areas.");
    if (policy.residential_limit_m2) {
        toml.line("residential_limit_m2", fmt::format("{}", *policy.residential_limit_m2));
    } else {
        toml.alternative("residential_limit_m2", "400");
    }
    toml.say(
        "Nhiều cây một thửa: equal_parts (chia đều), first (cây ghi đầu), whole_parcel (cả thửa).",
        "Several crops in one parcel: equal_parts, first, whole_parcel.");
    toml.line("several_crops", word(kSeveralCropsNames, policy.several_crops));
}

void write_organic(const PlanContent& content, CommentedToml& toml) {
    const Plan& policy = content.policy;
    toml.section("organic");
    toml.say("Tiêu chuẩn được tính; tình trạng được tính.", "Schemes and statuses that count.");
    if (!policy.schemes.empty()) {
        toml.line("schemes", toml_list(policy.schemes));
    }
    toml.line("statuses", toml_list(policy.statuses));
    toml.say(
        "Khi các căn cứ khác nhau, tin theo: register (sổ), areas (vùng đo ngoài thực địa), field "
        "(thuộc "
        "tính).",
        "Where evidence disagrees, believe: register, areas, field.");
    toml.line("source", word(kEvidenceSourceNames, policy.evidence));
}

void write_area(CommentedToml& toml) {
    toml.section("area");
    toml.say(
        "Cách đo diện tích: planar (phẳng, trong hệ của thửa đất), ellipsoidal, legal (diện "
        "tích\n"
        "pháp lý của từng thửa), both (phẳng, kèm ellipsoid để đối chiếu); không ghi thì phẳng,\n"
        "riêng tọa độ địa lý (độ) thì trên ellipsoid.",
        "How ground is measured: planar (in the parcels' own system), ellipsoidal, legal (the\n"
        "registered area of each parcel), both (planar, with the ellipsoid beside it); when left\n"
        "out planar, ellipsoidal for data in degrees.");
    toml.alternative("method", toml_text("planar"));
}

void write_place(CommentedToml& toml) {
    toml.section("place");
    toml.say(
        "Nơi có đất: giúp tìm hệ tọa độ của tệp thiếu .prj hoặc mang .prj của múi khác.",
        "Where the land is: helps to place files without a .prj or with that of another zone.");
    toml.alternative("province", toml_text("Tuyên Quang"));
    toml.alternative("boundary", toml_text("ranh-gioi-xa.shp"));
}

void write_ground(const PlanContent& content, CommentedToml& toml) {
    toml.section("ground");
    toml.say(
        "Phần chồng lấn giữa các thửa tính cho: lowers_share (thửa làm tỷ lệ thấp hơn),\n"
        "highest_claim (thửa có căn cứ cao nhất), by_key (xã, tờ, thửa nhỏ hơn), by_date (thửa\n"
        "cập nhật sau).",
        "Ground that several parcels claim goes to: lowers_share (the one that makes the share\n"
        "lower), highest_claim, by_key (lower commune, sheet, number), by_date (the later "
        "record).");
    toml.line("owner", word(kGroundOwnerNames, content.policy.ground_owner));
}

void write_uncertainty(CommentedToml& toml) {
    toml.section("uncertainty");
    toml.say(
        "Độ lệch chuẩn của tọa độ góc thửa, m; có ghi thì tỷ lệ kèm khoảng sai số của ranh giới.",
        "Standard deviation of a parcel corner in metres; with it the share has the error of the\n"
        "boundaries beside it.");
    toml.alternative("vertex_m", "0.1");
}

/// Writes one indicator; one without its table stands behind `#`.
class IndicatorWriter {
public:
    IndicatorWriter(const Indicator& indicator, const std::string& table, CommentedToml& toml)
        : m_indicator(&indicator), m_table(&table), m_toml(&toml) {}

    void run() {
        m_toml->raw("");
        m_toml->raw(m_table->empty() ? "# [[indicators]]" : "[[indicators]]");
        write("id", toml_text(m_indicator->id.text));
        write("name_vi", toml_text(m_indicator->name_vi));
        write("name_en", toml_text(m_indicator->name_en));
        write("table", toml_text(table_name()));
        write("kind", word(kIndicatorKindNames, m_indicator->kind));
        const bool is_ratio = m_indicator->kind == IndicatorKind::ratio;
        write_term(is_ratio ? "numerator." : "", m_indicator->numerator);
        write_term("denominator.", m_indicator->denominator);
        if (m_indicator->distinct) {
            write("distinct", toml_text(m_indicator->distinct->text));
        }
        if (!m_indicator->unit.empty()) {
            write("unit", toml_text(m_indicator->unit));
        }
        write("comparison", word(kComparisonNames, m_indicator->comparison));
        if (m_indicator->target) {
            write("target", fmt::format("{}", *m_indicator->target));
        }
    }

private:
    void write(std::string_view key, const std::string& value) {
        if (m_table->empty()) {
            m_toml->alternative(key, value);
        } else {
            m_toml->line(key, value);
        }
    }

    /// The table that was found, or the name of the empty one that comes with huuco.
    [[nodiscard]] std::string table_name() const {
        if (m_table->empty()) {
            return std::filesystem::path(m_indicator->table).filename().generic_string();
        }
        return m_indicator->is_of_parcels ? *m_table : m_toml->relative(*m_table);
    }

    void write_term(std::string_view prefix, const IndicatorTerm& term) {
        if (!term.values.empty()) {
            write(fmt::format("{}values", prefix), toml_list(term.values));
        }
        for (const IndicatorFilter& filter : term.where) {
            write(
                fmt::format("{}where.{}", prefix, toml_text(filter.column.text)),
                toml_list(filter.values));
        }
    }

    const Indicator* m_indicator;
    const std::string* m_table;
    CommentedToml* m_toml;
};

void write_indicators(const PlanContent& content, CommentedToml& toml) {
    toml.raw("");
    toml.say(
        "Các chỉ tiêu bằng số khác. Chỉ tiêu nào chưa có bảng số liệu thì để sau dấu #: có "
        "bảng rồi\n"
        "thì bỏ dấu # và ghi tên bảng (mẫu bảng: thư mục plans/tables của huuco).",
        "Further numeric targets. One without its table stands behind #: take the # away and "
        "name\n"
        "the table when there is one (empty tables: folder plans/tables of huuco).");
    for (std::size_t i = 0; i < content.policy.indicators.size(); ++i) {
        const Indicator& indicator = content.policy.indicators[i];
        IndicatorWriter(
            indicator,
            indicator.is_of_parcels ? indicator.table : content.indicator_tables[i],
            toml)
            .run();
    }
}

} // namespace

void write_target(const PlanContent& content, CommentedToml& toml) {
    toml.section("plan");
    toml.say("Tên in dưới bảng kết quả.", "The name that is printed below the result.");
    toml.line("name", toml_text(content.policy.name));
    toml.say(
        "Đạt khi tỷ lệ LỚN HƠN con số này (%).",
        "Met when the share is ABOVE this number of per cent.");
    toml.line("target_percent", fmt::format("{}", content.policy.target_percent));
    toml.say(
        "Ngày xét, chẳng hạn 2026-06-30; không ghi thì là ngày chạy.",
        "Reference date, such as 2026-06-30; the day of the run when left out.");
    toml.alternative("reference_date", "2026-06-30");
}

void write_policy(const PlanContent& content, CommentedToml& toml) {
    write_principal(content, toml);
    write_organic(content, toml);
    write_place(toml);
    write_area(toml);
    write_ground(content, toml);
    write_uncertainty(toml);
    write_indicators(content, toml);
}

} // namespace huuco
