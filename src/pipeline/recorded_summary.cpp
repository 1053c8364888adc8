// SPDX-License-Identifier: MIT
/// \file
/// Reads a recorded summary, and compares two, leaf by leaf.

#include "pipeline/recorded_summary.hpp"

#include "base/message_format.hpp"
#include "pipeline/summary_file.hpp"

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

/// What is compared beside: the versions, and the written files each by itself.
constexpr std::array<const char*, 2> kComparedBeside = {"tool", "products"};

/// The members whose differences are told first.
constexpr std::array<const char*, 4> kToldFirst =
    {"reference_date", "totals", "villages", "outside_villages"};

const Json* member_of(const Json& object, const std::string& key) {
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

const Json* element_of(const Json& array, std::size_t i) {
    return i < array.size() ? &array[i] : nullptr;
}

/// A value as JSON writes it, the beginning of a long one; a dash where there is none.
std::string shown_value(const Json* value) {
    constexpr std::size_t kMostBytes = 120;
    if (value == nullptr) {
        return "–";
    }
    std::string text = value->dump();
    if (text.size() > kMostBytes) {
        constexpr unsigned kContinuation = 0x80;
        constexpr unsigned kLeadingBits = 0xC0;
        std::size_t end = kMostBytes;
        while ((static_cast<unsigned char>(text[end]) & kLeadingBits) == kContinuation) {
            --end;
        }
        text.resize(end);
        text += "…";
    }
    return text;
}

/// Lists leaves that differ, as `totals.organic_m2: 1 → 2`. A member that one side lacks is none
/// that is null there.
void list_differences(
    const Json* recorded,
    const Json* made,
    const std::string& where,
    std::vector<std::string>& out) {
    const bool is_both = recorded != nullptr && made != nullptr;
    if (is_both ? *recorded == *made : recorded == made) {
        return;
    }
    if (is_both && recorded->is_object() && made->is_object()) {
        Json keys = *recorded;
        keys.update(*made);
        for (const auto& [key, value] : keys.items()) {
            list_differences(
                member_of(*recorded, key),
                member_of(*made, key),
                fmt::format("{}.{}", where, key),
                out);
        }
    } else if (is_both && recorded->is_array() && made->is_array()) {
        for (std::size_t i = 0; i < std::max(recorded->size(), made->size()); ++i) {
            list_differences(
                element_of(*recorded, i),
                element_of(*made, i),
                fmt::format("{}[{}]", where, i),
                out);
        }
    } else {
        out.push_back(
            fmt::format("{}: {} → {}", where.substr(1), shown_value(recorded), shown_value(made)));
    }
}

/// All leaves that differ, those of the figures that people look at first.
std::vector<std::string> differences_of_summaries(Json recorded, Json made) {
    std::vector<std::string> differences;
    for (const char* member : kComparedBeside) {
        recorded.erase(member);
        made.erase(member);
    }
    for (const char* member : kToldFirst) {
        list_differences(
            member_of(recorded, member),
            member_of(made, member),
            fmt::format(".{}", member),
            differences);
        recorded.erase(member);
        made.erase(member);
    }
    list_differences(&recorded, &made, "", differences);
    return differences;
}

} // namespace

nlohmann::json read_recorded_summary(const std::filesystem::path& result) {
    Json summary = Json::parse(read_summary_text(result));
    const bool has_run = summary.contains("/run/arguments"_json_pointer) &&
                         summary.contains("/run/file_time"_json_pointer) &&
                         summary.contains("inputs") && summary.contains("products") &&
                         summary.contains("tables");
    if (!has_run) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: không ghi lại cách đã chạy; chỉ kiểm tra được kết quả của huuco {} trở về "
                "sau.",
                "{}: it does not record how it was made; only results of huuco {} and later can be "
                "verified.",
                (result / kSummaryFile).string(),
                HUUCO_VERSION));
    }
    return summary;
}

std::vector<std::string> differences_of(const Json& recorded, const Json& made) {
    std::vector<std::string> differences;
    list_differences(&recorded, &made, "", differences);
    return differences;
}

VerifyItem compare_summaries(const Json& recorded, const Json& made, Language language) {
    std::vector<std::string> differences = differences_of_summaries(recorded, made);
    VerifyItem item{VerifySubject::figures, kSummaryFile, VerifyState::same, {}};
    if (differences.empty()) {
        item.note = in_language(
            language,
            "mọi điều ghi trong đó làm lại đều bằng nhau",
            "all that it says comes out the same again");
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
