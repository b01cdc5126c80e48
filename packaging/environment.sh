# Read by packaging/run and packaging/test, which set `root` first: finds a Python, keeps one virtual
# environment for each version of it under .venv, and the system libraries that Qt needs.
# BACKPROP_PYTHON=/path/to/python forces one Python.

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_packages() {
    line="apt-get install -y --no-install-recommends $*"
    say "Installing system packages: $*"
    # shellcheck disable=SC2086 # the words of the line are its arguments
    if command -v apt-get > /dev/null && as_root apt-get -qq update >&2 \
        && as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq ${line#apt-get } >&2; then return 0; fi
    fail "These packages are missing. Install them and start again:  sudo $line"
}

# --- Python -----------------------------------------------------------------------------------

# A Python counts if it really runs (a version manager's stand-in may not), is new enough and can make environments.
# Prints three lines: where it really is, its short version, its whole version.
describe() {
    "$1" -I -c 'if True:
        import sys, ensurepip, venv
        if not (3, 11) <= sys.version_info < (3, 15): sys.exit(1)
        print(sys.executable, "%d.%d" % sys.version_info[:2], " ".join(sys.version.split()), sep="\n")' 2> /dev/null
}

candidates() {
    for name in python3.13 python3.12 python3.14 python3 python3.11; do
        printf '%s\n' "$PATH" | tr ':' '\n' | sed "s|\$|/$name|"
    done
}

# Prints what `describe` says of the first Python that counts.
find_python() {
    if [ -n "${BACKPROP_PYTHON:-}" ]; then
        describe "$BACKPROP_PYTHON" \
            || fail "BACKPROP_PYTHON=$BACKPROP_PYTHON does not run, is not Python 3.11 to 3.14, or lacks venv."
        return 0
    fi
    candidates | while IFS= read -r candidate; do
        if [ -x "$candidate" ] && describe "$candidate"; then break; fi
    done
}

# --- the virtual environment ------------------------------------------------------------------

install_locked() {
    if command -v uv > /dev/null && uv --no-config pip install --quiet --python "$python" --no-python-downloads \
        --compile-bytecode --require-hashes --only-binary :all: -r "$1"; then return 0; fi
    "$python" -m pip install --quiet --disable-pip-version-check --no-input --require-virtualenv \
        --require-hashes --only-binary :all: -r "$1"
}

# The stamp says which Python and which lock an environment was made from. A mark beside it for each finished
# lock: the one for tests holds all of the one for running, so either may come first.
prepare_environment() {
    found=$(find_python)
    if [ -z "$found" ]; then
        install_packages python3 python3-venv
        found=$(find_python)
    fi
    [ -n "$found" ] || fail "No Python 3.11 to 3.14 found. Install one and start again."
    base=$(printf '%s\n' "$found" | sed -n 1p)
    venv=$root/.venv/$(printf '%s\n' "$found" | sed -n 2p)
    python=$venv/bin/python
    stamp="$found $(cat "$root/packaging/requirements.lock" "$root/packaging/requirements-test.lock" | cksum)"
    if [ "$(cat "$venv/stamp" 2> /dev/null)" != "$stamp" ]; then
        say "Making a virtual environment with $base ..."
        rm -rf "$venv"
        "$base" -I -m venv "$venv" || fail "$base cannot make a virtual environment."
        printf '%s\n' "$stamp" > "$venv/stamp"
    fi
    if [ ! -e "$venv/finished-$1" ]; then
        say "Installing the pinned packages of $1 ..."
        install_locked "$root/packaging/$1" || fail "The packages could not be installed; is there a network connection?"
        : > "$venv/finished-requirements.lock"
        : > "$venv/finished-$1"
    fi
}

# --- system libraries -------------------------------------------------------------------------

# The first of two package names that this release knows (Debian 13 and Ubuntu 24.04 renamed some to ...t64).
known() {
    if apt-cache show "$1" > /dev/null 2>&1; then echo "$1"; else echo "$2"; fi
}

package_of() {
    case $1 in
        libEGL.so.*) echo libegl1 ;;
        libGL.so.*) echo libgl1 ;;
        libGLX.so.*) echo libglx0 ;;
        libOpenGL.so.*) echo libopengl0 ;;
        libdbus-1.so.*) echo libdbus-1-3 ;;
        libfontconfig.so.*) echo libfontconfig1 ;;
        libfreetype.so.*) echo libfreetype6 ;;
        libglib-2.0.so.* | libgthread-2.0.so.* | libgobject-2.0.so.*) known libglib2.0-0t64 libglib2.0-0 ;;
                libX11.so.*) echo libx11-6 ;;
        libX11-xcb.so.*) echo libx11-xcb1 ;;
        libxkbcommon.so.*) echo libxkbcommon0 ;;
        libxkbcommon-x11.so.*) echo libxkbcommon-x11-0 ;;
        libxcb.so.*) echo libxcb1 ;;
        libxcb-*.so.* | libwayland-*.so.*) echo "${1%%.so.*}${1##*.}" ;; # libxcb-icccm.so.4 is in libxcb-icccm4
        libz.so.*) echo zlib1g ;;
        libzstd.so.*) echo libzstd1 ;;
        libstdc++.so.*) echo libstdc++6 ;;
        *) echo "$1" ;; # apt then names what it does not know
    esac
}

missing_libraries() {
    folder=$("$python" -I -c 'import importlib.util as u; print(*u.find_spec("PySide6").submodule_search_locations)')
    for library in QtCore QtGui QtWidgets QtSvg QtTest; do
        ldd "$folder/$library.abi3.so"
    done 2> /dev/null | sed -n 's/^[[:space:]]*\(.*\) => not found.*/\1/p'
    for platform in "$@"; do
        ldd "$folder/Qt/plugins/platforms/libq$platform.so"
    done 2> /dev/null | sed -n 's/^[[:space:]]*\(.*\) => not found.*/\1/p'
}

prepare_libraries() {
    [ "$(uname)" = Linux ] || return 0
    # shellcheck disable=SC2046 # one word is one library
    set -- $(missing_libraries "$@" | sort -u)
    [ $# -gt 0 ] || return 0
    # shellcheck disable=SC2046
    install_packages $(for library in "$@"; do package_of "$library"; done | sort -u)
}

# prepare LOCK PLATFORM...: afterwards `python` runs with everything the lock names.
prepare() {
    unset PYTHONHOME PYTHONDONTWRITEBYTECODE
    lock=$1
    shift
    prepare_environment "$lock"
    prepare_libraries "$@"
    PYTHONPATH=$root
    export PYTHONPATH
}
