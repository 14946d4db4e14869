"""A browser that knows no network but this machine, and the site it looks at."""

import base64
import os
import shutil
from contextlib import contextmanager
from threading import Thread

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from werkzeug.serving import make_server

_WORDS = (
    "--headless=new", "--no-first-run", "--disable-background-networking", "--hide-scrollbars",
    "--disable-component-update", "--disable-dev-shm-usage", "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


@contextmanager
def browser():
    """Chromium by the driver on the path; nothing is looked up or downloaded."""
    os.environ["SE_OFFLINE"] = "true"
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for word in (*_WORDS, *(["--no-sandbox"] if os.geteuid() == 0 else [])):
        options.add_argument(word)
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


@contextmanager
def served(app):
    """The address of the application while it is served."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def widen(driver, width: int, height: int = 900) -> None:
    """Make the page as wide as a phone, a laptop, or paper."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@contextmanager
def leaving(driver):
    """What is done meanwhile leads to another page, which is waited for."""
    before = driver.find_element(By.TAG_NAME, "html").id
    yield

    def arrived(_):
        ready = driver.execute_script("return document.readyState") == "complete"
        return ready and driver.find_element(By.TAG_NAME, "html").id != before

    WebDriverWait(driver, 30, 0.05, [WebDriverException]).until(arrived)


def printed(driver) -> bytes:
    """The page as a PDF."""
    told = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    return base64.b64decode(told["data"])
