"""Parts of the queries that are told apart: years, new and returning firms, size classes."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from features.ledger import Ints, Ledger
from features.segments import awards_before

Mask = NDArray[np.bool_]
SIZES = ("micro", "small", "medium", "large")


def slices(ledger: Ledger, firm: Ints, year: Ints) -> Mapping[str, Mask]:
    """Which queries belong to each part, by name; parts without a query are left out."""
    many, _ = awards_before(ledger, firm, year)
    told: dict[str, Mask] = {
        "all": np.ones(len(firm), np.bool_),
        "returning": many > 0,
        "first-time": many == 0,
        "enterprises": label(ledger, "enterprise", firm, year) == "True",
    }
    told |= {str(one): year == one for one in np.unique(year)}
    size = label(ledger, "size", firm, year)
    told |= {name: size == name for name in SIZES}
    region = np.array(ledger.labels["region"])[ledger.region(firm, year)]
    names, counts = np.unique(region, return_counts=True)
    main = names[np.argmax(counts)]
    told |= {"most frequent region": region == main, "other regions": region != main}
    return {name: mask for name, mask in told.items() if mask.any()}


def label(ledger: Ledger, attribute: str, firm: Ints, year: Ints) -> NDArray[np.str_]:
    """The label of an attribute when each year began."""
    return np.array(ledger.labels[attribute])[ledger.code(attribute, firm, year)]


def queries_of(table: pd.DataFrame) -> tuple[Ints, Ints]:
    """Firm and year of each query of a table of one ranker."""
    return table["firm"].to_numpy(np.int64), table["year"].to_numpy(np.int64)
