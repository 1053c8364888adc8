// SPDX-License-Identifier: MIT
/// \file
/// Looks at some features of a layer before it is read: their values as bytes.

#include "io/layer_sampling.hpp"

#include "io/gdal_drivers.hpp"
#include "io/layer_text.hpp"

#include <huuco/base/mixed_text.hpp>
#include <huuco/base/text.hpp>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace huuco::io {

namespace {

constexpr std::uint64_t kMostRows = 1024;
constexpr std::uint64_t kBlockRows = 16;
constexpr std::size_t kMostTextsOfField = 64;

/// While it lives the layer hands out no shapes.
class WithoutShapes {
public:
    explicit WithoutShapes(OGRLayer& layer)
        : m_layer(layer), m_can_ignore(layer.TestCapability(OLCIgnoreFields) != 0) {
        if (m_can_ignore) {
            std::array<const char*, 3> ignored = {"OGR_GEOMETRY", "OGR_STYLE", nullptr};
            m_layer.SetIgnoredFields(ignored.data());
        }
    }

    WithoutShapes(const WithoutShapes&) = delete;
    WithoutShapes& operator=(const WithoutShapes&) = delete;
    WithoutShapes(WithoutShapes&&) = delete;
    WithoutShapes& operator=(WithoutShapes&&) = delete;

    ~WithoutShapes() {
        if (m_can_ignore) {
            m_layer.SetIgnoredFields(nullptr);
        }
        m_layer.ResetReading();
    }

private:
    OGRLayer& m_layer;
    bool m_can_ignore;
};

void add_row(const OGRFeature& feature, LayerSample& sample) {
    std::string scratch;
    for (std::size_t field = 0; field < sample.columns.size(); ++field) {
        sample.columns[field].push_back(raw_value(feature, field, scratch).bytes);
    }
    ++sample.rows;
}

/// \returns false where the layer ended
bool add_rows(OGRLayer& layer, std::uint64_t count, LayerSample& sample) {
    for (std::uint64_t i = 0; i < count; ++i) {
        const OGRFeatureUniquePtr feature(layer.GetNextFeature());
        if (!feature) {
            return false;
        }
        add_row(*feature, sample);
    }
    return true;
}

/// The distinct texts of a column that pass the test, without cut letters.
template <typename Test>
void add_texts(
    const TextColumn& column,
    const FieldInfo& field,
    Test test,
    std::vector<std::string>& texts) {
    std::size_t taken = 0;
    for (const std::string_view value : column.values()) {
        if (taken < kMostTextsOfField && test(value)) {
            texts.emplace_back(without_cut_letter(value, field, TextCoding{}));
            ++taken;
        }
    }
}

/// The streaming layer of GDAL's GeoJSON says that it can, and reads the file from its beginning
/// for each jump (GDAL 3.6).
bool can_jump_to_features(OGRLayer& layer, std::string_view format) {
    return format != "GeoJSON" && layer.TestCapability(OLCFastSetNextByIndex) != 0;
}

} // namespace

LayerSample take_raw_sample(OGRLayer& layer, std::uint64_t feature_count, std::string_view format) {
    LayerSample sample;
    sample.columns.resize(static_cast<std::size_t>(layer.GetLayerDefn()->GetFieldCount()));
    const WithoutShapes quick(layer);
    layer.ResetReading();
    if (feature_count <= kMostRows || !can_jump_to_features(layer, format)) {
        const bool goes_on = add_rows(layer, kMostRows, sample);
        sample.is_whole = !goes_on || feature_count == kMostRows;
        return sample;
    }
    constexpr std::uint64_t kBlocks = kMostRows / kBlockRows;
    for (std::uint64_t block = 0; block < kBlocks; ++block) {
        const std::uint64_t at = (feature_count - kBlockRows) * block / (kBlocks - 1);
        if (layer.SetNextByIndex(static_cast<GIntBig>(at)) == OGRERR_NONE) {
            (void)add_rows(layer, kBlockRows, sample); // the last block may hold deleted records
        }
    }
    return sample;
}

