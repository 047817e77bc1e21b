# One verb per job, at a desk and in CI. `make` alone lists them.

export NO_MKDOCS_2_WARNING = 1
export PATH := $(CURDIR)/.venv/bin:$(PATH)

PYTHON =
BIN = .venv/bin
PYTEST = $(BIN)/python -m pytest

# Browsers wait for pages now and then: one worker more than the two cores of a small machine.
WORKERS = 3

# Where the handbook is looked at while writing: `mkdocs serve` keeps the path of the real address.
# Not strict: a warning stops a strict build, and a page half written has one now and then.
ADDRESS = 127.0.0.1:8000
SITE_PATH = $(shell sed -n 's|^site_url: *"*https*://[^/"]*\([^" ]*\).*|\1|p' mkdocs.yml)

.PHONY: help
help:
	@echo '用法：make 动词'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

# --- For everyone ---------------------------------------------------------------------------------------------

# MkDocs names what it cannot read in mkdocs.yml in English; this comes before it.
READABLE = $(BIN)/python tools/settings.py

.PHONY: serve build check preview
serve: .venv/.runtime ## 在本机打开手册，边改边看
	@echo '请稍候几秒，然后在浏览器打开 http://$(ADDRESS)$(or $(SITE_PATH),/)　（按 Ctrl+C 结束）'
	@$(READABLE)
	@$(BIN)/python -m mkdocs serve --no-strict --dev-addr $(ADDRESS)

build: .venv/.runtime ## 生成网站到 site/，有任何警告就失败
	@$(READABLE)
	$(BIN)/python -m mkdocs build --strict

check: .venv/.runtime ## 像合并请求的检查那样构建；在 GitHub 上把问题标到行上，写出摘要
	@$(BIN)/python tools/annotate.py

preview: .venv/.runtime ## 打成不联网、双击就能打开的一份 build/preview/
	@$(READABLE)
	@$(BIN)/python tools/bundle.py build/preview

.PHONY: update
update: .venv/.runtime ## 升级：取来上游的新文件，公司自己的不动（第一次写明 UPSTREAM=上游的网址）
	@$(BIN)/python tools/update.py $(UPSTREAM)
	@$(MAKE) --no-print-directory build

# --- Tests ----------------------------------------------------------------------------------------------------

.PHONY: test pytest test-unit test-build test-browser test-js types style
test: .venv/.dev node_modules/.stamp chromium ## 全部检查：格式、类型、单元、构建、浏览器
	@$(MAKE) --keep-going --no-print-directory style types test-js pytest

pytest:
	$(PYTEST) -n $(WORKERS) --dist worksteal tests

test-unit: .venv/.dev ## 单元测试（几秒钟）
	$(PYTEST) tests/unit

test-build: .venv/.dev ## 构建测试：链接、页面结构、可重现
	$(PYTEST) -n $(WORKERS) --dist worksteal tests/build

test-browser: chromium node_modules/.stamp ## 浏览器测试：无障碍、自测、搜索
	$(PYTEST) -n $(WORKERS) --dist worksteal tests/browser

test-js: .venv/.dev ## 浏览器模块的单元测试
	$(BIN)/node --test 'tests/js/**/*.test.js'

types: node_modules/.stamp ## 类型检查（Python 与 JavaScript）
	node_modules/.bin/pyright
	node_modules/.bin/tsc --project jsconfig.json

style: .venv/.dev ## 代码格式与写法检查
	$(BIN)/ruff check
	$(BIN)/ruff format --check

# --- Now and then ---------------------------------------------------------------------------------------------

.PHONY: format schema fuzz screens guide lighthouse lock clean
format: .venv/.dev ## 自动整理代码格式
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

schema: .venv/.dev ## 由题型的模型重新生成 schema/ 和手册里的键表
	PYTHONPATH=hooks $(BIN)/python -m handbook.quiz.schema schema docs/contribute/question-types.md

fuzz: .venv/.dev ## 用两万份生成和改坏的题目文件考验读题的程序
	HYPOTHESIS_EXAMPLES=2500 $(BIN)/pytest tests/unit/test_property.py tests/unit/test_known_slips.py

screens: chromium ## 给主要页面截图，拼成一张总览 build/screens/index.png
	$(BIN)/python tools/screens.py build/screens

guide: chromium ## 重新生成投稿指南里的截图和报错原话
	$(BIN)/python tools/guide_messages.py
	$(BIN)/python tools/guide_screens.py

lighthouse: chromium node_modules/.stamp ## 用 Lighthouse 给主要页面打分
	$(BIN)/python tools/lighthouse.py

.PHONY: bench
bench: chromium ## 测量自测的代价：构建时间、字节数、反馈和搜索的快慢（ONLY=build、bytes、feedback 或 search 只测一项）
	PYTHONPATH=tests:tools $(BIN)/python -m bench $(ONLY)

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command 'make lock' $(UPGRADE)
lock: .venv/.dev ## 重新锁定依赖版本（加 UPGRADE=--upgrade 则升级）
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-dev.in --output-file requirements-dev.txt
	$(BIN)/npm install --package-lock-only

clean: ## 删除所有生成的文件和运行环境
	rm -rf .venv node_modules site build .cache .pytest_cache .ruff_cache .hypothesis .mkdocs-*.yml
	find hooks tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# --- What the verbs stand on ----------------------------------------------------------------------------------

INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes

.PHONY: environment
environment:
	@PYTHON='$(PYTHON)' sh tools/venv.sh .venv

.venv/.runtime: requirements.txt | environment
	@echo '正在安装手册的依赖（第一次需要几分钟）'
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.runtime
	@echo '正在安装测试的依赖'
	@$(INSTALL) -r requirements-dev.txt
	@$(BIN)/python tools/link_node.py
	@touch $@

node_modules/.stamp: package-lock.json .npmrc .venv/.dev
	@echo '正在安装 Node 的检查工具'
	@$(BIN)/npm ci
	@touch $@

# A browser can be uninstalled behind our back, so this looks every time.
.PHONY: chromium
chromium: .venv/.dev
	@$(BIN)/python tools/chromium.py
