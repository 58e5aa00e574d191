#!/bin/sh
# Signals and full disks: no temporary file stays, and what stood there is as it was.
#
#   signals.sh CVTEX
. "$(dirname "$0")/../checks.sh"
need strace qpdf
# The search for leaks does not work under strace.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS

printf 'cv: {name: Ada Lovelace}\nstyle: plain\n' >cv.yaml
"$cvtex" cv.yaml --embed -o carrier.pdf
"$cvtex" cv.yaml -o as-usual.pdf
strace -o trace -e inject=fchmod:error=ENOSPC:when=1 "$cvtex" cv.yaml -o probe.pdf 2>err
grep -q 'fchmod(.*ENOSPC' trace || {
    echo "strace cannot change system calls here: skipped" >&2
    exit 77
}

# ends SIGNAL NUMBER WHAT CALL COMMAND...: the signal comes when the program makes the system call.
# strace ends as its program does.
ends() {
    signal=$1 number=$2 what="$3, $1 at $4" call=$4
    shift 4
    ls -aR . >before
    strace -o trace -e "inject=$call:signal=$signal:when=1" "$@" >out 2>err
    status=$?
    ls -aR . >after
    check "$what: exit status $status, not $((128 + number))" [ $status = $((128 + number)) ]
    check "$what: not ended by the signal: $(tail -1 trace)" grep -q "killed by $signal" trace
    check "$what: leaves files: $(diff before after)" cmp -s before after
}
: >before
: >after
: >trace
: >out
: >err
echo %PDF-older >old.pdf
for pair in "SIGINT 2" "SIGTERM 15" "SIGHUP 1"; do
    ends $pair "a new file" fchmod "$cvtex" cv.yaml -o new.pdf
    ends $pair "an older file" fchmod "$cvtex" cv.yaml -o old.pdf
    check "$pair takes the older file" [ "$(cat old.pdf)" = %PDF-older ]
    # When the file is put in place, signals wait: it is the whole new one.
    echo %PDF-older >late.pdf
    ends $pair "late" rename "$cvtex" cv.yaml -o late.pdf
    check "$pair leaves half a file" qpdf --check late.pdf >out 2>&1
    rm late.pdf
    ends $pair "extract" fchmod "$cvtex" extract carrier.pdf -o folder/
    ends $pair "extract to one file" fchmod "$cvtex" extract carrier.pdf -o one.yaml
done
mkdir there
ends SIGTERM 15 "extract, the folder stands" fchmod "$cvtex" extract carrier.pdf -o there
# An ignored signal stays ignored.
strace -o trace -e inject=fchmod:signal=SIGHUP:when=1 sh -c 'trap "" HUP; exec "$0" cv.yaml -o nohup.pdf' "$cvtex" 2>err
check "SIGHUP is not ignored under nohup" [ -s nohup.pdf ]

# extract: all files or none, at every failure
full() {
    what=$1
    shift
    rm -rf set
    [ "$what" != there ] || mkdir set
    old=$(ls -d set 2>/dev/null)
    strace -o trace "$@" "$cvtex" extract carrier.pdf -o set/ 2>err
    status=$?
    check "extract ($*): exit status $status, not 3" [ $status = 3 ]
    check "extract ($*): says '$(cat err)'" grep -q "^cvtex: error: cannot" err
    check "extract ($*): leaves half a set: $(ls -A set 2>&1)" [ -z "$(ls -A set 2>/dev/null)" ]
    check "extract ($*): the folder is not as it was" [ "$(ls -d set 2>/dev/null)" = "$old" ]
}
for n in 1 2 3; do
    for where in there new; do
        full $where -e "inject=fchmod:error=ENOSPC:when=$n"
        full $where -e "inject=renameat2:error=EIO:when=$n"
        full $where -e "inject=write:error=ENOSPC:when=$n"
    done
