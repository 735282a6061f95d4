#!/usr/bin/env bash
# The one door to every check. Works from any directory and on a fresh machine.
#
#   bash test.sh                 everything
#   bash test.sh tests/test_law.py -k now    other arguments go to pytest
#   bash test.sh --bench …       only the measurements: python -m tests.bench …
#
# What is missing is installed where that is possible (Debian packages as root), else the
# part that needs it is left out and named at the end. With CI=true nothing is left out: a
# missing tool, a skipped test or an empty run is an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

ci=false
[[ ${CI:-} == true ]] && ci=true
[[ ! -t 1 ]] || export PY_COLORS=1 # pytest writes through a pipe here
done_parts=()
skipped_parts=()
failed_parts=()
scratch=$(mktemp -d /tmp/filing.XXXXXX)
postgres_bin=

say() { printf '\n== %s\n' "$*"; }

skip() { # part, reason
    if $ci; then
        failed_parts+=("$1: $2")
    else
        skipped_parts+=("$1: $2")
    fi
}

finish() {
    local code=$?
    trap - EXIT
    [[ -z $postgres_bin ]] || stop_postgres
    rm -rf "$scratch"
    exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# --- Debian packages -----------------------------------------------------------------

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

can_install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null
}

install() { # Debian packages
    can_install || return 1
    say "installing $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# --- Python --------------------------------------------------------------------------

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

make_venv() {
    local name
    name=$(find_python) && "$name" -m venv --clear .venv && return
    install python3 python3-venv && name=$(find_python) &&
        "$name" -m venv --clear .venv && return
    echo "Python 3.11 or newer with its venv module is needed." >&2
    exit 1
}

prepare_python() {
    new_enough .venv/bin/python || make_venv
    # The copy says what was installed last.
    cat requirements.txt requirements-dev.txt >"$scratch/wanted.txt"
    if ! cmp -s "$scratch/wanted.txt" .venv/requirements-dev.txt; then
        say "installing requirements-dev.txt"
        .venv/bin/python -m pip install --quiet --disable-pip-version-check \
            -r requirements-dev.txt
        cp "$scratch/wanted.txt" .venv/requirements-dev.txt
    fi
    PATH=$PWD/.venv/bin:$PATH
    export PATH
}

# --- Chromium, LibreOffice, PostgreSQL -----------------------------------------------

first_of() { # names: the path of the first that is there
    local name
    for name in "$@"; do
        command -v "$name" && return
    done
    return 1
}

find_chromium() {
    first_of ${FILING_CHROMIUM:+"$FILING_CHROMIUM"} \
        chromium chromium-browser google-chrome-stable google-chrome
}

find_soffice() {
    first_of ${FILING_SOFFICE:+"$FILING_SOFFICE"} soffice libreoffice
}

has_chinese_font() {
    [[ -n $(fc-list :lang=zh 2>/dev/null) ]]
}

has_latin_font() { # as wide as Times New Roman, or lines break elsewhere
    fc-list 2>/dev/null | grep -qiE 'times new roman|liberation serif|tinos'
}

find_postgres() { # the folder of initdb and pg_ctl, the newest first
    local folder
    while read -r folder; do
        if [[ -x $folder/initdb && -x $folder/pg_ctl ]]; then
            echo "$folder"
            return
        fi
    done < <(
        printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV
        dirname "$(command -v initdb)" 2>/dev/null
    )
    return 1
}

install_tools() {
    local missing=()
    find_chromium >/dev/null || missing+=(chromium)
    find_soffice >/dev/null || missing+=(libreoffice-writer)
    command -v pdftoppm >/dev/null || missing+=(poppler-utils)
    has_chinese_font || missing+=(fontconfig fonts-noto-cjk)
    has_latin_font || missing+=(fontconfig fonts-liberation)
    if [[ -z ${FILING_TEST_POSTGRES_URL:-} ]]; then
        find_postgres >/dev/null || missing+=(postgresql)
    fi
    [[ ${#missing[@]} == 0 ]] || install "${missing[@]}" ||
        echo "could not install: ${missing[*]}"
}

export_tools() {
    local path
    if path=$(find_chromium); then export FILING_CHROMIUM=$path; fi
    if path=$(find_soffice); then export FILING_SOFFICE=$path; fi
}

# PostgreSQL refuses to run as root, so root hands it to an unprivileged user.
as_postgres() {
    if [[ $(id -u) != 0 ]]; then
        "$@"
    elif id postgres >/dev/null 2>&1; then
        (cd / && exec setpriv --reuid postgres --regid "$(id -g postgres)" \
            --clear-groups "$@")
    else
        (cd / && exec setpriv --reuid nobody --regid "$(id -g nobody)" \
            --clear-groups "$@")
    fi
}

start_postgres() { # a throwaway server that listens on a socket in a folder of its own
    local folder=$scratch/postgres
    if [[ -n ${FILING_TEST_POSTGRES_URL:-} ]]; then
        return
    fi
    postgres_bin=$(find_postgres) || {
        postgres_bin=
        skip "PostgreSQL" "not installed (Debian: postgresql)"
        return
    }
    chmod 711 "$scratch"
    mkdir "$folder"
    [[ $(id -u) != 0 ]] || chown "$(as_postgres id -u)" "$folder"
    if as_postgres "$postgres_bin/initdb" --pgdata="$folder/data" --username=filing \
        --auth=trust --encoding=UTF8 --locale=C --no-sync >"$scratch/initdb.log" 2>&1 &&
        as_postgres "$postgres_bin/pg_ctl" start --wait --silent \
            --pgdata="$folder/data" --log="$folder/log" \
            --options="-c listen_addresses='' -c unix_socket_directories='$folder' \
                -c fsync=off -c max_connections=200" >/dev/null 2>&1; then
        FILING_TEST_POSTGRES_URL="postgresql+psycopg://filing@/postgres?host=$folder"
        export FILING_TEST_POSTGRES_URL
    else
        cat "$scratch/initdb.log" "$folder/log" 2>/dev/null || true
        skip "PostgreSQL" "did not start"
    fi
}

stop_postgres() {
    as_postgres "$postgres_bin/pg_ctl" stop --mode=immediate --silent \
        --pgdata="$scratch/postgres/data" >/dev/null 2>&1 || true
}

# --- The parts -----------------------------------------------------------------------

part() { # name, command…
    local name=$1
    shift
    say "$name"
    if "$@"; then
        done_parts+=("$name")
    else
        failed_parts+=("$name")
    fi
}

run_pytest() { # name, marks, arguments…
    local name=$1 marks=$2 code=0
    shift 2
    say "$name"
    # Ours stands last: a run picks by marks what it can do.
    python -m pytest "$@" -m "$marks" 2>&1 | tee "$scratch/pytest.log" || code=$?
    if [[ $code == 5 ]]; then
        empty_runs=$((empty_runs + 1))
        if [[ $arguments -gt 0 ]]; then
            skipped_parts+=("$name: nothing among the tests asked for")
        else
            skip "$name" "there are no such tests"
        fi
    elif [[ $code != 0 ]]; then
        failed_parts+=("$name")
    elif $ci && tail -n 1 "$scratch/pytest.log" | grep -qE '[0-9]+ skipped'; then
        failed_parts+=("$name: tests were skipped")
    else
        done_parts+=("$name")
    fi
}

run_tests() {
    local marks="not browser"
    if [[ -z ${FILING_SOFFICE:-} ]]; then
        skip "tests in LibreOffice" "no soffice (Debian: libreoffice-writer)"
        marks+=" and not office"
    elif ! command -v pdftoppm >/dev/null; then
        skip "tests in LibreOffice" "no pdftoppm (Debian: poppler-utils)"
        marks+=" and not office"
    elif ! has_chinese_font; then
        skip "tests in LibreOffice" "no Chinese font (Debian: fonts-noto-cjk)"
        marks+=" and not office"
    fi
    run_pytest "pytest" "$marks" -n auto "$@"

    if [[ -z ${FILING_CHROMIUM:-} ]]; then
        skip "pytest in Chromium" "no Chromium (Debian: chromium)"
    else
        run_pytest "pytest in Chromium" "browser" "$@"
    fi
}

report() {
    local line
    say "summary"
    for line in ${done_parts[@]+"${done_parts[@]}"}; do echo "passed   $line"; done
    for line in ${skipped_parts[@]+"${skipped_parts[@]}"}; do echo "skipped  $line"; done
    for line in ${failed_parts[@]+"${failed_parts[@]}"}; do echo "FAILED   $line"; done
    [[ ${#failed_parts[@]} == 0 ]]
}

prepare_python
if [[ ${1:-} == --bench ]]; then
    shift
    export_tools
    python -m tests.bench "$@"
    exit
fi

install_tools
export_tools
start_postgres
arguments=$#
empty_runs=0
part "ruff check" ruff check
part "ruff format" ruff format --check
part "import contracts" lint-imports --no-logo
part "mypy" mypy --strict filing
run_tests "$@"
if [[ $empty_runs == 2 ]]; then
    failed_parts+=("pytest: no test was run")
fi
report
