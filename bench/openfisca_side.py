"""The same workload by openfisca-core; runs in an environment of its own, with nothing of ours.

`python openfisca_side.py FOLDER` reads `plan.json` and `columns.npz` there, writes the verdicts to
`verdicts.npz` and prints medians in seconds as JSON. Facts are 32-bit whole numbers (万元, heads,
places in a list of options), so that its cross-multiplied comparisons are exact too.
"""

import json
import operator
import statistics
import sys
import time
from functools import reduce
from importlib.metadata import version
from pathlib import Path

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit, period
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

YEAR = period("2025")
FIRM = build_entity(key="firm", plural="firms", label="A firm", is_person=True)
_ORDERS = {
    "at_least": operator.ge,
    "more_than": operator.gt,
    "at_most": operator.le,
    "less_than": operator.lt,
    "is": operator.eq,
    "in": np.isin,
}


def variable(name, kind, formula=None):
    members = {"value_type": kind, "entity": FIRM, "definition_period": DateUnit.YEAR}
    members["label"] = name
    if formula:
        members["formula"] = formula
    return type(name, (Variable,), members)


def leaf_formula(leaf):
    compare = _ORDERS[leaf["op"]]

    def formula(firm, asked):
        if "of" in leaf:
            top, bottom = firm(leaf["of"], asked), firm(leaf["to"], asked)
            return (bottom > 0) * compare(top * leaf["per"], bottom * leaf["value"])
        return compare(firm(leaf["fact"], asked), leaf["value"])

    return formula


def joined(tree, truth):
    if isinstance(tree, int):
        return truth(tree)
    head, *rest = tree
    count = rest.pop(0) if head == "at_least" else 0
    parts = [joined(part, truth) for part in rest]
    match head:
        case "all":
            return reduce(operator.and_, parts)
        case "any":
            return reduce(operator.or_, parts)
        case "not":
            return ~parts[0]
        case "when":
            return ~parts[0] | parts[1]
        case _:
            return sum(part.astype(np.int8) for part in parts) >= count


def verdict_formula(tree, leaves, kept):
    inline = [leaf_formula(leaf) for leaf in leaves]

    def formula(firm, asked):
        def truth(number):
            if kept:
                return firm(f"leaf_{kept[number]}", asked)
            return inline[number](firm, asked)

        return joined(tree, truth)

    return formula


def simulation(plan, columns):
    """Leaves are variables of their own where their states are kept; equal leaves share one."""
    system = TaxBenefitSystem([FIRM])
    for name, values in columns.items():
        system.add_variable(variable(name, bool if values.dtype == bool else int))
    kept = []
    if plan["keep"]:
        told = [json.dumps(leaf, sort_keys=True) for leaf in plan["leaves"]]
        kept = [told.index(one) for one in told]
        for number in sorted(set(kept)):
            formula = leaf_formula(plan["leaves"][number])
            system.add_variable(variable(f"leaf_{number}", bool, formula))
    for number, tree in enumerate(plan["instruments"]):
        formula = verdict_formula(tree, plan["leaves"], kept)
        system.add_variable(variable(f"verdict_{number}", bool, formula))
    count = len(next(iter(columns.values())))
    made = SimulationBuilder().build_default_simulation(system, count=count)
    for name, values in columns.items():
        made.set_input(name, YEAR, values)
    return made, [f"leaf_{number}" for number in sorted(set(kept))]


def measured(made, names, leaves, repeats):
    """Seconds to work out all verdicts, with what was worked out before forgotten each time."""
    taken = []
    for _ in range(repeats + 1):
        for name in (*names, *leaves):
            made.delete_arrays(name)
        start = time.perf_counter()
        for name in names:
            made.calculate(name, YEAR)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def main(folder):
    plan = json.loads((folder / "plan.json").read_text("utf-8"))
    with np.load(folder / "columns.npz", allow_pickle=False) as stored:
        columns = {name: stored[name] for name in stored.files}
    made, leaves = simulation(plan, columns)
    names = [f"verdict_{number}" for number in range(len(plan["instruments"]))]
    seconds = measured(made, names, leaves, plan["repeats"])
    verdicts = np.stack([made.calculate(name, YEAR)[: plan["shown"]] for name in names])
    np.savez(folder / "verdicts.npz", verdicts=verdicts)
    libraries = {name: version(name) for name in ("openfisca-core", "numpy")}
    print(json.dumps({"seconds": seconds, "versions": libraries}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
