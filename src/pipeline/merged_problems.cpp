// SPDX-License-Identifier: MIT
/// \file
/// Tells problems that several parts have with one feature of a common input from those of each.

#include "pipeline/merged_problems.hpp"

#include "pipeline/absent_land.hpp"
#include "pipeline/input_content.hpp"

#include <huuco/pipeline/publish.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huuco {

namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr std::string_view kAmbiguousRow = "register_row_ambiguous";

/// The contents of a part's inputs but for its parcels, by what problems call their source.
class CommonInputs {
public:
    explicit CommonInputs(const PartResult& part) {
        for (const OrderedJson& input : part.summary.at("inputs")) {
            const bool is_own = input.at("role") == "parcels";
            const std::string content = is_own ? "" : content_of_input(input);
            const auto path = input.at("path").get<std::string>();
            add(source_of_layer(path, input.at("layer").get<std::string>()), content);
            add(path, content);
        }
    }

    /// None for parcels, and for a path that means files of several contents in a merged part.
    [[nodiscard]] std::optional<std::string> content_of(const std::string& source) const {
        const auto found = m_contents.find(source);
        const bool is_common = found != m_contents.end() && !found->second.empty();
        return is_common ? std::optional(found->second) : std::nullopt;
    }

private:
    void add(const std::string& source, const std::string& content) {
        const auto [place, is_new] = m_contents.emplace(source, content);
        if (!is_new && place->second != content) {
            place->second.clear();
        }
    }

    std::map<std::string, std::string> m_contents;
};

/// What a problem is, and of which feature of a common input.
struct CommonProblem {
    std::string kind;
    std::string content;
    std::uint64_t feature = 0;

    friend auto operator<=>(const CommonProblem&, const CommonProblem&) = default;
};

/// A sentence of a part about a problem.
struct ToldProblem {
    std::size_t part = 0;
    std::string language;
    std::string note;
};

/// What all parts say about the problems of common inputs.
class CommonProblems {
public:
    explicit CommonProblems(const std::vector<PartResult>& parts) : m_parts(parts.size()) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const CommonInputs& inputs = m_inputs.emplace_back(parts[i]);
            const std::string language = language_of(parts[i]);
            for (const OrderedJson& problem : parts[i].summary.at("problems").at("listed")) {
                if (const auto common = common_problem(problem, inputs)) {
                    m_told[*common].push_back({i, language, problem.at("note").get<std::string>()});
                }
            }
        }
    }

    /// True where a problem that a part lists is one of the merged land and no earlier part has
    /// told it.
    [[nodiscard]] bool is_told_by(std::size_t part, const OrderedJson& problem) const {
        const auto common = common_problem(problem, m_inputs[part]);
        if (!common) {
            return true;
        }
        const std::vector<ToldProblem>& told = m_told.at(*common);
        if (is_of_absent_land(common->kind)) {
            return part == 0 && parts_among(told) == m_parts;
        }
        if (common->kind == kAmbiguousRow) { // each part names those of its own parcels it may mean
            return part == told.front().part;
        }
        const auto note = problem.at("note").get<std::string>();
        return std::ranges::none_of(told, [&](const ToldProblem& other) {
            const auto& own = std::ranges::find(told, part, &ToldProblem::part)->language;
            return other.part < part && (other.note == note || other.language != own);
        });
    }

    /// The sentence that tells most, in the language where one is: a part without parcels like the
    /// wanted one has none to name. Nothing where it is of no common input.
    [[nodiscard]] std::optional<std::string>
    fullest_note(const OrderedJson& problem, Language language) const {
        const auto common = common_problem(problem, m_inputs.front());
        if (!common) {
            return std::nullopt;
        }
        const std::vector<ToldProblem>& told = m_told.at(*common);
        const std::string_view wanted = language == Language::en ? "en" : "vi";
        const auto fullness = [&](const ToldProblem& one) {
            return std::pair(one.language == wanted, one.note.size());
        };
        return std::ranges::max(told, {}, fullness).note;
    }

private:
    static std::string language_of(const PartResult& part) {
        return part.summary.value("/run/options/lang"_json_pointer, "");
    }

    static std::optional<CommonProblem>
    common_problem(const OrderedJson& problem, const CommonInputs& inputs) {
        auto content = inputs.content_of(problem.at("source").get<std::string>());
        if (!content) {
            return std::nullopt;
        }
        return CommonProblem{
            problem.at("kind").get<std::string>(),
            *std::move(content),
            problem.at("feature").get<std::uint64_t>()};
    }

    static std::size_t parts_among(const std::vector<ToldProblem>& told) {
        std::set<std::size_t> parts;
        for (const ToldProblem& one : told) {
            parts.insert(one.part);
        }
        return parts.size();
    }

    std::size_t m_parts;
    std::vector<CommonInputs> m_inputs; ///< by part
    std::map<CommonProblem, std::vector<ToldProblem>> m_told;
};

using ProblemCounts = std::map<std::string, std::uint64_t>;

ProblemCounts counts_of_parts(const std::vector<PartResult>& parts) {
    ProblemCounts by_kind;
    for (const PartResult& part : parts) {
        for (const auto& [kind, count] : part.summary.at("problems").at("by_kind").items()) {
            by_kind[kind] += count.get<std::uint64_t>();
        }
    }
    return by_kind;
}

/// Rows and areas that find no parcel of any part are known from the sums, however few are listed.
void count_absent_land(const Analysis& figures, ProblemCounts& by_kind) {
    const RegisterAccount& rows = figures.register_account;
    by_kind["register_row_unmatched"] = rows.unmatched - rows.ambiguous;
    by_kind[std::string(kAmbiguousRow)] = rows.ambiguous;
    by_kind["area_without_parcel"] = figures.area_account.unmatched;
}

} // namespace

OrderedJson merged_problems(const std::vector<PartResult>& parts, const Analysis& figures) {
    const CommonProblems common(parts);
    ProblemCounts by_kind = counts_of_parts(parts);
    OrderedJson listed = OrderedJson::array();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const OrderedJson& problem : parts[i].summary.at("problems").at("listed")) {
            const auto kind = problem.at("kind").get<std::string>();
            if (!common.is_told_by(i, problem)) {
                std::uint64_t& count = by_kind[kind];
                count -= std::min<std::uint64_t>(count, 1);
            } else if (listed.size() < kMostProblemsListed) {
                OrderedJson& told = listed.emplace_back(problem);
                if (const auto note = is_of_absent_land(kind)
                                          ? common.fullest_note(problem, figures.language)
                                          : std::nullopt) {
                    told["note"] = *note;
                }
            }
        }
    }
    count_absent_land(figures, by_kind);
    std::erase_if(by_kind, [](const auto& of_kind) { return of_kind.second == 0; });
    std::uint64_t count = 0;
    for (const auto& [kind, of_kind] : by_kind) {
        count += of_kind;
    }
    return {{"count", count}, {"by_kind", by_kind}, {"listed", std::move(listed)}};
}

} // namespace huuco
