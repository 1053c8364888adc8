// SPDX-License-Identifier: MIT
/// \file
/// Looks through the parcels for what unmatched and ambiguous rows may have meant.

#include "pipeline/register_report.hpp"

#include "base/message_format.hpp"
#include "base/ordered_pipeline.hpp"
#include "pipeline/parcel_keys.hpp"
#include "pipeline/read_parcels.hpp"

#include <huuco/base/text.hpp>
#include <huuco/pipeline/problem_parcel.hpp>

#include <fmt/format.h>
#include <tbb/task_arena.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace huuco {

namespace {

bool has_several_communes(const std::vector<ParcelBatch>& batches) {
    std::unordered_set<std::string> communes;
    for (const ParcelBatch& batch : batches) {
        for (const std::string_view value : batch.field(FieldRole::commune).values()) {
            communes.insert(normalise_key(value));
        }
        batch.let_go();
    }
    communes.erase("");
    return communes.size() > 1;
}

/// A parcel that some wanted key may mean.
struct PossibleParcel {
    ParcelKey key;
    std::uint64_t fid = 0;
};

std::vector<PossibleParcel> possible_in(const ParcelBatch& batch, const NearMisses& misses) {
    std::vector<PossibleParcel> possible;
    const ParcelKeys keys(batch);
    const ParcelKeys::Marks is_wanted_parcel =
        keys.parcels_where([&](const std::string& parcel) { return misses.wants_parcel(parcel); });
    const ParcelKeys::Marks is_wanted_sheet =
        keys.sheets_where([&](const std::string& sheet) { return misses.wants_sheet(sheet); });
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (batch.fates[row] != ParcelFate::set_aside &&
            (is_wanted_parcel[row] || is_wanted_sheet[row])) {
            possible.push_back({keys.key(row), batch.first_fid + row});
        }
    }
    return possible;
}

/// The nearest parcels of each wanted key. Most parcels are dismissed by the codes of their texts.
void look_for(
    NearMisses& misses,
    const std::vector<ParcelBatch>& batches,
    const std::shared_ptr<SpillFile>& spilled) {
    std::size_t next = 0;
    run_in_order<std::size_t, std::vector<PossibleParcel>>(
        2 * static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()),
        [&] { return next < batches.size() ? std::optional(next++) : std::nullopt; },
        [&](std::size_t number) {
            let_go_behind(spilled, number);
            return possible_in(batches[number], misses);
        },
        [&](const std::vector<PossibleParcel>& possible) {
            for (const PossibleParcel& parcel : possible) {
                misses.look_at(parcel.key, parcel.fid);
            }
        });
}

ParcelKey key_of(const CertificateTable& rows, std::size_t row) {
    return {
        normalise_key(rows.commune(row)),
        normalise_key(rows.sheet(row)),
        normalise_key(rows.parcel(row))};
}

/// Square metres; parts of one where they tell small areas apart.
std::string area_text(double area_m2, Language language) {
    return format_number(area_m2, area_m2 < 10.0 ? 2 : 0, language);
}

const char* words_of(NearMiss miss, Language language) {
    switch (miss) {
    case NearMiss::other_commune:
        return in_language(
            language, "cùng tờ và thửa, xã khác", "same sheet and number, other commune");
    case NearMiss::sheet_digit:
        return in_language(language, "số tờ lệch một chữ số", "one digit of the sheet differs");
    case NearMiss::parcel_digit:
        return in_language(language, "số thửa lệch một chữ số", "one digit of the number differs");
    case NearMiss::other_sheet:
        break;
    }
    return in_language(language, "cùng số thửa ở tờ khác", "same number on another sheet");
}

/// A parcel as its own row writes it: `02530/12/20`.
std::string name_of(const NearParcel& near, const std::vector<ParcelBatch>& batches) {
    const WrittenKey key = written_key(batches, near.fid).value_or(WrittenKey{});
    return fmt::format(
        "{}/{}/{}", key.commune.value_or(""), key.sheet.value_or(""), key.parcel.value_or(""));
}

