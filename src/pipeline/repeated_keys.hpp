// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Parcels that have the key of another.

#include "base/spilled_parts.hpp"

#include <huuco/base/language.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>

#include <compare>
#include <cstdint>
#include <functional>
#include <vector>

namespace huuco {

/// A row of the layer with a number that is equal for equal keys.
struct HashedRow {
    std::uint64_t hash = 0;
    std::uint64_t row = 0;

    friend auto operator<=>(const HashedRow&, const HashedRow&) = default;
};

/// The rows of a batch whose key is whole: a parcel without a sheet or a number has none to
/// compare.
[[nodiscard]] std::vector<HashedRow> hashed_rows_of(const ParcelBatch& batch);

/// What has to be compared of the keys of a layer: 16 bytes a parcel.
class KeyHashes {
public:
    KeyHashes();

    /// From now on a file holds what grows with the layer. It outlives the object.
    void keep_in(SpillFile& file) { m_parts.keep_in(file); }

    /// Takes the rows of a batch. Call it from one thread at a time.
    ///
    /// \throws Error `io` when the disk is full
    void add(const std::vector<HashedRow>& rows);

    [[nodiscard]] std::size_t parts() const noexcept { return m_parts.parts(); }

    /// All rows of some hashes; no others have these. They are gone then.
    [[nodiscard]] std::vector<HashedRow> take(std::size_t part) { return m_parts.take(part); }

private:
    SpilledParts<HashedRow> m_parts;
};

/// Two rows with one key.
struct KeyPair {
    std::uint64_t earlier = 0;
    std::uint64_t row = 0; ///< the next that has it

    friend bool operator==(const KeyPair&, const KeyPair&) = default;
};

/// Parcels that have the key of an earlier one.
struct RepeatedKeys {
    std::vector<KeyPair> pairs; ///< those of one key one after the other, by row
    Problems problems;          ///< one `duplicate_key` a pair, in their order
};

/// Finds every parcel whose key an earlier one has.
///
/// \param hashes      of all batches
/// \param feature_of  of a row, over all parcel files
[[nodiscard]] RepeatedKeys repeated_keys(
    const std::vector<ParcelBatch>& batches,
    KeyHashes hashes,
    const std::function<FeatureRef(std::uint64_t)>& feature_of,
    Language language);

} // namespace huuco
