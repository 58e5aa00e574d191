# single_file.cmake: with -DSINGLE_FILE=ON, one static program with all its data inside, and nothing else.
#
# STATIC_SOURCES names a folder with the sources of the libraries that are built here
# (cmake/static_libraries.sh); empty: they are fetched from the distribution.
enable_language(ASM)
set(STATIC_SOURCES "" CACHE PATH "Folder with the sources of harfbuzz, libharu and md4c; empty: fetched")
set(STATIC_FOLDER ${CMAKE_BINARY_DIR}/static)

if(NOT EXISTS ${STATIC_FOLDER}/libmd4c.a)
  message(STATUS "Building static libraries (a minute)")
  execute_process(COMMAND sh ${CMAKE_SOURCE_DIR}/cmake/static_libraries.sh ${STATIC_FOLDER} ${STATIC_SOURCES}
    RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "The static libraries could not be built.")
  endif()
endif()

# The data: styles, locales, lists of words and fonts with their licences. Hyphenation patterns whose licence
# does not allow a larger work to have another one (styles/hyphens) stay outside.
file(GLOB_RECURSE INSIDE CONFIGURE_DEPENDS LIST_DIRECTORIES false RELATIVE ${CMAKE_SOURCE_DIR}
  styles/* fonts/*)
list(FILTER INSIDE EXCLUDE REGEX "^styles/hyphens/")
list(APPEND INSIDE LICENSE)

# What the libraries' licences ask to come along.
set(NOTICES libc6 libpng-dev zlib1g-dev libdeflate-dev libyaml-dev libutf8proc-dev libfribidi-dev
  libfontconfig-dev libfreetype-dev libexpat1-dev libbrotli-dev)
if(EXISTS /usr/share/doc/libjpeg-turbo8-dev) # as Ubuntu names it
  list(APPEND NOTICES libjpeg-turbo8-dev)
else()
  list(APPEND NOTICES libjpeg62-turbo-dev)
endif()
set(NOTICE_FILES ${STATIC_FOLDER}/harfbuzz/COPYING ${STATIC_FOLDER}/libharu/README
  ${STATIC_FOLDER}/md4c/LICENSE.md)
set(NOTICE_NAMES harfbuzz libharu md4c)
list(APPEND NOTICE_FILES ${CMAKE_BINARY_DIR}/hyphen_notices ${UNICODE}/ORIGIN.md ${UNICODE}/LICENSE)
list(APPEND NOTICE_NAMES hyphenation unicode unicode-licence)
foreach(package ${NOTICES})
  if(EXISTS /usr/share/doc/${package}/copyright)
    list(APPEND NOTICE_FILES /usr/share/doc/${package}/copyright)
    string(REGEX REPLACE "-dev$" "" name ${package})
    list(APPEND NOTICE_NAMES ${name})
  else()
    message(FATAL_ERROR "/usr/share/doc/${package}/copyright is missing: the program must carry it.")
  endif()
endforeach()

# All files in one section, and a table of them sorted by name: offsets from inside_start.
set(entries "")
foreach(file ${INSIDE})
  list(APPEND entries "${file}|${CMAKE_SOURCE_DIR}/${file}")
endforeach()
foreach(name file IN ZIP_LISTS NOTICE_NAMES NOTICE_FILES)
  list(APPEND entries "notices/${name}|${file}")
endforeach()
list(SORT entries)
set(bytes "")
set(table "")
set(depends "")
set(count 0)
foreach(entry ${entries})
  string(REGEX REPLACE "\\|.*" "" name "${entry}")
  string(REGEX REPLACE ".*\\|" "" file "${entry}")
  string(APPEND bytes "name${count}: .asciz \"${name}\"\n.balign 16\nfile${count}: .incbin \"${file}\"\nend${count}:\n")
  string(APPEND table ".long name${count} - inside_start, file${count} - inside_start, end${count} - file${count}\n")
  list(APPEND depends ${file})
  math(EXPR count "${count} + 1")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/inside.S CONTENT [[
.global inside_start, inside_files, inside_count
.section .rodata.inside, "a"
.balign 4096
inside_start:
@bytes@.balign 16
.section .rodata.inside_files, "a"
.balign 4
inside_files:
@table@inside_count: .long @count@
.section .note.GNU-stack, "", %progbits
]] @ONLY)
set_source_files_properties(${CMAKE_BINARY_DIR}/inside.S PROPERTIES OBJECT_DEPENDS "${depends}")

set(STATIC_LIBRARIES ${STATIC_FOLDER}/libhpdf.a ${STATIC_FOLDER}/libharfbuzz.a ${STATIC_FOLDER}/libmd4c.a
  fontconfig expat freetype brotlidec brotlicommon png16 jpeg fribidi yaml utf8proc deflate z m)
add_executable(cvtex ${PROGRAM} src/program/inside.c
  ${CMAKE_BINARY_DIR}/inside.S $<TARGET_OBJECTS:cvtex_objects>)
target_compile_definitions(cvtex_objects PRIVATE CVTEX_SINGLE_FILE)
target_compile_definitions(cvtex PRIVATE CVTEX_SINGLE_FILE)
target_compile_options(cvtex PRIVATE $<$<COMPILE_LANGUAGE:C>:-fPIE>) # CMake's own way adds -pie, which undoes -static-pie
target_compile_options(cvtex_objects PRIVATE $<$<COMPILE_LANGUAGE:C>:-ffunction-sections>)
target_include_directories(cvtex PRIVATE include)
target_link_libraries(cvtex PRIVATE ${STATIC_LIBRARIES})
target_link_options(cvtex PRIVATE -static-pie -Wl,--gc-sections
  -Wl,-Map=${CMAKE_BINARY_DIR}/cvtex.map $<$<CONFIG:Release>:-s>) # the map says what is linked: cmake/sbom.py
set_target_properties(cvtex PROPERTIES LINKER_LANGUAGE C)
install(TARGETS cvtex)
