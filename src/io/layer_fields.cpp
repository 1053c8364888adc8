// SPDX-License-Identifier: MIT
/// \file
/// Names are texts of the layer, in its encoding.

#include "io/layer_fields.hpp"

#include "base/message_format.hpp"
#include "io/field_names.hpp"
#include "io/layer_text.hpp"

#include <huuco/base/encoding.hpp>
#include <huuco/base/error.hpp>

#include <cstddef>
#include <string_view>

namespace huuco::io {

std::vector<FieldInfo> raw_fields_of(OGRFeatureDefn& definition) {
    std::vector<FieldInfo> fields;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const OGRFieldDefn& field = *definition.GetFieldDefn(i);
        const std::string_view name = field.GetNameRef();
        fields.push_back(
            {std::string(name),
             OGRFieldDefn::GetFieldTypeName(field.GetType()),
             field.GetWidth(),
             name.size()});
    }
    return fields;
}

std::vector<FieldInfo>
decoded_fields(const std::vector<FieldInfo>& raw_fields, const DatasetInfo& info) {
    std::vector<FieldInfo> fields = raw_fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const FieldInfo as_value{"", "", static_cast<int>(kDbfNameLength)};
        const EncodingDecision& decision = info.encoding_decision;
        const std::string_view whole =
            without_cut_letter(raw_fields[i].name, as_value, decision.coding);
        const DecodedText name = decode(whole, decision.coding_of(whole, fields.size()));
        if (name.undecodable > 0 && decision.coding.encoding == Encoding::utf_8) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}: tên của trường {} (\"{}\") không phải UTF-8; {}",
                    "{}: the name of field {} (\"{}\") is not UTF-8; {}",
                    info.path,
                    Digits{i + 1},
                    name.text,
                    encoding_advice(decision)));
        }
        fields[i].name = name.text;
    }
    return fields;
}

} // namespace huuco::io
