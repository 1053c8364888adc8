// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// What GDAL says while it works, kept instead of printed.

#include <cpl_error.h>

#include <string>

namespace huuco::io {

/// Loads GDAL's drivers, once per process, has servers of PostgreSQL tell days in ISO's order and
/// moments in the time of Viet Nam, and keeps GDAL from following addresses that stand in files.
void register_gdal();

/// Collects the messages of GDAL on this thread for as long as it lives.
class GdalErrors {
public:
    GdalErrors() { CPLPushErrorHandlerEx(&GdalErrors::handle, this); }

    GdalErrors(const GdalErrors&) = delete;
    GdalErrors& operator=(const GdalErrors&) = delete;
    GdalErrors(GdalErrors&&) = delete;
    GdalErrors& operator=(GdalErrors&&) = delete;

    ~GdalErrors() { CPLPopErrorHandler(); }

    [[nodiscard]] bool has_failed() const noexcept { return m_has_failed; }

    /// The first failure, else the last warning, on one line; empty when there was neither.
    [[nodiscard]] const std::string& message() const noexcept { return m_message; }

    /// `: message`, or nothing.
    [[nodiscard]] std::string suffix() const;

    void clear();

private:
    static void CPL_STDCALL handle(CPLErr severity, CPLErrorNum number, const char* text) noexcept;

    bool m_has_failed = false;
    std::string m_message;
};

} // namespace huuco::io