std::string nearest_text(
    const std::vector<NearParcel>& nearest,
    const std::vector<ParcelBatch>& batches,
    Language language) {
    std::string text;
    for (const NearParcel& near : nearest) {
        text += fmt::format(
            "{}{} (fid {}, {})",
            text.empty() ? "" : "; ",
            name_of(near, batches),
            near.fid,
            words_of(near.miss, language));
    }
    return text;
}

/// \param nearest  as nearest_text
std::string unmatched_note(const Certificate& row, const std::string& nearest, Language language) {
    std::string note = message_in(
        language,
        "Không có thửa nào ứng với xã \"{}\", tờ \"{}\", thửa \"{}\" của sổ chứng nhận.",
        "No parcel answers to commune \"{}\", sheet \"{}\", parcel \"{}\" of the register.",
        row.commune,
        row.sheet,
        row.parcel);
    if (!nearest.empty()) {
        note += fmt::format("{} {}.", in_language(language, " Gần giống:", " Near it:"), nearest);
    }
    return note;
}

std::string several_parcels_note(std::uint32_t parcels, bool has_area, Language language) {
    return message_in(
        language,
        "{} thửa có cùng xã, tờ và số thửa này; dòng được tính cho từng thửa{}.",
        "{} parcels have this commune, sheet and number; the row counts for each{}.",
        Count{parcels},
        has_area ? in_language(
                       language,
                       ", diện tích được chứng nhận chia theo diện tích của các thửa",
                       ", its certified area shared among them by their areas")
                 : "");
}

/// \param nearest  as nearest_text
std::string ambiguous_note(const Certificate& row, const std::string& nearest, Language language) {
    return message_in(
        language,
        "Dòng không ghi xã, mà tờ \"{}\", thửa \"{}\" có ở nhiều xã ({}): chưa biết thửa nào, nên "
        "không tính; hãy ghi mã xã.",
        "The row names no commune, and sheet \"{}\", parcel \"{}\" stands in several ({}): which "
        "is meant is not known, so it does not count; write the commune code.",
        row.sheet,
        row.parcel,
        nearest);
}

} // namespace

std::set<std::size_t>
ambiguous_rows(const CertificateTable& rows, const std::vector<ParcelBatch>& batches) {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> without_commune;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (normalise_key(rows.commune(i)).empty()) {
            ParcelKey key = key_of(rows, i);
            without_commune[{std::move(key.sheet), std::move(key.parcel)}].push_back(i);
        }
    }
    std::set<std::size_t> ambiguous;
    if (without_commune.empty() || !has_several_communes(batches)) {
        return ambiguous;
    }
    std::map<std::pair<std::string, std::string>, std::string> first_commune;
    for (const ParcelBatch& batch : batches) {
        const ParcelKeys keys(batch);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const auto found = without_commune.find({keys.sheet(row), keys.parcel(row)});
            if (found == without_commune.end() || batch.fates[row] == ParcelFate::set_aside) {
                continue;
            }
            const auto [first, is_new] = first_commune.try_emplace(found->first, keys.commune(row));
            if (!is_new && first->second != keys.commune(row)) {
                ambiguous.insert(found->second.begin(), found->second.end());
            }
        }
        batch.let_go();
    }
    return ambiguous;
}

RegisterRowsFound register_rows_found(const RegisterIndex& index) {
    RegisterRowsFound rows;
    const std::vector<std::uint32_t> parcels = index.parcels_of_rows();
    for (std::uint32_t row = 0; row < parcels.size(); ++row) {
        if (parcels[row] > 0) {
            rows.found.push_back(row);
            if (normalise_key(index.rows().commune(row)).empty()) {
                rows.open.push_back(row);
            }
        }
    }
    rows.ambiguous.assign(index.ambiguous().begin(), index.ambiguous().end());
    return rows;
}

