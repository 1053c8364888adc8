// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// The one exception of the library: an operation that cannot go on, with what the user can do.

#include <huuco/base/message.hpp>

#include <stdexcept>
#include <utility>

namespace huuco {

/// What kind of thing went wrong; decides the exit code, never the text.
enum class ErrorCode {
    io,        ///< a file or database cannot be opened, read or written
    format,    ///< the content is not what the format or a table promises
    crs,       ///< no reference system, an unknown one, or no operation between two
    geometry,  ///< a geometry cannot be measured or overlaid
    argument,  ///< the caller asked for something that does not exist
    accounts,  ///< the figures do not add up, or features are unaccounted for
    cancelled, ///< the user interrupted the run
};

/// An operation that cannot go on.
///
/// The message is one sentence or two: what was tried, on which path, layer, feature or row, what
/// the library below said (in its own language), and what the user can do. It is caught once, in
/// `main`, which knows the language to say it in.
class Error : public std::runtime_error {
public:
    Error(ErrorCode code, Message message)
        : std::runtime_error(message.en), m_code(code), m_message(std::move(message)) {}

    [[nodiscard]] ErrorCode code() const noexcept { return m_code; }

    /// What `what()` says in English, in every language and whole where it holds a NUL.
    [[nodiscard]] const Message& message() const noexcept { return m_message; }

private:
    ErrorCode m_code;
    Message m_message;
};

} // namespace huuco
