// SPDX-License-Identifier: MIT
/// \file
/// What the files state, weighed with what the texts look like.

#include "io/layer_encoding.hpp"

#include "base/message_format.hpp"
#include "io/dbf.hpp"
#include "io/layer_sampling.hpp"

#include <huuco/base/error.hpp>
#include <huuco/base/text.hpp>

#include <fmt/ranges.h>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace huuco::io {

namespace {

/// Records beyond ASCII that are looked at where the sample tells too little.
constexpr std::size_t kMostRareRecords = 256;

/// \param is_in_bytes  the format says nothing of its texts
EncodingStatement statement_of(
    OGRLayer& layer,
    const std::string& option,
    const std::optional<Shapefile>& shapefile,
    bool is_in_bytes) {
    EncodingStatement statement;
    statement.option = option;
    if (is_in_bytes) {
        return statement;
    }
    if (shapefile && shapefile->cpg) {
        statement.cpg = read_small_file(*shapefile->cpg);
    }
    if (shapefile && shapefile->dbf) {
        statement.language_byte = language_byte(*shapefile->dbf);
    }
    statement.is_utf8_format = !shapefile && layer.TestCapability(OLCStringsAsUTF8) != 0;
    return statement;
}

/// True when the texts of a sample leave the encoding open, so that the rest of the file must tell.
bool tells_too_little(const EncodingDecision& decision) {
    return decision.by != EncodingSource::option &&
           (decision.ranking.empty() || decision.by == EncodingSource::undecided);
}

/// Refuses a `.cpg` with an unknown name where the text does not tell the encoding either.
void require_known_cpg(
    const EncodingDecision& decision,
    const EncodingStatement& statement,
    const std::optional<Shapefile>& shapefile) {
    if (!statement.cpg || decision.by != EncodingSource::undecided) {
        return;
    }
    const std::string name(trim(*statement.cpg));
    if (!coding_of(name)) {
        throw Error(
            ErrorCode::format,
            message(
                "{}: nêu bảng mã \"{}\" mà huuco không biết; hãy chỉ rõ bằng --encoding, chọn một "
                "trong các bảng mã {}",
                "{}: names a text encoding \"{}\" that huuco does not know; pass --encoding with "
                "one of {}",
                *shapefile->cpg,
                name,
                fmt::join(encoding_names(), ", ")));
    }
}

} // namespace

EncodingDecision decide_layer_encoding(
    OGRLayer& layer,
    const std::string& option,
    const std::optional<Shapefile>& shapefile,
    bool is_in_bytes,
    const LayerSample& raw,
    std::span<const FieldInfo> raw_fields) {
    const EncodingStatement statement = statement_of(layer, option, shapefile, is_in_bytes);
    std::vector<std::string> texts = telling_texts(raw, raw_fields);
    EncodingDecision decision = decide_encoding(statement, texts);
    if (tells_too_little(decision) && !raw.is_whole && shapefile && shapefile->dbf) {
        const std::vector<std::uint64_t> rare =
            records_beyond_ascii(*shapefile->dbf, kMostRareRecords);
        for (std::string& text : texts_of_features(layer, rare, raw_fields)) {
            texts.push_back(std::move(text));
        }
        decision = decide_encoding(statement, texts);
    }
    require_known_cpg(decision, statement, shapefile);
    return decision;
}

} // namespace huuco::io
