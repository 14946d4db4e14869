"""What stands in an address: the language, the day, and what further links keep of both."""

from datetime import date

from flask import request

from recommender.errors import Problem, UnitError
from recommender.wording.values import Lang
from web.settings import read_day, today


def language() -> Lang:
    """The language of the address, Chinese if there is none."""
    return "en" if request.args.get("lang") == "en" else "zh"


def day_asked(problems: list[Problem]) -> date:
    """The day in the address, today if there is none; a wrong one is a problem and means today."""
    text = typed_day().get("as_of")
    try:
        return read_day(text) if text else today()
    except UnitError as error:
        problems.append(Problem("as_of", "as_of", error.code, error.values))
        return today()


def typed_day() -> dict[str, str]:
    """The day in the address as it was typed, right or wrong; nothing where there is none."""
    text = request.args.get("as_of", "").strip()
    return {"as_of": text} if text else {}


def kept() -> dict[str, str]:
    """What every link keeps: the language, and the day where a right one was asked for."""
    wrong: list[Problem] = []
    day_asked(wrong)
    return {"lang": language(), **({} if wrong else typed_day())}
