#!/bin/sh
# Makes a bare Debian in a folder, by debootstrap (as root, from the network).
#
#   bare_system.sh CODENAME FOLDER
#
# BARE names a folder where such systems are kept, so that the next one is a copy.
set -eu
kept=${BARE:+$BARE/$1}
if [ -z "$kept" ] || [ ! -d "$kept" ]; then
    to=${kept:-$2}
    mkdir -p "$to.part"
    debootstrap --variant=minbase "$1" "$to.part" >"$to.log" 2>&1 || {
        tail "$to.log" >&2
        exit 1
    }
    rm -f "$to.log"
    mv "$to.part" "$to"
fi
[ -z "$kept" ] || cp -a "$kept" "$2"
cp /etc/resolv.conf "$2/etc/resolv.conf"
