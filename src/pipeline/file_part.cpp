// SPDX-License-Identifier: MIT
/// \file
/// Tells layers apart by the fields that only one kind of them has.

#include "pipeline/file_part.hpp"

#include <huuco/io/field_recognition.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace huuco {

bool plays(const FieldReport& field, std::string_view role) {
    const std::string roles = ", " + field.role + ",";
    return roles.find(", " + std::string(role) + ",") != std::string::npos;
}

std::string_view part_of_layer(const LayerReport& layer, std::span<const FieldAlias> aliases) {
    const auto has = [&](std::string_view role) {
        return std::any_of(layer.fields.begin(), layer.fields.end(), [&](const FieldReport& field) {
            return plays(field, role);
        });
    };
    if (has("land_use") || (has("sheet") && has("parcel"))) {
        return "parcels";
    }
    std::vector<std::string> names;
    for (const FieldReport& field : layer.fields) {
        names.push_back(field.name);
    }
    const CertificateColumns columns = recognise_certificate_columns(names, aliases);
    const auto tells = [&](CertificateRole role) {
        return columns.at(static_cast<std::size_t>(role)).has_value();
    };
    if (tells(CertificateRole::scheme) ||
        (tells(CertificateRole::status) && tells(CertificateRole::number))) {
        return "organic_areas";
    }
    return has("village_id") || has("village_name") ? "villages" : "";
}

} // namespace huuco
