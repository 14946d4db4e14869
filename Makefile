# Everything a founder does here. `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .stamps
# Tests whose coverage of recommender/ is measured, which takes twice as long; all others run without.
MEASURED := tests/recommender tests/test_cases.py tests/test_broken.py tests/test_facts.py tests/test_examples.py
.DEFAULT_GOAL := help
.PHONY: help run demo test check quick bench examples questions plan ranking browser lock clean

help:  ## 列出全部目标 / list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

$(STAMPS)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Python 3.11 or newer is needed. Install it (Debian: apt-get install python3 python3-venv) or call: make PYTHON=/path/to/python3.11'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: $(STAMPS)/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(STAMPS)/dev: $(STAMPS)/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(STAMPS)/run

run: $(STAMPS)/run  ## 安装并打开网页 http://127.0.0.1:8000 / install and serve the pages
	$(BIN)/fundmatch serve

demo: $(STAMPS)/run  ## 在终端显示示例企业的回答 / the sample firm's answer in the terminal
	$(BIN)/fundmatch recommend data/sample/huaiyun-robotics.yaml

browser:  ## 安装浏览器测试所需的系统包 / system packages for the browser tests (Debian, as root)
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null && fc-list 2>/dev/null | grep -qi 'noto.*cjk' || \
	  { [ "$$(id -u)" = 0 ] || { echo 'Browser tests need chromium, chromium-driver and fonts-noto-cjk. Run as root: make browser'; exit 1; }; \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-noto-cjk fontconfig; }

check: $(STAMPS)/dev  ## 代码规范、类型、分层、快速测试 / lint, types, layers, quick tests
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2 -m 'not slow and not browser'

quick: $(STAMPS)/dev  ## 快速测试 / the quick tests
	$(BIN)/pytest -q -n 2 -m 'not slow and not browser'

test: $(STAMPS)/dev $(if $(findstring browser,$(FUNDMATCH_REQUIRE)),browser)  ## CI 所做的一切 / everything CI runs
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/fundmatch catalogue check
	$(BIN)/python tests/check_wheel.py
	$(BIN)/pytest -n 2 --doctest-modules --cov --cov-report=term recommender $(MEASURED)
	$(BIN)/pytest -n 2 --doctest-modules web tests $(addprefix --ignore=,$(MEASURED))

$(STAMPS)/bench: $(STAMPS)/python bench/constraints.txt
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/pip install --quiet --disable-pip-version-check -c bench/constraints.txt openfisca-core
	@touch $@

bench: $(STAMPS)/dev $(STAMPS)/bench  ## 性能报告 docs/benchmarks.md / the performance report
	$(BIN)/python -m bench

examples: $(STAMPS)/dev  ## 示例企业的回答 docs/examples.md / what the sample firms are told
	$(BIN)/python -m tests.examples > docs/examples.md.new && mv docs/examples.md.new docs/examples.md

questions: $(STAMPS)/dev  ## 提问次序报告 docs/questions.md / the report on the order of questions
	$(BIN)/python -m tests.populations > docs/questions.md.new && mv docs/questions.md.new docs/questions.md

plan: $(STAMPS)/dev  ## 2019年方案的覆盖情况 docs/plan-coverage.md / how the plan of 2019 is carried
	$(BIN)/python -m tests.plan > docs/plan-coverage.md.new && mv docs/plan-coverage.md.new docs/plan-coverage.md

ranking: $(STAMPS)/dev  ## 排序与获批概率报告 docs/ranking.md(需 FUNDMATCH_HISTORY) / ranking and chances on a history
	$(BIN)/fundmatch evaluate --first 2011 --jobs 2 --threads 1 --notes docs/ranking-notes.yaml > docs/ranking.md.new && mv docs/ranking.md.new docs/ranking.md

lock: $(STAMPS)/dev  ## 重写 constraints.txt / rewrite constraints.txt
	$(BIN)/python tests/lock.py > constraints.txt.new && mv constraints.txt.new constraints.txt

clean:  ## 删除环境与缓存 / remove environment and caches
	rm -rf $(VENV) $(VENV)-bench $(STAMPS) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