done
full new -e inject=mkdir:error=ENOSPC
# A file system without renameat2, then without links
rm -rf set
strace -o trace -e inject=renameat2:error=EINVAL "$cvtex" extract carrier.pdf -o set/ 2>err
check "extract without renameat2: $(cat err)" cmp set/cv.yaml cv.yaml
rm -rf set
strace -o trace -e inject=renameat2:error=EINVAL -e inject=link:error=EPERM "$cvtex" extract carrier.pdf -o set/ 2>err
check "extract without links: $(cat err)" cmp set/cv.yaml cv.yaml
check "extract without links leaves others" [ "$(ls -A set | wc -l)" = 3 ]

# No files without a name: the kernel or the file system has none, or /proc is not mounted
mkdir -p apart
for inject in "-P apart/. -e inject=openat:error=EOPNOTSUPP" "-e inject=linkat:error=ENOENT"; do
    rm -f apart/probe.pdf
    strace -o trace $inject "$cvtex" cv.yaml -o apart/probe.pdf 2>err
    check "a PDF with $inject: exit status" [ $? = 0 ]
    check "a PDF with $inject: nothing was refused" grep -q 'O_TMPFILE.*INJECTED\|linkat.*INJECTED' trace
    check "a PDF with $inject: another one" cmp apart/probe.pdf as-usual.pdf
done
rm -rf set
strace -o trace -e inject=linkat:error=ENOENT "$cvtex" extract carrier.pdf -o set/ 2>err
check "extract without /proc: $(cat err)" cmp set/cv.yaml cv.yaml

# A failure of writing takes no file.
for call in write fchmod rename; do
    for error in EIO ENOSPC EROFS EDQUOT; do
        strace -o trace -e "inject=$call:error=$error" "$cvtex" cv.yaml -o old.pdf 2>err
        check "$call $error: exit status" [ $? = 3 ]
        check "$call $error: takes the older file" [ "$(cat old.pdf)" = %PDF-older ]
    done
done
check "a temporary file is left: $(ls -A)" [ -z "$(find . -name '.cvtex-*')" ]

# Kernels without openat2, and filters that forbid it: what is allowed is the same.
mkdir doc doc/sub doc/sub/deep
printf '@article{a, title={T}, author={Ada Lovelace}, year=2020}\n' >doc/sub/deep/refs.bib
cp doc/sub/deep/refs.bib out.bib
ln -s ../out.bib doc/leads.bib
ln -s sub/deep/refs.bib doc/stays.bib
for error in ENOSYS EPERM; do
    for file in sub/deep/refs.bib stays.bib leads.bib ../out.bib sub/deep sub/deep/nothing; do
        printf 'cv: {name: A, sections: {publications: {from: %s}}}\n' $file >doc/cv.yaml
        "$cvtex" doc/cv.yaml -o - >with.pdf 2>with
        status=$?
        strace -o trace -e inject=openat2:error=$error "$cvtex" doc/cv.yaml -o - >without.pdf 2>without
        check "openat2 $error, $file: another exit status" [ $? = $status ]
        check "openat2 $error, $file: another PDF" cmp with.pdf without.pdf
        check "openat2 $error, $file: says something else" diff with without
    done
    check "openat2 is not used" grep -q "openat2(.*$error" trace
done

# A font that is cut off while it is mapped is an error, not SIGBUS.
mkdir data
cp -r "$tests/../styles" "$tests/../fonts" data
font=$(find data/fonts -name 'texgyretermes-regular.otf')
check "no font to cut off" [ -s "$font" ]
mapped=$(realpath "$font") # other programs may have a font of this name open
(
    for i in $(seq 100); do
        if grep -qF "$mapped" /proc/[0-9]*/maps 2>/dev/null; then
            : >"$font"
            exit
        fi
        sleep 0.1
    done
) &
CVTEX_DATA=data strace -o trace -P "$font" -e trace=mmap -e inject=mmap:delay_exit=2000000 "$cvtex" cv.yaml -o old.pdf 2>err
status=$?
wait
check "a font that is cut off: exit status $status, not 3" [ $status = 3 ]
check "a font that is cut off: says '$(cat err)'" grep -q "a file that is in use was cut off" err
check "a font that is cut off: takes the older file" [ "$(cat old.pdf)" = %PDF-older ]
finish
