// SPDX-License-Identifier: MIT
/// \file
/// Groups features by the values of attributes.

#include "tile/layer_groups.hpp"

#include "base/message_format.hpp"
#include "tile/mvt_encoder.hpp"

#include <huuco/base/error.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace huuco::tile {

namespace {

constexpr std::uint64_t kIdMask = (std::uint64_t{1} << 52U) - 1; ///< exact in JavaScript

/// FNV-1a, 64 bits (Fowler, Noll and Vo).
std::uint64_t hash_of(const std::string& bytes) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    }
    return hash;
}

const TileColumn& grouping_column(const TileLayer& layer, const std::string& key) {
    const auto found =
        std::find_if(layer.columns.begin(), layer.columns.end(), [&](const TileColumn& column) {
            return column.key == key && column.integers.empty();
        });
    if (found == layer.columns.end()) {
        throw Error(
            ErrorCode::argument,
            message(
                "Lớp ô bản đồ {}: không gộp được theo {}, vì lớp không có thuộc tính này.",
                "Tile layer {}: it cannot be dissolved by {}, which is none of its attributes.",
                layer.name,
                key));
    }
    return *found;
}

/// \throws Error `argument` for what is no number
double number_of_code(const TileColumn& column, std::uint32_t code) {
    if (const std::optional<double> number = number_of_value(column.dictionary[code])) {
        return *number;
    }
    throw Error(
        ErrorCode::argument,
        message(
            "Thuộc tính {} của lớp ô bản đồ có giá trị không phải số, nên không có số bình quân.",
            "The attribute {} of a tile layer has a value that is no number, so it has no mean.",
            column.key));
}

/// Looks numbers up in the dictionary of a column.
class NumberColumn {
public:
    NumberColumn(const std::string& key, std::pmr::vector<std::uint32_t>::allocator_type memory)
        : m_column{key, {}, std::pmr::vector<std::uint32_t>(memory), {}} {}

    void add(double number) {
        const auto next = static_cast<std::uint32_t>(m_column.dictionary.size());
        const auto [place, is_new] = m_code_of.try_emplace(number, next);
        if (is_new) {
            m_column.dictionary.emplace_back(number);
        }
        m_column.codes.push_back(place->second);
    }

    void add_absent() { m_column.codes.push_back(TileColumn::kAbsent); }

    [[nodiscard]] TileColumn finish() { return std::move(m_column); }

private:
    TileColumn m_column;
    std::map<double, std::uint32_t> m_code_of;
};

/// The multiple of the step that each number of a column rounds to.
TileColumn stepped(const TileColumn& column, double step) {
    NumberColumn steps(column.key, column.codes.get_allocator());
    for (const std::uint32_t code : column.codes) {
        if (code == TileColumn::kAbsent) {
            steps.add_absent();
        } else {
            steps.add(std::round(number_of_code(column, code) / step) * step);
        }
    }
    return steps.finish();
}

/// What features are told apart by: the keys, then the steps of the means.
class GroupKeys {
public:
    explicit GroupKeys(const TileLayer& layer) {
        m_stepped.reserve(layer.dissolve->means.size()); // pointers to them stay
        for (const std::string& key : layer.dissolve->keys) {
            m_columns.push_back(&grouping_column(layer, key));
        }
        for (const TileMean& mean : layer.dissolve->means) {
            m_stepped.push_back(stepped(grouping_column(layer, mean.key), mean.step));
            m_columns.push_back(&m_stepped.back());
        }
    }

    [[nodiscard]] const std::vector<const TileColumn*>& columns() const { return m_columns; }

private:
    std::vector<TileColumn> m_stepped;
    std::vector<const TileColumn*> m_columns;
};

/// The mean of the numbers of one group.
class GroupMean {
public:
    void add(double number, double weight) {
        m_first = m_first.value_or(number);
        m_is_one = m_is_one && number == *m_first;
        m_weighted += number * weight;
        m_weight += weight;
    }

    /// Empty without a number.
    [[nodiscard]] std::optional<double> value() const {
        return m_is_one || m_weight <= 0.0 ? m_first : m_weighted / m_weight;
    }

private:
    std::optional<double> m_first;
    bool m_is_one = true;
    double m_weighted = 0.0;
    double m_weight = 0.0;
};

/// The column of the means, by group. Groups without the attribute have no number.
TileColumn mean_column(
    const TileColumn& numbers,
    const LayerGroups& groups,
    std::size_t group_count,
    std::span<const double> ground_m2) {
    std::vector<GroupMean> means(group_count);
    for (std::size_t feature = 0; feature < numbers.codes.size(); ++feature) {
        const std::uint32_t code = numbers.codes[feature];
        if (code != TileColumn::kAbsent) {
            means[groups.group_of_feature[feature]].add(
                number_of_code(numbers, code), ground_m2[feature]);
        }
    }
    NumberColumn column(numbers.key, {});
    for (const GroupMean& mean : means) {
        if (const std::optional<double> value = mean.value()) {
            column.add(*value);
        } else {
            column.add_absent();
        }
    }
    return column.finish();
}

/// An id that depends on the values alone, and on the groups before only where two have one hash.
std::uint64_t id_of(
    const std::vector<const TileColumn*>& columns,
    const std::vector<std::uint32_t>& codes,
    std::set<std::uint64_t>& taken) {
    std::string bytes;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        bytes += columns[i]->key + '\x1f';
        if (codes[i] != TileColumn::kAbsent) {
            bytes += encode_value(columns[i]->dictionary[codes[i]]);
        }
        bytes += '\x1e';
    }
    std::uint64_t id = hash_of(bytes) & kIdMask;
    while (!taken.insert(id).second) {
        id = (id + 1) & kIdMask;
    }
    return id;
}

} // namespace

GroupedLayer group_features(const TileLayer& layer, std::span<const double> ground_m2) {
    const GroupKeys keys(layer);
    const std::vector<const TileColumn*>& columns = keys.columns();
    GroupedLayer result{{0, std::pmr::vector<std::uint32_t>(layer.ids.get_allocator())}, {}};
    result.layer.name = layer.dissolve->name;
    result.layer.description = layer.dissolve->description;
    result.layer.area_key = layer.area_key;
    const std::size_t key_count = layer.dissolve->keys.size();
    for (std::size_t i = 0; i < key_count; ++i) {
        result.layer.columns.push_back({columns[i]->key, columns[i]->dictionary, {}, {}});
    }
    std::map<std::vector<std::uint32_t>, std::uint32_t> group_of;
    std::set<std::uint64_t> taken;
    std::vector<std::uint32_t> codes(columns.size());
    result.groups.group_of_feature.reserve(layer.ids.size());
    for (std::size_t feature = 0; feature < layer.ids.size(); ++feature) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            codes[i] = columns[i]->codes[feature];
        }
        const auto next = static_cast<std::uint32_t>(result.layer.ids.size());
        const auto [place, is_new] = group_of.try_emplace(codes, next);
        if (is_new) {
            result.layer.ids.push_back(id_of(columns, codes, taken));
            for (std::size_t i = 0; i < key_count; ++i) {
                result.layer.columns[i].codes.push_back(codes[i]);
            }
        }
        result.groups.group_of_feature.push_back(place->second);
    }
    for (const TileMean& mean : layer.dissolve->means) {
        result.layer.columns.push_back(mean_column(
            grouping_column(layer, mean.key), result.groups, result.layer.ids.size(), ground_m2));
    }
    return result;
}

} // namespace huuco::tile
