#!/bin/sh
# Runs golden cases and compares their outputs with the files beside them.
#
#   run.sh CVTEX STAGE NAME     one case
#   run.sh CVTEX --strays       fails if there are goldens without a case
#   run.sh CVTEX --regen        makes all goldens again, shows the differences and asks; with YES=1
#                               it does not ask; without a terminal it refuses
#
# STAGE is a folder here. In nodes, style, content, text and trace, the output of NAME.yaml must
# equal NAME.STAGE, and its diagnostics NAME.diag (no such file: no diagnostics). The styles of
# style are in data/. In diag, the diagnostics and the exit status must equal NAME.diag; if the run
# fails, nothing may be written and the old output must stay.
# In check, what 'check' says must equal NAME.check, and in ats what 'check --ats' says NAME.ats.
# A first line "# options: --style x" adds options.
set -u
case $1 in
/*) cvtex=$1 ;;
*) cvtex=$PWD/$1 ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# For equal outputs on every machine: only the bundled fonts, no date, no language.
export FONTCONFIG_FILE="$here/no-fonts.conf" LC_ALL=C
unset SOURCE_DATE_EPOCH CVTEX_DATA

options_of() {
    sed -n '1s/^# options: //p' "$1"
}

# setting STAGE NAME: made STAGE/NAME.STAGE and, where something was said, NAME.diag in $work/out.
setting() {
    cd "$here/$1" || exit 2
    CVTEX_DATA=
    [ "$1" != style ] || CVTEX_DATA=$here/data
    export CVTEX_DATA
    # Styles and bibliographies that several stages use are in folders beside.
    "$cvtex" $(options_of "$2.yaml") --allow .. --to "$1" "$2.yaml" >"$work/out/$2.$1" 2>"$work/out/$2.diag"
    status=$?
    [ -s "$work/out/$2.diag" ] || rm "$work/out/$2.diag"
    if [ $status != 0 ]; then
        echo "$1/$2: exit status $status" >&2
        cat "$work/out/$2.diag" >&2
        return 1
    fi
}

# checking STAGE NAME OPTION...: what 'check' says, as NAME.STAGE in $work/out.
checking() {
    cd "$here/$1" || exit 2
    stage=$1 name=$2
    shift 2
    "$cvtex" check "$@" $(options_of "$name.yaml") "$name.yaml" 2>"$work/out/$name.$stage"
    status=$?
    [ $status = 0 ] || echo "[exit status $status]" >>"$work/out/$name.$stage"
}

# complaint NAME: runs the case of diag where its files are copied to, without and then with an
# older output; makes NAME.diag in $work/out.
complaint() {
    good=0
    case=$work/case
    rm -rf "$case"
    mkdir "$case"
    cp -r "$here"/diag/*.yaml "$here/diag/parts" "$case"
    cd "$case" || exit 2
    find . | sort >"$work/before"
    "$cvtex" $(options_of "$1.yaml") "$1.yaml" 2>"$work/out/$1.diag"
    status=$?
    echo "[exit status $status]" >>"$work/out/$1.diag"
    if [ $status = 0 ]; then
        [ "$(head -c 5 "$1.pdf" 2>&1)" = %PDF- ] || {
            echo "diag/$1: exit status 0, and no PDF" >&2
            good=1
        }
        return $good
    fi
    find . | sort >"$work/after"
    cmp -s "$work/before" "$work/after" || {
        echo "diag/$1: failed, and left files behind:" >&2
        diff "$work/before" "$work/after" >&2
        good=1
    }
    echo older >"$1.pdf"
    "$cvtex" $(options_of "$1.yaml") "$1.yaml" 2>"$work/again"
    echo "[exit status $?]" >>"$work/again"
    cmp "$work/out/$1.diag" "$work/again" >&2 || good=1
    [ "$(cat "$1.pdf")" = older ] || {
        echo "diag/$1: failed, and the older output is gone" >&2
        good=1
    }
    return $good
}

# compare STAGE NAME SUFFIX: the golden with what was made; both missing is right.
compare() {
    golden=$here/$1/$2.$3 made=$work/out/$2.$3
    [ -e "$golden" ] || [ -e "$made" ] || return 0
    [ -e "$golden" ] || golden=/dev/null
    [ -e "$made" ] || made=/dev/null
    diff -u -L "$1/$2.$3, as it should be" -L "$1/$2.$3, as it came out" "$golden" "$made" >&2
}

run_case() {
    rm -rf "$work/out"
    mkdir "$work/out"
    case $1 in
    diag) complaint "$2" ;;
    ats) checking ats "$2" --ats ;;
    check) checking check "$2" ;;
    *) setting "$1" "$2" ;;
    esac
}

one() {
    run_case "$1" "$2"
    bad=$?
    [ -e "$here/$1/$2.$1" ] ||
        echo "$1/$2 has no golden yet: 'cmake --build BUILD -t regen' makes it" >&2
    compare "$1" "$2" "$1" || bad=1
    [ "$1" = diag ] || compare "$1" "$2" diag || bad=1
    return $bad
}

strays() {
    bad=0
    for golden in "$here"/nodes/*.nodes "$here"/style/*.style "$here"/content/*.content "$here"/text/*.text "$here"/trace/*.trace "$here"/ats/*.ats "$here"/check/*.check "$here"/*/*.diag; do
        [ -e "${golden%.*}.yaml" ] || {
            echo "$golden belongs to no case" >&2
            bad=1
        }
    done
    return $bad
}

regen() {
    bad=0
    mkdir "$work/old" "$work/new"
    for stage in nodes style content text trace diag ats check; do
        mkdir "$work/old/$stage" "$work/new/$stage"
        for yaml in "$here/$stage"/*.yaml; do
            name=$(basename "$yaml" .yaml)
            run_case $stage "$name" || bad=1
            cp "$work"/out/* "$work/new/$stage"
        done
        for golden in "$here/$stage"/*.$stage "$here/$stage"/*.diag; do
            [ ! -e "$golden" ] || cp "$golden" "$work/old/$stage"
        done
    done
    cd "$work" || exit 2
    if diff -ruN old new; then
        echo "All goldens are as they were."
        return $bad
    fi
    if [ $bad != 0 ]; then
        echo "Some cases went wrong (above): nothing was changed." >&2
        return 1
    fi
    if [ "${YES:-}" != 1 ]; then
        [ -t 0 ] || {
            echo "Nobody to ask whether this is right: nothing was changed (YES=1 says yes)." >&2
            return 1
        }
        printf 'Is each of these changes right? [y/N] '
        read -r answer
        [ "$answer" = y ] || [ "$answer" = Y ] || return 1
    fi
    for stage in nodes style content text trace diag ats check; do
        rm -f "$here/$stage"/*.$stage "$here/$stage"/*.diag
        cp "new/$stage"/* "$here/$stage"
    done
}

case $2 in
--strays) strays ;;
--regen) regen ;;
*) one "$2" "$3" ;;
esac
