-- SPDX-License-Identifier: MIT
-- The figures of huuco as SQL of PostGIS: what is counted, in the words of a database. See scale.md.
--
-- Tables: parcels (maxa, soto, sothua, loaidat, caytrong), villages (mathon), organic_areas and register (scheme,
-- status, cert_no, issued, expires, suspended_on; the register also maxa, soto, sothua), as their files name the
-- columns, all of them texts, and the lists principal_codes (code) and principal_crops (name) of a plan. Parcels do not
-- overlap, and the register states no areas (area_m2): with one, no more of a parcel counts than that part of it. The
-- date is 2026-06-30.

-- Schemes that the plan counts, and days as registers write them; one that is not written sets no bound.
create function is_counted(scheme text) returns boolean immutable language sql as
    $$ select scheme like 'TCVN%' or scheme in ('EU', 'USDA', 'JAS') $$;
create function a_day(written text) returns date immutable language sql as
    $$ select to_date(nullif(written, ''), case when written like '%/%' then 'DD/MM/YYYY' else 'YYYY-MM-DD' end) $$;
create function is_in_force(issued text, expires text) returns boolean immutable language sql as
    $$ select coalesce(a_day(issued) <= date '2026-06-30', true) and coalesce(a_day(expires) >= date '2026-06-30', true) $$;

-- A suspension acts from its day, or since ever where none is written.
create function is_suspension(status text, suspended_on text) returns boolean immutable language sql as
    $$ select coalesce(a_day(suspended_on) <= date '2026-06-30', status = 'suspended') $$;

-- What part of each parcel is principal-crop land: a listed crop, or none written, on listed land codes; several codes
-- share a parcel evenly.
create table land as
select ogc_fid as fid, wkb_geometry as ground, maxa, soto::text, sothua::text,
       case when coalesce(caytrong, '') = '' or lower(caytrong) in (select name from principal_crops)
            then (select avg((code in (select code from principal_codes))::int)
                  from regexp_split_to_table(coalesce(loaidat, ''), '\+') as code)
            else 0 end as part
from parcels;

-- What the register says of each parcel on the date. A suspension acts on its own row and on the rows of its own
-- certificate; one without a number on no other. Rows whose status is unknown say nothing.
create table evidence as
select maxa, soto, sothua, bool_or(coalesce(status, '') not in ('', 'unknown')) as knows,
       bool_or(status = 'certified' and holds) as certified, bool_or(status = 'in_conversion' and holds) as converting
from (select r.*, is_counted(scheme) and is_in_force(issued, expires) and not is_suspension(status, suspended_on)
             and not exists (select from register s where (s.maxa, s.soto, s.sothua, s.cert_no)
                             = (r.maxa, r.soto, r.sothua, nullif(r.cert_no, ''))
                             and is_suspension(s.status, s.suspended_on)) as holds
      from register r) as rows
group by maxa, soto, sothua;

-- Surveyed organic ground on the date, each square metre once: what is certified is not in conversion as well. A
-- suspended area takes its ground from the others of its own certificate.
create table surveyed as
with areas as (
    select status, coalesce(st_difference(wkb_geometry, (
               select st_union(s.wkb_geometry) from organic_areas s
               where s.cert_no = nullif(a.cert_no, '') and is_suspension(s.status, s.suspended_on))), wkb_geometry) as ground
    from organic_areas a
    where is_counted(scheme) and is_in_force(issued, expires) and not is_suspension(status, suspended_on)
), united as (
    select st_union(ground) filter (where status = 'certified') as certified,
           st_union(ground) filter (where status = 'in_conversion') as converting
    from areas
)
select certified, coalesce(st_difference(converting, certified), converting) as converting from united;

-- Parcels cut by village.
create table pieces as
select v.mathon, l.fid, l.part, st_intersection(l.ground, v.wkb_geometry) as ground,
       coalesce(e.knows, false) as has_row, e.certified, e.converting
from land l
join villages v on st_intersects(l.ground, v.wkb_geometry)
left join evidence e using (maxa, soto, sothua);

-- By village: parcels, ground, principal-crop land, organic land, land in conversion, in square metres. A parcel of
-- which the register knows something counts by it, another by surveyed ground.
select mathon, count(distinct fid) filter (where st_area(ground) > 1e-6),
       sum(st_area(ground)), sum(part * st_area(ground)),
       sum(part * case when has_row then pieces.certified::int * st_area(ground)
                       else coalesce(st_area(st_intersection(ground, surveyed.certified)), 0) end),
       sum(part * case when has_row then (pieces.converting and not pieces.certified)::int * st_area(ground)
                       else coalesce(st_area(st_intersection(ground, surveyed.converting)), 0) end)
from pieces, surveyed group by mathon order by mathon;
