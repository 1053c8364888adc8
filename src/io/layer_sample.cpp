// SPDX-License-Identifier: MIT
/// \file
/// Some features of a layer, by which its encoding and the roles of its fields are judged.

#include <huuco/io/layer_sample.hpp>

namespace huuco {

std::size_t LayerSample::filled(std::size_t field) const {
    const TextColumn& column = columns.at(field);
    std::size_t count = 0;
    for (std::size_t row = 0; row < column.size(); ++row) {
        count += column[row].empty() ? 0U : 1U;
    }
    return count;
}

std::vector<std::string_view> LayerSample::examples(std::size_t field, std::size_t most) const {
    std::vector<std::string_view> found;
    for (const std::string_view value : columns.at(field).values()) {
        if (!value.empty() && found.size() < most) {
            found.emplace_back(value);
        }
    }
    return found;
}

} // namespace huuco
