# SPDX-License-Identifier: MIT
"""The guard over costs: what it makes of counts, and when it fails."""

import unittest

import cost_guard
from cost_guard import LARGE, SMALL

START, PARCEL, GEOJSON = 1_000_000, 700, 1_000


def counts_of(start, parcel, geojson):
    """What a program of these costs would be counted at."""
    return {
        (parcels, products): start + parcels * (geojson if products == "geojson" else parcel)
        for parcels in (SMALL, LARGE)
        for products in ("none", "geojson")
    }


def verdict(start, parcel, geojson):
    kept = {"start": START, "parcel": PARCEL, "parcel_with_geojson": GEOJSON}
    return cost_guard.compare(cost_guard.costs_of(counts_of(start, parcel, geojson)), kept)


class Costs(unittest.TestCase):
    def test_are_told_apart(self):
        self.assertEqual(
            cost_guard.costs_of(counts_of(START, PARCEL, GEOJSON)),
            {"start": START, "parcel": PARCEL, "parcel_with_geojson": GEOJSON})

    def test_within_the_margin_are_held(self):
        for start, parcel, geojson in ((START, PARCEL, GEOJSON), (1_040_000, 730, 1_040), (960_000, 670, 960)):
            is_held, lines = verdict(start, parcel, geojson)
            self.assertTrue(is_held)
            self.assertNotRegex("\n".join(lines), "too much|better")

    def test_beyond_the_margin_each_fails_by_itself(self):
        for place, costs in enumerate(((1_060_000, PARCEL, GEOJSON), (START, 740, GEOJSON), (START, PARCEL, 1_060))):
            is_held, lines = verdict(*costs)
            self.assertFalse(is_held)
            self.assertEqual(["too much" in line for line in lines], [line == place for line in range(3)])

    def test_far_below_pass_and_ask_to_be_kept(self):
        is_held, lines = verdict(START, 660, GEOJSON)
        self.assertTrue(is_held)
        self.assertIn("scripts/guard --renew", lines[1])


class Count(unittest.TestCase):
    def test_is_read_from_what_callgrind_says(self):
        said = "==7== Events    : Ir\n==7== Collected : 2001923292\n==7== \n==7== I   refs:      2,001,923,292\n"
        self.assertEqual(cost_guard.COLLECTED.search(said).group(1), "2001923292")


if __name__ == "__main__":
    unittest.main()
