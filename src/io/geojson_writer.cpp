// SPDX-License-Identifier: MIT
/// \file
/// The GeoJSON file around the features.

#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/open_file.hpp"
#include "io/sha256.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/geojson_writer.hpp>

#include <cassert>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <utility>

namespace huuco {

namespace {

[[noreturn]] void throw_not_written(const std::filesystem::path& path, int error_number) {
    throw Error(
        ErrorCode::io,
        message(
            "{}: không ghi được: {}",
            "{}: cannot be written: {}",
            path.string(),
            system_message(error_number)));
}

std::string header(std::string_view name, const std::optional<Box>& box) {
    std::string text = "{\"type\":\"FeatureCollection\",";
    if (!name.empty()) {
        text += "\"name\":";
        append_json_string(text, name);
        text += ',';
    }
    if (box && !box->is_empty()) {
        text += "\"bbox\":[";
        for (const double value : {box->min_x, box->min_y, box->max_x}) {
            append_json_number(text, value);
            text += ',';
        }
        append_json_number(text, box->max_y);
        text += "],";
    }
    return text + "\"features\":[\n";
}

/// Chunks in one file, with what stands between them.
class Joined {
public:
    /// Calls put(text) for what stands before a chunk, and for the chunk.
    template <typename Put>
    void add(std::string_view chunk, const Put& put) {
        if (chunk.empty()) {
            return;
        }
        if (m_size > 0) {
            put(",\n");
        }
        m_size += chunk.size();
        put(chunk);
    }

    [[nodiscard]] std::size_t size() const noexcept { return m_size; }

    [[nodiscard]] std::string_view ending() const { return m_size == 0 ? "]}\n" : "\n]}\n"; }

private:
    std::size_t m_size = 0; ///< of the chunks
};

} // namespace

struct GeoJsonWriter::Impl {
    std::filesystem::path path;
    io::File file;
    io::Sha256 sha256;
    Joined hashed;
    Joined written;

    void hash(std::string_view text) { sha256.update(text.data(), text.size()); }

    void put(std::string_view text) const {
        errno = 0;
        if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size()) {
            throw_not_written(path, errno);
        }
    }
};

GeoJsonWriter::GeoJsonWriter(std::unique_ptr<Impl> impl) noexcept : m_impl(std::move(impl)) {}

GeoJsonWriter::GeoJsonWriter(GeoJsonWriter&&) noexcept = default;
GeoJsonWriter& GeoJsonWriter::operator=(GeoJsonWriter&&) noexcept = default;
GeoJsonWriter::~GeoJsonWriter() = default;

GeoJsonWriter GeoJsonWriter::open(
    const std::filesystem::path& path,
    std::string_view name,
    const std::optional<Box>& box) {
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->file.reset(std::fopen(path.c_str(), "wb"));
    if (!impl->file) {
        throw_not_written(path, errno);
    }
    const std::string text = header(name, box);
    impl->hash(text);
    impl->put(text);
    return GeoJsonWriter(std::move(impl));
}

void GeoJsonWriter::fingerprint(std::string_view chunk) {
    m_impl->hashed.add(chunk, [this](std::string_view text) { m_impl->hash(text); });
}

void GeoJsonWriter::write(std::string_view chunk) {
    m_impl->written.add(chunk, [this](std::string_view text) { m_impl->put(text); });
}

std::string GeoJsonWriter::finish() {
    assert(m_impl->hashed.size() == m_impl->written.size());
    m_impl->hash(m_impl->hashed.ending());
    m_impl->put(m_impl->written.ending());
    errno = 0;
    if (std::fclose(m_impl->file.release()) != 0) {
        throw_not_written(m_impl->path, errno);
    }
    return m_impl->sha256.finish();
}

} // namespace huuco
