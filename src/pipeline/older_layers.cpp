// SPDX-License-Identifier: MIT
/// \file
/// Ground that files share tells that they are of one land, years in their names which is older.

#include "pipeline/older_layers.hpp"

#include "base/message_format.hpp"
#include "io/password.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/same_land.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace huuco {

namespace {

/// What of its ground a file shares, in percent; never more than there is.
Message whole_percent(double part) {
    constexpr double kPercent = 100.0;
    return number_message(std::floor(kPercent * part), 0);
}

/// Takes a file out of the parcels, and says so in the plan and beside it.
void leave_out(
    PlanContent& content,
    const std::string& path,
    const Message& why,
    Language language) {
    content.notes.push_back(why.in(language));
    std::erase_if(content.parcels, [&](const std::string& location) {
        return io::shown_path(location) == path;
    });
    for (FoundInput& found : content.found) {
        if (found.path == path && found.part == "parcels") { // villages may lie in the same file
            found.part.clear();
            found.note = why.in(language);
        }
    }
}

void ask_which(
    PlanContent& content,
    const SameLand& pair,
    std::span<const std::string> paths,
    Language language) {
    const bool is_first_smaller = pair.part_of_first >= pair.part_of_second;
    content.are_parcels_open = true;
    content.questions.push_back(message_in(
        language,
        "{} và {} là cùng một vùng đất: {} % đất của tệp thứ nhất có trong tệp thứ hai. Đó là một "
        "lớp ở hai thời điểm, hay một bản sao? Chỉ để tệp đúng ở dòng parcels của [inputs], rồi bỏ "
        "dấu # trước dòng ấy.",
        "{} and {} are of the same land: {} % of the ground of the first is in the second. Are "
        "they one layer at two times, or is one a copy? Leave the right one in the line parcels "
        "under [inputs], and take away the # before that line.",
        paths[is_first_smaller ? pair.first : pair.second],
        paths[is_first_smaller ? pair.second : pair.first],
        whole_percent(std::max(pair.part_of_first, pair.part_of_second))));
}

} // namespace

void leave_out_older_layers(PlanContent& content, AnalyzeOptions options, Progress& progress) {
    const Language language = options.language;
    options.needs_villages = false; // what they and the evidence lack is asked for by who needs it
    options.registers.clear();
    options.organic_areas.clear();
    options.organic_areas_layers.clear();
    Inputs inputs = open_inputs(options);
    const std::vector<SameLand> pairs = find_same_land(inputs, progress);
    std::vector<std::string> paths;
    for (const ParcelSource& source : inputs.parcels) {
        paths.push_back(source.dataset.info().path);
    }
    std::set<std::size_t> older;
    for (const SameLand& pair : pairs) {
        const std::optional<std::size_t> place = older_of(pair, paths);
        if (place && older.insert(*place).second) {
            const bool is_first = *place == pair.first;
            leave_out(
                content,
                paths[*place],
                message(
                    "{} không được dùng: {} % đất của tệp này có trong {}, mà tên ghi năm mới hơn. "
                    "Nếu không phải vậy, hãy sửa dòng parcels của [inputs].",
                    "{} is not used: {} % of its ground is in {}, whose name tells a later year. "
                    "If that is not so, change the line parcels under [inputs].",
                    paths[*place],
                    whole_percent(is_first ? pair.part_of_first : pair.part_of_second),
                    paths[is_first ? pair.second : pair.first]),
                language);
        }
    }
    for (const SameLand& pair : pairs) {
        if (!older.contains(pair.first) && !older.contains(pair.second)) {
            ask_which(content, pair, paths, language);
        }
    }
}

} // namespace huuco
