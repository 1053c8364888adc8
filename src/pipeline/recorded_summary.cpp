// SPDX-License-Identifier: MIT
/// \file
/// Reads a recorded summary, and compares the figures of two, leaf by leaf.

#include "pipeline/recorded_summary.hpp"

#include "base/message_format.hpp"
#include "pipeline/summary_file.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace huuco {

namespace {

using Json = nlohmann::json;

/// What says how a result came about, or tells of it in words. All else is a figure, or one hangs
/// on it: a member that is new is compared without being named here.
constexpr std::array<const char*, 8> kNoFigures =
    {"/tool", "/run", "/parts", "/inputs", "/tables", "/warnings", "/problems/listed", "/products"};

/// The members whose differences are told first.
constexpr std::array<const char*, 4> kToldFirst =
    {"reference_date", "totals", "villages", "outside_villages"};

/// A summary without what is no figure.
Json figures_in(Json summary) {
    for (const char* member : kNoFigures) {
        const Json::json_pointer at(member);
        if (summary.contains(at)) {
            summary.at(at.parent_pointer()).erase(at.back());
        }
    }
    return summary;
}

/// Lists leaves that differ, as `totals.organic_m2: 1 → 2`.
void list_differences(
    const Json& recorded,
    const Json& made,
    const std::string& where,
    std::vector<std::string>& out) {
    if (recorded == made) {
        return;
    }
    const bool is_both_object = recorded.is_object() && made.is_object();
    const bool is_both_array =
        recorded.is_array() && made.is_array() && recorded.size() == made.size();
    if (is_both_object) {
        Json keys = recorded;
        keys.update(made);
        for (const auto& [key, value] : keys.items()) {
            list_differences(
                recorded.value(key, Json()),
                made.value(key, Json()),
                fmt::format("{}.{}", where, key),
                out);
        }
    } else if (is_both_array) {
        for (std::size_t i = 0; i < recorded.size(); ++i) {
            list_differences(recorded[i], made[i], fmt::format("{}[{}]", where, i), out);
        }
    } else {
        out.push_back(fmt::format("{}: {} → {}", where.substr(1), recorded.dump(), made.dump()));
    }
}

/// All leaves that differ, those of the figures that people look at first.
std::vector<std::string> differences_of(Json recorded, Json made) {
    std::vector<std::string> differences;
    for (const char* member : kToldFirst) {
        list_differences(
            recorded.value(member, Json()),
            made.value(member, Json()),
            fmt::format(".{}", member),
            differences);
        recorded.erase(member);
        made.erase(member);
    }
    list_differences(recorded, made, "", differences);
    return differences;
}

} // namespace

nlohmann::json read_recorded_summary(const std::filesystem::path& result) {
    Json summary = Json::parse(read_summary_text(result), nullptr, false);
    const bool has_run = summary.is_object() && summary.contains("/run/arguments"_json_pointer) &&
                         summary.contains("/run/file_time"_json_pointer) &&
                         summary.contains("inputs") && summary.contains("products") &&
                         summary.contains("tables");
    if (!has_run) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: không ghi lại cách đã chạy, hoặc không phải JSON; chỉ kiểm tra được kết quả "
                "của huuco {} trở về sau.",
                "{}: it does not record how it was made, or is no JSON; only results of huuco "
                "{} and later can be verified.",
                (result / kSummaryFile).string(),
                HUUCO_VERSION));
    }
    return summary;
}

VerifyItem compare_figures_of(const Json& recorded, const Json& made, Language language) {
    std::vector<std::string> differences = differences_of(figures_in(recorded), figures_in(made));
    VerifyItem item{VerifySubject::figures, kSummaryFile, VerifyState::same, {}};
    if (differences.empty()) {
        item.note = in_language(
            language,
            "mọi số liệu tính lại đều bằng nhau",
            "every figure comes out the same again");
        return item;
    }
    constexpr std::size_t kMostShown = 10;
    const std::size_t count = differences.size();
    differences.resize(std::min(count, kMostShown));
    item.state = VerifyState::differs;
    item.note = message_in(
        language,
        "số giá trị khác: {} – {}{}",
        "values that differ: {} – {}{}",
        Count{count},
        fmt::join(differences, "; "),
        count > kMostShown ? "; …" : "");
    return item;
}

} // namespace huuco
