// SPDX-License-Identifier: MIT
/// \file
/// Reads a PMTiles archive and checks it against PMTiles 3.

#include "base/message_format.hpp"
#include "base/system_message.hpp"
#include "tile/archive_reader.hpp"
#include "tile/pmtiles_layout.hpp"

#include <huuco/base/error.hpp>

#include <nlohmann/json.hpp>
#include <protozero/exception.hpp>
#include <protozero/varint.hpp>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <optional>
#include <utility>

namespace huuco::tile {

namespace {

constexpr std::uint64_t kMaxRootEnd = 16384; ///< PMTiles 3, "File structure"
constexpr int kDeepestZoom = 30;             ///< whose tiles have ids of 62 bits

constexpr char kNoCompression = '\x01'; ///< PMTiles 3, "Compression"
constexpr char kGzip = '\x02';          ///< likewise

/// Tiles that are kept in a list at the most: 1.2 GB. A damaged run may tell of any number.
constexpr std::uint64_t kMostTiles = 100'000'000;

/// True where the bytes of an entry lie in a section of that length.
bool lies_within(const PmtilesEntry& entry, std::uint64_t section_length) {
    return entry.length <= section_length && entry.offset <= section_length - entry.length;
}

/// The columns of a directory, undone. \throws Error `format`
std::vector<PmtilesEntry> parse_directory(const std::string& bytes) {
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    const auto next = [&] { return protozero::decode_varint(&at, end); };
    std::vector<PmtilesEntry> entries;
    try {
        const std::uint64_t count = next();
        if (count > bytes.size()) {
            throw Error(
                ErrorCode::format,
                Message{
                    "một mục lục kê nhiều mục hơn số nó có",
                    "a directory tells more entries than it has"});
        }
        entries.resize(count);
        std::uint64_t id = 0;
        for (PmtilesEntry& entry : entries) {
            entry.id = id += next();
        }
        for (PmtilesEntry& entry : entries) {
            entry.run_length = next();
        }
        for (PmtilesEntry& entry : entries) {
            entry.length = next();
        }
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::uint64_t offset = next();
            entries[i].offset = offset > 0 ? offset - 1
                                : i > 0    ? entries[i - 1].offset + entries[i - 1].length
                                           : 0;
        }
    } catch (const protozero::exception&) {
        throw Error(ErrorCode::format, Message{"một mục lục bị cụt", "a directory is cut short"});
    }
    return entries;
}

class PmtilesReader final : public ArchiveReader {
public:
    explicit PmtilesReader(std::filesystem::path path)
        : m_path(std::move(path)), m_file(m_path, std::ios::binary) {
        if (!m_file) {
            throw_unreadable();
        }
        m_header = slice(0, kHeaderBytes);
        if (m_header.substr(0, 7) != "PMTiles" || m_header[7] != '\x03') {
            throw Error(
                ErrorCode::format,
                message(
                    "{}: phần đầu tệp không phải của PMTiles phiên bản 3; hãy nêu tệp ô bản đồ "
                    "khác.",
                    "{}: does not begin as PMTiles version 3 does; name another archive.",
                    m_path.string()));
        }
        const std::string root = slice(number(8), number(16));
        read_directory(root, 0);
        require_countable_tiles();
        check_counts();
        check_compressions(root);
        read_metadata();
    }

    [[nodiscard]] std::vector<TileId> tiles() const override {
        std::vector<TileId> tiles;
        for (const PmtilesEntry& entry : m_entries) {
            for (std::uint64_t i = 0; i < entry.run_length; ++i) {
                tiles.push_back(tile_of_hilbert_id(entry.id + i));
            }
        }
        return tiles;
    }

    [[nodiscard]] std::string read(const TileId& tile) override {
        const std::uint64_t id = hilbert_id(tile);
        const auto after = std::upper_bound(
            m_entries.begin(), m_entries.end(), id, [](std::uint64_t value, const auto& entry) {
                return value < entry.id;
            });
        if (after == m_entries.begin() || id >= (after - 1)->id + (after - 1)->run_length) {
            throw Error(
                ErrorCode::format,
                message("{}: thiếu một ô.", "{}: a tile is missing.", m_path.string()));
        }
        return slice_of(56, *(after - 1));
    }

    [[nodiscard]] std::string ground_json() const override { return m_ground; }

    /// PMTiles 3, "Header": bytes 100 and 101.
    [[nodiscard]] std::optional<ZoomRange> stated_zooms() const override {
        const ZoomRange zooms{
            static_cast<unsigned char>(m_header[100]), static_cast<unsigned char>(m_header[101])};
        return zooms.last <= 30 ? std::optional(zooms) : std::nullopt;
    }

    /// PMTiles 3, "Header": bytes 102 to 117, in ten-millionths of a degree.
    [[nodiscard]] std::optional<Box> stated_bounds() const override {
        const auto degrees = [&](std::size_t at) {
            return static_cast<std::int32_t>(static_cast<std::uint32_t>(number(at))) / 1e7;
        };
        return bounds_of_degrees({degrees(102), degrees(106), degrees(110), degrees(114)});
    }

