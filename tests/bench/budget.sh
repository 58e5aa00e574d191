#!/bin/sh
# Counts the instructions of each example and fails if one needs over 3 % more than budget.txt says.
# Who makes cvtex slower on purpose changes budget.txt in the same commit.
#
#   bench/budget.sh CVTEX             fails, or is skipped (77)
#   bench/budget.sh CVTEX --write     writes budget.txt anew
#
# callgrind counts the same on each run, but not with other versions of the libraries, of the
# compiler, of valgrind, or on a processor for which the C library chooses other functions. So
# budget.txt names those that it was made with. With others the test is skipped, and says so.
set -eu
cvtex=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
budget=$here/budget.txt
unset CVTEX_DATA
for program in valgrind ldd readelf; do
    command -v $program >/dev/null 2>&1 || { echo "$program is not installed: skipped"; exit 77; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$here/../../examples"

# What the counts depend on besides cvtex, one a line.
made_with() {
    valgrind --version
    readelf -p .comment "$cvtex" | sed -n 's/^ *\[ *[0-9a-f]*\]  *//p' | sort -u
    ldd "$cvtex" | awk '$2 == "=>" { print $3 }' | while read -r library; do
        basename "$(realpath "$library")"
    done | sort
    ldd --version | sed -n '1s/^ldd *//p'
    grep -qw avx2 /proc/cpuinfo 2>/dev/null && echo avx2 || echo no avx2
}

# In thousands.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file="$folder/callgrind" "$cvtex" --no-sandbox "$@" \
        -o "$folder/cv.pdf" >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
    awk '/Collected/ { printf "%d\n", $4 / 1000 }' "$folder/log"
}

# each FUNCTION: calls it with the name and the arguments of each case.
each() {
    "$1" empty "$folder/empty.yaml"
    "$1" zhewei-yao-banking zhewei-yao.yaml --style banking
    "$1" zhewei-yao-x10 "$folder/x10.yaml" --style banking
    for yaml in *.yaml; do
        "$1" "${yaml%.yaml}" "$yaml"
    done
}

write() {
    name=$1
    shift
    printf '%s %s\n' "$name" "$(instructions "$@")"
}

check() {
    name=$1
    shift
    may=$(awk -v name="$name" '$1 == name { print $2 }' "$budget")
    [ -n "$may" ] || { echo "$name has no budget" >&2; : >"$folder/over"; return; }
    needs=$(instructions "$@")
    printf '%-22s %8d thousand instructions, budget %8d: %+.1f %%\n' "$name" "$needs" "$may" \
        "$(awk "BEGIN { print ($needs / $may - 1) * 100 }")"
    if [ $((needs * 100)) -gt $((may * 103)) ]; then
        echo "$name is over its budget" >&2
        : >"$folder/over"
    fi
}

printf 'cv: {name: A}\n' >"$folder/empty.yaml"
awk -v n=10 -f "$here/times.awk" zhewei-yao.yaml >"$folder/x10.yaml"
if [ "${2-}" = --write ]; then
    {
        sed '/^[^#]/,$d' "$budget"
        each write
        made_with | sed 's/^/with /'
    } >"$folder/budget"
    cp "$folder/budget" "$budget"
    exit
fi
made_with >"$folder/here"
sed -n 's/^with //p' "$budget" >"$folder/there"
if ! cmp -s "$folder/here" "$folder/there"; then
    echo "the budget was counted with other libraries than those here: skipped"
    diff "$folder/there" "$folder/here" || :
    exit 77
fi
each check
[ ! -e "$folder/over" ]
