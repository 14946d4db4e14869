"""The API: the command's answer in the command's bytes, and problems that a program can read."""

import pytest
from click.testing import CliRunner

from recommender.errors import ProfileError
from recommender.indicators.reading import read_firm
from recommender.wording.problems import sentence
from tests.web.asking import DAY, LATEST, SAMPLE
from web.commands import cli
from web.settings import MAX_PROFILE_BYTES

ANSWERS = "/api/v1/answers"


def problems(found) -> list[dict]:
    assert found.mimetype == "application/json"
    (listed,) = found.get_json().values()
    return listed


@pytest.mark.parametrize("day", [DAY, "2026-11-01"])
def test_the_answer_is_the_command_s_to_the_byte(client, sample, day):
    words = ["recommend", str(SAMPLE), "--as-of", day, "--format", "json"]
    told = CliRunner().invoke(cli, words).output

    found = client.post(f"{ANSWERS}?as_of={day}", data=sample)

    assert found.status_code == 200
    assert found.mimetype == "application/json"
    assert found.get_data(as_text=True) == told.removesuffix("\n")


def test_without_a_day_it_is_answered_for_today(client, sample):
    found = client.post(ANSWERS, data=sample)

    assert found.get_json()["as_of"] == f"{LATEST + 1}-11-01"


@pytest.mark.parametrize(
    "mimetype",
    [None, "application/json", "application/yaml", "text/plain", "application/octet-stream",
     "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense"],
)  # fmt: skip
def test_the_body_is_the_profile_whatever_it_is_called(client, mimetype):
    body = '{"name": "甲企业", "loans": []}'

    found = client.post(ANSWERS, data=body.encode(), content_type=mimetype)

    assert found.status_code == 200
    assert found.get_json()["firm"]["name"] == "甲企业"


def test_every_problem_is_told_with_code_place_line_and_both_languages(client, broken):
    with pytest.raises(ProfileError, match="nosuch") as caught:
        read_firm(broken.encode(), file="profile")

    found = client.post(ANSWERS, data=broken.encode())

    assert found.status_code == 422
    assert problems(found) == [
        {
            "code": one.code,
            "place": one.place,
            "line": one.line,
            "zh": sentence(one, "zh"),
            "en": sentence(one, "en"),
        }
        for one in caught.value.problems
    ]
    codes = {one["place"]: (one["code"], one["line"]) for one in problems(found)}
    assert codes["firm.registered_in"] == ("region_unknown", 4)
    assert codes["accounts.2024.employees"] == ("not_whole", 8)


@pytest.mark.parametrize("day", ["2021", "", "2021-02-30", "1989-12-31"])
def test_a_wrong_day_and_a_wrong_profile_are_told_together(client, day):
    found = client.post(f"{ANSWERS}?as_of={day}", data=b"nosuch: 1")

    assert found.status_code == 422
    assert [one["place"] for one in problems(found)] == ["as_of", "nosuch"]
    assert day in problems(found)[0]["zh"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "file_empty"),
        (b"name: [", "yaml_syntax"),
        ("name: 甲".encode("gb18030"), "not_utf8"),
        (b"- 1", "not_a_mapping"),
    ],
)
def test_a_body_that_is_no_profile_has_a_code(client, body, code):
    found = client.post(ANSWERS, data=body)

    assert found.status_code == 422
    assert [one["code"] for one in problems(found)] == [code]


def test_a_key_nobody_reads_is_refused(client):
    found = client.post(f"{ANSWERS}?day=2021-09-01", data=b"name: a")

    assert found.status_code == 422
    assert [(one["code"], one["place"]) for one in problems(found)] == [("key_unknown", "day")]


@pytest.mark.parametrize(("beyond", "status"), [(0, 200), (1, 413)])
def test_a_profile_has_at_most_one_mebibyte(client, beyond, status):
    body = b"name: a\n#"
    body += b"x" * (MAX_PROFILE_BYTES + beyond - len(body))

    found = client.post(ANSWERS, data=body)

    assert found.status_code == status
    if beyond:
        assert [one["code"] for one in problems(found)] == ["file_too_large"]
        assert str(MAX_PROFILE_BYTES) in problems(found)[0]["en"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("get", ANSWERS, 405, "method_unknown"),
        ("put", ANSWERS, 405, "method_unknown"),
        ("post", f"{ANSWERS}/", 404, "path_unknown"),
        ("get", "/api/", 404, "path_unknown"),
    ],
)
def test_another_address_or_method_is_refused_in_json(client, method, path, status, code):
    found = client.open(path, method=method.upper())

    assert found.status_code == status
    assert [one["code"] for one in problems(found)] == [code]
    assert ("POST" in found.headers.get("Allow", "")) is (status == 405)


@pytest.mark.usefixtures("failing")
def test_a_failure_says_nothing_of_the_house(client):
    found = client.post(ANSWERS, data=b"name: a")

    assert found.status_code == 500
    assert [one["code"] for one in problems(found)] == ["failed"]
    assert "secret" not in found.get_data(as_text=True)


@pytest.mark.parametrize("body", [b"name: a", b"nosuch: 1"])
def test_an_answer_is_kept_by_nobody(client, body):
    found = client.post(ANSWERS, data=body)

    assert found.headers["Cache-Control"] == "no-store"
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in found.headers
