"""The `fundmatch` command: a module a verb, loaded when the verb is called."""

import sys
from importlib import import_module

import click

_VERBS = (
    "recommend",
    "explain",
    "ask",
    "catalogue",
    "outcomes",
    "simulate",
    "train",
    "model",
    "evaluate",
    "compare",
    "serve",
    "doctor",
)


class _Verbs(click.Group):
    """Finds a verb's module by its name, so that one verb never loads another's libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _VERBS:
            return None
        found = import_module(f"web.commands.{cmd_name}").command
        assert isinstance(found, click.Command)  # noqa: S101
        return found


@click.command(cls=_Verbs)
@click.version_option(package_name="fundmatch")
def cli() -> None:
    """Which public support a firm qualifies for, why, and how much it is worth.

    企业能申请哪些支持政策、为什么、值多少钱。
    """


def main() -> None:
    """Run the command; problems of input end with exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    cli(prog_name="fundmatch")
