// SPDX-License-Identifier: MIT
/// \file
/// Hashes that stand twice, then the keys behind them.

#include "pipeline/repeated_keys.hpp"

#include "base/message_format.hpp"
#include "pipeline/layer_keys.hpp"
#include "pipeline/parcel_keys.hpp"

#include <huuco/base/text.hpp>

#include <tbb/parallel_for.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <utility>

namespace huuco {

namespace {

constexpr unsigned kPartBits = 5;
constexpr std::size_t kParts = std::size_t{1} << kPartBits;
constexpr unsigned kHashBits = 64;

/// Keeps the rows whose hash may stand twice: some of those that do not among them.
///
/// Method: each hash stands for one of sixteen times as many bits as there are rows, and a bit that
/// no second row asks for means that its row is alone.
void drop_single(std::vector<HashedRow>& rows) {
    constexpr std::size_t kBitsARow = 16;
    const std::size_t mask = std::bit_ceil(kBitsARow * rows.size() + 1) - 1;
    std::vector<bool> is_seen(mask + 1);
    std::vector<bool> is_twice(mask + 1);
    for (const HashedRow& row : rows) {
        const std::size_t bit = row.hash & mask;
        is_twice[bit] = is_twice[bit] || is_seen[bit];
        is_seen[bit] = true;
    }
    std::erase_if(rows, [&](const HashedRow& row) { return !is_twice[row.hash & mask]; });
}

Problem
repeated_key(const ParcelKey& key, const FeatureRef& at, FeatureRef earlier, Language language) {
    Problem problem;
    problem.source = at.source;
    problem.feature = at.feature;
    problem.kind = "duplicate_key";
    problem.note = message_in(
        language,
        "Trùng số tờ, số thửa (tờ {}, thửa {}) với đối tượng số {} của lớp.",
        "Has the same key (sheet {}, parcel {}) as feature {}.",
        key.sheet,
        key.parcel,
        Digits{earlier.feature});
    problem.others = {std::move(earlier)};
    return problem;
}

} // namespace

std::vector<HashedRow> hashed_rows_of(const ParcelBatch& batch) {
    std::vector<HashedRow> rows;
    rows.reserve(batch.size());
    const ParcelKeys keys(batch);
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (const ParcelKeyView key = keys.view(row); key.is_whole()) {
            rows.push_back({key.hash(), batch.first_fid + row});
        }
    }
    return rows;
}

KeyHashes::KeyHashes() : m_parts(kParts, nullptr) {}

void KeyHashes::add(const std::vector<HashedRow>& rows) {
    for (const HashedRow& row : rows) {
        m_parts.add(row.hash >> (kHashBits - kPartBits), row);
    }
}

RepeatedKeys repeated_keys(
    const std::vector<ParcelBatch>& batches,
    KeyHashes hashes,
    const std::function<FeatureRef(std::uint64_t)>& feature_of,
    Language language) {
    const LayerKeys keys(batches);
    std::vector<std::vector<KeyPair>> of_part(hashes.parts());
    tbb::parallel_for(std::size_t{0}, hashes.parts(), [&](std::size_t part) {
        std::vector<HashedRow> rows = hashes.take(part);
        drop_single(rows);
        std::ranges::sort(rows);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const KeyPair pair{rows[i - 1].row, rows[i].row};
            if (rows[i].hash == rows[i - 1].hash && keys.of(pair.row) == keys.of(pair.earlier)) {
                of_part[part].push_back(pair);
            }
        }
    });
    RepeatedKeys repeated;
    for (const std::vector<KeyPair>& pairs : of_part) {
        for (const KeyPair& pair : pairs) {
            repeated.pairs.push_back(pair);
            repeated.problems.push_back(repeated_key(
                keys.of(pair.row), feature_of(pair.row), feature_of(pair.earlier), language));
        }
    }
    return repeated;
}

} // namespace huuco
