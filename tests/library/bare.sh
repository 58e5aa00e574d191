#!/bin/sh
# Typesets in an empty folder, with all data from memory: no file is opened (strace tells).
#
#   bare.sh CVTEX BARE      77: without strace, or where it may not trace
bare=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
. "$(dirname "$0")/../checks.sh"
need strace
root=$tests/..
strace -o trace true 2>/dev/null || {
    echo "strace cannot trace here: skipped" >&2
    exit 77
}

put() {
    printf '%s %d\n' "$1" "$(wc -c <"$2")"
    cat "$2"
}
{
    put zhewei-yao.yaml "$root/examples/zhewei-yao.yaml"
    for file in "$root"/styles/*.yaml "$root"/styles/locales/*.yaml "$root"/fonts/*.yaml "$root"/fonts/*/*.[ot]tf; do
        put "${file#"$root"/}" "$file"
    done
} >data
mkdir empty
cd empty || exit 2
export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" # it cannot look while it is traced
strace -f -o ../trace "$bare" <../data >../bare.pdf 2>../said
check "it fails: $(cat ../said)" [ $? = 0 ]
cd ..
check "it leaves files" [ -z "$(ls empty)" ]
"$cvtex" "$root/examples/zhewei-yao.yaml" -o whole.pdf
check "the PDF is another than the program's" cmp bare.pdf whole.pdf
sed -n '/write(2, "begin/,/write(2, "end/p' trace >between
check "there is no trace of the work" [ "$(wc -l <between)" -gt 2 ]
grep -E '[0-9]* *(open|openat|stat|lstat|newfstatat|access|faccessat2?|readlink|connect|socket|execve|unlink)\(' between >touched
check "it touches files: $(head -3 touched)" [ ! -s touched ]
finish
