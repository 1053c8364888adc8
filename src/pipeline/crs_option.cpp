// SPDX-License-Identifier: MIT
/// \file
/// A system that does not exist is wrong use of the option, not a fault of a file.

#include "pipeline/crs_option.hpp"

#include "base/message_format.hpp"

#include <huuco/base/error.hpp>

namespace huuco {

Crs crs_of_option(std::string_view option, const std::string& code) {
    try {
        return Crs::from_code(code);
    } catch (const Error& error) {
        throw Error(ErrorCode::argument, message("{}: {}", "{}: {}", option, error.message()));
    }
}

} // namespace huuco
