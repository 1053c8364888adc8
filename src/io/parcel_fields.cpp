// SPDX-License-Identifier: MIT
/// \file
/// Which field of a parcel layer plays which part, on what evidence, and what is in doubt.

#include "base/message_format.hpp"
#include "io/field_content.hpp"
#include "io/field_names.hpp"
#include "io/key_columns.hpp"

#include <huuco/io/parcel_fields.hpp>

#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace huuco {

namespace {

/// The search in its order: choice, names, values.
class Search {
public:
    Search(const DatasetInfo& info, const LayerSample& sample, const Tables& tables)
        : m_info(info), m_sample(sample), m_tables(tables), m_keys(io::keys_of(info)) {}

    FieldRecognition run(const RoleFields& chosen) {
        for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
            const auto role = static_cast<FieldRole>(i);
            if (chosen.at(i)) {
                take(role, find_field(m_info, *chosen.at(i)), RoleSource::chosen);
            } else if (role != FieldRole::owner) {
                find_by_name(role);
            }
        }
        for (const FieldRole role :
             {FieldRole::land_use,
              FieldRole::crop,
              FieldRole::organic_scheme,
              FieldRole::organic_status,
              FieldRole::commune}) {
            if (!is_found(role)) {
                find_by_values(role);
            }
        }
        find_keys_by_values();
        tell_blank_fields();
        return std::move(m_found);
    }

private:
    [[nodiscard]] const TextColumn& column(std::size_t field) const {
        return m_sample.columns.at(field);
    }

    RoleFinding& take(FieldRole role, std::size_t field, RoleSource source) {
        const io::ContentFit fit = io::content_fit(role, column(field), m_tables);
        RoleFinding finding;
        finding.field = field;
        finding.source = source;
        finding.filled = fit.filled;
        finding.fitting = fit.fitting;
        return m_found.findings.at(static_cast<std::size_t>(role)).emplace(std::move(finding));
    }

    void find_by_name(FieldRole role) {
        const std::vector<io::NamedField> named =
            io::named_fields(m_keys, m_tables.field_aliases(), field_role_name(role));
        std::vector<std::size_t> contradicted;
        std::vector<io::NamedField> blank;
        for (std::size_t i = 0; i < named.size(); ++i) {
            const TextColumn& values = column(named[i].field);
            if (io::says_nothing(role, values)) {
                blank.push_back(named[i]);
            } else if (io::contradicts_name(role, values, m_tables)) {
                contradicted.push_back(named[i].field);
            } else {
                take_named(role, named[i], std::span(named).subspan(i + 1));
                break;
            }
        }
        if (!blank.empty()) {
            m_blank.emplace_back(role, blank.front().field);
        }
        if (m_found.finding(role)) {
            return;
        }
        if (!blank.empty()) {
            take_named(role, blank.front(), {});
        } else if (!contradicted.empty()) {
            m_found.doubts.push_back({role, RoleObstacle::contradicted, std::move(contradicted)});
        }
    }

    /// \param others  that bear a name of the role, too, and are less preferred
    void take_named(
        FieldRole role,
        const io::NamedField& taken,
        std::span<const io::NamedField> others) {
        take(role, taken.field, RoleSource::name).alias = taken.alias;
        for (const io::NamedField& other : others) {
            if (is_filled_beside(role, other.field, taken.field)) {
                m_found.doubts.push_back(
                    {role, RoleObstacle::elsewhere, {other.field}, taken.field});
            }
        }
    }

    /// True where rows that are blank in the field that is used have values in another, as where
    /// layers with different fields were joined.
    [[nodiscard]] bool is_filled_beside(FieldRole role, std::size_t other, std::size_t used) const {
        constexpr std::size_t kFewest = 10;
        std::size_t rows = 0;
        for (std::size_t row = 0; row < column(used).size(); ++row) {
            rows += column(used)[row].empty() && !column(other)[row].empty() ? 1 : 0;
        }
        return rows >= kFewest && !io::contradicts_name(role, column(other), m_tables);
    }

    /// False also where the field of that name has no value.
    [[nodiscard]] bool is_found(FieldRole role) const {
        const std::optional<RoleFinding>& finding = m_found.finding(role);
        return finding && (finding->source != RoleSource::name ||
                           !io::says_nothing(role, column(finding->field)));
    }

    void tell_blank_fields() {
        for (const auto& [role, field] : m_blank) {
            const std::optional<RoleFinding>& finding = m_found.finding(role);
            const bool is_asked = m_found.doubt(role) != nullptr &&
                                  m_found.doubt(role)->obstacle == RoleObstacle::tie;
            if (!is_asked) {
                m_found.doubts.push_back(
                    {role,
                     RoleObstacle::blank,
                     {field},
                     is_found(role) ? std::optional(finding->field) : std::nullopt});
            }
        }
    }

