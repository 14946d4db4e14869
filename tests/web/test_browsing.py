"""The catalogue in a real browser: by keyboard, without scripts, on a phone, on paper, in time."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from tests.web.asking import LANGS, offer
from tests.web.browsing import leaving, printed, widen
from tests.web.pdf import holds, pages

pytestmark = pytest.mark.browser
WIDTHS = (360, 1280)
SIDEWAYS = """
const wide = document.documentElement.clientWidth
return [...document.querySelectorAll('main *')]
  .filter(one => one.getBoundingClientRect().right > wide + 1)
  .map(one => one.outerHTML.slice(0, 99))
"""
NARROW = """
return [...document.querySelectorAll('.measures :is(th[scope=row], td)')]
  .filter(one => one.getBoundingClientRect().width < 120).map(one => one.outerHTML.slice(0, 99))
"""


def rows(driver) -> list[str]:
    return [one.text for one in driver.find_elements(By.CSS_SELECTOR, ".measures th a")]


@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_searched_narrowed_down_and_read_without_scripts(without_scripts, site, width):
    driver = without_scripts
    widen(driver, width)
    driver.get(f"{site}/catalogue")

    with leaving(driver):
        driver.find_element(By.ID, "q").send_keys("rengongzhineng", Keys.ENTER)
    found = rows(driver)
    driver.find_element(By.CSS_SELECTOR, "#search summary").click()
    Select(driver.find_element(By.ID, "region")).select_by_value("340100")
    with leaving(driver):
        driver.find_element(By.CSS_SELECTOR, "#search details button").click()
    fewer = rows(driver)
    assert driver.current_url == f"{site}/catalogue?lang=zh&q=rengongzhineng&region=340100"
    with leaving(driver):
        driver.find_element(By.CSS_SELECTOR, ".measures th a").click()

    assert 0 < len(fewer) < len(found)
    assert set(fewer) <= set(found)
    assert driver.find_element(By.TAG_NAME, "h1").text == fewer[0]
    with leaving(driver):
        driver.find_element(By.CSS_SELECTOR, ".check a").click()
    assert fewer[0] in driver.find_element(By.CSS_SELECTOR, "#ask .notice").text


def test_search_and_the_first_measure_are_reached_by_keyboard(driver, site):
    widen(driver, 1280)
    driver.get(f"{site}/catalogue?q=rgzn")
    passed = []

    for _ in range(20):
        ActionChains(driver).send_keys(Keys.TAB).perform()
        one = driver.switch_to.active_element
        style = "return getComputedStyle(arguments[0]).outlineStyle"
        assert driver.execute_script(style, one) == "solid"
        passed.append(one.get_attribute("id") or one.text)
        if passed[-1] == rows(driver)[0]:
            break

    assert "q" in passed
    assert passed[-1] == rows(driver)[0]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_instrument_scrolls_sideways(driver, site, width):
    widen(driver, width)
    names = sorted(offer().catalogue.instruments)[::12]

    for name in names:
        driver.get(f"{site}/catalogue/{name}?lang=en")
        assert driver.execute_script(SIDEWAYS) == [], name
    assert len(names) > 15


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_no_cell_of_the_list_is_squeezed(driver, site, lang, width):
    widen(driver, width)
    driver.get(f"{site}/catalogue?lang={lang}")

    assert len(rows(driver)) > 200
    assert driver.execute_script(NARROW) == []


def on_paper(driver) -> tuple[str, int]:
    sheets = pages(printed(driver))
    return "".join(sheets), len(sheets)


@pytest.mark.parametrize("lang", LANGS)
def test_the_list_on_paper_holds_every_measure_and_no_form(driver, site, lang):
    driver.get(f"{site}/catalogue?lang={lang}&region=340200")
    wanted = [*rows(driver), driver.find_element(By.CSS_SELECTOR, "#h-found").text]

    text, sheets = on_paper(driver)

    assert len(wanted) > 5
    assert [one for one in wanted if not holds(text, one)] == []
    assert not holds(text, {"zh": "\u67e5\u627e", "en": "Narrow down"}[lang])
    assert sheets <= 2


@pytest.mark.parametrize("lang", LANGS)
def test_a_measure_on_paper_holds_conditions_folded_links_and_addresses(driver, site, lang):
    driver.get(f"{site}/catalogue/nation-hnte?lang={lang}")
    css = "h1, h2, h3, .outline li, .timeline strong, .sources a, details li"
    wanted = [
        one.get_attribute("textContent") for one in driver.find_elements(By.CSS_SELECTOR, css)
    ]

    text, sheets = on_paper(driver)

    assert len(wanted) > 40
    assert [one for one in wanted if not holds(text, one)] == []
    for source in offer().catalogue.instruments["nation-hnte"].sources.values():
        assert holds(text, source.url)
    assert sheets <= 3
    assert not holds(text, {"zh": "\u6838\u5bf9\u672c\u4f01\u4e1a", "en": "Check my firm"}[lang])


def test_the_list_on_paper_says_what_was_chosen_and_offers_no_link(driver, site):
    driver.get(f"{site}/catalogue?q=rgzn&region=340100")

    text, _ = on_paper(driver)

    assert holds(text, "\u5730\u533a\uff1a\u5408\u80a5\u5e02")
    assert holds(text, "\u641c\u7d22\uff1argzn")
    assert not holds(text, "\u53bb\u6389")
