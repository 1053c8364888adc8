// SPDX-License-Identifier: MIT
/// \file
/// Groups notes by what they say behind the path.

#include "pipeline/file_notes.hpp"

#include "base/message_format.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace huuco {

namespace {

/// What is said, and of which files; of none in particular for any other note.
struct SharedNote {
    std::vector<std::string> files;
    std::string said;
};

/// The file that a note begins with; empty for any other note.
std::string file_of(const std::string& note, std::span<const std::string> paths) {
    const auto found = std::ranges::find_if(
        paths, [&](const std::string& path) { return note.starts_with(path + ": "); });
    return found == paths.end() ? std::string() : *found;
}

std::string text_of(const SharedNote& note, Language language) {
    constexpr std::size_t kMostNamed = 4;
    const std::vector<std::string>& files = note.files;
    if (files.empty()) {
        return note.said;
    }
    if (files.size() == 1) {
        return files.front() + note.said;
    }
    const bool is_whole = files.size() <= kMostNamed;
    const auto last = is_whole ? files.end() : files.begin() + (kMostNamed - 1);
    return message_in(
        language,
        "{} tệp ({}{}){}",
        "{} files ({}{}){}",
        Count{static_cast<std::uint64_t>(files.size())},
        fmt::join(files.begin(), last, ", "),
        is_whole ? "" : ", …",
        note.said);
}

} // namespace

std::vector<std::string> join_file_notes(
    std::vector<std::string> notes,
    std::span<const std::string> paths,
    Language language) {
    std::vector<SharedNote> shared;
    std::unordered_map<std::string, std::size_t> position;
    for (std::string& note : notes) {
        std::string file = file_of(note, paths);
        if (file.empty()) {
            shared.push_back({{}, std::move(note)});
            continue;
        }
        std::string said = note.substr(file.size());
        const auto [found, is_new] = position.try_emplace(said, shared.size());
        if (is_new) {
            shared.push_back({{}, std::move(said)});
        }
        shared[found->second].files.push_back(std::move(file));
    }
    std::vector<std::string> joined;
    for (const SharedNote& note : shared) {
        joined.push_back(text_of(note, language));
    }
    return joined;
}

} // namespace huuco
