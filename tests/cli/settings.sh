#!/bin/sh
# Settings of a folder: .cvtex beside the document says how documents look that do not say it themselves, and nothing
# else.
#
#   settings.sh CVTEX
. "$(dirname "$0")/../checks.sh"

echo 'cv: {name: Ada Lovelace, sections: {education: [{institution: X, date: 2020-05}]}}' >cv.yaml
for style in plain swiss; do
    for locale in de fr; do
        "$cvtex" cv.yaml --style $style --set locale=$locale -o $style-$locale.pdf
    done
done
"$cvtex" cv.yaml -o usual.pdf

# gives PDF WHAT OPTION...
gives() {
    wanted=$1 what=$2
    shift 2
    rm -f out.pdf
    "$cvtex" "$@" -o out.pdf 2>err
    check "$what: exit status; $(cat err)" [ $? = 0 ]
    check "$what: not as $wanted" cmp -s out.pdf "$wanted"
}

: >.cvtex
gives usual.pdf "empty settings" cv.yaml
echo '# nothing' >.cvtex
gives usual.pdf "settings of a comment" cv.yaml
printf 'style: plain\nlocale: de\n' >.cvtex
gives plain-de.pdf "settings" cv.yaml
gives plain-de.pdf "settings, another path" ./cv.yaml
gives plain-de.pdf "settings, a full path" "$PWD/cv.yaml"
gives swiss-de.pdf "an option wins" cv.yaml --style swiss
gives plain-fr.pdf "--set wins" cv.yaml --set locale=fr
sed 's/$/\nstyle: swiss/' cv.yaml >own.yaml
gives swiss-de.pdf "the document wins" own.yaml
echo 'locale: fr' >over.yaml
gives plain-fr.pdf "a document over it wins" cv.yaml over.yaml
sed 's/$/\nvariants: {v: {style: swiss}}/' cv.yaml >variants.yaml
gives swiss-de.pdf "a variant wins" variants.yaml --variant v
sed 's/$/\nstyle: {colors: {accent: navy}}/' cv.yaml >changed.yaml
"$cvtex" cv.yaml --style plain --set locale=de --set style.colors.accent=navy -o navy.pdf
gives navy.pdf "what the document changes is of the style of the settings" changed.yaml
"$cvtex" - -o out.pdf <cv.yaml
check "standard input has no folder" cmp -s out.pdf usual.pdf
mkdir below
cp cv.yaml below/below.yaml
gives usual.pdf "a folder below has no settings" below/below.yaml
printf 'style: ./mine.yaml\nlocale: de\n' >.cvtex
echo 'extends: plain' >mine.yaml
mkdir elsewhere
cp .cvtex mine.yaml elsewhere
cp cv.yaml elsewhere/far.yaml
rm .cvtex
gives plain-de.pdf "paths in settings start from there" elsewhere/far.yaml
echo '{"basics": {"name": "Ada Lovelace"}}' >elsewhere/resume.json
"$cvtex" elsewhere/resume.json -o out.pdf -q
check "settings under the file of another tool" [ $? = 0 ]
"$cvtex" convert elsewhere/resume.json >out.yaml 2>err
check "convert writes settings into the document" not grep -q mine.yaml out.yaml

printf 'style: plain\nlocale: de\npages: {most: 3}\nbalance: no\nhyphenation: no\ncheck: {ignore: [gap]}\nformat: 1\n' >.cvtex
"$cvtex" cv.yaml -v -o out.pdf 2>err
check "-v: exit status" [ $? = 0 ]
check "-v does not tell of settings: $(cat err)" grep -q '^cvtex: settings: .cvtex$' err
rm .cvtex
"$cvtex" cv.yaml -v -o out.pdf 2>err
check "-v tells of settings that are not there" not grep -q settings err

# What they may not have
for key in 'allow: ..' 'sandbox: no' 'limit: {pages: 9}' 'limits: {pages: 9}' 'output: x.pdf' 'fonts: x' 'force: yes' \
    'cv: {name: B}' 'letter: {}' 'private: []' 'variants: {}' 'pdf: {embed: yes}' 'embed: yes' 'depfile: x' 'jobs: 3' \
    'stlye: plain'; do
    printf 'locale: de\n%s\n' "$key" >.cvtex
    "$cvtex" cv.yaml -o none.pdf 2>err
    check "$key: exit status" [ $? = 1 ]
    check "$key: $(head -1 err)" grep -q "^.cvtex:2:1: error: '${key%%:*}' cannot stand in a settings file" err
    check "$key: something was written" [ ! -e none.pdf ]
done
check "a misspelt key has no hint" grep -q "did you mean 'style'" err
echo 'style: nosuch' >.cvtex
"$cvtex" cv.yaml -o none.pdf 2>err
check "a wrong value: $(head -1 err)" grep -q "^.cvtex:1:8: error: unknown style 'nosuch'" err
"$cvtex" check cv.yaml 2>err
check "check reads settings" grep -q "^.cvtex:1:8: error:" err

# A stranger's settings
echo 'root: x: y' >secret
ln -sf secret .cvtex
"$cvtex" cv.yaml -o none.pdf 2>err
check "a link: exit status" [ $? = 3 ]
check "a link: $(cat err)" grep -q "cannot read the settings .cvtex: it is a link" err
check "a link: told what is in the file" not grep -q root err
rm .cvtex
mkfifo .cvtex
"$cvtex" cv.yaml -o none.pdf 2>err
check "a pipe: $(cat err)" grep -q "not a regular file" err
rm .cvtex
mkdir .cvtex
"$cvtex" cv.yaml -o none.pdf 2>err
check "a folder: $(cat err)" grep -q "not a regular file" err
rmdir .cvtex
head -c 100000 /dev/zero | tr '\0' '#' >.cvtex
"$cvtex" cv.yaml -o none.pdf 2>err
check "a long file: exit status" [ $? = 3 ]
printf 'locale: de\n' >.cvtex
"$cvtex" cv.yaml --to text -o .cvtex 2>err
check "the output over the settings: exit status" [ $? = 3 ]
check "the output over the settings" grep -q '^locale: de$' .cvtex
mkdir carried
"$cvtex" cv.yaml --embed -o out.pdf 2>err
"$cvtex" extract out.pdf -o carried/
check "--embed does not carry the settings: $(ls carried)" grep -q 'locale: de' carried/*cvtex
finish
