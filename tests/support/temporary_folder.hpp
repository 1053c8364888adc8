// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// A folder for the files of one test; tests that run beside each other have their own.

#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <system_error>

namespace huuco::test {

/// A folder that lives as long as the object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::random_device random;
        m_path =
            std::filesystem::temp_directory_path() / ("huuco-test-" + std::to_string(random()));
        std::filesystem::create_directory(m_path);
    }

    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;

    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    [[nodiscard]] std::string file(std::string_view name) const { return (m_path / name).string(); }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace huuco::test
