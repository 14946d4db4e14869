"""The pages in a real browser: narrow and wide, by keyboard, without scripts, on paper."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from tests.web.asking import DAY, LANGS, SAMPLE
from tests.web.browsing import leaving, printed, widen
from tests.web.pdf import holds, pages

pytestmark = pytest.mark.browser
WIDTHS = (320, 360, 1280)
SEEN = {
    "home": "/?lang={lang}",
    "answer": "/sample?as_of=2021-09-01&lang={lang}",
    "answer_now": "/sample?as_of=2026-11-01&lang={lang}",
    "mistake": "/sample?as_of=nonsense&lang={lang}",
    "lost": "/nosuch?lang={lang}",
    "catalogue": "/catalogue?lang={lang}",
    "catalogue_none": "/catalogue?lang={lang}&q=xx&region=340100",
    "catalogue_mistake": "/catalogue?lang={lang}&as_of=x&level=moon&q=rgzn",
    "instrument": "/catalogue/nation-hnte?lang={lang}",
    "instrument_then": "/catalogue/ah-zjtx-sme?lang={lang}&as_of=2018-06-01",
    "doctor": "/doctor?lang={lang}",
}
OPENED = "for (const one of document.querySelectorAll('details')) one.open = true"
WIDER = """
const wide = document.documentElement.clientWidth
return [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > wide + 1)
  .map(one => one.outerHTML.slice(0, 120))
"""
FAINT = """
const parts = text => text.match(/[\\d.]+/g).map(Number)
const light = text => parts(text).slice(0, 3).map(c => c / 255)
  .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0)
