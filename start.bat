@echo off
chcp 65001 >nul
rem Starts the wizard: a double click, or start.bat on a command line.
rem Another port: set PORT=9000 first. Another database: set FILING_DB_URL first.
setlocal
cd /d "%~dp0"
set PYTHONUTF8=1
set "VENV=.venv\Scripts\python.exe"
set "NEW=import sys; sys.exit(sys.version_info < (3, 11))"

"%VENV%" -c "%NEW%" >nul 2>&1
if not errorlevel 1 goto install

set "PYTHON="
py -3 -c "%NEW%" >nul 2>&1
if not errorlevel 1 set "PYTHON=py -3"
if defined PYTHON goto create
python -c "%NEW%" >nul 2>&1
if not errorlevel 1 set "PYTHON=python"
if defined PYTHON goto create
echo 没有找到 Python 3.11 或更新的版本。
echo 请到 https://www.python.org/downloads/ 下载安装，安装时勾选 Add python.exe to PATH，
echo 装好后再运行 start.bat。
goto failed

:create
echo 第一次启动，正在准备运行环境……
%PYTHON% -m venv --clear .venv
if not errorlevel 1 goto install
echo 运行环境没有建成，原因见上面几行。
goto failed

:install
rem The copy says what was installed last.
fc /b requirements.txt .venv\requirements.txt >nul 2>&1
if not errorlevel 1 goto port
echo 正在安装依赖，需要联网，大约一两分钟……
"%VENV%" -m pip install --quiet --disable-pip-version-check -r requirements.txt
if errorlevel 1 goto offline
copy /y requirements.txt .venv\requirements.txt >nul
goto port

:offline
echo 依赖没有装上，原因见上面几行。请检查网络后再运行 start.bat。
echo 单位有自己的 Python 软件源的，先设置环境变量 PIP_INDEX_URL。
goto failed

:port
set "FREE=import socket, sys; sys.exit(not socket.socket().connect_ex(('127.0.0.1', int(sys.argv[1]))))"
if not defined PORT goto search
"%VENV%" -c "%FREE%" %PORT% >nul 2>&1
if not errorlevel 1 goto run
echo 端口 %PORT% 用不了：不是数字，或已被别的程序占用。请换一个再运行。
goto failed

:search
set PORT=8501
:next
"%VENV%" -c "%FREE%" %PORT% >nul 2>&1
if not errorlevel 1 goto run
echo 端口 %PORT% 已被占用，改用下一个。
set /a PORT+=1
goto next

:run
echo.
echo 算法备案向导：请用浏览器打开 http://127.0.0.1:%PORT%
echo 要停止，请在这个窗口按 Ctrl+C。
echo.
"%VENV%" -m streamlit run app.py --server.port %PORT%
if errorlevel 1 goto failed
exit /b 0

:failed
echo.
pause
exit /b 1
