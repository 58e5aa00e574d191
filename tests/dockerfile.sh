#!/bin/sh
# Runs the steps of the Dockerfile without a container engine: each stage is a folder, that of Debian made by
# debootstrap. Then the image's program must make the same bytes as the usual one, as the image's user and with
# nothing else in its root. Not in every run of the tests, since it takes minutes, root and the network.
#
#   dockerfile.sh
#
# It knows what the Dockerfile has: FROM, WORKDIR, COPY, RUN, USER, ENTRYPOINT, CMD.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
clean() {
    for folder in "$work"/*/proc; do
        ! mountpoint -q "$folder" || umount "$folder"
    done
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT TERM

# from IMAGE: starts a stage.
from() {
    n=$((${n:-0} + 1)) workdir=/ user=0:0
    stage=$work/$n
    case $1 in
    debian:12-slim) sh tests/bare_system.sh bookworm "$stage" ;;
    debian:13-slim) sh tests/bare_system.sh trixie "$stage" ;;
    scratch) mkdir "$stage" ;;
    *)
        echo "dockerfile.sh does not know the image $1" >&2
        exit 2
        ;;
    esac
    [ "$1" = scratch ] || mount -t proc proc "$stage/proc"
    [ "${2:-}" != AS ] || eval "stage_$3=\$stage"
}

# copy [--from=STAGE] SOURCE TARGET
copy() {
    case $1 in
    --from=*) eval "source=\$stage_${1#--from=}" && shift ;;
    *) source=$work/context ;;
    esac
    case $2 in
    /*) target=$stage$2 ;;
    *) target=$stage$workdir/$2 ;;
    esac
    mkdir -p "$(dirname "$target")"
    cp -a "$source/$1" "$target"
}

# What docker would be given: all that .dockerignore does not name.
mkdir "$work/context"
sed 's,^\*\*/,,' .dockerignore >"$work/ignored"
tar -c --exclude-from="$work/ignored" . | tar -x -C "$work/context"

sed -e ':more' -e '/\\$/N; s/\\\n//; t more' Dockerfile | grep -v -e '^#' -e '^$' >"$work/steps"
while read -r step rest <&3; do
    echo "== $step $rest"
    case $step in
    FROM) from $rest ;;
    WORKDIR) workdir=$rest && mkdir -p "$stage$workdir" ;;
    COPY) copy $rest ;;
    USER) user=$rest ;;
    ENTRYPOINT) entry=$(echo "$rest" | sed 's/^\["\(.*\)"\]$/\1/') ;;
    CMD) ;;
    RUN)
        chroot "$stage" env -i PATH=/usr/local/bin:/usr/bin:/usr/sbin:/bin:/sbin HOME=/root \
            /bin/sh -c "cd $workdir; $rest" >"$work/log" 2>&1 || {
            tail -n 30 "$work/log" >&2
            exit 1
        }
        ;;
    *)
        echo "dockerfile.sh does not know $step" >&2
        exit 2
        ;;
    esac
done 3<"$work/steps"

[ "$user" != 0:0 ] || {
    echo "the image runs as root" >&2
    exit 1
}
echo "== the image: $(find "$stage" -type f | wc -l) files, $(du -sm "$stage" | cut -f 1) MB"
cp examples/*.yaml examples/*.bib examples/*.jpg examples/*.png "$stage$workdir"
chown -R "$user" "$stage$workdir"
for cv in examples/ada-nilsson.yaml examples/zhewei-yao.yaml examples/pelageya-primerova.yaml; do
    name=$(basename "$cv" .yaml)
    unshare --root="$stage" --wd="$workdir" --setgid "${user#*:}" --setuid "${user%:*}" "$entry" "$name.yaml"
    head -c 5 "$stage$workdir/$name.pdf" | grep -q '%PDF'
done
echo "The image typesets, as user $user."