Problems register_problems(
    const RegisterIndex& index,
    const std::vector<ParcelBatch>& batches,
    const std::shared_ptr<SpillFile>& spilled,
    Language language) {
    const std::vector<std::uint32_t> parcels = index.parcels_of_rows();
    std::vector<ParcelKey> wanted;
    std::vector<std::size_t> number_of_row(parcels.size());
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        if (parcels[i] == 0) {
            number_of_row[i] = wanted.size();
            wanted.push_back(key_of(index.rows(), i));
        }
    }
    NearMisses misses(std::move(wanted));
    const bool is_any_unmatched =
        std::find(parcels.begin(), parcels.end(), std::uint32_t{0}) != parcels.end();
    if (is_any_unmatched) {
        look_for(misses, batches, spilled);
    }
    Problems problems;
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        if (parcels[i] == 1) {
            continue;
        }
        const Certificate row = index.rows()[i];
        Problem& problem = problems.emplace_back();
        problem.source = row.source;
        problem.feature = row.row;
        if (parcels[i] > 1) {
            problem.kind = "register_row_several_parcels";
            problem.note = several_parcels_note(parcels[i], row.area_m2.has_value(), language);
            continue;
        }
        const std::string nearest = nearest_text(misses.of(number_of_row[i]), batches, language);
        const bool is_ambiguous = index.ambiguous().contains(i);
        problem.kind = is_ambiguous ? "register_row_ambiguous" : "register_row_unmatched";
        problem.is_set_aside = is_ambiguous;
        problem.severity = is_ambiguous ? Severity::error : Severity::warning;
        problem.note = is_ambiguous ? ambiguous_note(row, nearest, language)
                                    : unmatched_note(row, nearest, language);
    }
    return problems;
}

Problems suspension_problems(const RegisterIndex& index, Language language) {
    Problems problems;
    const std::vector<std::uint32_t> parcels = index.parcels_of_rows();
    for (const std::size_t number : index.unnumbered_suspensions()) {
        if (parcels[number] == 0) {
            continue; // it is listed as one without its parcel
        }
        const Certificate row = index.rows()[number];
        Problem& problem = problems.emplace_back();
        problem.source = row.source;
        problem.feature = row.row;
        problem.kind = "suspension_without_certificate";
        problem.severity = Severity::error;
        problem.note = message_in(
            language,
            "Dòng ghi đình chỉ hoặc thu hồi cho xã \"{}\", tờ \"{}\", thửa \"{}\" mà không ghi số "
            "giấy chứng nhận hữu cơ, nên không làm dòng nào khác của thửa mất hiệu lực; hãy ghi số "
            "ấy.",
            "The row states a suspension or withdrawal for commune \"{}\", sheet \"{}\", parcel "
            "\"{}\" without a certificate number, so it puts no other row of the parcel out of "
            "force; write the number.",
            row.commune,
            row.sheet,
            row.parcel);
    }
    return problems;
}

Problems area_choice_problems(const RegisterIndex& index, Language language) {
    Problems problems;
    const std::vector<std::uint32_t> parcels = index.parcels_of_rows();
    for (const std::size_t number : index.rows_of_several_areas()) {
        if (parcels[number] == 0) {
            continue;
        }
        const Certificate row = index.rows()[number];
        Problem& problem = problems.emplace_back();
        problem.source = row.source;
        problem.feature = row.row;
        problem.kind = "certified_areas_differ";
        problem.note = message_in(
            language,
            "Thửa (tờ \"{}\", thửa \"{}\") có nhiều dòng được tính như nhau mà ghi diện tích khác "
            "nhau; tính theo dòng này, dòng ghi diện tích lớn nhất ({}). Các diện tích không cộng "
            "với nhau vì có thể chồng lên nhau.",
            "Several rows that count alike state different areas for the parcel (sheet \"{}\", "
            "parcel "
            "\"{}\"); this one counts, which states the largest ({}). Areas are not added, for "
            "they "
            "may lie upon one another.",
            row.sheet,
            row.parcel,
            row.area_m2 ? fmt::format("{} m²", area_text(*row.area_m2, language))
            : row.has_unread_area
                ? in_language(
                      language, "không đọc được nên lấy cả thửa", "unreadable, so the whole parcel")
                : in_language(language, "cả thửa", "the whole parcel"));
    }
    return problems;
}

} // namespace huuco
