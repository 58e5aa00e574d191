#!/bin/sh
# cvtex help TOPIC: every command, option and key is a topic, and so is each name that the list of topics has.
#
#   help.sh CVTEX
. "$(dirname "$0")/../checks.sh"

"$cvtex" help >overview 2>err
check "help: exit status" [ $? = 0 ]
check "help: says '$(cat err)'" [ ! -s err ]
"$cvtex" help topics >topics 2>err
check "help topics: exit status" [ $? = 0 ]
check "help topics: not sorted, or a name twice" sort -c -u topics
check "help topics: too few" [ "$(wc -l <topics)" -gt 300 ]
while read -r topic; do
    "$cvtex" help "$topic" >out 2>err || echo "$topic: exit status $?"
    grep -q . out || echo "$topic: nothing"
    grep -v '  --[a-z-]* *[A-Z]\|example: ' out | grep -n '.\{81\}' | grep -q ' ' && echo "$topic: a long line"
    grep '[]`[]' out | grep '](#\|`' && echo "$topic: marks of Markdown"
    cat err
done <topics >wrong
check "topics: $(sed 5q wrong)" [ ! -s wrong ]

# Every name of the tables is a topic.
{
    for keys in document style locale; do
        "$cvtex" keys $keys | sed '/^### fields of templates$/,$d' | sed -n 's/^| `\([a-z_]*\)` |.*/\1/p'
    done
    "$cvtex" keys | sed -n '/^### kinds of entries$/,$s/^| `[a-z_]*` | \([a-z]*\) |.*/\1/p'
    "$cvtex" --help | sed -n 's/^  *\(-., \)*--\([a-z-]*\).*/\2/p; s/^  \([a-z]*\)\( .*\)*$/\1/p'
    sed -n 's/^| `\([a-z]*\)` | [0-9]* |.*/\1/p' "$tests/../docs/limits.md"
} | grep . | sort -u >names
check "there are no names" [ "$(wc -l <names)" -gt 300 ]
comm -23 names topics >missing
check "no topics: $(cat missing)" [ ! -s missing ]

says() {
    topic=$1
    shift
    "$cvtex" help "$topic" >out 2>err
    check "help $topic: exit status" [ $? = 0 ]
    for pattern; do
        check "help $topic says no '$pattern'" grep -q -- "$pattern" out
    done
}
says style '^usage: cvtex style NAME' '^style, an option$' 'style, a key of' 'default: default$'
says --style '^style, an option$' '--style NAME'
says -o '^output, an option$'
says highlights '^highlights, a key of an entry$' 'example: highlights: \[' 'other tools call it: bullets'
says education '^education, a kind of entry$' "'institution'"
says pages '^pages, a limit of a run (--limit)$' 'at most 10000 pages' '^pages, a key of'
says exit-status '^Exit status: 0 '
says limits 'memory, a limit' 'glyphs, a limit'
says kinds 'teaching, a kind of entry'
says environment SOURCE_DATE_EPOCH NO_COLOR
"$cvtex" help check >out
"$cvtex" check --help >out2
check "help check does not begin as check --help" [ "$(sed 5q out)" = "$(sed 5q out2)" ]

for word in highlihgts --stlye chekc; do
    "$cvtex" help $word >out 2>err
    check "help $word: exit status" [ $? = 2 ]
    check "help $word: says '$(cat err)'" grep -q "there is no topic $word (did you mean '" err
    check "help $word: writes something" [ ! -s out ]
done
"$cvtex" help zzzzzzzzzz 2>err
check "help zzzzzzzzzz: says '$(cat err)'" grep -q "there is no topic zzzzzzzzzz; see 'cvtex help'" err
"$cvtex" help one two 2>err
check "help one two: exit status" [ $? = 2 ]
finish
