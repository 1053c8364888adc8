// SPDX-License-Identifier: MIT
/// \file
/// Witnesses of a reference system in words.

#include <huuco/pipeline/crs_decision.hpp>

namespace huuco {

Message witness_in_words(const std::string& witness) {
    if (witness == "villages") {
        return {"ranh giới thôn", "the villages"};
    }
    if (witness == "boundary") {
        return {"ranh giới xã đã cho", "the boundary given"};
    }
    if (witness == "parcels") {
        return {"các thửa đất", "the parcels"};
    }
    if (witness == "province") {
        return {"phạm vi của tỉnh", "the extent of the province"};
    }
    return {witness, witness};
}

} // namespace huuco
