// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Owners of PROJ's handles; the only header that includes PROJ.

#include <huuco/base/message.hpp>

#include <proj.h>

#include <memory>
#include <string>

namespace huuco::proj {

struct DestroyContext {
    void operator()(PJ_CONTEXT* context) const noexcept { proj_context_destroy(context); }
};

struct DestroyObject {
    void operator()(PJ* object) const noexcept { proj_destroy(object); }
};

struct DestroyList {
    void operator()(PJ_OBJ_LIST* list) const noexcept { proj_list_destroy(list); }
};

struct DestroyFactory {
    void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const noexcept {
        proj_operation_factory_context_destroy(factory);
    }
};

using Context = std::unique_ptr<PJ_CONTEXT, DestroyContext>;
using Object = std::unique_ptr<PJ, DestroyObject>;
using List = std::unique_ptr<PJ_OBJ_LIST, DestroyList>;
using Factory = std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, DestroyFactory>;

/// A context of its own that keeps PROJ's messages off the terminal; for what is kept, or goes from
/// thread to thread.
[[nodiscard]] inline Context make_context() {
    Context context(proj_context_create());
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

/// The context of the calling thread, for what begins and ends in one function. It lives as long
/// as the thread, so that PROJ's database is opened once and what was read from it is at hand.
[[nodiscard]] inline PJ_CONTEXT* context_of_thread() {
    thread_local const Context context = make_context();
    return context.get();
}

/// PROJ's words for the last failure in that context.
[[nodiscard]] inline Message last_error(PJ_CONTEXT* context) {
    const int number = proj_context_errno(context);
    if (number == 0) {
        return {"không rõ lý do", "no reason given"};
    }
    const std::string reason = proj_context_errno_string(context, number);
    return {reason, reason};
}

} // namespace huuco::proj
