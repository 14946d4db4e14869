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
    text = request.args.get("as_of", "").strip()
    try:
        return read_day(text) if text else today()
    except UnitError as error:
        problems.append(Problem("as_of", "as_of", error.code, error.values))
        return today()


def kept() -> dict[str, str]:
    """What every link keeps: the language, and the day where one was asked for."""
    text = request.args.get("as_of", "").strip()
    return {"lang": language(), **({"as_of": text} if text else {})}
