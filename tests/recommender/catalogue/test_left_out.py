"""Fact sheets that became no instrument: each with a reason, none of them encoded as well."""

from dataclasses import replace

import pytest

from recommender.catalogue.left_out import left_out_file, read_left_out
from recommender.catalogue.reading import read_catalogue, shipped_folder
from recommender.errors import CatalogueError
from recommender.wording.left_out import lines
from recommender.wording.problems import sentence


@pytest.fixture(scope="module")
def instruments():
    return read_catalogue(shipped_folder()).instruments


ENTRY = """\
- sheet: {sheet}
  name: {{zh: 甲, en: A}}
  reason: {reason}
  text: {{zh: 乙, en: B}}
  source: 办法
"""


def entry(sheet="left-a", reason="evidence_only", of=None):
    return ENTRY.format(sheet=sheet, reason=reason) + (f"  of: {of}\n" if of else "")


def refused(text, folder, instruments):
    path = folder / "left-out.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=r"\w") as caught:
        read_left_out(path, instruments)
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "code", "at", "words"),
    [
        (entry(sheet="nation-hnte"), "left_out_encoded", ("[0].sheet", 1), "nation-hnte"),
        (entry() + entry(), "sheet_twice", ("[1].sheet", 6), "[0]"),
        (entry(of="nation-hnt"), "left_out_of", ("[0].of", 6), "nation-hnte"),
        (
            entry("left-b", of="nation-hnte") + entry(of="left-b"),
            "left_out_chain", ("[1].of", 12), "nation-hnte",
        ),
        (entry() + entry("left-b", of="left-a"), "left_out_chain", ("[1].of", 11), "left-a"),
        (entry(reason="duplicate_of"), "key_missing", ("[0]", 1), "of"),
        (entry(reason="boring"), "option_unknown", ("[0].reason", 3), "programme_size"),
        (entry() + "  why: 丙\n", "key_unknown", ("[0].why", 6), "why"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(tmp_path, instruments, text, code, at, words):
    (problem,) = refused(text, tmp_path, instruments)

    assert (problem.code, (problem.place, problem.line)) == (code, at)
    assert words in sentence(problem, "zh")
    assert words in sentence(problem, "en")


def test_all_mistakes_come_at_once(tmp_path, instruments):
    text = entry(sheet="nation-hnte", of="nowhere") + entry(sheet="left-b", of="nowhere")

    codes = [one.code for one in refused(text, tmp_path, instruments)]

    assert codes == ["left_out_encoded", "left_out_of", "left_out_of"]


def test_the_shipped_list_is_in_order_and_names_no_instrument(instruments):
    found = read_left_out(left_out_file(), instruments)

    assert {one.sheet for one in found} & instruments.keys() == set()


def test_an_entry_is_told_with_its_reason_and_where_its_content_went(instruments):
    one = next(o for o in read_left_out(left_out_file(), instruments) if o.of == "hf-ic-mpw")

    head, words = lines(one, "zh")

    assert head.startswith(one.sheet)
    assert head.endswith("(是其他措施的条件或依据;内容见 hf-ic-mpw)")
    assert words.strip() == one.text.zh
    assert lines(one, "en")[0].endswith(
        "(a condition or yardstick of others; carried by hf-ic-mpw)"
    )
    assert "carried by" not in lines(replace(one, of=None), "en")[0]
