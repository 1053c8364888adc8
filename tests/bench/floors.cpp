// SPDX-License-Identifier: MIT
/// \file
/// Two floors: the time to touch every byte of files, and to read every feature through GDAL.
///
/// Use: huuco-floors touch FILE... | huuco-floors gdal DATASET. Prints the seconds, and what was
/// found, so that no compiler can leave the work out.

#include <fcntl.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <span>
#include <string_view>

namespace {

/// Sum of the eight-byte words of a file, read where the system keeps it.
std::uint64_t touch(const char* path) {
    const int file = open(
        path, O_RDONLY | O_CLOEXEC); // NOLINT(cppcoreguidelines-pro-type-vararg): as POSIX has it
    if (file < 0) {
        return 0;
    }
    const std::size_t size = std::filesystem::file_size(path);
    void* const bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    close(file);
    if (bytes == MAP_FAILED) { // NOLINT(performance-no-int-to-ptr): as POSIX has it
        return 0;
    }
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at + sizeof(sum) <= size; at += sizeof(sum)) {
        std::uint64_t word = 0;
        std::memcpy(&word, static_cast<const std::byte*>(bytes) + at, sizeof(word));
        sum += word;
    }
    munmap(bytes, size);
    return sum;
}

/// Number of features, geometry and all fields having been made of each.
std::uint64_t read_features(const char* path) {
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path, GDAL_OF_VECTOR));
    if (!dataset) {
        return 0;
    }
    std::uint64_t count = 0;
    for (const OGRFeatureUniquePtr& feature : *dataset->GetLayer(0)) {
        count += feature->GetGeometryRef() != nullptr ? 1 : 0;
    }
    return count;
}

} // namespace

int main(int argc, char** argv) {
    const std::span<char*> words(argv, static_cast<std::size_t>(argc));
    if (words.size() < 3) {
        fmt::print(stderr, "use: huuco-floors touch FILE... | huuco-floors gdal DATASET\n");
        return 2;
    }
    const bool is_gdal = std::string_view(words[1]) == "gdal";
    const auto begun = std::chrono::steady_clock::now();
    std::uint64_t found = 0;
    for (const char* const path : words.subspan(2)) {
        found += is_gdal ? read_features(path) : touch(path);
    }
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;
    fmt::print("{:.4f} {}\n", passed.count(), found);
    return found == 0 ? 1 : 0;
}