    [[nodiscard]] std::optional<bool> has_gzipped_tiles() const override {
        const char stated = m_header[98];
        return stated == kGzip || stated == kNoCompression ? std::optional(stated == kGzip)
                                                           : std::nullopt;
    }

    [[nodiscard]] const std::vector<ListedLayer>& layers() const override { return m_layers; }

    [[nodiscard]] const ArchiveFlaws& flaws() const override { return m_flaws; }

private:
    [[nodiscard]] std::uint64_t number(std::size_t at) const {
        std::uint64_t value = 0;
        for (std::size_t i = 8; i-- > 0;) {
            value = value << 8U | static_cast<unsigned char>(m_header[at + i]);
        }
        return value;
    }

    [[nodiscard]] std::uint64_t file_size() {
        m_file.clear();
        m_file.seekg(0, std::ios::end);
        return static_cast<std::uint64_t>(m_file.tellg());
    }

    std::string slice(std::uint64_t offset, std::uint64_t length) {
        std::string bytes;
        const std::uint64_t size = file_size();
        if (offset > size || length > size - offset) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}: tệp bị cụt: hết sớm hơn phần đầu tệp ghi; hãy chép lại, hoặc làm lại ô "
                    "bản đồ.",
                    "{}: the file is cut short: it ends before its header says; copy it again, or "
                    "make the tiles again.",
                    m_path.string()));
        }
        bytes.resize(length);
        m_file.seekg(static_cast<std::streamoff>(offset));
        if (!m_file.read(bytes.data(), static_cast<std::streamsize>(length))) {
            throw_unreadable();
        }
        return bytes;
    }

    [[noreturn]] void throw_unreadable() const {
        throw Error(
            ErrorCode::io,
            message(
                "{}: không đọc được: {}",
                "{}: cannot be read: {}",
                m_path.string(),
                system_message(errno)));
    }

    /// The bytes of an entry within the section whose offset and length stand there in the header.
    std::string slice_of(std::size_t section, const PmtilesEntry& entry) {
        if (!lies_within(entry, number(section + 8))) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}: ô hoặc mục lục số {} nằm ngoài phần của nó trong tệp.",
                    "{}: the tile or directory {} lies outside its section of the file.",
                    m_path.string(),
                    Digits{entry.id}));
        }
        return slice(number(section) + entry.offset, entry.length);
    }

    /// What work makes of a part of the file. \throws Error `format`, which names the file
    template <typename Work>
    [[nodiscard]] auto of_this_file(const Work& work) const {
        try {
            return work();
        } catch (const Error& error) {
            throw Error(
                error.code(),
                message(
                    "{}: tệp bị hỏng: {}; hãy chép lại, hoặc làm lại ô bản đồ.",
                    "{}: the file is damaged: {}; copy it again, or make the tiles again.",
                    m_path.string(),
                    error.message()));
        }
    }

    void read_directory(const std::string& packed, int depth) {
        const std::vector<PmtilesEntry> entries =
            of_this_file([&] { return parse_directory(unpacked(packed)); });
        for (const PmtilesEntry& entry : entries) {
            if (entry.run_length > 0) {
                m_entries.push_back(entry);
            } else if (depth < 3) {
                count_leaf(entry);
                read_directory(slice_of(40, entry), depth + 1);
            } else {
                m_flaws.push_back(
                    {"mục lục lồng nhau sâu hơn ba tầng", "directories lie more than three deep"});
            }
        }
    }

    /// Refuses directories that are named again and again: a few kilobytes would be billions of
    /// tiles.
    ///
    /// \throws Error `format`
    void count_leaf(const PmtilesEntry& leaf) {
        // They lie beside one another in their section, which lies in the file.
        const std::uint64_t section = std::min<std::uint64_t>(number(48), file_size());
        if (leaf.length > section - m_leaf_bytes) {
            throw Error(
                ErrorCode::format,
                message(
                    "{}: các mục lục chồng lên nhau; tệp bị hỏng.",
                    "{}: its directories overlap; the file is damaged.",
                    m_path.string()));
        }
        m_leaf_bytes += leaf.length;
    }

    /// Refuses runs that a damaged number makes endless. \throws Error `format`
    void require_countable_tiles() const {
        const std::uint64_t end = hilbert_id({kDeepestZoom + 1, 0, 0});
        const std::uint64_t stated = number(72);
        const std::uint64_t most = stated > 0 ? std::min(stated, kMostTiles) : kMostTiles;
        std::uint64_t addressed = 0;
        for (const PmtilesEntry& entry : m_entries) {
            if (entry.id >= end || entry.run_length > end - entry.id) {
                throw Error(
                    ErrorCode::format,
                    message(
                        "{}: mục lục nêu ô số {}, sâu hơn mức {}; tệp bị hỏng.",
                        "{}: its directory names the tile number {}, deeper than zoom {}; the "
                        "file is damaged.",
                        m_path.string(),
                        Digits{entry.id},
                        Digits{kDeepestZoom}));
            }
            addressed += entry.run_length;
            if (addressed > most) {
                throw Error(
                    ErrorCode::format,
                    message(
                        "{}: mục lục nêu nhiều ô hơn phần đầu tệp ghi, hoặc hơn số kiểm tra được "
                        "(nhiều nhất {}); tệp bị hỏng.",
                        "{}: its directory names more tiles than its header tells, or than can be "
                        "checked ({} at the most); the file is damaged.",
                        m_path.string(),
                        Count{most}));
            }
        }
    }

    void check_counts() {
        std::uint64_t addressed = 0;
        std::uint64_t stored = 0; ///< end of the tile data met so far
        bool is_clustered = true;
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const PmtilesEntry& entry = m_entries[i];
            addressed += entry.run_length;
            if (i > 0 && entry.id < m_entries[i - 1].id + m_entries[i - 1].run_length) {
                m_flaws.push_back(message(
                    "ô số {} không theo thứ tự tăng",
                    "tile number {} does not ascend",
                    Digits{entry.id}));
            }
            const bool is_within = lies_within(entry, number(64));
            if (entry.length == 0 || !is_within) {
                m_flaws.push_back(message(
                    "ô số {} nằm ngoài phần dữ liệu",
                    "tile number {} lies outside the data",
                    Digits{entry.id}));
            }
            // Clustered: a content follows the one before, or is one that was there earlier.
            is_clustered = is_clustered && entry.offset <= stored;
            stored = std::max(stored, is_within ? entry.offset + entry.length : 0);
        }
        const auto expect = [&](bool is_right, Message flaw) {
            if (!is_right) {
                m_flaws.push_back(std::move(flaw));
            }
        };
        expect(
            number(72) == addressed,
            {"phần đầu tệp ghi số ô được đánh địa chỉ khác số có thật",
             "the header counts other addressed tiles than there are"});
        expect(
            number(80) == m_entries.size(),
            {"phần đầu tệp ghi số mục khác số có thật",
             "the header counts other entries than there are"});
        expect(
            number(88) == 0 || number(88) == count_contents(), // 0: not known
            {"phần đầu tệp ghi số nội dung ô khác số có thật",
             "the header counts other tile contents than there are"});
        expect(
            number(8) + number(16) <= kMaxRootEnd,
            {"mục lục gốc kết thúc sau 16 KiB đầu", "the root directory ends behind 16 KiB"});
        expect(
            m_header[96] != '\x01' || is_clustered,
            {"phần đầu tệp ghi là xếp liền, thật ra không phải",
             "the header says clustered; it is not"});
        expect(
            m_header[99] == '\x01',
            {"phần đầu tệp không ghi là ô vectơ", "the header does not say vector tiles"});
    }

    /// Programs unpack as the header says; they do not look at the bytes.
    void check_compressions(const std::string& root) {
        if (m_header[97] != (is_gzip(root) ? kGzip : kNoCompression)) {
            m_flaws.push_back(
                {"phần đầu tệp ghi kiểu nén mục lục khác kiểu nén thật (PMTiles 3, Header, byte "
                 "97)",
                 "the header states another compression of directories than they have (PMTiles 3, "
                 "Header, byte 97)"});
        }
        if (!has_gzipped_tiles()) {
            m_flaws.push_back(
                {"phần đầu tệp ghi ô nén kiểu khác gzip, cũng không phải không nén (PMTiles 3, "
                 "Header, byte 98)",
                 "the header states that tiles are neither gzip nor uncompressed (PMTiles 3, "
                 "Header, byte 98)"});
        }
    }

    /// How many contents the tiles have: equal ones are stored once.
    [[nodiscard]] std::size_t count_contents() const {
        std::vector<std::uint64_t> offsets;
        offsets.reserve(m_entries.size());
        for (const PmtilesEntry& entry : m_entries) {
            offsets.push_back(entry.offset);
        }
        std::sort(offsets.begin(), offsets.end());
        return static_cast<std::size_t>(
            std::unique(offsets.begin(), offsets.end()) - offsets.begin());
    }

    void read_metadata() {
        const std::string packed = slice(number(24), number(32));
        const std::string text = of_this_file([&] { return unpacked(packed); });
        const auto json = words_of(text);
        if (auto layers = listed_layers(json)) {
            m_layers = std::move(*layers);
        } else {
            m_flaws.push_back(
                {"metadata không nêu vector_layers (PMTiles 3, JSON metadata)",
                 "metadata tell no vector_layers (PMTiles 3, JSON metadata)"});
        }
        if (const auto ground = json.find("huuco:ground"); ground != json.end()) {
            m_ground = ground->dump();
        }
    }

    std::filesystem::path m_path;
    std::ifstream m_file;
    std::string m_header;
    std::vector<PmtilesEntry> m_entries;
    std::uint64_t m_leaf_bytes = 0; ///< of the leaf directories that were read
    ArchiveFlaws m_flaws;
    std::string m_ground;
    std::vector<ListedLayer> m_layers;
};

} // namespace

std::unique_ptr<ArchiveReader> read_pmtiles(const std::filesystem::path& path) {
    return std::make_unique<PmtilesReader>(path);
}

} // namespace huuco::tile
