// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Values of a feature's fields as text: decoded, trimmed, numbers without loss.

#include <huuco/base/text.hpp>
#include <huuco/io/dataset.hpp>
#include <huuco/model/problem.hpp>

#include <ogr_feature.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace huuco::io {

/// The end of a message about text that is not what it should be: what the user can do.
[[nodiscard]] std::string encoding_advice(const DatasetInfo& info);

/// Reads fields of one layer as text. Decoding runs once per distinct value, by and large.
class FieldText {
public:
    /// \param info, encoding  of the layer; `info` outlives this object
    FieldText(const DatasetInfo& info, Encoding encoding) : m_info(&info), m_encoding(encoding) {}

    /// The value of a field; empty where it is not set.
    ///
    /// \param fid  number of the feature for messages
    /// \returns valid until the next call
    /// \throws Error `format` when text that must be UTF-8 is not
    [[nodiscard]] std::string_view
    read(const OGRFeature& feature, std::size_t field, std::uint64_t fid, Problems& problems);

private:
    struct Decoded {
        std::string text;
        bool is_complete = true;
    };

    [[nodiscard]] std::string_view
    decode_cached(std::string_view bytes, std::size_t field, std::uint64_t fid, Problems& problems);

    const DatasetInfo* m_info;
    Encoding m_encoding;
    std::unordered_map<std::string, Decoded> m_decoded;
    std::string m_key;
    std::string m_scratch;
};

} // namespace huuco::io
