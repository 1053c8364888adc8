// SPDX-License-Identifier: MIT
/// \file
/// What a ParcelReader reads of a layer, as text to compare: bit by bit, with problems and errors.

#include "support/transcript.hpp"

#include "io/dataset_impl.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/parcel_reader.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <thread>
#include <utility>

namespace huuco::test {

namespace {

constexpr std::uint64_t kFirstFid = 7;
constexpr std::size_t kThreads = 3;

std::string bits(double value) {
    std::uint64_t as_number = 0;
    std::memcpy(&as_number, &value, sizeof value);
    return std::to_string(as_number);
}

void write_shape(const ShapeView& shape, std::string& out) {
    for (std::size_t p = 0; p < shape.polygon_count(); ++p) {
        out += " polygon";
        for (std::size_t r = 0; r < shape.polygon(p).ring_count(); ++r) {
            out += " ring";
            for (const Point& point : shape.polygon(p).ring(r)) {
                out += " " + bits(point.x) + "," + bits(point.y);
            }
        }
    }
}

void write_batch(const ParcelBatch& batch, Transcript& out) {
    out.push_back("batch from " + std::to_string(batch.first_fid));
    for (std::size_t row = 0; row < batch.size(); ++row) {
        std::string line = "fate " + std::to_string(static_cast<int>(batch.fates[row]));
        for (const TextColumn& column : batch.fields) {
            line += " [" + std::string(column[row]) + "]";
        }
        write_shape(batch.shapes.shape(row), line);
        out.push_back(std::move(line));
    }
}

void write_end(const ParcelReader& reader, const Problems& problems, Transcript& out) {
    for (const Problem& problem : problems) {
        out.push_back(
            std::to_string(problem.feature) + " " + problem.kind + " " + problem.note +
            (problem.is_set_aside ? " set aside" : ""));
    }
    out.push_back("next " + std::to_string(reader.next_fid()));
}

} // namespace

Transcript transcript_of(
    const std::string& path,
    const RoleFields& fields,
    std::size_t batch_size,
    Reader kind,
    const DatasetOptions& options,
    io::RingSorting sorting) {
    Transcript transcript;
    try {
        Dataset dataset = Dataset::open(path, options);
        if (sorting == io::RingSorting::by_containment) {
            dataset.sort_rings_by_containment();
        }
        if (kind == Reader::in_order) {
            dataset.impl().shapefile.reset();
            dataset.impl().is_geopackage_file = false;
        }
        ParcelReader reader(dataset, fields, batch_size, kFirstFid);
        Problems problems;
        for (ParcelBatch batch; reader.next(batch, problems);) {
            write_batch(batch, transcript);
        }
        write_end(reader, problems, transcript);
    } catch (const Error& error) {
        transcript = {std::string("error ") + error.what()};
    }
    return transcript;
}

Transcript transcript_by_threads(
    const std::string& path,
    const RoleFields& fields,
    std::size_t batch_size,
    const DatasetOptions& options) {
    Dataset dataset = Dataset::open(path, options);
    ParcelReader reader(dataset, fields, batch_size, kFirstFid);
    std::vector<ClaimedParcels> claims;
    for (ClaimedParcels claimed; reader.claim(claimed);) {
        claims.push_back(std::move(claimed));
        claimed = ClaimedParcels{};
    }
    std::vector<std::thread> threads;
    for (std::size_t first = 0; first < kThreads; ++first) {
        threads.emplace_back([&, first] {
            for (std::size_t i = first; i < claims.size(); i += kThreads) {
                reader.read(claims[i]);
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    Transcript transcript;
    Problems problems;
    for (const ClaimedParcels& claimed : claims) {
        write_batch(claimed.batch, transcript);
        problems.insert(problems.end(), claimed.problems.begin(), claimed.problems.end());
    }
    reader.report_losses(problems);
    write_end(reader, problems, transcript);
    return transcript;
}

RoleFields all_fields(const std::string& path, const DatasetOptions& options) {
    RoleFields fields;
    const Dataset dataset = Dataset::open(path, options);
    const std::size_t count = std::min(fields.size(), dataset.info().fields.size());
    for (std::size_t i = 0; i < count; ++i) {
        fields[i] = dataset.info().fields[i].name;
    }
    return fields;
}

} // namespace huuco::test