    /// Fields that play no part, and bear no name of one that they were refused for.
    [[nodiscard]] std::vector<std::size_t> free_fields() const {
        std::vector<std::size_t> free;
        const std::vector<io::NamedField> owners =
            io::named_fields(m_keys, m_tables.field_aliases(), field_role_name(FieldRole::owner));
        for (std::size_t field = 0; field < m_keys.size(); ++field) {
            const bool is_taken = std::ranges::any_of(m_found.findings, [&](const auto& finding) {
                return finding && finding->field == field;
            });
            const bool is_owner =
                std::ranges::find(owners, field, &io::NamedField::field) != owners.end();
            if (!is_taken && !is_owner && !m_info.fields[field].is_serial) {
                free.push_back(field);
            }
        }
        return free;
    }

    void find_by_values(FieldRole role) {
        std::vector<std::size_t> candidates;
        for (const std::size_t field : free_fields()) {
            if (io::shows_role(role, column(field), m_tables)) {
                candidates.push_back(field);
            }
        }
        const std::optional<RoleFinding>& blank = m_found.finding(role);
        if (blank && !candidates.empty() && !m_sample.is_whole) {
            candidates.push_back(blank->field); // it may have values elsewhere: the user is asked
        }
        if (candidates.size() == 1) {
            take(role, candidates.front(), RoleSource::content);
            forget_doubt(role);
        } else if (!candidates.empty()) {
            forget_doubt(role);
            m_found.doubts.push_back({role, RoleObstacle::tie, std::move(candidates)});
        }
    }

    void forget_doubt(FieldRole role) {
        std::erase_if(m_found.doubts, [&](const RoleDoubt& doubt) { return doubt.role == role; });
    }

    [[nodiscard]] std::optional<std::size_t> field_of(FieldRole role) const {
        return is_found(role) ? std::optional(m_found.finding(role)->field) : std::nullopt;
    }

    void find_keys_by_values() {
        const io::KnownKeys known{
            field_of(FieldRole::commune), field_of(FieldRole::sheet), field_of(FieldRole::parcel)};
        if (known.sheet && known.parcel) {
            return;
        }
        const std::vector<io::KeyPair> pairs = io::find_key_pairs(m_sample, free_fields(), known);
        if (pairs.empty()) {
            return;
        }
        for (const FieldRole role : {FieldRole::sheet, FieldRole::parcel}) {
            if (!field_of(role)) {
                settle_key(role, pairs);
            }
        }
    }

    void settle_key(FieldRole role, const std::vector<io::KeyPair>& pairs) {
        std::vector<std::size_t> fields;
        for (const auto& [sheet, parcel] : pairs) {
            const std::size_t field = role == FieldRole::sheet ? sheet : parcel;
            if (std::ranges::find(fields, field) == fields.end()) {
                fields.push_back(field);
            }
        }
        forget_doubt(role);
        if (pairs.size() == 1) {
            take(role, fields.front(), RoleSource::content).is_one_of_two = true;
        } else {
            m_found.doubts.push_back({role, RoleObstacle::tie, std::move(fields)});
        }
    }

    const DatasetInfo& m_info;
    const LayerSample& m_sample;
    const Tables& m_tables;
    std::vector<io::NameKey> m_keys;
    std::vector<std::pair<FieldRole, std::size_t>> m_blank; ///< the first field of that name
    FieldRecognition m_found;
};

/// What a role holds, in words.
Message words_of(FieldRole role) {
    switch (role) {
    case FieldRole::commune:
        return {"mã xã", "commune codes"};
    case FieldRole::sheet:
        return {"số tờ bản đồ", "map sheets"};
    case FieldRole::parcel:
        return {"số thửa", "parcel numbers"};
    case FieldRole::land_use:
        return {"mã loại đất", "land codes"};
    case FieldRole::crop:
        return {"cây trồng", "crops"};
    case FieldRole::legal_area:
    case FieldRole::residential_area:
    case FieldRole::organic_area:
        return {"diện tích", "areas"};
    case FieldRole::owner:
        return {"tên chủ", "owners"};
    case FieldRole::organic_status:
        return {"tình trạng hữu cơ", "organic statuses"};
    case FieldRole::organic_scheme:
        return {"tiêu chuẩn", "schemes"};
    case FieldRole::certificate:
        return {"số giấy chứng nhận hữu cơ", "certificate numbers"};
    case FieldRole::updated:
        return {"ngày cập nhật", "days of the records"};
    case FieldRole::village:
        break;
    }
    return {"tên thôn", "villages"};
}

} // namespace

