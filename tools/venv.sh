#!/bin/sh
# Make .venv with the first Python >= 3.11 found (or the one named by $PYTHON), unless a working one is there.
# Usage: sh tools/venv.sh FOLDER
set -eu

folder=$1

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if [ -x "$folder/bin/python" ] && new_enough "$folder/bin/python" && "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi

lacking=
for python in ${PYTHON:-python3.11 python3.12 python3.13 python3.14 python3 python}; do
    command -v "$python" >/dev/null 2>&1 || continue
    new_enough "$python" || continue
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        lacking=${lacking:-$python}
        continue
    fi
    echo "准备运行环境：用 $("$python" --version) 建立 $folder"
    rm -rf "$folder"
    "$python" -m venv "$folder"
    exit 0
done

if [ -n "$lacking" ]; then
    version=$("$lacking" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "找到了 Python $version，但缺少它的 venv 模块，无法建立运行环境。" >&2
    echo "Debian、Ubuntu 请先运行：sudo apt install python$version-venv" >&2
else
    echo "没有找到 Python 3.11 或更新的版本。" >&2
    echo "请先安装（python.org，或 Debian、Ubuntu 上：sudo apt install python3 python3-venv），再运行一次。" >&2
    echo "已经装在别处时，可以指明：make serve PYTHON=/路径/python3" >&2
fi
exit 1
