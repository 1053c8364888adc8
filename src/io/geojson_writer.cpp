// SPDX-License-Identifier: MIT
/// \file
/// The GeoJSON file around the features.

#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "io/open_file.hpp"
#include "io/sha256.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/geojson_writer.hpp>

#include <cerrno>
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

} // namespace

struct GeoJsonWriter::Impl {
    std::filesystem::path path;
    io::File file;
    io::Sha256 hash;
    bool is_first = true;

    void put(std::string_view text) {
        hash.update(text.data(), text.size());
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
    impl->put(header(name, box));
    return GeoJsonWriter(std::move(impl));
}

void GeoJsonWriter::write(std::string_view chunk) {
    if (chunk.empty()) {
        return;
    }
    if (!m_impl->is_first) {
        m_impl->put(",\n");
    }
    m_impl->is_first = false;
    m_impl->put(chunk);
}

std::string GeoJsonWriter::finish() {
    m_impl->put(m_impl->is_first ? "]}\n" : "\n]}\n");
    errno = 0;
    if (std::fclose(m_impl->file.release()) != 0) {
        throw_not_written(m_impl->path, errno);
    }
    return m_impl->hash.finish();
}

} // namespace huuco
