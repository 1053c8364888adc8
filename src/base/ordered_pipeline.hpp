// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Work on a stream of items side by side, with results taken in the order of the items.

#include <tbb/parallel_pipeline.h>

#include <atomic>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace huuco {

/// One item on its way: what was read, what became of it, or why nothing did.
template <typename In, typename Out>
struct ItemInFlight {
    std::optional<In> in;
    std::optional<Out> out;
    std::exception_ptr error;
};

/// Runs items through four stages: read one after the other, work side by side, look and take one
/// after the other in the order in which they were read.
///
/// \param in_flight  how many items there are at most between reading and taking
/// \param read  gives std::optional<In>; nothing at the end. Called by one thread at a time
/// \param work  In → Out, called by all threads
/// \param look  sees each const Out& in order, beside the taking of those before. Called by one
///              thread at a time
/// \param take  gets each Out in order. Called by one thread at a time
/// \throws what the first item (in their order) met in any stage. Nothing after it is taken,
/// nothing
///         more is read. An exception never passes through oneTBB itself: its filters do not free
///         the item in hand then (2021.8), and which of several threads it blames is chance.
template <typename In, typename Out, typename Read, typename Work, typename Look, typename Take>
void run_in_order(
    std::size_t in_flight,
    const Read& read,
    const Work& work,
    const Look& look,
    const Take& take) {
    using Item = ItemInFlight<In, Out>;
    using Token = std::shared_ptr<Item>;
    std::atomic<bool> is_stopped = false;
    bool is_end_seen = false; // by look: nothing after it is taken
    std::exception_ptr first_error;

    const auto read_one = [&](tbb::flow_control& control) {
        auto item = std::make_shared<Item>();
        try {
            item->in = is_stopped ? std::nullopt : read();
        } catch (...) {
            item->error = std::current_exception();
            is_stopped = true;
        }
        if (!item->in && !item->error) {
            control.stop();
        }
        return item;
    };
    const auto work_on = [&](Token item) {
        if (item->in) {
            try {
                item->out = work(std::move(*item->in));
            } catch (...) {
                item->error = std::current_exception();
            }
            item->in.reset();
        }
        return item;
    };
    const auto look_at_one = [&](Token item) {
        if (item->error) {
            is_end_seen = true;
        }
        if (!is_end_seen) {
            try {
                look(std::as_const(*item->out));
            } catch (...) {
                item->error = std::current_exception();
                is_end_seen = true;
            }
        }
        return item;
    };
    const auto take_one = [&](const Token& item) {
        if (first_error) {
            return;
        }
        try {
            if (item->error) {
                std::rethrow_exception(item->error);
            }
            take(std::move(*item->out));
        } catch (...) {
            first_error = std::current_exception();
            is_stopped = true;
        }
    };
    using tbb::filter_mode;
    tbb::parallel_pipeline(
        in_flight,
        tbb::make_filter<void, Token>(filter_mode::serial_in_order, read_one) &
            tbb::make_filter<Token, Token>(filter_mode::parallel, work_on) &
            tbb::make_filter<Token, Token>(filter_mode::serial_in_order, look_at_one) &
            tbb::make_filter<Token, void>(filter_mode::serial_in_order, take_one));
    if (first_error) {
        std::rethrow_exception(first_error);
    }
}

/// As above, without a look.
template <typename In, typename Out, typename Read, typename Work, typename Take>
void run_in_order(std::size_t in_flight, const Read& read, const Work& work, const Take& take) {
    run_in_order<In, Out>(
        in_flight, read, work, [](const Out&) {}, take);
}

} // namespace huuco
