// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// GEOS that fails, as it does for want of memory.

#include <geos_c.h>

namespace huuco::test {

/// While it lives, whatever GEOS does at length is interrupted, on every thread.
class FailingGeos {
public:
    FailingGeos() { GEOS_interruptRegisterCallback(GEOS_interruptRequest); }

    FailingGeos(const FailingGeos&) = delete;
    FailingGeos& operator=(const FailingGeos&) = delete;

    ~FailingGeos() {
        GEOS_interruptRegisterCallback(nullptr);
        GEOS_interruptCancel();
    }
};

} // namespace huuco::test