const RoleDoubt* FieldRecognition::doubt(FieldRole role) const {
    const auto found = std::ranges::find(doubts, role, &RoleDoubt::role);
    return found == doubts.end() ? nullptr : &*found;
}

RoleFields FieldRecognition::fields(const DatasetInfo& info) const {
    RoleFields names;
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        if (findings.at(i)) {
            names.at(i) = info.fields.at(findings.at(i)->field).name;
        }
    }
    return names;
}

FieldRecognition recognise_fields(
    const DatasetInfo& info,
    const LayerSample& sample,
    const Tables& tables,
    const RoleFields& chosen) {
    return Search(info, sample, tables).run(chosen);
}

std::string role_evidence(FieldRole role, const RoleFinding& finding, Language language) {
    std::string evidence;
    switch (finding.source) {
    case RoleSource::chosen:
        evidence = in_language(language, "do người dùng chỉ định", "named by the user");
        break;
    case RoleSource::name:
        evidence = message_in(language, "tên thường dùng {}", "known name {}", finding.alias);
        break;
    case RoleSource::content:
        evidence = finding.is_one_of_two
                       ? in_language(
                             language,
                             "cùng với trường kia thì mỗi thửa có số riêng",
                             "with its partner it gives each parcel a key of its own")
                       : in_language(language, "theo giá trị", "by its values");
        break;
    }
    if (finding.filled == 0) {
        return evidence + in_language(language, "; trường không có giá trị nào", "; it is empty");
    }
    return evidence + message_in(
                          language,
                          "; {} trong {} giá trị là {}",
                          "; {} of {} values are {}",
                          Count{finding.fitting},
                          Count{finding.filled},
                          words_of(role).in(language));
}

Message role_doubt(const RoleDoubt& doubt, const DatasetInfo& info) {
    std::vector<std::string> names;
    for (const std::size_t field : doubt.fields) {
        names.push_back(info.fields.at(field).name);
    }
    const auto fields = fmt::join(names, ", ");
    const Message values = words_of(doubt.role);
    const std::string_view role = field_role_name(doubt.role);
    if (doubt.obstacle == RoleObstacle::tie) {
        return message(
            "{}: các trường {} đều có thể là {}; hãy chỉ rõ một trường bằng --field {}=TÊN.",
            "{}: the fields {} all look like {}; name one of them with --field {}=NAME.",
            info.path,
            fields,
            values,
            role);
    }
    if (doubt.obstacle == RoleObstacle::elsewhere) {
        return message(
            "{}: trường {} được dùng làm {}, nhưng có thửa bỏ trống ở đó lại có giá trị ở trường "
            "{}; hãy dồn hai trường vào một, hoặc chỉ rõ bằng --field {}=TÊN.",
            "{}: field {} is used for {}, but features that are blank there have values in field "
            "{}; put both into one field, or pass --field {}=NAME.",
            info.path,
            info.fields.at(*doubt.used).name,
            values,
            fields,
            role);
    }
    if (doubt.obstacle == RoleObstacle::blank && doubt.used) {
        return message(
            "{}: trường {} mang tên của {} nhưng không thấy có giá trị nào, nên trường {} được "
            "dùng; nếu sai, hãy chỉ rõ bằng --field {}=TÊN.",
            "{}: field {} is named like {} but no value was seen in it, so field {} is used; if "
            "that is wrong, pass --field {}=NAME.",
            info.path,
            fields,
            values,
            info.fields.at(*doubt.used).name,
            role);
    }
    if (doubt.obstacle == RoleObstacle::blank) {
        return message(
            "{}: trường {} mang tên của {} nhưng không thấy có giá trị nào; nếu trường khác chứa, "
            "hãy chỉ rõ bằng --field {}=TÊN.",
            "{}: field {} is named like {} but no value was seen in it; if another field holds "
            "them, pass --field {}=NAME.",
            info.path,
            fields,
            values,
            role);
    }
    return message(
        "{}: trường {} mang tên của {} nhưng chứa thứ khác nên không được dùng; nếu vẫn muốn "
        "dùng, hãy chỉ rõ bằng --field {}=TÊN.",
        "{}: field {} is named like {} but holds something else, so it is not used; to use it "
        "anyhow, pass --field {}=NAME.",
        info.path,
        fields,
        values,
        role);
}

} // namespace huuco
