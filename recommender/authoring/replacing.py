"""One place of a frozen tree changed: the path as authors write it, the rest shared."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from recommender.resources.strict_yaml import Path

Tree = TypeVar("Tree")
_ALIASES = {
    "all": "parts", "any": "parts", "of": "parts", "not": "part", "when": "guard",
    "from": "from_", "to": "to", "is": "is_", "in": "in_", "at_least": "count",
}  # fmt: skip


def replaced(tree: Tree, path: Path, value: object) -> Tree:
    """The same tree with `value` at the path.

    Raises
    ------
    LookupError
        If the tree has no such place.
    """
    return _replaced(tree, path, value)  # type: ignore[return-value]


def _replaced(tree: object, path: Path, value: object) -> object:
    if not path:
        return value
    key, *rest = path
    inner = tuple(rest)
    if isinstance(tree, tuple) and isinstance(key, int):
        return (*tree[:key], _replaced(tree[key], inner, value), *tree[key + 1 :])
    if isinstance(tree, Mapping):
        return {**tree, str(key): _replaced(tree[str(key)], inner, value)}
    if is_dataclass(tree) and not isinstance(tree, type):
        name = attribute(tree, str(key))
        return replace(tree, **{name: _replaced(getattr(tree, name), inner, value)})
    raise LookupError(f"There is no {key!r} in {tree!r}.")


def attribute(tree: object, key: str) -> str:
    """The attribute of a node that authors write as `key`.

    Raises
    ------
    LookupError
        If it has none.
    """
    names = {one.name for one in fields(tree)}  # type: ignore[arg-type]
    for name in (key, f"{key}_", _ALIASES.get(key, key)):
        if name in names:
            return name
    raise LookupError(f"{type(tree).__name__} has no {key!r}; it has {', '.join(sorted(names))}.")


def at(tree: object, path: Path) -> object:
    """What stands at a path."""
    for key in path:
        if isinstance(tree, tuple) and isinstance(key, int):
            tree = tree[key]
        elif isinstance(tree, Mapping):
            tree = tree[str(key)]
        else:
            tree = getattr(tree, attribute(tree, str(key)))
    return tree
