# depends.cmake: the packages of the libraries that cvtex opens when a document needs them (src/base/late.h):
# dpkg-shlibdeps cannot see them in the program. So the files that open them are linked with them here, as in a
# single file, and it reads the result.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
file(MAKE_DIRECTORY ${CPACK_CVTEX_FOLDER}/debian)
file(WRITE ${CPACK_CVTEX_FOLDER}/debian/control "")
execute_process(WORKING_DIRECTORY ${CPACK_CVTEX_FOLDER} OUTPUT_VARIABLE depends ERROR_VARIABLE said RESULT_VARIABLE failed
  COMMAND sh -c "$1 -std=gnu17 -shared -fPIC -O1 -o late.so -DCVTEX_SINGLE_FILE -I$2/src -I$2/include \
$(grep -l LATE_FIND $2/src/*/*.c) $(pkg-config --cflags --libs fribidi libjpeg fontconfig) &&
dpkg-shlibdeps -O late.so" late ${CPACK_CVTEX_COMPILER} ${CPACK_CVTEX_SOURCES})
if(failed)
  message(FATAL_ERROR "The packages of the libraries that are opened late can't be found out: ${said}")
endif()
string(REGEX REPLACE "^shlibs:Depends=|, libc6[^,\n]*|\n" "" depends "${depends}")
string(REGEX REPLACE "^libc6[^,]*, " "" depends "${depends}")
foreach(component PROGRAM LIBRARY)
  set(CPACK_DEBIAN_${component}_PACKAGE_DEPENDS ${depends})
endforeach()
