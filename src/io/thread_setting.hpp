// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Settings of GDAL for a while.

#include <cpl_conv.h>

#include <string>

namespace huuco::io {

/// A setting of GDAL on this thread, put back at the end.
class ThreadSetting {
public:
    ThreadSetting(const char* name, const char* value) : m_name(name) {
        const char* const before = CPLGetThreadLocalConfigOption(name, nullptr);
        m_had_value = before != nullptr;
        m_before = m_had_value ? before : "";
        CPLSetThreadLocalConfigOption(name, value);
    }

    ThreadSetting(const ThreadSetting&) = delete;
    ThreadSetting& operator=(const ThreadSetting&) = delete;
    ThreadSetting(ThreadSetting&&) = delete;
    ThreadSetting& operator=(ThreadSetting&&) = delete;

    ~ThreadSetting() {
        CPLSetThreadLocalConfigOption(m_name, m_had_value ? m_before.c_str() : nullptr);
    }

private:
    const char* m_name;
    bool m_had_value = false;
    std::string m_before;
};

} // namespace huuco::io
