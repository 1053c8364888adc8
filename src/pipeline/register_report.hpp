// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Rows of the registers that find no parcel, or more than one, with what they may have meant,
/// suspensions that name no certificate, and areas that differ.

#include <huuco/base/language.hpp>
#include <huuco/base/spill_file.hpp>
#include <huuco/landuse/register_index.hpp>
#include <huuco/model/certificate_table.hpp>
#include <huuco/model/parcel_batch.hpp>
#include <huuco/model/problem.hpp>
#include <huuco/pipeline/result_sums.hpp>

#include <cstddef>
#include <memory>
#include <set>
#include <vector>

namespace huuco {

/// Rows without a commune whose sheet and number stand in several communes of the layer: which of
/// the parcels they mean cannot be known, so they speak about none.
[[nodiscard]] std::set<std::size_t>
ambiguous_rows(const CertificateTable& rows, const std::vector<ParcelBatch>& batches);

/// Which rows found parcels, and which were ambiguous: what a merger of results needs.
[[nodiscard]] RegisterRowsFound register_rows_found(const RegisterIndex& index);

/// One problem for each row that did not find exactly one parcel, in the order of the registers:
/// `register_row_unmatched` with the nearest parcels, `register_row_ambiguous` with those it may
/// mean, `register_row_several_parcels` for a key that several parcels have.
///
/// \param spilled  holds some of the batches; null where there is no need
[[nodiscard]] Problems register_problems(
    const RegisterIndex& index,
    const std::vector<ParcelBatch>& batches,
    const std::shared_ptr<SpillFile>& spilled,
    Language language);

/// A problem `suspension_without_certificate` for each row that reports a suspension of no
/// certificate, where its parcel was found and another row about it may be meant.
[[nodiscard]] Problems suspension_problems(const RegisterIndex& index, Language language);

/// A problem `certified_areas_differ` for each row that decides about a parcel that was found,
/// beside others that count as much and state another area.
[[nodiscard]] Problems area_choice_problems(const RegisterIndex& index, Language language);

} // namespace huuco