const behind = one => {
  for (; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor, alpha = parts(colour)[3]
    if (alpha === undefined || alpha === 1) return colour
    if (alpha !== 0) throw Error('half transparent: ' + one.outerHTML)
  }
  return 'rgb(255, 255, 255)'
}
const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
const own = one => ['INPUT', 'TEXTAREA', 'SELECT'].includes(one.tagName) ||
  [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
const told = [...document.querySelectorAll('body, body *')].filter(own)
  .map(one => [ratio(light(getComputedStyle(one).color), light(behind(one))), one.outerHTML])
return [told.length, told.filter(([found]) => found < 4.5)]
"""
SMALL = """
return [...document.querySelectorAll('button, input, select, textarea, summary')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 24)
  .map(one => one.outerHTML.slice(0, 120))
"""


def see(driver, site, name, lang="zh", *, opened=True):
    driver.get(site + SEEN[name].format(lang=lang))
    if opened:
        driver.execute_script(OPENED)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SEEN)
def test_nobody_scrolls_sideways(driver, site, name, lang, width):
    widen(driver, width)
    see(driver, site, name, lang)

    assert driver.execute_script("return document.documentElement.scrollWidth") <= width
    assert driver.execute_script(WIDER) == []


@pytest.mark.parametrize("name", SEEN)
def test_text_stands_out_from_what_is_behind_it(driver, site, name):
    see(driver, site, name)

    told, faint = driver.execute_script(FAINT)

    assert told > 3
    assert faint == []


@pytest.mark.parametrize("name", SEEN)
def test_what_is_pressed_is_large_enough_for_a_finger(driver, site, name):
    widen(driver, 360)
    see(driver, site, name)

    assert driver.execute_script(SMALL) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["home", "mistake", "catalogue"])
def test_the_browser_knows_the_name_of_every_input(driver, site, name, lang):
    see(driver, site, name, lang)

    css = "input:not([type=hidden]), select, textarea, button"
    controls = driver.find_elements(By.CSS_SELECTOR, css)
    assert [one.get_attribute("outerHTML") for one in controls if not one.accessible_name] == []
    assert len(controls) > 10


def test_a_mistake_takes_the_focus_and_its_link_leads_to_the_input(driver, site):
    see(driver, site, "mistake", opened=False)

    assert driver.switch_to.active_element.get_attribute("role") == "alert"
    driver.find_element(By.CSS_SELECTOR, ".summary a").click()
    assert driver.current_url.endswith("#as_of")
    assert driver.switch_to.active_element.get_attribute("id") == "as_of"


@pytest.mark.parametrize("place", ["to_verify", "refused"])
def test_a_link_to_a_folded_card_opens_it(driver, site, place):
    see(driver, site, "answer", opened=False)
    card = driver.find_element(By.CSS_SELECTOR, f"#{place} article")
    assert not card.is_displayed()

    driver.get(f"{driver.current_url}#{card.get_attribute('id')}")

    assert card.is_displayed()


def press(driver, key):
    """A key for whatever has the focus."""
    ActionChains(driver).send_keys(key).perform()


def reach(driver, name):
    """Tab on until an element has the focus; it must then show where one is."""
    for _ in range(200):
        press(driver, Keys.TAB)
        one = driver.switch_to.active_element
        if name in {one.get_attribute("id"), one.tag_name}:
            style = "return getComputedStyle(arguments[0]).outlineStyle"
            assert driver.execute_script(style, one) == "solid"
            return one
    raise AssertionError(f"no way to {name} by keyboard")


def test_the_form_is_filled_in_and_sent_by_keyboard(driver, site):
    widen(driver, 1280)
    see(driver, site, "home", opened=False)

    press(driver, Keys.TAB)
    assert driver.switch_to.active_element.get_attribute("class") == "skip"
    press(driver, Keys.ENTER)
    reach(driver, "summary").send_keys(Keys.SPACE)
    reach(driver, "name").send_keys("键盘企业")
    Select(reach(driver, "firm.applicant_kind")).select_by_value("enterprise")
    reach(driver, "firm.registered_in").send_keys("合肥市包河区")
    reach(driver, "as_of").send_keys(DAY)
    with leaving(driver):
        reach(driver, "button").send_keys(Keys.ENTER)

    assert driver.current_url.startswith(f"{site}/answers")
    assert "键盘企业" in driver.find_element(By.TAG_NAME, "h1").text
    assert "2021年9月1日" in driver.find_element(By.CLASS_NAME, "lead").text


def follow(driver, css):
    """Press what leads to another page."""
    with leaving(driver):
        driver.find_element(By.CSS_SELECTOR, css).click()


def test_it_all_works_without_scripts(without_scripts, site):
    driver = without_scripts
    driver.get("data:text/html,<title>off</title><script>document.title = 'on'</script>")
    assert driver.title == "off"

    driver.get(f"{site}/")
    driver.find_element(By.ID, "file").send_keys(str(SAMPLE))
    driver.find_element(By.ID, "as_of").send_keys("2021-13")
    follow(driver, "#ask > p button")
    assert driver.title.startswith("错误")
    day = driver.find_element(By.ID, "as_of")
    day.clear()
    day.send_keys(DAY)
    follow(driver, "#ask > p button")
    assert "淮云" in driver.find_element(By.TAG_NAME, "h1").text
    folded = driver.find_element(By.CSS_SELECTOR, "#ready details")
    folded.find_element(By.TAG_NAME, "summary").click()
    assert folded.find_element(By.CLASS_NAME, "clauses").is_displayed()
    follow(driver, ".bar button")
    assert driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"
    follow(driver, "#again button")
    assert driver.find_element(By.ID, "profile").get_attribute("value") == SAMPLE.read_text()


@pytest.mark.parametrize("lang", LANGS)
def test_paper_holds_every_group_and_card_with_nothing_folded_away(driver, site, lang):
    see(driver, site, "answer", lang, opened=False)
    wanted = [
        one.get_attribute("textContent")
        for css in ("h1", "h2", "h3", "section > .card .clauses li",
                    ".set li", ".nears li", "section > .card .points", ".overview td")
        for one in driver.find_elements(By.CSS_SELECTOR, css)
    ]  # fmt: skip

    sheets = pages(printed(driver))

    counted = [(f"{number}/{len(sheets)}", one) for number, one in enumerate(sheets, start=1)]
    text = "".join(one.removeprefix(count) for count, one in counted)
    assert len(wanted) > 100
    assert len(sheets) < len(driver.find_elements(By.TAG_NAME, "article")) / 2
    assert [one for one in wanted if not holds(text, one)] == []
    assert [one for count, one in counted if not one.startswith(count)] == []


def test_the_answer_as_a_file_looks_as_the_page_does(driver, site, tmp_path):
    from click.testing import CliRunner

    from web.commands import cli

    words = ["recommend", str(SAMPLE), "--as-of", DAY, "--format", "html"]
    file = tmp_path / "answer.html"
    file.write_text(CliRunner().invoke(cli, words).output, encoding="utf-8")
    drawn = "return getComputedStyle(document.querySelector('.card')).borderLeftWidth"

    driver.get(file.as_uri())
    alone = driver.execute_script(drawn)
    see(driver, site, "answer")

    assert alone == driver.execute_script(drawn) == "6px"
