// SPDX-License-Identifier: MIT
/// \file
/// Words of a heading, and which of them is a unit.

#include "io/area_heading.hpp"

#include <huuco/base/name_key.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace huuco::io {

namespace {

constexpr double kHectare_m2 = 10'000.0;

constexpr std::array<std::pair<std::string_view, double>, 6> kUnits = {{
    {"m2", 1.0},
    {"m²", 1.0},
    {"m^2", 1.0},
    {"ha", kHectare_m2},
    {"hecta", kHectare_m2},
    {"héc-ta", kHectare_m2},
}};

/// The unit that a word is, or that it ends in: `DTm2`, but not `nhà`.
std::optional<double> unit_of(std::string_view& word) {
    for (const auto& [name, unit_m2] : kUnits) {
        if (word == name || (name.front() == 'm' && word.ends_with(name))) {
            word.remove_suffix(name.size());
            return unit_m2;
        }
    }
    return std::nullopt;
}

} // namespace

AreaHeading read_area_heading(std::string_view heading) {
    constexpr std::string_view kSeparators = " _.,:;/()[]\n\t";
    const std::string folded = fold_key(heading);
    AreaHeading read;
    bool is_first = true;
    for (std::string_view rest = folded; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(kSeparators), rest.size());
        std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::optional<double> unit_m2 = unit_of(word);
        read.unit_m2 = read.unit_m2 ? read.unit_m2 : unit_m2;
        read.is_area = read.is_area || word == "area" || (is_first && word == "dt"); // not "ĐT"
        is_first = false;
        if (word != "đvt") { // "unit of measure"
            read.key += name_key(word);
        }
    }
    read.is_area = read.is_area || read.key.starts_with("dientich");
    return read;
}

} // namespace huuco::io
