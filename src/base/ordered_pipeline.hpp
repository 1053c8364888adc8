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

/// The stages of one run, and what they share.
template <typename In, typename Out, typename Read, typename Work, typename Look, typename Take>
class OrderedRun {
public:
    OrderedRun(const Read& read, const Work& work, const Look& look, const Take& take)
        : m_read(read), m_work(work), m_look(look), m_take(take) {}

    void operator()(std::size_t in_flight) {
        using tbb::filter_mode;
        const auto read = [this](tbb::flow_control& control) { return read_one(control); };
        const auto work = [this](Token item) { return work_on(std::move(item)); };
        const auto look = [this](Token item) { return look_at(std::move(item)); };
        const auto take = [this](const Token& item) { take_one(item); };
        tbb::parallel_pipeline(
            in_flight,
            tbb::make_filter<void, Token>(filter_mode::serial_in_order, read) &
                tbb::make_filter<Token, Token>(filter_mode::parallel, work) &
                tbb::make_filter<Token, Token>(filter_mode::serial_in_order, look) &
                tbb::make_filter<Token, void>(filter_mode::serial_in_order, take));
        if (m_first_error) {
            std::rethrow_exception(m_first_error);
        }
    }

private:
    using Item = ItemInFlight<In, Out>;
    using Token = std::shared_ptr<Item>;

    [[nodiscard]] Token read_one(tbb::flow_control& control) {
        auto item = std::make_shared<Item>();
        try {
            item->in = m_is_stopped ? std::nullopt : m_read();
        } catch (...) {
            item->error = std::current_exception();
            m_is_stopped = true;
        }
        if (!item->in && !item->error) {
            control.stop();
        }
        return item;
    }

    [[nodiscard]] Token work_on(Token item) const {
        if (item->in) {
            try {
                item->out = m_work(std::move(*item->in));
            } catch (...) {
                item->error = std::current_exception();
            }
            item->in.reset();
        }
        return item;
    }

    [[nodiscard]] Token look_at(Token item) {
        if (!item->error && !m_is_end_seen) {
            try {
                m_look(std::as_const(*item->out));
            } catch (...) {
                item->error = std::current_exception();
            }
        }
        m_is_end_seen = m_is_end_seen || item->error;
        return item;
    }

    void take_one(const Token& item) {
        if (m_first_error) {
            return;
        }
        try {
            if (item->error) {
                std::rethrow_exception(item->error);
            }
            m_take(std::move(*item->out));
        } catch (...) {
            m_first_error = std::current_exception();
            m_is_stopped = true;
        }
    }

    const Read& m_read;
    const Work& m_work;
    const Look& m_look;
    const Take& m_take;
    std::atomic<bool> m_is_stopped = false;
    bool m_is_end_seen = false; ///< by look: nothing after it is taken
    std::exception_ptr m_first_error;
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
///         nothing more is read. An exception never passes through oneTBB itself: its filters do
///         not free the item in hand then (2021.8), and which of several threads it blames is
///         chance.
template <typename In, typename Out, typename Read, typename Work, typename Look, typename Take>
void run_in_order(
    std::size_t in_flight,
    const Read& read,
    const Work& work,
    const Look& look,
    const Take& take) {
    OrderedRun<In, Out, Read, Work, Look, Take>(read, work, look, take)(in_flight);
}

/// As above, without a look.
template <typename In, typename Out, typename Read, typename Work, typename Take>
void run_in_order(std::size_t in_flight, const Read& read, const Work& work, const Take& take) {
    run_in_order<In, Out>(
        in_flight, read, work, [](const Out&) {}, take);
}

} // namespace huuco
