#!/bin/sh
# Prints the Python to use: $1 if it is given, else that of .venv, else one that is installed. Needs 3.11 or newer.

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_environments() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

found=
for python in ${1:+"$1"} .venv/bin/python python3.13 python3.12 python3.11 python3 python3.14; do
    [ -z "$found" ] && is_new_enough "$python" && found=$python
    if is_new_enough "$python" && { [ "$python" = .venv/bin/python ] || makes_environments "$python"; }; then
        command -v "$python"
        exit 0
    fi
    [ -n "$1" ] && break
done

if [ -n "$found" ]; then
    echo "Python's module venv is not complete for $found. On Debian or Ubuntu: apt install python3-venv" >&2
else
    version=$("${1:-python3}" -c 'import platform; print(platform.python_version())' 2>/dev/null)
    echo "This project needs Python 3.11 or newer; ${1:-python3} is ${version:-not to be found}." \
        "With another one: make PYTHON=/path/to/python3" >&2
fi
exit 1
