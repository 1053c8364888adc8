// SPDX-License-Identifier: MIT
/// \file
/// Inputs, tables, figures and files of a result against those of a second run.

#include "base/message_format.hpp"
#include "pipeline/files_beside.hpp"
#include "pipeline/provenance.hpp"
#include "pipeline/recorded_summary.hpp"
#include "pipeline/summary_file.hpp"

#include <huuco/base/csv.hpp>
#include <huuco/base/error.hpp>
#include <huuco/io/file_hash.hpp>
#include <huuco/io/geopackage_content.hpp>
#include <huuco/pipeline/data_folder.hpp>
#include <huuco/pipeline/publish.hpp>
#include <huuco/pipeline/verify.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace huuco {

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

/// A temporary folder that goes when it is no longer needed.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::error_code is_missing;
        const fs::path place = fs::temp_directory_path(is_missing);
        std::string pattern = (place / "huuco-verify-XXXXXX").string();
        if (is_missing || mkdtemp(pattern.data()) == nullptr) {
            throw Error(
                ErrorCode::io,
                message(
                    "{}: không tạo được thư mục tạm ở đó; hãy đặt TMPDIR là thư mục có đủ chỗ cho "
                    "kết quả.",
                    "{}: no temporary folder can be made there; set TMPDIR to a folder with room "
                    "for the result.",
                    is_missing ? "TMPDIR" : place.string()));
        }
        m_path = pattern;
    }

    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;

    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }

    [[nodiscard]] const fs::path& path() const noexcept { return m_path; }

private:
    fs::path m_path;
};

/// True for what lies in the data folder of each machine; what the user named has another place.
bool is_shipped(const Json& recorded) {
    return recorded.value("shipped", false);
}

/// Where a recorded input or table lies on this machine.
fs::path path_here(const Json& recorded) {
    fs::path path(recorded.at("path").get<std::string>());
    return is_shipped(recorded) ? data_folder() / path : path;
}

/// A file that a run read, by its path as recorded.
struct RecordedFile {
    fs::path path;
    std::string sha256;
};

/// The files of inputs that a result was made from, or the summaries of its parts, as far as their
/// paths lead from a folder.
std::vector<RecordedFile> recorded_files(const fs::path& result) {
    std::vector<RecordedFile> files;
    const auto add = [&](const fs::path& folder, const Json& name, const Json& sha256) {
        if (folder.is_relative()) {
            files.push_back({folder / name.get<std::string>(), sha256.get<std::string>()});
        }
    };
    const Json summary = read_recorded_summary(result);
    if (summary.contains("parts")) {
        for (const Json& part : summary.at("parts")) {
            add(part.at("path").get<std::string>(), kSummaryFile, part.at("sha256"));
        }
        return files;
    }
    for (const Json& input : summary.at("inputs")) {
        const fs::path path(input.at("path").get<std::string>());
        const bool is_folder = input.at("sha256").get<std::string>().empty();
        for (const Json& file : input.at("files")) {
            if (!is_shipped(input)) {
                add(is_folder ? path : path.parent_path(), file.at("name"), file.at("sha256"));
            }
        }
    }
    return files;
}

bool is_in(const fs::path& folder, const RecordedFile& file) {
    std::error_code ignored;
    return fs::is_regular_file(folder / file.path, ignored);
}

/// The folder in which a result lies.
fs::path folder_beside(const fs::path& result) {
    const fs::path folder = fs::absolute(result).lexically_normal();
    return (folder.has_filename() ? folder : folder.parent_path()).parent_path();
}

/// False also for a file that is no GeoPackage any more.
bool has_same_content(const fs::path& file, const fs::path& again) {
    const std::string content = sha256_of_geopackage_content(again);
    try {
        return sha256_of_geopackage_content(file) == content;
    } catch (const Error&) {
        return false;
    }
}

/// Makes the comparisons, one kind after the other.
class Verification {
public:
    Verification(const fs::path& result, AnalyzeOptions options, Language language)
        : m_result(result), m_options(std::move(options)), m_language(language),
          m_summary(read_recorded_summary(result)) {
        const auto seconds = m_summary.at("run").at("file_time").get<std::int64_t>();
        m_options.file_time = std::chrono::sys_seconds(std::chrono::seconds(seconds));
        m_options.strict = false;
    }

    VerifyReport run(Progress& progress) {
        const TemporaryFolder folder;
        const fs::path again = folder.path() / "result";
        const std::optional<Json> made = make_again(again, progress);
        compare_inputs(made);
        compare_tables();
        compare_libraries();
        compare_figures(made);
        compare_products(made, again);
        return std::move(m_report);
    }

private:
    [[nodiscard]] const char* say(const char* vi, const char* en) const {
        return in_language(m_language, vi, en);
    }

    void add(VerifySubject subject, std::string name, VerifyState state, std::string note = {}) {
        m_report.items.push_back({subject, std::move(name), state, std::move(note)});
    }

