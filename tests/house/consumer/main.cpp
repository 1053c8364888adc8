// SPDX-License-Identifier: MIT
/// \file
/// A program that knows huuco only as installed: it builds a column of text and reads it back.

#include <huuco/model/text_column.hpp>

#include <iostream>

int main() {
    huuco::TextColumn crops;
    crops.push_back("Chè");
    crops.push_back("Lúa");
    crops.push_back("Chè");
    std::cout << "huuco is installed: " << crops.size() << " values, " << crops.values().size()
              << " distinct\n";
    return crops[2] == "Chè" && crops.values().size() == 2 ? 0 : 1;
}
