#!/bin/sh
# usage: hardening.sh CVTEX LIBRARY OBJECTS CC MARK...
# Reads the program, the shared library and the objects they are made of, and fails if one of the
# protections (MARK, as cmake/hardening.cmake has them) is missing. At last it makes a program with
# none of them: each must be missed there, or the test would see nothing.
set -u
cvtex=$1 library=$2 objects=$3 cc=$4
shift 4
for tool in readelf nm objdump; do
    command -v $tool >/dev/null || { echo "$tool is not installed: skipped"; exit 77; }
done
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT

# True if FILE, a linked one, has the protection MARK.
linked_has() {
    case $1 in
    pie) readelf -h "$2" | grep -q 'Type:.*DYN' ;;
    relro) readelf -lW "$2" | grep -q GNU_RELRO ;;
    now) readelf -dW "$2" | grep -qE 'BIND_NOW|Flags:.*NOW' ;;
    stack) readelf -lW "$2" | awk '/GNU_STACK/ && / RW / {ok = 1} END {exit !ok}' ;;
    no-wx) readelf -lW "$2" | awk '/LOAD/ && / RWE / {bad = 1} END {exit bad}' ;;
    no-textrel) ! readelf -dW "$2" | grep -q TEXTREL ;;
    no-path) ! readelf -dW "$2" | grep -qE 'RPATH|RUNPATH.*:?\.(/|:|\])' ;;
    canary) nm -D "$2" | grep -q __stack_chk_fail ;;
    fortify) nm -D "$2" | grep -qE '__[a-z]+_chk(@|$)' ;;
    # What a program calls is then not found through stubs, one at a time, but in one table.
    no-plt) ! readelf -rW "$2" | grep -q JUMP_SLO ;;
    # A frame of more than a page is made in steps, each of which writes.
    clash) objdump -d "$2" | grep -qE '(or|mov)q? .*0x0,.*\(%rsp\)|str[[:space:]]+xzr, \[sp' ;;
    # The mark of the whole holds only if the C runtime's own start files have it: see below.
    cet) objdump -d "$2" | grep -q endbr ;;
    bti) objdump -d "$2" | grep -qE 'bti|paciasp' ;;
    *) echo "unknown mark $1" >&2; return 1 ;;
    esac
}

fail=0
missing() {
    echo "FAIL: $2 has no $1"
    fail=1
}
for file in "$cvtex" "$library"; do
    for mark in "$@" no-wx no-textrel no-path; do
        linked_has "$mark" "$file" || missing "$mark" "$file"
    done
done

# Each object is compiled with control-flow protection, not only some.
case " $* " in *" cet "*)
    find "$objects" -name '*.c.o' >"$work/objects"
    [ -s "$work/objects" ] || { echo "FAIL: no objects in $objects"; fail=1; }
    while read -r object; do
        readelf -nW "$object" 2>/dev/null | grep -q 'IBT, SHSTK' || missing cet "$object"
    done <"$work/objects"
esac

# The test itself: none of it is in a program made without.
printf '%s\n' '#include <stdio.h>' '#include <string.h>' \
    'int main(int n, char **v) { char s[20000]; strcpy(s, v[n - 1]); return puts(s) < 0; }' >"$work/soft.c"
if $cc -O1 -w -no-pie -fno-pie -U_FORTIFY_SOURCE -fno-stack-protector -fno-stack-clash-protection \
    -fcf-protection=none -fplt -Wl,-z,norelro,-z,lazy,-z,execstack -o "$work/soft" "$work/soft.c" 2>"$work/log"; then
    for mark in "$@"; do
        # The start files of the C library may have marks of their own.
        case $mark in cet | bti) continue ;; esac
        linked_has "$mark" "$work/soft" &&
            { echo "FAIL: the test sees $mark in a program without it"; fail=1; }
    done
fi
[ $fail = 0 ] && echo "all there: $*"
exit $fail