    void compare_inputs(const std::optional<Json>& made) {
        for (const Json& input : m_summary.at("inputs")) {
            const auto name = input.at("path").get<std::string>();
            const fs::path path = path_here(input);
            std::error_code ignored;
            if (input.at("files").empty()) {
                add(VerifySubject::input,
                    name,
                    VerifyState::unchecked,
                    say("không phải tệp, nên không có mã băm",
                        "no file, so it has no fingerprint"));
            } else if (!fs::exists(path, ignored)) {
                add(VerifySubject::input, name, VerifyState::missing);
            } else {
                compare_files(input, path, made);
            }
        }
    }

    void compare_files(const Json& input, const fs::path& path, const std::optional<Json>& made) {
        const fs::path folder = fs::is_directory(path) ? path : path.parent_path();
        const auto name = input.at("path").get<std::string>();
        std::vector<std::string> differing;
        for (const Json& file : input.at("files")) {
            const std::string part = file.at("name").get<std::string>();
            std::error_code ignored;
            if (!fs::is_regular_file(folder / part, ignored) ||
                sha256_of_file(folder / part) != file.at("sha256")) {
                differing.push_back(part);
            }
        }
        const std::vector<std::string> added = made ? added_files(input, *made) : differing;
        if (differing.empty() && added.empty()) {
            add(VerifySubject::input, name, VerifyState::same);
            return;
        }
        const bool is_changed = !differing.empty();
        add(VerifySubject::input,
            name,
            VerifyState::differs,
            fmt::format(
                "{}: {}",
                is_changed ? say("đã thay đổi từ khi chạy", "changed since the run")
                           : say("khi chạy chưa có", "not there at the time of the run"),
                fmt::join(is_changed ? differing : added, ", ")));
    }

    /// The files that the second run read with an input and the first did not, such as a `.prj`.
    static std::vector<std::string> added_files(const Json& input, const Json& made) {
        std::vector<std::string> added;
        for (const Json& other : made.at("inputs")) {
            if (other.at("role") != input.at("role") || other.at("path") != input.at("path")) {
                continue;
            }
            for (const Json& file : other.at("files")) {
                const bool is_known =
                    std::ranges::any_of(input.at("files"), [&](const Json& recorded) {
                        return recorded.at("name") == file.at("name");
                    });
                if (!is_known) {
                    added.push_back(file.at("name").get<std::string>());
                }
            }
        }
        return added;
    }

    void compare_tables() {
        for (const Json& table : m_summary.at("tables")) {
            const fs::path recorded(table.at("path").get<std::string>());
            const fs::path path = path_here(table);
            std::error_code ignored;
            if (!fs::is_regular_file(path, ignored)) {
                add(VerifySubject::table, recorded.string(), VerifyState::missing);
            } else if (sha256_of_file(path) == table.at("sha256")) {
                add(VerifySubject::table, recorded.string(), VerifyState::same);
            } else {
                add(VerifySubject::table, recorded.string(), VerifyState::differs);
            }
        }
    }

    void compare_libraries() {
        const Json& tool = m_summary.at("tool");
        std::vector<LibraryVersion> now = library_versions();
        now.insert(now.begin(), LibraryVersion{"huuco", HUUCO_VERSION});
        for (const LibraryVersion& library : now) {
            const std::string then =
                library.name == "huuco"
                    ? tool.value("version", "")
                    : tool.value("libraries", Json::object()).value(library.name, "");
            if (then == library.version) {
                add(VerifySubject::library, library.name, VerifyState::same, then);
            } else {
                add(VerifySubject::library,
                    library.name,
                    VerifyState::differs,
                    fmt::format("{} → {}", then, library.version));
            }
        }
    }

    /// The summary of a second run; nothing when the inputs do not allow one.
    std::optional<Json> make_again(const fs::path& folder, Progress& progress) {
        try {
            m_options.output = folder;
            Analysis analysis = analyze(m_options, progress);
            m_is_writing = true; // from here on a failure may be one of the disk
            OutputDirectory output(folder, false);
            publish(analysis, m_options, output, progress);
            return Json::parse(read_file(folder / kSummaryFile));
        } catch (const Error& error) {
            if (error.code() == ErrorCode::cancelled) {
                throw;
            }
            if (m_is_writing && error.code() == ErrorCode::io) {
                refuse_for_want_of_room(error.message());
            }
            m_failure = error.message().in(m_language);
            return std::nullopt;
        }
    }

    /// A result is not refuted by a disk that has no room for a second one.
    [[noreturn]] static void refuse_for_want_of_room(const Message& why) {
        throw Error(
            ErrorCode::io,
            message(
                "Không ghi được kết quả làm lại để so sánh ({}); hãy đặt TMPDIR là thư mục có đủ "
                "chỗ cho kết quả.",
                "The result that was made again to be compared cannot be written ({}); set TMPDIR "
                "to a folder with room for the result.",
                why));
    }

    void compare_figures(const std::optional<Json>& made) {
        if (!made) {
            add(VerifySubject::figures,
                kSummaryFile,
                VerifyState::unchecked,
                fmt::format(
                    "{}: {}", say("không tính lại được", "cannot be computed again"), m_failure));
            return;
        }
        m_report.items.push_back(compare_summaries(m_summary, *made, m_language));
    }

