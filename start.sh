#!/usr/bin/env bash
# 启动算法备案向导：bash start.sh
# 换端口：PORT=9000 bash start.sh　换数据库：FILING_DB_URL=… bash start.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    return 1
}

free() { # nobody answers at this port
    .venv/bin/python -c 'import socket, sys
sys.exit(not socket.socket().connect_ex(("127.0.0.1", int(sys.argv[1]))))' "$1"
}

if ! new_enough .venv/bin/python; then
    python=$(find_python) || stop \
        '没有找到 Python 3.11 或更新的版本。' \
        '请先安装：到 https://www.python.org/downloads/ 下载；' \
        'Debian、Ubuntu 可运行 sudo apt install python3 python3-venv。' \
        '装好后再运行 bash start.sh。'
    echo '第一次启动，正在准备运行环境……'
    "$python" -m venv --clear .venv || stop \
        '运行环境没有建成。' \
        'Debian、Ubuntu 请先运行 sudo apt install python3-venv，再运行 bash start.sh。'
fi

# The copy says what was installed last.
if ! cmp -s requirements.txt .venv/requirements.txt; then
    echo '正在安装依赖，需要联网，大约一两分钟……'
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        -r requirements.txt || stop \
        '依赖没有装上，原因见上面几行。请检查网络后再运行 bash start.sh。' \
        '单位有自己的 Python 软件源的，先设置环境变量 PIP_INDEX_URL。'
    cp requirements.txt .venv/requirements.txt
fi

port=${PORT:-8501}
[[ $port =~ ^[0-9]{1,5}$ ]] || stop "PORT 应是一个数字，现在是“$port”。"
if [[ -n ${PORT:-} ]]; then
    free "$port" || stop "端口 $port 已被别的程序占用。请换一个，例如：PORT=$((port + 1)) bash start.sh"
else
    until free "$port"; do
        echo "端口 $port 已被占用，改用下一个。"
        port=$((port + 1))
    done
fi

echo
echo "算法备案向导：请用浏览器打开 http://127.0.0.1:$port"
echo '要停止，请在这个窗口按 Ctrl+C。'
echo
exec .venv/bin/python -m streamlit run app.py --server.port "$port"
