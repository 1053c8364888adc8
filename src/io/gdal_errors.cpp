// SPDX-License-Identifier: MIT
/// \file
/// What GDAL says while it works, kept instead of printed.

#include "io/gdal_errors.hpp"

#include <huuco/base/encoding.hpp>

#include <cpl_http.h>
#include <gdal_priv.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <mutex>

namespace huuco::io {

namespace {

/// Servers write days as their settings say, and GDAL reads them in ISO's order only, others it
/// drops. A moment falls on the day that it is in Viet Nam, wherever server and user are.
void ask_servers_for_days_of_viet_nam() {
    ::setenv("PGDATESTYLE", "ISO", 1);
    ::setenv("PGTZ", "Asia/Ho_Chi_Minh", 1);
}

/// What GDAL gets in place of what lies at an address.
CPLHTTPResult* refuse_address(
    const char* /*address*/,
    CSLConstList /*options*/,
    GDALProgressFunc /*progress*/,
    void* /*progress_data*/,
    CPLHTTPFetchWriteFunc /*write*/,
    void* /*write_data*/,
    void* /*user_data*/) noexcept {
    auto* const result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup("addresses in files are not followed");
    return result;
}

/// A file may name the address of its schema (GML) or of its reference system (GeoJSON). Nothing
/// leaves the machine because somebody opens a file.
void follow_no_address() {
    CPLHTTPSetFetchCallback(&refuse_address, nullptr);
}

} // namespace

void register_gdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        ask_servers_for_days_of_viet_nam();
        follow_no_address();
        GDALAllRegister();
    });
}

void CPL_STDCALL
GdalErrors::handle(CPLErr severity, CPLErrorNum /*number*/, const char* text) noexcept {
    auto* self = static_cast<GdalErrors*>(CPLGetErrorHandlerUserData());
    if (severity < CE_Warning || self->m_has_failed) {
        return; // the first failure is the cause; a server then refuses all that follows
    }
    try {
        self->m_message = decode(text, Encoding::utf_8).text; // it may quote damaged bytes
        std::replace(self->m_message.begin(), self->m_message.end(), '\n', ' ');
        self->m_message.erase(self->m_message.find_last_not_of(' ') + 1);
    } catch (const std::exception&) {
        self->m_message.clear(); // out of memory: the failure itself still counts
    }
    self->m_has_failed = severity >= CE_Failure;
}

std::string GdalErrors::suffix() const {
    return m_message.empty() ? std::string{} : ": " + m_message;
}

void GdalErrors::clear() {
    m_has_failed = false;
    m_message.clear();
}

} // namespace huuco::io