    void compare_products(const std::optional<Json>& made, const fs::path& again) {
        for (const Json& product : m_summary.at("products")) {
            const std::string file = product.at("file").get<std::string>();
            m_named.insert(file);
            std::error_code ignored;
            if (!fs::is_regular_file(m_result / file, ignored)) {
                add(VerifySubject::product, file, VerifyState::missing);
            } else if (made) {
                compare_product(product, *made, again);
            } else {
                compare_unmade(product);
            }
        }
        if (made) {
            find_unrecorded(*made);
        }
        std::ranges::move(
            files_beside(m_result, m_named, m_language), std::back_inserter(m_report.items));
    }

    /// What a run makes and the summary does not name was taken out of it: nothing would vouch for
    /// such a file.
    void find_unrecorded(const Json& made) {
        for (const Json& product : made.at("products")) {
            const std::string file = product.at("file").get<std::string>();
            if (m_named.insert(file).second) {
                add(VerifySubject::product,
                    file,
                    VerifyState::differs,
                    say("summary.json không còn ghi tệp này", "no longer named in summary.json"));
            }
        }
    }

    [[nodiscard]] bool is_as_written(const Json& product) const {
        const fs::path path = m_result / product.at("file").get<std::string>();
        return fs::file_size(path) == product.at("bytes") &&
               sha256_of_file(path) == product.at("sha256");
    }

    void compare_unmade(const Json& product) {
        const bool is_same = is_as_written(product);
        add(VerifySubject::product,
            product.at("file").get<std::string>(),
            is_same ? VerifyState::unchecked : VerifyState::differs,
            is_same ? say("còn nguyên như khi ghi, nhưng không làm lại được",
                          "as it was written, but it cannot be made again")
                    : say("đã bị sửa sau khi ghi", "changed after it was written"));
    }

    void compare_product(const Json& product, const Json& made, const fs::path& again) {
        const std::string file = product.at("file").get<std::string>();
        if (std::ranges::find(made.at("products"), product) == made.at("products").end()) {
            add(VerifySubject::product,
                file,
                VerifyState::differs,
                say("làm lại ra tệp khác", "a second run writes another file"));
        } else if (is_as_written(product)) {
            add(VerifySubject::product,
                file,
                VerifyState::same,
                say("làm lại được đúng từng byte", "made again, byte for byte"));
        } else {
            compare_content(file, again);
        }
    }

    /// Programs that merely open a GeoPackage change its bytes: what counts is what it holds.
    void compare_content(const std::string& file, const fs::path& again) {
        const bool is_same_content =
            file.ends_with(".gpkg") && has_same_content(m_result / file, again / file);
        add(VerifySubject::product,
            file,
            is_same_content ? VerifyState::same : VerifyState::differs,
            is_same_content ? say("đã được chương trình khác mở; nội dung không đổi",
                                  "another program has opened it; what it holds is the same")
                            : say("đã bị sửa sau khi ghi", "changed after it was written"));
    }

    fs::path m_result;
    AnalyzeOptions m_options;
    Language m_language;
    Json m_summary;
    std::string m_failure;
    bool m_is_writing = false;     ///< the second result
    std::set<std::string> m_named; ///< files that the recorded run or the second one has written
    VerifyReport m_report;
};

} // namespace

bool VerifyReport::differs() const {
    return std::ranges::any_of(items, [](const VerifyItem& item) {
        return item.subject != VerifySubject::library &&
               (item.state == VerifyState::differs || item.state == VerifyState::missing ||
                (item.state == VerifyState::unchecked && item.subject == VerifySubject::figures));
    });
}

std::vector<std::string> recorded_arguments(const fs::path& result) {
    return read_members_of(result / kSummaryFile, [&] {
        return read_recorded_summary(result)
            .at("run")
            .at("arguments")
            .get<std::vector<std::string>>();
    });
}

fs::path folder_of_run(const fs::path& result) {
    const fs::path here = fs::current_path();
    const fs::path beside = folder_beside(result);
    const std::vector<RecordedFile> files =
        read_members_of(result / kSummaryFile, [&] { return recorded_files(result); });
    const auto count_there = [&](const fs::path& folder) {
        return std::ranges::count_if(
            files, [&](const RecordedFile& file) { return is_in(folder, file); });
    };
    const auto count_fitting = [&](const fs::path& folder) {
        return std::ranges::count_if(files, [&](const RecordedFile& file) {
            return is_in(folder, file) && sha256_of_file(folder / file.path) == file.sha256;
        });
    };
    if (count_there(here) == 0 || count_there(beside) == 0) {
        return count_there(beside) == 0 ? here : beside;
    }
    return count_fitting(beside) > count_fitting(here) ? beside : here;
}

VerifyReport
verify(const fs::path& result, AnalyzeOptions options, Language language, Progress& progress) {
    return read_members_of(result / kSummaryFile, [&] {
        return Verification(result, std::move(options), language).run(progress);
    });
}

} // namespace huuco
