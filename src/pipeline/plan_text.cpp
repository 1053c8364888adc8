// SPDX-License-Identifier: MIT
/// \file
/// The head, inputs and fields of a drafted plan: what was found and what was decided about it.

#include "pipeline/plan_text.hpp"

#include "base/message_format.hpp"
#include "pipeline/commented_toml.hpp"
#include "pipeline/plan_policy_text.hpp"

#include <huuco/base/encoding.hpp>
#include <huuco/base/text.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace huuco {

namespace {

/// What decided, where the file itself or its format says so; other decisions are huuco's own.
bool is_stated(const std::string& decided_by) {
    constexpr std::array<std::string_view, 5> kStatements = {
        "prj", "layer", "cpg", "format", "option"};
    return std::find(kStatements.begin(), kStatements.end(), decided_by) != kStatements.end();
}

/// Writes what a plan says of its inputs.
class InputsWriter {
public:
    InputsWriter(const PlanContent& content, CommentedToml& toml)
        : m_content(&content), m_toml(&toml) {}

    void write_head() {
        m_toml->say(
            "Kế hoạch do huuco init viết từ các tệp tìm thấy. Hãy đọc và sửa cho đúng nơi mình.\n"
            "Dòng bắt đầu bằng # là lời giải thích hoặc lựa chọn khác.",
            "A plan that huuco init wrote from the files it found. Read it and make it yours.\n"
            "Lines that begin with # explain, or say what could stand there instead.");
        m_toml->comment("");
        m_toml->say("Các tệp:", "The files:");
        for (const FoundInput& input : m_content->found) {
            m_toml->comment(fmt::format(
                "  {}{}{}: {}{}{}",
                m_toml->relative(input.path),
                input.layer.empty() ? "" : ", ",
                input.layer,
                part_name(input),
                input.note.empty() ? "" : ". ",
                input.note));
        }
        if (!m_content->notes.empty()) {
            m_toml->comment("");
            m_toml->say("Lưu ý:", "Notes:");
            for (const std::string& note : m_content->notes) {
                m_toml->comment("  " + note);
            }
        }
        if (!m_content->questions.empty()) {
            m_toml->comment("");
            m_toml->say(
                "CẦN ĐIỀN trước khi chạy huuco analyze:", "TO FILL IN before huuco analyze:");
            for (const std::string& question : m_content->questions) {
                m_toml->comment("  " + question);
            }
        }
    }

    void write_inputs() {
        m_toml->section("inputs");
        m_toml->say("Đường dẫn tính từ tệp này.", "Paths are relative to this file.");
        if (m_content->are_parcels_open) {
            m_toml->alternative("parcels", toml_list(m_toml->relative(m_content->parcels)));
        } else if (m_content->parcels.size() == 1) {
            m_toml->line("parcels", toml_text(m_toml->relative(m_content->parcels.front())));
        } else {
            m_toml->line("parcels", toml_list(m_toml->relative(m_content->parcels)));
        }
        if (!m_content->parcels_layer.empty()) {
            m_toml->line("parcels_layer", toml_text(m_content->parcels_layer));
        }
        write_parcel_crs();
        write_parcel_encoding();
        write_villages();
        m_toml->line("registers", toml_list(m_toml->relative(m_content->registers)));
        for (const InputRecord* record : records_of("register")) {
            write_columns(*record);
        }
        m_toml->line("organic_areas", toml_list(m_toml->relative(m_content->organic_areas)));
        if (!m_content->organic_areas_layers.empty()) {
            m_toml->line("organic_areas_layers", toml_list(m_content->organic_areas_layers));
        }
        for (const InputRecord* record : records_of("organic_areas")) {
            write_columns(*record);
        }
    }

    void write_fields() {
        m_toml->section("fields");
        m_toml->say(
            "Vai trò của các trường trong lớp thửa đất.", "Roles of the fields of the parcels.");
        m_toml->comment(message_in(
            m_toml->language(),
            "Các trường của lớp: {}.",
            "The fields of the layer: {}.",
            fmt::join(m_content->parcel_fields, ", ")));
        for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
            const auto role = static_cast<FieldRole>(i);
            const bool is_for_polygons = role == FieldRole::village && !m_content->villages.empty();
            const std::optional<std::string>& field = m_content->roles.at(i);
            if (role == FieldRole::owner) {
                continue; // never read unless asked for
            }
            if (field && !is_for_polygons) {
                m_toml->line(kFieldRoleNames.at(i), toml_text(*field));
            } else {
                m_toml->alternative(kFieldRoleNames.at(i), toml_text(field.value_or("")));
            }
        }
    }

private:
    [[nodiscard]] const char* part_name(const FoundInput& input) const {
        if (input.part == "parcels") {
            return in_language(m_toml->language(), "thửa đất", "parcels");
        }
        if (input.part == "villages") {
            return in_language(m_toml->language(), "thôn", "villages");
        }
        if (input.part == "register") {
            return in_language(m_toml->language(), "sổ chứng nhận", "certificate register");
        }
        if (input.part == "organic_areas") {
            return in_language(
                m_toml->language(), "vùng hữu cơ đo ngoài thực địa", "surveyed organic areas");
        }
        if (input.part == "indicator_table") {
            return in_language(
                m_toml->language(), "bảng số liệu của chỉ tiêu", "table of an indicator");
        }
        return input.is_withheld
                   ? in_language(m_toml->language(), "không đọc được", "cannot be read")
                   : in_language(m_toml->language(), "không dùng", "not used");
    }

