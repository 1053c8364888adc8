// SPDX-License-Identifier: MIT
/// \file
/// What an indicator needs of its table.

#include <huuco/landuse/indicator.hpp>

namespace huuco {

std::vector<PlanName> columns_of(const Indicator& indicator) {
    std::vector<PlanName> columns;
    for (const IndicatorTerm* term : {&indicator.numerator, &indicator.denominator}) {
        columns.insert(columns.end(), term->values.begin(), term->values.end());
        for (const IndicatorFilter& filter : term->where) {
            columns.push_back(filter.column);
        }
    }
    if (indicator.distinct) {
        columns.push_back(*indicator.distinct);
    }
    return columns;
}

} // namespace huuco
