-- SPDX-License-Identifier: MIT
-- The figures of huuco as SQL of PostGIS: what is counted, in the words of a database. See scale.md.
--
-- Tables: parcels (maxa, soto, sothua, loaidat, caytrong), villages (mathon), organic_areas and register (scheme,
-- status, cert_no, issued, expires; the register also maxa, soto, sothua), as their files name the columns, and the
-- lists principal_codes (code) and principal_crops (name) of a plan. Parcels do not overlap, and the register states no
-- areas (area_m2): with one, no more of a parcel counts than that part of it. The date is 2026-06-30.

-- Schemes that the plan counts, and dates as registers write them.
create function is_counted(scheme text) returns boolean immutable language sql as
    $$ select scheme like 'TCVN%' or scheme in ('EU', 'USDA', 'JAS') $$;
create function a_day(written text) returns date immutable language sql as
    $$ select to_date(written, case when written like '%/%' then 'DD/MM/YYYY' else 'YYYY-MM-DD' end) $$;

-- What part of each parcel is principal-crop land: a listed crop, or none written, on listed land codes; several codes
-- share a parcel evenly.
create table land as
select ogc_fid as fid, wkb_geometry as ground, maxa, soto::text, sothua::text,
       case when coalesce(caytrong, '') = '' or lower(caytrong) in (select name from principal_crops)
            then (select avg((code in (select code from principal_codes))::int)
                  from regexp_split_to_table(coalesce(loaidat, ''), '\+') as code)
            else 0 end as part
from parcels;

-- What the register says of each parcel on the date. A suspension acts on the rows of its own certificate.
create table evidence as
select maxa, soto, sothua,
       bool_or(status = 'certified' and holds) as certified, bool_or(status = 'in_conversion' and holds) as converting
from (select r.*, is_counted(scheme) and a_day(issued) <= date '2026-06-30' and a_day(expires) >= date '2026-06-30'
             and not exists (select from register s where (s.maxa, s.soto, s.sothua, s.cert_no)
                             = (r.maxa, r.soto, r.sothua, r.cert_no) and s.status = 'suspended') as holds
      from register r) as rows
group by maxa, soto, sothua;

-- Surveyed organic ground on the date, each square metre once.
create table surveyed as
select st_union(wkb_geometry) filter (where status = 'certified') as certified,
       st_union(wkb_geometry) filter (where status = 'in_conversion') as converting
from organic_areas
where is_counted(scheme) and a_day(issued) <= date '2026-06-30' and a_day(expires) >= date '2026-06-30';

-- Parcels cut by village.
create table pieces as
select v.mathon, l.fid, l.part, st_intersection(l.ground, v.wkb_geometry) as ground,
       e.maxa is not null as has_row, e.certified, e.converting
from land l
join villages v on st_intersects(l.ground, v.wkb_geometry)
left join evidence e using (maxa, soto, sothua);

-- By village: parcels, ground, principal-crop land, organic land, land in conversion, in square metres. A parcel with a
-- row in the register counts by it, another by surveyed ground.
select mathon, count(distinct fid) filter (where st_area(ground) > 1e-6),
       sum(st_area(ground)), sum(part * st_area(ground)),
       sum(part * case when has_row then pieces.certified::int * st_area(ground)
                       else coalesce(st_area(st_intersection(ground, surveyed.certified)), 0) end),
       sum(part * case when has_row then (pieces.converting and not pieces.certified)::int * st_area(ground)
                       else coalesce(st_area(st_intersection(ground, surveyed.converting)), 0) end)
from pieces, surveyed group by mathon order by mathon;
