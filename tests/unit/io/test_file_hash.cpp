// SPDX-License-Identifier: MIT
/// \file
/// Tests of the fingerprint of files.

#include "datasets.hpp"

#include <huuco/base/error.hpp>
#include <huuco/io/file_hash.hpp>

#include <gtest/gtest.h>

#include <stop_token>
#include <string>

namespace huuco {
namespace {

using test::TemporaryFolder;
using test::write_file;

// Expected values: FIPS 180-4 example computations for "abc" and a million times "a"; the empty
// message from sha256sum.

TEST(Sha256OfFile, AgreesWithTheExamplesOfTheStandard) {
    const TemporaryFolder folder;
    write_file(folder.file("a"), "abc");
    EXPECT_EQ(
        sha256_of_file(folder.file("a")),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    write_file(folder.file("b"), std::string(1'000'000, 'a'));
    EXPECT_EQ(
        sha256_of_file(folder.file("b")),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    write_file(folder.file("c"), "");
    EXPECT_EQ(
        sha256_of_file(folder.file("c")),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256OfFile, SaysThatAFileOrItsBytesCannotBeRead) {
    const TemporaryFolder folder;
    EXPECT_THROW(static_cast<void>(sha256_of_file(folder.file("none"))), Error);
    EXPECT_THROW(static_cast<void>(sha256_of_file(folder.path())), Error); // a folder has no bytes
}

TEST(Sha256OfFile, StopsWhenItIsAskedTo) {
    const TemporaryFolder folder;
    write_file(folder.file("a"), "abc");
    std::stop_source stop;
    EXPECT_NO_THROW(static_cast<void>(sha256_of_file(folder.file("a"), stop.get_token())));
    stop.request_stop();
    try {
        static_cast<void>(sha256_of_file(folder.file("a"), stop.get_token()));
        FAIL() << "it was not given up";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::cancelled);
    }
}

} // namespace
} // namespace huuco
