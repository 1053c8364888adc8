// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What is noted of parcels while they are at hand, as they would have to be fetched again for it.

#include "overlay/open_edges.hpp"
#include "pipeline/repeated_keys.hpp"

#include <huuco/base/spill_file.hpp>
#include <huuco/model/parcel_batch.hpp>

#include <tbb/enumerable_thread_specific.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace huuco {

/// Edges without a partner and keys of the parcels of a layer.
class ParcelNotes {
public:
    /// What one batch gives.
    struct OfBatch {
        BorderBlock borders;
        std::vector<HashedRow> keys;

        [[nodiscard]] std::size_t byte_size() const noexcept {
            return borders.rows.size() * sizeof(RowBox) + borders.lone.size() * sizeof(LoneEdge) +
                   keys.size() * sizeof(HashedRow);
        }
    };

    /// Several threads may call it at once.
    ///
    /// \param batch  in the working CRS, valid
    [[nodiscard]] OfBatch of(const ParcelBatch& batch);

    /// From now on a file in that folder takes what grows with the layer.
    ///
    /// \throws Error `io` when no file can be made there
    void move_to_file(const std::filesystem::path& folder);

    /// Takes what the next batch gave. Call it from one thread at a time.
    ///
    /// \param first_row  of the batch in the layer
    /// \throws Error `io` when the disk is full
    void take(OfBatch notes, std::uint64_t first_row);

    [[nodiscard]] BorderPairing& borders() noexcept { return m_borders; }

    [[nodiscard]] KeyHashes& keys() noexcept { return m_keys; }

private:
    tbb::enumerable_thread_specific<BlockPairing> m_pairings;
    std::unique_ptr<SpillFile> m_file; ///< null while memory is enough
    BorderPairing m_borders;
    KeyHashes m_keys;
};

} // namespace huuco
