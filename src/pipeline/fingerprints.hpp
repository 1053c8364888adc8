// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The fingerprints of the input files, made beside whatever else a run does.

#include <huuco/base/progress.hpp>
#include <huuco/pipeline/analysis.hpp>

#include <future>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace huuco {

/// Fingerprints on their way. Reading files once more for them takes as long as a core needs for
/// SHA-256; begun as soon as an input is known, that core is one that opening the others leaves
/// idle.
class Fingerprints {
public:
    Fingerprints() = default;

    /// Gives up what is not finished.
    ~Fingerprints();
    Fingerprints(const Fingerprints&) = delete;
    Fingerprints& operator=(const Fingerprints&) = delete;
    Fingerprints(Fingerprints&&) = default;
    Fingerprints& operator=(Fingerprints&&) = delete;

    /// Begins with the files of an input on a thread of its own, unless they are on their way.
    void begin(const InputRecord& record);

    /// Writes down the fingerprints of the files of each input, once they are there. Those that
    /// were not begun are made here.
    ///
    /// \throws Error `io` when a file cannot be read
    void fill_in(std::vector<InputRecord>& records, Progress& progress);

private:
    void add(const InputRecord& record, std::launch policy);

    std::stop_source m_stop;
    std::map<std::string, std::shared_future<std::vector<FileHash>>> m_files; ///< by path
};

} // namespace huuco