std::vector<std::string> telling_texts(const LayerSample& raw, std::span<const FieldInfo> fields) {
    std::vector<std::string> texts;
    const auto is_beyond_ascii = [](std::string_view value) { return !is_ascii(value); };
    for (std::size_t i = 0; i < raw.columns.size(); ++i) {
        add_texts(raw.columns[i], fields[i], is_beyond_ascii, texts);
        if (is_beyond_ascii(fields[i].name)) {
            texts.push_back(fields[i].name);
        }
    }
    if (!texts.empty()) {
        return texts;
    }
    const auto has_marks = [](std::string_view value) {
        return value.find_first_of("^(+") != std::string::npos;
    };
    for (std::size_t i = 0; i < raw.columns.size(); ++i) {
        add_texts(raw.columns[i], fields[i], has_marks, texts);
    }
    return texts;
}

std::vector<std::string> texts_of_features(
    OGRLayer& layer,
    std::span<const std::uint64_t> fids,
    std::span<const FieldInfo> fields) {
    LayerSample rare;
    rare.columns.resize(fields.size());
    const WithoutShapes quick(layer);
    for (const std::uint64_t fid : fids) {
        const OGRFeatureUniquePtr feature(layer.GetFeature(static_cast<GIntBig>(fid)));
        if (feature) {
            add_row(*feature, rare);
        }
    }
    return telling_texts(rare, fields);
}

LayerSample
take_spread_sample(OGRLayer& layer, std::uint64_t feature_count, std::string_view format) {
    constexpr std::uint64_t kMostSpread = 256;
    LayerSample sample;
    sample.columns.resize(static_cast<std::size_t>(layer.GetLayerDefn()->GetFieldCount()));
    if (format != kGeopackageDriver || feature_count <= kMostRows) {
        return sample;
    }
    const WithoutShapes quick(layer);
    for (std::uint64_t i = 0; i < kMostSpread; ++i) {
        const std::uint64_t fid = 1 + (feature_count - 1) * i / (kMostSpread - 1);
        const OGRFeatureUniquePtr feature(layer.GetFeature(static_cast<GIntBig>(fid)));
        if (feature) {
            add_row(*feature, sample);
        }
    }
    return sample;
}

std::vector<std::vector<std::string>> texts_by_field(
    const LayerSample& raw,
    const LayerSample& spread,
    std::span<const FieldInfo> fields) {
    std::vector<std::vector<std::string>> texts(fields.size() + 1);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::unordered_set<std::string_view> distinct;
        std::size_t unicode = 0; // of what surely is, some are enough
        const auto tells = [&](std::string_view value) {
            return can_be_legacy(value) || (!is_ascii(value) && unicode++ < kMostTextsOfField);
        };
        for (const LayerSample* const sample : {&raw, &spread}) {
            for (const std::string_view value : sample->columns[i].values()) {
                if (tells(value) && distinct.insert(value).second) {
                    texts[i].emplace_back(without_cut_letter(value, fields[i], TextCoding{}));
                }
            }
        }
        if (!is_ascii(fields[i].name)) {
            texts.back().push_back(fields[i].name);
        }
    }
    return texts;
}

LayerSample decoded_sample(
    const LayerSample& raw,
    std::span<const FieldInfo> fields,
    const EncodingDecision& decision) {
    LayerSample sample;
    sample.rows = raw.rows;
    sample.is_whole = raw.is_whole;
    for (std::size_t i = 0; i < raw.columns.size(); ++i) {
        const TextColumn& column = raw.columns[i];
        std::vector<std::string> texts;
        for (const std::string_view bytes : column.values()) {
            const std::string_view whole = without_cut_letter(bytes, fields[i], decision.coding);
            const DecodedText decoded = decode(whole, decision.coding_of(whole, i));
            texts.emplace_back(trim(decoded.text));
        }
        TextColumn& result = sample.columns.emplace_back();
        for (std::size_t row = 0; row < raw.rows; ++row) {
            result.push_back(texts[column.code(row)]);
        }
    }
    return sample;
}

} // namespace huuco::io
