"""One firm: the leaf states of a few instruments by compiled closures, beside openfisca-core."""

from bench.clock import median
from bench.conditions import MOMENT, programs
from bench.firms import drawn, firm
from bench.table import Section, Table, shown
from bench.theirs import theirs
from bench.workload import plan
from recommender.firm.facts import View

INSTRUMENTS = 20
LEAVES = 3
TARGET = 10e-6


def one(*, repeats: int) -> Section:
    """Twenty instruments of three leaves: states, with the joins, with reading the firm."""
    made = plan(INSTRUMENTS, leaves=LEAVES)
    told = drawn(1).complete
    asked = programs(made, judged=False)
    view = View(firm(told, 0), MOMENT)
    filled = [(one.states, one.root, *one.read(view)) for one in asked]
    states = median(
        lambda: [states(low, high) for states, _, low, high in filled], repeats=repeats, loops=500
    )
    joined = median(
        lambda: [root(states(low, high)) for states, root, low, high in filled],
        repeats=repeats,
        loops=500,
    )
    read = median(
        lambda: [one.root(one.leaf_states(view)) for one in asked], repeats=repeats, loops=20
    )
    beside = theirs(made, told, keep=False, repeats=repeats * 5)
    rows = [
        ("leaf states, facts read before", shown(states), f"{beside.seconds / states:.0f}"),
        ("the same, joined to verdicts", shown(joined), f"{beside.seconds / joined:.0f}"),
        ("the same, with reading the firm's facts", shown(read), f"{beside.seconds / read:.1f}"),
        ("openfisca-core, 20 boolean variables", shown(beside.seconds), "1"),
    ]
    return Section(
        "One firm, 20 instruments of 3 leaves",
        "Warm, every fact known. The first line is what the target is about: the compiled closures"
        " give all 60 leaf states from facts already read. openfisca-core works out 20 boolean"
        " variables of the same comparisons for one entity, its inputs set and its cache emptied"
        " before each run.",
        [Table(("what", "time", "times as fast as openfisca-core"), rows)],
        f"≤ {shown(TARGET)} for the leaf states: {'met' if states <= TARGET else 'missed'}"
        f" ({shown(states)}).",
    )
