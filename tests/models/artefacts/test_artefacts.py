"""A model on disk: whole or refused, and a damaged one never kills who opens it."""

import json

import numpy as np
import pytest

from models.artefacts import DamagedError, canary, open_artefact, save_artefact
from models.artefacts.manifest import sha256
from models.cards import PARTS, Card
from recommender.wording.cards import HEADS
from tests.artefacts import card, trained
from tests.histories import small

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    save_artefact(tmp_path / "one", trained())
    return tmp_path / "one"


def reseal(folder, name: str) -> None:
    """Make the manifest name what is there now, so that only loading can find the damage."""
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    told["files"][name] = sha256(folder / name)
    (folder / "manifest.json").write_text(json.dumps(told), "utf-8")


def test_what_is_saved_is_opened(folder):
    found = open_artefact(folder)

    assert found.manifest.scope.jurisdiction == "340000"
    assert found.manifest.scope.instruments == ("a", "b")
    assert found.manifest.simulated
    assert found.history.digest == small().digest == found.manifest.history
    assert found.parameters["columns"] == ["column_0", "column_1"]
    low, high = found.boosters["order"].predict(np.array([[-2.0, 0], [2.0, 0]]))
    assert low < high


@pytest.mark.parametrize(
    "name",
    ["order.model.txt", "parameters.json", "card.json", "card.zh.md", "history/awards.parquet"],
)
def test_one_byte_changed_in_any_file_is_found_before_loading(folder, name):
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(bytes(content))

    with pytest.raises(DamagedError, match=f"{name}: file_changed"):
        open_artefact(folder)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9, 0.97])
def test_a_cut_model_text_dies_in_the_child_and_not_here(folder, cut):
    text = (folder / "order.model.txt").read_text("utf-8")
    (folder / "order.model.txt").write_text(text[: int(len(text) * cut)], "utf-8")
    reseal(folder, "order.model.txt")

    with pytest.raises(DamagedError, match="canary_died"):
        open_artefact(folder)


def test_numbers_that_point_nowhere_do_not_kill_us(folder):
    text = (folder / "order.model.txt").read_text("utf-8")
    (folder / "order.model.txt").write_text(
        text.replace("left_child=", "left_child=999999 ", 1), "utf-8"
    )
    reseal(folder, "order.model.txt")

    with pytest.raises(DamagedError, match="canary_died"):
        open_artefact(folder)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda folder: (folder / "manifest.json").unlink(), "manifest_missing"),
        (lambda folder: (folder / "manifest.json").write_text("{}"), "manifest_wrong"),
        (lambda folder: (folder / "card.json").unlink(), "file_missing"),
        (lambda folder: (folder / "more.txt").write_text("?"), "file_extra"),
    ],
)
def test_what_the_manifest_does_not_tell_is_refused(folder, spoil, code):
    spoil(folder)

    with pytest.raises(DamagedError, match=code):
        open_artefact(folder)


def test_another_format_is_refused(folder):
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(told | {"format": "fundmatch.model/0"}))

    with pytest.raises(DamagedError, match=r"fundmatch\.model/0"):
        open_artefact(folder)


def test_json_that_is_none_is_told_as_not_loadable(folder):
    (folder / "parameters.json").write_text("{", "utf-8")
    reseal(folder, "parameters.json")

    with pytest.raises(DamagedError, match="not_loadable"):
        open_artefact(folder)


def test_a_model_is_never_changed(folder):
    with pytest.raises(FileExistsError, match="never changed"):
        save_artefact(folder, trained())


def test_without_trees_no_child_is_needed():
    canary([])


def test_the_card_has_nine_parts_and_results_by_group():
    assert tuple(HEADS) == PARTS
    whole = dict(card().parts)
    for name in PARTS:
        with pytest.raises(ValueError, match=name):
            Card(whole | {name: {}})
    with pytest.raises(ValueError, match="groups"):
        Card(whole | {"quantitative_analyses": {"told": "all"}})
    with pytest.raises(ValueError, match="more"):
        Card(whole | {"more": {"told": "?"}})
    with pytest.raises(ValueError, match="not list"):
        Card.read("[]")


def test_the_page_of_a_simulated_model_says_so_first(folder):
    for lang, word in (("zh", "模拟数据"), ("en", "Simulated")):
        told = (folder / f"card.{lang}.md").read_text("utf-8")
        assert word in told.splitlines()[2]
        assert all(heading[lang == "en"] in told for heading in HEADS.values())
