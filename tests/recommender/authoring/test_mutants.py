"""Small mistakes: each kind is made, noticed where a case stands, and told where none does."""

from recommender.authoring.cases import read_cases
from recommender.authoring.mutants import mutants
from recommender.authoring.replacing import at, replaced
from recommender.authoring.surviving import survey
from tests.recommender.authoring.conftest import CASES
from tests.recommender.authoring.test_cases import told

RD = "- {field: rd_intensity, at_least: 5%, source: S1}"


def made(catalogue):
    found = mutants(catalogue.instruments["sound"], catalogue.lexicons["sound"])
    return {(one.place, one.before, one.after) for one in found}


def test_every_number_relation_and_connective_is_changed_once(write):
    assert made(write()) == {
        ("eligibility.all[0].at_least", "5%", "4.5%"),
        ("eligibility.all[0].at_least", "5%", "5.5%"),
        ("eligibility.all[0]", "rd_intensity at_least 5%", "rd_intensity more_than 5%"),
        ("eligibility.all[1]", "product.kind is software", "product.kind is_not software"),
        ("eligibility", "all", "any"),
        ("benefit.rate", "10%", "9%"),
        ("benefit.rate", "10%", "11%"),
        ("benefit.cap.amount", "100万元", "900000元"),
        ("benefit.cap.amount", "100万元", "1100000元"),
    }


def test_guards_denials_counts_ends_and_points_are_changed_too(write):
    found = made(
        write(
            (RD, "- when: {not: {field: employees, between: [3, 9]}}\n      then: {at_least: 2, of: [{has: 高新技术企业}, {field: score, at_least: 4}]}"),  # noqa: E501
            ("editions:", "indicators:\n  score: {type: count, unit: 分, zh: 得分, en: score, measure: {points: [{of: rd_intensity, bands: [{at_least: 3%, points: 5}]}]}}\neditions:"),  # noqa: E501
        )
    )  # fmt: skip
    guard = "eligibility.all[0].when.not"

    assert found >= {
        ("eligibility.all[0]", "when", "at_least 2"),
        ("eligibility.all[0].when", "not", "employees [3, 9]"),
        (guard, "employees [3, 9]", "employees (3, 9]"),
        (guard, "employees [3, 9]", "employees [3, 9)"),
        (f"{guard}.between[0]", "3", "4"),
        ("eligibility.all[0].then", "at_least 2", "at_least 1"),
        ("indicators.score.measure.points[0].bands[0].points", "5", "6"),
        ("indicators.score.measure.points[0].bands[0].at_least", "3%", "2.7%"),
    }


def test_dates_move_by_a_unit_of_their_own_precision(write):
    day = "- {field: founded_on, at_least: 2020-05-31}\n    - {field: founded_on, at_most: 2021-12}\n    - {field: founded_on, at_most: reference-3y}"  # noqa: E501
    found = {(before, after) for _, before, after in made(write((RD, day)))}

    assert found >= {
        ("2020-05-31", "2020-05-30"), ("2020-05-31", "2020-06-01"), ("2021-12", "2022-01"),
        ("reference-3y", "reference-4y"), ("reference-3y", "reference-2y"),
    }  # fmt: skip


def test_cases_on_and_beside_each_threshold_notice_every_change(tmp_path, write):
    found = survey("sound", read_cases_of(tmp_path, write), write())

    assert (found.made, found.unnoticed) == (9, ())


def read_cases_of(tmp_path, write):
    write()
    return read_cases(tmp_path / "cases" / "sound.yaml")


def test_what_no_case_stands_on_is_told_and_fails_the_command(tmp_path, write):
    few = "instrument: sound\nas_of: '2024-05-01'\nstatus: undetermined\nbase: {firm: {applicant_kind: enterprise}}\n"  # noqa: E501
    write(cases=few)

    code, output = told(tmp_path, "mutate", "--at-least", "50%")

    assert code == 1
    assert "eligibility.all[0].at_least: no case notices 5% → 4.5%" in output
    assert "0 of 9 changes noticed (0%, at least 50% asked for)" in output
    assert told(tmp_path, "mutate", "--at-least", "0%")[0] == 0
    assert told(tmp_path, "mutate", "--at-least", "many")[0] == 2


def test_a_change_that_alters_no_answer_is_no_mistake(tmp_path, write):
    twice = f"{RD}\n    - {{field: rd_intensity, at_least: 2%, source: S1}}"
    found = survey("sound", read_cases_of(tmp_path, write), write((RD, twice)))

    assert (found.made, found.unnoticed) == (9, ())


PLAIN = CASES.partition("cases:")[0]
TABLE = "{points: [{of: rd_intensity, bands: [{at_least: 5%, points: 20}]}]}"
SCORE = (
    (RD, "- {field: score, at_least: 15, source: S1}"),
    (
        "editions:",
        (
            "indicators:\n  score: {type: count, unit: 分, zh: 得分, en: score, "
            f"measure: {TABLE}}}\neditions:"
        ),
    ),
)
RATE = "    base: product.unit_price\n    rate: 10%\n"


def surveyed(tmp_path, write, *changes, cases=PLAIN):
    catalogue = write(*changes, cases=cases)
    found = survey("sound", read_cases(tmp_path / "cases" / "sound.yaml"), catalogue)
    return found.made, {(one.place, one.after) for one in found.unnoticed}


def test_an_amount_that_its_cap_hides_and_a_cap_no_amount_reaches_are_no_mistakes(tmp_path, write):
    cases = f"{PLAIN}cases:\n- {{name: paid, change: {{}}, amount: 100万元}}\n"

    found = surveyed(tmp_path, write, (RATE, "    amount: 100万元\n"), cases=cases)

    assert found == (5 + 2, set())


def test_points_that_no_total_can_tell_apart_are_no_mistakes(tmp_path, write):
    made, left = surveyed(tmp_path, write, *SCORE)

    assert {place for place, _ in left} == {"benefit.rate", "benefit.cap.amount"}
    assert made == len(left) + 2 + 2


def test_points_that_are_paid_for_are_mistakes_all_the_same(tmp_path, write):
    paid = (RATE, "    base: score\n    each: 1元\n")

    _, left = surveyed(tmp_path, write, *SCORE, paid)

    assert ("indicators.score.measure.points[0].bands[0].points", "21") in left


def test_one_place_is_replaced_and_the_rest_is_shared(write):
    edition = write().instruments["sound"].editions[0]
    path = ("eligibility", "all", 0, "at_least")

    changed = replaced(edition, path, "7%")

    assert (at(edition, path), at(changed, path)) == ("5%", "7%")
    assert changed.benefit is edition.benefit
