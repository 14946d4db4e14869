"""`fundmatch catalogue draft`: an instrument drafted from Chinese policy text."""

import json
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import cast

import click

from recommender.authoring.drafting import Draft, drafted
from recommender.authoring.suggesting import Suggester, examples_of
from recommender.authoring.writing import Used, written
from recommender.indicators.lexicon import shipped_lexicon
from recommender.wording import authoring
from recommender.wording.values import Lang
from web.commands import inputs
from web.commands.catalogue_writing import tell_missing
from web.settings import MAX_PROFILE_BYTES


@click.command("draft")
@click.argument("text", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--id", "name", default="draft", show_default=True, help="编号 / id")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="写到哪个文件夹 / folder to write to [default: the terminal]",
)
@click.option(
    "--format", "shape", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True
)
@inputs.catalogue_option
@inputs.lang_option
def draft(
    text: Path, name: str, into: Path | None, folder: Path | None, lang: str, **how: str
) -> None:
    """Draft an instrument from the text of a policy (a UTF-8 file, or -).

    从政策文本草拟一份措施文件,每一处都注明来自哪些字符;核对之前检查不会通过。
    """
    tongue = cast("Lang", lang)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        inputs.stop(authoring.line("bad_id", tongue, found=name))
    content = _content(text, tongue)
    found = inputs.catalogue_of(folder, tongue)
    lexicon = shipped_lexicon()
    suggester = Suggester(lexicon, examples_of(found))
    read = drafted(content, lexicon, suggester)
    if how["shape"] == "json":
        click.echo(_as_json(read))
        return
    used = Used.by(found.instruments.values())
    page = written(read, name, lexicon=lexicon, suggester=suggester, used=used, lang=tongue)
    if into is None:
        click.echo(page, nl=False)
        return
    count = len(read.named) + len(read.fields)
    told = authoring.line("drafted", tongue, count=count, length=len(content))
    _keep(page, into / f"{name}.yaml", told, tongue)


def _keep(page: str, path: Path, told: str, lang: Lang) -> None:
    """Write the file, unless there is one, and say what is missing."""
    if path.exists():
        inputs.stop(authoring.line("exists", lang, path=path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, "utf-8")
    click.echo(told)
    click.echo(authoring.line("written", lang, path=path))
    tell_missing(path, lang)


def _content(text: Path, lang: Lang) -> str:
    if str(text) == "-":
        raw = sys.stdin.buffer.read(MAX_PROFILE_BYTES + 1)
    elif text.is_file():
        raw = text.read_bytes()
    else:
        inputs.stop(authoring.line("no_text", lang, path=text))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        inputs.stop(authoring.line("not_text", lang, path=text))


def _as_json(read: Draft) -> str:
    """Names and fields with their characters, for other tools."""
    return json.dumps(asdict(read), ensure_ascii=False, indent=2, default=str)
