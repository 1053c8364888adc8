// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Values sorted into parts, of which memory holds one at a time.

#include <huuco/base/spill_file.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace huuco {

/// Takes values in any order of parts and gives them back part by part.
///
/// \tparam T  trivially copyable
template <typename T>
class SpilledParts {
public:
    /// \param file  outlives the object; null: everything stays in memory
    SpilledParts(std::size_t parts, SpillFile* file) : m_parts(parts), m_file(file) {}

    /// Moves all to a file, as if the object had been made with it.
    ///
    /// \throws Error `io` when the disk is full
    void keep_in(SpillFile& file) {
        m_file = &file;
        for (std::vector<SpillableArray<T>>& chunks : m_parts) {
            for (std::size_t i = 0; i + 1 < chunks.size(); ++i) {
                chunks[i].spill(file);
            }
        }
    }

    /// Adds a value to a part. Call it from one thread at a time.
    ///
    /// \throws Error `io` when the disk is full
    void add(std::size_t part, const T& value) {
        std::vector<SpillableArray<T>>& chunks = m_parts[part];
        if (chunks.empty() || chunks.back().size() == kChunkValues) {
            if (!chunks.empty() && m_file != nullptr) {
                chunks.back().spill(*m_file);
            }
            chunks.emplace_back();
        }
        chunks.back().own().push_back(value);
    }

    [[nodiscard]] std::size_t parts() const noexcept { return m_parts.size(); }

    /// The values of a part in the order in which they came; the part is empty then. Different
    /// parts may be taken by several threads at once.
    ///
    /// \throws Error `io` when the file cannot be read
    [[nodiscard]] std::vector<T> take(std::size_t part) {
        const std::vector<SpillableArray<T>> chunks = std::move(m_parts[part]);
        std::vector<T> values;
        values.reserve(
            chunks.empty() ? 0 : (chunks.size() - 1) * kChunkValues + chunks.back().size());
        for (const SpillableArray<T>& chunk : chunks) {
            chunk.append_to(values, m_file);
        }
        return values;
    }

private:
    static constexpr std::size_t kChunkBytes = std::size_t{32} << 10U;
    static constexpr std::size_t kChunkValues = std::max<std::size_t>(1, kChunkBytes / sizeof(T));

    std::vector<std::vector<SpillableArray<T>>> m_parts;
    SpillFile* m_file;
};

} // namespace huuco
