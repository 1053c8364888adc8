// SPDX-License-Identifier: MIT
/// \file
/// Makes CRS values from codes and WKT.

#include "base/message_format.hpp"
#include "crs/kept_answers.hpp"
#include "crs/proj_queries.hpp"

#include <huuco/base/error.hpp>
#include <huuco/crs/crs.hpp>

#include <string>

namespace huuco {

namespace {

constexpr int kSameParameters = 90; ///< proj_identify: equal parameters, the name may differ

bool is_geographic_type(PJ_TYPE type) {
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

/// True where two systems of degrees differ by the order of their axes at most. PROJ has little
/// confidence in a match whose axes are exchanged, as those of ESRI's texts are.
bool is_same_but_for_axes(PJ_CONTEXT* context, const PJ* object, const PJ* match) {
    return is_geographic_type(proj_get_type(object)) &&
           proj_is_equivalent_to_with_ctx(
               context, object, match, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) == 1;
}

/// The code of the system that has the same parameters, as PROJ's database tells; empty where there
/// is none.
std::string identified_code(PJ_CONTEXT* context, const PJ* object) {
    int* confidences = nullptr;
    const proj::List matches(proj_identify(context, object, "EPSG", nullptr, &confidences));
    std::string code;
    if (matches && proj_list_get_count(matches.get()) > 0) {
        const proj::Object best(proj_list_get(context, matches.get(), 0));
        if (confidences[0] >= kSameParameters ||
            is_same_but_for_axes(context, object, best.get())) {
            code = proj::code_of(best.get());
        }
    }
    proj_int_list_destroy(confidences);
    return code;
}

/// As above, asked once a thread for each definition: the question takes 5 to 10 ms.
const std::string&
code_of_definition(PJ_CONTEXT* context, const PJ* object, const std::string& wkt) {
    thread_local proj::KeptAnswers<std::string> codes;
    return codes.of(wkt, [&] { return identified_code(context, object); });
}

bool is_web_mercator(PJ_CONTEXT* context, const PJ* object) {
    const proj::Object conversion(proj_crs_get_coordoperation(context, object));
    const char* method = nullptr;
    return conversion &&
           proj_coordoperation_get_method_info(
               context, conversion.get(), &method, nullptr, nullptr) == 1 &&
           method != nullptr && std::string_view(method).starts_with("Popular Visualisation");
}

/// True unless PROJ took the text for a part of a name: it finds FOO in Amersfoort, and the first
/// zone of VN-2000 in TM-3. Codes have a colon, definitions a bracket, brace or plus sign.
bool is_meant(const PJ* object, const std::string& text) {
    return text.find_first_of(":[{+") != std::string::npos ||
           proj::bare_name(proj_get_name(object)) == proj::bare_name(text);
}

} // namespace

Crs Crs::from_code(std::string_view code) {
    PJ_CONTEXT* const context = proj::context_of_thread();
    const std::string text(code);
    const proj::Object object =
        proj::horizontal_part(context, proj::Object(proj_create(context, text.c_str())));
    if (!object || proj_is_crs(object.get()) == 0 || !is_meant(object.get(), text)) {
        throw Error(
            ErrorCode::crs,
            message(
                "'{}' không phải là hệ tọa độ mà PROJ biết; hãy nêu mã như EPSG:9211 (VN-2000 / "
                "TM-3 106-00).",
                "'{}' is no coordinate reference system that PROJ knows; give a code such as "
                "EPSG:9211 (VN-2000 / TM-3 106-00).",
                code));
    }
    const char* wkt = proj_as_wkt(context, object.get(), PJ_WKT2_2019, nullptr);
    return from_wkt(wkt == nullptr ? text : std::string(wkt));
}

Crs Crs::from_wkt(const std::string& wkt) {
    PJ_CONTEXT* const context = proj::context_of_thread();
    proj::Object object(proj_create_from_wkt(context, wkt.c_str(), nullptr, nullptr, nullptr));
    proj::require_crs(object, wkt);
    object = proj::horizontal_part(context, std::move(object));
    Crs crs;
    crs.m_name = proj_get_name(object.get());
    crs.m_code = proj::code_of(object.get());
    if (crs.m_code.empty()) {
        crs.m_code = code_of_definition(context, object.get(), wkt);
    }
    crs.m_definition = crs.m_code.empty() ? wkt : crs.m_code;
    const PJ_TYPE type = proj_get_type(object.get());
    crs.m_is_geographic = is_geographic_type(type);
    crs.m_is_fit_for_planar_area = type == PJ_TYPE_PROJECTED_CRS &&
                                   proj::is_in_metres(context, object.get()) &&
                                   !is_web_mercator(context, object.get());
    return crs;
}

Crs wgs84() {
    static const Crs crs = Crs::from_code("EPSG:4326");
    return crs;
}

} // namespace huuco
