#!/bin/sh
# Runs by valgrind, which sees what the sanitizers do not: bytes of the libraries that were never
# written, and reads of them that decide something. One run for each example, and for each other way
# through the program.
#
#   memcheck.sh CVTEX
. "$(dirname "$0")/checks.sh"
need valgrind
examples=$(cd "$tests/../examples" && pwd)

# clean NAME ARGUMENT...: the run succeeds, and nothing is found.
clean() {
    name=$1
    shift
    valgrind --quiet --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite \
        --show-leak-kinds=definite "$cvtex" "$@" >out 2>err
    status=$?
    [ $status = 0 ] || cat err >&2
    check "$name: exit status $status" [ $status = 0 ]
}

for example in "$examples"/*.yaml; do
    case $example in
    *-works.yaml) ;; # publications alone
    *) clean "$(basename "$example")" "$example" -o one.pdf ;;
    esac
done
clean "fitted, carrying its source" "$examples/yizhen-yao.yaml" --fit 2 --embed -o two.pdf
clean "taken out again" extract two.pdf -o two/
clean "plain text" "$examples/edda-brandt.yaml" --to text -o four.txt
clean "publications" check "$examples/zhewei-yao-works.yaml"

# Memory that was never written is found, or all this says nothing.
printf '%s\n' '#include <stdlib.h>' 'int main(void) { int *p = malloc(4); return *p ? 1 : 0; }' >wrong.c
if command -v cc >/dev/null && cc -g -O0 wrong.c -o wrong 2>/dev/null; then
    valgrind --quiet --error-exitcode=9 ./wrong >out 2>&1
    check "valgrind finds nothing in a wrong program" [ $? = 9 ]
fi
finish
