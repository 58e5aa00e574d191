#!/bin/sh
# Completions, each in its shell: what it offers after some words. A shell that is not installed is left out,
# which is said.
#
#   completions.sh CVTEX
. "$(dirname "$0")/../checks.sh"

mkdir bin sub home
ln -s "$cvtex" bin/cvtex
export PATH="$PWD/bin:$PATH" HOME="$PWD/home" XDG_CONFIG_HOME="$PWD/home" XDG_DATA_HOME="$PWD/home"
for file in one.yaml two.yml resume.json other.txt cv.pdf "a b.yaml"; do
    echo 'cv: {name: A}' >"$file"
done

# offered WORDS: the completions of the last word in $shell, one a line.
offered() {
    case $shell in
    bash) bash bash.sh "$1" ;;
    zsh) zsh -f zsh.sh "$1" ;;
    fish) fish -c "source cvtex.fish; complete -C '$1'" 2>&1 | sed 's/\t.*//' ;;
    esac >offers
}

# offers LINE [WORD...] [-- WORD...]: these words are among what is offered, and those behind -- are not.
offers() {
    line=$1 is=yes
    shift
    offered "$line"
    for word; do
        if [ "$word" = -- ]; then
            is=no
        elif [ $is = yes ]; then
            check "$shell: '$line' does not offer '$word' but '$(tr '\n' ' ' <offers | cut -c1-200)'" grep -qxF -- "$word" offers
        else
            check "$shell: '$line' offers '$word'" not grep -qxF -- "$word" offers
        fi
    done
}

# The command line as bash divides it: '=' is a word of its own.
cat >bash.sh <<'END'
source ./cvtex.bash
line=$1
COMP_WORDS=()
rest=${line//=/ = }
read -r -a COMP_WORDS <<<"$rest"
case $line in *' ') COMP_WORDS+=('') ;; *=) COMP_WORDS+=('') ; unset 'COMP_WORDS[-1]' ;; esac
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
COMP_LINE=$line COMP_POINT=${#line}
COMPREPLY=()
_cvtex cvtex "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\n' "${COMPREPLY[@]}"
END
# In a terminal of its own, zsh prints the list of what matches.
cat >zsh.sh <<'END'
zmodload zsh/zpty
fpath=($PWD/zfunctions $fpath)
zpty z zsh -f -i
zpty -w z 'PS1=; PROMPT=; RPROMPT=; fpath=('$PWD'/zfunctions $fpath); PATH='$PATH
zpty -w z 'autoload -Uz compinit; compinit -u -D; bindkey "^I" complete-word'
zpty -w z 'all() { compstate[insert]=; compstate[list]=; }'
zpty -w z 'compadd() { local -a hits; if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return $?; fi; builtin compadd -O hits "$@"; (( $#hits )) && print -rl -- "<${^hits[@]}>" >>|'$PWD'/hits; builtin compadd "$@"; }'
zpty -w z 'print ready'
for i in {1..100}; do zpty -r -m z out '*ready*' && break; sleep .02; done
: >|hits
zpty -w -n z "$1"$'\t'
for i in {1..60}; do sleep .03; [[ -s hits ]] && { sleep .15; break; }; done
zpty -d z
sed 's/^<//; s/>$//' hits
END

for shell in bash zsh fish; do
    "$cvtex" completions $shell >cvtex.$shell 2>err
    check "completions $shell: exit status" [ $? = 0 ]
    check "completions $shell: says '$(cat err)'" [ ! -s err ]
    command -v $shell >/dev/null || {
        echo "$shell is not installed: left out"
        continue
    }
    mkdir -p zfunctions
    [ $shell != zsh ] || cp cvtex.zsh zfunctions/_cvtex
    $shell -n cvtex.$shell 2>err
    check "$shell cannot read it: '$(cat err)'" [ ! -s err ]
    offers 'cvtex ' check new styles help completions one.yaml two.yml resume.json -- other.txt cv.pdf
    offers 'cvtex ch' check -- convert
    offers 'cvtex --st' --style --strict -- --set
    offers 'cvtex --' --output --help --version --embed -- --ats --kind
    offers 'cvtex check --' --ats --style -- --kind --to
    offers 'cvtex new --' --kind --locale --with --style -- --ats --fit
    offers 'cvtex extract --' --output --help -- --style
    offers 'cvtex --style ' banking swiss -- base
    offers 'cvtex --style ba' banking -- swiss
    offers 'cvtex one.yaml --to ' pdf text trace content nodes style
    offers 'cvtex one.yaml --format s' sarif -- json
    offers 'cvtex new Name --kind p' phd professor physician -- artist
    offers 'cvtex new Name --locale pt' pt pt-BR -- de
    offers 'cvtex style s' sidebar swiss submission -- banking
    offers 'cvtex locale zh' zh-Hans zh-Hant -- de
    offers 'cvtex keys ' document style locale check
    offers 'cvtex schema l' locale -- document
    offers 'cvtex completions ' bash zsh fish
    offers 'cvtex help high' highlights -- banking
    offers 'cvtex help sty' style styles
    offers 'cvtex extract ' cv.pdf -- one.yaml
    offers 'cvtex check ' one.yaml -- cv.pdf check new
    offers 'cvtex check o' one.yaml -- two.yml
    offers 'cvtex --style plain o' one.yaml
    offers 'cvtex --style plain chec' check
    case $shell in
    bash) offers 'cvtex --style=ba' banking -- swiss ;;
    fish) offers 'cvtex --style=ba' --style=banking ;;
    esac
done
# As bash-completion finds it where it is installed.
if [ -e /usr/share/bash-completion/bash_completion ] && command -v bash >/dev/null; then
    mkdir -p home/bash-completion/completions
    cp cvtex.bash home/bash-completion/completions/cvtex
    bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader cvtex; complete -p cvtex' >out 2>&1
    check "bash-completion does not find it: $(cat out)" grep -q -- '-F _cvtex cvtex' out
fi
"$cvtex" completions 2>err
check "completions: exit status" [ $? = 2 ]
"$cvtex" completions csh 2>err
check "completions csh: exit status" [ $? = 2 ]
check "completions csh: says '$(cat err)'" grep -q "completions takes bash, zsh or fish, not csh" err
finish
