// SPDX-License-Identifier: MIT
/// \file
/// One thread an input, begun once for each path.

#include "pipeline/fingerprints.hpp"

#include "base/connection.hpp"
#include "pipeline/provenance.hpp"

#include <filesystem>

namespace huuco {

Fingerprints::~Fingerprints() {
    m_stop.request_stop(); // the threads end before m_files does
}

void Fingerprints::begin(const InputRecord& record) {
    add(record, std::launch::async);
}

void Fingerprints::add(const InputRecord& record, std::launch policy) {
    if (m_files.contains(record.path)) {
        return;
    }
    m_files.emplace(
        record.path,
        std::async(
            policy,
            [path = record.path, sidecars = record.sidecars, stop = m_stop.get_token()] {
                return hashes_of_input(path, sidecars, stop);
            })
            .share());
}

void Fingerprints::fill_in(std::vector<InputRecord>& records, Progress& progress) {
    for (InputRecord& record : records) {
        add(record, std::launch::deferred);
        record.files = m_files.at(record.path).get();
        if (!is_connection(record.path) && std::filesystem::is_regular_file(record.path)) {
            record.sha256 = record.files.front().sha256;
        }
        progress.advance(1);
    }
}

} // namespace huuco
