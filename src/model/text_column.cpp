// SPDX-License-Identifier: MIT
/// \file
/// The dictionary of a text column.

#include <huuco/model/text_column.hpp>

namespace huuco {

TextColumn::Code TextColumn::push_back(std::string_view value) {
    // Neighbouring parcels often agree in sheet, commune and land code: look at the last row first.
    if (!m_codes.empty() && m_values[m_codes.back()] == value) {
        m_codes.push_back(m_codes.back());
        return m_codes.back();
    }
    const auto found = m_code_of.find(value);
    if (found != m_code_of.end()) {
        m_codes.push_back(found->second);
        return found->second;
    }
    const auto code = static_cast<Code>(m_values.size());
    m_values.emplace_back(value);
    m_code_of.emplace(m_values.back(), code);
    m_codes.push_back(code);
    return code;
}

} // namespace huuco
