#!/bin/sh
# Installs cvtex into a folder and builds the examples of the library against that: in C with
# pkg-config and the shared library, in C++ with find_package and the static one, and the other way
# round. What they typeset must be what the program typesets.
#
#   install.sh CVTEX BUILD-FOLDER CC CXX SANITIZE
build=$2 cc=$3 cxx=$4
[ "$5" != ON ] || exit 77 # a host would need the sanitizers too
. "$(dirname "$0")/../checks.sh"
need cmake pkg-config "$cxx"
root=$(cd "$tests/.." && pwd)

cmake --install "$build" --prefix "$PWD/tree" >log 2>&1
check "it cannot be installed: $(cat log)" [ $? = 0 ]
mv tree moved # nothing may hang on where it was
lib=$(dirname "$(find "$PWD/moved" -name libcvtex.a)")
export PKG_CONFIG_PATH="$lib/pkgconfig" LD_LIBRARY_PATH="$lib"

nm -D --defined-only "$lib/libcvtex.so" | awk '{ print $3 }' >names
check "no function is visible" grep -q '^cvtex_run$' names
check "names without the prefix are visible: $(grep -v '^cvtex_' names)" [ -z "$(grep -v '^cvtex_' names)" ]
nm -g --defined-only "$lib/libcvtex.a" | awk 'NF == 3 { print $3 }' >names
check "the static library has no function" grep -q '^cvtex_run$' names
check "the static library shows $(grep -v '^cvtex_' names | head)" [ -z "$(grep -v '^cvtex_' names)" ]
check "there is no manual page" [ -e moved/share/man/man3/cvtex.3 ]
check "the shared library has no version" [ -e "$lib/libcvtex.so.$(pkg-config --modversion cvtex)" ]

data=$(pkg-config --variable=datadir cvtex)
yaml=$root/examples/zhewei-yao.yaml
"$cvtex" "$yaml" -o wanted.pdf

# typesets PROGRAM
typesets() {
    rm -f out.pdf
    "$1" "$data" "$yaml" out.pdf && cmp out.pdf wanted.pdf
}

for source in typeset.c typeset.cpp; do
    case $source in
    *.c) compiler="$cc -std=c17" ;;
    *) compiler="$cxx -std=c++14" ;;
    esac
    flags="-Wall -Wextra -Wpedantic -Werror"
    $compiler $flags "$root/examples/library/$source" -o "$source.shared" $(pkg-config --cflags --libs cvtex)
    check "$source, shared, by pkg-config" typesets "./$source.shared"
    $compiler $flags "$root/examples/library/$source" -o "$source.static" $(pkg-config --cflags cvtex) \
        "$lib/libcvtex.a" $(pkg-config --static --libs cvtex | sed 's/-lcvtex //')
    check "$source, static, by pkg-config" typesets "./$source.static"
done

mkdir project
cat >project/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.18)
project(example LANGUAGES C CXX)
find_package(cvtex 1.0 REQUIRED)
add_executable(shared ${EXAMPLES}/typeset.c)
target_link_libraries(shared cvtex::cvtex)
add_executable(static ${EXAMPLES}/typeset.cpp)
target_link_libraries(static cvtex::static)
file(WRITE ${CMAKE_BINARY_DIR}/data "${cvtex_DATA}")
END
cmake -S project -B out -Dcvtex_DIR="$lib/cmake/cvtex" -DEXAMPLES="$root/examples/library" \
    -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx" >log 2>&1 && cmake --build out >>log 2>&1
check "find_package: $(tail -20 log)" [ $? = 0 ]
check "shared, by find_package" typesets out/shared
check "static, by find_package" typesets out/static
check "cvtex_DATA is '$(cat out/data)'" [ -e "$(cat out/data)/fonts/index.yaml" ]
finish
