// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The bytes of an input: as text, or as several files that belong together.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// Of libFuzzer: changes bytes in place. \returns their new number, at most `most`
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace huuco::fuzz {

/// The input as text.
[[nodiscard]] inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    // Bytes may be looked at as char; an empty input is no pointer at all.
    return size == 0 ? std::string_view{}
                     : std::string_view(reinterpret_cast<const char*>(data), size);
}

/// Splits an input into so many files: each but the last stands behind its length, two bytes of
/// which the first is the lower. An input that ends early has empty files at its end.
[[nodiscard]] inline std::vector<std::string> files_in(std::string_view input, std::size_t count) {
    std::vector<std::string> files(count);
    for (std::size_t i = 0; i + 1 < count && input.size() >= 2; ++i) {
        const std::size_t stated = static_cast<unsigned char>(input[0]) +
                                   (std::size_t{static_cast<unsigned char>(input[1])} << 8U);
        input.remove_prefix(2);
        files[i] = input.substr(0, stated);
        input.remove_prefix(files[i].size());
    }
    files.back() = input;
    return files;
}

/// The input of which `files_in` gives these files.
[[nodiscard]] inline std::string input_of(const std::vector<std::string>& files) {
    std::string input;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (i + 1 < files.size()) {
            input.push_back(static_cast<char>(files[i].size() & 0xFFU));
            input.push_back(static_cast<char>(files[i].size() >> 8U & 0xFFU));
        }
        input += files[i];
    }
    return input;
}

/// One of the files, by their sizes: each byte has its turn, and an empty one is begun at times.
[[nodiscard]] inline std::size_t
random_file(const std::vector<std::string>& files, std::minstd_rand& random) {
    constexpr std::size_t kOfEmpty = 4;
    std::size_t bytes = 0;
    for (const std::string& file : files) {
        bytes += file.size() + kOfEmpty;
    }
    std::size_t at = random() % bytes;
    std::size_t chosen = 0;
    while (at >= files[chosen].size() + kOfEmpty) {
        at -= files[chosen].size() + kOfEmpty;
        ++chosen;
    }
    return chosen;
}

/// A mutator for several files: changes one of them, half of the time without changing its size, as
/// files whose sizes do not fit together are soon refused.
///
/// \returns the new size of the input, as `LLVMFuzzerCustomMutator` does
inline std::size_t mutate_one_file(
    std::uint8_t* data,
    std::size_t size,
    std::size_t most,
    unsigned seed,
    std::size_t count) {
    std::minstd_rand random(seed);
    std::vector<std::string> files = files_in(as_text(data, size), count);
    std::string& file = files[random_file(files, random)];
    const std::size_t before = file.size();
    const std::size_t rest = input_of(files).size() - before;
    if (rest >= most) {
        return LLVMFuzzerMutate(data, size, most);
    }
    file.resize(std::min<std::size_t>(most - rest, 0xFFFF));
    // Bytes may be looked at as unsigned char.
    auto* const bytes = reinterpret_cast<std::uint8_t*>(file.data());
    const std::size_t after = LLVMFuzzerMutate(bytes, std::min(before, file.size()), file.size());
    file.resize(random() % 2 == 0 ? after : std::min(before, file.size()));
    const std::string changed = input_of(files);
    std::copy(changed.begin(), changed.end(), data);
    return changed.size();
}

} // namespace huuco::fuzz
