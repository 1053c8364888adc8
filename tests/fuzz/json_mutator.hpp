// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A mutator for JSON: what comes out is JSON too, with another value, member or element somewhere.

#include "fuzz/input.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace huuco::fuzz {

/// Changes one place of a value.
class JsonChange {
public:
    using Json = nlohmann::ordered_json;

    explicit JsonChange(unsigned seed) : m_random(seed) {}

    void apply(Json& root) {
        std::vector<Json*> places;
        gather(root, places);
        Json& place = *places[m_random() % places.size()];
        const Json& other = *places[m_random() % places.size()];
        switch (m_random() % 4) {
        case 0:
            place = odd_value();
            break;
        case 1:
            place = Json(other);
            break;
        case 2:
            drop_one(place);
            break;
        default:
            double_one(place);
        }
    }

private:
    static void gather(Json& value, std::vector<Json*>& places) {
        places.push_back(&value);
        if (value.is_structured()) {
            for (Json& inner : value) {
                gather(inner, places);
            }
        }
    }

    [[nodiscard]] Json odd_value() {
        const std::array<Json, 12> values = {
            Json(),
            Json(true),
            Json(0),
            Json(-1),
            Json(1.5),
            Json(-1e308),
            Json(5e-324),
            Json(18446744073709551615U),
            Json(""),
            Json("2026-06-30"),
            Json::array(),
            Json::object()};
        return values.at(m_random() % values.size());
    }

    void drop_one(Json& place) {
        if (place.is_structured() && !place.empty()) {
            place.erase(std::next(place.begin(), static_cast<int>(m_random() % place.size())));
        }
    }

    void double_one(Json& place) {
        if (place.is_array() && !place.empty()) {
            place.push_back(Json(place[m_random() % place.size()]));
        }
    }

    std::minstd_rand m_random;
};

/// A text with one to three changes; itself where it is no JSON.
[[nodiscard]] inline std::string changed_json(const std::string& text, unsigned seed) {
    auto json = JsonChange::Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        return text;
    }
    JsonChange change(seed);
    for (unsigned i = 0; i <= seed % 3; ++i) {
        change.apply(json);
    }
    return json.dump();
}

} // namespace huuco::fuzz