    [[nodiscard]] std::vector<const InputRecord*> records_of(std::string_view role) const {
        std::vector<const InputRecord*> records;
        for (const InputRecord& record : m_content->records) {
            if (record.role == role) {
                records.push_back(&record);
            }
        }
        return records;
    }

    /// Pins a decision of huuco's own; one of the file itself is only told.
    void write_parcel_crs() {
        const std::vector<const InputRecord*> records = records_of("parcels");
        const bool is_known =
            !records.empty() &&
            std::ranges::none_of(records, [](const auto* record) { return record->crs.empty(); });
        if (!is_known) {
            m_toml->say(
                "Hệ tọa độ chưa biết; hãy ghi mã EPSG.",
                "The reference system is not known; write its EPSG code.");
            m_toml->alternative("src_crs", toml_text("EPSG:9211"));
            return;
        }
        for (const InputRecord* record : records) {
            m_toml->comment(message_in(
                m_toml->language(),
                "Hệ tọa độ của {}: {}, căn cứ: {}. Nếu sai, ghi mã khác:",
                "Reference system of {}: {}, decided by: {}. If that is wrong, write "
                "another:",
                m_toml->relative(record->path),
                record->crs,
                record->crs_decision.by));
        }
        const InputRecord& first = *records.front();
        const bool is_one =
            std::all_of(records.begin(), records.end(), [&](const InputRecord* record) {
                return record->crs == first.crs;
            });
        if (is_one && !is_stated(first.crs_decision.by)) {
            m_toml->line("src_crs", toml_text(first.crs));
        } else {
            m_toml->alternative("src_crs", toml_text(first.crs));
        }
    }

    void write_parcel_encoding() {
        if (!m_content->undecided_texts.empty()) {
            m_toml->comment(message_in(
                m_toml->language(),
                "Chưa biết bảng mã chữ của {}. Hãy ghi bảng mã đúng, một trong {}:",
                "The text encoding of {} is not known. Write the true one of {}:",
                fmt::join(m_toml->relative(m_content->undecided_texts), ", "),
                fmt::join(encoding_names(), ", ")));
            m_toml->alternative("encoding", toml_text("TCVN3"));
            return;
        }
        const std::vector<const InputRecord*> records = records_of("parcels");
        if (records.empty()) {
            return;
        }
        const InputRecord& first = *records.front();
        m_toml->comment(message_in(
            m_toml->language(),
            "Bảng mã chữ: {}, căn cứ: {}. Lựa chọn khác: {}.",
            "Text encoding: {}, decided by: {}. Others: {}.",
            first.encoding,
            first.encoding_decided_by,
            fmt::join(encoding_names(), ", ")));
        const bool is_one =
            std::all_of(records.begin(), records.end(), [&](const InputRecord* record) {
                return record->encoding == first.encoding;
            });
        if (is_one && !is_stated(first.encoding_decided_by)) {
            m_toml->line("encoding", toml_text(first.encoding));
        } else {
            m_toml->alternative("encoding", toml_text(first.encoding));
        }
    }

    void write_villages() {
        if (m_content->villages.empty()) {
            m_toml->say(
                "Không thấy ranh giới thôn. Ghi tệp, hoặc ghi trường thôn của thửa đất ở [fields]:",
                "No village polygons were found. Name the file, or the parcels' village field "
                "under [fields]:");
            m_toml->alternative("villages", toml_text("villages.shp"));
            return;
        }
        m_toml->line("villages", toml_text(m_toml->relative(m_content->villages)));
        if (!m_content->villages_layer.empty()) {
            m_toml->line("villages_layer", toml_text(m_content->villages_layer));
        }
        if (records_of("villages").empty()) {
            m_toml->say(
                "Chưa mở được lớp thôn. Trường mã và tên, nếu phải chỉ rõ:",
                "The village layer could not be opened yet. Fields of id and name, where they have "
                "to be named:");
            m_toml->alternative("village_id", toml_text("MATHON"));
            m_toml->alternative("village_name", toml_text("TENTHON"));
        }
        for (const InputRecord* record : records_of("villages")) {
            m_toml->comment(message_in(
                m_toml->language(),
                "Lớp thôn: hệ tọa độ {} ({}), chữ {} ({}). Trường mã và tên:",
                "Village layer: {} ({}), text in {} ({}). Fields of id and name:",
                record->crs,
                record->crs_decision.by,
                record->encoding,
                record->encoding_decided_by));
            for (const auto& [role, field] : record->fields) {
                m_toml->line(role, toml_text(field));
            }
        }
    }

    /// Columns are recognised anew at each run; the comment says how.
    void write_columns(const InputRecord& record) {
        std::vector<std::string> roles;
        for (const auto& [role, field] : record.fields) {
            roles.push_back(fmt::format("{} = {}", role, field));
        }
        m_toml->comment(message_in(
            m_toml->language(),
            "{}: {} dòng hoặc hình, chữ {} ({}); cột: {}",
            "{}: {} rows or shapes, text in {} ({}); columns: {}",
            m_toml->relative(record.path),
            Count{record.features},
            record.encoding,
            record.encoding_decided_by,
            fmt::join(roles, ", ")));
    }

    const PlanContent* m_content;
    CommentedToml* m_toml;
};

} // namespace

std::string plan_text(const PlanContent& content, Language language) {
    CommentedToml toml(language, content.folder);
    InputsWriter inputs(content, toml);
    inputs.write_head();
    write_target(content, toml);
    inputs.write_inputs();
    inputs.write_fields();
    write_policy(content, toml);
    return toml.take();
}

} // namespace huuco
