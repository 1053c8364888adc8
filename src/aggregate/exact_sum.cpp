// SPDX-License-Identifier: MIT
/// \file
/// Tidying up the places of an exact sum, and rounding it once.

#include <huuco/aggregate/exact_sum.hpp>

#include <algorithm>
#include <cmath>

namespace huuco {

ExactSum::ExactSum(std::span<const double> parts) {
    for (const double part : parts) {
        add(part);
    }
}

void ExactSum::add(const ExactSum& other) noexcept {
    const std::array<double, kPlaces> places = other.m_places; // it may be this one
    for (const double place : places) {
        add(place);
    }
}

void ExactSum::add_tidied(double term) noexcept {
    m_places = tidied(m_places);
    for (double& place : m_places) {
        term = add_to(place, term);
    }
}

std::array<double, ExactSum::kPlaces> ExactSum::tidied(std::array<double, kPlaces> places) {
    std::array<double, kPlaces> before{};
    do {
        before = places;
        std::stable_partition(
            places.begin(), places.end(), [](double place) { return place != 0.0; });
        for (std::size_t i = kPlaces - 1; i > 0; --i) {
            places.at(i) = add_to(places.at(i - 1), places.at(i));
        }
    } while (places != before && std::isfinite(places[0]));
    return places;
}

double ExactSum::value() const noexcept {
    const std::array<double, kPlaces> places = tidied(m_places);
    const double nearest = places[0];
    // The first place is the sum of the first two, rounded. Where that was a tie the third decides:
    // on the far side of the tie the neighbour is nearer.
    const bool is_beyond =
        (places[1] > 0.0 && places[2] > 0.0) || (places[1] < 0.0 && places[2] < 0.0);
    const double twice = 2.0 * places[1];
    const double neighbour = nearest + twice;
    return is_beyond && neighbour - nearest == twice ? neighbour : nearest;
}

std::vector<double> ExactSum::parts() const {
    std::vector<double> parts;
    ExactSum rest = *this;
    for (double part = rest.value(); part != 0.0; part = rest.value()) {
        parts.push_back(part);
        if (!std::isfinite(part)) {
            break;
        }
        rest.add(-part);
    }
    return parts;
}

} // namespace huuco
