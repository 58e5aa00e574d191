#!/bin/sh
# What many documents in one call cost: 200 copies of the example with each number of processes.
#
#   bench/many.sh CVTEX [NUMBER]
#
# Prints for each number of processes the time [s], how busy the processors were (200 % are two processors), and the
# most memory of one process [MB]. The script needs GNU time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cvtex=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
number=${2:-200}
[ -x /usr/bin/time ] || {
    echo "GNU time is not installed" >&2
    exit 2
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for i in $(seq "$number"); do
    cp "$here/../../examples/zhewei-yao.yaml" "cv$i.yaml"
done
echo 'cv: {nmae: A}' >bad.yaml
for jobs in 1 2 4 ''; do
    rm -rf out
    status=0
    /usr/bin/time -o took -f '%e %P %M' "$cvtex" cv*.yaml bad.yaml -o out/ -j"$jobs" --style banking -q 2>err || status=$?
    [ $status = 1 ] && [ "$(ls out | wc -l)" = "$number" ] || {
        cat err >&2
        exit 1
    }
    tail -1 took | {
        read -r seconds busy memory
        echo "-j${jobs:- (all)}: $number documents in $seconds s, $busy busy, $((memory / 1024)) MB"
    }
done
