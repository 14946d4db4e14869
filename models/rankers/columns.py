"""Which columns each ranker reads."""

from features.segments import CROSSED, PLAIN

FIRM = (
    *("firm_size", "firm_sector", "firm_region", "firm_kind", "firm_enterprise", "firm_cohort"),
    *("firm_age", "firm_awards", "firm_years_since_award"),
)
CONTENT = (
    *("instrument_family", "instrument_focus", "instrument_kind"),
    *("instrument_target_women", "instrument_regional", "instrument_circular"),
)
POPULARITY = ("share", "share_last", "share_family", "instrument_age")
OWN = ("own_instrument", "own_family", "own_years_since")
COOCCURRENCE = ("cooccurrence_instrument", "cooccurrence_family")
COUNT_LIFTS = tuple(
    f"lift_{level}_{name}"
    for name in ("size", "sector", "region", "kind", "age")
    for level in ("instrument", "family")
)
CHAIN = (
    *(f"chain_{name}" for name in (*PLAIN, *(f"{one}_{other}" for one, other in CROSSED))),
    "chain_sum",
)
KEPT = tuple(f"kept_{kin}" for kin in ("instrument", "name", "family", "focus", "kind"))
STEP = ("step",)
NEAR = tuple(f"near_{kin}" for kin in ("instrument", "family", "name", "focus"))
SPOKEN = ("spoken_region",)
MARKET = tuple(
    f"market_{name}"
    for name in (
        *("share", "last", "family", "focus", "new", "new_family", "freed", "freed_focus"),
        *("share_new", "siblings", "first_year"),
    )
)
RETURNING = tuple(
    f"returning_{name}" for name in ("share", "share_last", "share_family", *CHAIN, *NEAR, *MARKET)
)
STATE = ("firm_age", "firm_awards", "firm_years_since_award")

SIMPLE = (*FIRM, *CONTENT, *POPULARITY, "candidates", *OWN, *COOCCURRENCE, *COUNT_LIFTS)
"""What the tree baselines read."""

CALENDAR = (*MARKET, *(f"returning_{name}" for name in MARKET))
STRAIGHT = (
    *(*CONTENT[3:], *POPULARITY, *OWN, *COOCCURRENCE, *COUNT_LIFTS, *CHAIN, *KEPT, *STEP, *NEAR),
    *(*MARKET, *SPOKEN, *RETURNING),
)
"""What linear scores read: numbers only."""

TIMELESS = tuple(name for name in STRAIGHT if name not in (*CALENDAR, *RETURNING))
"""The same without the size of calls and without what differs for returning firms."""

BENT = (
    *(*FIRM, *CONTENT, *POPULARITY, "candidates", *OWN, *COOCCURRENCE, *COUNT_LIFTS),
    *(*CHAIN, *KEPT, *STEP, *NEAR, *SPOKEN),
)
"""What trees read that grow from a linear score: nothing that names a call's year by itself."""
