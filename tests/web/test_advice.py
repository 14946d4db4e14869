"""What a page advises: sets to hold together, and ways to turn a no."""

from dataclasses import replace

import pytest

from recommender.portfolio import Chosen, Excluded, Ground
from recommender.units.money import format_money
from recommender.wording.nearmisses import near_miss_line
from recommender.wording.questions import facts, heading, worth
from recommender.wording.results import title
from recommender.wording.typography import typeset
from tests.web.asking import LANGS
from tests.web.markup import read
from web.pages.printing import page_of


def shown(text: str, lang: str) -> str:
    return " ".join((typeset(text) if lang == "zh" else text).split())


def selection(page, name):
    (one,) = (s for s in page.all("section") if s["aria-labelledby"] == f"h-{name}")
    return one


def with_set(found, **of_possible):
    portfolio = found.portfolio
    possible = replace(portfolio.possible, **of_possible)
    return replace(found, portfolio=replace(portfolio, possible=possible))


def test_a_reader_meets_what_to_do_before_the_details(found):
    page = read(page_of(found, "zh"))

    places = [one["aria-labelledby"] for one in page.one("main").all("section")]
    wanted = ["h-summary", "h-hold", "h-careful", "h-possible", "h-near", "h-overview", "h-now"]
    assert [one for one in places if one in wanted] == wanted


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["careful", "possible"])
def test_a_set_shows_its_total_and_each_award_with_its_money(found, lang, name):
    told = getattr(found.portfolio, name)

    page = read(page_of(found, lang))

    held = selection(page, name)
    links = {a["href"]: li.text for li in held.all("li") for a in li.all("a")}
    assert format_money(told.total, lang) in held.text
    assert {"zh": "最优", "en": "proven best"}[lang] in held.text
    assert set(links) == {f"#r{one.recommendation.rank}" for one in told.chosen}
    for one in told.chosen:
        line = links[f"#r{one.recommendation.rank}"]
        assert shown(title(one.recommendation, lang), lang) in line
        assert not one.amount or format_money(one.amount, lang) in line


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_left_out_says_why_and_because_of_which(found, lang):
    out, kept = found.recommendations[:2]
    grounds = (Ground("received", out.current.instrument.id, certain=True),)

    page = read(page_of(with_set(found, excluded=(Excluded(out, grounds, (kept,)),)), lang))

    (line,) = [li.text for li in selection(page, "possible").all("li") if not li.all("a")]
    assert line.startswith(shown(title(out, lang), lang))
    assert {"zh": "已经享受过", "en": "already received"}[lang] in line
    assert line.endswith(shown(title(kept, lang), lang))


@pytest.mark.parametrize("lang", LANGS)
def test_a_set_not_proven_best_says_what_may_be_missing(found, lang):
    page = read(page_of(with_set(found, gap=12_300_000), lang))

    told = selection(page, "possible").text
    assert format_money(12_300_000, lang) in told
    assert {"zh": "未证明最优", "en": "not proven best"}[lang] in told


@pytest.mark.parametrize("lang", LANGS)
def test_pairs_nobody_has_read_about_are_counted_and_named(found, lang):
    one, other = found.recommendations[:2]
    portfolio = replace(found.portfolio, unread_pairs=((one, other),))

    page = read(page_of(replace(found, portfolio=portfolio), lang))

    (pairs,) = [d for d in page.all("details") if d["class"] == "pairs"]
    assert [a["href"] for a in pairs.all("a")] == ["#r1", "#r2"]
    assert {"zh": "另有1对", "en": "1 pairs"}[lang] in page.at("hold").text


def test_the_six_that_bring_most_are_seen_at_once(found):
    chosen = tuple(
        Chosen(one, 1_000_000 * place)
        for place, one in enumerate(found.recommendations[:9], start=1)
    )

    page = read(page_of(with_set(found, chosen=chosen), "zh"))

    held = selection(page, "possible")
    assert [a["href"] for a in held.all("a")] == [f"#r{rank}" for rank in range(9, 0, -1)]
    assert [a["href"] for a in held.all("details")[0].all("a")] == ["#r3", "#r2", "#r1"]


def test_an_empty_set_is_no_sum_of_nothing(found):
    page = read(page_of(with_set(found, chosen=(), total=0, unlimited=False), "zh"))

    told = selection(page, "possible").text
    assert "没有可列入的措施" in told
    assert "0元" not in told


@pytest.mark.parametrize("lang", LANGS)
def test_the_short_total_tells_planned_money_apart(found, lang):
    paid = next(one for one in found.portfolio.possible.chosen if one.amount)
    subject = replace(found.firm.records["project"][0], planned=True)
    chosen = (replace(paid, recommendation=replace(paid.recommendation, subject=subject)),)

    page = read(page_of(with_set(found, chosen=chosen, total=paid.amount), lang))

    brief = selection(page, "summary").text
    money = format_money(paid.amount, lang)
    assert {"zh": f"其中拟办事项 {money}", "en": f"{money} of it for what is"}[lang] in brief


@pytest.mark.parametrize("lang", LANGS)
def test_the_questions_that_decide_most_come_first_with_what_they_decide(found, lang):
    page = read(page_of(found, lang))

    lists = [ol for ol in page.all("ol") if ol["class"] == "asked"]
    told = [li.text for ol in lists for li in ol.all("li")]
    assert len(found.questions) == len(told) > 5
    assert len(lists[0].all("li")) == 5
    assert [ol["start"] for ol in lists] == ["1", "6"]
    for one, line in zip(found.questions, told, strict=True):
        parts = (heading(one, found.firm, lang), facts(one, lang), worth(one, lang))
        assert line == " ".join(shown(part, lang) for part in parts)


def test_without_questions_nothing_is_asked(found):
    page = read(page_of(replace(found, questions=()), "zh"))

    assert [ol for ol in page.all("ol") if ol["class"] == "asked"] == []


@pytest.mark.parametrize("lang", LANGS)
def test_near_misses_stand_under_their_measure_once(found, lang):
    page = read(page_of(found, lang))

    lines = page.at("near").all("li")
    for miss in found.near_misses:
        told = near_miss_line(miss, found.recommendations, found.near_misses, lang)
        name = title(miss.recommendation, lang)
        way = shown(told.removeprefix(f"{name}: "), lang)
        (under,) = [li for li in lines if li.all("a", href=f"#r{miss.recommendation.rank}")]
        assert way in {li.text for li in under.all("li")}
    links = [a["href"] for a in page.at("near").all("a")]
    assert found.near_misses
    assert len(links) == len(set(links))


def test_more_than_three_measures_are_folded(found):
    (miss, *_) = found.near_misses
    misses = tuple(replace(miss, recommendation=one) for one in found.recommendations[:5])

    page = read(page_of(replace(found, near_misses=misses), "zh"))

    near = page.at("near")
    assert [a["href"] for a in near.all("a")] == [f"#r{rank}" for rank in range(1, 6)]
    assert [a["href"] for a in near.one("details").all("a")] == ["#r4", "#r5"]


def test_without_near_misses_nothing_is_said_of_them(found):
    page = read(page_of(replace(found, near_misses=()), "zh"))

    assert [one for one in page if one["id"] == "near"] == []
